//! Skills matrices as people have them, made into teams.
//!
//! A table says little about itself: where it begins, which way it lies, whose
//! words its levels are. Each is guessed, shown in a [`Reading`] before
//! anything is written, and overruled by [`Options`]. What cannot be told is a
//! [`Question`] that names the option which settles it: nothing is invented.
//!
//! | step | modules |
//! |---|---|
//! | bytes | `bytes`, `workbook` |
//! | cells | `cells`, `tabs`, `delimited`, `markdown`, `html`, `pasted`, `programs` |
//! | reading | `table`, `side`, `matrix`, `long`, `one_person`, `lists`, `catalogue`, `records` |
//! | mapping | `fields`, `counts`, `facets`, `scales`, `context`, `meaning`, `people`, `who` |
//! | team | `build`, `ask`, `merge` |
//!
//! `headings` and `vocabulary` know the words of `assets/import`, `value`, `dates` and `scale`
//! read single cells. A blank is never a 0: it is not answered. Nobody's
//! answers are in a message.

mod ask;
mod build;
mod bytes;
mod catalogue;
mod cells;
mod colours;
mod computed;
mod context;
mod counts;
mod dates;
mod delimited;
mod facets;
mod fields;
mod heading_rows;
mod headings;
mod html;
mod layout;
mod legend;
mod lists;
mod long;
mod mapping;
mod markdown;
mod matrix;
mod meaning;
mod merge;
mod names;
mod one_person;
mod options;
mod own_ratings;
mod pasted;
mod people;
mod programs;
mod reading;
mod records;
mod scale;
mod scales;
mod side;
mod table;
mod tabs;
mod value;
mod vocabulary;
mod who;
mod words;
pub mod workbook;

pub use cells::{Sheet, letters};
pub use delimited::Separator;
pub use layout::Layout;
pub use matrix::Question;
pub use merge::{Merge, look_alikes};
pub use options::{Meaning, Options, People, Role};
pub use reading::{Reading, ValueReading};
pub use scale::Scale;

use std::fmt::Write as _;

use crate::files::FileError;
use crate::team::Team;

/// The largest table that is read, in bytes.
pub const MAX_TABLE_BYTES: u64 = 16 * 1024 * 1024;

/// The sheets of a file, or of what was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    sheets: Vec<Sheet>,
    /// What had to be guessed to read the bytes.
    guessed: Option<String>,
}

/// A table as it is read, with what is still to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The team as far as the table tells it.
    pub team: Team,
    /// How the table was read.
    pub reading: Reading,
    /// What has to be decided before the team can be used.
    pub questions: Vec<Question>,
    /// The sheet that was read.
    pub sheet: usize,
    /// What each column and row of it becomes.
    pub layout: Layout,
}

/// A table made into a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The team: its dimensions have the default need of their kind.
    pub team: Team,
    /// How the table was read.
    pub reading: Reading,
}

impl Book {
    /// Reads the bytes of a file. `path` is for messages alone.
    ///
    /// # Errors
    /// Where they hold no table: why, and what to do.
    pub fn open(bytes: &[u8], path: &str, options: &Options) -> Result<Self, FileError> {
        match bytes::format(bytes) {
            bytes::Format::Text => {}
            bytes::Format::Zip | bytes::Format::Compound => {
                let mut sheets = workbook::sheets(bytes, path)?;
                if let Some(joined) =
                    tabs::join_sheets_of_people(&sheets).filter(|_| options.sheet.is_none())
                {
                    sheets = vec![joined];
                }
                return Ok(Self { sheets, guessed: None });
            }
        }
        let decoded = bytes::decode(bytes, path, options.encoding.as_deref())?;
        let book = Self::of_text(&decoded.text, path, options)?;
        Ok(Self { guessed: decoded.guessed, ..book })
    }

    /// Reads a text, such as what was pasted.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn of_text(text: &str, path: &str, options: &Options) -> Result<Self, FileError> {
        let flat = text.contains("urn:oasis:names:tc:opendocument");
        if !flat && html::has_table(text) {
            return Ok(Self { sheets: html::sheets(text), guessed: None });
        }
        if let Some(other) = bytes::no_table(text, path) {
            return Err(other);
        }
        match programs::other_program(text.trim_start_matches('\u{FEFF}').trim_start()) {
            Some(programs::OtherProgram::Table(sheet)) => {
                return Ok(Self { sheets: vec![*sheet], guessed: None });
            }
            Some(programs::OtherProgram::Language(language)) => {
                let what = format!("this is {language} of another program, not a table");
                let remedy = "export its people and levels as CSV, and import that";
                return Err(FileError::new(path, what, remedy));
            }
            None => {}
        }
        let sheets = vec![delimited::sheet(text, path, options.separator)?];
        Ok(Self { sheets, guessed: None })
    }

    /// Returns the sheets.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Reads the table as the options say.
    ///
    /// # Errors
    /// Where no table is found at all.
    pub fn draft(&self, path: &str, options: &Options) -> Result<Draft, FileError> {
        let sheet = self.choose(path, options)?;
        let visible =
            |own: &(usize, &Sheet)| own.0 != sheet && !own.1.hidden && !own.1.rows.is_empty();
        let names =
            self.sheets.iter().enumerate().filter(visible).map(|sheet| sheet.1.name.clone());
        let names: Vec<String> = names.collect();
        let legend: Vec<legend::Pair> = self
            .sheets
            .iter()
            .enumerate()
            .filter(|(at, own)| *at != sheet && headings::is_legend(&own.name))
            .flat_map(|(_, own)| legend::of_sheet(own))
            .collect();
        let mut draft = read(&self.sheets[sheet], path, options, &names, &legend)?;
        if !legend.is_empty() {
            draft.reading.note("A separate sheet is read as the legend.".to_owned());
        }
        draft.sheet = sheet;
        if options.sheet.is_none() {
            draft.questions.extend(self.ask_which(sheet, draft.layout.head));
        }
        if let Some(guessed) = &self.guessed {
            draft.reading.note(guessed.clone());
        }
        let others: Vec<String> = self
            .others(sheet)
            .iter()
            .filter(|name| legend.is_empty() || !headings::is_legend(name))
            .map(|name| format!("“{name}”"))
            .collect();
        if !others.is_empty() {
            draft
                .reading
                .note(format!("Not read: {}; --sheet NAME reads another.", others.join(", ")));
        }
        Ok(draft)
    }

    /// Asks which sheet is meant, where several have the same headings: months, or
    /// teams.
    fn ask_which(&self, chosen: usize, head: usize) -> Option<Question> {
        let texts = |sheet: &Sheet, row: usize| -> Vec<String> {
            (0..sheet.rows[row].cells.len()).map(|at| sheet.text(row, at).to_owned()).collect()
        };
        let headings = texts(&self.sheets[chosen], head);
        let is_same = |sheet: &Sheet| {
            let last = sheet.rows.len().saturating_sub(1).min(20);
            (0..last).any(|row| texts(sheet, row) == headings)
        };
        let same: Vec<&str> = self
            .sheets
            .iter()
            .enumerate()
            .filter(|(at, sheet)| {
                let levels = ask::no_levels(&sheet.name).is_none();
                *at == chosen || (!sheet.hidden && levels && is_same(sheet))
            })
            .map(|(_, sheet)| sheet.name.as_str())
            .collect();
        if same.len() < 2 || headings.len() < 2 {
            return None;
        }
        let list: Vec<String> = same.iter().map(|name| format!("“{name}”")).collect();
        let last = same.last().copied().unwrap_or_default();
        Some(Question::new(
            format!("the sheets {} have the same headings", list.join(", ")),
            format!("say which one to import: --sheet \"{last}\"; --into TEAM adds another later"),
        ))
    }

    /// The names of the other sheets that hold something.
    fn others(&self, chosen: usize) -> Vec<String> {
        let others = self.sheets.iter().enumerate();
        let others = others.filter(|(at, sheet)| *at != chosen && !sheet.rows.is_empty());
        others
            .map(|(_, sheet)| {
                format!("{}{}", sheet.name, if sheet.hidden { ", hidden" } else { "" })
            })
            .collect()
    }

    /// Returns the sheet that was asked for, or the first visible one that holds
    /// a table.
    ///
    /// # Errors
    /// Where there is none.
    pub fn choose(&self, path: &str, options: &Options) -> Result<usize, FileError> {
        if let Some(name) = &options.sheet {
            let fold = crate::text::fold;
            let found = self.sheets.iter().position(|sheet| fold(&sheet.name) == fold(name));
            return found.ok_or_else(|| {
                let names: Vec<&str> =
                    self.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
                let what = format!("no sheet is called “{name}”");
                FileError::new(path, what, format!("it has {}", names.join(", ")))
            });
        }
        let wide = |sheet: &Sheet| sheet.rows.len() >= 2 && sheet.columns() >= 2;
        // Of a workbook that this program wrote, the sheet that has everything.
        if let Some(ours) =
            self.sheets.iter().position(|sheet| !sheet.hidden && own_ratings::is_in(sheet))
        {
            return Ok(ours);
        }
        let levels = |sheet: &Sheet| ask::no_levels(&sheet.name).is_none();
        let visible = |also: &dyn Fn(&Sheet) -> bool| {
            self.sheets.iter().position(|sheet| !sheet.hidden && wide(sheet) && also(sheet))
        };
        // A cover in front of the table is wide as well, and nobody is on it.
        let wide_ones = self.sheets.iter().filter(|sheet| !sheet.hidden && wide(sheet)).count();
        let holds_answers = |sheet: &Sheet| {
            wide_ones < 2
                || read(sheet, path, options, &[], &[]).map_or(true, |draft| {
                    !draft.team.members().is_empty() && !draft.team.dimensions().is_empty()
                })
        };
        let any = || self.sheets.iter().position(|sheet| !sheet.hidden && !sheet.rows.is_empty());
        let first = visible(&|sheet| levels(sheet) && holds_answers(sheet));
        let cells = |sheet: &Sheet| sheet.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        let most = self.sheets.iter().filter(|sheet| !sheet.hidden && wide(sheet)).map(cells).max();
        let largest = || visible(&|sheet| levels(sheet) && Some(cells(sheet)) == most);
        first
            .or_else(largest)
            .or_else(|| visible(&levels))
            .or_else(|| visible(&|_| true))
            .or_else(any)
            .ok_or_else(|| {
                let hidden =
                    self.sheets.iter().find(|sheet| sheet.hidden && !sheet.rows.is_empty());
                let remedy = match hidden {
                    Some(sheet) => format!("read the hidden one: --sheet \"{}\"", sheet.name),
                    None => "export the sheet that has the names and the answers".to_owned(),
                };
                FileError::new(path, "the table is empty", remedy)
            })
    }
}

impl Draft {
    fn of(built: build::BuiltTeam) -> Self {
        let build::BuiltTeam { team, reading, questions, layout } = built;
        Self { team, reading, questions, sheet: 0, layout }
    }

    /// Returns the team, if nothing is left to be decided.
    ///
    /// # Errors
    /// The questions, each with the option that settles it.
    pub fn settled(self, path: &str) -> Result<Imported, FileError> {
        let Some(first) = self.questions.first() else {
            return Ok(Imported { team: self.team, reading: self.reading });
        };
        let mut remedy = first.remedy.clone();
        for question in &self.questions[1..] {
            let _ = write!(remedy, ". Also: {}; {}", question.what, question.remedy);
        }
        Err(FileError::new(path, &first.what, remedy))
    }
}

/// Reads one sheet.
fn read(
    sheet: &Sheet,
    path: &str,
    options: &Options,
    others: &[String],
    legend: &[legend::Pair],
) -> Result<Draft, FileError> {
    let source = table::Source::of(sheet, path).with_legend(others, legend);
    if let (none @ 1.., all) = source.uncalculated()
        && none * 2 > all
    {
        let what = format!("{none} formulas on “{}” have no value", sheet.name);
        let remedy =
            format!("open the file in a spreadsheet and save it once{}", source.other_sheets());
        return Err(source.fault(what, remedy));
    }
    let table = table::Table::of(&source, options)?;
    options.are_known(&source, &table)?;
    if let Some(ours) = own_ratings::team(&source, &table, options) {
        return Ok(Draft::of(ours));
    }
    let long = long::matrix(&source, &table, options);
    if long.is_none()
        && let Some((ticks, left_out)) =
            lists::by_level(&source, &table).or_else(|| lists::listed(&source, &table))
    {
        let inner = Options {
            roles: Vec::new(),
            people: Some(People::Rows),
            rows: None,
            ..options.clone()
        };
        let mut draft = read(&ticks, path, &inner, others, legend)?;
        draft.reading.leave_out(left_out);
        draft.layout = Layout::by_headings(&table);
        return Ok(draft);
    }
    let matrix = match long {
        Some(matrix) => matrix,
        None => match catalogue::catalogue(&source, &table, options) {
            Some(matrix) => matrix,
            None => matrix::Matrix::of(&source, &table, options),
        },
    };
    let built = build::build(&source, &table, matrix, options)?;
    Ok(Draft::of(built))
}

/// Reads a table that is text into a team.
///
/// # Errors
/// Where no team can be made of it: why, and what to do.
pub fn table(text: &str, path: &str, options: &Options) -> Result<Imported, FileError> {
    Book::of_text(text, path, options)?.draft(path, options)?.settled(path)
}
