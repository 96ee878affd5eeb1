//! Files that the program creates: a team's, and what leaves as a report.

use std::io;
use std::path::Path;

use super::atomic::{self, Permissions};
use super::file::{SaveError, shown};
use super::write;
use crate::team::Team;

/// Writes a team into a new file, readable for its owner alone. Unlike a save over a file,
/// it is not read again: nothing is replaced by it.
pub fn save_new(path: &Path, team: &Team) -> Result<(), SaveError> {
    let text = write::team(team, None).map_err(SaveError::Unreadable)?;
    save_new_text(path, &text, Permissions::Private)
}

/// Returns whether a new file can have this name.
///
/// # Errors
/// Where there is one already; a link that leads nowhere is one, too.
pub fn is_free(path: &Path) -> Result<(), SaveError> {
    match path.symlink_metadata() {
        Ok(_) => Err(SaveError::Exists(shown(path))),
        Err(_) => Ok(()),
    }
}

/// Writes a text, or bytes, into a new file; what is there is never overwritten.
pub fn save_new_text(
    path: &Path,
    text: &(impl AsRef<[u8]> + ?Sized),
    permissions: Permissions,
) -> Result<(), SaveError> {
    is_free(path)?;
    super::sweep(path);
    atomic::create(path, text.as_ref(), permissions).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists(shown(path)),
        _ => SaveError::System(error).at(path),
    })
}

/// Writes what leaves the program, readable for its owner alone, for it may
/// hold what people said, and its owner decides who sees it. An existing file is
/// overwritten only where `over` says so, and keeps its permissions then.
pub fn put_export(
    path: &Path,
    content: &(impl AsRef<[u8]> + ?Sized),
    over: bool,
) -> Result<(), SaveError> {
    if !over || path.symlink_metadata().is_err() {
        return save_new_text(path, content, Permissions::Private);
    }
    let system = |error| SaveError::System(error).at(path);
    let target = std::fs::canonicalize(path).map_err(system)?;
    if !target.is_file() {
        return Err(system(io::Error::other("it is not a file")));
    }
    let unasked = || Ok::<(), io::Error>(());
    atomic::replace(&target, content.as_ref(), unasked).map(|_| ()).map_err(system)
}
