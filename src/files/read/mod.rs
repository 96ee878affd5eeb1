//! Reading: from text to a checked team, candidate or sheet.
//!
//! A file is read as a whole or refused with one error that names the line and the
//! remedy. Numbers are whole and within their scale; they are never rounded or
//! clamped. Every id must exist. Keys that this version does not know give a
//! warning and are kept on save.

// A key that may be left out is handed on as its struct has it.
#![allow(clippy::ref_option)]

mod check;
mod config;
mod conflict;
mod disk;
mod names;
mod needs;
mod parse;
mod people;
mod rating;
mod records;
mod sheet;
mod snapshot;
mod syntax;

pub use config::{Choices, Config, GLYPHS, KeyBinding, THEMES, config};
pub(super) use disk::reason;
pub use disk::{bytes_from_disk, from_bytes, from_disk};
pub(crate) use names::Ids;
pub(super) use parse::{end_of_text, tables};
pub use rating::Scale;
pub use sheet::{Interview, Sheet, SheetAnswer, candidate, interview, is_interview, sheet};
pub use snapshot::{is_snapshot, snapshot};

use check::{Check, quoted};
use parse::{Expected, parse};
use records::Known;

use super::format::table::{Unknown, start};
use super::format::tables::{Maybe, TeamFile};
use super::format::value::{Text, Whole};
use super::{FORMAT, FileError, MAX_TEAM_BYTES, Warning};
use crate::team::Team;

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

/// A team that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The team.
    pub team: Team,
    /// The warnings, in the order of the file.
    pub warnings: Vec<Warning>,
    /// The version of the file's format.
    pub format: u32,
}

/// A value that was read, and the warnings about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// The warnings, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// Returns an error at the first conflict mark in any text; nothing if there is none.
pub fn conflict(source: &str, path: &str) -> Option<FileError> {
    conflict::find(source, path)
}

/// Returns a team file's text without a byte order mark; an error if it is too large.
fn team_size<'s>(source: &'s str, path: &str) -> Result<&'s str, FileError> {
    if source.len() as u64 > MAX_TEAM_BYTES {
        return Err(disk::too_large(path, MAX_TEAM_BYTES));
    }
    Ok(source.strip_prefix('\u{FEFF}').unwrap_or(source))
}

/// Reads a team file; `path` is only for messages.
pub fn team(source: &str, path: &str) -> Result<Read, FileError> {
    let source = team_size(source, path)?;
    let file = parse::<TeamFile<'_>>(source, path, Expected::Team)?;
    let mut check = Check::new(source, path);
    let TeamFile { format, kind, snapshot, .. } = &file.own;
    check.head(Expected::Team, format, kind, snapshot.is_some())?;
    let format = format.as_ref().map_or(FORMAT, |format| format.get_ref().0);
    check.unknown(&file.unknown, "a team file");
    check.not_here(&file.own.kind, "kind", "a team file");
    if let Some(first) = file.own.coverage.0.first() {
        check.warn(first.at, "a team file has no key `[[coverage]]`", "it is kept as it is");
    }
    let team = match &file.own.team {
        Some(_) => check.team(&file.own)?,
        None => return Err(check.no_team(&file.unknown)),
    };
    Ok(Read { team, warnings: check.into_warnings(), format })
}

impl Check<'_> {
    /// Checks the version of the format.
    fn format(&mut self, value: &Maybe<Whole>) -> Result<(), FileError> {
        let Some(value) = value else {
            let remedy = format!("write format = {FORMAT} in its first line");
            return Err(self.fault(0, "the file has no `format`", remedy));
        };
        let (at, format) = (start(value), value.get_ref().0);
        if format > FORMAT {
            let what =
                format!("format {format} is newer than format {FORMAT}, which this program reads");
            return Err(self.fault(at, what, "update roundtable; the file is not changed"));
        }
        if format < FORMAT {
            let what = format!("there is no format {format}");
            return Err(self.fault(at, what, format!("write format = {FORMAT}")));
        }
        Ok(())
    }

    /// Checks the keys that describe a file: it must be what is expected.
    fn head(
        &mut self,
        expected: Expected,
        format: &Maybe<Whole>,
        kind: &Maybe<Text<'_>>,
        is_snapshot: bool,
    ) -> Result<(), FileError> {
        match expected {
            Expected::Team => self.team_head(format, kind, is_snapshot),
            Expected::Snapshot if is_snapshot => self.format(format),
            Expected::Snapshot => Err(self.no_snapshot()),
            Expected::Small(word) => self.small_head(format, kind, word),
            Expected::Config => Ok(()),
        }
    }

    /// Checks that the file is a team; the error for another kind says what to use it for.
    fn team_head(
        &mut self,
        format: &Maybe<Whole>,
        kind: &Maybe<Text<'_>>,
        is_snapshot: bool,
    ) -> Result<(), FileError> {
        if is_snapshot {
            let remedy = "give the team file; `roundtable FILE` shows a snapshot, `roundtable diff` \
                          compares it";
            return Err(self.fault(0, "this is a snapshot, not a team file", remedy));
        }
        let Some(value) = kind else { return self.format(format) };
        let (what, remedy) = match &*value.get_ref().0 {
            "sheet" => (
                "this is one person's sheet, not a team file",
                "add it to a team with `roundtable collect`",
            ),
            "interview" => (
                "this is an interview, not a team file",
                "give it to `roundtable plan --candidates`",
            ),
            "candidate" => (
                "this is a candidate, not a team file",
                "give it to `roundtable plan --candidates`",
            ),
            _ => return self.format(format),
        };
        Err(self.fault(start(value), what, remedy))
    }

    fn no_team(&self, unknown: &[Unknown]) -> FileError {
        let near = check::nearest("team", unknown.iter().map(|key| &*key.word));
        let near = unknown.iter().find(|key| Some(&*key.word) == near);
        let (at, remedy) = match near {
            Some(key) => (key.at, format!("did you mean [team] instead of {}?", quoted(&key.word))),
            None => (0, "write [team] and below it name = \"…\"".to_owned()),
        };
        self.fault(at, "the file has no table [team]", remedy)
    }

    fn team(&mut self, file: &TeamFile<'_>) -> Result<Team, FileError> {
        let Some(table) = &file.team else { return Err(self.no_team(&[])) };
        let (at, own) = self.known(table, "[team]");
        let Some(name) = &own.name else {
            return Err(self.fault(at, "the team has no name", "write name = \"…\" below [team]"));
        };
        let name = self.name(name, "name")?;
        let dimensions = self.dimensions(&file.dimension)?;
        let situations = self.situations(&file.situation, &dimensions)?;
        let situation = self.opening(own, &situations)?;
        let members = self.members(&file.member, &dimensions)?;
        let known = Known { dimensions: &dimensions, members: &members };
        let decisions = self.decisions(&file.decision, &known)?;
        let expectations = self.expectations(&file.expectation, &known)?;
        let corrections = self.corrections(&file.correction, &known)?;
        let plans = self.plans(&file.plan, &known)?;
        let session = self.session(file.session.as_ref(), &known)?;
        let candidates = self.candidates(&file.candidate, &dimensions)?;
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

    /// Returns a value that a sheet, a candidate or an interview must have.
    fn required<'v, T>(&self, value: Option<&'v T>, key: &str) -> Result<&'v T, FileError> {
        value.ok_or_else(|| {
            let what = format!("the file has no `{key}`");
            self.fault(0, what, format!("write {key} = \"…\" in its first lines"))
        })
    }
}
