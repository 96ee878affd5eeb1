//! The catalogue: the rows that several teams share, in `catalogue.toml` next to
//! their files.
//!
//! It is written like a team file without people. A row may have `aliases`: other
//! names for it.

use std::path::{Path, PathBuf};

use super::{FileError, MAX_TEAM_BYTES, read};
use crate::team::{Dimension, Team};
use crate::text::fold;

/// The name of the file.
pub const CATALOGUE: &str = "catalogue.toml";

/// Returns the rows of a catalogue or of any team file, without anyone's answers.
///
/// # Errors
/// If the file cannot be read or is not valid.
pub fn rows(path: &Path) -> Result<Vec<Dimension>, FileError> {
    let mut source = read::from_disk(path, MAX_TEAM_BYTES)?;
    let table: Option<toml::Table> = source.parse().ok();
    if table.is_some_and(|table| !table.contains_key("team")) {
        // At the end, so that messages name the lines of the file.
        source.push_str("\n[team]\nname = \"catalogue\"\n");
    }
    Ok(read::team(&source, &path.to_string_lossy())?.team.dimensions().to_vec())
}

/// Returns the path of the catalogue next to a team file, if there is one.
pub fn path_next_to(team_file: &Path) -> Option<PathBuf> {
    let path = team_file.with_file_name(CATALOGUE);
    path.is_file().then_some(path)
}

/// Returns how a team's rows differ from a catalogue's rows, one sentence for each
/// difference. Rows that the catalogue does not have are no difference.
pub fn differences(team: &Team, rows: &[Dimension]) -> Vec<String> {
    team.dimensions().iter().filter_map(|own| difference(own, rows)).collect()
}

fn difference(own: &Dimension, rows: &[Dimension]) -> Option<String> {
    let id = &own.id;
    let Some(row) = rows.iter().find(|row| row.id == *id) else {
        let name = fold(&own.name);
        let called = |row: &&Dimension| {
            row.aliases.iter().chain([&row.name]).any(|other| fold(other) == name)
                || row.aliases.iter().any(|other| fold(other) == fold(id.as_str()))
        };
        let row = rows.iter().find(called)?;
        return Some(format!(
            "\"{}\" has the id `{id}`; in the catalogue it is `{}` (\"{}\"), so the two are not matched",
            own.name, row.id, row.name
        ));
    };
    let mut parts = Vec::new();
    if own.name != row.name {
        parts.push(format!("its name is \"{}\", in the catalogue \"{}\"", own.name, row.name));
    }
    if own.kind != row.kind {
        parts.push(format!("it is a {}, in the catalogue a {}", own.kind.word(), row.kind.word()));
    } else if own.poles != row.poles {
        parts.push("its ends have other names in the catalogue".to_owned());
    }
    if row.levels.is_some() && own.levels != row.levels {
        parts.push("its levels have other words in the catalogue".to_owned());
    }
    (!parts.is_empty()).then(|| format!("`{id}`: {}", parts.join("; ")))
}

/// Returns how a team file differs from the catalogue next to it.
///
/// # Errors
/// If the catalogue cannot be read or is not valid.
pub fn warnings(team: &Team, team_file: &Path) -> Result<Vec<String>, FileError> {
    let Some(path) = path_next_to(team_file) else { return Ok(Vec::new()) };
    Ok(differences(team, &rows(&path)?))
}
