//! Parses text into the structs of [`super::super::format`], and finds the position
//! of a value that they refuse. A file that is far too long or nested too deeply is refused
//! before.

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::check::Check;
use super::syntax;
use crate::files::FileError;
use crate::files::format::table::{At, Table};
use crate::files::format::tables::Maybe;
use crate::files::format::value::{Found, Problem, Text, Whole};
use crate::team::{MAX_DIMENSIONS, MAX_PEOPLE};

/// The keys that describe a file. They are read first from a file that is otherwise
/// wrong: another kind of file, or a newer format, is the better message.
#[derive(Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
struct Head<'a> {
    format: Maybe<Found<'a>>,
    kind: Maybe<Found<'a>>,
    snapshot: Option<Found<'a>>,
}

/// What a file should be.
#[derive(Clone, Copy)]
pub(super) enum Expected {
    Team,
    Snapshot,
    /// A small file of this kind.
    Small(&'static str),
    Config,
}

/// Parses a file. The caller checks its head; this function does so only if the rest
/// is wrong.
pub(super) fn parse<'s, T: Deserialize<'s>>(
    source: &'s str,
    path: &str,
    expected: Expected,
) -> Result<Table<T>, FileError> {
    let root = tables(source, path)?;
    Table::deserialize(toml::Deserializer::from(root)).map_err(|error| {
        if let Err(fault) = head(source, path, expected) {
            return fault;
        }
        let problem = Problem::from_serde(error.message());
        let at = problem.at.or_else(|| error.span().map(|span| span.start)).unwrap_or(0);
        let Problem { what, remedy, .. } = located(source, at, problem);
        FileError::new(path, what, remedy).at(source, at)
    })
}

fn head(source: &str, path: &str, expected: Expected) -> Result<(), FileError> {
    let Ok(Head { format, kind, snapshot }) = toml::from_str(source) else { return Ok(()) };
    // A value of the wrong type gets its own message.
    let Some(format) = format else { return Ok(()) };
    let (span, Found::Whole(number)) = (format.span(), format.into_inner()) else {
        return Ok(());
    };
    let kind = kind.and_then(|kind| match (kind.span(), kind.into_inner()) {
        (span, Found::Text(word)) => Some(At::new(span, Text(word))),
        _ => None,
    });
    let format = Some(At::new(span, Whole(number)));
    Check::new(source, path).head(expected, &format, &kind, snapshot.is_some())
}

/// Parses a file as TOML, without checking its keys and values.
pub(in crate::files) fn tables<'s>(
    source: &'s str,
    path: &str,
) -> Result<toml::Spanned<DeTable<'s>>, FileError> {
    if source.trim().is_empty() {
        let remedy = "restore it from a backup, or create a new one with `roundtable new`";
        return Err(FileError::new(path, "the file is empty", remedy));
    }
    if let Some((at, what, remedy)) = exceeded(source) {
        return Err(FileError::new(path, what, remedy).at(source, at));
    }
    DeTable::parse(source).map_err(|error| syntax::explain(source, path, &error))
}

/// Fills in the path of the value that a problem is about, which the value itself does
/// not know.
fn located(source: &str, at: usize, problem: Problem) -> Problem {
    let mut steps = Vec::new();
    if let Ok(root) = DeTable::parse(source) {
        find(root.get_ref(), at, &mut steps);
    }
    let keys: Vec<&str> = steps.iter().filter_map(|step| step.as_deref()).collect();
    let (key, path) = (keys.last().copied().unwrap_or_default(), keys.join("."));
    let heading = match steps.last() {
        Some(None) => format!("[[{path}]]"),
        _ => format!("[{path}]"),
    };
    let fill = |text: &str| {
        text.replace("{key}", key).replace("{path}", &path).replace("{heading}", &heading)
    };
    Problem { what: fill(&problem.what), remedy: fill(&problem.remedy), ..problem }
}

/// Finds the value at a byte; `steps` are the keys to it, with `None` for an element of a
/// list.
fn find(table: &DeTable<'_>, at: usize, steps: &mut Vec<Option<String>>) -> bool {
    for (key, value) in table {
        steps.push(Some(key.get_ref().to_string()));
        if value.span().start == at || find_in(value.get_ref(), at, steps) {
            return true;
        }
        steps.pop();
    }
    false
}

fn find_in(value: &DeValue<'_>, at: usize, steps: &mut Vec<Option<String>>) -> bool {
    match value {
        DeValue::Table(table) => find(table, at, steps),
        DeValue::Array(list) => {
            steps.push(None);
            let found = list
                .iter()
                .any(|value| value.span().start == at || find_in(value.get_ref(), at, steps));
            if !found {
                steps.pop();
            }
            found
        }
        _ => false,
    }
}

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
