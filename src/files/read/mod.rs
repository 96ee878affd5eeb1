//! Reading: text into a checked team, candidate or sheet.
//!
//! A file is read in one go or refused with one fault that names the line and
//! the remedy. Numbers are whole and in their scale, never rounded, never
//! clamped; every id points at something; what this version does not know is
//! warned about and kept on save.

mod config;
mod conflict;
mod disk;
pub(super) mod document;
mod names;
mod needs;
mod people;
mod rating;
mod reader;
mod records;
mod sheet;
mod snapshot;
mod syntax;

pub use config::{Choices, Config, GLYPHS, KeyBinding, THEMES, config};
pub(super) use disk::reason;
pub use disk::{bytes_from_disk, from_bytes, from_disk};
pub(crate) use names::Ids;
pub use rating::Scale;
pub use sheet::{Sheet, SheetAnswer};
pub use snapshot::{is_snapshot, snapshot};

use reader::{Reader, Table, Value, quoted};
use records::Known;

use super::{FORMAT, Fault, LARGEST_TEAM, Warning};
use crate::team::{Candidate, Id, Team};

const ROOT: [&str; 11] = [
    "format",
    "team",
    "dimension",
    "situation",
    "member",
    "decision",
    "expectation",
    "correction",
    "plan",
    "candidate",
    "session",
];
/// Keys of the root that are lists of tables, each below `[[key]]`.
const LISTS: [&str; 9] = [
    "dimension",
    "situation",
    "member",
    "decision",
    "expectation",
    "correction",
    "plan",
    "candidate",
    "coverage",
];
const TEAM: [&str; 2] = ["name", "situation"];

/// A team as its file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The team.
    pub team: Team,
    /// What its writer should know, in the order of the file.
    pub warnings: Vec<Warning>,
    /// The version of the format it was written in.
    pub format: u32,
}

/// Something read, and what its writer should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// What was read.
    pub value: T,
    /// In the order of the file.
    pub warnings: Vec<Warning>,
}

/// The marks of a merge conflict in any text, as a fault at the first of them.
pub fn conflict(source: &str, path: &str) -> Option<Fault> {
    conflict::find(source, path)
}

/// Reads a team file. `path` is for messages alone.
pub fn team(source: &str, path: &str) -> Result<Read, Fault> {
    team_within(source, path, &[])
}

/// Reads a team out of a file that has other tables beside it, as a snapshot
/// has; `also` are their keys.
pub fn team_within(source: &str, path: &str, also: &[&str]) -> Result<Read, Fault> {
    if source.len() as u64 > LARGEST_TEAM {
        return Err(disk::too_large(path, LARGEST_TEAM));
    }
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let root = syntax::parse(source, path)?;
    let mut reader = Reader::new(source, path);
    if !also.contains(&"kind") {
        reader.is_no_other_file(&root)?;
    }
    let format = reader.format(&root)?;
    let known: Vec<&str> = ROOT.iter().chain(also).copied().collect();
    reader.unknown(&root, &known, "a team file");
    let team = reader.team(&root)?;
    reader.can_be_saved()?;
    Ok(Read { team, warnings: reader.into_warnings(), format })
}

/// Reads a candidate's file, on the dimensions of a team.
pub fn candidate(source: &str, path: &str, team: &Team) -> Result<Checked<Candidate>, Fault> {
    sheet::candidate(source, path, team)
}

/// Reads one person's sheet. Whether its answers fit a team is asked by
/// [`Sheet::answers_for`].
pub fn sheet(source: &str, path: &str) -> Result<Checked<Sheet>, Fault> {
    sheet::sheet(source, path)
}

impl Reader<'_> {
    /// What this version does not know is kept on save, and so it must be TOML
    /// too: a number there may be larger than any. What it knows is checked.
    fn can_be_saved(&self) -> Result<(), Fault> {
        if !self.has_warned() {
            return Ok(());
        }
        let Err(error) = self.source().parse::<toml_edit::DocumentMut>() else { return Ok(()) };
        let at = error.span().map_or(0, |span| span.start);
        let what = "what stands here is no value that TOML has";
        Err(self.fault(at, what, "correct it, or take the line out"))
    }

    /// The version of the format.
    fn format(&mut self, root: &Table<'_>) -> Result<u32, Fault> {
        let Some(value) = root.get("format") else {
            let remedy = format!("write format = {FORMAT} in its first line");
            return Err(self.fault(0, "the file does not say its format", remedy));
        };
        let Some(format) = reader::whole_number(value) else {
            let what = "`format` is not the number of a format";
            return Err(self.fault(value.at(), what, format!("write format = {FORMAT}")));
        };
        if format > FORMAT {
            let what =
                format!("format {format} is newer than format {FORMAT}, which this program reads");
            let remedy = "update roundtable; the file is left as it is";
            return Err(self.fault(value.at(), what, remedy));
        }
        if format < FORMAT {
            let what = format!("there is no format {format}");
            return Err(self.fault(value.at(), what, format!("write format = {FORMAT}")));
        }
        Ok(format)
    }

    /// Files of other kinds are not teams, and say what they are for.
    fn is_no_other_file(&self, root: &Table<'_>) -> Result<(), Fault> {
        if root.contains_key("snapshot") {
            let remedy = "give the team file; `roundtable FILE` shows a snapshot, `roundtable diff` \
                          compares it";
            return Err(self.fault(0, "this is a snapshot, not a team file", remedy));
        }
        let Some(value) = root.get("kind") else { return Ok(()) };
        let (what, remedy) = match value.as_str() {
            Some("sheet") => (
                "this is one person's sheet, not a team file",
                "take it into a team with `roundtable collect`",
            ),
            Some("candidate") => (
                "this is a candidate, not a team file",
                "give it to `roundtable plan --candidates`",
            ),
            _ => return Ok(()),
        };
        Err(self.fault(value.at(), what, remedy))
    }

    fn team(&mut self, root: &Table<'_>) -> Result<Team, Fault> {
        let Some(value) = root.get("team") else {
            let keys = || root.iter().map(|(key, _)| key);
            let near = reader::nearest("team", keys().map(document::Key::word));
            let near = keys().find(|key| Some(key.word()) == near);
            let (at, remedy) = match near {
                Some(key) => {
                    (key.at(), format!("did you mean [team] where {} stands?", quoted(key.word())))
                }
                None => (0, "write [team] and below it name = \"…\"".to_owned()),
            };
            return Err(self.fault(at, "the file has no table [team]", remedy));
        };
        let (at, table) = (value.at(), self.table(value, "team")?);
        self.unknown(table, &TEAM, "[team]");
        let Some(name) = table.get("name") else {
            return Err(self.fault(at, "the team has no name", "write name = \"…\" below [team]"));
        };
        let name = self.name(name, "name")?;
        let dimensions = self.dimensions(root)?;
        let situations = self.situations(root, &dimensions)?;
        let situation: Option<Id> = self.opening(table, &situations)?;
        let members = self.members(root, &dimensions)?;
        let known = Known { dimensions: &dimensions, members: &members };
        let decisions = self.decisions(root, &known)?;
        let expectations = self.expectations(root, &known)?;
        let corrections = self.corrections(root, &known)?;
        let plans = self.plans(root, &known)?;
        let session = self.session(root, &known)?;
        let candidates = self.candidates(root, &dimensions)?;
        let mut team = Team::with_people(name, dimensions.list, members.list, members.ratings);
        team.situation = situation;
        team.situations = situations;
        team.decisions = decisions;
        team.expectations = expectations;
        team.corrections = corrections;
        team.plans = plans;
        team.candidates = candidates;
        team.session = session;
        Ok(team)
    }

    /// A value that a small file must have.
    fn required<'a, 'i>(&self, root: &'a Table<'i>, key: &str) -> Result<&'a Value<'i>, Fault> {
        root.get(key).ok_or_else(|| {
            let what = format!("the file does not say its {key}");
            self.fault(0, what, format!("write {key} = \"…\" in its first lines"))
        })
    }
}
