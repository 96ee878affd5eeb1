//! What a team is made of, as a report: the map, the findings, the people and
//! the coverage.

mod json;

pub use json::json;
