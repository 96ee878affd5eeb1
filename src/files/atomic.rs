//! Bytes onto the disk, whole or not at all.
//!
//! A temporary file in the same folder is written, synced and renamed over the
//! old one, and the folder is synced. At every point in between, the file is
//! wholly the old one or wholly the new one. The temporary file is for its
//! owner alone until it takes the old one's name, and it is locked as long as
//! it is written: what a killed save leaves behind is told apart by that, and
//! swept.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use super::permissions;

/// The end of every temporary file's name, by which leftovers are found.
const TEMPORARY: &str = ".roundtable-tmp";
/// Where files cannot be locked, a temporary file of this age is a leftover.
const LEFTOVER_AGE: Duration = Duration::from_secs(60 * 60);
/// The longest beginning of a file's name that a longer one is made of: systems
/// allow 255 bytes.
const MAX_STEM_BYTES: usize = 180;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permissions {
    /// Its owner alone: teams, snapshots, journals, exports.
    Private,
    /// As the folder and the user's own mask have it: sheets, invitations.
    Folder,
}

/// What a file system would not do for a file that is on it all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caveat {
    /// Owner, group, mode or attributes are not all as they were: fewer people
    /// may read the file, never more.
    Permissions,
    /// The file could not be synced: it is on disk when the system gets to it.
    NotSynced,
}

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Permissions => {
                "saved, but with another owner, group or permissions: fewer people can read it now"
            }
            Self::NotSynced => "saved, but on this disk the file may not survive a power cut",
        })
    }
}

/// Replaces a file. `check` is asked last, when all that is left is to rename.
///
/// # Errors
/// The system's reason, or that of `check`; then the file is as it was.
pub fn replace<E: From<io::Error>>(
    target: &Path,
    bytes: &[u8],
    check: impl FnOnce() -> Result<(), E>,
) -> Result<Vec<Caveat>, E> {
    let old = std::fs::metadata(target)?;
    permissions::allow_replacing(target, &old)?;
    let (file, mut caveats) = written(target, bytes)?;
    check()?;
    if !permissions::keep(file.as_file(), target, &old)? {
        caveats.push(Caveat::Permissions);
    }
    file.persist(target).map_err(|failed| failed.error)?;
    sync_folder(target)?;
    Ok(caveats)
}

/// Writes a file that must not be there yet.
pub fn create(target: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
    let (file, _) = written(target, bytes)?;
    if permissions == Permissions::Folder {
        as_the_folder_has_it(file.as_file(), target)?;
    }
    file.persist_noclobber(target).map_err(|failed| failed.error)?;
    sync_folder(target)
}

/// Writes a file of the program's own, whether it is there or not.
pub(super) fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let (file, _) = written(target, bytes)?;
    file.persist(target).map_err(|failed| failed.error)?;
    sync_folder(target)
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The beginning of a name, so that it can be made longer.
pub(super) fn short(name: &OsStr) -> OsString {
    if name.len() <= MAX_STEM_BYTES {
        return name.to_owned();
    }
    let name = name.to_string_lossy();
    let fits = name.char_indices().take_while(|(at, c)| at + c.len_utf8() <= MAX_STEM_BYTES);
    fits.map(|(_, c)| c).collect::<String>().into()
}

/// The bytes in a temporary file beside the target, for its owner alone.
fn written(target: &Path, bytes: &[u8]) -> io::Result<(NamedTempFile, Vec<Caveat>)> {
    let mut file = temporary(target, 0o600)?;
    file.write_all(bytes)?;
    let caveats = if sync(file.as_file())? { Vec::new() } else { vec![Caveat::NotSynced] };
    Ok((file, caveats))
}

fn temporary(target: &Path, mode: u32) -> io::Result<NamedTempFile> {
    let mut prefix = OsString::from(".");
    prefix.push(short(target.file_name().unwrap_or_default()));
    prefix.push(".");
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(TEMPORARY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    // Elsewhere a new file takes what its folder gives it.
    #[cfg(not(unix))]
    let _ = mode;
    let file = builder.tempfile_in(folder(target))?;
    // Where there are no locks, the file's age tells.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Gives a file what a new one in its folder has: an empty one is asked.
fn as_the_folder_has_it(file: &File, target: &Path) -> io::Result<()> {
    let new = temporary(target, 0o666)?;
    let metadata = new.as_file().metadata()?;
    permissions::keep(file, new.path(), &metadata).map(|_| ())
}

/// Whether the file system can sync a file, and has.
fn sync(file: &File) -> io::Result<bool> {
    match file.sync_all() {
        Ok(()) => Ok(true),
        Err(error) if cannot_sync(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Some shares and some file systems of a program's own refuse to.
fn cannot_sync(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

fn sync_folder(target: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        // A folder may be one that can be written and not read.
        match File::open(folder(target)).and_then(|folder| folder.sync_all()) {
            Err(error) if !cannot_sync(&error) => Err(error),
            _ => Ok(()),
        }
    }
    #[cfg(not(unix))]
    {
        let _ = target;
        Ok(())
    }
}

/// Removes what saves that were killed have left in a folder; what is being
/// written stays. Returns how many there were.
pub fn sweep(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            name.starts_with(b".")
                && name.ends_with(TEMPORARY.as_bytes())
                && entry.file_type().is_ok_and(|kind| kind.is_file())
                && is_leftover(&entry.path())
                && std::fs::remove_file(entry.path()).is_ok()
        })
        .count()
}

/// Whether nobody writes a temporary file any more.
fn is_leftover(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => {
            let changed = file.metadata().and_then(|own| own.modified()).ok();
            let age = changed.and_then(|changed| changed.elapsed().ok());
            age.is_some_and(|age| age > LEFTOVER_AGE)
        }
    }
}
