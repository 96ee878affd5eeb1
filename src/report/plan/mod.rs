//! The plan as a report: a brief to hire by, who closes what, what leaves
//! with whom, and who could grow.

mod json;

pub use json::json;
