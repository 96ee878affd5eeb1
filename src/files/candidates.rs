//! Reads candidates' files and interviews, and folders of them.

use std::path::{Path, PathBuf};

use super::{FileError, MAX_SHEET_BYTES, Warning, read};
use crate::team::{Candidate, Judge, Team};
use crate::text::{fold, repeated};

/// The candidates of a team, with those that files add.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    /// The team's candidates in its order, with the answers of the files; then the
    /// candidates that the files add.
    pub all: Vec<Candidate>,
    /// The team's candidates that changed, by index, each with the number of changed
    /// answers.
    pub updated: Vec<(usize, usize)>,
    /// The warnings of all files.
    pub warnings: Vec<Warning>,
}

/// Returns a team's candidates with those of files and folders (the files that end
/// in `.toml`). A candidate that the team has already is updated: the file's
/// answers count. An interview adds one interviewer's answers and replaces the
/// earlier ones of the same interviewer.
pub fn candidates(team: &Team, paths: &[PathBuf]) -> Result<Candidates, FileError> {
    let mut found = Candidates { all: team.candidates.clone(), ..Candidates::default() };
    let mut changed = vec![0; team.candidates.len()];
    let (mut files, mut interviews) = (Vec::new(), Vec::new());
    for path in paths {
        for file in self::files(path)? {
            let source = read::from_disk(&file, MAX_SHEET_BYTES)?;
            let list = if read::is_interview(&source) { &mut interviews } else { &mut files };
            list.push((file.to_string_lossy().into_owned(), source));
        }
    }
    let mut read_already: Vec<usize> = Vec::new();
    for (path, source) in files {
        let read = read::candidate(&source, &path, team)?;
        found.warnings.extend(read.warnings);
        let candidate = read.value;
        let known = found.all.iter().position(|known| known.id == candidate.id);
        let index = known.unwrap_or(found.all.len());
        if read_already.contains(&index) {
            let what = format!("there is another candidate with the id \"{}\"", candidate.id);
            return Err(FileError::new(&path, what, "give this one an id of its own"));
        }
        read_already.push(index);
        match found.all.get_mut(index) {
            Some(known) => changed[index] += update(known, candidate),
            None => found.all.push(candidate),
        }
    }
    for (path, source) in interviews {
        let read = read::interview(&source, &path, team)?;
        found.warnings.extend(read.warnings);
        let name = read.value.candidate;
        let is_meant = |one: &Candidate| one.id == *name || fold(&one.name) == fold(&name);
        let Some(index) = found.all.iter().position(is_meant) else {
            let what = format!("there is no candidate \"{}\"", repeated(&name));
            let remedy = "give the candidate's own file too, or add the candidate to the team";
            return Err(FileError::new(&path, what, remedy));
        };
        let count = found.all[index].take_views(read.value.answers);
        if let Some(changed) = changed.get_mut(index) {
            *changed += count;
        }
    }
    let updated = changed.into_iter().enumerate().filter(|(_, answers)| *answers > 0);
    found.updated = updated.collect();
    Ok(found)
}

/// Updates a candidate from their file and returns how many answers changed. The
/// panel's answers on a row stay if the file has none there.
fn update(known: &mut Candidate, file: Candidate) -> usize {
    let before = known.answers.clone();
    for answer in &file.answers {
        if answer.judge == Judge::Panel {
            known.answers.retain(|old| old.dimension != answer.dimension);
        }
    }
    known.take_views(file.answers);
    known.answers.iter().filter(|answer| !before.contains(answer)).count()
}

fn files(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let shown = path.to_string_lossy();
    let failed = |error: std::io::Error| {
        let what = format!("cannot be read: {}", read::reason(&error));
        FileError::new(&shown, what, "check its permissions")
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if file.extension().is_some_and(|ending| ending == "toml") {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        let remedy = "give the candidates' files, or another folder";
        return Err(FileError::new(&shown, "no file in this folder ends in .toml", remedy));
    }
    Ok(files)
}
