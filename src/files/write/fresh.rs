//! Writes the text of a new file: each key on its own line.

use toml::{Table, Value};

/// The tables inside list elements that have their own heading; all others are
/// written on one line.
const HEADINGS: [(&str, &str); 4] =
    [("situation", "need"), ("member", "rating"), ("plan", "expect"), ("candidate", "rating")];

/// Returns whether a table inside an element of `list` has its own heading.
pub(super) fn has_heading(list: &str, key: &str) -> bool {
    HEADINGS.contains(&(list, key))
}

/// Returns a whole file.
pub(super) fn document(root: &Table) -> String {
    let mut text = String::new();
    for (key, value) in root.iter().filter(|(key, value)| !is_top(key, value)) {
        push_line(&mut text, key, value);
    }
    for (key, value) in root.iter().filter(|(key, value)| is_top(key, value)) {
        text += &top(key, value);
    }
    text
}

/// Returns whether a key of the root has a heading: a table or a list of them.
fn is_top(_: &str, value: &Value) -> bool {
    match value {
        Value::Table(_) => true,
        Value::Array(list) => list.iter().any(Value::is_table),
        _ => false,
    }
}

/// Returns a key of the root with its headings, each below a blank line.
pub(super) fn top(key: &str, value: &Value) -> String {
    let mut text = String::new();
    match value {
        Value::Array(list) => {
            for own in list.iter().filter_map(Value::as_table) {
                text.push('\n');
                text += &element(key, own);
            }
        }
        Value::Table(own) => {
            text.push('\n');
            push_section(&mut text, key, &format!("[{}]", self::key(key)), own);
        }
        _ => {}
    }
    text
}

/// Returns an element of a list with its headings.
pub(super) fn element(list: &str, own: &Table) -> String {
    let mut text = String::new();
    push_section(&mut text, list, &format!("[[{}]]", key(list)), own);
    text
}

/// Returns a table of an element with its heading.
pub(super) fn section(list: &str, name: &str, own: &Table) -> String {
    let mut text = String::new();
    let heading = format!("[{}.{}]", key(list), key(name));
    push_section(&mut text, name, &heading, own);
    text
}

fn push_section(text: &mut String, name: &str, heading: &str, own: &Table) {
    text.push_str(heading);
    text.push('\n');
    let below = |key: &str, value: &Value| value.is_table() && has_heading(name, key);
    for (key, value) in own.iter().filter(|(key, value)| !below(key, value)) {
        push_line(text, key, value);
    }
    for (key, value) in own {
        if let Some(inner) = value.as_table().filter(|_| below(key, value)) {
            *text += &section(name, key, inner);
        }
    }
}

fn push_line(text: &mut String, name: &str, value: &Value) {
    *text += &format!("{} = {value}\n", key(name));
}

/// Returns a key, in quotes where it needs them.
pub(super) fn key(word: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !word.is_empty() && word.chars().all(is_bare) {
        return word.to_owned();
    }
    let quoted = Value::from(word).to_string();
    // A key has one line, so it cannot have triple quotes.
    if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") {
        return format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
    }
    quoted
}
