//! The terminal as we found it, and as we use it. Every way out goes through
//! [`leave`], so that a shell gets back what it lent.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::{Backend as _, CrosstermBackend};

/// What frames are drawn on: buffered, so that a frame is one write.
pub(super) type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Room for a whole frame of a large terminal.
const FRAME: usize = 256 * 1024;

static ENTERED: AtomicBool = AtomicBool::new(false);

/// Takes the terminal over; nothing is flushed before the first frame.
pub(super) fn enter(mouse: bool) -> io::Result<Screen> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = BufWriter::with_capacity(FRAME, io::stdout());
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, SetTitle("roundtable"), cursor::Hide)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    Terminal::new(CrosstermBackend::new(out))
}

/// Takes it over again after the shell had it.
pub(super) fn enter_again(screen: &mut Screen, mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let out = screen.backend_mut();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    // `Terminal::clear` would ask the terminal for its cursor, and the answer
    // would be read by the thread that waits for keys.
    screen.backend_mut().clear()?;
    screen.swap_buffers();
    Ok(())
}

/// Catches the mouse or lets it go.
pub(super) fn catch_mouse(screen: &mut Screen, on: bool) -> io::Result<()> {
    let out = screen.backend_mut();
    if on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) }
}

/// Hands a text to the terminal's clipboard. Terminals that do not let
/// programs copy pass over it.
pub(super) fn copy(screen: &mut Screen, text: &str) -> io::Result<()> {
    execute!(screen.backend_mut(), CopyToClipboard::to_clipboard_from(text))
}

/// Asks the terminal for its background. Its answer comes among the keys.
pub(super) fn ask_background(screen: &mut Screen) -> io::Result<()> {
    let out = screen.backend_mut();
    out.write_all(b"\x1b]11;?\x07")?;
    io::Write::flush(out)
}

/// Gives the terminal back. Safe to call at any time and more than once;
/// faults are passed over, for the terminal may be gone.
pub(super) fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        SetTitle(""),
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// After a panic: the terminal back first, then where it happened, without
/// the panic's own words, which could hold what someone said of themselves.
pub(super) fn restore_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        leave();
        let place = panic.location().map_or(String::new(), |at| format!(" at {at}"));
        // A terminal that is gone must not make this panic again.
        let _ = writeln!(
            io::stderr(),
            "roundtable: an error in the program{place}; edits up to the last save are on disk, \
             what was not saved is offered at the next start"
        );
    }));
}
