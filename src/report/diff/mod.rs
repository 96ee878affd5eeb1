//! What changed between two looks at a team, as a report.

mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;

use crate::analysis::diff::{Class, DimensionChange};
use crate::words::Changes;

/// What the two looks are called: dates, file names or revisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titles<'a> {
    /// The earlier one.
    pub then: &'a str,
    /// The later one.
    pub now: &'a str,
}

/// The skills and experiences of a class, in file order.
fn rows<'a>(changes: &'a Changes<'_>, class: Class) -> Vec<&'a DimensionChange> {
    let of = |one: &&DimensionChange| one.class == class && !changes.dimension(one).is_spectrum();
    changes.comparison.dimensions.iter().filter(of).collect()
}

/// The spectra in file order: their classes would be a verdict.
fn spectra<'a>(changes: &'a Changes<'_>) -> Vec<&'a DimensionChange> {
    let spectrum = |one: &&DimensionChange| changes.dimension(one).is_spectrum();
    let mut spectra: Vec<&DimensionChange> =
        changes.comparison.dimensions.iter().filter(spectrum).collect();
    spectra.sort_by_key(|one| one.now);
    spectra
}
