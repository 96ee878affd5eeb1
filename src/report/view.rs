//! What can be written, and in which formats: the same for the command line
//! and for the screen.

use clap::ValueEnum;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// Every cell, the strips, and what to talk about.
    Map,
    /// Sentences, worst first.
    Findings,
    /// Who covers what, and who wants what.
    People,
    /// One line for each row; nobody is named.
    Coverage,
    /// The radar.
    Shape,
    /// The plan of hires, departures and growth.
    Plan,
    /// The brief of the plan, for an advert.
    Brief,
    /// The text of an advert.
    Advert,
    /// The sheet for one interviewer.
    Interview,
    /// What changed between two looks.
    Changes,
    /// The record of a quarter; as CSV and SVG, each row over time.
    Record,
    /// The decisions, as a checklist or as days for a calendar.
    Decisions,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines of plain text.
    Text,
    /// For a pull request or a wiki.
    Markdown,
    /// A self-contained page; prints on A4.
    Html,
    /// For a mail or Word: tables and sentences, no picture.
    Mail,
    /// A picture for a slide.
    Svg,
    /// A tidy table.
    Csv,
    /// A workbook for spreadsheets.
    Xlsx,
    /// For programs.
    Json,
    /// A file to fill in.
    Toml,
    /// Days for a calendar.
    Ics,
}

impl View {
    /// All of it.
    pub const ALL: [Self; 12] = [
        Self::Map,
        Self::Findings,
        Self::People,
        Self::Coverage,
        Self::Shape,
        Self::Plan,
        Self::Brief,
        Self::Advert,
        Self::Interview,
        Self::Changes,
        Self::Record,
        Self::Decisions,
    ];

    /// One word, for people and for file names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Findings => "findings",
            Self::People => "people",
            Self::Coverage => "coverage",
            Self::Shape => "shape",
            Self::Plan => "plan",
            Self::Brief => "brief",
            Self::Advert => "advert",
            Self::Interview => "interview",
            Self::Decisions => "decisions",
            Self::Changes => "changes",
            Self::Record => "record",
        }
    }

    /// What it is, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Self::Map => "every cell, the spectra, what to talk about",
            Self::Findings => "what the map says, in sentences",
            Self::People => "who covers what, and who wants what",
            Self::Coverage => "one line for each row; nobody is named",
            Self::Shape => "what is needed, our best, and the level that enough of us reach",
            Self::Plan => "the brief, candidates, growth, departures",
            Self::Brief => "what to look for; nobody named",
            Self::Advert => "the text of an advert; nobody named",
            Self::Interview => "a sheet for one interviewer; nobody named",
            Self::Decisions => "what was decided, to tick off or for a calendar",
            Self::Changes => "what changed between the two marked",
            Self::Record => "then and now, decisions and what became of them, each row over time",
        }
    }

    /// The formats it has; the first is the usual one.
    pub fn formats(self) -> &'static [Format] {
        use Format::{Csv, Html, Ics, Json, Mail, Markdown, Svg, Text, Xlsx};
        match self {
            Self::Map => &[Html, Markdown, Text, Mail, Svg, Xlsx, Csv, Json],
            Self::Findings | Self::People => &[Markdown, Text, Html, Mail, Csv],
            Self::Coverage => &[Csv, Xlsx, Markdown, Text, Html, Mail, Svg, Json],
            Self::Brief | Self::Advert => &[Markdown, Text, Html, Mail],
            Self::Interview => &[Html, Markdown, Text, Mail],
            Self::Decisions => &[Markdown, Text, Html, Mail, Ics],
            Self::Record => &[Html, Markdown, Text, Mail, Csv, Svg],
            Self::Shape => &[Svg],
            Self::Plan | Self::Changes => &[Markdown, Text, Html, Mail, Json],
        }
    }

    /// Returns whether it can be written in a format.
    pub fn has(self, format: Format) -> bool {
        self.formats().contains(&format)
    }

    /// Whether a person is named in it.
    pub fn names_people(self) -> bool {
        match self {
            Self::Coverage | Self::Shape | Self::Brief | Self::Advert | Self::Interview => false,
            Self::Map
            | Self::Findings
            | Self::People
            | Self::Plan
            | Self::Changes
            | Self::Record
            | Self::Decisions => true,
        }
    }
}

impl Format {
    /// Returns the word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Mail => "mail",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Ics => "ics",
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Mail => "mail",
            Self::Svg => "SVG",
            Self::Csv => "CSV",
            Self::Xlsx => "Excel",
            Self::Json => "JSON",
            Self::Toml => "TOML",
            Self::Ics => "calendar",
        }
    }

    /// What it is good for.
    pub fn about(self) -> &'static str {
        match self {
            Self::Text => "for a mail or a terminal",
            Self::Markdown => "for a pull request or a wiki",
            Self::Html => "a page to read and to print on A4",
            Self::Mail => "tables and sentences to paste into a mail or Word",
            Self::Svg => "a picture for a slide",
            Self::Csv => "a tidy table for a database or a script",
            Self::Xlsx => "a workbook for Excel or LibreOffice: values, no formulas",
            Self::Json => "for other programs",
            Self::Toml => "a file to fill in",
            Self::Ics => "due days and the next session, for a calendar",
        }
    }

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html | Self::Mail => "html",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Ics => "ics",
        }
    }

    /// Whether it is made to be pasted.
    pub fn is_pasted(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }
}
