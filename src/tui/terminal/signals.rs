//! Signals, handled on a thread, and suspending the program.

use std::io;

#[cfg(unix)]
pub(super) use self::unix::{listen, suspend};

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// Where there are no signals, nobody asks.
#[cfg_attr(not(unix), allow(dead_code))]
pub(super) enum Signal {
    /// Quit; the number of the signal.
    End(i32),
    /// Suspend the program.
    Stop,
    /// The program was resumed.
    Continue,
    /// The terminal has another size.
    Resize,
}

#[cfg(unix)]
mod unix {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;

    use super::{Signal, io};

    /// Starts a thread that calls `tell` for each signal until it returns false. Call it before
    /// entering the screen: a signal in between would leave the terminal in raw mode.
    pub(crate) fn listen(tell: impl Fn(Signal) -> bool + Send + 'static) -> io::Result<()> {
        let caught = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        let mut signals = Signals::new(caught)?;
        let thread = std::thread::Builder::new().name("signals".into());
        thread.spawn(move || {
            for signal in signals.forever() {
                let signal = match signal {
                    SIGTSTP => Signal::Stop,
                    SIGCONT => Signal::Continue,
                    SIGWINCH => Signal::Resize,
                    number => Signal::End(number),
                };
                if !tell(signal) {
                    return;
                }
            }
        })?;
        Ok(())
    }

    /// Suspends this process until the shell resumes it.
    pub(crate) fn suspend() {
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
    }
}

/// Does nothing: this platform has no signals.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // as on the other platforms
pub(super) fn listen(_: impl Fn(Signal) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Does nothing: this platform cannot suspend.
#[cfg(not(unix))]
pub(super) fn suspend() {}
