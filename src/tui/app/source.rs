//! Where the team came from, and whether what is on screen is on disk.

use std::path::PathBuf;

use crate::files::Access;
use crate::team::Date;

/// Where the team came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// No team is open.
    Nothing,
    /// The demo; changes are lost unless they are saved in a file.
    Demo,
    /// A team file that this program writes.
    File(PathBuf),
    /// A team file that cannot be written, and why.
    ReadOnly(PathBuf, Access),
    /// One person's sheet, which alone is written.
    Sheet(PathBuf),
    /// A snapshot of a day.
    Snapshot(PathBuf, Date),
}

impl Source {
    /// Returns whether edits are saved automatically.
    pub fn is_saved(&self) -> bool {
        matches!(self, Self::File(_) | Self::Sheet(_))
    }
}

/// Whether what is on screen is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Everything is saved.
    #[default]
    Saved,
    /// A save is running.
    Saving,
    /// The last save failed, for this reason.
    Failed(String),
}
