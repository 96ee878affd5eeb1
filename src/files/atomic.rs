//! Atomic writes: a file is replaced as a whole or not at all.
//!
//! A temporary file in the same folder is written, synced and renamed over the
//! old file, and the folder is synced. At every moment the file has either all of
//! its old content or all of its new content. Only the owner can read the
//! temporary file until it gets the old file's name. It is locked while it is
//! written, so [`sweep`] can tell a leftover of a killed save from a save that is
//! still running.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use super::permissions;

/// The suffix of every temporary file, by which leftovers are found.
const TEMPORARY: &str = ".roundtable-tmp";
/// If files cannot be locked, a temporary file of this age is a leftover.
const LEFTOVER_AGE: Duration = Duration::from_secs(60 * 60);
/// The longest file name to which a suffix is added; systems allow 255 bytes in all.
const MAX_STEM_BYTES: usize = 180;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permissions {
    /// Its owner alone: teams, snapshots, journals, exports.
    Private,
    /// As the folder and the user's umask say: sheets, invitations.
    Folder,
}

/// What the file system refused to do for a file that it saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caveat {
    /// Owner, group, mode or attributes are not all as they were: fewer people
    /// can read the file now, never more.
    Permissions,
    /// The file could not be synced: the system writes it to the disk later.
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

/// Replaces a file and returns what the file system refused to do. `check` runs
/// last, right before the rename.
///
/// # Errors
/// The system's error, or the error of `check`. The file is then unchanged.
pub fn replace<E: From<io::Error>>(
    target: &Path,
    bytes: &[u8],
    check: impl FnOnce() -> Result<(), E>,
) -> Result<Vec<Caveat>, E> {
    let old = std::fs::metadata(target)?;
    permissions::allow_replacing(target, &old)?;
    let (file, mut caveats) = write_temporary(target, bytes)?;
    check()?;
    if !permissions::keep(file.as_file(), target, &old)? {
        caveats.push(Caveat::Permissions);
    }
    file.persist(target).map_err(|failed| failed.error)?;
    sync_folder(target)?;
    Ok(caveats)
}

/// Writes a new file. It is an error if the file exists.
pub fn create(target: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
    let (file, _) = write_temporary(target, bytes)?;
    if permissions == Permissions::Folder {
        apply_folder_permissions(file.as_file(), target)?;
    }
    file.persist_noclobber(target).map_err(|failed| failed.error)?;
    sync_folder(target)
}

/// Writes one of the program's own files, new or over the old one.
pub(super) fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let (file, _) = write_temporary(target, bytes)?;
    file.persist(target).map_err(|failed| failed.error)?;
    sync_folder(target)
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns the beginning of a name, so short that a suffix can be added.
pub(super) fn short(name: &OsStr) -> OsString {
    if name.len() <= MAX_STEM_BYTES {
        return name.to_owned();
    }
    let name = name.to_string_lossy();
    let fits = name.char_indices().take_while(|(at, c)| at + c.len_utf8() <= MAX_STEM_BYTES);
    fits.map(|(_, c)| c).collect::<String>().into()
}

/// Writes the bytes into a temporary file next to the target, readable only for its
/// owner. Returns the file, and a caveat if it could not be synced.
fn write_temporary(target: &Path, bytes: &[u8]) -> io::Result<(NamedTempFile, Vec<Caveat>)> {
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
    // On other systems a new file has the permissions of its folder.
    #[cfg(not(unix))]
    let _ = mode;
    let file = builder.tempfile_in(folder(target))?;
    // If locking fails, [`sweep`] goes by the file's age.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Gives a file the permissions that a new file in its folder gets; makes an empty
/// one to see which.
fn apply_folder_permissions(file: &File, target: &Path) -> io::Result<()> {
    let new = temporary(target, 0o666)?;
    let metadata = new.as_file().metadata()?;
    permissions::keep(file, new.path(), &metadata).map(|_| ())
}

/// Syncs a file; returns whether the file system can.
fn sync(file: &File) -> io::Result<bool> {
    match file.sync_all() {
        Ok(()) => Ok(true),
        Err(error) if cannot_sync(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns whether an error says that syncing is not possible here, as on some network
/// shares and user-space file systems.
fn cannot_sync(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

fn sync_folder(target: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        // A folder may be writable and not readable.
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

/// Removes temporary files that killed saves have left in a folder, not those that
/// are being written. Returns how many it removed.
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

/// Returns whether nobody writes a temporary file any more.
fn is_leftover(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => {
            let changed = file.metadata().and_then(|metadata| metadata.modified()).ok();
            let age = changed.and_then(|changed| changed.elapsed().ok());
            age.is_some_and(|age| age > LEFTOVER_AGE)
        }
    }
}
