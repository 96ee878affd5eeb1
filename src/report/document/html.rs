//! A report as a page of its own, or as a mail.
//!
//! The page has our style sheet. A mail's readers (and Word) strip style sheets
//! and pictures, so there everything is in tables and sentences, with each
//! colour as an attribute of its cell.

use askama::Template;

use super::{Block, Document, Tone};
use crate::report::escape::html as safe;

const STYLE: &str = include_str!("../../../assets/report.css");
const PAGE_STYLE: &str = include_str!("../../../assets/report-page.css");

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    document: &'a Document,
    style: String,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Mail<'a> {
    document: &'a Document,
}

/// Returns the style sheet of a page.
pub(in crate::report) fn style() -> String {
    format!("{STYLE}{PAGE_STYLE}")
}

/// Returns a report as one self-contained page.
pub fn page(document: &Document) -> String {
    let page = Page { document, style: style() };
    // Writing to a string cannot fail.
    page.render().unwrap_or_default() + "\n"
}

/// Returns a report to be pasted into a mail, or to be opened in Word.
pub fn mail(document: &Document) -> String {
    Mail { document }.render().unwrap_or_default() + "\n"
}

impl Tone {
    /// Returns the class that the style sheet knows; nothing for a plain cell.
    pub(in crate::report) fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Counts => "lit",
            Self::Near => "near",
            Self::Gap => "gap",
            Self::Thin => "thin",
            Self::Short => "short",
            Self::Covered => "hold",
        }
    }

    /// Returns the colours of a cell behind and in front.
    pub(in crate::report) fn colours(self) -> Option<[&'static str; 2]> {
        match self {
            Self::Plain => None,
            Self::Counts => Some(["#155a68", "#ffffff"]),
            Self::Near => Some(["#c9e2e4", "#0c2c33"]),
            Self::Gap => Some(["#9c1710", "#ffffff"]),
            Self::Thin => Some(["#fbfbf7", "#7d3c00"]),
            Self::Short => Some(["#fbfbf7", "#5c4a00"]),
            Self::Covered => Some(["#fbfbf7", "#0d5850"]),
        }
    }
}
