//! What people do at the terminal, read on a thread of its own and told as
//! [`Input`].
//!
//! Bytes become sequences in [`framer`], sequences become keys in [`decode`],
//! and text that nobody typed becomes a paste in [`burst`]. The thread sleeps
//! in `poll` and wakes by itself only while a sequence has begun.

mod burst;
#[cfg(not(unix))]
mod console;
#[cfg(unix)]
mod decode;
#[cfg(unix)]
mod framer;
#[cfg(unix)]
mod reader;
#[cfg(all(test, unix))]
mod tests;

pub(super) use self::burst::may_be_typed;
#[cfg(not(unix))]
pub(super) use self::console::{Pause, Reader};
#[cfg(unix)]
pub(super) use self::reader::{Pause, Reader};
use crate::tui::keymap::Key;

/// One input at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A key went down.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// A text that came as keys but that nobody can have typed, with these keys.
    Burst(String, Vec<Key>),
    /// A paste that is too long, where the terminal says where a paste ends.
    #[cfg_attr(not(unix), allow(dead_code))]
    PasteTooLong,
    /// The first button went down, in this column and row from 0.
    Click(u16, u16),
    /// The console has another size, in columns and rows. Elsewhere a signal
    /// says so.
    #[cfg_attr(unix, allow(dead_code))]
    Resize(u16, u16),
    /// The wheel was turned.
    Wheel {
        /// Towards the end.
        down: bool,
    },
}
