//! What a page of many snapshots needs of each: its head, its people and the
//! coverage that was computed on its day, without anyone's answers.
//!
//! The answers are nearly all of a file. They are left out before the file is
//! parsed, by its headings; where what is left is not a snapshot, the whole
//! file is read.

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
    /// Why; may be empty.
    pub note: String,
    /// How people left with it.
    pub named: Named,
    /// Whether personality left with it.
    pub personality: bool,
    /// Its counts.
    pub totals: Vec<Total>,
    /// Its people; nobody where there are only counts.
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

/// Returns a snapshot's text with its head, its needs, who was on the team and
/// what was computed. A heading within a text in quotes cuts that text in two,
/// which no reader takes for a snapshot.
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
