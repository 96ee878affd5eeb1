//! The terminal as we found it, and as we use it. Every way out goes through
//! [`leave`], so that a shell gets back what it lent.
//!
//! Some terminals have no alternate screen (GNU screen as it comes, tmux with
//! it off): what we write there is written over the shell's text, and stays.
//! So the screen is cleared on entering, and wiped before it is left. It is
//! wiped a line at a time, for tmux keeps a copy of what is erased at once.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// A frame is written at once, up to this size.
const FRAME: usize = 64 * 1024;
/// Clicks and the wheel, told with decimal numbers; no motion, which some
/// terminals report as clicks.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

static ENTERED: AtomicBool = AtomicBool::new(false);

type Writer = BufWriter<Stdout>;

/// What frames are drawn on.
#[derive(Debug)]
pub struct Screen {
    /// Never dropped: it would write to a terminal that may be gone. [`leave`]
    /// gives the terminal back.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Writer>>>,
    size: (u16, u16),
}

impl Screen {
    /// Takes the terminal over, which must be in raw mode.
    pub fn enter(size: (u16, u16), mouse: bool) -> io::Result<Self> {
        // NO_COLOR is obeyed by the styles. crossterm would write resets in the
        // place of colours, and bold and reverse would be lost.
        crossterm::style::force_color_output(true);
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME, io::stdout()));
        let viewport = Viewport::Fixed(area(size));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        let mut screen = Self { terminal: ManuallyDrop::new(terminal), size };
        screen.take_over(mouse)?;
        Ok(screen)
    }

    fn take_over(&mut self, mouse: bool) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        let clear = Clear(ClearType::All);
        queue!(out, EnterAlternateScreen, clear, EnableBracketedPaste, cursor::Hide)?;
        if mouse {
            queue!(out, Print(MOUSE_ON))?;
        }
        Ok(())
    }

    /// Draws a frame. Only what differs from the one before is written.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// The terminal has, or had for a moment, another size, and has put its lines
    /// elsewhere.
    pub fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.size = size;
        self.wipe()?;
        self.terminal.resize(area(size))
    }

    /// Wipes the screen; the next frame is written whole. Asks the terminal
    /// nothing, which [`Terminal::clear`] does.
    pub fn wipe(&mut self) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        queue!(out, BeginSynchronizedUpdate)?;
        wipe(out, self.size.1)?;
        self.terminal.swap_buffers();
        Ok(())
    }

    /// Takes the terminal over again after the shell had it.
    pub fn enter_again(&mut self, mouse: bool) -> io::Result<()> {
        enter_raw_mode()?;
        self.take_over(mouse)?;
        self.wipe()
    }

    /// Catches the mouse or lets it go.
    pub fn catch_mouse(&mut self, on: bool) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), Print(if on { MOUSE_ON } else { MOUSE_OFF }))
    }

    /// Hands a text to the terminal's clipboard. Terminals that do not let
    /// programs copy pass over it.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }
}

fn area((width, height): (u16, u16)) -> Rect {
    Rect { x: 0, y: 0, width, height }
}

fn wipe(out: &mut impl Write, rows: u16) -> io::Result<()> {
    queue!(out, ResetColor)?;
    for row in (0..rows).rev() {
        queue!(out, cursor::MoveTo(0, row), Clear(ClearType::CurrentLine))?;
    }
    Ok(())
}

/// Keys come as they are pressed from here on, until [`leave`].
pub fn enter_raw_mode() -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    Ok(())
}

/// Gives back a terminal on which nothing was drawn.
pub fn leave_raw_mode() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back. Safe to call at any time and more than once;
/// faults are passed over, for the terminal may be gone.
pub fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = BufWriter::new(io::stdout());
    let rows = crossterm::terminal::size().map_or(0, |(_, rows)| rows);
    let _ = wipe(&mut out, rows);
    let _ =
        execute!(out, Print(MOUSE_OFF), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
}

/// After a panic: the terminal back first, then where it happened, without
/// the panic's own words, which could hold what someone said of themselves.
pub fn restore_on_panic() {
    let drawing = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        // What other threads run into is told on the screen.
        if std::thread::current().id() != drawing {
            return;
        }
        leave();
        let place = panic.location().map_or(String::new(), |at| format!(" at {at}"));
        // A terminal that is gone must not make this panic again.
        let _ = writeln!(
            io::stderr(),
            "roundtable: an error in the program{place}. Your edits are saved; the next start offers any that are not"
        );
    }));
}
