//! The shape in words: what its outlines are, and what to read from them.

use super::english::number;
use crate::coverage::{NoShape, Outline, Shape};

/// Returns what an outline is, for a legend.
pub fn outline(outline: Outline) -> &'static str {
    match outline {
        Outline::Need => "what we need",
        Outline::Best => "the best of us on each row",
        Outline::Nth => "the level that enough of us reach",
    }
}

/// Returns what the shape says: "We have enough people on 6 of 12 rows. Where the area is inside
/// the line, someone is missing."
pub fn shape(shape: &Shape) -> String {
    let (reached, all) = (shape.reached(), shape.axes.len());
    let some = shape.axes.iter().any(|axis| axis.best.is_some());
    let short = shape_in_short(shape);
    if some && reached < all {
        format!("{short}. Where the area is inside the line, someone is missing.")
    } else {
        format!("{short}.")
    }
}

/// Returns the same as far as it counts, without its full stop: "We have enough people on 6 of 12
/// rows".
pub fn shape_in_short(shape: &Shape) -> String {
    let (reached, all) = (shape.reached(), shape.axes.len());
    let some = shape.axes.iter().any(|axis| axis.best.is_some());
    match (some, reached == all) {
        (false, _) => "Nobody has answered yet: this is what we need".to_owned(),
        (true, true) => format!("We have enough people on all {} rows", number(all as u32)),
        (true, false) => format!("We have enough people on {reached} of {all} rows"),
    }
}

/// Returns why there is no shape, and what would make one.
pub fn no_shape(why: NoShape) -> [&'static str; 2] {
    match why {
        NoShape::FewAxes => [
            "A shape needs at least three skills and experiences that are needed.",
            "Press 6 to add what the work needs.",
        ],
        NoShape::OnePerson => [
            "Only one person has answered: the shape would be theirs, not the team's.",
            "Press Esc for the map, then r for the next person to rate.",
        ],
    }
}
