//! What a team is made of, as a report: the map, the findings, the people and
//! the coverage, in the same words as on the screen.
//!
//! No report shows someone's position on a spectrum as theirs, unless they offered to speak for
//! that end: strips are counts.

mod content;
mod csv;
mod decisions;
mod document;
mod html;
mod json;
mod svg;
mod text;
mod workbook;

use std::ops::Range;

pub use csv::{CsvOfFiles, csv};
pub use html::html;
pub use json::json;
pub(in crate::report) use json::summary;
pub use svg::{svg, svg_shape};
pub use text::text;

use self::document::of;
use super::{Dialect, Format, View, document as documents};
use crate::coverage::{Coverage, shape};
use crate::phrases::{self, Names};
use crate::team::{Date, Kind, Team};

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The team.
    pub team: &'a Team,
    /// Judged by the situation that is shown.
    pub coverage: &'a Coverage,
    /// What the members are called.
    pub names: &'a Names,
    /// The day that it shows.
    pub as_of: Date,
    /// Whether only counts are known: then only the coverage can be shown.
    pub counts_only: bool,
}

impl<'a> Page<'a> {
    /// Returns "5 covered · 2 with nobody (without Eve, away until 1 Mar 2027)".
    pub fn headline(self) -> String {
        let headline = phrases::headline_text(self.coverage.summary());
        match phrases::away(self.team, self.coverage, self.names) {
            Some(away) if !self.counts_only => format!("{headline} ({away})"),
            _ => headline,
        }
    }

    /// Returns "Payments › Launch the new checkout".
    pub fn title(self) -> String {
        let situation = self.coverage.situation().and_then(|at| self.team.situations.get(at));
        match situation {
            Some(situation) => format!("{} › {}", self.team.name, situation.name),
            None => self.team.name.clone(),
        }
    }

    /// Returns the dimensions of a kind, by index.
    fn rows(self, kind: Kind) -> impl Iterator<Item = usize> + use<'a> {
        let all: Range<usize> = 0..self.team.dimensions().len();
        all.filter(move |&index| self.team.dimensions()[index].kind == kind)
    }

    fn members(self) -> Range<usize> {
        0..self.team.members().len()
    }

    /// Checks that a view exists in a format, and for this team.
    fn must_have(self, view: View, format: Format) -> Result<(), ShowError> {
        if !view.has(format) {
            return Err(ShowError::NoSuchPair(view, format));
        }
        if self.counts_only && (view != View::Coverage || format == Format::Svg) {
            return Err(ShowError::CountsOnly);
        }
        Ok(())
    }
}

/// Why a report cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ShowError {
    /// The view has other formats.
    #[error("the {} cannot be written as {}; choose {}", .0.word(), .1.label(), formats(*.0))]
    NoSuchPair(View, Format),
    /// Too few rows or answers to draw a shape; the reason.
    #[error("{0}")]
    NoShape(&'static str),
    /// A snapshot without people has no such view.
    #[error("this snapshot has counts and no people; use --view coverage")]
    CountsOnly,
    /// The workbook cannot hold it.
    #[error("the workbook cannot be written: {0}; --format csv has no limit")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

fn formats(view: View) -> String {
    let formats = view.formats().iter().map(|format| format.word());
    phrases::english::either(&formats.collect::<Vec<_>>())
}

/// Writes a view of a team in a format; text in lines of at most `columns` columns, with the
/// escape sequences of its colours.
///
/// # Errors
/// Where the view does not have the format, or the team has nothing to draw.
pub fn write(
    page: Page<'_>,
    view: View,
    format: Format,
    columns: usize,
) -> Result<Vec<u8>, ShowError> {
    page.must_have(view, format)?;
    if format == Format::Xlsx {
        return workbook::workbook(page, view);
    }
    let text = match format {
        _ if view == View::Decisions => decisions::write(page, format, columns),
        Format::Text => text(page, view, columns),
        Format::Html if view == View::Map => html(page),
        Format::Markdown | Format::Html | Format::Mail => {
            documents::write(&of(page, view, format), format, columns)
        }
        Format::Csv => csv(page, view, Dialect::default())?,
        Format::Json => format!("{:#}\n", json(page, view)),
        Format::Toml | Format::Ics => return Err(ShowError::NoSuchPair(view, format)),
        Format::Svg if view == View::Map => svg(page),
        Format::Svg => {
            shape(page.team, page.coverage)
                .map_err(|why| ShowError::NoShape(phrases::no_shape(why)[0]))?;
            svg_shape(page).unwrap_or_default()
        }
        Format::Xlsx => String::new(),
    };
    Ok(text.into_bytes())
}
