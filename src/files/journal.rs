//! The journal: edits that could not be saved, in a copy in the program's own
//! folder that only its owner can read. The next start offers them and never
//! applies them unasked.
//!
//! There is one journal per team file. It is found by the file's path or, if the
//! file or its folder was renamed, by device and inode. Edits that an earlier start
//! left in the journal stay there; a later start adds its own.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::dirs::{AppDirs, make_private};
use super::read::{self, Read};
use super::write::{self, Resolution};
use super::{FileError, MAX_TEAM_BYTES, atomic};
use crate::team::{Edit, Team, fingerprint};
use crate::text;

/// The largest journal that is read, in bytes: it contains a team at most four times.
const MAX_BYTES: u64 = 8 * MAX_TEAM_BYTES;

/// A journal, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The path of its team file at that time.
    pub file: PathBuf,
    /// The text that could not be saved.
    pub text: String,
    /// The team that could not be saved.
    pub read: Read,
    /// The team before those edits; nothing if it cannot be read.
    pub base: Option<Team>,
}

/// Device and inode of a file and of its folder, which survive a rename.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    file: String,
    folder: String,
}

impl Identity {
    /// Returns the identity of a file; an empty one if the file does not exist.
    pub fn of(path: &Path) -> Self {
        Self { file: identity(path), folder: path.parent().map(identity).unwrap_or_default() }
    }

    /// Returns whether both are the same file, or files of the same name in the same folder.
    fn is_same(&self, other: &Self, same_name: bool) -> bool {
        let same = |left: &str, right: &str| !left.is_empty() && left == right;
        same(&self.file, &other.file) || same_name && same(&self.folder, &other.folder)
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> String {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(path);
    metadata.map(|file| format!("{}-{}", file.dev(), file.ino())).unwrap_or_default()
}

#[cfg(not(unix))]
fn identity(_: &Path) -> String {
    String::new()
}

/// A text with edits, and the text before those edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Versions {
    text: String,
    base: String,
}

/// A journal as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stored {
    path: String,
    identity: Identity,
    kept: Versions,
    /// The versions that an earlier start left, if this start has added to them.
    earlier: Option<Versions>,
}

impl Stored {
    fn read(path: &Path) -> Option<Self> {
        toml::from_str(&read::from_disk(path, MAX_BYTES).ok()?).ok()
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        atomic::put(path, text.as_bytes())
    }
}

/// Writes the journal of one session.
#[derive(Debug, Default)]
pub struct JournalWriter {
    path: Option<PathBuf>,
}

impl JournalWriter {
    /// Keeps the text that could not be saved, and the text before its edits, so that
    /// the edits can be found later. Replaces what this session kept before, and adds
    /// to what an earlier session kept.
    ///
    /// # Errors
    /// The system's error, or if the edits of both sessions make no valid team.
    pub fn keep(
        &mut self,
        dirs: &AppDirs,
        file: &Path,
        identity: &Identity,
        text: &str,
        base: &str,
    ) -> io::Result<()> {
        make_private(&folder(dirs))?;
        let path = path_of(dirs, file);
        let before = Stored::read(&path);
        let earlier = match before {
            Some(before) if self.path.is_some() => before.earlier,
            Some(before) => Some(before.kept),
            None => None,
        };
        let now = Versions { text: text.to_owned(), base: base.to_owned() };
        let kept = match &earlier {
            Some(earlier) => combine(earlier, now).map_err(io::Error::other)?,
            None => now,
        };
        let path_text = absolute(file).to_string_lossy().into_owned();
        let stored = Stored { path: path_text, identity: identity.clone(), kept, earlier };
        let written = stored.write(&path);
        // Syncing the folder may fail after the file is written: the file is ours then, too.
        if written.is_ok() || Stored::read(&path).is_some_and(|found| found == stored) {
            self.path = Some(path);
        }
        written
    }

    /// Deletes what this session kept.
    pub fn discard(&mut self) {
        let Some(path) = self.path.take() else { return };
        let earlier = Stored::read(&path).and_then(|stored| {
            let kept = stored.earlier.clone()?;
            Some(Stored { kept, earlier: None, ..stored })
        });
        if earlier.is_none_or(|earlier| earlier.write(&path).is_err()) {
            discard(&path);
        }
    }
}

/// Returns the edits of two starts as edits of one, based on the text before the
/// earlier one. If both changed the same thing, the later edit counts.
fn combine(earlier: &Versions, now: Versions) -> Result<Versions, FileError> {
    let team = |text: &str| read::team(text, "").map(|read| read.team);
    let (base, mine) = (team(&earlier.base)?, team(&now.text)?);
    let merged = write::merge(&base, &mine, &team(&earlier.text)?, Resolution::Mine, "")?;
    let text = write::team(&merged.team, Some(&now.text))?;
    Ok(Versions { text, base: earlier.base.clone() })
}

/// Returns the path of a team file's journal; the team file may be gone. A journal
/// that says the same as the file is deleted; one that cannot be read is left where
/// it is.
pub fn find(dirs: &AppDirs, file: &Path) -> Option<PathBuf> {
    let now = read::bytes_from_disk(file, MAX_TEAM_BYTES).ok();
    of_file(dirs, file).into_iter().find(|path| {
        let Some(journal) = open(path) else { return false };
        let is_saved = now.as_deref() == Some(journal.text.as_bytes());
        if is_saved {
            discard(path);
        }
        !is_saved
    })
}

/// Returns all journals that can be read, with their paths.
pub fn all(dirs: &AppDirs) -> Vec<(PathBuf, Journal)> {
    paths(dirs).into_iter().filter_map(|path| Some((path.clone(), open(&path)?))).collect()
}

/// Returns a journal; nothing if it is gone or cannot be read.
pub fn open(path: &Path) -> Option<Journal> {
    let Stored { path: file, kept, .. } = Stored::read(path)?;
    let read = read::team(&kept.text, &file).ok()?;
    let base = read::team(&kept.base, "").ok().map(|read| read.team);
    Some(Journal { file: file.into(), text: kept.text, read, base })
}

/// Deletes a journal.
pub fn discard(path: &Path) {
    // It may be gone already.
    let _ = std::fs::remove_file(path);
}

/// Removes a deleted person from the journals of a team file. The other edits stay.
pub fn forget_person(dirs: &AppDirs, file: &Path, name: &str) {
    for path in of_file(dirs, file) {
        let Some(stored) = Stored::read(&path) else {
            discard(&path);
            continue;
        };
        let kept = without(&stored.kept, name);
        let earlier = stored.earlier.as_ref().and_then(|earlier| without(earlier, name));
        let rewritten = kept.map(|kept| Stored { kept, earlier, ..stored });
        let written = rewritten.is_some_and(|stored| stored.write(&path).is_ok());
        if !written {
            discard(&path);
        }
    }
    atomic::sweep(&folder(dirs));
}

/// Returns both texts without a person; nothing if no edit is left, or if a text
/// cannot be read, because it could contain the person.
fn without(versions: &Versions, name: &str) -> Option<Versions> {
    let cut = |source: &str| {
        let mut team = read::team(source, "").ok()?.team;
        let same = |other: &str| text::fold(other) == text::fold(name);
        while let Some(member) = team.members().iter().position(|own| same(&own.name)) {
            team.apply(Edit::without_member(&team, member)?).ok()?;
        }
        write::team(&team, Some(source)).ok()
    };
    let versions = Versions { text: cut(&versions.text)?, base: cut(&versions.base)? };
    (versions.text != versions.base).then_some(versions)
}

/// Returns whether everything in one team is also in another, so that nothing is
/// lost without the first. A different answer to the same question counts as
/// contained.
pub fn is_contained(kept: &Team, whole: &Team) -> bool {
    let dimension = |index: usize| {
        let id = kept.dimensions()[index].id.as_str();
        whole.dimension_index(id)
    };
    let dimensions: Vec<Option<usize>> = (0..kept.dimensions().len()).map(dimension).collect();
    let members = kept.members().iter().enumerate().all(|(index, own)| {
        let Some(member) = whole.member_index(own.id.as_str()) else { return false };
        dimensions.iter().enumerate().all(|(from, to)| {
            let answered = |team: &Team, row, member| !team.ratings().get(row, member).is_blank();
            !answered(kept, from, index) || to.is_some_and(|to| answered(whole, to, member))
        })
    });
    members
        && dimensions.iter().all(Option::is_some)
        && kept.situations.iter().all(|own| whole.situation_index(own.id.as_str()).is_some())
        && kept.candidates.iter().all(|own| whole.candidates.iter().any(|one| one.id == own.id))
        && kept.decisions.len() <= whole.decisions.len()
}

/// Removes half-written files that killed starts have left.
pub fn sweep(dirs: &AppDirs) {
    atomic::sweep(&folder(dirs));
}

fn folder(dirs: &AppDirs) -> PathBuf {
    dirs.state.join("journal")
}

fn paths(dirs: &AppDirs) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(dirs)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "journal"))
        .collect();
    paths.sort();
    paths
}

/// Returns the paths of a file's journals: the one for its path, and those for the
/// path that it had before it or its folder was renamed.
fn of_file(dirs: &AppDirs, file: &Path) -> Vec<PathBuf> {
    let own = path_of(dirs, file);
    let here = Identity::of(&absolute(file));
    let is_renamed = |path: &PathBuf| {
        let Some(stored) = Stored::read(path) else { return false };
        let then = Path::new(&stored.path);
        let same_name = then.file_name() == file.file_name();
        !then.exists() && stored.identity.is_same(&here, same_name)
    };
    let renamed = paths(dirs).into_iter().filter(|path| *path != own && is_renamed(path));
    std::iter::once(own.clone()).filter(|own| own.exists()).chain(renamed).collect()
}

/// Returns the path of a file with all links followed, even if the file is gone.
fn absolute(file: &Path) -> PathBuf {
    if let Ok(path) = std::fs::canonicalize(file) {
        return path;
    }
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    match (file.parent(), file.file_name()) {
        (Some(folder), Some(name)) => absolute(folder).join(name),
        _ => file,
    }
}

fn path_of(dirs: &AppDirs, file: &Path) -> PathBuf {
    let file = absolute(file);
    let mut name: OsString = atomic::short(file.file_stem().unwrap_or_default());
    let print = fingerprint(file.as_os_str().as_encoded_bytes().iter().copied());
    name.push(format!("-{print:016x}.journal"));
    folder(dirs).join(name)
}
