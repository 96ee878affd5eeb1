//! The differences between two teams, as paths: "member ada, rating, data". Never a
//! value.

use toml::{Table, Value};

use super::{as_list, id, step};

/// Returns the paths where two files differ, in the order of the second file; an
/// element that is new or gone is one path.
pub(in crate::files::write) fn differences(left: &Table, right: &Table) -> Vec<String> {
    let mut paths = Vec::new();
    tables(left, right, "", &mut paths);
    paths
}

fn tables(left: &Table, right: &Table, path: &str, paths: &mut Vec<String>) {
    let gone = left.keys().filter(|key| !right.contains_key(*key));
    for key in right.keys().chain(gone) {
        let path = step(path, key);
        let both = [left.get(key), right.get(key)];
        let nothing = Table::new();
        let table = |value: Option<&'_ Value>| value.is_none_or(Value::is_table);
        if both[0] == both[1] {
            continue;
        }
        if both.into_iter().all(table) && !super::is_answer(&path) {
            let [left, right] =
                both.map(|value| value.and_then(Value::as_table).unwrap_or(&nothing));
            tables(left, right, &path, paths);
            continue;
        }
        match both.map(as_list) {
            [Some(left), Some(right)] if left.iter().chain(right).any(Value::is_table) => {
                lists(left, right, &path, paths);
            }
            _ => paths.push(path),
        }
    }
}

fn lists(left: &[Value], right: &[Value], path: &str, paths: &mut Vec<String>) {
    let of = |list: &'_ [Value], wanted: Option<&str>| {
        let mut tables = list.iter().filter_map(Value::as_table);
        tables.find(|own| wanted.is_some() && id(own) == wanted).cloned()
    };
    let new = right.iter().filter_map(Value::as_table);
    let gone = left.iter().filter_map(Value::as_table).filter(|own| of(right, id(own)).is_none());
    for own in new.chain(gone) {
        let Some(id) = id(own) else {
            if !left.contains(&Value::Table(own.clone()))
                || !right.contains(&Value::Table(own.clone()))
            {
                paths.push(match own.get("dimension").and_then(Value::as_str) {
                    Some(dimension) => format!("{path} {dimension}"),
                    None => path.to_owned(),
                });
            }
            continue;
        };
        let path = format!("{path} {id}");
        match (of(left, Some(id)), of(right, Some(id))) {
            (Some(left), Some(right)) => tables(&left, &right, &path, paths),
            _ => paths.push(path),
        }
    }
}
