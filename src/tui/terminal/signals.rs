//! Signals, on a thread of their own, and stopping as the shell's job.

use std::io;

#[cfg(unix)]
pub(super) use self::unix::{catch, stop_here};

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// Where there are no signals, nobody asks.
#[cfg_attr(not(unix), allow(dead_code))]
pub(super) enum Signal {
    /// To end, by the signal of this number.
    End(i32),
    /// To stop as the shell's job.
    Stop,
    /// It has been continued.
    Continue,
    /// The terminal has another size.
    Resize,
}

#[cfg(unix)]
mod unix {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;

    use super::{Signal, io};

    /// Catches signals from here on, and tells each on a thread of its own
    /// until `tell` gives false. To be called before the terminal is taken
    /// over, or one that comes in between would leave it as it is.
    pub(crate) fn catch(tell: impl Fn(Signal) -> bool + Send + 'static) -> io::Result<()> {
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

    /// Stops this process as the shell's job, until it is continued.
    pub(crate) fn stop_here() {
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
    }
}

/// There are none here.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // as on the other platforms
pub(super) fn catch(_: impl Fn(Signal) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// There is no such thing here.
#[cfg(not(unix))]
pub(super) fn stop_here() {}
