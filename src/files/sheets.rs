//! Sheets: one person's answers in one file, written by that person on their
//! own machine, in a folder beside the team's file.

use std::path::{Path, PathBuf};

use super::atomic::{self, Rights};
use super::read::{self, Sheet, SheetAnswer};
use super::{LARGEST_SHEET, SaveError, Warning, write};
use crate::coverage::{Arrival, Filled};
use crate::team::{Id, Team};

/// The folder that a team collects from: `payments.sheets` for `payments.toml`.
pub fn folder(team: &Path) -> PathBuf {
    team.with_extension("sheets")
}

/// The file of a member's sheet in that folder. Made from their id alone, in
/// which nothing leads out of the folder.
pub fn file_of(team: &Path, member: &Id) -> PathBuf {
    let safe = |c: char| if c.is_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let name: String = member.as_str().chars().map(safe).collect();
    folder(team).join(format!("{name}.toml"))
}

/// All sheets of a folder, by name; none where there is no folder yet.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .filter(|path| path.file_name().is_none_or(|name| name.as_encoded_bytes()[0] != b'.'))
        .collect();
    files.sort();
    files
}

/// A sheet's file as it fits a team.
pub fn arrival(path: &Path, team: &Team) -> Arrival {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = crate::text::visible(&name).into_owned();
    let shown = path.to_string_lossy();
    let sheet = read::from_disk(path, LARGEST_SHEET)
        .and_then(|source| read::sheet(&source, &shown))
        .map(|checked| filled(checked.value, team))
        .map_err(|fault| fault.to_string());
    Arrival { file, sheet }
}

/// What whoever wrote a sheet should know; nothing of one that cannot be read,
/// of which [`arrival`] says why.
pub fn warnings(path: &Path) -> Vec<Warning> {
    let shown = path.to_string_lossy();
    let read = read::from_disk(path, LARGEST_SHEET).and_then(|source| read::sheet(&source, &shown));
    read.map(|checked| checked.warnings).unwrap_or_default()
}

fn filled(sheet: Sheet, team: &Team) -> Filled {
    let (fitting, strange) = sheet.answers_for(team);
    let id = |place: usize| team.dimensions()[place].id.clone();
    let answers = fitting.into_iter().map(|(place, rating)| (id(place), rating)).collect();
    let strange = strange.into_iter().map(|answer| answer.dimension.clone()).collect();
    Filled {
        answers,
        strange,
        team: sheet.team,
        name: sheet.name,
        rated: sheet.rated,
        finished: sheet.finished,
    }
}

/// A member's answers as their sheet, which says where they still fill it in.
pub fn sheet_of(team: &Team, member: usize, finished: bool) -> Sheet {
    let person = &team.members()[member];
    let answers = team.dimensions().iter().enumerate().filter_map(|(place, dimension)| {
        let rating = team.ratings().get(place, member);
        (!rating.is_blank()).then(|| SheetAnswer {
            dimension: dimension.id.clone(),
            rating,
            scale: rating.value().map(|_| read::Scale::of(dimension.kind)),
            place: (0, 0),
        })
    });
    Sheet {
        team: team.name.clone(),
        name: person.name.clone(),
        rated: person.rated,
        finished,
        answers: answers.collect(),
    }
}

/// Puts a sheet on disk, whole or not at all, with its folder's rights.
///
/// # Errors
/// What the system says, with the file's name.
pub fn save(path: &Path, sheet: &Sheet) -> Result<(), SaveError> {
    let refused = |error: std::io::Error| SaveError::Refused {
        path: crate::text::visible(&path.to_string_lossy()).into_owned(),
        reason: read::reason(&error),
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    let text = write::sheet(sheet);
    if path.exists() {
        return atomic::replace(path, text.as_bytes(), &mut |_| Ok(()), || Ok(())).map_err(refused);
    }
    atomic::create(path, text.as_bytes(), Rights::Folder).map_err(refused)
}
