//! Tidy tables for spreadsheets and databases: UTF-8, commas, one line end.
//!
//! Text is quoted, so that NA, 007 and 1e5 stay text where a program asks. A
//! spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a
//! return for a formula, so such a text gets an apostrophe before it. Numbers
//! stay numbers.

use std::borrow::Cow;

use crate::text;

/// Where the rows of a tidy table go.
pub(super) trait Rows {
    /// Adds a row.
    fn row(&mut self, cells: &[Cell<'_>]);
}

/// What separates the cells of a table, and whom it is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// A comma, a semicolon or a tab.
    pub separator: char,
    /// Whether a byte order mark tells spreadsheets that the text is UTF-8.
    pub mark: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { separator: ',', mark: false }
    }
}

/// A table being written.
pub(super) struct Table {
    text: String,
    separator: char,
    /// In a table of several files, which of them the next rows are of.
    file: Option<String>,
}

impl Table {
    /// Begins a table with the names of its columns.
    pub(super) fn new(columns: &[&str]) -> Self {
        Self::written_as(columns, Dialect::default())
    }

    /// Begins a table for a certain reader.
    pub(super) fn written_as(columns: &[&str], dialect: Dialect) -> Self {
        let separator = dialect.separator;
        let mark = if dialect.mark { "\u{feff}" } else { "" };
        let text = format!("{mark}{}\n", columns.join(&separator.to_string()));
        Self { text, separator, file: None }
    }

    /// Begins a table of several files: its first column says of which a row is.
    pub(super) fn of_files(columns: &[&str], dialect: Dialect) -> Self {
        Self {
            file: Some(String::new()),
            ..Self::written_as(&[&["file"], columns].concat(), dialect)
        }
    }

    /// Says which file the next rows are of.
    pub(super) fn begin_file(&mut self, file: &str) {
        self.file = Some(file.to_owned());
    }

    /// Returns the text of the table.
    pub(super) fn end(self) -> String {
        self.text
    }
}

impl Rows for Table {
    fn row(&mut self, cells: &[Cell<'_>]) {
        if let Some(file) = &self.file {
            self.text.push_str(&Cell::from(file.as_str()).text());
            self.text.push(self.separator);
        }
        for (nth, cell) in cells.iter().enumerate() {
            if nth > 0 {
                self.text.push(self.separator);
            }
            self.text.push_str(&cell.text());
        }
        self.text.push('\n');
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
                let guard = if text::is_formula(text) { "'" } else { "" };
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
