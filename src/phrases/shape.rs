//! The shape in words: what its outlines are, and what to read from them.

use std::fmt::Display;

use super::english::number;
use crate::coverage::{NoShape, Outline, Shape};
use crate::text::said;

/// What an outline is, for a legend.
pub fn outline(outline: Outline) -> &'static str {
    match outline {
        Outline::Need => "what is needed",
        Outline::Best => "the best of us on each",
        Outline::Nth => "as far as there are enough of us: of two needed, the second best",
    }
}

/// What the shape says: "There are enough of us on 6 of 12; where the area
/// stays inside the line, someone is missing."
pub fn shape(shape: &Shape) -> impl Display {
    said(|f| {
        write!(f, "{}", shape_in_short(shape))?;
        let (reached, all) = (shape.reached(), shape.axes.len());
        let some = shape.axes.iter().any(|axis| axis.best.is_some());
        if some && reached < all {
            return f.write_str("; where the area stays inside the line, someone is missing.");
        }
        f.write_str(".")
    })
}

/// The same as far as it counts, without its full stop: "There are enough of
/// us on 6 of 12".
pub fn shape_in_short(shape: &Shape) -> impl Display {
    let (reached, all) = (shape.reached(), shape.axes.len());
    let some = shape.axes.iter().any(|axis| axis.best.is_some());
    said(move |f| match (some, reached == all) {
        (false, _) => f.write_str("No one has answered yet: this is what is needed"),
        (true, true) => write!(f, "There are enough of us on all {}", number(all as u32)),
        (true, false) => write!(f, "There are enough of us on {reached} of {all}"),
    })
}

/// Why there is no shape, and what would make one.
pub fn no_shape(why: NoShape) -> [&'static str; 2] {
    match why {
        NoShape::FewAxes => [
            "A shape needs at least three skills and experiences that are needed.",
            "Press Esc for the map, and e to add what the work needs.",
        ],
        NoShape::OnePerson => [
            "Only one person has answered: the shape would be theirs, not the team's.",
            "Press Esc for the map, and r for the next one to rate.",
        ],
    }
}
