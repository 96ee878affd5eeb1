//! `roundtable across`: several teams together.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::{Args, ValueEnum};

use super::values::{self, one_of};
use super::{Answer, output, say};
use crate::coverage::across::{PoolCandidate, TeamRows, across};
use crate::files::snapshots::When;
use crate::files::{self, FileError};
use crate::plan::{self, Fit};
use crate::report::{Format, across as report};
use crate::team::{Candidate, Team};
use crate::text;

/// Shows what several teams lack together, and who could help whom.
///
/// It lists what nobody anywhere has, what depends on one person anywhere, which team could help
/// which, who is on several teams, and what is short in many teams. Each team uses the needs of
/// the situation it opens with. People who could help are named only if their file says
/// `may_help = true`. With --candidates, it also lists what each candidate would fill in which
/// team. If a file cannot be read, or hides its answers until the reveal, it is named and the exit
/// status is 2.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable across teams\n  roundtable across team.toml later.toml --format markdown\n  roundtable across 'teams/*.toml' --format json\n  roundtable across teams --candidates candidates"
)]
pub(super) struct Across {
    /// Team files, folders of them, or patterns such as 'teams/*.toml'.
    #[arg(required = true, value_name = "TEAM", value_parser = values::team_file())]
    teams: Vec<PathBuf>,
    /// Candidates' files, or folders of them; every team is compared with all of them.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    candidates: Vec<PathBuf>,
    /// Fail if a row has nobody anywhere, or at most one person.
    #[arg(long, value_name = "STATE")]
    fail_on: Option<FailOn>,
    /// The output format.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Csv, Format::Json]))]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Nobody anywhere.
    Gap,
    /// Nobody, or one person, anywhere.
    Thin,
}

impl Across {
    /// Returns the command for a folder of teams, with text as its output.
    pub(super) fn of_folder(folder: PathBuf) -> Self {
        Self { teams: vec![folder], candidates: Vec::new(), fail_on: None, format: Format::Text }
    }

    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let files = team_files(&self.teams)?;
        let (mut teams, mut pools) = (Vec::with_capacity(files.len()), Vec::new());
        let mut left_out = 0;
        let take = |file: &Path, team: &Team| {
            let rows = TeamRows::of(file.to_string_lossy().into_owned(), team);
            let pool = (!self.candidates.is_empty()).then(|| pool(team, &self.candidates));
            (rows, pool)
        };
        for read in files::read_teams(&files, take) {
            match read {
                Ok((rows, pool)) => {
                    teams.push(rows);
                    pools.extend(pool.transpose()?);
                }
                Err(why) => {
                    left_out += 1;
                    say(&format!("left out: {}", text::one_line(&why)));
                }
            }
        }
        let mut found = across(&teams);
        for warning in unknown_everywhere(&pools) {
            say(&warning);
        }
        found.candidates = by_candidate(pools);
        let today = When::now().day;
        match self.format {
            Format::Csv => output::print_raw(&report::csv(&teams, &found, today))?,
            Format::Json => output::print_json(&report::json(&teams, &found, today))?,
            format => output::print_document(&report::document(&teams, &found, today), format)?,
        }
        if left_out > 0 {
            bail!("{left_out} of {} files are left out: see above", files.len());
        }
        let fails = match self.fail_on {
            None => false,
            Some(FailOn::Gap) => !found.nobody.is_empty(),
            Some(FailOn::Thin) => !(found.nobody.is_empty() && found.one_person.is_empty()),
        };
        Ok(if fails { Answer::No } else { Answer::Done })
    }
}

/// What a pool of candidates would bring to one team.
struct Pool {
    candidates: Vec<Candidate>,
    fits: Vec<Fit>,
    warnings: Vec<String>,
}

/// Reads the pool for a team. The team's own candidates are not in it.
fn pool(team: &Team, paths: &[PathBuf]) -> Result<Pool, FileError> {
    let mut empty = team.clone();
    empty.candidates.clear();
    let found = files::candidates(&empty, paths)?;
    let warnings = found.warnings.iter().map(ToString::to_string).collect();
    Ok(Pool { fits: plan::fits(team, &found.all), candidates: found.all, warnings })
}

/// Returns the warnings about the pool that every team gives: a row that only one
/// team lacks is not a mistake.
fn unknown_everywhere(pools: &[Pool]) -> Vec<String> {
    let Some((first, others)) = pools.split_first() else { return Vec::new() };
    let in_all = |warning: &&String| others.iter().all(|pool| pool.warnings.contains(warning));
    let warnings = first.warnings.iter().filter(in_all);
    warnings.map(|warning| format!("warning: {}", text::one_line(warning))).collect()
}

/// Returns, for each candidate, what they bring to every team.
fn by_candidate(pools: Vec<Pool>) -> Vec<PoolCandidate> {
    let Some(first) = pools.first() else { return Vec::new() };
    let empty = |candidate: &Candidate| PoolCandidate {
        id: candidate.id.clone(),
        name: candidate.name.clone(),
        closes: Vec::new(),
        not_asked: Vec::new(),
    };
    let mut candidates: Vec<PoolCandidate> = first.candidates.iter().map(empty).collect();
    for (team, pool) in pools.into_iter().enumerate() {
        for fit in pool.fits {
            let candidate = &mut candidates[fit.candidate];
            for (rows, all) in
                [(fit.closes, &mut candidate.closes), (fit.not_asked, &mut candidate.not_asked)]
            {
                if !rows.is_empty() {
                    all.push((team, rows));
                }
            }
        }
    }
    candidates
}

/// Returns the team files that paths, folders and patterns name, each once.
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
            bail!("{shown}: no team file in this folder; give a file or another folder");
        }
        // Of this folder, a file is called by its name.
        let named = |file: PathBuf| match file.strip_prefix(".") {
            Ok(name) if name.as_os_str() != "" => name.to_owned(),
            _ => file,
        };
        found.extend(files.into_iter().filter(|file| !files::is_catalogue(file)).map(named));
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|file| seen.insert(file.clone()));
    Ok(found)
}
