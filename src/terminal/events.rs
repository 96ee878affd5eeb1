//! What the terminal sends, cut down to a handful of events, read on a thread
//! of its own that hands over everything waiting at once.

use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::Message;
use crate::input::{Code, Key};

/// One thing that the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A key.
    Key(Key),
    /// Text, pasted.
    Paste(String),
    /// A click at a column and row.
    Click(u16, u16),
    /// The wheel: down is true.
    Wheel(bool),
    /// Another size, in columns and rows.
    Resize(u16, u16),
}

/// With the tty as the source, a poll of no time never reports an event.
const WAITING: Duration = Duration::from_micros(50);
/// So much is handed over before the next paint, at most.
const BATCH: usize = 4096;

/// Reads for ever; ends when the terminal or the program does. `drawn` is the
/// size of the first frame.
pub(super) fn read(sender: &Sender<Message>, drawn: (u16, u16)) {
    // The first poll begins to watch for changes of size: one that came since
    // the first frame would otherwise never be told.
    let _ = event::poll(Duration::ZERO);
    if let Ok(size) = crossterm::terminal::size()
        && size != drawn
    {
        let _ = sender.send(Message::Input(vec![Input::Resize(size.0, size.1)]));
    }
    loop {
        let mut batch = Vec::new();
        match event::read() {
            Ok(event) => batch.extend(translate(event)),
            Err(_) => {
                let _ = sender.send(Message::TerminalGone);
                return;
            }
        }
        while batch.len() < BATCH && event::poll(WAITING).unwrap_or(false) {
            match event::read() {
                Ok(event) => batch.extend(translate(event)),
                Err(_) => break,
            }
        }
        if !batch.is_empty() && sender.send(Message::Input(batch)).is_err() {
            return;
        }
    }
}

fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Input::Wheel(true)),
            MouseEventKind::ScrollUp => Some(Input::Wheel(false)),
            _ => None,
        },
        _ => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}
