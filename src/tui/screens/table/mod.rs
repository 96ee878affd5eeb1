//! A table from a spreadsheet, pasted or read from a file: its columns, its
//! values, its names, and then, as one change, into the open team or into a new
//! team's file. Nothing is written before the last page.

pub mod draw;
mod names;
mod update;

use std::fmt;

pub use names::{Name, Sort};
pub use update::open;
pub(in crate::tui) use update::{ask, paste, update};

use crate::import::{Book, Draft, Layout, Merge, Options, Sheet, letters};
use crate::team::Team;
use crate::text;

/// The pages, in the order in which `Tab` goes through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray, strum::IntoStaticStr)]
pub enum Page {
    /// The table itself, a role above each column.
    Columns,
    /// What each value becomes.
    Values,
    /// People and rows by name.
    Names,
    /// All of it in sentences; here the table is taken in.
    #[strum(serialize = "Summary")]
    TakeIn,
}

impl Page {
    /// Returns its title.
    pub fn title(self) -> &'static str {
        self.into()
    }
}

/// A table while it is looked at.
#[derive(Clone, PartialEq)]
pub struct TableView {
    book: Book,
    /// What messages call it.
    from: String,
    /// What the person knows better than the guess.
    pub options: Options,
    /// The options as they were, for undo; the last choice last.
    earlier: Vec<Options>,
    /// The page shown.
    pub page: Page,
    /// The column of the sheet under the cursor.
    pub column: usize,
    /// The line under the cursor: a row of the sheet, a value, a name.
    pub row: usize,
    /// Lines scrolled away above, on the last page.
    pub top: usize,
    /// Whether it goes into the team that is open.
    pub into_open: bool,
    /// Where two answers differ, the table's is taken.
    pub theirs: bool,
    /// How the table is read, or what is wrong with it.
    pub read: Result<Read, String>,
}

/// How a table is read.
#[derive(Clone, PartialEq)]
pub struct Read {
    /// The team as far as the table tells it.
    pub draft: Draft,
    /// What it comes to in the open team.
    pub merge: Merge,
    /// Every name, people first.
    pub names: Vec<Name>,
}

impl fmt::Debug for TableView {
    /// Without the table: people's answers are in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableView({})", self.from)
    }
}

impl TableView {
    /// Reads the table with what is known of it.
    fn read(&mut self, team: &Team) {
        self.top = 0;
        let draft = self.book.draft(&self.from, &self.options);
        self.read = draft
            .map(|draft| Read {
                merge: Merge::of(team, &draft.team, self.theirs),
                names: names::names(&draft.team, self.into_open.then_some(team)),
                draft,
            })
            .map_err(|error| on_screen(&error.to_string()));
        self.column = self.column.min(self.sheet().columns().saturating_sub(1));
        self.row = self.row.min(self.rows().saturating_sub(1));
    }

    /// Returns the sheet that is read.
    pub fn sheet(&self) -> &Sheet {
        let chosen = match &self.read {
            Ok(read) => Some(read.draft.sheet),
            Err(_) => self.book.choose(&self.from, &self.options).ok(),
        };
        let sheets = self.book.sheets();
        &sheets[chosen.unwrap_or(0).min(sheets.len().saturating_sub(1))]
    }

    /// Returns what happened to the columns and rows; nothing where the table cannot be read.
    pub fn layout(&self) -> Option<&Layout> {
        self.read.as_ref().ok().map(|read| &read.draft.layout)
    }

    /// Returns whether nothing is left to be decided.
    pub fn is_settled(&self) -> bool {
        self.read.as_ref().is_ok_and(|read| read.draft.questions.is_empty())
    }

    /// Returns the heading of a column; empty where it has none.
    pub fn heading(&self, column: usize) -> &str {
        match self.layout() {
            Some(layout) => self.sheet().text(layout.head, column),
            None => "",
        }
    }

    /// Returns what the options call a column: its heading, or its letter where
    /// the heading is blank or there twice.
    fn column_name(&self, column: usize) -> String {
        let heading = self.heading(column);
        let same = (0..self.sheet().columns())
            .filter(|&other| text::fold(self.heading(other)) == text::fold(heading));
        if heading.is_empty() || same.count() > 1 {
            format!("column {}", letters(column))
        } else {
            heading.to_owned()
        }
    }

    /// Returns how many lines the page has that a cursor can be on.
    fn rows(&self) -> usize {
        match (self.page, &self.read) {
            (Page::Columns, _) => self.sheet().rows.len(),
            (Page::Values, Ok(read)) => read.draft.reading.becomes().len(),
            (Page::Names, Ok(read)) => read.names.len(),
            _ => 0,
        }
    }

    /// Returns what is to be decided, in sentences; the options are typed on
    /// the screen without their strokes.
    pub fn questions(&self) -> Vec<String> {
        match &self.read {
            Err(error) => vec![error.clone()],
            Ok(read) => {
                let questions = read.draft.questions.iter();
                let sentences = questions.map(|own| format!("{}: {}", own.what, own.remedy));
                sentences.map(|line| text::visible(&on_screen(&line)).into_owned()).collect()
            }
        }
    }

    /// Returns whether a question is about this column.
    pub fn asks_about(&self, column: usize) -> bool {
        let heading = self.heading(column);
        let name = match heading {
            "" => format!("column {} ", letters(column)),
            heading => format!("“{heading}” "),
        };
        let questions = self.read.as_ref().map_or(&[][..], |read| &read.draft.questions);
        questions.iter().any(|own| own.what.starts_with(&name))
    }

    /// Returns the whole reading in sentences, for the last page.
    pub fn lines(&self, team: &Team) -> Vec<String> {
        let Ok(read) = &self.read else { return self.questions() };
        let mut lines = self.questions();
        if !lines.is_empty() {
            lines.insert(0, "Decide first:".to_owned());
            lines.push(String::new());
        } else if self.into_open {
            lines = read.merge.lines(team, self.theirs, "Space uses the table's");
            lines.push(String::new());
        }
        let reading = read.draft.reading.lines(&read.draft.team);
        lines.extend(reading.iter().map(|line| on_screen(line)));
        lines
    }
}

fn on_screen(line: &str) -> String {
    // Only those of options: "--" may be a value.
    line.replace(" --", " ")
}
