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

    /// Takes a key out. A value with keys that this version does not know, or
    /// with comments of its own, stays without what is known: `old` has that.
    fn remove(&mut self, home: &Home<'_, 's>, key: &str, old: Option<&Value>) {
        let Some(value) = get(home.table, key) else { return };
        if let Some(old) = old.filter(|old| self.must_stay(home, key, value, old)) {
            return self.empty(home, key, value, old);
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
        if let Some(braces) = &home.braces {
            let spans: Vec<_> = gone.iter().map(|&index| &entries[index].span).collect();
            let gone = (0..braces.items.len()).filter(|&own| spans.contains(&&braces.items[own]));
            self.change_items(braces, true, gone.collect(), Vec::new());
            return;
        }
        for index in gone {
            let span = &entries[index].span;
            let range = self.layout.line_start(span.start)..self.layout.line_end(span.end);
            self.edits.push((range, String::new()));
        }
    }

    /// Returns whether a table or a list stays when all that is known of it goes:
    /// for keys that this version does not know, or for its comments.
    fn must_stay(
        &self,
        home: &Home<'_, 's>,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        old: &Value,
    ) -> bool {
        let is_unknown = |user: &DeTable<'_>, old: &Table| {
            user.keys().any(|own| !old.contains_key(&*crate::text::nfc(own.get_ref())))
        };
        let is_entry = fresh::has_heading(&home.list, &home.name);
        match (value.get_ref(), old) {
            // What is about an answer goes with it, and a need or a candidate's
            // answer of which nothing is left is not the same as none.
            (DeValue::Table(user), Value::Table(old)) if is_entry => {
                home.list == "member" && is_unknown(user, old)
            }
            (DeValue::Table(user), Value::Table(old)) => {
                let has_comment = match self.layout.form(value) {
                    Form::Inline => {
                        let braces = self.braces(value.span(), user);
                        self.has_comment_behind(value.span().end)
                            || self.items(braces, true).has_other_comment()
                    }
                    Form::Heading | Form::Dotted => {
                        let mut sections = self.layout.sections(value).into_iter();
                        let entries = self.layout.entries(user);
                        sections.any(|section| self.layout.has_comment(section))
                            || entries.iter().any(|own| self.has_comment_behind(own.span.end))
                    }
                };
                let below = self.home_below(home, key, value, user);
                has_comment
                    || is_unknown(user, old)
                    || old.iter().any(|(key, old)| {
                        get(user, key).is_some_and(|value| self.must_stay(&below, key, value, old))
                    })
            }
            (DeValue::Array(_), Value::Array(_)) if !is_headings(value) && !is_entry => {
                self.items(list_brackets(value), false).has_other_comment()
                    || self.has_comment_behind(value.span().end)
            }
            _ => false,
        }
    }

    /// Takes all that is known out of a table or a list.
    fn empty(&mut self, home: &Home<'_, 's>, key: &str, value: &Spanned<DeValue<'s>>, old: &Value) {
        match (value.get_ref(), old) {
            (DeValue::Table(user), Value::Table(old)) => {
                let own = self.home_below(home, key, value, user);
                for (key, value) in old {
                    self.remove(&own, key, Some(value));
                }
            }
            _ => {
                let brackets = list_brackets(value);
                let all = (0..brackets.items.len()).collect();
                self.change_items(&brackets, false, all, Vec::new());
            }
        }
    }

    fn items(&self, brackets: Braces, is_table: bool) -> Items<'s> {
        let Braces { span, items } = brackets;
        Items { layout: self.layout, brackets: span, spans: items, is_table }
    }

    /// Returns whether a comment on the same line follows a value that ends there.
    fn has_comment_behind(&self, end: usize) -> bool {
        self.layout.comment_end(end) > end
    }

    /// Writes a value anew. The comments in it go above its line.
    fn replace(&mut self, span: Range<usize>, text: &str) {
        let comments = self.layout.comments(span.clone());
        self.put_comments(span.start, &comments);
        self.edits.push((span, text.to_owned()));
    }

    /// Writes a table with headings or dotted keys as one value. The comments in
    /// it go above its line.
    fn replace_lines(
        &mut self,
        home: &Home<'_, 's>,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        text: &str,
    ) {
        let entries = self.layout.entries(home.table);
        let spans = entries.iter().filter(|own| is_same(own.top, key)).map(|own| own.span.clone());
        let spans: Vec<Range<usize>> = spans.collect();
        let lines = spans.iter().map(|own| own.start..self.layout.comment_end(own.end));
        let ranges = self.layout.sections(value).into_iter().chain(lines);
        let comments: Vec<&str> = ranges.flat_map(|range| self.layout.comments(range)).collect();
        self.remove(home, key, None);
        if let (Some(_), Some(first)) = (&home.braces, spans.first()) {
            self.put_comments(first.start, &comments);
        }
        let before = self.edits.len();
        if let Some(at) = self.put(home, key, text, &Table::new()) {
            let indent = self.layout.indent(home.span.start);
            let lines: String =
                comments.iter().flat_map(|comment| [indent, comment, "\n"]).collect();
            if !lines.is_empty() {
                self.put_lines(at, lines);
                self.edits[before..].reverse();
            }
        }
    }

    /// Puts comments on lines of their own above a line.
    fn put_comments(&mut self, at: usize, comments: &[&str]) {
        if !comments.is_empty() {
            let mut line = self.layout.line_start(at);
            while line > 0 && self.layout.is_in_text(line) {
                line = self.layout.line_start(line - 1);
            }
            let indent = self.layout.indent(line);
            let lines = comments.iter().flat_map(|comment| [indent, comment, "\n"]).collect();
            self.edits.push((line..line, lines));
        }
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
            self.replace(list.span(), &Value::Array(new.to_vec()).to_string());
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
        self.change_items(&list_brackets(list), false, gone, added);
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
            let outer = (std::mem::take(&mut self.edits), std::mem::take(&mut self.pending));
            if *element != old[index] {
                self.element(key, values[index], old[index], element);
            }
            self.flush();
            let inner = std::mem::replace(&mut self.edits, outer.0);
            self.pending = outer.1;
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
            let brackets = Braces { span: list.span(), items: spans };
            self.change_items(&brackets, false, gone, added);
        }
    }

    fn parts(&self, value: &Spanned<DeValue<'_>>, is_headings: bool) -> Vec<Range<usize>> {
        if is_headings { self.layout.sections(value) } else { vec![value.span()] }
    }

    fn element(&mut self, key: &str, value: &Spanned<DeValue<'s>>, old: &Table, new: &Table) {
        match self.element_home(key, value) {
            Some(home) => self.table(&home, old, new),
            // A number that is short for a table.
            None => self.replace(value.span(), &Value::Table(new.clone()).to_string()),
        }
    }

    fn element_home<'t>(&self, key: &str, value: &'t Spanned<DeValue<'s>>) -> Option<Home<'t, 's>> {
        let DeValue::Table(table) = value.get_ref() else { return None };
        let form = self.layout.form(value);
        let braces = (form == Form::Inline).then(|| self.braces(value.span(), table));
        let (span, list) = (value.span(), key.to_owned());
        Some(Home { table, form, span, prefix: String::new(), list, name: String::new(), braces })
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
