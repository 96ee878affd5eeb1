//! Keeps a file's permissions when the file is replaced.
//!
//! Owner, group, mode, access list and attributes are copied from the old file to
//! the new one, each on its own. If one of them cannot be copied, fewer people can
//! read the new file, never more.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Checks that a file can be replaced.
///
/// # Errors
/// If the file is not writable, or has other names (hard links) that would keep the
/// old content.
pub(super) fn allow_replacing(path: &Path, metadata: &Metadata) -> io::Result<()> {
    if !is_writable(path, metadata) {
        let reason = "its permissions do not allow writing";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, reason));
    }
    let names = names(metadata);
    if names > 1 {
        return Err(io::Error::other(parts_names(names)));
    }
    Ok(())
}

/// Returns why a file with several names is not replaced.
pub(super) fn parts_names(names: u64) -> String {
    format!("it has {names} names (hard links), and saving would separate them")
}

#[cfg(unix)]
pub(super) fn names(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    metadata.nlink()
}

#[cfg(not(unix))]
pub(super) fn names(_: &Metadata) -> u64 {
    1
}

/// Returns whether we may write a file, by its mode and our user.
pub(super) fn is_writable(path: &Path, metadata: &Metadata) -> bool {
    if metadata.permissions().readonly() {
        return false;
    }
    may(path, Intent::Write)
}

/// Returns whether files can be created and replaced in a folder.
pub(super) fn is_folder_writable(folder: &Path) -> bool {
    may(folder, Intent::Replace)
}

enum Intent {
    Write,
    Replace,
}

#[cfg(unix)]
fn may(path: &Path, intent: Intent) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    let access = match intent {
        Intent::Write => Access::WRITE_OK,
        Intent::Replace => Access::WRITE_OK | Access::EXEC_OK,
    };
    let denied = [rustix::io::Errno::ACCESS, rustix::io::Errno::PERM, rustix::io::Errno::ROFS];
    // If the question itself fails, the write is tried.
    accessat(CWD, path, access, AtFlags::EACCESS)
        .map_or_else(|error| !denied.contains(&error), |()| true)
}

#[cfg(not(unix))]
fn may(_: &Path, _: Intent) -> bool {
    true
}

/// Gives a new file the owner, group, mode and attributes of an old file; `path` is
/// the old file's path. Returns whether all of them could be copied.
///
/// # Errors
/// If more people could read the new file than the old one.
#[cfg(unix)]
pub(super) fn keep(new: &File, path: &Path, old: &Metadata) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    const ALL: u32 = 0o777;
    let fresh = new.metadata()?;
    let mut mode = old.mode() & ALL;
    let mut whole = true;
    if fresh.gid() != old.gid() && fchown(new, None, Some(old.gid())).is_err() {
        mode = without_group(mode);
        whole = false;
    }
    // Only root can change the owner; saving the content matters more.
    if fresh.uid() != old.uid() && fchown(new, Some(old.uid()), None).is_err() {
        whole = false;
    }
    match attributes::keep(new, path) {
        Ok(all) => whole &= all,
        // Without the access list, the group bits would be the list's mask.
        Err(_) => {
            mode = without_group(mode);
            whole = false;
        }
    }
    let refused = new.set_permissions(std::fs::Permissions::from_mode(mode)).err();
    let now = new.metadata()?.mode() & ALL;
    if now & !mode != 0 {
        let wider = || io::Error::other("more people could read it than now");
        return Err(refused.unwrap_or_else(wider));
    }
    Ok(whole && now == mode)
}

#[cfg(not(unix))]
pub(super) fn keep(new: &File, _: &Path, old: &Metadata) -> io::Result<bool> {
    new.set_permissions(old.permissions()).map(|()| true)
}

/// Returns a mode for a file whose group has changed: the new group gets nothing,
/// and members of the old group, who are "others" now, get no more than before.
#[cfg(unix)]
fn without_group(mode: u32) -> u32 {
    let (owner, group, others) = (mode & 0o700, (mode >> 3) & 0o7, mode & 0o007);
    owner | (others & group)
}

/// Extended attributes, among them the access list.
#[cfg(any(target_os = "linux", target_os = "android"))]
mod attributes {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{self, XattrFlags};
    use rustix::io::Errno;

    const ACCESS_LIST: &[u8] = b"system.posix_acl_access";
    /// Attributes that the system itself sets.
    const OF_THE_SYSTEM: [&[u8]; 2] = [b"security.", b"trusted."];

    type Attribute = (Vec<u8>, Vec<u8>);

    /// Gives the new file the attributes of the old one. Returns whether all could be
    /// copied; an error if the access list could not.
    pub(super) fn keep(new: &File, old: &Path) -> io::Result<bool> {
        let wanted = of_path(old)?;
        let mut whole = true;
        for (name, _) in of_file(new)? {
            // A folder may give an access list to every new file in it.
            if is_kept(&name) && !wanted.iter().any(|(other, _)| *other == name) {
                fs::fremovexattr(new, &name[..])?;
            }
        }
        for (name, value) in &wanted {
            let set = || fs::fsetxattr(new, &name[..], value, XattrFlags::empty());
            if is_kept(name) && !has(new, name, value) && set().is_err() {
                if name == ACCESS_LIST {
                    return Err(io::Error::other("its access list would be lost"));
                }
                whole = false;
            }
        }
        Ok(whole)
    }

    fn is_kept(name: &[u8]) -> bool {
        !OF_THE_SYSTEM.iter().any(|prefix| name.starts_with(prefix))
    }

    fn has(file: &File, name: &[u8], value: &[u8]) -> bool {
        let read = |buffer: &mut [u8]| fs::fgetxattr(file, name, buffer);
        sized(read).is_ok_and(|now| now == value)
    }

    fn of_path(path: &Path) -> io::Result<Vec<Attribute>> {
        all(|buffer| fs::listxattr(path, buffer), |name, buffer| fs::getxattr(path, name, buffer))
    }

    fn of_file(file: &File) -> io::Result<Vec<Attribute>> {
        all(|buffer| fs::flistxattr(file, buffer), |name, buffer| fs::fgetxattr(file, name, buffer))
    }

    fn all(
        list: impl FnMut(&mut [u8]) -> Result<usize, Errno>,
        get: impl Fn(&[u8], &mut [u8]) -> Result<usize, Errno>,
    ) -> io::Result<Vec<Attribute>> {
        let names = match sized(list) {
            // A file system without attributes.
            Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(Vec::new()),
            names => names?,
        };
        let names = names.split(|&byte| byte == 0).filter(|name| !name.is_empty());
        let value = |name: &[u8]| match sized(|buffer| get(name, buffer)) {
            // Removed meanwhile, or not readable for us.
            Err(_) => None,
            Ok(value) => Some((name.to_vec(), value)),
        };
        Ok(names.filter_map(value).collect())
    }

    /// Reads a value of unknown size with a buffer that grows to fit.
    fn sized(mut read: impl FnMut(&mut [u8]) -> Result<usize, Errno>) -> Result<Vec<u8>, Errno> {
        const MAX_BYTES: usize = 64 * 1024;
        let mut buffer = vec![0; 512];
        loop {
            match read(&mut buffer) {
                Err(Errno::RANGE) if buffer.len() < MAX_BYTES => buffer.resize(MAX_BYTES, 0),
                Err(error) => return Err(error),
                Ok(size) => {
                    buffer.truncate(size);
                    return Ok(buffer);
                }
            }
        }
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
mod attributes {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn keep(_: &File, _: &Path) -> io::Result<bool> {
        Ok(true)
    }
}
