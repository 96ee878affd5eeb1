//! Bytes onto the disk, whole or not at all.
//!
//! A temporary file in the same folder is written, synced and renamed over the
//! old one, and the folder is synced. At every point in between, the file is
//! wholly the old one or wholly the new one.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, Permissions};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// The end of every temporary file's name, by which stale ones are found.
const TEMPORARY: &str = ".roundtable-tmp";

/// What is about to be done; for tests that make it fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The temporary file is made.
    Create,
    /// It is written.
    Write,
    /// It gets the rights of the file that it replaces.
    Rights,
    /// It is put on the disk itself.
    Sync,
    /// The old file is looked at once more.
    Check,
    /// It takes the old file's name.
    Rename,
    /// The folder is put on the disk itself.
    SyncFolder,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 7] = [
        Self::Create,
        Self::Write,
        Self::Rights,
        Self::Sync,
        Self::Check,
        Self::Rename,
        Self::SyncFolder,
    ];
}

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// Its owner alone: teams, snapshots, journals, exports.
    Private,
    /// As the folder and the user's own mask have it: sheets, invitations.
    Folder,
}

/// Replaces a file. `check` is asked last, when all that is left is to rename.
pub fn replace<E: From<io::Error>>(
    target: &Path,
    bytes: &[u8],
    before: &mut dyn FnMut(Step) -> io::Result<()>,
    check: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    before(Step::Create)?;
    let old = std::fs::metadata(target)?;
    let mut file = temporary(target, Rights::Private)?;
    before(Step::Write)?;
    file.write_all(bytes)?;
    before(Step::Rights)?;
    as_before(file.as_file(), &old)?;
    before(Step::Sync)?;
    file.as_file().sync_all()?;
    before(Step::Check)?;
    check()?;
    before(Step::Rename)?;
    file.persist(target).map_err(|failed| failed.error)?;
    before(Step::SyncFolder)?;
    sync_folder(target)?;
    Ok(())
}

/// Writes a file that must not be there yet.
pub fn create(target: &Path, bytes: &[u8], rights: Rights) -> io::Result<()> {
    let mut file = temporary(target, rights)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(target).map_err(|failed| failed.error)?;
    sync_folder(target)
}

/// Writes a file of the program's own, whether it is there or not.
pub(super) fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = temporary(target, Rights::Private)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|failed| failed.error)?;
    sync_folder(target)
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The beginning of a name, so that it can be made longer: systems allow 255
/// bytes.
pub(super) fn short(name: &OsStr) -> OsString {
    const MOST: usize = 180;
    if name.len() <= MOST {
        return name.to_owned();
    }
    let name = name.to_string_lossy();
    let fits = name.char_indices().take_while(|(at, c)| at + c.len_utf8() <= MOST);
    fits.map(|(_, c)| c).collect::<String>().into()
}

fn prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(short(target.file_name().unwrap_or_default()));
    prefix.push(".");
    prefix
}

fn temporary(target: &Path, rights: Rights) -> io::Result<NamedTempFile> {
    let prefix = prefix(target);
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(TEMPORARY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = match rights {
            Rights::Private => 0o600,
            Rights::Folder => 0o666,
        };
        builder.permissions(Permissions::from_mode(mode));
    }
    // Elsewhere a new file takes what its folder gives it.
    #[cfg(not(unix))]
    let _ = rights;
    builder.tempfile_in(folder(target))
}

/// Mode and, where that is allowed, owner of the file that is replaced.
fn as_before(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            // Only the superuser may give a file away; the content matters more.
            let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    file.set_permissions(Permissions::clone(&old.permissions()))
}

fn sync_folder(target: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        match File::open(folder(target))?.sync_all() {
            // Some file systems know no such thing; the rename stands.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            done => done,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = target;
        Ok(())
    }
}

/// Removes what saves that were killed have left behind. Only for who holds
/// the lock: another's save may be under way.
pub(super) fn sweep(target: &Path) -> usize {
    let prefix = prefix(target);
    let Ok(entries) = std::fs::read_dir(folder(target)) else { return 0 };
    entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            name.starts_with(prefix.as_encoded_bytes())
                && name.ends_with(TEMPORARY.as_bytes())
                && entry.file_type().is_ok_and(|kind| kind.is_file())
                && std::fs::remove_file(entry.path()).is_ok()
        })
        .count()
}
