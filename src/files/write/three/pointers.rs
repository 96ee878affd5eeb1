//! One of two deleted what the other still points at: then the pointer goes
//! too, and where it was new or changed, it is listed.

use std::collections::HashSet;

use super::super::tree::{Branch, Leaf, Node};
use super::{Clash, Stands};

/// Takes everything out of a merged team that points at nothing.
pub(super) fn prune(root: &mut Branch<'_>, base: &Branch<'_>, clashes: &mut Vec<Clash>) {
    let ids = |key: &str| -> HashSet<String> {
        let Some(Node::List(list)) = root.get(key) else { return HashSet::new() };
        list.iter().filter_map(|own| own.text("id")).map(str::to_owned).collect()
    };
    let (dimensions, members, situations) = (ids("dimension"), ids("member"), ids("situation"));
    for (list, table) in
        [("situation", "need"), ("member", "rating"), ("candidate", "rating"), ("plan", "expect")]
    {
        let before = elements(base, list);
        for (place, own) in elements_mut(root, list).iter_mut().enumerate() {
            let id = own.text("id").map_or_else(|| (place + 1).to_string(), str::to_owned);
            let same =
                |was: &&Branch<'_>| own.text("id").is_some() && was.text("id") == own.text("id");
            let was = before.iter().find(same).and_then(|was| was.get(table)).cloned();
            let path = format!("{list} {id}, {table}");
            prune_table(own, table, &dimensions, was.as_ref(), &path, clashes);
        }
    }
    for own in elements_mut(root, "member") {
        prune_texts(own, "speaks", &|voice| {
            dimensions.contains(voice.rsplit_once(':').map_or(voice, |(id, _)| id))
        });
    }
    for list in ["decision", "expectation", "correction"] {
        let before = elements(base, list).to_vec();
        let is_left = |own: &Branch<'_>| {
            own.text("dimension").is_none_or(|id| dimensions.contains(id))
                && own.text("member").is_none_or(|id| members.contains(id))
        };
        let mut without_owner = false;
        for own in elements_mut(root, list) {
            if own.text("owner").is_some_and(|id| !members.contains(id)) {
                own.fields.retain(|(key, _)| *key != "owner");
                without_owner = true;
            }
        }
        if without_owner {
            // It may be the same as one that had none before.
            let mut seen = Vec::new();
            retain(root, list, |own| {
                let new = !seen.contains(own);
                seen.push(own.clone());
                new
            });
        }
        retain(root, list, |own| {
            let left = is_left(own);
            if !left && !before.contains(own) {
                let of = own.text("dimension").unwrap_or_default();
                clashes.push(Clash { place: format!("{list} {of}"), stands: Stands::Gone });
            }
            left
        });
    }
    for (key, node) in &mut root.fields {
        match (*key, node) {
            ("session", Node::Table(session)) => {
                prune_texts(session, "done", &|id| members.contains(id));
                prune_texts(session, "discuss", &|id| dimensions.contains(id));
            }
            ("team", Node::Table(team)) => team.fields.retain(|(key, node)| match node {
                Node::Leaf(Leaf::Text(id)) if *key == "situation" => {
                    situations.contains(id.as_ref())
                }
                _ => true,
            }),
            _ => {}
        }
    }
}

fn elements<'b, 'a>(root: &'b Branch<'a>, list: &str) -> &'b [Branch<'a>] {
    match root.get(list) {
        Some(Node::List(list)) => list,
        _ => &[],
    }
}

fn elements_mut<'b, 'a>(root: &'b mut Branch<'a>, list: &str) -> &'b mut [Branch<'a>] {
    let found = root.fields.iter_mut().find(|(key, _)| *key == list);
    match found {
        Some((_, Node::List(list))) => list,
        _ => &mut [],
    }
}

fn retain<'a>(root: &mut Branch<'a>, list: &str, keep: impl FnMut(&Branch<'a>) -> bool) {
    let found = root.fields.iter_mut().find(|(key, _)| *key == list);
    if let Some((_, Node::List(list))) = found {
        list.retain(keep);
    }
}

fn prune_table(
    own: &mut Branch<'_>,
    table: &str,
    dimensions: &HashSet<String>,
    was: Option<&Node<'_>>,
    path: &str,
    clashes: &mut Vec<Clash>,
) {
    let found = own.fields.iter_mut().find(|(key, _)| *key == table);
    let Some((_, Node::Table(inner))) = found else { return };
    inner.fields.retain(|(key, node)| {
        let left = dimensions.contains(*key);
        let before = match was {
            Some(Node::Table(was)) => was.get(key),
            _ => None,
        };
        if !left && before != Some(node) {
            clashes.push(Clash { place: format!("{path}, {key}"), stands: Stands::Gone });
        }
        left
    });
    if inner.fields.is_empty() {
        own.fields.retain(|(key, _)| *key != table);
    }
}

fn prune_texts(own: &mut Branch<'_>, key: &str, is_left: &dyn Fn(&str) -> bool) {
    for (_, node) in own.fields.iter_mut().filter(|(at, _)| *at == key) {
        if let Node::Leaf(Leaf::Texts(texts)) = node {
            texts.retain(|text| is_left(text));
        }
    }
    own.fields.retain(|(at, node)| {
        *at != key || !matches!(node, Node::Leaf(Leaf::Texts(texts)) if texts.is_empty())
    });
}
