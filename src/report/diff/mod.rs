//! What changed between two looks at a team, as a report.

mod digest;
mod document;
mod json;
mod text;

pub use digest::{Digest, Titles};
pub(super) use document::blocks;
pub use document::document;
pub use json::{dated, json, totals_json};
pub use text::text;
