//! The views and formats of reports, for the command line and the screen.

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
    /// What changed between two snapshots.
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
    /// Returns one word, for people and for file names.
    pub fn word(self) -> &'static str {
        self.texts()[0]
    }

    /// Returns what it is, in a few words.
    pub fn about(self) -> &'static str {
        self.texts()[1]
    }

    fn texts(self) -> [&'static str; 2] {
        match self {
            Self::Map => ["map", "every cell, the spectra, what to talk about"],
            Self::Findings => ["findings", "what the map says, in sentences"],
            Self::People => ["people", "who covers what, and who wants what"],
            Self::Coverage => ["coverage", "one line for each row; nobody is named"],
            Self::Shape => {
                ["shape", "what is needed, our best, and the level that enough of us reach"]
            }
            Self::Plan => ["plan", "the brief, candidates, growth, departures"],
            Self::Brief => ["brief", "what to look for; nobody named"],
            Self::Advert => ["advert", "the text of an advert; nobody named"],
            Self::Interview => ["interview", "a sheet for one interviewer; nobody named"],
            Self::Decisions => ["decisions", "what was decided, to tick off or for a calendar"],
            Self::Changes => ["changes", "what changed between the two marked"],
            Self::Record => {
                ["record", "then and now, decisions and what became of them, each row over time"]
            }
        }
    }

    /// Returns its formats; the first is the default.
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

    /// Returns whether a person is named in it.
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
        self.texts()[0]
    }

    /// Returns its name for people.
    pub fn label(self) -> &'static str {
        self.texts()[1]
    }

    /// Returns the extension of its files.
    pub fn ending(self) -> &'static str {
        self.texts()[2]
    }

    /// Returns what it is good for.
    pub fn about(self) -> &'static str {
        self.texts()[3]
    }

    fn texts(self) -> [&'static str; 4] {
        match self {
            Self::Text => ["text", "text", "txt", "for a mail or a terminal"],
            Self::Markdown => ["markdown", "Markdown", "md", "for a pull request or a wiki"],
            Self::Html => ["html", "HTML", "html", "a page to read and to print on A4"],
            Self::Mail => {
                ["mail", "mail", "html", "tables and sentences to paste into a mail or Word"]
            }
            Self::Svg => ["svg", "SVG", "svg", "a picture for a slide"],
            Self::Csv => ["csv", "CSV", "csv", "a tidy table for a database or a script"],
            Self::Xlsx => [
                "xlsx",
                "Excel",
                "xlsx",
                "a workbook for Excel or LibreOffice: values, no formulas",
            ],
            Self::Json => ["json", "JSON", "json", "for other programs"],
            Self::Toml => ["toml", "TOML", "toml", "a file to fill in"],
            Self::Ics => {
                ["ics", "calendar", "ics", "due days and the next session, for a calendar"]
            }
        }
    }

    /// Returns whether it is meant to be pasted.
    pub fn is_pasted(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }
}
