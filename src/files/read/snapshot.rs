//! A snapshot: a team, when it was kept, and what was computed then.

use super::reader::{Reader, Table};
use super::{Checked, ROOT, disk, syntax};
use crate::coverage::Held;
use crate::diff::Total;
use crate::files::snapshots::{Named, Snapshot, When};
use crate::files::{Fault, LARGEST_TEAM};
use crate::team::{Date, MOST_PEOPLE, Need, NeedOverride, Team, Zone};

const ALSO: [&str; 2] = ["snapshot", "coverage"];
const SNAPSHOT: [&str; 5] = ["when", "note", "program", "names", "personality"];
const COVERAGE: [&str; 6] = ["dimension", "asked", "answered", "need", "hold", "state"];

/// Whether a text is a snapshot rather than a team file.
pub fn is_snapshot(source: &str) -> bool {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    source.len() as u64 <= LARGEST_TEAM
        && syntax::parse(source, "").is_ok_and(|root| root.contains_key("snapshot"))
}

/// Reads a snapshot; `path` is for messages alone.
pub fn snapshot(source: &str, path: &str) -> Result<Checked<Snapshot>, Fault> {
    if source.len() as u64 > LARGEST_TEAM {
        return Err(disk::too_large(path, LARGEST_TEAM));
    }
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let root = syntax::parse(source, path)?;
    let mut reader = Reader::new(source, path);
    let Some(value) = root.get("snapshot") else {
        let what = "this is not a snapshot: it has no table [snapshot]";
        return Err(reader.fault(0, what, "give a file out of a folder of snapshots"));
    };
    reader.format(&root)?;
    let known: Vec<&str> = ROOT.into_iter().chain(ALSO).collect();
    reader.unknown(&root, &known, "a snapshot");
    let (at, table) = (value.at(), reader.table(value, "snapshot")?);
    reader.unknown(table, &SNAPSHOT, "[snapshot]");
    let when = reader.when(at, table)?;
    let named = match table.get("names") {
        None => Named::Keep,
        Some(value) => {
            reader.word(value, "names", Named::from_word, &Named::ALL.map(Named::word))?
        }
    };
    let personality = match table.get("personality") {
        None => true,
        Some(value) => reader.boolean(value, "personality")?,
    };
    let (note, program) = (reader.sentence(table, "note")?, reader.sentence(table, "program")?);
    let team = reader.team(&root)?;
    let counts = reader.counts(&root, &team)?;
    let value = Snapshot { when, note, program, named, personality, team, counts };
    Ok(Checked { value, warnings: reader.into_warnings() })
}

impl Reader<'_> {
    fn when(&self, at: usize, table: &Table<'_>) -> Result<When, Fault> {
        let remedy = "write when = 2026-11-22T14:03:05";
        let Some(value) = table.get("when") else {
            return Err(self.fault(at, "the snapshot does not say when it was made", remedy));
        };
        let moment = value.as_datetime().and_then(|moment| {
            let (date, time) = (moment.date?, moment.time?);
            let day = Date::new(i16::try_from(date.year).ok()?, date.month, date.day)?;
            Some(When { day, time: (time.hour, time.minute, time.second.unwrap_or(0)) })
        });
        moment
            .ok_or_else(|| self.fault(value.at(), "`when` is not a moment of the calendar", remedy))
    }

    fn counts(&mut self, root: &Table<'_>, team: &Team) -> Result<Vec<Total>, Fault> {
        let most = MOST_PEOPLE as u32;
        let mut list = Vec::new();
        for (at, table) in self.tables(root, "coverage")? {
            self.unknown(table, &COVERAGE, "[[coverage]]");
            let value = self.must(at, table, "dimension", "count")?;
            let word = self.string(value, "dimension")?;
            let all = team.dimensions().iter().map(|own| &own.id);
            let place = team.dimension_index(word);
            let place = self.pointed(value.at(), word, place, "dimension", all)?;
            let own = &team.dimensions()[place];
            let need = match table.get("need") {
                None => own.need,
                Some(value) => match self.need(value, own.kind)? {
                    NeedOverride::NotNeeded => Need::None,
                    NeedOverride::Parts(parts) => own.need.with(parts, own.kind),
                },
            };
            let number = |key: &str| {
                let value = self.must(at, table, key, "count")?;
                self.integer(value, key, 0..=most)
            };
            let (asked, answered) = (number("asked")?, number("answered")?);
            let mut held = Vec::new();
            for requirement in need.requirements() {
                let value = self.must(at, table, "hold", "count")?;
                let hold = self.table(value, "hold")?;
                let key = match requirement.zone {
                    Zone::AtLeast(_) => "people",
                    end => end.end_word().unwrap_or_default(),
                };
                let value = self.must(value.at(), hold, key, "count")?;
                held.push(Held { requirement, holders: self.integer(value, key, 0..=most)? });
            }
            let (id, name, kind) = (own.id.clone(), own.name.clone(), own.kind);
            list.push(Total { id, name, kind, need, asked, answered, held });
        }
        Ok(list)
    }
}
