//! Finds the marks of a merge conflict and says what to do about it.

use super::LISTS;
use crate::files::FileError;

/// The cause of a conflict.
enum Cause<'a> {
    /// Both sides add an element to a list, below a heading that they share.
    BothAdd(&'a str),
    /// Both sides changed the values of the same keys.
    SameLines,
    /// Anything else.
    Other,
}

/// Returns an error at the first conflict mark that git left in a file; nothing if
/// there is none.
pub(super) fn find(source: &str, path: &str) -> Option<FileError> {
    let is_mark =
        |line: &str| ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark));
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if is_mark(line) {
            let what = "the file has merge conflict markers";
            return Some(FileError::new(path, what, remedy(source, start)).at(source, start));
        }
        start += line.len();
    }
    None
}

fn remedy(source: &str, start: usize) -> String {
    let marks = "delete the lines <<<<<<<, ======= and >>>>>>>";
    match cause(source, start) {
        Cause::BothAdd(list) => format!(
            "both sides add a [[{list}]]: keep both, each below a [[{list}]] of its own, and {marks}"
        ),
        Cause::SameLines => {
            format!("both sides changed the same lines: keep one of the two, and {marks}")
        }
        Cause::Other => format!("choose one side in an editor, {marks}, and open it again"),
    }
}

/// Returns the cause of the conflict that begins at a byte.
fn cause(source: &str, start: usize) -> Cause<'_> {
    let (before, conflict) = source.split_at(start);
    let [mut ours, mut both, mut theirs] = [Vec::new(), Vec::new(), Vec::new()];
    let mut side = &mut ours;
    for line in conflict.lines().skip(1) {
        match line {
            _ if line.starts_with(">>>>>>> ") => break,
            _ if line.starts_with("||||||| ") => side = &mut both,
            _ if line.starts_with("=======") => side = &mut theirs,
            _ => side.push(line),
        }
    }
    if ours.is_empty() || theirs.is_empty() {
        return Cause::Other;
    }
    let list = ours.iter().chain(&theirs).find_map(|line| heading(line));
    let list = list.or_else(|| before.lines().rev().find_map(heading));
    let first = |lines: &[&str]| {
        lines.iter().copied().find(|line| names_an_element(line)).map(str::to_owned)
    };
    match (list, first(&ours), first(&theirs)) {
        (Some(list), Some(ours), Some(theirs)) if ours != theirs => Cause::BothAdd(list),
        _ if ours.iter().any(|line| has_key_of(&theirs, line)) => Cause::SameLines,
        _ => Cause::Other,
    }
}

fn names_an_element(line: &str) -> bool {
    matches!(key(line), Some("id" | "name" | "choice"))
}

fn has_key_of(lines: &[&str], line: &str) -> bool {
    key(line).is_some_and(|own| lines.iter().any(|other| key(other) == Some(own)))
}

/// Returns the list that a heading belongs to; nothing for any other line.
fn heading(line: &str) -> Option<&'static str> {
    let name = line.trim().strip_prefix("[[")?.split(']').next()?.trim();
    LISTS.into_iter().find(|list| *list == name)
}

fn key(line: &str) -> Option<&str> {
    Some(line.split_once('=')?.0.trim()).filter(|key| !key.is_empty())
}
