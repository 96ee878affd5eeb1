//! `roundtable record`: the report of a quarter.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::values::{self, one_of};
use super::{Answer, open, output};
use crate::coverage::Coverage;
use crate::files::snapshots::{self, Named, Past, When};
use crate::phrases::Names;
use crate::report::Format;
use crate::report::record::{self, Page};

/// Writes the record of a team: then and now, decisions and their outcome, what changed and why,
/// and each row over time.
///
/// It reads the team's folder of snapshots. CSV and SVG show each row over time, without names.
#[derive(Debug, Args)]
#[command(
    after_help = "Privacy:\n  Readers see decisions with their owners and first steps, who joined and left, which rows depend on whom, and how many reached each level on the day of each snapshot. Spectra are counts.\n\nExamples:\n  roundtable record team.toml\n  roundtable record team.toml --format html > record.html\n  roundtable record team.toml --format csv > trend.csv"
)]
pub(super) struct Record {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// The snapshot to compare with (default: the last one that is at least eight weeks old, or
    /// else the oldest).
    #[arg(long, value_name = "SNAPSHOT")]
    since: Option<PathBuf>,
    /// The output format.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Csv, Format::Svg]))]
    format: Format,
}

impl Record {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = open::revealed(&self.file)?;
        let today = When::now().day;
        let (kept, faults) = snapshots::read_all(&snapshots::folder(&self.file))?;
        open::warn(&faults);
        let mut past = Past::of(kept, today);
        if let Some(path) = &self.since {
            let since = snapshots::open(path)?;
            if since.named == Named::None {
                bail!("that snapshot has only counts; choose one with names or aliases");
            }
            past.since = Some(since);
        }
        let team = past.comparable(team);
        let coverage = Coverage::of(&team, team.opening_situation());
        let page = Page {
            team: &team,
            coverage: &coverage,
            names: &Names::full(&team),
            today,
            since: past.since.as_ref().map(|since| (since.when.day, &since.team)),
            named: &past.named,
            snapshots: &past.snapshots,
        };
        let written = record::write(page, self.format, output::columns());
        match self.format {
            Format::Text => output::print(&written)?,
            _ => output::print_raw(&written)?,
        }
        Ok(Answer::Done)
    }
}
