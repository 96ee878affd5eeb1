//! Teams: every team of the folder with its headline, and what they are
//! together. The files are read on a thread of their own each time the page
//! opens; no team is ranked.

pub mod draw;

use std::path::{Path, PathBuf};

use crate::coverage::across::{Across, TeamRows, across};
use crate::coverage::{Coverage, Summary, stale};
use crate::diff::{Outcome, follow_up};
use crate::files;
use crate::phrases::{self, AcrossGroup, Naming};
use crate::team::{Date, Id, Team};
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Effect, Model, Screen, Source};

/// A team of the folder.
#[derive(Debug, Clone)]
pub struct TeamEntry {
    /// Its file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Its headline.
    pub summary: Summary,
    /// The last day that somebody answered.
    pub answered: Option<Date>,
    /// Decisions and plans whose day has passed: what they are about, and the day.
    pub overdue: Vec<String>,
    /// People whose answers are older than half a year.
    pub stale: usize,
}

impl TeamEntry {
    /// Returns what the page shows of a team.
    pub fn of(path: PathBuf, team: &Team, today: Date) -> Self {
        let coverage = Coverage::of(team, team.opening_situation());
        let record = follow_up(team, &coverage, &[], today);
        let decisions = record.decisions.iter().filter_map(|one| {
            let is_overdue = one.follow_up.outcome == Outcome::Overdue;
            let index =
                team.dimension_index(one.decision.dimension.as_str()).filter(|_| is_overdue)?;
            Some(due(&team.dimensions()[index].name, one.decision.due))
        });
        let plans = record.plans.iter().filter(|one| one.outcome == Outcome::Overdue);
        let plans = plans.map(|one| due("a plan", one.plan.due));
        Self {
            name: team.name.clone(),
            summary: *coverage.summary(),
            answered: team.members().iter().filter_map(|member| member.rated).max(),
            overdue: decisions.chain(plans).collect(),
            stale: stale(team, today).len(),
            path,
        }
    }
}

/// Returns "Security, due 30 Aug 2026".
fn due(what: &str, day: Option<Date>) -> String {
    let due = day.map(|day| format!(", due {}", phrases::day(day)));
    format!("{what}{}", due.unwrap_or_default())
}

/// The teams of a folder.
#[derive(Debug, Clone, Default)]
pub struct Teams {
    /// In the order of their files' names.
    pub entries: Vec<TeamEntry>,
    /// Their rows and people, by the same index.
    rows: Vec<TeamRows>,
    /// Why files are left out.
    pub left_out: Vec<String>,
    /// What the teams are together.
    pub found: Across,
}

impl Teams {
    /// Compares the teams that were read.
    pub fn of(read: Vec<Result<(TeamEntry, TeamRows), String>>) -> Self {
        let mut teams = Self::default();
        for one in read {
            match one {
                Ok((entry, rows)) => {
                    teams.entries.push(entry);
                    teams.rows.push(rows);
                }
                Err(why) => teams.left_out.push(why),
            }
        }
        teams.found = across(&teams.rows);
        teams
    }

    /// Reads the teams of a folder.
    pub fn read(folder: &Path, today: Date) -> Self {
        let take = |path: &Path, team: &Team| {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let entry = TeamEntry::of(path.to_owned(), team, today);
            (entry, TeamRows::of(name.into_owned(), team))
        };
        match files::team_files(folder) {
            Ok(files) => {
                // Which folder it is, is known.
                let prefix = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
                let read = files::read_teams(&files, take).into_iter();
                let read = read.map(|one| one.map_err(|why| why.replacen(&prefix, "", 1)));
                Self::of(read.collect())
            }
            Err(error) => Self::of(vec![Err(format!("{}: {error}", folder.display()))]),
        }
    }

    /// Returns whether a file is one of the teams.
    pub fn has(&self, path: &Path) -> bool {
        self.entries.iter().any(|entry| entry.path == path)
    }

    /// Returns who could help a team with a row: "Search (Ada) and Payments".
    pub fn who_could_help(&self, path: &Path, row: &Id, naming: Naming) -> Option<String> {
        let is_own = |entry: &TeamEntry| entry.path.file_name() == path.file_name();
        let team = self.entries.iter().position(is_own)?;
        let mut found = self.found.could_help.iter();
        let mut found = found.find(|one| one.team == team && one.dimension == *row)?.clone();
        if naming == Naming::Alias {
            found.people.clear();
        }
        Some(phrases::helpers(&self.rows, &found))
    }

    /// Returns what is found across the teams, in groups. With aliases shown
    /// nobody is named.
    fn groups(&self, naming: Naming) -> Vec<AcrossGroup> {
        let mut found = self.found.clone();
        if naming == Naming::Alias {
            found.shared.clear();
            found.could_help.iter_mut().for_each(|one| one.people.clear());
        }
        let mut groups = phrases::across(&self.rows, &found);
        let overdue = self.entries.iter().filter(|entry| !entry.overdue.is_empty());
        let overdue = overdue.map(|entry| [entry.name.clone(), entry.overdue.join("; ")]);
        let overdue = AcrossGroup { title: "Overdue", lines: overdue.collect() };
        groups.insert(0, overdue);
        groups.retain(|group| !group.lines.is_empty());
        groups
    }
}

/// The page and the position of the cursor.
#[derive(Debug, Clone, Default)]
pub struct TeamsView {
    /// The teams; none while the folder is read.
    pub teams: Option<Teams>,
    /// What is found across them.
    groups: Vec<AcrossGroup>,
    /// The line under the cursor: a team, then a file that is left out, then
    /// a finding.
    pub cursor: usize,
}

impl PartialEq for TeamsView {
    fn eq(&self, other: &Self) -> bool {
        self.cursor == other.cursor && self.groups == other.groups
    }
}

impl TeamsView {
    fn counts(&self) -> [usize; 3] {
        let teams = self.teams.as_ref();
        let entries = teams.map_or(0, |teams| teams.entries.len());
        let left_out = teams.map_or(0, |teams| teams.left_out.len());
        [entries, left_out, self.groups.iter().map(|group| group.lines.len()).sum()]
    }

    /// Returns where the next section begins, after the last one the teams.
    fn next_section(&self) -> usize {
        let [teams, left_out, _] = self.counts();
        let mut start = teams;
        for length in
            [left_out].into_iter().chain(self.groups.iter().map(|group| group.lines.len()))
        {
            if start > self.cursor && length > 0 {
                return start;
            }
            start += length;
        }
        0
    }

    /// Returns the team under the cursor.
    pub fn entry(&self) -> Option<&TeamEntry> {
        self.teams.as_ref()?.entries.get(self.cursor)
    }
}

/// Opens the page; the folder is read meanwhile.
pub(crate) fn open(model: &mut Model) {
    model.screen = Screen::Teams(Box::default());
    model.ask(Effect::LoadTeams);
}

/// Shows what was read.
pub fn take(model: &mut Model, teams: Teams) {
    let own = match &model.source {
        Source::File(path) | Source::ReadOnly(path, _) => path.file_name().map(ToOwned::to_owned),
        _ => None,
    };
    let naming = model.map.naming;
    if let Screen::Teams(view) = &mut model.screen {
        let at = teams.entries.iter().position(|entry| entry.path.file_name() == own.as_deref());
        view.cursor = at.filter(|_| own.is_some()).unwrap_or(0);
        view.groups = teams.groups(naming);
        view.teams = Some(teams.clone());
    }
    model.teams = Some(Box::new(teams));
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let page = usize::from(model.size.1 / 2).max(1);
    let Screen::Teams(view) = &mut model.screen else { return };
    let [teams, left_out, findings] = view.counts();
    let last = (teams + left_out + findings).saturating_sub(1);
    match action {
        Action::Move(motion) => view.cursor = motion.along(view.cursor, last, page),
        Action::Next => {
            let next = view.next_section();
            if next == view.cursor {
                return model.notify("There is no other section.");
            }
            view.cursor = next;
        }
        Action::Point { row: Some(row), .. } => view.cursor = (*row).min(last),
        Action::Enter => {
            let Some(entry) = view.entry() else {
                return model.notify("There is no team under the cursor.");
            };
            let path = entry.path.clone();
            model.ask(Effect::Open(path));
        }
        Action::Back if model.source == Source::Nothing => model.ask(Effect::Welcome),
        Action::Back => model.show_map(),
        // Without a team there is nothing that these could be about.
        Action::Go(_) | Action::Undo | Action::Redo | Action::Save | Action::SaveAs
            if model.source == Source::Nothing => {}
        _ => on_any_screen(model, action),
    }
}
