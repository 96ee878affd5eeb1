//! A report as data: titles, sentences, lists and tables. One writer per format turns it into
//! text, Markdown, a page or a mail.

mod html;
mod markdown;
mod text;

pub(super) use html::style;
pub use html::{mail, page};
pub use markdown::markdown;
pub use text::text;

use super::view::Format;
use crate::coverage::DimensionCoverage;
use crate::phrases::Mark;
use crate::phrases::map::Light;

/// Returns a report in a format that has words; a text has this many columns.
pub fn write(document: &Document, format: Format, columns: usize) -> String {
    match format {
        Format::Markdown => markdown(document),
        Format::Html => page(document),
        Format::Mail => mail(document),
        _ => text(document, columns),
    }
}

/// A report. Nothing in it is escaped yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What it is about.
    pub title: String,
    /// Its summary in one line; may be empty.
    pub headline: String,
    /// Further lines below the title.
    pub lead: Vec<String>,
    /// Its parts, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of what follows.
    Heading(String),
    /// The title of a part of it.
    Subheading(String),
    /// Sentences that belong together.
    Paragraph(Vec<String>),
    /// Points.
    List(Vec<Item>),
    /// Rows and columns.
    Table(Table),
    /// This many empty lines to write on by hand.
    Lines(usize),
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The sign of its state, where it has one.
    pub sign: Option<char>,
    /// What it is about, stressed; may be empty.
    pub subject: String,
    /// The text about it.
    pub text: String,
    /// The text below it.
    pub below: Vec<String>,
}

/// Rows and columns; the first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it shows and how to read it; may be empty.
    pub caption: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is in it.
    pub text: String,
    /// How it looks.
    pub tone: Tone,
}

/// The meaning of a cell's colour; its text says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing more.
    #[default]
    Plain,
    /// It counts towards the need.
    Counts,
    /// One step below the need.
    Near,
    /// Nobody.
    Gap,
    /// One person.
    Thin,
    /// Fewer than needed.
    Short,
    /// As many as needed, or more.
    Covered,
}

impl Block {
    /// Returns a list below its title; nothing where it is empty.
    pub fn listed(title: &str, items: Vec<Item>) -> Vec<Self> {
        if items.is_empty() {
            return Vec::new();
        }
        vec![Self::Heading(title.to_owned()), Self::List(items)]
    }
}

impl From<&DimensionCoverage> for Tone {
    fn from(coverage: &DimensionCoverage) -> Self {
        Mark::of(coverage).into()
    }
}

impl From<Mark> for Tone {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Gap => Self::Gap,
            Mark::Thin => Self::Thin,
            Mark::Short => Self::Short,
            Mark::Covered | Mark::Strong => Self::Covered,
            Mark::Unknown | Mark::NotNeeded => Self::Plain,
        }
    }
}

impl From<Light> for Tone {
    fn from(light: Light) -> Self {
        match light {
            Light::Lit => Self::Counts,
            Light::Near => Self::Near,
            Light::Plain => Self::Plain,
        }
    }
}

impl Cell {
    /// Returns a cell that is only text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }

    /// Returns a cell with a look.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

impl Table {
    /// Returns its name for readers who do not see colours.
    pub(in crate::report) fn label(&self) -> &str {
        if self.caption.is_empty() {
            self.head.first().map_or("", String::as_str)
        } else {
            &self.caption
        }
    }
}

impl Item {
    /// Returns a point with nothing below it.
    pub fn new(subject: impl Into<String>, text: impl Into<String>) -> Self {
        Self { subject: subject.into(), text: text.into(), ..Self::default() }
    }

    /// Returns the point with sentences below it.
    #[must_use]
    pub fn with_below(self, below: Vec<String>) -> Self {
        Self { below, ..self }
    }
}
