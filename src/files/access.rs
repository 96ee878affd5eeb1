//! Whether and why a team file can be written, and the lock of who may.

use std::path::Path;

use super::lock::{self, Lock, LockResult};
use super::permissions;

/// Whether and why a file can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// We are the one writer.
    Writer,
    /// Another roundtable has it open.
    OpenElsewhere,
    /// The file does not allow it.
    NotAllowed,
    /// Its folder does not allow it.
    FolderNotAllowed,
    /// It has other names, which would be left with the old content.
    HardLinked,
}

impl Access {
    /// Returns why it cannot be written, in a word or two.
    pub fn short_reason(self) -> &'static str {
        match self {
            Self::Writer => "",
            Self::OpenElsewhere => "in use",
            Self::NotAllowed => "no right",
            Self::FolderNotAllowed => "locked dir",
            Self::HardLinked => "hard link",
        }
    }

    /// Returns why it cannot be written; nothing where it can.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Writer => None,
            Self::OpenElsewhere => Some("another roundtable has it open"),
            Self::NotAllowed => Some("its permissions do not allow writing"),
            Self::FolderNotAllowed => Some("its folder's permissions do not allow writing"),
            Self::HardLinked => Some("it has several names (hard links)"),
        }
    }
}

/// Whether a file can be written, and its lock where it can. Only who may write
/// takes the lock: a reader would keep the writer out.
pub(super) fn access(target: &Path, notes: &mut Vec<String>) -> (Access, Option<Lock>) {
    let folder = target.parent().unwrap_or(Path::new("."));
    if let Ok(metadata) = std::fs::metadata(target) {
        if !permissions::is_writable(target, &metadata) {
            return (Access::NotAllowed, None);
        }
        if permissions::names(&metadata) > 1 {
            return (Access::HardLinked, None);
        }
    }
    if !permissions::is_folder_writable(folder) {
        return (Access::FolderNotAllowed, None);
    }
    match lock::try_acquire(target) {
        LockResult::Acquired(lock) => (Access::Writer, Some(lock)),
        LockResult::Held => (Access::OpenElsewhere, None),
        LockResult::Unsupported(reason) => {
            notes.push(cannot_lock(&reason));
            (Access::Writer, None)
        }
    }
}

fn cannot_lock(reason: &str) -> String {
    format!("The file cannot be locked ({reason}): take care that nobody else edits it.")
}
