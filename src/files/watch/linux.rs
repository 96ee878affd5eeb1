//! Linux: inotify.

use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::sync::Arc;

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};

use super::Seen;

/// The types of file systems whose every change passes through this machine's
/// kernel (the values of statfs(2)). Others, such as network shares and the
/// Windows drives of WSL, do not report what another machine writes.
const LOCAL: [u64; 7] = [
    0xEF53,      // ext2, ext3, ext4
    0x5846_5342, // xfs
    0x9123_683E, // btrfs
    0x2FC1_2FC1, // zfs
    0xF2F5_2010, // f2fs
    0x0102_1994, // tmpfs
    0x794C_7630, // overlayfs
];

/// What makes a difference in a folder.
const CHANGES: WatchFlags = WatchFlags::MODIFY
    .union(WatchFlags::CLOSE_WRITE)
    .union(WatchFlags::CREATE)
    .union(WatchFlags::DELETE)
    .union(WatchFlags::MOVE)
    .union(WatchFlags::DELETE_SELF)
    .union(WatchFlags::MOVE_SELF);

/// Room for an event with the longest name.
const MAX_EVENT_BYTES: usize = 512;

/// A thread that waits for changes of one file. Ends when this is dropped.
#[derive(Debug)]
pub(in crate::files) struct Watch {
    inotify: Arc<OwnedFd>,
    folder: i32,
}

impl Watch {
    /// Starts watching a file through its folder, because most editors replace a
    /// file instead of writing into it. Returns nothing if the file system does
    /// not report every change.
    pub(in crate::files) fn start(
        file: &Path,
        report: impl Fn(Seen) + Send + 'static,
    ) -> Option<Self> {
        let folder = file.parent()?;
        let name = file.file_name()?.to_owned();
        let kind = rustix::fs::statfs(folder).ok()?.f_type as u64;
        if !LOCAL.contains(&(kind & 0xFFFF_FFFF)) {
            return None;
        }
        let inotify = Arc::new(inotify::init(CreateFlags::CLOEXEC).ok()?);
        let folder = inotify::add_watch(&inotify, folder, CHANGES).ok()?;
        let source = Arc::clone(&inotify);
        let wait = move || {
            let mut buffer = [MaybeUninit::uninit(); MAX_EVENT_BYTES];
            let mut events = inotify::Reader::new(source, &mut buffer);
            let ends = ReadFlags::IGNORED | ReadFlags::MOVE_SELF | ReadFlags::DELETE_SELF;
            while let Ok(event) = events.next() {
                if event.events().intersects(ends) {
                    break;
                }
                // Events that were lost have no name.
                if event.file_name().is_none_or(|of| of.to_bytes() == name.as_bytes()) {
                    report(Seen::Change);
                }
            }
            report(Seen::End);
        };
        std::thread::Builder::new().name("watch".into()).spawn(wait).ok()?;
        Some(Self { inotify, folder })
    }
}

impl Drop for Watch {
    /// Removing the watch is itself an event, which ends the thread.
    fn drop(&mut self) {
        let _ = inotify::remove_watch(&self.inotify, self.folder);
    }
}
