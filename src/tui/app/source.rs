//! Where the team came from, and whether what is on screen is on disk.

use std::path::PathBuf;

use crate::files::Access;
use crate::team::Date;

/// Where the team came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// No team is open.
    Nothing,
    /// The built-in example; changes go nowhere unless saved as.
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
    /// Returns whether an edit goes to disk by itself.
    pub fn is_saved(&self) -> bool {
        matches!(self, Self::File(_) | Self::Sheet(_))
    }
}

/// Whether what is on screen is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// It is.
    #[default]
    Saved,
    /// On its way.
    Saving,
    /// It is not, for this reason.
    Failed(String),
}
