//! Limits: refuses a file that is far too long or nested too deeply, before it is
//! parsed. One pass over the bytes, which knows strings and comments and nothing
//! else of TOML.

use crate::team::{MAX_DIMENSIONS, MAX_PEOPLE};

/// The most parts of a key; no real key has so many.
const MAX_PARTS: usize = 16;
/// The deepest nesting of a value; no real value is nested so deeply.
const MAX_DEPTH: usize = 16;
/// The most keys of a table; the longest real table is a person's answers.
const MAX_KEYS: usize = 2 * MAX_DIMENSIONS;
/// The most items of a value; the longest real list has everyone's names.
const MAX_ITEMS: usize = 2 * MAX_PEOPLE;
/// The most headings of a file: two for each person, and as many again for decisions,
/// corrections and plans.
const MAX_HEADINGS: usize = 8 * MAX_PEOPLE;

/// Returns the byte where a file exceeds a limit, what is wrong and what to do.
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
        let problem = if parts > MAX_PARTS {
            ("a key in this line has far too many parts", "shorten it")
        } else if depth > MAX_DEPTH {
            ("lists and tables are nested too deeply", "delete the inner lists and tables")
        } else if keys > MAX_KEYS {
            ("a table has more than 1,000 keys here", "delete the keys that nobody uses")
        } else if items > MAX_ITEMS {
            ("a list has more than 40,000 items here", "delete the items that nobody uses")
        } else if headings > MAX_HEADINGS {
            ("the file has more than 160,000 headings", "keep only what the team still uses")
        } else {
            at += 1;
            continue;
        };
        return Some((at, problem.0, problem.1));
    }
    None
}

/// Returns the last byte of the line, before its end.
fn end_of_line(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    at + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len()) - 1
}

/// Returns the last byte of a string in quotes, which may have several lines.
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
