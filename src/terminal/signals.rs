//! Signals, and a terminal that goes without one. Each waits on a thread of
//! its own: a check inside the event loop would not work, because a read of a
//! vanished terminal never returns.

use std::sync::mpsc::Sender;

#[cfg(unix)]
use signal_hook::consts::{SIGCONT, SIGTSTP};

use super::Message;

/// Signals that are caught from here on; one that comes before anyone watches
/// waits.
#[cfg(unix)]
pub(super) type Caught = signal_hook::iterator::Signals;

/// Catches signals: before the terminal is taken over, or one that comes in
/// between would leave it as it is.
#[cfg(unix)]
pub(super) fn catch() -> std::io::Result<Caught> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    Caught::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])
}

/// Watches for signals and for the terminal hanging up.
#[cfg(unix)]
pub(super) fn watch(mut signals: Caught, sender: &Sender<Message>) -> std::io::Result<()> {
    let to_loop = sender.clone();
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Continued,
                ended => Message::Ended(ended),
            };
            if to_loop.send(message).is_err() {
                return;
            }
        }
    })?;
    let to_loop = sender.clone();
    std::thread::Builder::new().name("hang-up".into()).spawn(move || {
        use rustix::event::{PollFd, PollFlags, poll};
        let terminal = std::io::stdin();
        loop {
            // No events are asked for: only a hang-up or an error wakes this.
            let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
            match poll(&mut watched, None) {
                Ok(_) | Err(rustix::io::Errno::BADF) => break,
                Err(_) => {}
            }
        }
        let _ = to_loop.send(Message::TerminalGone);
    })?;
    Ok(())
}

/// Stops this process as the shell's job, until it is continued.
#[cfg(unix)]
pub(super) fn stop_here() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// There are no such signals here; the console closes the program itself.
#[cfg(not(unix))]
pub(super) struct Caught;

/// There are none to catch here.
#[cfg(not(unix))]
pub(super) fn catch() -> std::io::Result<Caught> {
    Ok(Caught)
}

/// There is nothing to watch for here.
#[cfg(not(unix))]
pub(super) fn watch(_: Caught, _: &Sender<Message>) -> std::io::Result<()> {
    Ok(())
}

/// There is no such thing here.
#[cfg(not(unix))]
pub(super) fn stop_here() {}
