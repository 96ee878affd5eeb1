//! One writer per team: whether a team file can be written, and a lock on a file next
//! to it, `team.toml.lock`, held while the team is open. The system releases the lock
//! when the program ends, however it ends.
//!
//! Everyone who can read the team file can read its lock file, so that a stale lock
//! file never blocks anybody. If something else has the lock file's name (a link, a
//! pipe), it is neither followed nor waited for.

use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::permissions;

/// The result of trying to lock a file.
#[derive(Debug)]
pub(super) enum LockResult {
    /// We hold the lock until this is dropped.
    Acquired(Lock),
    /// Another program holds the lock.
    Held,
    /// The file cannot be locked, for this reason.
    Unsupported(String),
}

/// A lock that is held.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

/// How often to try again if the holder deletes the lock file while we open it.
const MAX_TRIES: u32 = 16;

/// Returns the path of the lock file.
pub(super) fn path_of(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    target.with_file_name(name)
}

/// Tries to lock a file, without waiting.
pub(super) fn try_acquire(target: &Path) -> LockResult {
    let path = path_of(target);
    for _ in 0..MAX_TRIES {
        let opened = match open(&path, target) {
            Ok(opened) => opened,
            // Another program deleted or created the file meanwhile.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists
                ) =>
            {
                continue;
            }
            Err(error) => return cannot_open(&path, &error),
        };
        match opened.file.try_lock() {
            // The previous holder deletes the file when it ends, so the file that we
            // opened may be gone by the time we lock it.
            Ok(()) if is_same_file(&opened.file, &path) => {
                return LockResult::Acquired(Lock { file: opened.file, path });
            }
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return LockResult::Held,
            Err(TryLockError::Error(error)) => {
                if opened.is_new {
                    let _ = std::fs::remove_file(&path);
                }
                return LockResult::Unsupported(super::read::reason(&error));
            }
        }
    }
    LockResult::Held
}

struct Opened {
    file: File,
    is_new: bool,
}

/// Opens the lock file, or creates it.
fn open(path: &Path, target: &Path) -> io::Result<Opened> {
    match path.symlink_metadata() {
        Ok(metadata) if !metadata.is_file() => Err(not_regular(&metadata)),
        Ok(_) => {
            // Locking needs no write permission, except on some network shares.
            let file = open_existing(path, true).or_else(|_| open_existing(path, false))?;
            let metadata = file.metadata()?;
            if metadata.is_file() {
                Ok(Opened { file, is_new: false })
            } else {
                Err(not_regular(&metadata))
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            {
                use std::os::unix::fs::OpenOptionsExt as _;
                options.mode(0o600);
            }
            let file = options.open(path)?;
            if let Ok(metadata) = std::fs::metadata(target) {
                // The lock works even if fewer people can read its file.
                let _ = permissions::keep(&file, target, &metadata);
            }
            Ok(Opened { file, is_new: true })
        }
        Err(error) => Err(error),
    }
}

fn open_existing(path: &Path, write: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(write);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32);
    }
    options.open(path)
}

fn not_regular(metadata: &Metadata) -> io::Error {
    let what = if metadata.is_symlink() {
        "a link"
    } else if metadata.is_dir() {
        "a folder"
    } else {
        "not a regular file"
    };
    io::Error::other(format!("its lock file is {what}; delete it"))
}

/// Returns what it means that the lock file cannot be opened.
fn cannot_open(path: &Path, error: &io::Error) -> LockResult {
    if error.kind() == io::ErrorKind::PermissionDenied && path.exists() {
        if is_held_here(path) {
            return LockResult::Held;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = crate::text::visible(&name);
        return LockResult::Unsupported(format!(
            "{name} belongs to another user and cannot be read; delete it if nobody has the team open"
        ));
    }
    LockResult::Unsupported(super::read::reason(error))
}

/// Returns whether a program on this machine holds the lock on a file that we cannot open.
#[cfg(target_os = "linux")]
fn is_held_here(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let Ok(metadata) = std::fs::metadata(path) else { return false };
    let locks = std::fs::read_to_string("/proc/locks").unwrap_or_default();
    let inode = format!(":{} ", metadata.ino());
    locks.lines().any(|line| line.contains("FLOCK") && line.contains(&inode))
}

#[cfg(not(target_os = "linux"))]
fn is_held_here(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(there)) = (file.metadata(), path.symlink_metadata()) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_same_file(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // By now the file of that name may be another program's lock. On systems
        // that cannot delete an open file, it stays.
        if cfg!(unix) && is_same_file(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// Whether and why a file can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// We are the one writer.
    Writer,
    /// Another roundtable has it open.
    OpenElsewhere,
    /// The file does not allow it.
    NotAllowed,
    /// Its folder does not allow it.
    FolderNotAllowed,
    /// It has other names, which would be left with the old content.
    HardLinked,
}

impl Access {
    /// Returns why it cannot be written, in a word or two.
    pub fn short_reason(self) -> &'static str {
        match self {
            Self::Writer => "",
            Self::OpenElsewhere => "in use",
            Self::NotAllowed => "no right",
            Self::FolderNotAllowed => "locked dir",
            Self::HardLinked => "hard link",
        }
    }

    /// Returns why it cannot be written; nothing where it can.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Writer => None,
            Self::OpenElsewhere => Some("another roundtable has it open"),
            Self::NotAllowed => Some("its permissions do not allow writing"),
            Self::FolderNotAllowed => Some("its folder's permissions do not allow writing"),
            Self::HardLinked => Some("it has several names (hard links)"),
        }
    }
}

/// Returns whether a file can be written, and its lock where it can. Only who may write
/// takes the lock: a reader would keep the writer out.
pub(super) fn access(target: &Path, notes: &mut Vec<String>) -> (Access, Option<Lock>) {
    let folder = target.parent().unwrap_or(Path::new("."));
    if let Ok(metadata) = std::fs::metadata(target) {
        if !permissions::is_writable(target, &metadata) {
            return (Access::NotAllowed, None);
        }
        if permissions::names(&metadata) > 1 {
            return (Access::HardLinked, None);
        }
    }
    if !permissions::is_folder_writable(folder) {
        return (Access::FolderNotAllowed, None);
    }
    match try_acquire(target) {
        LockResult::Acquired(lock) => (Access::Writer, Some(lock)),
        LockResult::Held => (Access::OpenElsewhere, None),
        LockResult::Unsupported(reason) => {
            notes.push(cannot_lock(&reason));
            (Access::Writer, None)
        }
    }
}

fn cannot_lock(reason: &str) -> String {
    format!("The file cannot be locked ({reason}): make sure that nobody else edits it.")
}
