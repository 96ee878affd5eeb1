//! The snapshots of a folder, each read once: they are never changed, so what
//! was read stays true as long as the file has the same length and time.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Snapshot, is_absent, open};
use crate::files::FileError;

/// One snapshot on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFile {
    /// Its file.
    pub path: PathBuf,
    /// What it holds.
    pub snapshot: Snapshot,
}

/// A file's length and time, and what was read then.
type Seen = (u64, Option<SystemTime>, Result<Snapshot, FileError>);

/// The snapshots of a folder, and what was read already.
#[derive(Debug, Default)]
pub struct SnapshotCache {
    known: HashMap<PathBuf, Seen>,
    parsed: usize,
}

impl SnapshotCache {
    /// The snapshots of a folder by their moment, and what is wrong with those
    /// that cannot be read. A folder that is not there holds none.
    pub fn look(
        &mut self,
        folder: &Path,
    ) -> Result<(Vec<SnapshotFile>, Vec<FileError>), FileError> {
        let refused = |error: &std::io::Error| {
            let what = format!("cannot be read: {}", crate::files::read::reason(error));
            FileError::new(&folder.to_string_lossy(), what, "check its rights")
        };
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => return Ok((Vec::new(), Vec::new())),
            Err(error) => return Err(refused(&error)),
        };
        let mut before = std::mem::take(&mut self.known);
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        for entry in entries {
            let path = entry.map_err(|error| refused(&error))?.path();
            let hidden =
                path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if hidden || path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let Ok(metadata) = std::fs::metadata(&path) else { continue };
            let (length, time) = (metadata.len(), metadata.modified().ok());
            let read = match before.remove(&path) {
                Some((known, at, read)) if known == length && at == time => read,
                _ => {
                    self.parsed += 1;
                    open(&path)
                }
            };
            match &read {
                Ok(snapshot) => {
                    found.push(SnapshotFile { path: path.clone(), snapshot: snapshot.clone() });
                }
                Err(fault) => faults.push(fault.clone()),
            }
            self.known.insert(path, (length, time, read));
        }
        found.sort_by(|one, other| {
            (one.snapshot.when, &one.path).cmp(&(other.snapshot.when, &other.path))
        });
        Ok((found, faults))
    }

    /// How many files were parsed so far.
    pub fn parsed(&self) -> usize {
        self.parsed
    }
}
