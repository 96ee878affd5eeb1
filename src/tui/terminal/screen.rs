//! The terminal as we found it, and as we use it. Every way out goes through
//! [`leave`], so that a shell gets back what it lent.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::Writer;

/// A terminal takes longer frames than this in several reads: it is told to
/// show them all at once.
const AT_ONCE: usize = 4000;

static ENTERED: AtomicBool = AtomicBool::new(false);

/// What frames are drawn on. Only what differs from the frame before is
/// written, and a frame is one write.
#[derive(Debug)]
pub(super) struct Screen {
    /// What waits to be written, kept for its room.
    out: Vec<u8>,
    writer: Writer,
    /// What the terminal shows; nothing where it is blank. The first frame
    /// needs no other beside it, and a start is paid for by the page.
    shown: Option<Buffer>,
    /// What the next frame is drawn on.
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
        if self.shown.as_ref().is_some_and(|shown| shown.area != area) {
            // The terminal has put its lines elsewhere: everything anew.
            self.writer.clear(&mut self.out);
            self.shown = None;
        }
        if self.drawn.area != area {
            self.drawn = Buffer::empty(area);
        }
        let place = paint(&mut self.drawn);
        let before = self.out.len();
        self.writer.write(&mut self.out, self.shown.as_ref(), &self.drawn);
        if self.out.len() - before > AT_ONCE {
            self.out.splice(before..before, *b"\x1b[?2026h");
            self.out.extend_from_slice(b"\x1b[?2026l");
        }
        if let Some((x, y)) = place {
            self.writer.move_to(&mut self.out, x, y);
        }
        if place.is_some() != self.cursor {
            self.cursor = place.is_some();
            self.out.extend_from_slice(if self.cursor { b"\x1b[?25h" } else { b"\x1b[?25l" });
        }
        self.flush()?;
        // The frame before is wiped once nobody waits for it any more.
        let mut before = self.shown.take().unwrap_or_default();
        before.reset();
        self.shown = Some(std::mem::replace(&mut self.drawn, before));
        Ok(())
    }

    /// Takes the terminal over again after the shell had it.
    pub(super) fn enter_again(&mut self, mouse: bool) -> io::Result<()> {
        take_over(&mut self.out, mouse)?;
        self.cursor = false;
        self.writer.clear(&mut self.out);
        self.shown = None;
        Ok(())
    }

    /// Catches the mouse or lets it go.
    pub(super) fn catch_mouse(&mut self, on: bool) -> io::Result<()> {
        if on {
            queue!(self.out, EnableMouseCapture)?;
        } else {
            queue!(self.out, DisableMouseCapture)?;
        }
        self.flush()
    }

    /// Hands a text to the terminal's clipboard. Terminals that do not let
    /// programs copy pass over it.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.out, CopyToClipboard::to_clipboard_from(text))?;
        self.flush()
    }

    /// Asks the terminal for its background. Its answer comes among the keys.
    pub(super) fn ask_background(&mut self) -> io::Result<()> {
        self.out.extend_from_slice(b"\x1b]11;?\x07");
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut terminal = io::stdout();
        if !self.out.is_empty() {
            terminal.write_all(&self.out)?;
            self.out.clear();
        }
        terminal.flush()
    }
}

/// Takes the terminal over; nothing is written before the first frame.
pub(super) fn enter(mouse: bool) -> io::Result<Screen> {
    let mut out = Vec::new();
    take_over(&mut out, mouse)?;
    let (shown, drawn) = (None, Buffer::default());
    Ok(Screen { out, writer: Writer::default(), shown, drawn, cursor: false })
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
        ResetColor,
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
        // What other threads run into is told on the screen.
        if std::thread::current().name() != Some("main") {
            return;
        }
        leave();
        let place = panic.location().map_or(String::new(), |at| format!(" at {at}"));
        // A terminal that is gone must not make this panic again.
        let _ = writeln!(
            io::stderr(),
            "roundtable: an error in the program{place}; every edit is saved, and what \
             could not be is offered at the next start"
        );
    }));
}
