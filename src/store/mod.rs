//! Files: reading with a remedy for every fault, and saving that changes only
//! what changed.
//!
//! | module | for |
//! |---|---|
//! | [`read`] | text into a checked team, candidate or sheet |
//! | [`write`] | a team into text, changing only what changed |

mod fault;
pub mod read;
pub mod write;

pub use fault::{Fault, Warning};

/// The version of the file format that this program reads and writes.
pub const FORMAT: u32 = 1;
/// The largest team file, in bytes.
pub const LARGEST_TEAM: u64 = 16 * 1024 * 1024;
/// The largest sheet or candidate file, in bytes.
pub const LARGEST_SHEET: u64 = 1024 * 1024;
