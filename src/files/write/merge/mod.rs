//! Merges two people's changes to one file: walks over the tables as saving does, with
//! three inputs.
//!
//! A change by one person is taken. If both changed the same thing differently, it is a
//! conflict: its path is listed, and one side counts for all conflicts until somebody
//! has chosen.

mod differences;
mod pointers;

use std::collections::HashMap;

use toml::{Table, Value};

use super::partners::id;

pub(super) use differences::differences;

/// Which of two changes to the same thing a merge keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Theirs.
    Theirs,
    /// Mine.
    Mine,
}

/// Returns `theirs` with the changes that `mine` made since `base`, and the paths where
/// both changed the same thing.
///
/// The chosen side decides what else is removed (a decision on a row that is deleted or
/// kept). So the conflicts are those of both resolutions together: the same list,
/// whichever side is mine.
pub(super) fn merge(
    base: &Table,
    mine: &Table,
    theirs: &Table,
    resolution: Resolution,
) -> (Table, Vec<String>) {
    let mut conflicts = Vec::new();
    let [with_theirs, with_mine] = [Resolution::Theirs, Resolution::Mine].map(|resolution| {
        let mut merge = Merge { conflicts: Vec::new(), resolution };
        let mut merged = merge.table(base, mine, theirs, "");
        pointers::prune(&mut merged, base, &mut merge.conflicts);
        conflicts.append(&mut merge.conflicts);
        merged
    });
    conflicts.sort();
    conflicts.dedup();
    match resolution {
        Resolution::Theirs => (with_theirs, conflicts),
        Resolution::Mine => (with_mine, conflicts),
    }
}

struct Merge {
    conflicts: Vec<String>,
    resolution: Resolution,
}

impl Merge {
    fn table(&mut self, base: &Table, mine: &Table, theirs: &Table, path: &str) -> Table {
        let mut merged = Table::new();
        let only_mine = mine.keys().filter(|key| !theirs.contains_key(*key));
        for key in theirs.keys().chain(only_mine) {
            let three = [base.get(key), mine.get(key), theirs.get(key)];
            if let Some(value) = self.value(three, &step(path, key)) {
                merged.insert(key.clone(), value);
            }
        }
        merged
    }

    fn value(&mut self, three: [Option<&Value>; 3], path: &str) -> Option<Value> {
        let [base, mine, theirs] = three;
        if mine == base || mine == theirs {
            return theirs.cloned();
        }
        if theirs == base {
            return mine.cloned();
        }
        // A missing table counts as empty: the keys of both sides are merged.
        if let [Some(base), Some(mine), Some(theirs)] = three.map(as_table)
            && !is_answer(path)
        {
            let merged = self.table(&base, &mine, &theirs, path);
            return (!merged.is_empty()).then_some(Value::Table(merged));
        }
        if let [Some(base), Some(mine), Some(theirs)] = three.map(as_list)
            && (path.starts_with("session")
                || [base, mine, theirs].concat().iter().any(Value::is_table))
        {
            let merged = self.list(base, mine, theirs, path);
            return (!merged.is_empty()).then_some(Value::Array(merged));
        }
        // An answer is one thing: its parts are not mixed.
        self.conflict(path);
        match self.resolution {
            Resolution::Mine => mine.cloned(),
            Resolution::Theirs => theirs.cloned(),
        }
    }

    fn conflict(&mut self, path: &str) {
        self.conflicts.push(path.to_owned());
    }

    fn list(&mut self, base: &[Value], mine: &[Value], theirs: &[Value], path: &str) -> Vec<Value> {
        let all = || base.iter().chain(mine).chain(theirs);
        if !all().all(|own| own.as_table().and_then(id).is_some()) {
            // Without ids, elements are matched by their content.
            return set(base, mine, theirs);
        }
        let [base, mine, theirs] = [base, mine, theirs].map(ById::of);
        // The order is theirs, unless I alone have moved something.
        let (first, then) =
            if theirs.is_ordered_as(&base) { (&mine, &theirs) } else { (&theirs, &mine) };
        let new = then.ids.iter().filter(|id| !first.tables.contains_key(*id));
        let mut merged = Vec::new();
        for &id in first.ids.iter().chain(new) {
            let path = format!("{path} {id}");
            let own = match [&base, &mine, &theirs].map(|list| list.tables.get(id).copied()) {
                [base, Some(mine), Some(theirs)] => {
                    let nothing = Table::new();
                    Some(self.table(base.unwrap_or(&nothing), mine, theirs, &path))
                }
                [None, Some(new), None] | [None, None, Some(new)] => Some(new.clone()),
                // Deleted by one: gone, unless the other has changed it.
                [Some(base), Some(left), None] if base != left => {
                    self.conflict(&path);
                    (self.resolution == Resolution::Mine).then(|| left.clone())
                }
                [Some(base), None, Some(left)] if base != left => {
                    self.conflict(&path);
                    (self.resolution == Resolution::Theirs).then(|| left.clone())
                }
                _ => None,
            };
            merged.extend(own.map(Value::Table));
        }
        merged
    }
}

/// Returns a value as a table; an empty one where there is nothing.
fn as_table(value: Option<&Value>) -> Option<Table> {
    match value {
        None => Some(Table::new()),
        Some(Value::Table(table)) => Some(table.clone()),
        Some(_) => None,
    }
}

/// Returns a value as a list; an empty one where there is nothing.
fn as_list(value: Option<&Value>) -> Option<&[Value]> {
    match value {
        None => Some(&[]),
        Some(Value::Array(list)) => Some(list),
        Some(_) => None,
    }
}

/// Returns whether a path leads to an answer.
fn is_answer(path: &str) -> bool {
    path.contains(", rating, ") || path.ends_with(", before") || path.ends_with(", after")
}

/// A list whose elements have ids.
struct ById<'l> {
    ids: Vec<&'l str>,
    tables: HashMap<&'l str, &'l Table>,
}

impl<'l> ById<'l> {
    fn of(list: &'l [Value]) -> Self {
        let tables = list.iter().filter_map(Value::as_table);
        let with_ids = tables.filter_map(|own| id(own).map(|id| (id, own)));
        Self { ids: with_ids.clone().map(|(id, _)| id).collect(), tables: with_ids.collect() }
    }

    /// Returns whether those that both have are in the same order.
    fn is_ordered_as(&self, other: &Self) -> bool {
        let here = self.ids.iter().filter(|id| other.tables.contains_key(*id));
        here.eq(other.ids.iter().filter(|id| self.tables.contains_key(*id)))
    }
}

/// Returns their items, with those that I added and without those that I removed.
fn set(base: &[Value], mine: &[Value], theirs: &[Value]) -> Vec<Value> {
    let kept = theirs.iter().filter(|own| mine.contains(own) || !base.contains(own));
    let added = mine.iter().filter(|own| !base.contains(own) && !theirs.contains(own));
    kept.chain(added).cloned().collect()
}

fn step(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}, {key}") }
}
