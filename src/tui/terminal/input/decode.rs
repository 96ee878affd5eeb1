//! What a whole sequence means. The tables of keys are termina's; here is what
//! it does not know, or what some terminals send for other keys.

use termina::event::{KeyCode, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::{Event, Parser};

use super::Input;
use super::framer::Sequence;
use crate::tui::keymap::{Code, Key};

/// Returns the input of a sequence; `None` for answers and for unknown keys and reports.
pub(super) fn decode(sequence: Sequence) -> Option<Input> {
    match sequence {
        Sequence::Key(bytes) => input(&bytes),
        // The end of an answer whose beginning was given up.
        Sequence::AltKey(bytes) if bytes == b"\\" => None,
        Sequence::AltKey(bytes) => match input(&bytes)? {
            Input::Key(key) => Some(Input::Key(Key { alt: true, ..key })),
            other => Some(other),
        },
        Sequence::Answer(_) => None,
        Sequence::Paste(bytes) => Some(Input::Paste(String::from_utf8_lossy(&bytes).into_owned())),
        Sequence::PasteTooLong => Some(Input::PasteTooLong),
    }
}

fn input(bytes: &[u8]) -> Option<Input> {
    if let [0x1b, b'[', rest @ ..] = bytes
        && is_report(rest)
    {
        return None;
    }
    if let Some(key) = particular(bytes) {
        return Some(Input::Key(key));
    }
    match parsed(bytes)? {
        Event::Key(event) if event.kind != KeyEventKind::Release => {
            key(event.code, event.modifiers).map(Input::Key)
        }
        // Shift, Alt and Ctrl do not count.
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Input::Wheel { down: true }),
            MouseEventKind::ScrollUp => Some(Input::Wheel { down: false }),
            _ => None,
        },
        _ => None,
    }
}

/// Returns what termina reads from one whole sequence. The parser is new each time, so that it
/// cannot join two sequences.
fn parsed(bytes: &[u8]) -> Option<Event> {
    let mut parser = Parser::default();
    parser.parse(bytes, false);
    parser.pop()
}

/// Returns whether what follows `ESC [` is a report and not a key: it has a private mark other
/// than the mouse's `<`, or an intermediate byte, or is the position of the cursor.
fn is_report(rest: &[u8]) -> bool {
    match rest {
        [b'=' | b'>' | b'?', ..] => true,
        // The old mouse report may hold any byte; the other is rxvt's.
        [b'M', ..] | [.., b'$'] => false,
        [.., b'R'] => true,
        _ => rest.iter().any(|byte| (b' '..b'0').contains(byte)),
    }
}

/// Returns a key that only some terminals send in this way.
fn particular(bytes: &[u8]) -> Option<Key> {
    let [0x1b, rest @ ..] = bytes else {
        // Enter of the keypad in alacritty, and a pasted end of line.
        return (bytes == b"\n").then_some(Key::plain(Code::Enter));
    };
    match rest {
        // The keypad where it sends sequences.
        [b'O', b'M'] => Some(Key::plain(Code::Enter)),
        [b'O', c @ b'j'..=b'y'] => Some(Key::plain(Code::Char(char::from(c - 0x40)))),
        [b'O', b'X'] => Some(Key::plain(Code::Char('='))),
        // rxvt's arrows with Ctrl and with Shift.
        [b'O', c @ b'a'..=b'd'] => Some(Key { ctrl: true, ..arrow(*c) }),
        [b'[', c @ b'a'..=b'd'] => Some(arrow(*c)),
        // st's Delete, which is F1 elsewhere.
        [b'[', b'P'] => Some(Key::plain(Code::Delete)),
        // rxvt's other keys with Shift ($), Ctrl (^) and both (@).
        [b'[', digits @ .., end @ (b'$' | b'^' | b'@')] => {
            let usual = [b"\x1b[", digits, b"~"].concat();
            match (parsed(&usual)?, end) {
                (Event::Key(event), b'$') => key(event.code, Modifiers::NONE),
                (Event::Key(event), _) => key(event.code, Modifiers::CONTROL),
                _ => None,
            }
        }
        // xterm with modifyOtherKeys: 27 ; modifiers ; character.
        [b'[', b'2', b'7', b';', numbers @ .., b'~'] => {
            let numbers = std::str::from_utf8(numbers).ok()?;
            let (modifiers, character) = numbers.split_once(';')?;
            match parsed(format!("\x1b[{character};{modifiers}u").as_bytes())? {
                Event::Key(event) => key(event.code, event.modifiers),
                _ => None,
            }
        }
        _ => None,
    }
}

fn arrow(letter: u8) -> Key {
    Key::plain(match letter {
        b'a' => Code::Up,
        b'b' => Code::Down,
        b'c' => Code::Right,
        _ => Code::Left,
    })
}

/// Returns a key as this program knows it.
fn key(code: KeyCode, modifiers: Modifiers) -> Option<Key> {
    let shift = modifiers.contains(Modifiers::SHIFT);
    let code = match code {
        // Keys that have no character are told as private ones.
        KeyCode::Char('\u{e000}'..='\u{f8ff}') => return None,
        KeyCode::Char(c) if c.is_control() => return None,
        KeyCode::Char(c) if shift => Code::Char(c.to_uppercase().next().unwrap_or(c)),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Escape => Code::Esc,
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
        KeyCode::Function(number @ 1..=12) => Code::F(number),
        _ => return None,
    };
    let ctrl = modifiers.contains(Modifiers::CONTROL);
    Some(Key { code, ctrl, alt: modifiers.contains(Modifiers::ALT) })
}
