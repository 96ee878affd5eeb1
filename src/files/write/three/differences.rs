//! What is different between two teams, by place: "member ada, rating, data".
//! Never what it says.

use std::collections::HashMap;

use super::super::tree::{Branch, Node};
use super::step;

/// The places where two trees differ, in the order of the second; what is new
/// or gone as a whole is one place.
pub(in crate::files::write) fn differences(one: &Branch<'_>, other: &Branch<'_>) -> Vec<String> {
    let mut places = Vec::new();
    branches(one, other, "", &mut places);
    places
}

fn branches(one: &Branch<'_>, other: &Branch<'_>, path: &str, places: &mut Vec<String>) {
    let nothing = Branch::default();
    let gone = one.fields.iter().filter(|(key, _)| other.get(key).is_none());
    for (key, _) in other.fields.iter().chain(gone) {
        let path = step(path, key);
        match (one.get(key), other.get(key)) {
            (here, there) if here == there => {}
            (here @ (None | Some(Node::Table(_))), there @ (None | Some(Node::Table(_)))) => {
                branches(
                    table(here).unwrap_or(&nothing),
                    table(there).unwrap_or(&nothing),
                    &path,
                    places,
                );
            }
            (here @ (None | Some(Node::List(_))), there @ (None | Some(Node::List(_)))) => {
                lists(elements(here), elements(there), &path, places);
            }
            _ => places.push(path),
        }
    }
}

fn table<'b, 'a>(node: Option<&'b Node<'a>>) -> Option<&'b Branch<'a>> {
    match node {
        Some(Node::Table(branch)) => Some(branch),
        _ => None,
    }
}

fn elements<'b, 'a>(node: Option<&'b Node<'a>>) -> &'b [Branch<'a>] {
    match node {
        Some(Node::List(list)) => list,
        _ => &[],
    }
}

fn lists(one: &[Branch<'_>], other: &[Branch<'_>], path: &str, places: &mut Vec<String>) {
    if one.iter().chain(other).any(|own| own.text("id").is_none()) {
        let new = other.iter().filter(|own| !one.contains(own));
        let gone = one.iter().filter(|own| !other.contains(own));
        let named = new.chain(gone).map(|own| match own.text("dimension") {
            Some(dimension) => format!("{path} {dimension}"),
            None => path.to_owned(),
        });
        places.extend(named);
        return;
    }
    let by_id = |list| -> HashMap<String, _> {
        let list: &[Branch<'_>] = list;
        list.iter().filter_map(|own| Some((own.text("id")?.to_owned(), own))).collect()
    };
    let (here, there) = (by_id(one), by_id(other));
    let gone = one.iter().filter(|own| own.text("id").is_some_and(|id| !there.contains_key(id)));
    for own in other.iter().chain(gone) {
        let Some(id) = own.text("id") else { continue };
        let path = format!("{path} {id}");
        match (here.get(id), there.get(id)) {
            (Some(here), Some(there)) => branches(here, there, &path, places),
            _ => places.push(path),
        }
    }
}
