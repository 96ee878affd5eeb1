//! What could not be saved: copies in the program's own folder, readable for
//! their owner alone. Offered at the next start, never applied unasked.
//!
//! Each session keeps its own: what an earlier one left for later stays.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::places::{Places, make_private};
use super::read::{self, Read};
use super::{LARGEST_TEAM, atomic};
use crate::team::Team;

/// A journal, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The team as it was when it could not be saved.
    pub read: Read,
    /// The team that those edits were made to; nothing where that is not known.
    pub base: Option<Team>,
}

/// Where one session keeps what it could not save; nowhere yet to begin with.
#[derive(Debug, Default)]
pub struct Slot(Option<PathBuf>);

impl Slot {
    /// Keeps the text that a team file should have had, and beside it the text
    /// that its edits were made to, so that the two can be told apart later.
    /// What this session kept before is replaced.
    pub fn keep(&mut self, places: &Places, file: &Path, text: &str, base: &str) -> io::Result<()> {
        let path = match &self.0 {
            Some(path) => path.clone(),
            None => free(places, file, base)?,
        };
        let path = self.0.insert(path);
        atomic::put(&base_of(path), base.as_bytes())?;
        atomic::put(path, text.as_bytes())
    }

    /// Forgets what this session kept.
    pub fn discard(&mut self) {
        if let Some(path) = self.0.take() {
            discard(&path);
        }
    }
}

/// The journals of a team file, the oldest first. One that says nothing else
/// than the file is forgotten; one that cannot be read is left where it is.
pub fn all(places: &Places, file: &Path) -> Vec<PathBuf> {
    let now = read::bytes_from_disk(file, LARGEST_TEAM).ok();
    let mut found: Vec<(u32, PathBuf)> = numbers(places, file)
        .into_iter()
        .map(|number| (number, path_of(places, file, number)))
        .filter(|(_, path)| {
            let Ok(text) = read::from_disk(path, LARGEST_TEAM) else { return false };
            let is_saved = now.as_deref() == Some(text.as_bytes());
            if is_saved {
                discard(path);
            }
            !is_saved && read::team(&text, "").is_ok()
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, path)| path).collect()
}

/// Reads a journal, where it is there still.
pub fn open(path: &Path) -> Option<Journal> {
    let text = read::from_disk(path, LARGEST_TEAM).ok()?;
    let read = read::team(&text, &path.to_string_lossy()).ok()?;
    let base = read::from_disk(&base_of(path), LARGEST_TEAM).ok();
    let base = base.and_then(|text| read::team(&text, "").ok()).map(|read| read.team);
    Some(Journal { read, base })
}

/// Forgets a journal.
pub fn discard(path: &Path) {
    // It may be gone already.
    let _ = std::fs::remove_file(path);
    let _ = std::fs::remove_file(base_of(path));
}

fn folder(places: &Places) -> PathBuf {
    places.state.join("journal")
}

/// What the names of a file's journals begin with: found again by its path.
fn stem(file: &Path) -> OsString {
    let file = std::fs::canonicalize(file)
        .unwrap_or_else(|_| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let mut name = atomic::short(file.file_stem().unwrap_or_default());
    name.push(format!("-{:016x}", fingerprint(file.as_os_str().as_encoded_bytes())));
    name
}

/// FNV-1a: small, and the same in every version of the program.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// The first has no number in its name.
fn path_of(places: &Places, file: &Path, number: u32) -> PathBuf {
    let mut name = stem(file);
    if number > 1 {
        name.push(format!(".{number}"));
    }
    name.push(".toml");
    folder(places).join(name)
}

fn base_of(path: &Path) -> PathBuf {
    path.with_extension("base.toml")
}

/// The numbers that are taken, by a journal or by what it is made to.
fn numbers(places: &Places, file: &Path) -> Vec<u32> {
    let stem = stem(file);
    let stem = stem.as_encoded_bytes();
    let entries = std::fs::read_dir(folder(places)).into_iter().flatten().flatten();
    let mut numbers: Vec<u32> = entries
        .filter_map(|entry| {
            let name = entry.file_name();
            let rest = name.as_encoded_bytes().strip_prefix(stem)?.strip_suffix(b".toml")?;
            let rest = rest.strip_suffix(b".base").unwrap_or(rest);
            match rest.strip_prefix(b".") {
                None => rest.is_empty().then_some(1),
                Some(number) => std::str::from_utf8(number).ok()?.parse().ok(),
            }
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// A place that nobody has; its base is there already, so that it is taken.
fn free(places: &Places, file: &Path, base: &str) -> io::Result<PathBuf> {
    make_private(&folder(places))?;
    let mut number = numbers(places, file).last().map_or(1, |last| last.saturating_add(1));
    loop {
        let path = path_of(places, file, number);
        match atomic::create(&base_of(&path), base.as_bytes(), atomic::Rights::Private) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < u32::MAX => {
                number += 1;
            }
            done => return done.map(|()| path),
        }
    }
}

/// Removes what was begun and never came to hold an edit. Only for who holds
/// the file's lock, and before it is edited.
pub fn sweep(places: &Places, file: &Path) {
    for number in numbers(places, file) {
        let path = path_of(places, file, number);
        atomic::sweep(&path);
        let base = base_of(&path);
        atomic::sweep(&base);
        if !path.exists() {
            discard(&path);
        }
    }
    let first = path_of(places, file, 1);
    atomic::sweep(&first);
    atomic::sweep(&base_of(&first));
}
