//! The terminal as we found it, and as we use it. Every way out goes through
//! [`leave`], so that a shell gets back what it lent.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Room for the frame of a usual terminal; a larger one takes more writes.
const FRAME: usize = 64 * 1024;
/// A terminal takes more changed cells than these in several reads: it is told
/// to show them all at once.
const AT_ONCE: usize = 200;

static ENTERED: AtomicBool = AtomicBool::new(false);

/// What frames are drawn on. Only what differs from the frame before is
/// written, and a frame is one write.
#[derive(Debug)]
pub(super) struct Screen {
    out: CrosstermBackend<BufWriter<Stdout>>,
    /// What the terminal shows.
    shown: Buffer,
    /// What is being drawn.
    drawn: Buffer,
    /// Whether the terminal's cursor is shown.
    cursor: bool,
}

impl Screen {
    /// Draws a frame; `paint` gives the place of the terminal's cursor, if it
    /// is to be shown.
    pub(super) fn draw(
        &mut self,
        size: (u16, u16),
        paint: impl FnOnce(&mut Buffer) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        let area = Rect { x: 0, y: 0, width: size.0, height: size.1 };
        if self.shown.area != area {
            // The terminal has put its lines elsewhere: everything anew.
            self.out.clear()?;
            (self.shown, self.drawn) = (Buffer::empty(area), Buffer::empty(area));
        }
        let place = paint(&mut self.drawn);
        let changed = self.shown.diff_iter(&self.drawn).take(AT_ONCE).count();
        if changed == AT_ONCE {
            queue!(self.out, BeginSynchronizedUpdate)?;
        }
        if changed > 0 {
            self.out.draw(self.shown.diff_iter(&self.drawn))?;
        }
        if let Some((x, y)) = place {
            self.out.set_cursor_position(Position { x, y })?;
        }
        if place.is_some() != self.cursor {
            self.cursor = place.is_some();
            if self.cursor {
                queue!(self.out, cursor::Show)?;
            } else {
                queue!(self.out, cursor::Hide)?;
            }
        }
        if changed == AT_ONCE {
            queue!(self.out, EndSynchronizedUpdate)?;
        }
        io::Write::flush(&mut self.out)?;
        std::mem::swap(&mut self.shown, &mut self.drawn);
        self.drawn.reset();
        Ok(())
    }

    /// Takes the terminal over again after the shell had it.
    pub(super) fn enter_again(&mut self, mouse: bool) -> io::Result<()> {
        take_over(&mut self.out, mouse)?;
        self.cursor = false;
        // `ratatui::Terminal::clear` would ask the terminal for its cursor,
        // and the answer would come among the keys.
        self.out.clear()?;
        self.shown.reset();
        Ok(())
    }

    /// Catches the mouse or lets it go.
    pub(super) fn catch_mouse(&mut self, on: bool) -> io::Result<()> {
        if on {
            execute!(self.out, EnableMouseCapture)
        } else {
            execute!(self.out, DisableMouseCapture)
        }
    }

    /// Hands a text to the terminal's clipboard. Terminals that do not let
    /// programs copy pass over it.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.out, CopyToClipboard::to_clipboard_from(text))
    }

    /// Asks the terminal for its background. Its answer comes among the keys.
    pub(super) fn ask_background(&mut self) -> io::Result<()> {
        self.out.write_all(b"\x1b]11;?\x07")?;
        io::Write::flush(&mut self.out)
    }
}

/// Takes the terminal over; nothing is flushed before the first frame.
pub(super) fn enter(mouse: bool, size: (u16, u16)) -> io::Result<Screen> {
    let mut out = CrosstermBackend::new(BufWriter::with_capacity(FRAME, io::stdout()));
    take_over(&mut out, mouse)?;
    let area = Rect { x: 0, y: 0, width: size.0, height: size.1 };
    Ok(Screen { out, shown: Buffer::empty(area), drawn: Buffer::empty(area), cursor: false })
}

fn take_over(out: &mut impl Write, mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, SetTitle("roundtable"), cursor::Hide)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    Ok(())
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
