//! `roundtable diff`: what changed between two versions of a team, and why.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::leaving;
use super::values::{self, one_of};
use super::{Answer, git, open, output, say};
use crate::diff::{Total, Version, compare_totals, totals};
use crate::files::snapshots::{self, Named, When};
use crate::files::{self, read};
use crate::phrases::{self, Changes, Naming};
use crate::report::diff::{Digest, Titles};
use crate::report::{self, Format};
use crate::team::{Date, Kind, Team};
use crate::text::visible;

/// Says what changed between two team files or snapshots, and why.
///
/// Both versions are counted by the needs of the later one. People who joined, left or grew are
/// listed apart from answers that are only new or gone. With --rev, the file is compared with an
/// earlier version of itself.
#[derive(Debug, Args)]
#[command(
    override_usage = "roundtable diff [OPTIONS] OLD NEW\n       roundtable diff [OPTIONS] --rev REV FILE",
    after_help = leaving::diff("Examples:\n  roundtable diff team.toml later.toml\n  roundtable diff --rev HEAD team.toml")
)]
pub(super) struct Diff {
    /// The team as it was; with --rev, the team as it is.
    #[arg(required_unless_present = "git", value_parser = values::team_file())]
    old: Option<PathBuf>,
    /// The team as it is.
    #[arg(
        required_unless_present_any = ["rev", "git"],
        conflicts_with = "rev",
        value_parser = values::team_file()
    )]
    new: Option<PathBuf>,
    /// A revision of the file in its git repository, such as HEAD~3.
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// For git's external diff: git config diff.roundtable.command "roundtable diff --git"; git
    /// adds the arguments.
    #[arg(
        long,
        value_name = "ARGUMENT",
        num_args = 1..=9,
        allow_hyphen_values = true,
        conflicts_with_all = ["old", "new", "rev"]
    )]
    git: Option<Vec<PathBuf>>,
    /// The output format.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Json]))]
    format: Format,
}

/// One of the two versions that are compared.
struct Side {
    title: String,
    team: Team,
    named: Named,
    personality: bool,
    /// The day of this version; nothing for a revision of git.
    day: Option<Date>,
    /// The counts of a snapshot that has no people.
    counts: Vec<Total>,
}

impl Side {
    fn read(path: &Path) -> anyhow::Result<Self> {
        files::sweep(path);
        let source = open::source(path)?;
        let shown = open::called(path);
        Self::of(&source, &shown, visible(&shown).into_owned(), path)
    }

    fn of(source: &str, shown: &str, title: String, path: &Path) -> anyhow::Result<Self> {
        if read::is_snapshot(source) {
            let snapshot = read::snapshot(source, shown)?;
            open::warn(&snapshot.warnings);
            let snapshot = snapshot.value;
            let title = format!("{title} ({})", phrases::day(snapshot.when.day));
            let (named, personality) = (snapshot.named, snapshot.personality);
            let (day, team, counts) = (Some(snapshot.when.day), snapshot.team, snapshot.counts);
            return Ok(Self { title, team, named, personality, day, counts });
        }
        let read = read::team(source, shown)?;
        open::warn(&read.warnings);
        open::refuse_hidden(&read.team, path)?;
        let (named, counts) = (Named::Keep, Vec::new());
        let day = Some(When::now().day);
        Ok(Self { title, team: read.team, named, personality: true, day, counts })
    }

    /// Reads the file as git has it at a revision.
    fn at(revision: &str, path: &Path) -> anyhow::Result<Self> {
        let old = git::file_at(revision, path)?;
        let shown = git::titled(revision, path);
        let side = Self::of(&old.source, &shown, old.title, path)?;
        Ok(Self { day: None, ..side })
    }

    /// Replaces everyone's name by the alias in the team file, so that the team can
    /// be compared with a snapshot with aliases.
    fn use_aliases(&mut self) -> anyhow::Result<()> {
        if self.team.members().iter().all(|member| member.alias.is_none()) {
            bail!(
                "{} has no aliases and the other side has only aliases, so nobody can be matched; compare two with aliases, or two with names",
                self.title
            );
        }
        self.team = snapshots::under_aliases(&self.team);
        self.named = Named::Alias;
        Ok(())
    }

    fn totals(&self, personality: bool) -> Vec<Total> {
        let mut all = match self.named {
            Named::None => self.counts.clone(),
            Named::Keep | Named::Alias => totals(Version::at(&self.team)),
        };
        all.retain(|total| personality || total.kind != Kind::Personality);
        all
    }
}

/// Warns on standard error of a probable mistake: the later file comes first, or
/// the two teams have nothing in common.
fn warn_of_mistakes(then: &Side, now: &Side) {
    let newest = |side: &Side| side.team.members().iter().filter_map(|one| one.rated).max();
    let day = |side: &Side| newest(side).map_or(String::new(), phrases::day);
    let shares_people =
        then.team.members().iter().any(|one| now.team.member_index(one.id.as_str()).is_some());
    let shares_rows = then
        .team
        .dimensions()
        .iter()
        .any(|one| now.team.dimension_index(one.id.as_str()).is_some());
    if !shares_people && !shares_rows {
        say("warning: the two files have no person and no row in common; are they the same team?");
    } else if newest(then).zip(newest(now)).is_some_and(|(then, now)| then > now) {
        say(&format!(
            "warning: the first file looks like the later one: its newest answer is from {}, the \
             newest answer of the second file from {}",
            day(then),
            day(now)
        ));
    }
}

impl Diff {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        if let Some(arguments) = &self.git {
            return self.for_git(arguments);
        }
        let (then, now) = match (&self.rev, &self.old, &self.new) {
            (Some(revision), Some(file), _) => (Side::at(revision, file)?, Side::read(file)?),
            (None, Some(old), Some(new)) => (Side::read(old)?, Side::read(new)?),
            _ => bail!("give two files, or one with --rev"),
        };
        self.compare(then, now)
    }

    /// Compares the files that git passes to an external diff: the file's name, then
    /// file, hash and mode of the old version and of the new one. If they cannot be
    /// compared, the output says so and the command succeeds: git would stop if its
    /// diff failed.
    fn for_git(&self, arguments: &[PathBuf]) -> anyhow::Result<Answer> {
        let title = |name: &Path| visible(&name.to_string_lossy()).into_owned();
        let line = match arguments {
            [name, old, _, _, new, _, _, ..] => {
                let nothing = Path::new("/dev/null");
                match (old == nothing, new == nothing) {
                    (true, _) => format!("{}: new\n", title(name)),
                    (_, true) => format!("{}: deleted\n", title(name)),
                    _ => {
                        let side = |path: &Path, which: &str| {
                            let side = Side::read(path)?;
                            Ok::<_, anyhow::Error>(Side {
                                title: format!("{} {which}", title(name)),
                                ..side
                            })
                        };
                        let sides =
                            side(old, "before").and_then(|then| Ok((then, side(new, "after")?)));
                        match sides.and_then(|(then, now)| self.compare(then, now)) {
                            Ok(answer) => return Ok(answer),
                            Err(error) => format!("{}: not compared: {error}\n", title(name)),
                        }
                    }
                }
            }
            [name] => format!("{}: not merged yet\n", title(name)),
            _ => bail!("--git is only for git: name, old file, hash, mode, new file, hash, mode"),
        };
        output::print(&line)?;
        Ok(Answer::Done)
    }

    fn compare(&self, mut then: Side, mut now: Side) -> anyhow::Result<Answer> {
        // A side that left personality out on purpose did not lose it.
        let personality = then.personality && now.personality;
        if then.named == Named::None || now.named == Named::None {
            return self.counts(&then, &now, personality);
        }
        if then.named != now.named {
            let named = if then.named == Named::Alias { &mut now } else { &mut then };
            named.use_aliases()?;
        }
        if !personality {
            then.team = snapshots::without_spectra(&then.team);
            now.team = snapshots::without_spectra(&now.team);
        }
        warn_of_mistakes(&then, &now);
        let changes =
            Changes::between(Version::at(&then.team), Version::at(&now.team), Naming::Full);
        let digest = Digest::of(&changes, Titles { then: &then.title, now: &now.title });
        self.print(&digest, || {
            report::diff::dated(report::diff::json(&changes.comparison), [then.day, now.day])
        })
    }

    fn counts(&self, then: &Side, now: &Side, personality: bool) -> anyhow::Result<Answer> {
        let (before, after) = (then.totals(personality), now.totals(personality));
        let comparison = compare_totals(&before, &after);
        let titles = Titles { then: &then.title, now: &now.title };
        let digest = Digest::of_totals(&now.team.name, [&before, &after], &comparison, titles);
        self.print(&digest, || {
            report::diff::dated(report::diff::totals_json(&comparison), [then.day, now.day])
        })
    }

    fn print(
        &self,
        digest: &Digest,
        json: impl FnOnce() -> serde_json::Value,
    ) -> anyhow::Result<Answer> {
        match self.format {
            Format::Text => output::print(&report::diff::text(digest, output::columns()))?,
            Format::Json => output::print_json(&json())?,
            format => output::print_document(&report::diff::document(digest), format)?,
        }
        Ok(Answer::Done)
    }
}
