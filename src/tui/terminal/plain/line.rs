//! Lines from standard input, read on a thread, so that signals are noticed while nobody types.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::sync::mpsc::{Receiver, Sender};

use crate::tui::terminal::Wake;
use crate::tui::terminal::signals;
use crate::tui::terminal::signals::{Signal, suspend};

/// The longest line; a longer one becomes several.
const MAX_LINE_BYTES: u64 = 64 * 1024;

/// Whether typed text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Echo {
    /// Typed text is shown.
    On,
    /// Typed text is not shown, because somebody else may read the screen later.
    Off,
}

/// Receives lines and other messages.
#[derive(Debug)]
pub(super) struct Lines {
    receiver: Receiver<Wake>,
    /// Whether lines are typed, and not from a pipe.
    typed: bool,
    /// Asks the reader for the next line.
    ask: Sender<()>,
}

impl Lines {
    pub(super) fn new(sender: Sender<Wake>, receiver: Receiver<Wake>) -> io::Result<Self> {
        let (ask, asked) = std::sync::mpsc::channel::<()>();
        let signal_sender = sender.clone();
        signals::listen(move |signal| signal_sender.send(Wake::Signal(signal)).is_ok())?;
        let reader = std::thread::Builder::new().name("lines".into());
        reader.spawn(move || {
            while asked.recv().is_ok() {
                let line = read();
                let ended = line.is_none();
                if sender.send(Wake::Line(line)).is_err() || ended {
                    return;
                }
            }
        })?;
        Ok(Self { receiver, typed: io::stdin().is_terminal(), ask })
    }

    /// Returns whether the input ended because the terminal is gone, and not because the person
    /// ended it.
    pub(super) fn have_lost_their_terminal(&self) -> bool {
        self.typed && !io::stdin().is_terminal()
    }

    /// Returns the next message; asks for a line.
    pub(super) fn next(&self, echo: Echo) -> Option<Wake> {
        let mut quiet = (echo == Echo::Off).then(EchoGuard::new);
        self.ask.send(()).ok();
        loop {
            match self.receiver.recv().ok()? {
                // Nothing that was typed: go on waiting for the line.
                Wake::Saved | Wake::Signal(Signal::Continue | Signal::Resize) => {}
                // The shell gets the terminal as it was.
                Wake::Signal(Signal::Stop) => {
                    drop(quiet.take());
                    suspend();
                    quiet = (echo == Echo::Off).then(EchoGuard::new);
                }
                other => return Some(other),
            }
        }
    }
}

fn read() -> Option<String> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let input = io::stdin().lock();
    let read = input.take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes);
    match read {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// Switches the terminal's echo off for as long as it lives.
#[derive(Debug)]
struct EchoGuard {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl EchoGuard {
    fn new() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let input = io::stdin();
        let before = input.is_terminal().then(|| tcgetattr(&input).ok()).flatten();
        if let Some(before) = &before {
            let mut quiet = before.clone();
            quiet.local_modes &= !LocalModes::ECHO;
            // Where it cannot be, what is typed is seen: nothing is lost.
            let _ = tcsetattr(&input, OptionalActions::Now, &quiet);
        }
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for EchoGuard {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
impl EchoGuard {
    fn new() -> Self {
        let _ = io::stdin().is_terminal();
        Self {}
    }
}
