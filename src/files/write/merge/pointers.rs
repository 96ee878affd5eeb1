//! Removes references to things that one side deleted. If the other side had added or
//! changed the reference, that is a conflict.

use std::collections::HashSet;

use toml::{Table, Value};

use super::id;

/// Removes from a merged team every reference to something that does not exist.
pub(super) fn prune(root: &mut Table, base: &Table, conflicts: &mut Vec<String>) {
    let ids = |key: &str| -> HashSet<String> {
        tables(root, key).filter_map(id).map(str::to_owned).collect()
    };
    let (dimensions, members, situations) = (ids("dimension"), ids("member"), ids("situation"));
    for (list, key) in
        [("situation", "need"), ("member", "rating"), ("candidate", "rating"), ("plan", "expect")]
    {
        for (index, own) in tables_mut(root, list).enumerate() {
            let name = id(own).map_or_else(|| (index + 1).to_string(), str::to_owned);
            let before = tables(base, list).find(|was| id(was).is_some() && id(was) == id(own));
            let before = before.and_then(|was| was.get(key)?.as_table());
            let Some(inner) = own.get_mut(key).and_then(Value::as_table_mut) else { continue };
            inner.retain(|key_of, value| {
                let is_left = dimensions.contains(key_of);
                if !is_left && before.and_then(|before| before.get(key_of)) != Some(value) {
                    conflicts.push(format!("{list} {name}, {key}, {key_of}"));
                }
                is_left
            });
            if inner.is_empty() {
                own.remove(key);
            }
        }
    }
    for own in tables_mut(root, "member") {
        prune_texts(own, "speaks", |voice| {
            dimensions.contains(voice.rsplit_once(':').map_or(voice, |(id, _)| id))
        });
    }
    for list in ["decision", "expectation", "correction"] {
        prune_records(root, base, list, (&dimensions, &members), conflicts);
    }
    if let Some(session) = root.get_mut("session").and_then(Value::as_table_mut) {
        prune_texts(session, "done", |id| members.contains(id));
        prune_texts(session, "discuss", |id| dimensions.contains(id));
    }
    if let Some(team) = root.get_mut("team").and_then(Value::as_table_mut) {
        team.retain(|key, value| {
            key != "situation" || value.as_str().is_some_and(|id| situations.contains(id))
        });
    }
}

/// Removes the records about a dimension or a member that is gone, and owners who are
/// gone.
fn prune_records(
    root: &mut Table,
    base: &Table,
    list: &str,
    (dimensions, members): (&HashSet<String>, &HashSet<String>),
    conflicts: &mut Vec<String>,
) {
    let Some(Value::Array(records)) = root.get_mut(list) else { return };
    let before: Vec<&Table> = tables(base, list).collect();
    let mut without_owner = false;
    for own in records.iter_mut().filter_map(Value::as_table_mut) {
        if own.get("owner").and_then(Value::as_str).is_some_and(|id| !members.contains(id)) {
            own.remove("owner");
            without_owner = true;
        }
    }
    if without_owner {
        // Without the owner it may equal a record that never had an owner.
        let mut seen: Vec<Value> = Vec::new();
        records.retain(|own| {
            let is_new = !seen.contains(own);
            seen.push(own.clone());
            is_new
        });
    }
    let points = |own: &Table, key: &str, ids: &HashSet<String>| {
        own.get(key).and_then(Value::as_str).is_none_or(|id| ids.contains(id))
    };
    records.retain(|value| {
        let Some(own) = value.as_table() else { return true };
        let is_left = points(own, "dimension", dimensions) && points(own, "member", members);
        if !is_left && !before.contains(&own) {
            let of = own.get("dimension").and_then(Value::as_str).unwrap_or_default();
            conflicts.push(format!("{list} {of}"));
        }
        is_left
    });
    if records.is_empty() {
        root.remove(list);
    }
}

fn tables<'t>(root: &'t Table, list: &str) -> impl Iterator<Item = &'t Table> {
    root.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn tables_mut<'t>(root: &'t mut Table, list: &str) -> impl Iterator<Item = &'t mut Table> {
    let list = root.get_mut(list).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_table_mut)
}

fn prune_texts(own: &mut Table, key: &str, is_left: impl Fn(&str) -> bool) {
    let Some(texts) = own.get_mut(key).and_then(Value::as_array_mut) else { return };
    texts.retain(|text| text.as_str().is_none_or(&is_left));
    if texts.is_empty() {
        own.remove(key);
    }
}
