//! What goes on without end is refused before anything is built of it: one
//! look at the bytes, which knows texts and comments and nothing else of TOML.

use crate::team::{MAX_DIMENSIONS, MAX_PEOPLE};

/// No honest key has more parts than this.
const MAX_PARTS: usize = 16;
/// No honest value is nested deeper than this.
const MAX_DEPTH: usize = 16;
/// No honest table has more keys: a person's answers are the longest.
const MAX_KEYS: usize = 2 * MAX_DIMENSIONS;
/// No honest value has more parts: a list of everyone's names is the longest.
const MAX_ITEMS: usize = 2 * MAX_PEOPLE;
/// No honest file has more headings: two for each person, as many for what was
/// decided, corrected, planned.
const MAX_HEADINGS: usize = 8 * MAX_PEOPLE;

/// Returns the byte and the words, where a file goes beyond what any honest
/// one needs.
pub(super) fn exceeded(source: &str) -> Option<(usize, &'static str, &'static str)> {
    let bytes = source.as_bytes();
    let (mut parts, mut depth, mut keys, mut items, mut headings) = (0, 0_usize, 0, 0, 0);
    let mut is_value = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'#' => at = end_of_line(bytes, at),
            b'"' | b'\'' => at = end_of_text(bytes, at),
            b'.' => parts += 1,
            b'[' if depth == 0 && !is_value => {
                (parts, keys, items) = (0, 0, 0);
                headings += 1;
                depth = 1;
            }
            b'[' | b'{' => (parts, depth) = (0, depth + 1),
            b']' | b'}' => (parts, depth) = (0, depth.saturating_sub(1)),
            b'=' if depth == 0 => (parts, keys, items, is_value) = (0, keys + 1, 0, true),
            b',' => (parts, items) = (0, items + 1),
            b'\n' if depth == 0 => (parts, is_value) = (0, false),
            b'=' | b'\n' => parts = 0,
            _ => {}
        }
        let told = if parts > MAX_PARTS {
            ("a key of this line has far too many parts", "shorten it")
        } else if depth > MAX_DEPTH {
            ("lists and tables are nested too deeply", "take the inner ones out")
        } else if keys > MAX_KEYS {
            ("a table has more than 1,000 keys here", "take those out that nobody looks at")
        } else if items > MAX_ITEMS {
            ("a list has more than 40,000 parts here", "take those out that nobody looks at")
        } else if headings > MAX_HEADINGS {
            ("the file has more than 160,000 headings", "keep only what the team still uses")
        } else {
            at += 1;
            continue;
        };
        return Some((at, told.0, told.1));
    }
    None
}

/// Returns the last byte of the line, before its end.
fn end_of_line(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    at + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len()) - 1
}

/// Returns the last byte of a text in quotes, which may go over several lines.
pub(in crate::files) fn end_of_text(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let three = [quote; 3];
    let is_long = bytes[at..].starts_with(&three);
    let mut next = at + if is_long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(next) {
        match byte {
            b'\\' if quote == b'"' => next += 1,
            b'\n' if !is_long => return next - 1,
            _ if is_long && bytes[next..].starts_with(&three) => return next + 2,
            _ if byte == quote && !is_long => return next,
            _ => {}
        }
        next += 1;
    }
    bytes.len()
}
