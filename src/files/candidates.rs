//! Candidates' files, and folders of them.

use std::path::{Path, PathBuf};

use super::{FileError, LARGEST_SHEET, Warning, read};
use crate::team::{Candidate, Team};

/// The candidates of some files, and of the files ending in `.toml` of some
/// folders, by name; with what their writers should know. None has the id of
/// another or of one in the team's file.
pub fn candidates(
    team: &Team,
    paths: &[PathBuf],
) -> Result<(Vec<Candidate>, Vec<Warning>), FileError> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut warnings = Vec::new();
    for path in paths {
        for file in files(path)? {
            let source = read::from_disk(&file, LARGEST_SHEET)?;
            let read = read::candidate(&source, &file.to_string_lossy(), team)?;
            warnings.extend(read.warnings);
            let one = read.value;
            let mut known = team.candidates.iter().chain(&found);
            if known.any(|known| known.id == one.id) {
                let what = format!("there is another candidate with the id \"{}\"", one.id);
                let remedy = "give this one an id of its own";
                return Err(FileError::new(&file.to_string_lossy(), what, remedy));
            }
            found.push(one);
        }
    }
    Ok((found, warnings))
}

fn files(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let shown = path.to_string_lossy();
    let failed = |error: std::io::Error| {
        let what = format!("cannot be read: {}", read::reason(&error));
        FileError::new(&shown, what, "check its rights")
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
