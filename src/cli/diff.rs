//! `roundtable diff`: what changed between two looks at a team, and why.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Answer, files, git, output};
use crate::analysis::diff::Look;
use crate::domain::Team;
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
#[command(
    override_usage = "roundtable diff OLD NEW\n       roundtable diff --rev REV FILE",
    after_help = "Examples:\n  roundtable diff team.toml later.toml\n  roundtable diff --rev HEAD team.toml"
)]
pub(super) struct Diff {
    /// The team as it was; with --rev, the file.
    old: PathBuf,
    /// The team as it is.
    #[arg(required_unless_present = "rev", conflicts_with = "rev")]
    new: Option<PathBuf>,
    /// Compare the file with what git has of it at this revision.
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
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
        let (then, now) = self.teams()?;
        let changes = Changes::between(Look::at(&then), Look::at(&now), Naming::Full);
        let new = self.new.as_ref().unwrap_or(&self.old).to_string_lossy();
        let old = self.rev.as_deref().map_or_else(|| self.old.to_string_lossy(), Into::into);
        let titles = Titles { then: &visible(&old), now: &visible(&new) };
        let digest = Digest::of(&changes, titles);
        match self.format {
            Format::Text => output::print(&report::diff::text(&digest))?,
            Format::Markdown => output::print_raw(&report::diff::markdown(&digest))?,
            Format::Json => output::print_json(&report::diff::json(&changes.comparison))?,
        }
        Ok(Answer::Done)
    }

    fn teams(&self) -> anyhow::Result<(Team, Team)> {
        let now = files::revealed(self.new.as_ref().unwrap_or(&self.old))?;
        let then = match &self.rev {
            Some(revision) => git::team_at(revision, &self.old)?,
            None => files::revealed(&self.old)?,
        };
        files::refuse_hidden(&then, &self.old)?;
        Ok((then, now))
    }
}
