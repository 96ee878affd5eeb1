//! A team file that is open: what is on disk as we know it, the lock, and
//! saving that never writes over what someone else has written.

use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{self, Rights, Step};
use super::journal::Slot;
use super::lock::{self, Asked, Lock};
use super::read::{self, Read};
use super::write::{self, Merged, Stands};
use super::{FORMAT, Fault, LARGEST_TEAM};
use crate::team::Team;

/// Whether and why a file can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// We are the one writer.
    Writer,
    /// Another roundtable has it open.
    OpenElsewhere,
    /// The file or its folder does not allow it.
    NotAllowed,
}

impl Access {
    /// Why it cannot be written; nothing where it can.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Writer => None,
            Self::OpenElsewhere => Some("another roundtable has it open"),
            Self::NotAllowed => Some("its rights do not allow writing"),
        }
    }
}

/// What became of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is on disk.
    Written,
    /// The disk says it already.
    Unchanged,
}

/// Why a save did not happen. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// We are not the writer.
    #[error("{path}: it is read-only: {reason}; save it elsewhere")]
    ReadOnly {
        /// The file.
        path: String,
        /// Why.
        reason: &'static str,
    },
    /// Someone has written it since we read it.
    #[error("{0}: it has changed on disk; reload it, merge the two, or save elsewhere")]
    Changed(String),
    /// It is no longer there.
    #[error("{0}: it is no longer there; save elsewhere, or put it back and save again")]
    Gone(String),
    /// A new file was to be written and there is one.
    #[error("{0}: there is a file of that name already; choose another name")]
    Exists(String),
    /// The system refused.
    #[error("{path}: it could not be saved: {reason}; retry, or save elsewhere")]
    Refused {
        /// The file.
        path: String,
        /// The system's reason.
        reason: String,
    },
    /// The team as it is would not be read again.
    #[error("it was not saved, because it could not be read again: {0}")]
    Unreadable(Fault),
    /// The program's own failure came in between, so that `?` can carry it.
    #[error("{0}")]
    System(#[from] io::Error),
}

impl SaveError {
    fn at(self, path: &Path) -> Self {
        match self {
            Self::System(error) => {
                Self::Refused { path: shown(path), reason: read::reason(&error) }
            }
            other => other,
        }
    }
}

fn shown(path: &Path) -> String {
    crate::text::visible(&path.to_string_lossy()).into_owned()
}

/// A team file, open.
#[derive(Debug)]
pub struct TeamFile {
    /// As it was asked for.
    path: PathBuf,
    /// The file itself, behind all links.
    pub(super) target: PathBuf,
    /// What is on disk, as far as we know.
    pub(super) text: String,
    /// What that says, so that saving need not read it again.
    known: Read,
    access: Access,
    /// Held until this is dropped.
    lock: Option<Lock>,
    /// What could not be saved.
    pub(super) aside: Slot,
}

/// What opening a file gives.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: TeamFile,
    /// What it says.
    pub read: Read,
    /// What its user should know at once, in whole sentences.
    pub notes: Vec<String>,
}

impl TeamFile {
    /// Opens a team file for writing, or for reading where another has it.
    pub fn open(path: &Path) -> Result<Opened, Fault> {
        let target = behind_links(path)?;
        let mut notes = Vec::new();
        let (mut access, lock) = match lock::ask(&target) {
            Ok(Asked::Ours(lock)) => (Access::Writer, Some(lock)),
            Ok(Asked::Theirs) => (Access::OpenElsewhere, None),
            Ok(Asked::Unsupported(reason)) => {
                notes.push(cannot_lock(&reason));
                (Access::Writer, None)
            }
            Err(error) if is_not_allowed(&error) => (Access::NotAllowed, None),
            Err(error) => {
                notes.push(cannot_lock(&read::reason(&error)));
                (Access::Writer, None)
            }
        };
        let text = read::from_disk(&target, LARGEST_TEAM)?;
        let read = read::team(&text, &path.to_string_lossy())?;
        let metadata = std::fs::metadata(&target).ok();
        if access == Access::Writer
            && metadata.as_ref().is_some_and(|own| own.permissions().readonly())
        {
            access = Access::NotAllowed;
        }
        if let Some(reason) = access.reason() {
            notes.push(format!("Opened for reading alone: {reason}."));
        } else {
            atomic::sweep(&target);
            if let Some(names) = metadata.as_ref().map(names).filter(|&names| names > 1) {
                notes.push(format!(
                    "The file has {names} names (hard links): saving leaves the others as they are."
                ));
            }
        }
        let known = read.clone();
        let (path, aside) = (path.to_owned(), Slot::default());
        let file = Self { path, target, text, known, access, lock, aside };
        Ok(Opened { file, read, notes })
    }

    /// Writes a new file, which must not be there yet, and opens it.
    pub fn create(path: &Path, team: &Team) -> Result<Opened, SaveError> {
        save_new(path, team)?;
        Self::open(path).map_err(SaveError::Unreadable)
    }

    /// The path it was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether and why it can be written.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Whether the sidecar lock is held.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// What is on disk, as far as we know.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Forgets what this session could not save, once it is elsewhere.
    pub fn forget_aside(&mut self) {
        self.aside.discard();
    }

    /// Whether someone has written it since, by its content.
    pub fn has_changed(&self) -> bool {
        !matches!(self.on_disk(), Ok(Some(now)) if now == self.text.as_bytes())
    }

    /// What the disk says now. From here on, that is what saving compares with.
    pub fn reload(&mut self) -> Result<Read, Fault> {
        let text = read::from_disk(&self.target, LARGEST_TEAM)?;
        self.known = read::team(&text, &self.path.to_string_lossy())?;
        self.text = text;
        Ok(self.known.clone())
    }

    /// What would come of [`TeamFile::merge`]; nothing is taken over yet.
    pub fn look_at_merge(&self, team: &Team) -> Result<Merged, Fault> {
        Ok(self.merged(team, &|_| None)?.0)
    }

    /// What is on disk now, with what the team has that the disk never had on
    /// top of it, and clashes as they were decided. From here on, what is on
    /// disk is what saving compares with.
    pub fn merge(
        &mut self,
        team: &Team,
        decided: &dyn Fn(&str) -> Option<Stands>,
    ) -> Result<Merged, Fault> {
        let (merged, text, known) = self.merged(team, decided)?;
        (self.text, self.known) = (text, known);
        Ok(merged)
    }

    fn merged(
        &self,
        team: &Team,
        decided: &dyn Fn(&str) -> Option<Stands>,
    ) -> Result<(Merged, String, Read), Fault> {
        let text = read::from_disk(&self.target, LARGEST_TEAM)?;
        let path = self.path.to_string_lossy();
        let known = read::team(&text, &path)?;
        let merged = write::merge(&self.known.team, team, &known.team, decided, &path)?;
        Ok((merged, text, known))
    }

    /// The text that saving a team would write.
    pub fn text_of(&self, team: &Team) -> Result<String, Fault> {
        write::over(team, &self.text, &self.known)
    }

    /// Puts a team on disk. On any error the file is as it was.
    pub fn save(&mut self, team: &Team) -> Result<Saved, SaveError> {
        self.save_watched(team, &mut |_| Ok(()))
    }

    /// As [`TeamFile::save`], with a look before each step, which may fail it.
    pub fn save_watched(
        &mut self,
        team: &Team,
        before: &mut dyn FnMut(Step) -> io::Result<()>,
    ) -> Result<Saved, SaveError> {
        if let Some(reason) = self.access.reason() {
            return Err(SaveError::ReadOnly { path: shown(&self.path), reason });
        }
        // A file that nobody could open again must never replace one that works.
        let path = self.path.to_string_lossy();
        let written = write::checked(team, &self.text, &self.known, &path);
        let Some(write::Written { text, read: known }) = written.map_err(SaveError::Unreadable)?
        else {
            self.unchanged()?;
            return Ok(Saved::Unchanged);
        };
        self.keep_older_format(before).map_err(|error| error.at(&self.path))?;
        let replaced = atomic::replace(&self.target, text.as_bytes(), before, || self.unchanged());
        if let Err(error) = replaced {
            // Where the folder alone could not be synced, the file is new.
            if matches!(self.on_disk(), Ok(Some(now)) if now == text.as_bytes()) {
                (self.text, self.known) = (text, known);
            }
            return Err(match error {
                // A file that is not there cannot be replaced.
                SaveError::System(error) if error.kind() == io::ErrorKind::NotFound => {
                    SaveError::Gone(shown(&self.path))
                }
                other => other.at(&self.path),
            });
        }
        (self.text, self.known) = (text, known);
        Ok(Saved::Written)
    }

    /// What is there now; nothing where it is no file any more.
    fn on_disk(&self) -> io::Result<Option<Vec<u8>>> {
        // A named pipe in its place would keep us waiting for ever.
        if !std::fs::metadata(&self.target)?.is_file() {
            return Ok(None);
        }
        std::fs::read(&self.target).map(Some)
    }

    fn unchanged(&self) -> Result<(), SaveError> {
        match self.on_disk() {
            Ok(Some(now)) if now == self.text.as_bytes() => Ok(()),
            Ok(_) => Err(SaveError::Changed(shown(&self.path))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(SaveError::Gone(shown(&self.path)))
            }
            Err(error) => Err(SaveError::System(error).at(&self.path)),
        }
    }

    /// A file in an older format is upgraded by saving; the original stays
    /// beside it.
    fn keep_older_format(
        &self,
        before: &mut dyn FnMut(Step) -> io::Result<()>,
    ) -> Result<(), SaveError> {
        let format = self.known.format;
        if format == FORMAT {
            return Ok(());
        }
        before(Step::Create)?;
        let mut name = self.target.file_stem().unwrap_or_default().to_owned();
        name.push(format!(".format-{format}.toml"));
        let kept = self.target.with_file_name(name);
        match atomic::create(&kept, self.text.as_bytes(), Rights::Private) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            done => Ok(done?),
        }
    }
}

/// Writes a team into a new file, readable for its owner alone.
pub fn save_new(path: &Path, team: &Team) -> Result<(), SaveError> {
    let text = write::team(team, None).map_err(SaveError::Unreadable)?;
    read::team(&text, &path.to_string_lossy()).map_err(SaveError::Unreadable)?;
    save_new_text(path, &text, Rights::Private)
}

/// Whether a new file can have this name.
///
/// # Errors
/// Where there is one already; a link that leads nowhere is one, too.
pub fn is_free(path: &Path) -> Result<(), SaveError> {
    match path.symlink_metadata() {
        Ok(_) => Err(SaveError::Exists(shown(path))),
        Err(_) => Ok(()),
    }
}

/// Writes a text into a new file; what is there is never overwritten.
pub fn save_new_text(path: &Path, text: &str, rights: Rights) -> Result<(), SaveError> {
    is_free(path)?;
    atomic::create(path, text.as_bytes(), rights).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists(shown(path)),
        _ => SaveError::System(error).at(path),
    })
}

/// Writes what leaves the program, readable for its owner alone, for it may
/// hold what people said: whoever shares it decides with whom. What is there
/// already only where `over` says so, and then with its rights as they were.
pub fn put_export(path: &Path, text: &str, over: bool) -> Result<(), SaveError> {
    if !over || path.symlink_metadata().is_err() {
        return save_new_text(path, text, Rights::Private);
    }
    let system = |error| SaveError::System(error).at(path);
    let target = std::fs::canonicalize(path).map_err(system)?;
    if !target.is_file() {
        return Err(system(io::Error::other("it is no file")));
    }
    let unasked = || Ok::<(), io::Error>(());
    atomic::replace(&target, text.as_bytes(), &mut |_| Ok(()), unasked).map_err(system)
}

fn is_not_allowed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn cannot_lock(reason: &str) -> String {
    format!("This folder cannot lock files ({reason}): take care that nobody else edits it.")
}

fn behind_links(path: &Path) -> Result<PathBuf, Fault> {
    std::fs::canonicalize(path).map_err(|error| {
        let shown = path.to_string_lossy();
        if path.symlink_metadata().is_ok_and(|own| own.is_symlink()) {
            return Fault::new(&shown, "this link leads nowhere", "give the file that it is for");
        }
        let remedy = match error.kind() {
            io::ErrorKind::NotFound => "check its name, or make it with `roundtable new`",
            _ => "check its name and rights",
        };
        Fault::new(&shown, format!("cannot be opened: {}", read::reason(&error)), remedy)
    })
}

#[cfg(unix)]
fn names(metadata: &std::fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    metadata.nlink()
}

#[cfg(not(unix))]
fn names(_: &std::fs::Metadata) -> u64 {
    1
}
