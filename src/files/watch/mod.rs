//! Learns from the system when a file changes, so that an idle program sleeps.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod unwatched;

#[cfg(target_os = "linux")]
pub(super) use self::linux::Watch;
#[cfg(not(target_os = "linux"))]
pub(super) use self::unwatched::Watch;

/// What a watch reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
pub(super) enum Seen {
    /// The file is different, gone or back.
    Change,
    /// Nothing more will be reported: the folder is gone, or the watch was dropped.
    End,
}
