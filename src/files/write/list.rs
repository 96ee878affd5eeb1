//! Lists of tables, `[[member]]` and the like: who stays, who comes, who goes
//! and in which order, with everyone's comments at their side.

use std::collections::HashMap;

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::change;
use super::tree::Branch;
use crate::files::read::Ids;
use crate::team::Id;

/// Writes a list that changed. `root` is the whole file as it is to be.
pub(super) fn merge(
    document: &mut DocumentMut,
    key: &str,
    old: &[Branch<'_>],
    new: &[Branch<'_>],
    root: &Branch<'_>,
) {
    let from = partners(old, new);
    let stays = old.len() == new.len() && from.iter().copied().eq((0..new.len()).map(Some));
    if stays && in_place(document, key, old, new) {
        return;
    }
    if new.is_empty() {
        if let Some(Item::ArrayOfTables(gone)) = document.remove(key) {
            hand_on_banners(document, gone.into_iter().collect());
        }
        return;
    }
    let behind = behind(document, key, root);
    let mut tables: Vec<Option<Table>> = take(document, key).into_iter().map(Some).collect();
    let banner = tables.first_mut().and_then(Option::as_mut).and_then(take_banner);
    let mut positions = Vec::new();
    let mut after = Vec::with_capacity(new.len());
    for (branch, from) in new.iter().zip(&from) {
        let kept = from.and_then(|from| tables.get_mut(from).and_then(Option::take));
        after.push(match (kept, from) {
            (Some(mut table), Some(from)) => {
                for_each_table(&mut table, &mut |table| positions.extend(table.position()));
                change::table(&mut table, &old[*from], branch);
                table
            }
            _ => change::fresh(branch, true),
        });
    }
    if positions.is_empty() {
        positions.extend(behind);
    }
    place(&mut after, positions);
    if let (Some(banner), Some(first)) = (banner, after.first_mut()) {
        give_banner(first, &banner);
    }
    let item = document.entry(key).or_insert(Item::None);
    *item = Item::ArrayOfTables(after.into_iter().collect());
    hand_on_banners(document, tables.into_iter().flatten().collect());
}

/// Writes changes into elements that all stay where they are.
fn in_place(document: &mut DocumentMut, key: &str, old: &[Branch<'_>], new: &[Branch<'_>]) -> bool {
    match document.get_mut(key) {
        Some(Item::ArrayOfTables(tables)) if tables.len() == new.len() => {
            for (at, table) in tables.iter_mut().enumerate().filter(|(at, _)| old[*at] != new[*at])
            {
                change::table(table, &old[at], &new[at]);
            }
            true
        }
        Some(Item::Value(Value::Array(values))) if values.len() == new.len() => {
            for (at, value) in values.iter_mut().enumerate().filter(|(at, _)| old[*at] != new[*at])
            {
                if let Some(table) = value.as_inline_table_mut() {
                    change::inline_table(table, &old[at], &new[at]);
                }
            }
            true
        }
        _ => false,
    }
}

/// The tables of a list; one that was written on one line is taken apart.
fn take(document: &mut DocumentMut, key: &str) -> Vec<Table> {
    let Some(item) = document.get_mut(key) else { return Vec::new() };
    match std::mem::take(item) {
        Item::ArrayOfTables(tables) => tables.into_iter().collect(),
        Item::Value(Value::Array(values)) => values
            .into_iter()
            .filter_map(|value| match value {
                Value::InlineTable(table) => Some(table.into_table()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

type Same = fn(&Branch<'_>, &Branch<'_>) -> bool;

/// For each new element the old one that it was: by id where there is one,
/// else an equal one, else one about the same thing.
fn partners(old: &[Branch<'_>], new: &[Branch<'_>]) -> Vec<Option<usize>> {
    let by_id: HashMap<&str, usize> =
        old.iter().enumerate().filter_map(|(at, own)| Some((own.text("id")?, at))).collect();
    if new.iter().chain(old).all(|own| own.text("id").is_some()) {
        return new.iter().map(|own| by_id.get(own.text("id")?).copied()).collect();
    }
    let mut free: Vec<bool> = vec![true; old.len()];
    let mut from = vec![None; new.len()];
    let about: Same =
        |one, other| ["member", "dimension", "on"].iter().all(|key| one.get(key) == other.get(key));
    let rounds: [Same; 2] = [|one, other| one == other, about];
    for same in rounds {
        let mut next = 0;
        for (own, from) in new.iter().zip(&mut from).filter(|(_, from)| from.is_none()) {
            // In order first, so that equal ones keep their own comments.
            let rest = (next..old.len()).chain(0..next);
            let found = rest.into_iter().find(|&at| free[at] && same(&old[at], own));
            if let Some(at) = found {
                free[at] = false;
                next = at + 1;
                *from = Some(at);
            }
        }
    }
    from
}

/// Every table that is printed under a heading, in the order of the printer.
fn for_each_table(table: &mut Table, visit: &mut dyn FnMut(&mut Table)) {
    if !table.is_dotted() {
        visit(table);
    }
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => for_each_table(inner, visit),
            Item::ArrayOfTables(inner) => {
                inner.iter_mut().for_each(|inner| for_each_table(inner, visit));
            }
            Item::None | Item::Value(_) => {}
        }
    }
}

/// Gives the tables the places in the file that the list had, in the new
/// order. A table without a place is printed behind the one before it.
fn place(tables: &mut [Table], mut positions: Vec<isize>) {
    positions.sort_unstable();
    let first = positions.first().copied();
    let mut next = positions.into_iter();
    for table in tables.iter_mut() {
        for_each_table(table, &mut |table| {
            if table.position().is_some() {
                table.set_position(next.next());
            }
        });
    }
    if let Some(table) = tables.first_mut()
        && table.position().is_none()
    {
        table.set_position(first);
    }
}

/// Where a part of the file that is new goes: behind the parts that are
/// written before it, by the order of the keys in `root`.
pub(super) fn behind(document: &mut DocumentMut, key: &str, root: &Branch<'_>) -> Option<isize> {
    let before = root.fields.iter().map(|(key, _)| *key).take_while(|other| *other != key);
    let mut last = None;
    for other in before {
        let mut see = |table: &mut Table| last = last.max(table.position());
        match document.get_mut(other) {
            Some(Item::Table(table)) => for_each_table(table, &mut see),
            Some(Item::ArrayOfTables(tables)) => {
                tables.iter_mut().for_each(|table| for_each_table(table, &mut see));
            }
            _ => {}
        }
    }
    last
}

/// A comment that stands apart above a table, a heading of the file for one,
/// is no part of it. What is said directly above a table is.
fn take_banner(table: &mut Table) -> Option<String> {
    let prefix = table.decor().prefix().and_then(|prefix| prefix.as_str())?.to_owned();
    let (banner, own) = prefix.split_at(prefix.rfind("\n\n")? + 1);
    table.decor_mut().set_prefix(own);
    banner.contains('#').then(|| banner.to_owned())
}

fn give_banner(table: &mut Table, banner: &str) {
    let own = table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("\n").to_owned();
    table.decor_mut().set_prefix(format!("{banner}{own}"));
}

/// The banners above what is deleted go to what follows it.
fn hand_on_banners(document: &mut DocumentMut, gone: Vec<Table>) {
    for mut table in gone {
        let Some(position) = table.position() else { continue };
        let Some(banner) = take_banner(&mut table) else { continue };
        let mut nearest: Option<isize> = None;
        for_each_table(document.as_table_mut(), &mut |table| {
            if let Some(at) = table.position().filter(|&at| at > position) {
                nearest = Some(nearest.map_or(at, |near| near.min(at)));
            }
        });
        let mut banner = Some(banner);
        for_each_table(document.as_table_mut(), &mut |table| {
            if nearest.is_some()
                && table.position() == nearest
                && let Some(banner) = banner.take()
            {
                give_banner(table, &banner);
            }
        });
        if let Some(banner) = banner {
            let trailing = document.trailing().as_str().unwrap_or_default();
            document.set_trailing(format!("{banner}{trailing}"));
        }
    }
}

/// Writes down the ids that reading would no longer make from the names.
pub(super) fn keep_ids(document: &mut DocumentMut, key: &str, wanted: &[(&Id, &str)]) {
    let Some(item) = document.get_mut(key) else { return };
    let mut tables: Vec<&mut dyn TableLike> = match item {
        Item::ArrayOfTables(tables) => {
            tables.iter_mut().map(|table| table as &mut dyn TableLike).collect()
        }
        Item::Value(Value::Array(values)) => values
            .iter_mut()
            .filter_map(Value::as_inline_table_mut)
            .map(|table| table as &mut dyn TableLike)
            .collect(),
        _ => return,
    };
    let mut ids = Ids::default();
    for (table, (id, _)) in tables.iter().zip(wanted) {
        if table.contains_key("id") {
            ids.take((*id).clone());
        }
    }
    let implicit = |table: &dyn TableLike| !table.contains_key("id");
    let moved = tables
        .iter()
        .zip(wanted)
        .any(|(table, (id, name))| implicit(*table) && ids.free(name) != **id);
    if !moved {
        return;
    }
    // An id that is its name's own is safe: no other can take it.
    for (table, (id, name)) in tables.iter_mut().zip(wanted) {
        if implicit(*table) && Id::from_name(name) != **id {
            let rest: Vec<_> = table.iter().map(|(key, _)| key.to_owned()).collect();
            let mut entries = Vec::new();
            for key in rest {
                let formatted = table.get_key_value(&key).map(|(key, _)| key.clone());
                if let (Some(key), Some(item)) = (formatted, table.remove(&key)) {
                    entries.push((key, item));
                }
            }
            table.insert("id", toml_edit::value(id.as_str()));
            for (key, item) in entries {
                table.entry_format(&key).or_insert(item);
            }
        }
    }
}
