//! `roundtable diff`: what changed between two looks at a team, and why.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::leaving;
use super::{Answer, git, open, output};
use crate::diff::{Look, Total, compare_totals, totals};
use crate::files::snapshots::{self, Named};
use crate::files::{LARGEST_TEAM, read};
use crate::phrases::{Changes, Naming, day};
use crate::report;
use crate::report::diff::{Digest, Titles};
use crate::team::{Kind, Team};
use crate::text::visible;

/// Says what changed between two team files or snapshots, and why.
///
/// Both are judged by the needs of the later one; how much came from people
/// joining, leaving or growing, and how much from answers alone, is told
/// apart. With --rev, the file is compared with an earlier version of itself.
#[derive(Debug, Args)]
#[command(
    override_usage = "roundtable diff [OPTIONS] OLD NEW\n       roundtable diff [OPTIONS] --rev REV FILE",
    after_help = leaving::diff("Examples:\n  roundtable diff team.toml later.toml\n  roundtable diff --rev HEAD team.toml")
)]
pub(super) struct Diff {
    /// The team as it was; with --rev, the team as it is.
    old: PathBuf,
    /// The team as it is.
    #[arg(required_unless_present = "rev", conflicts_with = "rev")]
    new: Option<PathBuf>,
    /// A revision of the file in its git repository, such as HEAD~3.
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

/// One of the two that are compared.
struct Side {
    title: String,
    team: Team,
    named: Named,
    personality: bool,
    /// What a snapshot counted, where it holds no people.
    counts: Vec<Total>,
}

impl Side {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let source = read::from_disk(path, LARGEST_TEAM)?;
        let shown = path.to_string_lossy();
        Self::of(&source, &shown, visible(&shown).into_owned(), path)
    }

    fn of(source: &str, shown: &str, title: String, path: &Path) -> anyhow::Result<Self> {
        if read::is_snapshot(source) {
            let snapshot = read::snapshot(source, shown)?;
            open::warn(&snapshot.warnings);
            let own = snapshot.value;
            let title = format!("{title} ({})", day(own.when.day));
            let (named, personality) = (own.named, own.personality);
            return Ok(Self { title, team: own.team, named, personality, counts: own.counts });
        }
        let read = read::team(source, shown)?;
        open::warn(&read.warnings);
        open::refuse_hidden(&read.team, path)?;
        let (named, counts) = (Named::Keep, Vec::new());
        Ok(Self { title, team: read.team, named, personality: true, counts })
    }

    /// The file as git has it at a revision.
    fn at(revision: &str, path: &Path) -> anyhow::Result<Self> {
        let old = git::file_at(revision, path)?;
        let shown = git::titled(revision, path);
        Self::of(&old.source, &shown, old.title, path)
    }

    fn totals(&self, personality: bool) -> Vec<Total> {
        let mut all = match self.named {
            Named::None => self.counts.clone(),
            Named::Keep | Named::Alias => totals(Look::at(&self.team)),
        };
        all.retain(|total| personality || total.kind != Kind::Personality);
        all
    }
}

impl Diff {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let (mut then, mut now) = match (&self.rev, &self.new) {
            (Some(revision), _) => (Side::at(revision, &self.old)?, Side::read(&self.old)?),
            (None, Some(new)) => (Side::read(&self.old)?, Side::read(new)?),
            (None, None) => bail!("give two files, or one with --rev"),
        };
        // What one side left out on purpose did not come or go.
        let personality = then.personality && now.personality;
        if then.named == Named::None || now.named == Named::None {
            return self.counts(&then, &now, personality);
        }
        if then.named != now.named {
            let (aliases, names) =
                if then.named == Named::Alias { (&then, &now) } else { (&now, &then) };
            bail!(
                "{} holds aliases and {} names: who is who is not told; compare two with \
                 aliases, or two with names",
                aliases.title,
                names.title
            );
        }
        if !personality {
            then.team = snapshots::without_spectra(&then.team);
            now.team = snapshots::without_spectra(&now.team);
        }
        let changes = Changes::between(Look::at(&then.team), Look::at(&now.team), Naming::Full);
        let digest = Digest::of(&changes, Titles { then: &then.title, now: &now.title });
        self.print(&digest, || report::diff::json(&changes.comparison))
    }

    fn counts(&self, then: &Side, now: &Side, personality: bool) -> anyhow::Result<Answer> {
        let (before, after) = (then.totals(personality), now.totals(personality));
        let comparison = compare_totals(&before, &after);
        let titles = Titles { then: &then.title, now: &now.title };
        let digest = Digest::of_totals(&now.team.name, [&before, &after], &comparison, titles);
        self.print(&digest, || report::diff::totals_json(&comparison))
    }

    fn print(
        &self,
        digest: &Digest,
        json: impl FnOnce() -> serde_json::Value,
    ) -> anyhow::Result<Answer> {
        match self.format {
            Format::Text => output::print(&report::diff::text(digest))?,
            Format::Markdown => output::print_raw(&report::diff::markdown(digest))?,
            Format::Json => output::print_json(&json())?,
        }
        Ok(Answer::Done)
    }
}
