//! The content of the welcome screen: the team files of this folder, recent teams and the user's
//! templates.

use std::path::{Path, PathBuf};

use super::{Files, today};
use crate::coverage::Coverage;
use crate::files::journal::{self, Journal};
use crate::files::{self, recent};
use crate::phrases::{self, english};
use crate::team::Date;
use crate::tui::app::{Model, Options, Screen};
use crate::tui::screens::welcome::{PersonalTemplate, Recent};

/// Larger files are listed without a description.
const MAX_PREVIEW_BYTES: u64 = 1024 * 1024;
/// The maximum number of files of a folder that are read.
const MAX_FILES: usize = 200;

impl Files {
    /// Returns the welcome screen.
    pub(super) fn welcome(&self, options: Options) -> Model {
        let folder = files_of_folder();
        let is_elsewhere = |recent: &Recent| {
            let absolute = |team: &Recent| std::path::absolute(&team.path).ok();
            !folder.iter().any(|team| absolute(team) == absolute(recent))
        };
        let recent = self.recent().into_iter().filter(is_elsewhere).collect();
        let mut model = Model::welcome(recent, options, today());
        if let Screen::Welcome(view) = &mut model.screen {
            view.folder = folder;
            view.templates = self.templates();
        }
        model
    }

    /// Returns recent teams, each with a description or an error.
    fn recent(&self) -> Vec<Recent> {
        let paths = self.dirs.as_ref().map(recent::list).unwrap_or_default();
        let mut kept: Vec<_> = self.dirs.as_ref().map(journal::all).unwrap_or_default();
        let mut recent: Vec<Recent> =
            paths.into_iter().map(|path| Recent { team: about(&path), path }).collect();
        for Recent { path, team } in &mut recent {
            let is_its = |(_, journal): &(PathBuf, Journal)| journal.file == *path;
            if let Some(nth) = kept.iter().position(is_its) {
                *team = Ok(with_journal(team.as_deref().ok(), &kept.remove(nth).1));
            }
        }
        // Edits of files that no list names are offered, too.
        let others = kept.into_iter().map(|(_, journal)| Recent {
            team: Ok(with_journal(about(&journal.file).ok().as_deref(), &journal)),
            path: journal.file,
        });
        recent.extend(others);
        recent
    }

    fn templates(&self) -> Vec<PersonalTemplate> {
        let Some(dirs) = &self.dirs else { return Vec::new() };
        let template = |path: PathBuf| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let source = files::read::from_disk(&path, MAX_PREVIEW_BYTES).ok()?;
            let first = source.lines().next().unwrap_or_default();
            let about = first.strip_prefix('#').unwrap_or_default().trim();
            Some(PersonalTemplate { name, about: crate::text::visible(about).into_owned() })
        };
        toml_files(&dirs.templates()).into_iter().filter_map(template).collect()
    }
}

/// Returns the TOML files of a folder, by name.
fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().take(MAX_FILES);
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_toml).collect();
    paths.sort();
    paths
}

/// Returns the team files of the current folder; other TOML files are ignored.
fn files_of_folder() -> Vec<Recent> {
    let is_team = |path: &PathBuf| {
        let source = files::read::from_disk(path, MAX_PREVIEW_BYTES).unwrap_or_default();
        source.lines().any(|line| line.trim() == "[team]") && !files::read::is_snapshot(&source)
    };
    let paths = toml_files(Path::new(".")).into_iter().filter(is_team);
    // `./` says nothing to a reader.
    let plain = paths.map(|path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path));
    plain.map(|path| Recent { team: about(&path), path }).collect()
}

/// Returns a team in one line: "Payments, seven people, 22 Nov 2026: 5 covered · 4 depend on one
/// person". Without the headline while answers are hidden.
fn about(path: &Path) -> Result<String, String> {
    // What is large is not read for a line of a list.
    let metadata = std::fs::metadata(path).ok();
    if metadata.as_ref().is_some_and(|file| file.len() > MAX_PREVIEW_BYTES) {
        return Ok(String::new());
    }
    let read = files::read::from_disk(path, MAX_PREVIEW_BYTES)
        .and_then(|text| files::read::team(&text, &path.to_string_lossy()))
        .map_err(|error| error.to_string())?;
    let team = read.team;
    let people = english::count(team.members().len() as u32, "person", "people");
    let day = metadata.and_then(|file| file.modified().ok()).and_then(day_of);
    let day = day.map(|day| format!(", {}", phrases::day(day))).unwrap_or_default();
    let coverage = Coverage::on(&team, team.opening_situation(), today());
    let is_told = !team.session.hidden && !team.members().is_empty();
    let parts: Vec<String> = phrases::headline(coverage.summary())
        .map(|part| format!("{} {}", part.count, part.words))
        .collect();
    let headline = if is_told && !parts.is_empty() {
        format!(": {}", parts.join(" · "))
    } else {
        String::new()
    };
    Ok(format!("{}, {people}{day}{headline}", team.name))
}

fn day_of(time: std::time::SystemTime) -> Option<Date> {
    let day = jiff::Timestamp::try_from(time).ok()?.to_zoned(jiff::tz::TimeZone::system()).date();
    Date::new(day.year(), day.month() as u8, day.day() as u8)
}

/// Returns the line of a team with unsaved edits.
fn with_journal(team: Option<&str>, journal: &Journal) -> String {
    match team {
        Some(team) => format!("{team}, with unsaved edits"),
        None => format!("{}: the file is gone, your edits are kept", journal.read.team.name),
    }
}
