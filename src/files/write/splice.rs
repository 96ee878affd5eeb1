//! Carries what changed into the text that a person wrote, in place: what is
//! not about the change is not touched, and so every comment, blank line and
//! spelling stays as it is, however the file is written.
//!
//! `old` and `new` are the tables as a new file would have them, before and
//! after; what differs between them is looked up in the text and replaced,
//! taken out or put in there.

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::fresh;
use super::items::{Edits, Items};
use super::layout::{Entry, Form, Layout, get, is_headings, is_same};
use super::partners::partners;

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
}

/// Carries changes into one text.
pub(super) struct Splice<'s> {
    layout: Layout<'s>,
    edits: Edits,
}

/// Returns the text with the difference between `old` and `new` in it.
pub(super) fn splice(source: &str, root: &DeTable<'_>, old: &Table, new: &Table) -> String {
    let mut splice = Splice { layout: Layout { source }, edits: Vec::new() };
    splice.root(root, old, new);
    apply(source, 0..source.len(), splice.edits)
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
    fn root(&mut self, user: &DeTable<'s>, old: &Table, new: &Table) {
        let home = Home {
            table: user,
            form: Form::Heading,
            span: 0..0,
            prefix: String::new(),
            list: String::new(),
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
                (None, _) => self.put(&home, key, &after.to_string(), new),
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

    fn table(&mut self, home: &Home<'_, 's>, old: &Table, new: &Table, is_ordered: bool) {
        let mut moved = if is_ordered { out_of_order(home.table, old, new) } else { Vec::new() };
        moved.retain(|key| get(home.table, key).is_some());
        for (key, before) in old {
            if !new.contains_key(key) {
                self.remove(home, key, Some(before));
            } else if moved.contains(key) {
                self.remove(home, key, None);
            }
        }
        for (key, after) in new {
            let before = old.get(key);
            match get(home.table, key) {
                Some(_) if moved.contains(key) => self.put_value(home, key, after, new),
                _ if before == Some(after) => {}
                Some(value) => self.change(home, key, value, before, after),
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
            _ => self.edits.push((value.span(), new.to_string())),
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
                self.edits.push((value.span(), new.to_string()));
            } else {
                self.remove(home, key, None);
                self.put(home, key, &new.to_string(), &Table::new());
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
        let list = if home.list.is_empty() { key.to_owned() } else { home.list.clone() };
        let prefix = match form {
            Form::Dotted => format!("{}{}.", home.prefix, fresh::key(key)),
            Form::Inline | Form::Heading => String::new(),
        };
        let is_ordered = fresh::is_ordered(&list, key);
        let own = Home { table: user, form, span: value.span(), prefix, list };
        self.table(&own, &before, &after, is_ordered);
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
            _ => self.put(home, key, &value.to_string(), new),
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
    fn put(&mut self, home: &Home<'_, 's>, key: &str, value: &str, new: &Table) {
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
        if home.form == Form::Inline {
            self.items(home.span.clone(), &entries).change(&[], &[(near, text)], &mut self.edits);
            return;
        }
        match (near.map(|near| &entries[near]), entries.first()) {
            (Some(near), _) => self.put_line_behind(near, &text),
            (None, _) if home.form == Form::Dotted => self.put_section_of(home, key, value),
            (None, Some(first)) if home.span.is_empty() => {
                let at = self.layout.line_start(first.span.start);
                self.put_lines(at, format!("{text}\n"));
            }
            (None, first) => {
                let near = first.map_or(home.span.start, |first| first.span.start);
                let indent = self.layout.indent(near);
                let at = self.layout.line_end(home.span.end);
                self.put_lines(at, format!("{indent}{text}\n"));
            }
        }
    }

    fn put_line_behind(&mut self, near: &Entry<'_>, text: &str) {
        let indent = self.layout.indent(near.span.start);
        // Dotted keys in braces share their line with others.
        let at = self.layout.line_end(near.span.end);
        self.put_lines(at, format!("{indent}{text}\n"));
    }

    /// Puts a heading in front of tables that had none above them.
    fn put_section_of(&mut self, home: &Home<'_, 's>, key: &str, value: &str) {
        let first = home
            .table
            .iter()
            .flat_map(|(_, own)| self.layout.sections(own))
            .min_by_key(|own| own.start);
        let Some(first) = first else { return };
        let name = home.prefix.trim_end_matches('.');
        let heading =
            if name == home.list { name.to_owned() } else { format!("{}.{name}", home.list) };
        let indent = self.layout.indent(first.start);
        let lines = format!("{indent}[{heading}]\n{indent}{} = {value}\n", fresh::key(key));
        self.put_lines(first.start, lines);
    }

    /// Takes a key out. A value with keys that this version does not know, or
    /// with comments of its own, stays without what is known: `old` has that.
    fn remove(&mut self, home: &Home<'_, 's>, key: &str, old: Option<&Value>) {
        let Some(value) = get(home.table, key) else { return };
        if let Some(old) = old
            && self.empty(home, key, value, old)
        {
            return;
        }
        for section in self.layout.sections(value) {
            let is_root = home.span.is_empty();
            let range = if is_root { self.layout.with_blank_lines(section) } else { section };
            self.edits.push((range, String::new()));
        }
        let entries = self.layout.entries(home.table);
        let gone: Vec<usize> =
            (0..entries.len()).filter(|&index| is_same(entries[index].top, key)).collect();
        if gone.is_empty() {
            return;
        }
        if home.form == Form::Inline {
            self.items(home.span.clone(), &entries).change(&gone, &[], &mut self.edits);
            return;
        }
        for index in gone {
            let span = &entries[index].span;
            let range = self.layout.line_start(span.start)..self.layout.line_end(span.end);
            self.edits.push((range, String::new()));
        }
    }

    /// Takes what `old` has out of a table or a list that has to stay; returns
    /// whether it has to.
    fn empty(
        &mut self,
        home: &Home<'_, 's>,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        old: &Value,
    ) -> bool {
        match (value.get_ref(), old) {
            (DeValue::Table(user), Value::Table(old)) => {
                let is_known = |own: &str| old.contains_key(&*crate::text::nfc(own));
                let is_unknown = user.keys().any(|own| !is_known(own.get_ref()));
                if self.layout.form(value) == Form::Inline {
                    let entries = self.layout.entries(user);
                    let items = self.items(value.span(), &entries);
                    let is_kept =
                        is_unknown || items.has_other_comment() || self.has_comment_behind(value);
                    if is_kept {
                        let gone: Vec<usize> = (0..entries.len())
                            .filter(|&index| is_known(entries[index].top))
                            .collect();
                        items.change(&gone, &[], &mut self.edits);
                    }
                    return is_kept;
                }
                let sections = self.layout.sections(value);
                let is_kept = is_unknown
                    || sections.iter().any(|section| self.layout.has_comment(section.clone()));
                if is_kept {
                    let list =
                        if home.list.is_empty() { key.to_owned() } else { home.list.clone() };
                    let own = Home {
                        table: user,
                        form: Form::Heading,
                        span: value.span(),
                        prefix: String::new(),
                        list,
                    };
                    for (key, value) in old {
                        self.remove(&own, key, Some(value));
                    }
                }
                is_kept
            }
            (DeValue::Array(list), Value::Array(_)) if !is_headings(value) => {
                let spans: Vec<Range<usize>> = list.iter().map(Spanned::span).collect();
                let all: Vec<usize> = (0..spans.len()).collect();
                let items =
                    Items { layout: self.layout, brackets: value.span(), spans, is_table: false };
                let is_kept = items.has_other_comment() || self.has_comment_behind(value);
                if is_kept {
                    items.change(&all, &[], &mut self.edits);
                }
                is_kept
            }
            _ => false,
        }
    }

    /// Returns whether a comment on the same line follows a value.
    fn has_comment_behind(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let rest = self.layout.source[value.span().end..].trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        rest.trim_start_matches([' ', '\t']).starts_with('#')
    }

    /// Returns the items of a table in braces.
    fn items(&self, brackets: Range<usize>, entries: &[Entry<'_>]) -> Items<'s> {
        let spans = entries.iter().map(|entry| entry.span.clone()).collect();
        Items { layout: self.layout, brackets, spans, is_table: true }
    }

    /// Changes a list of single values.
    fn texts(&mut self, list: &Spanned<DeValue<'_>>, old: &[Value], new: &[Value]) {
        let DeValue::Array(values) = list.get_ref() else { return };
        let spans: Vec<Range<usize>> = values.iter().map(Spanned::span).collect();
        if old.len() == new.len() && spans.len() == new.len() {
            let both = spans.into_iter().zip(old.iter().zip(new));
            let changed = both.filter(|(_, (old, new))| old != new);
            self.edits.extend(changed.map(|(span, (_, new))| (span, new.to_string())));
            return;
        }
        let stays: Vec<usize> = (0..old.len()).filter(|&index| new.contains(&old[index])).collect();
        let in_order =
            new.iter().filter(|own| old.contains(own)).eq(stays.iter().map(|&index| &old[index]));
        if !in_order || spans.len() != old.len() {
            let text = Value::Array(new.to_vec()).to_string();
            self.edits.push((list.span(), text));
            return;
        }
        let gone: Vec<usize> = (0..old.len()).filter(|index| !stays.contains(index)).collect();
        let mut behind = None;
        let mut added = Vec::new();
        for own in new {
            match old.iter().position(|before| before == own) {
                Some(index) => behind = Some(index),
                None => added.push((behind, own.to_string())),
            }
        }
        let items = Items { layout: self.layout, brackets: list.span(), spans, is_table: false };
        items.change(&gone, &added, &mut self.edits);
    }

    /// Changes a list of tables: who stays, who comes, who goes, in which order.
    fn elements(&mut self, key: &str, list: &Spanned<DeValue<'s>>, old: &[Value], new: &[Value]) {
        let DeValue::Array(values) = list.get_ref() else { return };
        let (old, new) = (tables(old), tables(new));
        let values: Vec<&Spanned<DeValue<'s>>> = values.iter().collect();
        if values.len() != old.len() {
            return;
        }
        let from = partners(&old, &new);
        let is_headings = is_headings(list);
        // The elements that stay, with what changes inside each.
        let mut texts: Vec<(usize, String)> = Vec::new();
        let kept: Vec<usize> = {
            let mut kept: Vec<usize> = from.iter().copied().flatten().collect();
            kept.sort_unstable();
            kept
        };
        let in_order = from.iter().copied().flatten().eq(kept.iter().copied());
        for (element, &from) in new.iter().zip(&from) {
            let Some(index) = from else { continue };
            let outer = std::mem::take(&mut self.edits);
            if *element != old[index] {
                self.element(key, values[index], old[index], element);
            }
            let inner = std::mem::replace(&mut self.edits, outer);
            if in_order {
                self.edits.extend(inner);
            } else {
                let parts = self.parts(values[index], is_headings);
                let text = parts.into_iter().map(|part| {
                    let within = |(range, _): &&(Range<usize>, String)| {
                        part.start <= range.start && range.end <= part.end
                    };
                    let inner = inner.iter().filter(within).cloned().collect();
                    apply(self.layout.source, part, inner)
                });
                texts.push((index, text.collect()));
            }
        }
        // Each takes the place of the one that was there.
        for (&slot, (index, text)) in kept.iter().zip(&texts) {
            let parts = self.parts(values[slot], is_headings);
            let is_same = slot == *index
                && parts.iter().map(|part| &self.layout.source[part.clone()]).collect::<String>()
                    == *text;
            if is_same {
                continue;
            }
            for (nth, part) in parts.into_iter().enumerate() {
                let mut text = if nth == 0 { text.clone() } else { String::new() };
                if self.layout.source[part.clone()].ends_with('\n')
                    && !text.is_empty()
                    && !text.ends_with('\n')
                {
                    text.push('\n');
                }
                self.edits.push((part, text));
            }
        }
        let gone: Vec<usize> = (0..old.len()).filter(|index| !kept.contains(index)).collect();
        let mut slots = kept.iter();
        let mut behind = None;
        let mut added = Vec::new();
        for (element, from) in new.iter().zip(&from) {
            match from {
                Some(_) => behind = slots.next().copied(),
                None => added.push((behind, *element)),
            }
        }
        if is_headings {
            self.change_headings(key, &values, &gone, &added);
        } else {
            let spans = values.iter().map(|value| value.span()).collect();
            let added: Vec<(Option<usize>, String)> = added
                .into_iter()
                .map(|(behind, own)| (behind, Value::Table(own.clone()).to_string()))
                .collect();
            let items =
                Items { layout: self.layout, brackets: list.span(), spans, is_table: false };
            items.change(&gone, &added, &mut self.edits);
        }
    }

    fn parts(&self, value: &Spanned<DeValue<'_>>, is_headings: bool) -> Vec<Range<usize>> {
        if is_headings { self.layout.sections(value) } else { vec![value.span()] }
    }

    fn element(&mut self, key: &str, value: &Spanned<DeValue<'s>>, old: &Table, new: &Table) {
        let DeValue::Table(user) = value.get_ref() else { return };
        let home = Home {
            table: user,
            form: self.layout.form(value),
            span: value.span(),
            prefix: String::new(),
            list: key.to_owned(),
        };
        self.table(&home, old, new, false);
    }

    fn change_headings(
        &mut self,
        key: &str,
        values: &[&Spanned<DeValue<'s>>],
        gone: &[usize],
        added: &[(Option<usize>, &Table)],
    ) {
        for &index in gone {
            for section in self.layout.sections(values[index]) {
                self.edits.push((self.layout.with_blank_lines(section), String::new()));
            }
        }
        let first = values.first().and_then(|first| self.layout.sections(first).first().cloned());
        let indent = values.first().map_or("", |first| self.layout.indent(first.span().start));
        for (behind, own) in added {
            let lines: String = indented(&fresh::element(key, own), indent);
            match behind.and_then(|behind| self.end(values[behind])) {
                Some(at) => self.put_lines(at, format!("\n{lines}")),
                None => {
                    let Some(first) = &first else { continue };
                    self.put_lines(first.start, format!("{lines}\n"));
                }
            }
        }
    }

    /// Puts an id into a table that had none.
    fn put_id(&mut self, key: &str, value: &Spanned<DeValue<'s>>, id: &str) {
        let DeValue::Table(user) = value.get_ref() else { return };
        let (form, span) = (self.layout.form(value), value.span());
        let home = Home { table: user, form, span, prefix: String::new(), list: key.to_owned() };
        let id = Value::from(id);
        let new =
            Table::from_iter([("id".to_owned(), id.clone()), ("name".to_owned(), id.clone())]);
        self.put(&home, "id", &id.to_string(), &new);
    }
}

/// Returns the text with ids put into elements of lists: list, index, id.
pub(super) fn with_ids(source: &str, root: &DeTable<'_>, ids: &[(&str, usize, &str)]) -> String {
    let mut splice = Splice { layout: Layout { source }, edits: Vec::new() };
    for (list, index, id) in ids {
        if let Some(DeValue::Array(values)) = root.get(*list).map(Spanned::get_ref)
            && let Some(value) = values.get(*index)
        {
            splice.put_id(list, value, id);
        }
    }
    apply(source, 0..source.len(), splice.edits)
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

/// Returns the keys that stand in another order than before.
fn out_of_order(user: &DeTable<'_>, old: &Table, new: &Table) -> Vec<String> {
    let stays: Vec<&String> = old.keys().filter(|key| new.contains_key(*key)).collect();
    let wanted: Vec<&String> = new.keys().filter(|key| old.contains_key(*key)).collect();
    let same = stays.iter().zip(&wanted).take_while(|(old, new)| old == new).count();
    let moved = wanted[same..].iter().map(|key| (*key).clone());
    if same == wanted.len() || user.is_empty() { Vec::new() } else { moved.collect() }
}
