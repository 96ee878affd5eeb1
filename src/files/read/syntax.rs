//! Messages for text that is not TOML. A file of another format is called by its
//! name.

use super::LISTS;
use crate::files::FileError;

/// Returns a parser's error in our words, with what to do.
pub(super) fn explain(source: &str, path: &str, error: &toml::de::Error) -> FileError {
    disguise(source, path).unwrap_or_else(|| translate(source, path, error.message(), error.span()))
}

fn disguise(source: &str, path: &str) -> Option<FileError> {
    if let Some(conflict) = super::conflict::find(source, path) {
        return Some(conflict);
    }
    let text = source.trim_start();
    let json = text.starts_with('{') || text.starts_with("[{") || text.starts_with("[\n");
    if json {
        let remedy = "give the team file itself; JSON is what `show --format json` writes";
        return Some(FileError::new(path, "this is JSON, not a team file in TOML", remedy));
    }
    if text.starts_with('<') {
        let remedy = "give the file itself; a download may have saved the page around it";
        return Some(FileError::new(path, "this is a web page (HTML), not TOML", remedy));
    }
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
    if first.contains(['=', '[']) {
        return None;
    }
    if first.contains([',', ';', '\t']) {
        let remedy = "import it with `roundtable import`";
        return Some(FileError::new(path, "this is a table (CSV or TSV), not TOML", remedy));
    }
    if first.starts_with("---") || first.contains(':') {
        let remedy = "give the team file itself, or write key = value in place of key: value";
        return Some(FileError::new(path, "this looks like YAML, not TOML", remedy));
    }
    None
}

/// Returns the name of a list if one of its headings has single brackets.
fn single_bracket_list(source: &str, at: usize) -> Option<&'static str> {
    let before = source.get(..at)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = source.get(start..)?.lines().next()?;
    let of = |line: &str, open: &str| {
        let name = line.trim().strip_prefix(open)?.split(']').next()?.trim();
        LISTS.into_iter().find(|list| *list == name)
    };
    of(line, "[").or_else(|| {
        // The wrong heading may be further up: this is the first right one.
        let list = of(line, "[[")?;
        before.lines().any(|line| of(line, "[") == Some(list)).then_some(list)
    })
}

/// Returns the first heading that misspells one of the lists, such as
/// `[[members]]`, with the list: its tables then look like duplicates.
fn misspelt_list(source: &str) -> Option<(usize, &str, &'static str)> {
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let name = line.trim().strip_prefix("[[").and_then(|rest| rest.split(']').next());
        if let Some(name) = name.map(str::trim).filter(|name| !LISTS.contains(name)) {
            let list = LISTS.into_iter().find(|list| strsim::levenshtein(list, name) <= 2);
            if let Some(list) = list {
                return Some((at, name, list));
            }
        }
        at += line.len();
    }
    None
}

/// Translates the parser's message. Its own text shows the line, which could contain
/// a rating.
fn translate(
    source: &str,
    path: &str,
    message: &str,
    span: Option<std::ops::Range<usize>>,
) -> FileError {
    let at = span.map_or(0, |span| span.start);
    let rest = source.get(at..).unwrap_or_default();
    let torn = rest.trim().is_empty() && !source.ends_with('\n');
    let line = source.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let heading = line.starts_with('[') && !line.contains('=');
    let nothing = rest.lines().next().unwrap_or_default().trim().is_empty();
    let day = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.get(4..5) == Some("-");
    let begins = |word: &str| message.starts_with(word);
    if let Some(list) = single_bracket_list(source, at) {
        let what = format!("[{list}] is a single {list}, and this file has several");
        let remedy =
            format!("write [[{list}]], with two brackets on each side, above each of them");
        return FileError::new(path, what, remedy).at(source, at);
    }
    if begins("duplicate key")
        && let Some((at, name, list)) = misspelt_list(source)
    {
        let what = format!("`[[{name}]]` is not a list of this file");
        let remedy = format!("did you mean [[{list}]]? Correct every such heading");
        return FileError::new(path, what, remedy).at(source, at);
    }
    let (what, remedy) = if torn {
        (
            "the file ends in the middle of a line",
            "restore the whole file from a backup or from git",
        )
    } else if nothing && line.trim_end().ends_with('=') {
        ("this key has no value", "write a value after the `=`, or delete the line")
    } else if day {
        ("this is not a valid day or time", "write year, month and day: 2026-11-22")
    } else if begins("duplicate key") {
        ("this key or table is here for the second time", "keep one of them, delete the other")
    } else if begins("cannot recurse") || begins("recursion") {
        ("lists and tables are nested too deeply", "delete the inner lists and tables")
    } else if begins("cannot extend") {
        ("this table is already complete above", "write all its keys in one place")
    } else if heading {
        ("the brackets of this heading do not close", "write [table] or [[table]]")
    } else if begins("string values must be quoted") {
        ("this text has no quotes", "put it in quotes: \"…\"")
    } else if begins("missing value") || begins("key with no value") {
        ("this key has no value", "write a value after the `=`, or delete the line")
    } else if begins("missing assignment") || begins("invalid key-value") {
        ("a `=` is missing in this line", "write key = value")
    } else if begins("unclosed array")
        || begins("missing array")
        || begins("missing comma between array")
    {
        ("a list is not closed, or a comma is missing", "check the [ ] and the commas")
    } else if begins("unclosed inline")
        || begins("missing inline")
        || begins("missing comma between key")
    {
        ("a table in { } is not closed, or a comma is missing", "check the { } and the commas")
    } else if message.contains("quote") || message.contains("string") {
        ("a text in quotes is not closed", "close it with \" on the same line")
    } else if begins("unexpected leading zero") || begins("redundant") || begins("unexpected sign")
    {
        ("this number is not valid TOML", "write it plainly, without leading zeros or signs")
    } else if begins("invalid unquoted key") || begins("unquoted keys") {
        ("this key has characters that need quotes", "put the key in quotes: \"…\" = …")
    } else if message.contains("comment")
        || message.contains("carriage")
        || message.contains("control")
    {
        ("there is an invisible or control character here", "delete it and type the line again")
    } else if message.contains("escape") || message.contains("unicode") {
        ("a \\ in this text starts an unknown escape", "write \\\\ for a backslash")
    } else {
        ("this line is not TOML", "compare it with the lines above and below: key = value")
    };
    FileError::new(path, what, remedy).at(source, at)
}
