//! Carries what changed into the text that a person wrote, in place: what is
//! not about the change is not touched, and so every comment, blank line and
//! spelling stays as it is, however the file is written.
//!
//! `old` and `new` are the tables as a new file would have them, before and
//! after; what differs between them is looked up in the text and replaced,
//! taken out or put in there.

mod lists;
mod remove;

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::fresh;
use super::items::{Edits, Items};
use super::layout::{Entry, Form, Layout, get, is_same};

/// A table in the text, and where a key that is new to it goes.
struct Home<'t, 's> {
    table: &'t DeTable<'s>,
    form: Form,
    /// The heading or the braces; nothing for the root.
    span: Range<usize>,
    /// In front of each key, where the table is written by dotted keys.
    prefix: String,
    /// The list or table of the root that it is in.
    list: String,
    /// Its key there; empty for an element itself.
    name: String,
    /// The braces that its keys are in: its own, or those around dotted keys.
    braces: Option<Braces>,
}

/// A pair of braces with the items between them.
#[derive(Clone)]
struct Braces {
    span: Range<usize>,
    items: Vec<Range<usize>>,
}

/// What comes and goes between two brackets, until all of it is known.
struct Pending {
    braces: Braces,
    is_table: bool,
    gone: Vec<usize>,
    added: Vec<(Option<usize>, String)>,
}

/// Carries changes into one text.
pub(super) struct Splice<'s> {
    layout: Layout<'s>,
    edits: Edits,
    pending: Vec<Pending>,
}

/// Returns the text with the difference between `old` and `new` in it.
pub(super) fn splice(source: &str, root: &DeTable<'_>, old: &Table, new: &Table) -> String {
    let mut splice = Splice::new(source);
    splice.root(root, old, new);
    apply(source, 0..source.len(), splice.finish())
}

/// Returns a part of a text with changes made to it.
fn apply(source: &str, part: Range<usize>, mut edits: Edits) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut text = String::new();
    let mut at = part.start;
    for (range, new) in edits {
        if range.start >= at {
            text += &source[at..range.start];
        }
        text += &new;
        at = at.max(range.end);
    }
    text + &source[at.min(part.end)..part.end]
}

impl<'s> Splice<'s> {
    fn new(source: &'s str) -> Self {
        Self { layout: Layout { source }, edits: Vec::new(), pending: Vec::new() }
    }

    /// Returns all changes.
    fn finish(mut self) -> Edits {
        self.flush();
        self.edits
    }

    /// Makes the changes between brackets, all of one pair at once: whether an
    /// item needs a comma depends on the others.
    fn flush(&mut self) {
        for Pending { braces, is_table, gone, added } in std::mem::take(&mut self.pending) {
            self.items(braces, is_table).change(&gone, &added, &mut self.edits);
        }
    }

    /// Takes items out between brackets and puts others in.
    fn change_items(
        &mut self,
        braces: &Braces,
        is_table: bool,
        gone: Vec<usize>,
        added: Vec<(Option<usize>, String)>,
    ) {
        match self.pending.iter_mut().find(|own| own.braces.span == braces.span) {
            Some(own) => {
                own.gone.extend(gone);
                own.added.extend(added);
            }
            None => self.pending.push(Pending { braces: braces.clone(), is_table, gone, added }),
        }
    }

    /// Returns the braces of a table with what is in them.
    fn braces(&self, span: Range<usize>, table: &DeTable<'_>) -> Braces {
        let items = self.layout.entries(table).into_iter().map(|entry| entry.span).collect();
        Braces { span, items }
    }

    fn root(&mut self, user: &DeTable<'s>, old: &Table, new: &Table) {
        let home = Home {
            table: user,
            form: Form::Heading,
            span: 0..0,
            prefix: String::new(),
            list: String::new(),
            name: String::new(),
            braces: None,
        };
        for (key, before) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
            self.remove(&home, key, Some(before));
        }
        for (key, after) in new.iter().filter(|(key, after)| old.get(*key) != Some(after)) {
            let before = old.get(key);
            match (get(user, key), after) {
                (Some(value), _) => self.change(&home, key, value, before, after),
                (None, Value::Array(list)) if list.iter().any(Value::is_table) => {
                    self.put_top(user, key, after, new);
                }
                (None, Value::Table(_)) => self.put_top(user, key, after, new),
                (None, _) => drop(self.put(&home, key, &after.to_string(), new)),
            }
        }
    }

    /// Puts in a key of the root with its headings: behind what a new file has
    /// before it.
    fn put_top(&mut self, user: &DeTable<'_>, key: &str, value: &Value, new: &Table) {
        let before = new.keys().take_while(|own| *own != key);
        let ends = before.filter_map(|own| self.end(get(user, own)?));
        let lines = self.layout.entries(user).iter().map(|entry| entry.span.end).max();
        let lines = lines.map(|end| self.layout.line_end(end));
        let at = ends.chain(lines).max().unwrap_or(0);
        self.put_lines(at, fresh::top(key, value));
    }

    /// Returns where the sections of a value end.
    fn end(&self, value: &Spanned<DeValue<'_>>) -> Option<usize> {
        self.layout.sections(value).iter().map(|section| section.end).max()
    }

    /// Puts in whole lines, which end the one before where nothing did.
    fn put_lines(&mut self, at: usize, mut lines: String) {
        if at > 0 && !self.layout.source[..at].ends_with('\n') {
            lines.insert(0, '\n');
            lines.truncate(lines.trim_end_matches('\n').len());
        }
        self.edits.push((at..at, lines));
    }

    fn table(&mut self, home: &Home<'_, 's>, old: &Table, new: &Table) {
        for (key, before) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
            self.remove(home, key, Some(before));
        }
        for (key, after) in new.iter().filter(|(key, after)| old.get(*key) != Some(after)) {
            match get(home.table, key) {
                Some(value) => self.change(home, key, value, old.get(key), after),
                None => self.put_value(home, key, after, new),
            }
        }
    }

    /// Changes a value that is there.
    fn change(
        &mut self,
        home: &Home<'_, 's>,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        old: Option<&Value>,
        new: &Value,
    ) {
        match (value.get_ref(), new) {
            (DeValue::Table(user), _) => self.change_table(home, key, (value, user), old, new),
            (DeValue::Array(_), Value::Array(after)) => {
                let none = Vec::new();
                let before = old.and_then(Value::as_array).unwrap_or(&none);
                if before.iter().chain(after).any(Value::is_table) {
                    self.elements(key, value, before, after);
                } else {
                    self.texts(value, before, after);
                }
            }
            _ => self.replace(value.span(), &new.to_string()),
        }
    }

    fn change_table(
        &mut self,
        home: &Home<'_, 's>,
        key: &str,
        (value, user): (&Spanned<DeValue<'s>>, &DeTable<'s>),
        old: Option<&Value>,
        new: &Value,
    ) {
        let form = self.layout.form(value);
        let before = old.and_then(|old| as_table(old, user)).unwrap_or_default();
        let Some(after) = as_table(new, user) else {
            // `"none"` in place of a table.
            if form == Form::Inline {
                self.replace(value.span(), &new.to_string());
            } else {
                self.replace_lines(home, key, value, &new.to_string());
            }
            return;
        };
        let is_tidy = form == Form::Inline
            && !self.layout.source[value.span()].contains('\n')
            && user.keys().all(|own| before.contains_key(&**own.get_ref()));
        if is_tidy && !new.is_table() {
            self.edits.push((value.span(), new.to_string()));
            return;
        }
        let own = self.home_below(home, key, value, user);
        self.table(&own, &before, &after);
    }

    /// Returns a table in a table.
    fn home_below<'t>(
        &self,
        home: &Home<'_, 's>,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        table: &'t DeTable<'s>,
    ) -> Home<'t, 's> {
        let form = self.layout.form(value);
        let (prefix, braces) = match form {
            Form::Dotted => (format!("{}{}.", home.prefix, fresh::key(key)), home.braces.clone()),
            Form::Inline => (String::new(), Some(self.braces(value.span(), table))),
            Form::Heading => (String::new(), None),
        };
        let is_root = home.list.is_empty();
        let list = if is_root { key } else { &home.list };
        let name = if is_root { "" } else { key };
        let (list, name) = (list.to_owned(), name.to_owned());
        Home { table, form, span: value.span(), prefix, list, name, braces }
    }

    /// Puts in a key that is new to a table.
    fn put_value(&mut self, home: &Home<'_, 's>, key: &str, value: &Value, new: &Table) {
        match value {
            Value::Table(inner)
                if home.form == Form::Heading && fresh::has_heading(&home.list, key) =>
            {
                let at = self.end_of(home);
                self.put_lines(at, self.indented(home, &fresh::section(&home.list, key, inner)));
            }
            _ => drop(self.put(home, key, &value.to_string(), new)),
        }
    }

    /// Returns where a table with a heading ends, with the tables in it.
    fn end_of(&self, home: &Home<'_, 's>) -> usize {
        let lines = self.layout.entries(home.table);
        let last = lines.iter().map(|entry| entry.span.end).max().unwrap_or(home.span.start);
        let below = home.table.iter().filter_map(|(_, value)| self.end(value)).max();
        self.layout.line_end(last).max(below.unwrap_or(0))
    }

    fn indented(&self, home: &Home<'_, 's>, lines: &str) -> String {
        let indent = self.layout.indent(home.span.start);
        indented(lines, indent)
    }

    /// Puts in a line or an item: behind the key that a new file has before
    /// it, or before the others.
    fn put(&mut self, home: &Home<'_, 's>, key: &str, value: &str, new: &Table) -> Option<usize> {
        let entries = self.layout.entries(home.table);
        let before = new.keys().take_while(|own| *own != key).collect::<Vec<_>>();
        let behind = before
            .iter()
            .rev()
            .find_map(|own| entries.iter().rposition(|entry| is_same(entry.top, own)));
        // What a new file does not have there comes last.
        let last = entries.len().checked_sub(1);
        let comes_last = !new.contains_key(key) || home.form == Form::Dotted;
        let near = behind.or(if comes_last { last } else { None });
        let text = format!("{}{} = {value}", home.prefix, fresh::key(key));
        if let Some(braces) = &home.braces {
            let index = |entry: &Entry<'_>| braces.items.iter().position(|own| *own == entry.span);
            let near = near.and_then(|near| index(&entries[near]));
            self.change_items(braces, true, Vec::new(), vec![(near, text)]);
            return None;
        }
        let (at, lines) = match (near.map(|near| &entries[near]), entries.first()) {
            (Some(near), _) => {
                let indent = self.layout.indent(near.span.start);
                (self.layout.line_end(near.span.end), format!("{indent}{text}\n"))
            }
            (None, _) if home.form == Form::Dotted => self.section_of(home, key, value)?,
            (None, Some(first)) if home.span.is_empty() => {
                (self.layout.line_start(first.span.start), format!("{text}\n"))
            }
            (None, first) => {
                let near = first.map_or(home.span.start, |first| first.span.start);
                let indent = self.layout.indent(near);
                (self.layout.line_end(home.span.end), format!("{indent}{text}\n"))
            }
        };
        self.put_lines(at, lines);
        Some(at)
    }

    /// Returns a heading with a key, in front of tables that had none above them.
    fn section_of(&self, home: &Home<'_, 's>, key: &str, value: &str) -> Option<(usize, String)> {
        let sections = home.table.iter().flat_map(|(_, own)| self.layout.sections(own));
        let first = sections.min_by_key(|own| own.start)?;
        let name = home.prefix.trim_end_matches('.');
        let heading =
            if name == home.list { name.to_owned() } else { format!("{}.{name}", home.list) };
        let indent = self.layout.indent(first.start);
        let key = fresh::key(key);
        Some((first.start, format!("{indent}[{heading}]\n{indent}{key} = {value}\n")))
    }

    fn items(&self, brackets: Braces, is_table: bool) -> Items<'s> {
        let Braces { span, items } = brackets;
        Items { layout: self.layout, brackets: span, spans: items, is_table }
    }

    /// Returns whether a comment on the same line follows a value that ends there.
    fn has_comment_behind(&self, end: usize) -> bool {
        self.layout.comment_end(end) > end
    }

    /// Puts an id into a table that had none.
    fn put_id(&mut self, key: &str, value: &Spanned<DeValue<'s>>, id: &str) {
        let Some(home) = self.element_home(key, value) else { return };
        let id = Value::from(id);
        let new =
            Table::from_iter([("id".to_owned(), id.clone()), ("name".to_owned(), id.clone())]);
        self.put(&home, "id", &id.to_string(), &new);
    }
}

fn list_brackets(list: &Spanned<DeValue<'_>>) -> Braces {
    let values = list.get_ref().as_array().into_iter().flat_map(|list| list.iter());
    Braces { span: list.span(), items: values.map(Spanned::span).collect() }
}

/// Returns the text with ids put into elements of lists: list, index, id.
pub(super) fn with_ids(source: &str, root: &DeTable<'_>, ids: &[(&str, usize, &str)]) -> String {
    let mut splice = Splice::new(source);
    for (list, index, id) in ids {
        if let Some(DeValue::Array(values)) = root.get(*list).map(Spanned::get_ref)
            && let Some(value) = values.get(*index)
        {
            splice.put_id(list, value, id);
        }
    }
    apply(source, 0..source.len(), splice.finish())
}

/// Returns lines with blanks in front of each.
fn indented(lines: &str, indent: &str) -> String {
    let mut text = String::with_capacity(lines.len());
    for line in lines.lines() {
        text.extend([indent, line, "\n"]);
    }
    text
}

fn tables(list: &[Value]) -> Vec<&Table> {
    list.iter().filter_map(Value::as_table).collect()
}

/// Returns a value as the table that it is short for: an answer's level or
/// end, by the keys that the person wrote. `"none"` is short for no table.
fn as_table(value: &Value, user: &DeTable<'_>) -> Option<Table> {
    let key = match value {
        Value::Table(table) => return Some(table.clone()),
        Value::Integer(_) => "level",
        Value::String(word) if word == "none" => return None,
        Value::String(_) if user.contains_key("end") => "end",
        Value::String(_) if user.contains_key("level") => "level",
        _ => return None,
    };
    Some(Table::from_iter([(key.to_owned(), value.clone())]))
}
