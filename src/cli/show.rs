//! `roundtable show`: the map and what it says, on standard output.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Answer, files, output};
use crate::analysis::Coverage;
use crate::report::show;

/// Writes the map, the findings, the people or the coverage.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable show team.toml\n  roundtable show team.toml --format json > map.json"
)]
pub(super) struct Show {
    /// The team file.
    file: PathBuf,
    /// The situation to judge by; without it, the one that the team opens on.
    #[arg(long, value_name = "ID")]
    situation: Option<String>,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For programs: coverage and summary, nobody's answers.
    Json,
}

impl Show {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = files::revealed(&self.file)?;
        let situation = files::situation(&team, self.situation.as_deref())?;
        let coverage = Coverage::of(&team, situation);
        match self.format {
            Format::Json => output::print_json(&show::json(&team, &coverage))?,
        }
        Ok(Answer::Done)
    }
}
