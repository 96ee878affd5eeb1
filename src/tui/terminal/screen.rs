//! Entering and leaving the screen. Every way out goes through [`leave`], so that the terminal's
//! settings are always restored.
//!
//! Some terminals have no alternate screen (GNU screen by default, tmux with it off): the
//! program's text would stay over the shell's text. So the screen is cleared on entering and wiped
//! before leaving, line by line, because tmux keeps a copy of a screen that is erased at once.

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

/// Frames up to this size are written at once.
const FRAME: usize = 64 * 1024;
/// Switches on clicks and the wheel with SGR coordinates; no motion, which some terminals report
/// as clicks.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

static ENTERED: AtomicBool = AtomicBool::new(false);

type Writer = BufWriter<Stdout>;

/// The screen that frames are drawn on.
#[derive(Debug)]
pub struct Screen {
    /// Never dropped: it would write to a terminal that may be gone. [`leave`]
    /// gives the terminal back.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Writer>>>,
    size: (u16, u16),
}

impl Screen {
    /// Enters the screen. The terminal must be in raw mode.
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

    /// Draws a frame; only the changes are written.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Adapts to another size of the terminal, even if it had that size only for a moment: it may
    /// have moved its lines.
    pub fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.size = size;
        self.wipe()?;
        self.terminal.resize(area(size))
    }

    /// Clears the screen; the next frame is written in full. Unlike [`Terminal::clear`] it does
    /// not ask the terminal anything.
    pub fn wipe(&mut self) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        queue!(out, BeginSynchronizedUpdate)?;
        wipe(out, self.size.1)?;
        self.terminal.swap_buffers();
        Ok(())
    }

    /// Enters the screen again after the shell had the terminal.
    pub fn enter_again(&mut self, mouse: bool) -> io::Result<()> {
        enter_raw_mode()?;
        self.take_over(mouse)?;
        self.wipe()
    }

    /// Switches reports of the mouse on or off.
    pub fn set_mouse_capture(&mut self, on: bool) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), Print(if on { MOUSE_ON } else { MOUSE_OFF }))
    }

    /// Copies a text to the terminal's clipboard (OSC 52). Terminals that do not allow this ignore
    /// it.
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

/// Switches raw mode on, until [`leave`].
pub fn enter_raw_mode() -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    Ok(())
}

/// Switches raw mode off on a terminal where nothing was drawn.
pub fn leave_raw_mode() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
}

/// Leaves the screen and restores the terminal. Safe to call at any time and more than once;
/// errors are ignored, because the terminal may be gone.
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

/// Installs a panic hook that first restores the terminal and then prints where the panic
/// happened, without its message, which could contain somebody's answers.
pub fn restore_on_panic() {
    let drawing = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        // What other threads run into is told on the screen.
        if std::thread::current().id() != drawing {
            return;
        }
        leave();
        let location = panic.location().map_or(String::new(), |at| format!(" at {at}"));
        // A terminal that is gone must not make this panic again.
        let _ = writeln!(
            io::stderr(),
            "roundtable: an error in the program{location}. Your edits are saved; the next start offers any that are not"
        );
    }));
}
