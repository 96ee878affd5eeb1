//! What could not be saved: a copy in the program's own folder, readable for
//! its owner alone. Offered at the next start, never applied unasked.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::places::{Places, make_private};
use super::read::{self, Read};
use super::{LARGEST_TEAM, atomic};
use crate::domain::Team;

/// A journal that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The team as it was when it could not be saved.
    pub read: Read,
    /// The team that those edits were made to; nothing where that is not known.
    pub base: Option<Team>,
    /// When it was written.
    pub written: Option<SystemTime>,
}

/// The journal of a team file: one a file, found again by the file's path.
fn path_of(places: &Places, file: &Path) -> PathBuf {
    let file = std::fs::canonicalize(file)
        .unwrap_or_else(|_| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{:016x}.toml", fingerprint(file.as_os_str().as_encoded_bytes())));
    places.state.join("journal").join(name)
}

/// FNV-1a: small, and the same in every version of the program.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// Keeps the text that a team file should have had, and beside it the text
/// that its edits were made to, so that the two can be told apart later.
pub fn write(places: &Places, file: &Path, text: &str, base: &str) -> io::Result<()> {
    let path = path_of(places, file);
    if let Some(folder) = path.parent() {
        make_private(folder)?;
    }
    atomic::put(&base_of(&path), base.as_bytes())?;
    atomic::put(&path, text.as_bytes())
}

/// The journal of a team file, where there is one that says something else
/// than the file. One that cannot be read is left where it is.
pub fn find(places: &Places, file: &Path) -> Option<Journal> {
    let path = path_of(places, file);
    let text = read::from_disk(&path, LARGEST_TEAM).ok()?;
    if read::bytes_from_disk(file, LARGEST_TEAM).is_ok_and(|now| now == text.as_bytes()) {
        discard(places, file);
        return None;
    }
    let read = read::team(&text, &path.to_string_lossy()).ok()?;
    let base = base_of(&path);
    let base = read::from_disk(&base, LARGEST_TEAM).ok();
    let base = base.and_then(|text| read::team(&text, "").ok()).map(|read| read.team);
    let written = std::fs::metadata(&path).and_then(|own| own.modified()).ok();
    Some(Journal { read, base, written })
}

/// Forgets the journal of a team file.
pub fn discard(places: &Places, file: &Path) {
    // There may be none.
    let path = path_of(places, file);
    let _ = std::fs::remove_file(&path);
    let _ = std::fs::remove_file(base_of(&path));
}

fn base_of(path: &Path) -> PathBuf {
    path.with_extension("base.toml")
}
