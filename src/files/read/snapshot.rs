//! Reads a snapshot: a team, when it was saved, and the coverage of that day.

use strum::VariantNames as _;
use toml::value::Offset;

use super::check::{Check, flag};
use super::needs::Dimensions;
use super::parse::{Expected, parse, tables};
use super::{Checked, team_size};
use crate::coverage::RequirementCoverage;
use crate::diff::Total;
use crate::files::FileError;
use crate::files::format::table::{Tables, start};
use crate::files::format::tables::{CoverageTable, HoldTable, Maybe, SnapshotTable, TeamFile};
use crate::files::format::value::{self, Whole};
use crate::files::snapshots::{Named, Snapshot, When};
use crate::team::{MAX_PEOPLE, Need, NeedOverride, Team, Zone};

/// Returns whether a text is a snapshot rather than a team file.
pub fn is_snapshot(source: &str) -> bool {
    // Most files do not contain the word; they need not be parsed.
    let Ok(source) = team_size(source, "") else { return false };
    if !source.contains("snapshot") {
        return false;
    }
    tables(source, "").is_ok_and(|root| root.get_ref().contains_key("snapshot"))
}

/// Reads a snapshot; `path` is only for messages.
pub fn snapshot(source: &str, path: &str) -> Result<Checked<Snapshot>, FileError> {
    let source = team_size(source, path)?;
    let file = parse::<TeamFile<'_>>(source, path, Expected::Snapshot)?;
    let mut check = Check::new(source, path);
    let Some(table) = &file.own.snapshot else { return Err(check.no_snapshot()) };
    check.format(&file.own.format)?;
    check.unknown(&file.unknown, "a snapshot");
    let (at, own) = check.known(table, "[snapshot]");
    let when = check.when(at, own)?;
    let named = check.some_word(&own.names, "names", |word| word.parse().ok(), Named::VARIANTS)?;
    let personality = flag(&own.personality).unwrap_or(true);
    let (note, program) =
        (check.sentence(&own.note, "note")?, check.sentence(&own.program, "program")?);
    let team = check.team(&file.own)?;
    let counts = check.counts(&file.own.coverage, &team)?;
    let named = named.unwrap_or(Named::Keep);
    let value = Snapshot { when, note, program, named, personality, team, counts };
    Ok(Checked { value, warnings: check.into_warnings() })
}

impl Check<'_> {
    pub(super) fn no_snapshot(&self) -> FileError {
        let what = "this is not a snapshot: it has no table [snapshot]";
        self.fault(0, what, "give a file from a folder of snapshots")
    }

    fn when(&self, at: usize, own: &SnapshotTable<'_>) -> Result<When, FileError> {
        let remedy = "write when = 2026-11-22T14:03:05+01:00";
        let Some(value) = &own.when else {
            return Err(self.fault(at, "the snapshot has no `when`", remedy));
        };
        let moment = value.get_ref().0;
        let when = moment.date.and_then(value::day).zip(moment.time).map(|(day, time)| When {
            day,
            time: (time.hour, time.minute, time.second.unwrap_or(0)),
            offset: moment.offset.map(|offset| match offset {
                Offset::Z => 0,
                Offset::Custom { minutes } => minutes,
            }),
        });
        when.ok_or_else(|| self.fault(start(value), "`when` is not a valid time", remedy))
    }

    fn counts(
        &mut self,
        tables: &Tables<CoverageTable<'_>>,
        team: &Team,
    ) -> Result<Vec<Total>, FileError> {
        let dimensions = Dimensions::new(team.dimensions().to_vec());
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (at, own) = self.known(table, "[[coverage]]");
            let dimension = self.must(own.dimension.as_ref(), at, "dimension", "count")?;
            let dimension = dimensions.find(self, dimension)?;
            let need = match &own.need {
                None => dimension.need,
                Some(value) => match self.need(value, dimension.kind)? {
                    NeedOverride::NotNeeded => Need::None,
                    NeedOverride::Parts(parts) => dimension.need.with(parts, dimension.kind),
                },
            };
            let mut held = Vec::new();
            for requirement in need.requirements() {
                let table = self.must(own.hold.as_ref(), at, "hold", "count")?;
                self.unknown(&table.unknown, "`hold`");
                let HoldTable { people, a, middle, b } = &table.own;
                let (key, value) = match requirement.zone {
                    Zone::AtLeast(_) => ("people", people),
                    Zone::A => ("a", a),
                    Zone::Middle => ("middle", middle),
                    Zone::B => ("b", b),
                };
                held.push(RequirementCoverage {
                    requirement,
                    holders: self.count(value, table.at, key)?,
                });
            }
            list.push(Total {
                id: dimension.id.clone(),
                name: dimension.title().into_owned(),
                kind: dimension.kind,
                need,
                asked: self.count(&own.asked, at, "asked")?,
                answered: self.count(&own.answered, at, "answered")?,
                held,
            });
        }
        Ok(list)
    }

    /// Returns a number of people; an error if it is missing.
    fn count(&self, value: &Maybe<Whole>, at: usize, key: &str) -> Result<u32, FileError> {
        let number = self.integer(value, key, 0..=MAX_PEOPLE as u32)?;
        self.must(number.as_ref(), at, key, "count").copied()
    }
}
