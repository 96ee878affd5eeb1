//! What can leave the program, in which format, and what whoever gets it will
//! be able to read: the same for the command line and for the screen.

use std::fmt::{self, Display, Formatter};

use super::show::View;
use crate::text::said;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Every cell, the strips, and what to talk about.
    Map,
    /// Sentences, worst first.
    Findings,
    /// Who holds what, and who wants what.
    People,
    /// One line a dimension, nobody named.
    Coverage,
    /// The radar.
    Shape,
    /// The plan of hires, departures and growth.
    Plan,
    /// The brief of the plan, for an advert.
    Brief,
    /// What changed between two looks.
    Changes,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Lines of plain text.
    Text,
    /// For a pull request or a wiki.
    Markdown,
    /// One self-contained page.
    Html,
    /// A picture for a slide.
    Svg,
    /// A tidy table.
    Csv,
    /// For programs.
    Json,
}

impl What {
    /// All of it.
    pub const ALL: [Self; 8] = [
        Self::Map,
        Self::Findings,
        Self::People,
        Self::Coverage,
        Self::Shape,
        Self::Plan,
        Self::Brief,
        Self::Changes,
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
            Self::Changes => "changes",
        }
    }

    /// What it is, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Self::Map => "every cell, the spectra, what to talk about",
            Self::Findings => "what the map says, in sentences",
            Self::People => "who holds what, and who wants what",
            Self::Coverage => "one line a dimension, nobody named",
            Self::Shape => "what is needed, our best, as far as we are enough",
            Self::Plan => "the brief, candidates, growth, departures",
            Self::Brief => "what to look for, for an advert; nobody named",
            Self::Changes => "what changed between the two marked",
        }
    }

    /// The formats it has; the first is the usual one.
    pub fn formats(self) -> &'static [Format] {
        use Format::{Csv, Html, Json, Markdown, Svg, Text};
        match self {
            Self::Map => &[Html, Markdown, Text, Svg, Csv, Json],
            Self::Findings => &[Markdown, Text, Html, Csv],
            Self::People | Self::Changes | Self::Brief => &[Markdown, Text],
            Self::Coverage => &[Csv, Markdown, Text, Json],
            Self::Shape => &[Svg],
            Self::Plan => &[Markdown, Text, Json],
        }
    }

    /// The view of a team that it is; nothing for what is more than one.
    pub fn view(self) -> Option<View> {
        match self {
            Self::Map => Some(View::Map),
            Self::Findings => Some(View::Findings),
            Self::People => Some(View::People),
            Self::Coverage => Some(View::Coverage),
            Self::Shape | Self::Plan | Self::Brief | Self::Changes => None,
        }
    }

    /// Whether a person is named in it.
    pub fn names_people(self, format: Format) -> bool {
        match self {
            Self::Coverage | Self::Shape | Self::Brief => false,
            Self::Map => format != Format::Json,
            Self::Findings | Self::People | Self::Plan | Self::Changes => true,
        }
    }
}

impl Format {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Svg => "SVG",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// What it is good for.
    pub fn about(self) -> &'static str {
        match self {
            Self::Text => "for a mail or a terminal",
            Self::Markdown => "for a pull request or a wiki",
            Self::Html => "one page with everything on it: to read, to mail, to print on A4",
            Self::Svg => "a picture for a slide",
            Self::Csv => "for a spreadsheet or a database",
            Self::Json => "for other programs",
        }
    }

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Whether it is made to be pasted.
    pub fn is_pasted(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }
}

/// Below so many people, counts tell who is who.
const FEW: usize = 5;

/// What whoever gets it can read, in whole sentences. `by_alias` says that
/// aliases stand for the names.
pub fn leaves(what: What, format: Format, by_alias: bool, people: usize) -> impl Display {
    said(move |f| {
        f.write_str("Whoever gets it can read ")?;
        can_read(f, what, format, by_alias)?;
        let names = what.names_people(format);
        if names && matches!(what, What::Map | What::Findings) && format != Format::Csv {
            f.write_str(
                " Spectra are counts: only who offered to speak for an end is named there.",
            )?;
        }
        if !names && what != What::Brief && people < FEW {
            write!(
                f,
                " Counts of {people} people cannot be anonymous: who knows the team knows who is \
                 who."
            )?;
        }
        if by_alias && names {
            f.write_str(" Who knows the team may still guess who is who.")?;
        }
        Ok(())
    })
}

/// What of whom, to the sentence's end.
fn can_read(f: &mut Formatter<'_>, what: What, format: Format, by_alias: bool) -> fmt::Result {
    use What::Map;
    let by = if by_alias { "under an alias" } else { "by name" };
    match (what, format) {
        (Map, Format::Json) | (What::Coverage, _) => {
            f.write_str("how many people hold each dimension, and what is needed; nobody is named.")
        }
        (What::Shape, _) => {
            f.write_str("what is needed, our best level and our N-th best; nobody is named.")
        }
        (Map, Format::Csv) => write!(
            f,
            "each answer on skills and experience and what each person wants, {by}; on spectra \
             only those who offered to speak."
        ),
        (Map, Format::Html) => write!(
            f,
            "each person's levels and wants, {by}, whom a dimension rests on, and what was decided."
        ),
        (Map, _) => {
            write!(f, "each person's levels and wants, {by}, and whom a dimension rests on.")
        }
        (What::Findings, Format::Html) => write!(
            f,
            "the whole page: each person's levels and wants, {by}, whom a dimension rests on, \
             and what was decided."
        ),
        (What::Findings, _) => write!(
            f,
            "whom a dimension rests on and who wants more or less of it, {by}, and what was decided."
        ),
        (What::People, _) => {
            write!(f, "what each person holds, alone holds, and wants more or less of, {by}.")
        }
        (What::Plan, _) => f.write_str(
            "what the team lacks, each candidate and what they bring, and what leaves with whom, \
             by name.",
        ),
        (What::Brief, _) => f.write_str("what the team lacks, in words; nobody is named."),
        (What::Changes, _) => {
            f.write_str("who came and went, and how many hold each dimension then and now.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_export_says_what_leaves_and_never_claims_that_names_stay_where_they_go() {
        for what in What::ALL {
            for &format in what.formats() {
                for by_alias in [false, true] {
                    let said = leaves(what, format, by_alias, 7).to_string();
                    assert!(said.starts_with("Whoever gets it can read "), "{said}");
                    let nobody = said.contains("nobody is named");
                    assert_eq!(nobody, !what.names_people(format), "{what:?} {format:?}");
                }
            }
        }
    }

    #[test]
    fn counts_of_few_are_not_called_anonymous() {
        let said = |people| leaves(What::Coverage, Format::Csv, false, people).to_string();
        assert!(said(4).contains("cannot be anonymous"));
        assert!(!said(5).contains("cannot be anonymous"));
    }
}
