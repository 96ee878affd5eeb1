//! Stopping as the shell's job. Signals are caught in the
//! [inbox](super::inbox).

/// Stops this process as the shell's job, until it is continued.
#[cfg(unix)]
pub(super) fn stop_here() {
    use signal_hook::consts::SIGTSTP;
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// There is no such thing here.
#[cfg(not(unix))]
pub(super) fn stop_here() {}
