//! What could not be saved: a copy in the program's own folder, readable for
//! its owner alone. Offered at the next start, never applied unasked.
//!
//! One journal a team file. It is found by the file's path, and where the file
//! or its folder was renamed, by what the system knows them by. What an earlier
//! start left in it stays in it: what a later one cannot save is added.

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

/// Up to so many bytes, a journal is read: it holds a team four times at most.
const MAX_BYTES: u64 = 8 * MAX_TEAM_BYTES;

/// A journal, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The team file that it is for, as it was called then.
    pub file: PathBuf,
    /// The text that it should have had.
    pub text: String,
    /// The team as it was when it could not be saved.
    pub read: Read,
    /// The team that those edits were made to; nothing where that is not known.
    pub base: Option<Team>,
}

/// What the system knows a file by, and the folder that it is in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    file: String,
    folder: String,
}

impl Identity {
    /// Returns that of a file; an empty one where there is none.
    pub fn of(path: &Path) -> Self {
        Self { file: identity(path), folder: path.parent().map(identity).unwrap_or_default() }
    }

    /// Whether both are one file, or of one name in one folder.
    fn is_same(&self, other: &Self, same_name: bool) -> bool {
        let same = |left: &str, right: &str| !left.is_empty() && left == right;
        same(&self.file, &other.file) || same_name && same(&self.folder, &other.folder)
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> String {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(path);
    metadata.map(|own| format!("{}-{}", own.dev(), own.ino())).unwrap_or_default()
}

#[cfg(not(unix))]
fn identity(_: &Path) -> String {
    String::new()
}

/// A text with edits, and the text that they were made to.
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
    /// What an earlier start left, where this one has added to it.
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

/// What one session keeps aside.
#[derive(Debug, Default)]
pub struct JournalWriter {
    path: Option<PathBuf>,
}

impl JournalWriter {
    /// Keeps the text that a team file should have had, and the text that its
    /// edits were made to, so that the two can be told apart later. What this
    /// session kept before is replaced; what an earlier one did is added to.
    ///
    /// # Errors
    /// The system's, or where the two together make no valid team.
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
            Some(earlier) => together(earlier, now).map_err(io::Error::other)?,
            None => now,
        };
        let path_text = absolute(file).to_string_lossy().into_owned();
        let stored = Stored { path: path_text, identity: identity.clone(), kept, earlier };
        let written = stored.write(&path);
        // The folder may fail after the file is in it: then it is ours to discard.
        if written.is_ok() || Stored::read(&path).is_some_and(|found| found == stored) {
            self.path = Some(path);
        }
        written
    }

    /// Forgets what this session kept.
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

/// The edits of two starts as those of one, made to what the earlier one had;
/// where both changed the same thing, the later edit is the one that was meant.
fn together(earlier: &Versions, now: Versions) -> Result<Versions, FileError> {
    let team = |text: &str| read::team(text, "").map(|read| read.team);
    let (base, mine) = (team(&earlier.base)?, team(&now.text)?);
    let merged = write::merge(&base, &mine, &team(&earlier.text)?, Resolution::Mine, "")?;
    let text = write::team(&merged.team, Some(&now.text))?;
    Ok(Versions { text, base: earlier.base.clone() })
}

/// Returns the journal of a team file, which need not be there any more. One
/// that says nothing else than the file is forgotten; one that cannot be read
/// is left where it is.
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

/// Reads a journal, where it is there still.
pub fn open(path: &Path) -> Option<Journal> {
    let Stored { path: file, kept, .. } = Stored::read(path)?;
    let read = read::team(&kept.text, &file).ok()?;
    let base = read::team(&kept.base, "").ok().map(|read| read.team);
    Some(Journal { file: file.into(), text: kept.text, read, base })
}

/// Forgets a journal.
pub fn discard(path: &Path) {
    // It may be gone already.
    let _ = std::fs::remove_file(path);
}

/// Takes a person out of the journals of a team file, for nothing of them is to
/// be left. The other edits stay.
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

/// Both texts without a person; nothing where no edit is left, or where one
/// cannot be read: it could hold them.
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

/// Returns whether everything that one team holds is in another: then nothing
/// is lost with the first. An answer that is another one there counts as in it.
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

/// Removes what killed starts have left half written.
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

/// The journals of a file: that of its path, and those of the path that it had
/// before it or its folder was renamed.
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

/// The path of a file behind all links, whether or not it is there still.
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
