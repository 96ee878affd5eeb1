//! `roundtable across`: several teams side by side.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::{Args, ValueEnum};

use super::{Answer, output, say};
use crate::coverage::across::{Across as Found, TeamRows, across};
use crate::files;
use crate::phrases;
use crate::report::across as report;
use crate::team::Team;
use crate::text;

/// Looks at several teams together.
///
/// What nobody anywhere has, what depends on one person anywhere, which team
/// could help which, who is on several teams, and what is short in many. Each
/// team is judged by its own current situation. A file that cannot be read, or
/// that hides its answers until the reveal, is named and makes the exit status
/// 2. Names of people who could help are shown only where their file says
/// `may_help = true`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable across teams\n  roundtable across team.toml later.toml --format markdown\n  roundtable across 'teams/*.toml' --format json"
)]
pub(super) struct Across {
    /// Team files, folders of them, or patterns such as 'teams/*.toml'.
    #[arg(required = true, value_name = "TEAM")]
    teams: Vec<PathBuf>,
    /// Say "no" where a row has nobody anywhere, or at most one person.
    #[arg(long, value_name = "STATE")]
    fail_on: Option<FailOn>,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Nobody anywhere.
    Gap,
    /// Nobody, or one person, anywhere.
    Thin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// In sentences.
    Text,
    /// In sentences, for a wiki or a ticket.
    Markdown,
    /// One self-contained page.
    Html,
    /// One row a finding and team.
    Csv,
    /// For programs.
    Json,
}

impl Across {
    /// Returns what is looked at for a folder of teams, in text.
    pub(super) fn of_folder(folder: PathBuf) -> Self {
        Self { teams: vec![folder], fail_on: None, format: Format::Text }
    }

    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let files = team_files(&self.teams)?;
        let mut teams = Vec::with_capacity(files.len());
        let mut left_out = 0;
        let take =
            |file: &Path, team: &Team| TeamRows::of(file.to_string_lossy().into_owned(), team);
        for read in files::read_teams(&files, take) {
            match read {
                Ok(rows) => teams.push(rows),
                Err(why) => {
                    left_out += 1;
                    say(&format!("left out: {}", text::one_line(&why)));
                }
            }
        }
        let found = across(&teams);
        self.print(&teams, &found)?;
        if left_out > 0 {
            bail!("{left_out} of {} files are left out, as said above", files.len());
        }
        let caught = match self.fail_on {
            None => false,
            Some(FailOn::Gap) => !found.nobody.is_empty(),
            Some(FailOn::Thin) => !(found.nobody.is_empty() && found.one_person.is_empty()),
        };
        Ok(if caught { Answer::No } else { Answer::Done })
    }

    fn print(&self, teams: &[TeamRows], found: &Found) -> anyhow::Result<()> {
        let groups = || phrases::across(teams, found);
        match self.format {
            Format::Text => output::print(&report::text(&groups())),
            Format::Markdown => output::print_raw(&report::markdown(&groups())),
            Format::Html => output::print_raw(&report::html(&groups())?),
            Format::Csv => output::print_raw(&report::csv(teams, found)),
            Format::Json => output::print_json(&report::json(teams, found)),
        }
    }
}

/// The files that paths, folders and patterns stand for, each once.
pub(super) fn team_files(given: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = Vec::new();
    for path in given {
        let shown = text::visible(&path.to_string_lossy()).into_owned();
        let files = if path.is_dir() {
            files::team_files(path).map_err(|error| anyhow!("{shown}: {error}"))?
        } else if !path.exists() && shown.contains(['*', '?', '[']) {
            let pattern = glob::glob(&path.to_string_lossy());
            pattern.map_err(|error| anyhow!("{shown}: {error}"))?.filter_map(Result::ok).collect()
        } else {
            vec![path.clone()]
        };
        if files.is_empty() {
            bail!("{shown}: there is no team file here; give a file or another folder");
        }
        found.extend(files.into_iter().filter(|file| !files::is_catalogue(file)));
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|file| seen.insert(file.clone()));
    Ok(found)
}
