//! Changes lists in the text: of single values, of tables with headings, and of
//! tables in brackets.

use std::ops::Range;

use toml::de::DeValue;
use toml::{Spanned, Table, Value};

use super::{Braces, Home, Splice, apply, indented, list_brackets, tables};
use crate::files::write::fresh;
use crate::files::write::layout::{Form, is_headings};
use crate::files::write::partners::partners;

impl<'s> Splice<'s> {
    /// Changes a list of single values.
    pub(super) fn texts(&mut self, list: &Spanned<DeValue<'_>>, old: &[Value], new: &[Value]) {
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
    pub(super) fn elements(
        &mut self,
        key: &str,
        list: &Spanned<DeValue<'s>>,
        old: &[Value],
        new: &[Value],
    ) {
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

    pub(super) fn element_home<'t>(
        &self,
        key: &str,
        value: &'t Spanned<DeValue<'s>>,
    ) -> Option<Home<'t, 's>> {
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
}
