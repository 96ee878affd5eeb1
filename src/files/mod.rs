//! Files: reading with a remedy for every fault, and saving that changes only
//! what changed.
//!
//! | module | for |
//! |---|---|
//! | [`read`] | text into a checked team, candidate or sheet |
//! | [`mod@write`] | a team into text, changing only what changed |
//! | [`atomic`] | bytes onto the disk, whole or not at all |
//! | [`TeamFile`] | an open file: its lock, and saving over nobody's work |
//! | [`Saver`] | the thread that saves, so that the screen never waits |
//! | [`sheets`] | one person's answers in one file, and their folder |
//! | [`journal`] | what could not be saved |
//! | [`snapshots`] | a team as it was, kept beside its file |
//! | [`recent`] | the teams opened last |
//! | [`typed`] | paths as people type, paste and drop them |
//! | [`Remembered`] | what the last start knew of the terminal |
//! | [`Config`] | a person's own settings |
//! | [`AppDirs`] | where the program keeps what is its own |

mod access;
pub mod atomic;
mod candidates;
pub mod catalogue;
mod create;
mod dirs;
mod error;
mod file;
mod format;
pub mod journal;
mod lock;
mod permissions;
pub mod read;
pub mod recent;
mod remembered;
mod saver;
pub mod sheets;
pub mod snapshots;
mod teams;
pub mod typed;
pub mod write;

pub use access::Access;
pub use atomic::Permissions;
pub use candidates::{Candidates, candidates};
pub use catalogue::CATALOGUE;
pub use create::{is_free, put_export, save_new, save_new_text};
pub use dirs::AppDirs;
pub use error::{FileError, Warning};
pub use file::{Opened, SaveError, Saved, TeamFile};
pub use read::Config;
pub use remembered::{Remembered, remember, remembered};
pub use saver::{SaveOutcome, Saver};
pub use teams::{is_catalogue, read_teams, team_files};
pub use write::{Merged, Resolution};

/// Removes what killed saves have left of a team: beside its file, its sheets
/// and its snapshots. What is being written stays.
pub fn sweep(team: &std::path::Path) {
    let beside = team.parent().filter(|folder| !folder.as_os_str().is_empty());
    atomic::sweep(beside.unwrap_or(std::path::Path::new(".")));
    atomic::sweep(&sheets::folder(team));
    atomic::sweep(&snapshots::folder(team));
}

/// The version of the file format that this program reads and writes.
pub const FORMAT: u32 = 1;
/// The largest team file, in bytes.
pub const MAX_TEAM_BYTES: u64 = 16 * 1024 * 1024;
/// The largest sheet or candidate file, in bytes.
pub const MAX_SHEET_BYTES: u64 = 1024 * 1024;
