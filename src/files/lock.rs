//! One writer: a sidecar `.lock`, held as long as a team is open. The system
//! frees it when its holder dies, however that happens.
//!
//! Whoever may read the team file may read its lock, so that a dead one never
//! stands in anybody's way. What lies in its place and is no plain file (a
//! link, a pipe) is neither followed nor waited for.

use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::permissions;

/// What trying to lock a file gave.
#[derive(Debug)]
pub(super) enum LockResult {
    /// It is ours until this is dropped.
    Acquired(Lock),
    /// Somebody else holds it.
    Held,
    /// It cannot be locked, for this reason.
    Unsupported(String),
}

/// A lock that is held.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

/// How often a lock is tried whose holder takes it away while it is opened.
const MAX_TRIES: u32 = 16;

/// The sidecar's path.
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
            // It went or came meanwhile.
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
            // The holder before us takes the file away when it ends: what was
            // opened may be gone by the time it is locked.
            Ok(()) if is_still(&opened.file, &path) => {
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

/// Opens the lock as it is there, else makes it.
fn open(path: &Path, target: &Path) -> io::Result<Opened> {
    match path.symlink_metadata() {
        Ok(metadata) if !metadata.is_file() => Err(no_plain_file(&metadata)),
        Ok(_) => {
            // Locking needs no right to write, except on some network shares.
            let file = existing(path, true).or_else(|_| existing(path, false))?;
            let metadata = file.metadata()?;
            if metadata.is_file() {
                Ok(Opened { file, is_new: false })
            } else {
                Err(no_plain_file(&metadata))
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
                // A lock that fewer can read is one all the same.
                let _ = permissions::keep(&file, target, &metadata);
            }
            Ok(Opened { file, is_new: true })
        }
        Err(error) => Err(error),
    }
}

fn existing(path: &Path, write: bool) -> io::Result<File> {
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

fn no_plain_file(metadata: &Metadata) -> io::Error {
    let what = if metadata.is_symlink() {
        "a link"
    } else if metadata.is_dir() {
        "a folder"
    } else {
        "no plain file"
    };
    io::Error::other(format!("its lock file is {what}; delete it"))
}

/// What it means that a lock cannot be opened.
fn cannot_open(path: &Path, error: &io::Error) -> LockResult {
    if error.kind() == io::ErrorKind::PermissionDenied && path.exists() {
        if is_held_here(path) {
            return LockResult::Held;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = crate::text::visible(&name);
        return LockResult::Unsupported(format!(
            "{name} is another user's and cannot be read; it can be deleted where nobody has the \
             team open"
        ));
    }
    LockResult::Unsupported(super::read::reason(error))
}

/// Whether a program on this machine holds a lock that cannot be opened.
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
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(there)) = (file.metadata(), path.symlink_metadata()) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // By now the file of that name may be somebody else's lock. Where an
        // open file cannot be taken away, it may stay.
        if cfg!(unix) && is_still(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}
