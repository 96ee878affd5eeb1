//! Carries what changed into the document that the user wrote.

use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::list;
use super::tree::{Branch, Node};

/// Writes into a document what is different in `new`.
pub(super) fn root(document: &mut DocumentMut, old: &Branch<'_>, new: &Branch<'_>) {
    for (key, node) in &old.fields {
        match node {
            _ if new.get(key).is_some() => {}
            Node::List(before) => list::merge(document, key, before, &[], new),
            _ => remove(document.as_table_mut(), key, node),
        }
    }
    for (key, node) in &new.fields {
        match (old.get(key), node) {
            (before, node) if before == Some(node) => {}
            (Some(Node::List(before)), Node::List(after)) => {
                list::merge(document, key, before, after, new);
            }
            (_, Node::List(after)) => list::merge(document, key, &[], after, new),
            (_, Node::Table(branch)) if !document.contains_key(key) => {
                let mut own = fresh(branch, true);
                own.set_position(list::behind(document, key, new));
                document.insert(key, Item::Table(own));
            }
            (before, node) => set(document.as_table_mut(), key, before, node),
        }
    }
}

/// Writes into a table what is different in `new`.
pub(super) fn table(own: &mut dyn TableLike, old: &Branch<'_>, new: &Branch<'_>) {
    for (key, node) in &old.fields {
        if new.get(key).is_none() {
            remove(own, key, node);
        }
    }
    for (key, node) in &new.fields {
        if old.get(key) != Some(node) {
            set(own, key, old.get(key), node);
        }
    }
    if new.ordered {
        put_in_order(own, new);
    }
}

fn remove(own: &mut dyn TableLike, key: &str, node: &Node<'_>) {
    if let (Node::Table(old), Some(inner)) =
        (node, own.get_mut(key).and_then(Item::as_table_like_mut))
    {
        // Keys that this version does not know keep their table.
        table(inner, old, &Branch::default());
        if !inner.is_empty() {
            return;
        }
    }
    own.remove(key);
}

fn set(own: &mut dyn TableLike, key: &str, old: Option<&Node<'_>>, new: &Node<'_>) {
    match new {
        Node::List(_) => {}
        Node::Leaf(leaf) => put(own, key, leaf.value()),
        Node::Table(branch) => {
            let none = Branch::default();
            let before = if let Some(Node::Table(before)) = old { before } else { &none };
            match own.get_mut(key) {
                Some(item) if item.is_table_like() => item_table(item, before, branch),
                _ => {
                    own.insert(key, Item::Table(fresh(branch, false)));
                }
            }
        }
        Node::Inline(branch) | Node::Answer(branch) => {
            let none = Branch::default();
            let before = match old {
                Some(Node::Inline(before) | Node::Answer(before)) => before,
                _ => &none,
            };
            let answer = matches!(new, Node::Answer(_));
            // A table of the user's own making is kept; an answer with
            // nothing else in it is written in its shortest form.
            let keeps = |item: &Item| {
                let inner = item.as_table_like();
                inner.is_some_and(|inner| {
                    !answer || inner.iter().any(|(key, _)| before.get(key).is_none())
                })
            };
            match own.get_mut(key) {
                Some(item) if keeps(item) => item_table(item, before, branch),
                _ => {
                    if let Some(value) = new.value() {
                        put(own, key, value);
                    }
                }
            }
        }
    }
}

fn item_table(item: &mut Item, old: &Branch<'_>, new: &Branch<'_>) {
    if let Some(inline) = item.as_inline_table_mut() {
        inline_table(inline, old, new);
    } else if let Some(inner) = item.as_table_like_mut() {
        table(inner, old, new);
    }
}

/// A table on one line, with the blanks that are usual there around keys
/// that came or went. One over several lines is its writer's own affair.
pub(super) fn inline_table(inline: &mut InlineTable, old: &Branch<'_>, new: &Branch<'_>) {
    let before = inline.len();
    table(inline, old, new);
    let last = inline.len().saturating_sub(1);
    let mut bare = inline.clone();
    bare.decor_mut().clear();
    if inline.len() == before || bare.to_string().contains(['#', '\n']) {
        return;
    }
    for (at, (_, value)) in inline.iter_mut().enumerate() {
        value.decor_mut().set_suffix(if at == last { " " } else { "" });
    }
}

/// Puts a value in place, with the comment that stood behind the old one.
fn put(own: &mut dyn TableLike, key: &str, value: Value) {
    match own.get_mut(key) {
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        Some(item) => {
            *item = Item::Value(value);
            if let Some(mut key) = own.key_mut(key) {
                key.leaf_decor_mut().clear();
            }
        }
        None => {
            own.insert(key, Item::Value(value));
        }
    }
}

/// Brings the keys of a table into the order that the model has them in.
fn put_in_order(own: &mut dyn TableLike, new: &Branch<'_>) {
    let known: Vec<String> =
        own.iter().map(|(key, _)| key.to_owned()).filter(|key| new.get(key).is_some()).collect();
    let is_table = |key: &String| own.get(key).is_some_and(Item::is_table);
    let tables = known.iter().filter(|key| is_table(key)).count();
    let mixed = tables > 0 && tables < known.len();
    if !mixed && known.iter().map(String::as_str).eq(new.fields.iter().map(|(key, _)| *key)) {
        return;
    }
    let mut entries = Vec::new();
    for (key, _) in &new.fields {
        let formatted = own.get_key_value(key).map(|(key, _)| key.clone());
        if let (Some(key), Some(item)) = (formatted, own.remove(key)) {
            entries.push((key, item));
        }
    }
    for (key, mut item) in entries {
        // Values are printed before tables, whatever the order.
        if tables > 0 {
            item.make_value();
        }
        own.entry_format(&key).or_insert(item);
    }
}

/// A table written from nothing.
pub(super) fn fresh(branch: &Branch<'_>, spaced: bool) -> Table {
    let mut own = Table::new();
    own.decor_mut().set_prefix(if spaced { "\n" } else { "" });
    for (key, node) in &branch.fields {
        if let Some(value) = node.value() {
            own.insert(key, Item::Value(value));
        } else if let Node::Table(inner) = node {
            own.insert(key, Item::Table(fresh(inner, false)));
        }
    }
    own
}
