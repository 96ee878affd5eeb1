//! Signals, and a terminal that goes without one. Each waits on a thread of
//! its own: a check inside the event loop would not work, because a read of a
//! vanished terminal never returns.

use std::sync::mpsc::Sender;

use super::Message;

/// Watches for signals and for the terminal hanging up.
#[cfg(unix)]
pub(super) fn watch(sender: &Sender<Message>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
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
pub(super) fn watch(_: &Sender<Message>) -> std::io::Result<()> {
    Ok(())
}

/// There is no such thing here.
#[cfg(not(unix))]
pub(super) fn stop_here() {}
