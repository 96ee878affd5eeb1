//! Reads what the subcommands need: teams, snapshots, situations, members and
//! candidates; from files, from `-` and from pipes.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

use super::say;
use crate::files::snapshots::{Named, Snapshot, When};
use crate::files::{self, Warning, read};
use crate::phrases::english;
use crate::plan::Plan;
use crate::team::{Candidate, Date, Member, Situation, Team};
use crate::text;

/// Reads a team file and prints its warnings on standard error.
pub(super) fn team(path: &Path) -> anyhow::Result<Team> {
    team_and_warnings(path).map(|(team, _)| team)
}

/// Reads a team file as [`team`] does; returns also the number of warnings.
pub(super) fn team_and_warnings(path: &Path) -> anyhow::Result<(Team, usize)> {
    files::sweep(path);
    let source = source(path)?;
    let read = read::team(&source, &called(path))?;
    warn(&read.warnings);
    Ok((read.team, read.warnings.len()))
}

/// Returns the text of a file, of standard input for `-`, or of a pipe that the
/// shell made, as in `<(git show HEAD:team.toml)`.
pub(super) fn source(path: &Path) -> anyhow::Result<String> {
    let most = files::MAX_TEAM_BYTES;
    let from = if is_standard_input(path) {
        Box::new(std::io::stdin().lock()) as Box<dyn std::io::Read>
    } else if is_pipe_of_the_shell(path) {
        Box::new(std::fs::File::open(path).context("the pipe cannot be read")?)
    } else {
        return Ok(read::from_disk(path, most)?);
    };
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes).context("the pipe cannot be read")?;
    if bytes.len() as u64 > most {
        bail!(
            "{}: more than {} MiB; a team file is much smaller",
            called(path),
            most / (1024 * 1024)
        );
    }
    Ok(read::from_bytes(bytes, &called(path))?)
}

/// Returns whether a path is standard input or a pipe of the shell, which can be
/// read only once.
pub(super) fn is_piped(path: &Path) -> bool {
    is_standard_input(path) || is_pipe_of_the_shell(path)
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-") || path == Path::new("/dev/stdin")
}

/// Returns whether a path is a pipe that the shell made, as in `<(…)`.
pub(super) fn is_pipe_of_the_shell(path: &Path) -> bool {
    path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd")
}

/// Returns the name of a file for messages.
pub(super) fn called(path: &Path) -> String {
    if is_standard_input(path) {
        return "standard input".to_owned();
    }
    path.to_string_lossy().into_owned()
}

/// A team or a snapshot to be shown.
pub(super) struct Shown {
    /// The team; for a snapshot with counts only, a team with the same counts.
    pub(super) team: Team,
    /// The day of the team's coverage.
    pub(super) as_of: Date,
    /// Whether only counts are known, and nobody's answers.
    pub(super) counts_only: bool,
}

/// Reads a team file or a snapshot to show its answers. A team file is refused
/// until the reveal.
pub(super) fn shown(path: &Path) -> anyhow::Result<Shown> {
    let source = source(path)?;
    if !read::is_snapshot(&source) {
        let read = read::team(&source, &called(path))?;
        warn(&read.warnings);
        refuse_hidden(&read.team, path)?;
        let as_of = When::now().day;
        return Ok(Shown { team: read.team, as_of, counts_only: false });
    }
    let read = read::snapshot(&source, &called(path))?;
    warn(&read.warnings);
    let snapshot: Snapshot = read.value;
    let (as_of, counts_only) = (snapshot.when.day, snapshot.named == Named::None);
    let team = if counts_only { snapshot.counted_team() } else { snapshot.team };
    Ok(Shown { team, as_of, counts_only })
}

/// Reads a team file as [`team`] does, to show its answers: refused until the reveal.
pub(super) fn revealed(path: &Path) -> anyhow::Result<Team> {
    let team = team(path)?;
    refuse_hidden(&team, path)?;
    Ok(team)
}

/// Returns an error until the reveal: no answer leaves the file before it.
pub(super) fn refuse_hidden(team: &Team, path: &Path) -> anyhow::Result<()> {
    if team.session.hidden {
        bail!(
            "{}: answers are hidden until the reveal; open it with `roundtable {0}`, reveal them, and try again",
            path.display()
        );
    }
    Ok(())
}

/// Returns the index of a situation, by id or name; without `asked`, of the situation
/// that the map opens with.
pub(super) fn situation(team: &Team, asked: Option<&str>) -> anyhow::Result<Option<usize>> {
    let Some(asked) = asked else { return Ok(team.opening_situation()) };
    let folded = crate::text::fold(asked);
    let by_name = || {
        let has_name = |situation: &Situation| crate::text::fold(&situation.name) == folded;
        team.situations.iter().position(has_name)
    };
    let known = team.situations.iter();
    let known = known.map(|situation| format!("\"{}\" ({})", situation.id, situation.name));
    let found = team.situation_index(asked).or_else(by_name).map(Some);
    found.ok_or_else(|| unknown("situation", asked, known))
}

/// Returns the index of a member, by id, by name or by the first words of one name.
pub(super) fn member(team: &Team, name: &str) -> anyhow::Result<usize> {
    let folded = text::fold(name);
    let is_named = |member: &Member| text::fold(&member.name) == folded;
    let whole = team.member_index(name).or_else(|| team.members().iter().position(is_named));
    if let Some(member) = whole {
        return Ok(member);
    }
    let begins = |member: &Member| text::fold(&member.name).starts_with(&format!("{folded} "));
    let quoted = |member: &Member| format!("\"{}\"", member.name);
    let found: Vec<usize> =
        (0..team.members().len()).filter(|&at| begins(&team.members()[at])).collect();
    match found[..] {
        [member] => Ok(member),
        [] => Err(unknown("member", name, team.members().iter().map(quoted))),
        _ => {
            let names: Vec<String> = found.iter().map(|&at| quoted(&team.members()[at])).collect();
            let asked = text::repeated(name);
            Err(anyhow!("\"{asked}\" may be {}; give the whole name", names.join(" or ")))
        }
    }
}

/// Returns the index of a candidate of a plan, by id or name.
pub(super) fn candidate(plan: &Plan, name: &str) -> anyhow::Result<usize> {
    let folded = text::fold(name);
    let is_meant = |one: &Candidate| one.id == *name || text::fold(&one.name) == folded;
    let known = plan.candidates.iter().map(|one| format!("\"{}\"", one.name));
    plan.candidates.iter().position(is_meant).ok_or_else(|| unknown("candidate", name, known))
}

/// Returns an error such as: there is no situation "lunch"; the team has "launch" and "steady".
fn unknown(what: &str, asked: &str, known: impl Iterator<Item = String>) -> anyhow::Error {
    let (asked, known) = (text::repeated(asked), known.collect::<Vec<_>>());
    match known.len() {
        0 => anyhow!("there is no {what} \"{asked}\"; the team has none yet"),
        _ => anyhow!("there is no {what} \"{asked}\"; the team has {}", english::list_some(&known)),
    }
}

/// Returns the team's candidates, with those that files and folders add; prints warnings.
pub(super) fn candidates(team: &Team, paths: &[PathBuf]) -> anyhow::Result<Vec<Candidate>> {
    let found = files::candidates(team, paths)?;
    warn(&found.warnings);
    Ok(found.all)
}

pub(super) fn warn(warnings: &[Warning]) {
    for warning in warnings {
        say(&format!("warning: {}", text::one_line(&warning.to_string())));
    }
}
