//! What the subcommands read: teams, their situations, candidates.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::say;
use crate::files::{self, Warning, read};
use crate::phrases::english;
use crate::team::{Candidate, Team};
use crate::text;

/// Reads a team file and says on standard error what its writer should know.
pub(super) fn team(path: &Path) -> anyhow::Result<Team> {
    team_and_warnings(path).map(|(team, _)| team)
}

/// As [`team`], with how many things its writer was told.
pub(super) fn team_and_warnings(path: &Path) -> anyhow::Result<(Team, usize)> {
    files::sweep(path);
    let source = read::from_disk(path, files::LARGEST_TEAM)?;
    let read = read::team(&source, &path.to_string_lossy())?;
    warn(&read.warnings);
    Ok((read.team, read.warnings.len()))
}

/// As [`team`], for whoever would show what people said: refused until the
/// reveal.
pub(super) fn revealed(path: &Path) -> anyhow::Result<Team> {
    let team = team(path)?;
    refuse_hidden(&team, path)?;
    Ok(team)
}

/// Until the reveal nothing leaves the file.
pub(super) fn refuse_hidden(team: &Team, path: &Path) -> anyhow::Result<()> {
    if team.session.hidden {
        bail!(
            "{}: its session hides everyone's answers until the reveal; open it with \
             `roundtable {0}`, reveal them there, and try again",
            path.display()
        );
    }
    Ok(())
}

/// The place of a situation, by id or by name; without one, that which the map
/// opens on.
pub(super) fn situation(team: &Team, asked: Option<&str>) -> anyhow::Result<Option<usize>> {
    let Some(asked) = asked else { return Ok(team.opening_situation()) };
    let folded = crate::text::fold(asked);
    let by_name = || team.situations.iter().position(|own| crate::text::fold(&own.name) == folded);
    let known = team.situations.iter().map(|own| format!("\"{}\" ({})", own.id, own.name));
    let found = team.situation_index(asked).or_else(by_name).map(Some);
    found.ok_or_else(|| unknown("situation", asked, known))
}

/// The place of a member, by id or by name.
pub(super) fn member(team: &Team, name: &str) -> anyhow::Result<usize> {
    let folded = crate::text::fold(name);
    let by_name =
        || team.members().iter().position(|member| crate::text::fold(&member.name) == folded);
    let known = team.members().iter().map(|member| format!("\"{}\"", member.name));
    team.member_index(name).or_else(by_name).ok_or_else(|| unknown("member", name, known))
}

/// "there is no situation "lunch"; the team has "launch" and "steady"".
fn unknown(what: &str, asked: &str, known: impl Iterator<Item = String>) -> anyhow::Error {
    let (asked, known) = (text::repeated(asked), known.collect::<Vec<_>>());
    match known.len() {
        0 => anyhow!("there is no {what} \"{asked}\"; the team has none yet"),
        _ => anyhow!("there is no {what} \"{asked}\"; the team has {}", english::list_some(&known)),
    }
}

/// The team's candidates, and those of some files and folders.
pub(super) fn candidates(team: &Team, paths: &[PathBuf]) -> anyhow::Result<Vec<Candidate>> {
    let (found, warnings) = files::candidates(team, paths)?;
    warn(&warnings);
    Ok(team.candidates.iter().cloned().chain(found).collect())
}

pub(super) fn warn(warnings: &[Warning]) {
    for warning in warnings {
        say(&format!("warning: {}", text::one_line(&warning.to_string())));
    }
}
