//! Files: reading, with a remedy for every error, and saving, which changes only
//! what changed.
//!
//! | module | for |
//! |---|---|
//! | [`read`] | text into a checked team, candidate or sheet |
//! | [`mod@write`] | a team into text, changing only what changed |
//! | [`atomic`] | atomic writes: a whole file or nothing |
//! | [`TeamFile`] | an open file: its lock, and saving without overwriting anyone's work |
//! | [`Saver`] | the thread that saves, so that the screen never waits |
//! | [`sheets`] | one person's answers in one file, and their folder |
//! | [`journal`] | edits that could not be saved |
//! | [`snapshots`] | a team as it was on a day, next to its file |
//! | [`recent`] | the teams opened last |
//! | [`typed`] | paths as people type, paste and drop them |
//! | [`Remembered`] | what the program remembers from the last start |
//! | [`Config`] | the user's settings |
//! | [`AppDirs`] | the folders of the program's own files |

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
mod watch;
pub mod write;

pub use atomic::Permissions;
pub use candidates::{Candidates, candidates};
pub use catalogue::CATALOGUE;
pub use create::{is_free, put_export, save_new, save_new_text};
pub use dirs::AppDirs;
pub use error::{FileError, Warning};
pub use file::{Opened, SaveError, Saved, TeamFile};
pub use lock::Access;
pub use read::Config;
pub use remembered::{Remembered, remember, remembered};
pub use saver::{SaveOutcome, Saver};
pub use teams::{is_catalogue, read_teams, team_files};
pub use write::{Merged, Resolution};

/// Removes temporary files that killed saves of a team have left: next to its file, its
/// sheets and its snapshots; not those that are being written.
pub fn sweep(team: &std::path::Path) {
    let folder = team.parent().filter(|folder| !folder.as_os_str().is_empty());
    atomic::sweep(folder.unwrap_or(std::path::Path::new(".")));
    atomic::sweep(&sheets::folder(team));
    atomic::sweep(&snapshots::folder(team));
}

/// The version of the file format that this program reads and writes.
pub const FORMAT: u32 = 1;
/// The largest team file, in bytes.
pub const MAX_TEAM_BYTES: u64 = 16 * 1024 * 1024;
/// The largest sheet or candidate file, in bytes.
pub const MAX_SHEET_BYTES: u64 = 1024 * 1024;
