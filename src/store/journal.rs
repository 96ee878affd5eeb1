//! What could not be saved: a copy in the program's own folder, readable for
//! its owner alone. Offered at the next start, never applied unasked.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::places::{Places, make_private};
use super::read::{self, Read};
use super::{LARGEST_TEAM, atomic};

/// A journal that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The team as it was when it could not be saved.
    pub read: Read,
    /// The text of the file as it would have been.
    pub text: String,
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

/// Keeps the text that a team file should have had.
pub fn write(places: &Places, file: &Path, text: &str) -> io::Result<()> {
    let path = path_of(places, file);
    if let Some(folder) = path.parent() {
        make_private(folder)?;
    }
    atomic::put(&path, text.as_bytes())
}

/// The journal of a team file, where there is one that says something else
/// than the file. One that cannot be read is left where it is.
pub fn find(places: &Places, file: &Path) -> Option<Journal> {
    let path = path_of(places, file);
    let text = read::from_disk(&path, LARGEST_TEAM).ok()?;
    if std::fs::read(file).is_ok_and(|now| now == text.as_bytes()) {
        discard(places, file);
        return None;
    }
    let read = read::team(&text, &path.to_string_lossy()).ok()?;
    let written = std::fs::metadata(&path).and_then(|own| own.modified()).ok();
    Some(Journal { read, text, written })
}

/// Takes the journal of a team file away.
pub fn discard(places: &Places, file: &Path) {
    // Most often there is none.
    let _ = std::fs::remove_file(path_of(places, file));
}
