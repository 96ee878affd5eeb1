//! `roundtable record`: the page for the quarter.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::values::one_of;
use super::{Answer, open, output};
use crate::coverage::{Coverage, days_between};
use crate::diff::PriorAnswers;
use crate::files::snapshots::{self, Named, Redaction, Snapshot, SnapshotFile, When};
use crate::phrases::Names;
use crate::report::Format;
use crate::report::record::{self, Page, Trend};
use crate::team::{Date, Team};

/// The days after which a snapshot is one of an earlier quarter: eight weeks,
/// so that a look taken on the day of the record is not compared with itself.
const QUARTER: i32 = 56;

/// Writes the record of a team: then and now, decisions and what became of
/// them, what changed and why, and each row over time.
///
/// It reads the team's folder of snapshots. CSV and SVG hold each row over
/// time, and nobody's name.
#[derive(Debug, Args)]
#[command(
    after_help = "What leaves:\n  Readers see decisions with their owners and first steps, who joined and left, which rows depend on whom, and how many reached each level on the day of each snapshot. Spectra are counts.\n\nExamples:\n  roundtable record team.toml\n  roundtable record team.toml --format html > record.html\n  roundtable record team.toml --format csv > trend.csv"
)]
pub(super) struct Record {
    /// The team file.
    file: PathBuf,
    /// The snapshot to compare with; without it, the last one that is at least
    /// eight weeks old, or else the oldest.
    #[arg(long, value_name = "SNAPSHOT")]
    since: Option<PathBuf>,
    /// What to write.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Csv, Format::Svg]))]
    format: Format,
}

impl Record {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let mut team = open::revealed(&self.file)?;
        let today = When::now().day;
        let (kept, faults) = snapshots::read_all(&snapshots::folder(&self.file))?;
        open::warn(&faults);
        let looks = kept.iter().map(|SnapshotFile { snapshot, .. }| {
            let team = match snapshot.named {
                Named::None => snapshot.counted_team(),
                Named::Keep | Named::Alias => snapshot.team.clone(),
            };
            (snapshot.when.day, team)
        });
        let looks: Vec<(Date, Team)> = looks.collect();
        let trend = |team: &Team| Trend::of(team, team.opening_situation(), &looks, today);
        match self.format {
            Format::Csv => output::print_raw(&record::csv(&team, &trend(&team)))?,
            Format::Svg => output::print_raw(&record::svg(&team, &trend(&team)))?,
            format => {
                let since = self.since(&mut team, &kept, today)?;
                let coverage = Coverage::of(&team, team.opening_situation());
                let names = Names::full(&team);
                let trend = trend(&team);
                let since = since.as_ref().map(|(day, then)| (*day, then));
                let with_names = kept.iter().map(|one| &one.snapshot);
                let with_names = with_names.filter(|one| one.named == Named::Keep);
                let earlier: Vec<PriorAnswers<'_>> = with_names
                    .map(|one| PriorAnswers { day: one.when.day, team: &one.team })
                    .collect();
                let page = Page {
                    team: &team,
                    coverage: &coverage,
                    names: &names,
                    today,
                    since,
                    earlier: &earlier,
                    trend: &trend,
                };
                output::print_document(&record::document(page), format)?;
            }
        }
        Ok(Answer::Done)
    }

    /// Returns the team as it was, with the day of that. Where the snapshot has
    /// aliases, the team of today takes its own.
    fn since(
        &self,
        team: &mut Team,
        kept: &[SnapshotFile],
        today: Date,
    ) -> anyhow::Result<Option<(Date, Team)>> {
        let snapshot = match &self.since {
            Some(path) => snapshots::open(path)?,
            None => {
                let mut before = kept
                    .iter()
                    .map(|one| &one.snapshot)
                    .filter(|one| one.when.day < today && one.named != Named::None);
                let oldest = before.clone().next();
                let is_old = |one: &&Snapshot| days_between(one.when.day, today) >= QUARTER;
                match before.rfind(is_old).or(oldest) {
                    Some(snapshot) => snapshot.clone(),
                    None => return Ok(None),
                }
            }
        };
        if snapshot.named == Named::None {
            bail!("that snapshot holds counts and no people; take one with names or aliases");
        }
        if snapshot.named == Named::Alias {
            let redaction =
                Redaction { named: Named::Alias, personality: true, ..Redaction::default() };
            *team = snapshots::redact(team, &redaction);
        }
        if !snapshot.personality {
            *team = snapshots::without_spectra(team);
        }
        Ok(Some((snapshot.when.day, snapshot.team)))
    }
}
