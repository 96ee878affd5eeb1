//! The teams opened last, newest first. Nothing depends on this list: a broken list
//! counts as empty, and an error when writing it is ignored.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::dirs::{AppDirs, make_private};
use super::{atomic, read};

/// The most teams that are remembered.
pub const MAX_RECENT: usize = 12;
const MAX_BYTES: u64 = 64 * 1024;

#[derive(Debug, Default, Serialize, Deserialize)]
struct List {
    #[serde(default)]
    files: Vec<PathBuf>,
}

fn path_of(dirs: &AppDirs) -> PathBuf {
    dirs.state.join("recent.toml")
}

/// Returns the teams opened last, newest first.
pub fn list(dirs: &AppDirs) -> Vec<PathBuf> {
    let text = read::from_disk(&path_of(dirs), MAX_BYTES).unwrap_or_default();
    let list: List = toml::from_str(&text).unwrap_or_default();
    let mut files: Vec<PathBuf> = Vec::new();
    for file in list.files {
        if file.is_absolute() && !files.contains(&file) {
            files.push(file);
        }
    }
    files.truncate(MAX_RECENT);
    files
}

/// Puts a team at the top of the list.
pub fn remember(dirs: &AppDirs, file: &Path) {
    let Ok(file) = std::path::absolute(file) else { return };
    let mut files = list(dirs);
    files.retain(|other| *other != file);
    files.insert(0, file);
    files.truncate(MAX_RECENT);
    put(dirs, files);
}

/// Removes a team from the list.
pub fn forget(dirs: &AppDirs, file: &Path) {
    let mut files = list(dirs);
    files.retain(|other| other != file);
    put(dirs, files);
}

fn put(dirs: &AppDirs, files: Vec<PathBuf>) {
    // A path that is not UTF-8 cannot be written as TOML; the list stays as it was.
    if let Ok(text) = toml::to_string(&List { files })
        && make_private(&dirs.state).is_ok()
    {
        let _ = atomic::put(&path_of(dirs), text.as_bytes());
    }
}
