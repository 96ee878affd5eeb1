//! What changed between two looks at a team, as a report.

mod digest;
mod json;
mod markdown;
mod text;

pub use digest::{Digest, Titles};
pub use json::{json, totals_json};
pub use markdown::markdown;
pub use text::text;
