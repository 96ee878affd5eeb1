//! Takes keys out of the text, and values that are written again as a whole;
//! comments in them stay.

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::{Home, Splice, list_brackets};
use crate::files::write::fresh;
use crate::files::write::layout::{Form, get, is_headings, is_same};

impl<'s> Splice<'s> {
    /// Takes a key out. A value with keys that this version does not know, or
    /// with comments of its own, stays without what is known: `old` has that.
    pub(super) fn remove(&mut self, home: &Home<'_, 's>, key: &str, old: Option<&Value>) {
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
    pub(super) fn empty(
        &mut self,
        home: &Home<'_, 's>,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        old: &Value,
    ) {
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

    /// Writes a new value. The comments in it go above its line.
    pub(super) fn replace(&mut self, span: Range<usize>, text: &str) {
        let comments = self.layout.comments(span.clone());
        self.put_comments(span.start, &comments);
        self.edits.push((span, text.to_owned()));
    }

    /// Writes a table with headings or dotted keys as one value. The comments in
    /// it go above its line.
    pub(super) fn replace_lines(
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
}
