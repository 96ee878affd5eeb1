//! The thread that reads a Windows console, where keys come as records, and answers of the
//! terminal do not come as text.

use std::io;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::Input;
use super::burst::filter_bursts;
use crate::tui::keymap::{Code, Key};

/// After this many events, presses and releases, there is probably more on its way.
const MIN_BURST: usize = 8;
const BURST_PAUSE: Duration = Duration::from_millis(2);
/// The largest burst, in events.
const MAX_BURST: usize = 1024 * 1024;

/// Pauses the thread, which a console does not allow.
#[derive(Debug)]
pub(crate) struct Pause;

impl Pause {
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads the console.
#[derive(Debug)]
pub(crate) struct Reader;

impl Reader {
    pub(crate) fn new() -> Self {
        Self
    }

    /// Starts the thread. It calls `tell` with each input, and with an empty list once the console
    /// is gone; it ends when `tell` returns false.
    pub(crate) fn start(
        self,
        tell: impl Fn(Option<Vec<Input>>) -> bool + Send + 'static,
    ) -> io::Result<Pause> {
        let thread = std::thread::Builder::new().name("input".into());
        thread.spawn(move || {
            loop {
                let batch = read_all();
                let is_gone = batch.is_err();
                let inputs = batch.map(|events| events.into_iter().filter_map(input).collect());
                let goes_on = match inputs.map(filter_bursts) {
                    Ok(inputs) if inputs.is_empty() => true,
                    inputs => tell(inputs.ok()),
                };
                if is_gone || !goes_on {
                    return;
                }
            }
        })?;
        Ok(Pause)
    }

    /// Returns nothing: a console answers no questions.
    pub(crate) fn look_for<T>(
        &mut self,
        _: Duration,
        _: impl FnMut(&[u8]) -> Option<T>,
    ) -> Option<T> {
        None
    }
}

/// Waits for an event and returns it with all that come with it. A console sends a paste as
/// keys, and only together can they be told from keys that somebody types.
fn read_all() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    loop {
        let pause = if events.len() >= MIN_BURST { BURST_PAUSE } else { Duration::ZERO };
        if events.len() >= MAX_BURST || !event::poll(pause)? {
            return Ok(events);
        }
        events.push(event::read()?);
    }
}

fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Input::Wheel { down: true }),
            MouseEventKind::ScrollUp => Some(Input::Wheel { down: false }),
            _ => None,
        },
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if held(KeyModifiers::SHIFT) => Code::BackTab,
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
    Some(Key { code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) })
}
