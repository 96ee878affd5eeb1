//! What the terminal sends, cut down to a handful of events.
//!
//! Its bytes are taken apart here and not by the event reader of a library:
//! those keep half of a burst for the next key, or ask the clock and the
//! system again for as long as they hope for more. Here all that one read
//! gave is done at once, with no clock, and what came in part waits for its
//! rest. `docs`: ECMA-48 §5.4 (control sequences); xterm's "Control
//! Sequences", PC-style function keys, SGR mouse, bracketed paste.

#[cfg(unix)]
use crate::tui::keymap::Code;
use crate::tui::keymap::Key;

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

/// What comes after pasted text.
#[cfg(unix)]
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// No control sequence that is known here is longer.
#[cfg(unix)]
const LONGEST: usize = 64;

/// Takes the bytes of a terminal apart.
#[cfg(unix)]
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// The beginning of something whose end has not come yet.
    begun: Vec<u8>,
    /// What has been pasted so far.
    pasted: Option<Vec<u8>>,
}

/// What the first bytes are.
#[cfg(unix)]
enum First {
    /// So many bytes, and what they say to us.
    Whole(usize, Option<Input>),
    /// So many bytes, and from there on pasted text.
    PasteBegins(usize),
    /// The rest has not come yet.
    Part,
}

#[cfg(unix)]
impl Decoder {
    /// Adds all that these bytes complete.
    pub(super) fn take(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) {
        if self.begun.is_empty() {
            let taken = self.decode(bytes, inputs);
            self.begun.extend_from_slice(&bytes[taken..]);
        } else {
            let mut all = std::mem::take(&mut self.begun);
            all.extend_from_slice(bytes);
            let taken = self.decode(&all, inputs);
            all.drain(..taken);
            self.begun = all;
        }
    }

    /// Gives how many bytes are done with.
    fn decode(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            if let Some(pasted) = &mut self.pasted {
                // The mark of the end may have come in two parts.
                let look_from = pasted.len().saturating_sub(PASTE_ENDS.len() - 1);
                let before = pasted.len();
                pasted.extend_from_slice(&bytes[at..]);
                let mut windows = pasted[look_from..].windows(PASTE_ENDS.len());
                let Some(end) = windows.position(|window| window == PASTE_ENDS) else {
                    return bytes.len();
                };
                let end = look_from + end;
                at += end + PASTE_ENDS.len() - before;
                pasted.truncate(end);
                let text = String::from_utf8_lossy(pasted).into_owned();
                self.pasted = None;
                inputs.push(Input::Paste(text));
                continue;
            }
            match first(&bytes[at..]) {
                First::Whole(count, input) => {
                    at += count;
                    inputs.extend(input);
                }
                First::PasteBegins(count) => {
                    at += count;
                    self.pasted = Some(Vec::new());
                }
                First::Part => break,
            }
        }
        at
    }
}

#[cfg(unix)]
fn key(code: Code, ctrl: bool) -> Input {
    Input::Key(Key { code, ctrl, alt: false })
}

#[cfg(unix)]
fn first(bytes: &[u8]) -> First {
    let plain = |code| First::Whole(1, Some(key(code, false)));
    match bytes {
        [] => First::Part,
        // Nothing else came with it: the key itself.
        [0x1b] | [0x1b, 0x1b, ..] => plain(Code::Esc),
        [0x1b, b'[', rest @ ..] => control_sequence(rest),
        [0x1b, b'O', rest @ ..] => match rest.first() {
            None => First::Part,
            Some(b'M') => First::Whole(3, Some(key(Code::Enter, false))),
            Some(&last) => First::Whole(3, named(last).map(|code| key(code, false))),
        },
        [0x1b, rest @ ..] => match first(rest) {
            First::Whole(count, input) => {
                let input = input.map(|input| match input {
                    Input::Key(key) => Input::Key(Key { alt: true, ..key }),
                    other => other,
                });
                First::Whole(count + 1, input)
            }
            other => other,
        },
        [b'\r', ..] => plain(Code::Enter),
        [b'\t', ..] => plain(Code::Tab),
        [0x7f, ..] => plain(Code::Backspace),
        [0, ..] => First::Whole(1, Some(key(Code::Char(' '), true))),
        [c @ 0x01..=0x1a, ..] => {
            First::Whole(1, Some(key(Code::Char(char::from(c - 1 + b'a')), true)))
        }
        [c @ 0x1c..=0x1f, ..] => {
            First::Whole(1, Some(key(Code::Char(char::from(c - 0x1c + b'4')), true)))
        }
        [c @ 0x20..=0x7e, ..] => plain(Code::Char(char::from(*c))),
        _ => letter(bytes),
    }
}

/// A character of more than one byte.
#[cfg(unix)]
fn letter(bytes: &[u8]) -> First {
    let whole = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(whole) {
        Ok(text) => text,
        // What is no text is passed over, a byte at a time.
        Err(error) if error.valid_up_to() == 0 => {
            let is_cut = error.error_len().is_none();
            return if is_cut { First::Part } else { First::Whole(1, None) };
        }
        Err(error) => std::str::from_utf8(&whole[..error.valid_up_to()]).unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(c) => First::Whole(c.len_utf8(), Some(key(Code::Char(c), false))),
        None => First::Whole(1, None),
    }
}

/// What follows `ESC [`.
#[cfg(unix)]
fn control_sequence(rest: &[u8]) -> First {
    match rest {
        // The console of Linux: F1 to F5.
        [b'[', last, ..] => {
            let code = matches!(last, b'A'..=b'E').then(|| Code::F(last - b'A' + 1));
            return First::Whole(4, code.map(|code| key(code, false)));
        }
        // The mouse, told in three bytes that may be any.
        [b'M', button, x, y, ..] => {
            let place = (u16::from(x.saturating_sub(33)), u16::from(y.saturating_sub(33)));
            return First::Whole(6, mouse(u16::from(button.saturating_sub(32)), place));
        }
        [b'[' | b'M', ..] => return First::Part,
        _ => {}
    }
    let Some(length) = rest.iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
        let too_long = rest.len() > LONGEST;
        return if too_long { First::Whole(rest.len() + 2, None) } else { First::Part };
    };
    let (told, last) = (&rest[..length], rest[length]);
    let count = length + 3;
    let from_mouse = told.first() == Some(&b'<');
    let told = std::str::from_utf8(told).unwrap_or_default();
    let mut numbers = told.trim_start_matches('<').split(';').map(|part| {
        let mut parts = part.split(':').map(|number| number.parse::<u32>().ok());
        (parts.next().flatten(), parts.next().flatten())
    });
    let (number, _) = numbers.next().unwrap_or_default();
    let (second, kind) = numbers.next().unwrap_or_default();
    let (third, _) = numbers.next().unwrap_or_default();
    if matches!(last, b'M' | b'm') {
        let place = |number: Option<u32>| number.unwrap_or(1).clamp(1, 65_535) as u16 - 1;
        let button = number.unwrap_or(u32::MAX);
        // Without the `<`, 32 stands for nothing.
        let button = if from_mouse { button } else { button.wrapping_sub(32) };
        let input = (last == b'M').then(|| mouse(button as u16, (place(second), place(third))));
        return First::Whole(count, input.flatten());
    }
    if last == b'~' && number == Some(200) {
        return First::PasteBegins(count);
    }
    let released = kind == Some(3);
    let modifiers = second.unwrap_or(1).saturating_sub(1);
    let (shift, alt, ctrl) = (modifiers & 1 != 0, modifiers & 2 != 0, modifiers & 4 != 0);
    let code = match last {
        b'~' => number.and_then(numbered),
        b'u' => number.and_then(char::from_u32).and_then(|c| match c {
            '\r' => Some(Code::Enter),
            '\t' if shift => Some(Code::BackTab),
            '\t' => Some(Code::Tab),
            '\x1b' => Some(Code::Esc),
            '\x7f' => Some(Code::Backspace),
            c if c.is_control() => None,
            c if shift => c.to_uppercase().next().map(Code::Char),
            c => Some(Code::Char(c)),
        }),
        // The place of the cursor, which nobody asked for.
        b'R' => None,
        _ => named(last),
    };
    let input = code.filter(|_| !released).map(|code| Input::Key(Key { code, ctrl, alt }));
    First::Whole(count, input)
}

#[cfg(unix)]
fn named(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'Z' => Code::BackTab,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    })
}

#[cfg(unix)]
fn numbered(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(number as u8 - 10),
        17..=21 => Code::F(number as u8 - 11),
        23..=26 => Code::F(number as u8 - 12),
        _ => return None,
    })
}

/// A press of the first button, or the wheel; whatever else is passed over.
#[cfg(unix)]
fn mouse(button: u16, (x, y): (u16, u16)) -> Option<Input> {
    // Shift, Alt and Ctrl do not count.
    match button & !0b1_1100 {
        0 => Some(Input::Click(x, y)),
        64 => Some(Input::Wheel(false)),
        65 => Some(Input::Wheel(true)),
        _ => None,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decoded(chunks: &[&[u8]]) -> Vec<Input> {
        let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
        for chunk in chunks {
            decoder.take(chunk, &mut inputs);
        }
        inputs
    }

    fn keys(bytes: &[u8]) -> String {
        let named = decoded(&[bytes]).into_iter().map(|input| match input {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        });
        named.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_are_told_apart_as_terminals_send_them() {
        let expected = [
            (&b"a\xc3\xa4\r\t\x7f"[..], "a ä enter tab backspace"),
            (b"\x1b[A\x1bOB\x1b[C\x1b[D", "↑ ↓ → ←"),
            (b"\x1b[1;5A", "ctrl-↑"),
            (b"\x1b[Z\x1b[3~\x1b[5~\x1b[H\x1bOF", "shift-tab delete pgup home end"),
            (b"\x1bOP\x1b[15~\x1b[24~\x1b[[B", "f1 f5 f12 f2"),
            (b"\x03\x12\x1bx", "ctrl-c ctrl-r alt-x"),
            (b"\x1b", "esc"),
            (b"\x1b\x1b[A", "esc ↑"),
            (b"\x1b[27u\x1b[97;5u", "esc ctrl-a"),
        ];
        for (bytes, names) in expected {
            assert_eq!(keys(bytes).to_lowercase(), names, "{bytes:?}");
        }
    }

    #[test]
    fn the_mouse_clicks_and_scrolls_in_every_way_of_telling() {
        let click = vec![Input::Click(4, 2)];
        for bytes in [&b"\x1b[<0;5;3M"[..], b"\x1b[32;5;3M", b"\x1b[M %#"] {
            assert_eq!(decoded(&[bytes]), click, "{bytes:?}");
        }
        assert_eq!(decoded(&[b"\x1b[<0;5;3m\x1b[<35;5;3M"]), vec![]);
        let wheel = vec![Input::Wheel(false), Input::Wheel(true)];
        assert_eq!(decoded(&[b"\x1b[<64;5;3M\x1b[<65;5;3M"]), wheel);
    }

    #[test]
    fn what_the_terminal_answers_unasked_is_no_key() {
        assert_eq!(decoded(&[b"\x1b[12;40R\x1b[?62;4c\x1b[I\x1b[O\x1b[97;1:3u"]), vec![]);
    }

    #[test]
    fn a_sequence_without_an_end_is_dropped_after_a_while() {
        let endless = [b"\x1b[".to_vec(), vec![b'1'; 100]].concat();
        assert_eq!(decoded(&[&endless, b"a"]).len(), 1);
    }

    #[test]
    fn pasted_text_is_one_thing_whatever_is_in_it() {
        let text = "one\r\ntwo\x1b[A ä".repeat(5000);
        let bytes = format!("\x1b[200~{text}\x1b[201~q").into_bytes();
        let chunks: Vec<&[u8]> = bytes.chunks(4095).collect();
        let inputs = decoded(&chunks);
        assert_eq!(inputs.len(), 2);
        assert_eq!(inputs[0], Input::Paste(text));
    }

    proptest! {
        // A terminal cuts its bytes where it likes; only a lone ESC at the
        // end of a read counts as the key.
        #[test]
        fn it_does_not_matter_where_a_read_ends(
            parts in proptest::collection::vec(prop_oneof![
                Just("\x1b[A"), Just("\x1b[1;5B"), Just("ä"), Just("x"), Just("\x1bOP"),
                Just("\x1b[<0;5;3M"), Just("\x1b[200~pasted ä\x1b[201~"), Just("\r"),
            ], 0..20),
            cut in 1_usize..7,
        ) {
            let bytes = parts.concat().into_bytes();
            let mut chunks: Vec<Vec<u8>> = Vec::new();
            for chunk in bytes.chunks(cut) {
                match chunks.last_mut() {
                    Some(last) if last.last() == Some(&0x1b) => last.extend_from_slice(chunk),
                    _ => chunks.push(chunk.to_vec()),
                }
            }
            let chunks: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
            prop_assert_eq!(decoded(&chunks), decoded(&[&bytes]));
        }

        #[test]
        fn no_bytes_at_all_are_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decoded(&[&bytes, b"\x1b[A", &bytes]);
        }
    }
}
