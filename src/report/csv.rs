//! Tidy tables for spreadsheets and databases: UTF-8, commas, one line end.
//!
//! Text is quoted, so that NA, 007 and 1e5 stay text where a program asks. A
//! spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a
//! return for a formula, so such a text gets an apostrophe before it. Numbers
//! stay numbers.

use std::borrow::Cow;

/// A table being written.
pub(super) struct Table {
    text: String,
    /// In a table of several files, which of them the next rows are of.
    file: Option<String>,
}

impl Table {
    /// Begins a table with the names of its columns.
    pub(super) fn new(columns: &[&str]) -> Self {
        Self { text: columns.join(",") + "\n", file: None }
    }

    /// Begins a table of several files: its first column says of which a row is.
    pub(super) fn of_files(columns: &[&str]) -> Self {
        Self { file: Some(String::new()), ..Self::new(&[&["file"], columns].concat()) }
    }

    /// Says which file the next rows are of.
    pub(super) fn begin_file(&mut self, file: &str) {
        self.file = Some(file.to_owned());
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) {
        if let Some(file) = &self.file {
            self.text.push_str(&Cell::from(file.as_str()).text());
            self.text.push(',');
        }
        for (nth, cell) in cells.iter().enumerate() {
            if nth > 0 {
                self.text.push(',');
            }
            self.text.push_str(&cell.text());
        }
        self.text.push('\n');
    }

    /// Returns the text of the table.
    pub(super) fn end(self) -> String {
        self.text
    }
}

/// A cell of a table.
pub(super) enum Cell<'a> {
    /// Quoted: whatever it looks like, it is text.
    Text(&'a str),
    /// A day as ISO writes it.
    Day(&'a str),
    Number(i64),
    Is(bool),
    Empty,
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Cell<'_> {
    fn from(is: bool) -> Self {
        Self::Is(is)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(some: Option<T>) -> Self {
        some.map_or(Self::Empty, Into::into)
    }
}

impl Cell<'_> {
    fn text(&self) -> Cow<'_, str> {
        match *self {
            Self::Text(text) => {
                let guard = if is_formula(text) { "'" } else { "" };
                format!("\"{guard}{}\"", text.replace('"', "\"\"")).into()
            }
            Self::Day(day) => day.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Is(true) => "true".into(),
            Self::Is(false) => "false".into(),
            Self::Empty => "".into(),
        }
    }
}

/// Whether a spreadsheet would take a text for a formula, also one that reads
/// full-width signs or splits cells at semicolons.
fn is_formula(text: &str) -> bool {
    let begins =
        |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins(text) || text.split(';').skip(1).any(|part| begins(part.trim_start()))
}
