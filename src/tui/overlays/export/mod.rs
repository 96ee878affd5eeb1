//! Export: one key, a format, what leaves with it, and where it goes.
//!
//! A small form over any screen that reads the team. Nothing is written before
//! it has said what whoever gets the file can read; nothing is written over
//! unasked; until the reveal nothing leaves at all.

mod content;
pub mod draw;
mod update;

use std::fmt::Display;
use std::path::{Path, PathBuf};

use tui_input::Input;

pub use content::content;
pub(crate) use update::{open, update};

use crate::report::{Format, View};
use crate::text::said;
use crate::tui::app::{Model, Source};

/// The fields of the form, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Map, findings, people …
    View,
    /// Text, Markdown, HTML …
    Format,
    /// Names or aliases.
    Names,
    /// The file.
    File,
}

impl Field {
    /// All fields, from top to bottom.
    pub const ALL: [Self; 4] = [Self::View, Self::Format, Self::Names, Self::File];

    /// The word before it.
    pub fn label(self) -> &'static str {
        match self {
            Self::View => "What",
            Self::Format => "As",
            Self::Names => "Names",
            Self::File => "File",
        }
    }
}

/// What is to leave, in which form, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What of the team.
    pub what: View,
    /// In which format.
    pub format: Format,
    /// Whether aliases stand for the names.
    pub by_alias: bool,
    /// The file; nothing for the clipboard.
    pub to: Option<PathBuf>,
    /// Whether a file that is there may be written over.
    pub over: bool,
}

/// The form, as far as it is filled in.
#[derive(Debug, Clone)]
pub struct ExportForm {
    /// The field under the cursor.
    pub field: Field,
    /// What there is to export from here.
    pub whats: Vec<View>,
    /// What is chosen of it.
    pub what: View,
    /// The format chosen.
    pub format: Format,
    /// Whether aliases stand for the names.
    pub by_alias: bool,
    /// The file, as typed.
    pub file: Input,
    /// What was wrong when Enter was last pressed.
    pub fault: Option<String>,
    /// The file that is there already, and is written over by another Enter.
    pub there: Option<String>,
    /// The file as it was suggested last: a typed one is left alone.
    suggested: String,
}

impl PartialEq for ExportForm {
    fn eq(&self, other: &Self) -> bool {
        (self.field, self.what, self.format, self.by_alias, &self.fault)
            == (other.field, other.what, other.format, other.by_alias, &other.fault)
            && self.file.value() == other.file.value()
    }
}

impl ExportForm {
    /// The form on what a screen shows.
    fn of(model: &Model, whats: Vec<View>, what: View) -> Self {
        let mut form = Self {
            field: Field::Format,
            whats,
            what,
            format: what.formats()[0],
            by_alias: model.map.naming == crate::phrases::Naming::Alias,
            file: Input::default(),
            fault: None,
            there: None,
            suggested: String::new(),
        };
        form.suggest(model);
        form
    }

    /// Whether the names in it can be chosen.
    pub fn can_alias(&self) -> bool {
        self.what.names_people() && !matches!(self.what, View::Plan | View::Changes)
    }

    /// Suggests a file beside the team's: its name, what it is, the day. What
    /// the team calls itself never becomes a path.
    fn suggest(&mut self, model: &Model) {
        if self.file.value() != self.suggested {
            return;
        }
        let (folder, stem) = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) | Source::Sheet(path) => {
                (path.parent().unwrap_or(Path::new("")), path.file_stem())
            }
            Source::Snapshot(path, _) => (path.parent().unwrap_or(Path::new("")), path.file_stem()),
            Source::Demo | Source::Nothing => (Path::new(""), None),
        };
        let stem = stem.map_or("demo".into(), |stem| stem.to_string_lossy());
        let (what, ending) = (self.what.word(), self.format.ending());
        let name = format!("{stem}-{}-{what}.{ending}", model.today);
        self.suggested = folder.join(name).to_string_lossy().into_owned();
        self.file = Input::new(self.suggested.clone());
        self.there = None;
    }

    /// What is asked for so far.
    fn export(&self, to: Option<PathBuf>) -> Export {
        let by_alias = self.by_alias && self.can_alias();
        let over = self.there.as_deref() == Some(self.file.value());
        Export { what: self.what, format: self.format, by_alias, to, over }
    }

    /// What whoever gets it can read, in sentences.
    pub fn leaves(&self, model: &Model) -> impl Display {
        let people = model.team.members().len();
        let by_alias = self.by_alias && self.can_alias();
        let leaves = crate::report::leaves(self.what, self.format, by_alias, people);
        let away = model.coverage.away().contains(&true);
        let everyone = if away && !matches!(self.what, View::Plan | View::Changes) {
            " Everyone counts in it, those marked away too."
        } else {
            ""
        };
        said(move |f| write!(f, "{leaves}{everyone}"))
    }
}
