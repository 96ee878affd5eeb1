//! `roundtable diff`: what changed between two looks at a team, and why.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Answer, files, output};
use crate::analysis::diff::Look;
use crate::report;
use crate::report::diff::{Digest, Titles};
use crate::text::visible;
use crate::words::{Changes, Naming};

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
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// In sentences.
    Text,
    /// In sentences, for a pull request or a wiki.
    Markdown,
    /// For programs.
    Json,
}

impl Diff {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let (then, now) = (files::revealed(&self.old)?, files::revealed(&self.new)?);
        let changes = Changes::between(Look::at(&then), Look::at(&now), Naming::Full);
        let (old, new) = (self.old.to_string_lossy(), self.new.to_string_lossy());
        let titles = Titles { then: &visible(&old), now: &visible(&new) };
        let digest = Digest::of(&changes, titles);
        match self.format {
            Format::Text => output::print(&report::diff::text(&digest))?,
            Format::Markdown => output::print_raw(&report::diff::markdown(&digest))?,
            Format::Json => output::print_json(&report::diff::json(&changes.comparison))?,
        }
        Ok(Answer::Done)
    }
}
