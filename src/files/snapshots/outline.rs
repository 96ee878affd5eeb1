//! The outline of a snapshot, for a page of many: its head, its people and the
//! coverage of its day, without anyone's answers.
//!
//! The answers are nearly the whole file. They are removed before the file is parsed,
//! by its headings; if the rest is not a valid snapshot, the whole file is read.

use std::path::{Path, PathBuf};

use super::{Named, Snapshot, When};
use crate::diff::Total;
use crate::files::{FileError, MAX_TEAM_BYTES, read};
use crate::team::Member;

/// A snapshot without answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub when: When,
    /// Why it was saved; may be empty.
    pub note: String,
    /// How it names people.
    pub named: Named,
    /// Whether it includes personality.
    pub personality: bool,
    /// Its counts.
    pub totals: Vec<Total>,
    /// Its people; nobody if it has only counts.
    pub people: Vec<Member>,
}

impl Outline {
    /// Returns the outline of a snapshot that is read already.
    pub fn of(path: PathBuf, snapshot: &Snapshot) -> Self {
        Self {
            path,
            when: snapshot.when,
            note: snapshot.note.clone(),
            named: snapshot.named,
            personality: snapshot.personality,
            totals: snapshot.totals(),
            people: snapshot.team.members().to_vec(),
        }
    }

    /// Reads the outline of a snapshot.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let name = path.to_string_lossy();
        let source = read::from_disk(path, MAX_TEAM_BYTES)?;
        let short = read::snapshot(&without_answers(&source), &name);
        if let Ok(short) = short.map(|read| read.value)
            && !short.counts.is_empty()
        {
            let Snapshot { when, note, named, personality, team, counts, .. } = short;
            let (path, people) = (path.to_owned(), team.members().to_vec());
            return Ok(Self { path, when, note, named, personality, totals: counts, people });
        }
        let whole = read::snapshot(&source, &name)?.value;
        Ok(Self::of(path.to_owned(), &whole))
    }
}

/// Returns a snapshot's text with its head, its needs, the people of the team and the
/// coverage. A heading inside a string cuts the string in two; the result is then not
/// a valid snapshot.
fn without_answers(source: &str) -> String {
    let mut short = String::new();
    for (nth, section) in source.split("\n[").enumerate() {
        let heading = section.trim_start_matches('[').split(']').next().unwrap_or_default();
        let table = heading.split('.').next().unwrap_or_default().trim();
        match (nth, heading, table) {
            (0, ..) => short.push_str(section),
            (_, "member", _) => {
                let keys = ["[member]]", "id =", "name =", "alias ="];
                let lines =
                    section.lines().filter(|line| keys.iter().any(|key| line.starts_with(key)));
                short.push_str("\n[");
                for line in lines {
                    short.push_str(line);
                    short.push('\n');
                }
            }
            (.., "snapshot" | "team" | "dimension" | "situation" | "coverage") => {
                short.push_str("\n[");
                short.push_str(section);
            }
            _ => {}
        }
    }
    short
}
