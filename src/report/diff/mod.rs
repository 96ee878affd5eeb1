//! What changed between two looks at a team, as a report.

mod json;

pub use json::json;
