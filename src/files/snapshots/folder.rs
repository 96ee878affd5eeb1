//! Reads the snapshots of a folder.

use std::io;
use std::path::{Path, PathBuf};

use super::{Snapshot, open};
use crate::files::{FileError, read};

/// A snapshot and its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFile {
    /// Its file.
    pub path: PathBuf,
    /// The snapshot.
    pub snapshot: Snapshot,
}

/// Returns the files of a folder of snapshots by name, the oldest first; none if the
/// folder does not exist.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let refused = |error: io::Error| {
        let what = format!("cannot be read: {}", read::reason(&error));
        FileError::new(&folder.to_string_lossy(), what, "check its permissions")
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(refused(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(refused)?.path();
        let is_hidden =
            path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !is_hidden && path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Returns the snapshots of a folder by date, and the errors of those that cannot be
/// read.
pub fn read_all(folder: &Path) -> Result<(Vec<SnapshotFile>, Vec<FileError>), FileError> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for path in list(folder)? {
        match open(&path) {
            Ok(snapshot) => found.push(SnapshotFile { path, snapshot }),
            Err(error) => faults.push(error),
        }
    }
    found.sort_by(|one, other| {
        (one.snapshot.when, &one.path).cmp(&(other.snapshot.when, &other.path))
    });
    Ok((found, faults))
}
