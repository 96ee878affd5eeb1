//! The shape in words: what its outlines are, and what to read from them.

use super::english::number;
use crate::analysis::{NoShape, Outline, Shape};

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
pub fn shape(shape: &Shape) -> String {
    let (reached, all) = (shape.reached(), shape.axes.len());
    if shape.axes.iter().all(|axis| axis.best.is_none()) {
        return "No one has answered yet: this is what is needed.".to_owned();
    }
    if reached == all {
        return format!("There are enough of us on all {}.", number(all as u32));
    }
    format!(
        "There are enough of us on {reached} of {all}; \
         where the area stays inside the line, someone is missing."
    )
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
