//! A team file that is open: what is on disk as we know it, the lock, and
//! saving that never writes over what someone else has written.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::atomic::{self, Caveat};
use super::journal::{Identity, JournalWriter};
use super::lock::{Access, Lock, access};
use super::read::{self, Read};
use super::write::{self, Merged, Resolution};
use super::{FileError, MAX_TEAM_BYTES};
use crate::team::Team;

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
    #[error("{path}: read-only: {reason}; save to another file")]
    ReadOnly {
        /// The file.
        path: String,
        /// Why.
        reason: &'static str,
    },
    /// Someone has written it since we read it.
    #[error("{0}: it changed on disk; reload it, merge the two, or save to another file")]
    Changed(String),
    /// It is no longer there.
    #[error("{0}: the file is gone; save to another file, or restore it and save again")]
    Gone(String),
    /// A new file was to be written and there is one.
    #[error("{0}: there is a file of that name already; choose another name")]
    Exists(String),
    /// The system refused.
    #[error("{path}: it could not be saved: {reason}; try again, or save to another file")]
    Refused {
        /// The file.
        path: String,
        /// The system's reason.
        reason: String,
    },
    /// The team as it is would not be read again.
    #[error("it was not saved, because it could not be read again: {0}")]
    Unreadable(FileError),
    /// The program's own failure came in between, so that `?` can carry it.
    #[error("{0}")]
    System(#[from] io::Error),
}

impl SaveError {
    pub(super) fn at(self, path: &Path) -> Self {
        match self {
            Self::System(error) => {
                Self::Refused { path: shown(path), reason: read::reason(&error) }
            }
            other => other,
        }
    }
}

pub(super) fn shown(path: &Path) -> String {
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
    _lock: Option<Lock>,
    /// What could not be saved.
    pub(super) aside: JournalWriter,
    /// What the system knows the file by, renamed or not.
    pub(super) identity: Identity,
    /// What the file system would not do, and what of it is still to be told.
    caveats: Vec<Caveat>,
    notes: Vec<String>,
    /// The last look at what others do to the file.
    stamp_state: StampState,
}

/// What the system says of a file, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    changed: Option<std::time::SystemTime>,
    inode: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Self { size: metadata.len(), changed: metadata.modified().ok(), inode })
    }
}

/// What is known about changes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StampState {
    /// Nobody has looked since it was written.
    Unknown,
    /// It differs from the look before: somebody may still be writing it.
    Settling(Option<Stamp>),
    /// What it says has been compared with what we know.
    Known(Option<Stamp>),
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
    pub fn open(path: &Path) -> Result<Opened, FileError> {
        let target = behind_links(path)?;
        let mut notes = Vec::new();
        let (access, lock) = access(&target, &mut notes);
        // Before reading: what is written meanwhile is found by the first look.
        let stamp_state = StampState::Known(Stamp::of(&target));
        let text = read::from_disk(&target, MAX_TEAM_BYTES)?;
        let read = read::team(&text, &path.to_string_lossy())?;
        if let Some(reason) = access.reason() {
            notes.push(format!("Read-only: {reason}."));
        }
        super::sweep(&target);
        let file = Self {
            path: path.to_owned(),
            identity: Identity::of(&target),
            target,
            text,
            known: read.clone(),
            access,
            _lock: lock,
            aside: JournalWriter::default(),
            caveats: Vec::new(),
            notes: Vec::new(),
            stamp_state,
        };
        Ok(Opened { file, read, notes })
    }

    /// Writes a new file, which must not be there yet, and opens it.
    pub fn create(path: &Path, team: &Team) -> Result<Opened, SaveError> {
        super::save_new(path, team)?;
        Self::open(path).map_err(SaveError::Unreadable)
    }

    /// Returns the path it was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether and why it can be written.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Returns what is on disk, as far as we know.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Forgets what this session could not save, once it is elsewhere.
    pub fn forget_aside(&mut self) {
        self.aside.discard();
    }

    /// Returns whether someone has written it since, by its content.
    pub fn has_changed(&self) -> bool {
        !matches!(self.on_disk(), Ok(Some(now)) if now == self.text.as_bytes())
    }

    /// Returns whether what is on disk has been compared since it last changed.
    pub fn is_compared(&self) -> bool {
        matches!(self.stamp_state, StampState::Known(_))
    }

    /// Returns whether another look is due soon: somebody may be writing it.
    pub fn is_settling(&self) -> bool {
        matches!(self.stamp_state, StampState::Settling(_))
    }

    /// Lets the next look compare, once the file stays the same until then.
    pub fn expect_change(&mut self) {
        self.stamp_state = StampState::Settling(Stamp::of(&self.target));
    }

    /// Looks at size, day and inode, and reads the file where they have changed
    /// and stay the same for two looks. Returns whether somebody else has written
    /// it, each time once.
    pub fn check_for_changes(&mut self) -> bool {
        let now = Stamp::of(&self.target);
        match self.stamp_state {
            StampState::Known(before) if before == now => false,
            StampState::Settling(before) if before == now => {
                self.stamp_state = StampState::Known(now);
                self.has_changed()
            }
            _ => {
                self.stamp_state = StampState::Settling(now);
                false
            }
        }
    }

    /// Returns what the disk says now. From here on, that is what saving compares with.
    pub fn reload(&mut self) -> Result<Read, FileError> {
        let text = read::from_disk(&self.target, MAX_TEAM_BYTES)?;
        self.known = read::team(&text, &self.path.to_string_lossy())?;
        self.text = text;
        Ok(self.known.clone())
    }

    /// Returns what is on disk now, with what the team has that the disk never
    /// had on top of it. Where both changed the same thing and nobody said whose
    /// holds, nothing is taken over; else what is on disk is, from here on, what
    /// saving compares with.
    pub fn merge(
        &mut self,
        team: &Team,
        resolution: Option<Resolution>,
    ) -> Result<Merged, FileError> {
        let text = read::from_disk(&self.target, MAX_TEAM_BYTES)?;
        let path = self.path.to_string_lossy();
        let known = read::team(&text, &path)?;
        let holds = resolution.unwrap_or(Resolution::Theirs);
        let merged = write::merge(&self.known.team, team, &known.team, holds, &path)?;
        if resolution.is_some() || merged.conflicts.is_empty() {
            (self.text, self.known) = (text, known);
        }
        Ok(merged)
    }

    /// Returns the text that saving a team would write.
    pub fn text_of(&self, team: &Team) -> Result<String, FileError> {
        write::over(team, &self.text, &self.known)
    }

    /// Puts a team on disk. On any error the file is as it was.
    pub fn save(&mut self, team: &Team) -> Result<Saved, SaveError> {
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
        let replaced = atomic::replace(&self.target, text.as_bytes(), || self.unchanged());
        match replaced {
            Ok(caveats) => self.note(&caveats),
            Err(error) => {
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
        }
        (self.text, self.known) = (text, known);
        self.identity = Identity::of(&self.target);
        self.stamp_state = StampState::Unknown;
        Ok(Saved::Written)
    }

    /// Returns what is to be told of the saves since this was last asked, each
    /// thing once.
    pub fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    fn note(&mut self, caveats: &[Caveat]) {
        for caveat in caveats {
            if !self.caveats.contains(caveat) {
                self.caveats.push(*caveat);
                self.notes.push(caveat.to_string());
            }
        }
    }

    /// Returns what is there now; `None` if there is no file any more, or one larger
    /// than a team's may be.
    fn on_disk(&self) -> io::Result<Option<Vec<u8>>> {
        // A named pipe in its place would keep us waiting for ever.
        let metadata = std::fs::metadata(&self.target)?;
        if !metadata.is_file() || metadata.len() > MAX_TEAM_BYTES {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
        std::fs::File::open(&self.target)?.take(MAX_TEAM_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
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
}

fn behind_links(path: &Path) -> Result<PathBuf, FileError> {
    std::fs::canonicalize(path).map_err(|error| {
        let shown = path.to_string_lossy();
        if path.symlink_metadata().is_ok_and(|own| own.is_symlink()) {
            return FileError::new(&shown, "this link points to nothing", "give the file itself");
        }
        let remedy = match error.kind() {
            io::ErrorKind::NotFound => "check its name, or create it with `roundtable new`",
            _ => "check its name and permissions",
        };
        FileError::new(&shown, format!("cannot be opened: {}", read::reason(&error)), remedy)
    })
}
