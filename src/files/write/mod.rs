//! Saving: from a team to text, changing only what changed.
//!
//! The team in the text and the team to save are both written as the tables of a new
//! file; their difference is applied to the text in place (`splice`). So comments,
//! blank lines, order, notation and keys that this version does not know stay as the
//! user wrote them.
//!
//! | module | for |
//! |---|---|
//! | `fresh` | a new file's text |
//! | `splice` | applies changes to an existing text |
//! | `layout` | where things are in that text |
//! | `items` | items of lists and of tables in braces, with their commas |
//! | `partners` | matches the elements of a list with those of the old list |
//! | `merge` | merges two people's changes |

mod fresh;
mod items;
mod layout;
mod merge;
mod partners;
mod splice;

pub use merge::Resolution;
use serde::Serialize;
use toml::{Table, Value};

use super::format::from_team;
use super::format::tables::{SheetFile, TeamFile};
use super::format::value::DATE_KEY;
use super::read::{self, Ids, Read, Sheet};
use super::{FORMAT, FileError};
use crate::team::{Id, Team};

/// Returns the text of a team's file. With the existing text, only the differences
/// change; an error if that text cannot be read.
pub fn team(team: &Team, original: Option<&str>) -> Result<String, FileError> {
    match original {
        None => new_file(TeamFile::without_members(team), team),
        Some(original) => over(team, original, &read::team(original, "")?),
    }
}

/// Returns any of our files as tables, with the keys in a new file's order.
fn tables(file: &impl Serialize) -> Result<Table, FileError> {
    let mut root = Table::try_from(file).map_err(|error| {
        FileError::new("", format!("it cannot be written: {error}"), "please report this")
    })?;
    root.iter_mut().for_each(|(_, value)| with_dates(value));
    Ok(root)
}

/// Turns the tables with one key that `Table::try_from` makes of dates back into dates.
fn with_dates(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(with_dates),
        Value::Table(table) => {
            let date = table.get(DATE_KEY).and_then(Value::as_str);
            match date.and_then(|date| date.parse().ok()) {
                Some(date) => *value = Value::Datetime(date),
                None => table.iter_mut().for_each(|(_, value)| with_dates(value)),
            }
        }
        _ => {}
    }
}

/// Returns the text of a new file of a team: what `file` has besides its members, and the
/// members of `team`. They are written one at a time, because the tables of all of them
/// take twenty times the memory of the text.
pub(super) fn new_file(mut file: TeamFile<'_>, team: &Team) -> Result<String, FileError> {
    let after = TeamFile {
        session: file.session.take(),
        expectation: std::mem::take(&mut file.expectation),
        correction: std::mem::take(&mut file.correction),
        decision: std::mem::take(&mut file.decision),
        plan: std::mem::take(&mut file.plan),
        candidate: std::mem::take(&mut file.candidate),
        coverage: std::mem::take(&mut file.coverage),
        ..TeamFile::default()
    };
    let mut text = document(&file)?;
    for member in from_team::members(team) {
        text.push('\n');
        text += &fresh::element("member", &tables(&member)?);
    }
    Ok(text + &document(&after)?)
}

/// Returns the text of a new file.
pub(super) fn document(file: &impl Serialize) -> Result<String, FileError> {
    tables(file).map(|root| fresh::document(&root))
}

/// A text to be saved.
pub(super) struct Written {
    pub(super) text: String,
    /// The team that reading this text again gave.
    pub(super) read: Read,
}

/// Returns the text with a team's changes applied; nothing if the text already says the
/// same. `known` is what reading the text gave. An error if the new text cannot be read
/// again or would give another team.
pub(super) fn checked(
    team: &Team,
    original: &str,
    known: &Read,
    path: &str,
) -> Result<Option<Written>, FileError> {
    let text = over(team, original, known)?;
    if text == original {
        return Ok(None);
    }
    let read = read::team(&text, path)?;
    // Compares what is written: the user's own words for the levels never are.
    if tables(&TeamFile::from(&read.team))? != tables(&TeamFile::from(team))? {
        let remedy = "save to another file, and please report this";
        return Err(FileError::new(path, "what changed cannot be written into this file", remedy));
    }
    Ok(Some(Written { text, read }))
}

/// Returns the text with a team's changes applied; `known` is what reading the text gave.
pub(super) fn over(team: &Team, original: &str, known: &Read) -> Result<String, FileError> {
    if known.team == *team && known.format == FORMAT {
        return Ok(original.to_owned());
    }
    let text = original.strip_prefix('\u{FEFF}').unwrap_or(original);
    let bom = &original[..original.len() - text.len()];
    let is_windows = text.contains("\r\n");
    let lines = if is_windows { text.replace("\r\n", "\n") } else { text.to_owned() };
    let mut old = tables(&TeamFile::from(&known.team))?;
    old.insert("format".to_owned(), i64::from(known.format).into());
    let new = tables(&TeamFile::from(team))?;
    let mut saved = splice::splice(&lines, read::tables(&lines, "")?.get_ref(), &old, &new);
    let root = read::tables(&saved, "")?;
    let ids = ids_to_write(root.get_ref(), team);
    if !ids.is_empty() {
        saved = splice::with_ids(&saved, root.get_ref(), &ids);
    }
    if is_windows {
        saved = saved.replace('\n', "\r\n");
    }
    Ok(format!("{bom}{saved}"))
}

/// Returns the ids that must be written, because reading would make other ids from the
/// names: list, index, id.
fn ids_to_write<'t>(
    root: &toml::de::DeTable<'_>,
    team: &'t Team,
) -> Vec<(&'static str, usize, &'t str)> {
    let named = |id: &'t Id, name: &'t str| (id, name);
    let lists: [(&'static str, Vec<(&Id, &str)>); 4] = [
        ("dimension", team.dimensions().iter().map(|own| named(&own.id, &own.name)).collect()),
        ("situation", team.situations.iter().map(|own| named(&own.id, &own.name)).collect()),
        ("member", team.members().iter().map(|own| named(&own.id, &own.name)).collect()),
        ("candidate", team.candidates.iter().map(|own| named(&own.id, &own.name)).collect()),
    ];
    let mut wanted = Vec::new();
    for (list, named) in lists {
        let Some(elements) = root.get(list).and_then(|value| value.get_ref().as_array()) else {
            continue;
        };
        let has_id: Vec<bool> = elements
            .iter()
            .map(|own| own.get_ref().as_table().is_some_and(|own| own.contains_key("id")))
            .collect();
        let mut ids = Ids::default();
        let both = || named.iter().zip(&has_id).enumerate();
        for (_, ((id, _), _)) in both().filter(|(_, (_, has_id))| **has_id) {
            ids.take((*id).clone());
        }
        let without =
            || both().filter(|(_, (_, has_id))| !**has_id).map(|(at, (own, _))| (at, own));
        if without().all(|(_, (id, name))| ids.free(name) == **id) {
            continue;
        }
        // An id that is made from its own name without a number needs no line.
        let other = without().filter(|(_, (id, name))| Id::from_name(name) != **id);
        wanted.extend(other.map(|(index, (id, _))| (list, index, id.as_str())));
    }
    wanted
}

/// The result of merging two people's changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The team with both people's changes.
    pub team: Team,
    /// Paths where both changed the same thing: "member ada, rating, data". Never a value.
    pub conflicts: Vec<String>,
    /// Paths where the merged team differs from mine.
    pub comes_in: Vec<String>,
}

/// Returns `theirs` with the changes that `mine` made since `base`. If both changed the
/// same thing, `resolution` says whose change counts. An error if the merged team is not
/// valid.
pub fn merge(
    base: &Team,
    mine: &Team,
    theirs: &Team,
    resolution: Resolution,
    path: &str,
) -> Result<Merged, FileError> {
    let of = |team| tables(&TeamFile::from(team));
    let (base, mine, theirs) = (of(base)?, of(mine)?, of(theirs)?);
    let (merged, conflicts) = merge::merge(&base, &mine, &theirs, resolution);
    let team = read::team(&fresh::document(&merged), path)?.team;
    Ok(Merged { team, conflicts, comes_in: merge::differences(&mine, &merged) })
}

/// Returns the text of one person's sheet.
pub fn sheet(sheet: &Sheet) -> Result<String, FileError> {
    document(&SheetFile::from(sheet))
}
