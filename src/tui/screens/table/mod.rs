//! A table from a spreadsheet, pasted or read from a file: its columns, its
//! values, its names, and then, as one change, into the open team or into a new
//! team's file. Nothing is written before the last page.

pub mod draw;
mod update;

pub use update::open;
pub(in crate::tui) use update::{ask, paste, update};

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::import::{Book, Draft, Layout, Merge, Options, Sheet, letters, look_alikes};
use crate::team::Team;
use crate::text;
use crate::text::fold;

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
                names: names(&draft.team, self.into_open.then_some(team)),
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

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A person.
    Person,
    /// A skill, an experience or a spectrum.
    Row,
}

/// One name of the table, or of the team where the table lacks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// A person or a row.
    pub sort: Sort,
    /// The name.
    pub name: String,
    /// Whether the table has it.
    pub in_table: bool,
    /// What happens with it, in a few words.
    pub note: &'static str,
    /// A name that may mean the same.
    pub may_be: Option<String>,
}

/// Returns every name of a table, and of the team that it goes into, people
/// first; those that may be the same as another one are noted.
pub(super) fn names(table: &Team, into: Option<&Team>) -> Vec<Name> {
    let people = |team: &Team| team.members().iter().map(|own| own.name.clone()).collect();
    let rows = |team: &Team| team.dimensions().iter().map(|own| own.name.clone()).collect();
    let mut names = listed(Sort::Person, &people(table), into.map(people));
    names.extend(listed(Sort::Row, &rows(table), into.map(rows)));
    names
}

fn listed(sort: Sort, table: &Vec<String>, team: Option<Vec<String>>) -> Vec<Name> {
    let folded =
        |all: &Vec<String>| -> HashSet<String> { all.iter().map(|own| fold(own)).collect() };
    let (of_table, of_team) = (folded(table), team.as_ref().map(folded));
    let missing = team.into_iter().flatten().filter(|name| !of_table.contains(&fold(name)));
    let missing: Vec<String> = missing.collect();
    let [all, others] =
        [table, &missing].map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut pairs: HashMap<String, String> = HashMap::new();
    for (one, other) in look_alikes(sort == Sort::Person, &all, &others) {
        pairs.insert(other.clone(), one.clone());
        pairs.insert(one, other);
    }
    let of_table = table.iter().map(|name| {
        let known = of_team.as_ref().map(|team| team.contains(&fold(name)));
        let note = match known {
            None => "",
            Some(true) => "in the team",
            Some(false) => "new",
        };
        let may_be = pairs.get(name).filter(|_| known != Some(true)).cloned();
        Name { sort, name: name.clone(), in_table: true, note, may_be }
    });
    let mut names: Vec<Name> = of_table.collect();
    let note = "only in the team";
    names.extend(missing.into_iter().map(|name| Name {
        sort,
        name,
        in_table: false,
        note,
        may_be: None,
    }));
    names
}
