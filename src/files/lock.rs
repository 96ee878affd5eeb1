//! One writer: a sidecar `.lock`, held as long as a team is open. The system
//! frees it when its holder dies, however that happens.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// What asking for the lock gave.
#[derive(Debug)]
pub(super) enum Asked {
    /// It is ours until this is dropped.
    Ours(Lock),
    /// Someone else holds it.
    Theirs,
    /// The file system knows no locks, for this reason.
    Unsupported(String),
}

/// A lock that is held.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

/// The sidecar's path.
pub(super) fn path_of(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    target.with_file_name(name)
}

/// Asks for the lock of a file, without waiting.
pub(super) fn ask(target: &Path) -> io::Result<Asked> {
    let path = path_of(target);
    // The holder before us takes the file away when it ends, so that what was
    // opened may be gone by the time it is locked: then it is asked again.
    for _ in 0..16 {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(&path)?;
        match file.try_lock() {
            Ok(()) if is_still(&file, &path) => return Ok(Asked::Ours(Lock { file, path })),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Asked::Theirs),
            Err(TryLockError::Error(error)) => {
                let _ = std::fs::remove_file(&path);
                return Ok(Asked::Unsupported(super::read::reason(&error)));
            }
        }
    }
    Ok(Asked::Theirs)
}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(there)) = (file.metadata(), std::fs::metadata(path)) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere an open file cannot be taken away; it may stay.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}
