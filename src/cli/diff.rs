//! `roundtable diff`: what changed between two looks at a team, and why.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Answer, files, output};
use crate::analysis::diff::{Look, compare};
use crate::report;

/// Says what changed between two team files, and why.
///
/// Both are judged by the needs of the later one; how much came from people
/// joining, leaving or growing, and how much from answers alone, is told
/// apart.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  roundtable diff team.toml later.toml")]
pub(super) struct Diff {
    /// The team as it was.
    old: PathBuf,
    /// The team as it is.
    new: PathBuf,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For programs.
    Json,
}

impl Diff {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let (then, now) = (files::revealed(&self.old)?, files::revealed(&self.new)?);
        let comparison = compare(Look::at(&then), Look::at(&now));
        match self.format {
            Format::Json => output::print_json(&report::diff::json(&comparison))?,
        }
        Ok(Answer::Done)
    }
}
