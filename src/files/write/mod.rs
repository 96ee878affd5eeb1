//! Saving: a team into text, changing only what changed.
//!
//! What the text says and what the team is now are both written as the tables
//! of a new file; the difference between the two is carried into the text, in
//! place (`splice`). So comments, blank lines, order, spelling and keys that
//! this version does not know stay as their writer left them, however the file
//! is written.
//!
//! | module | for |
//! |---|---|
//! | `fresh` | a new file's text |
//! | `splice` | what changed, carried into a text that is there |
//! | `layout` | where things are in that text |
//! | `items` | items of lists and of tables in braces, with their commas |
//! | `partners` | which element of a list is which of the list as it was |
//! | `merge` | two people's changes, brought together |

mod fresh;
mod items;
mod layout;
mod merge;
mod partners;
mod splice;

pub use merge::Resolution;
use serde::Serialize;
use toml::{Table, Value};

use super::format::tables::{SheetFile, TeamFile};
use super::format::value::DATE_KEY;
use super::read::{self, Ids, Read, Sheet};
use super::{FORMAT, FileError};
use crate::team::{Id, Team};

/// Returns the text of a team's file. With the text that is there already,
/// only what is different changes; a text that cannot be read is a fault.
pub fn team(team: &Team, original: Option<&str>) -> Result<String, FileError> {
    match original {
        None => Ok(fresh::document(&tables(&TeamFile::from(team))?)),
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

/// Makes dates of what `Table::try_from` makes of them: a table of one key.
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

/// Returns the text of one of our files as a new one.
pub(super) fn document(file: &impl Serialize) -> Result<String, FileError> {
    tables(file).map(|root| fresh::document(&root))
}

/// A text to be saved.
pub(super) struct Written {
    pub(super) text: String,
    /// What it says: the text was read again.
    pub(super) read: Read,
}

/// Returns a team over a text that was read before, as `known` says; nothing
/// where the text says it already. A text that nobody could open again is a
/// fault, and so is one that would say something else.
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
    // By what is written: a person's own words for the levels never are.
    if tables(&TeamFile::from(&read.team))? != tables(&TeamFile::from(team))? {
        let remedy = "save to another file, and please report this";
        return Err(FileError::new(path, "what changed cannot be written into this file", remedy));
    }
    Ok(Some(Written { text, read }))
}

/// Returns a team over a text that was read before, as `known` says.
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

/// Returns the ids that reading would no longer make from the names: list,
/// index, id.
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
        // An id that is its name's own is safe: no other can take it.
        let other = without().filter(|(_, (id, name))| Id::from_name(name) != **id);
        wanted.extend(other.map(|(index, (id, _))| (list, index, id.as_str())));
    }
    wanted
}

/// Two people's changes, brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The team with both.
    pub team: Team,
    /// Where both changed the same thing, by place: "member ada, rating, data".
    /// Never what it says.
    pub conflicts: Vec<String>,
    /// Where the team is other than mine was, named as a conflict is.
    pub comes_in: Vec<String>,
}

/// Returns what `mine` changed since `base` on top of what `theirs` says now;
/// where both changed the same thing, `resolution` says whose holds. Where the
/// two together make no valid team, a fault: then one of them must do.
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
