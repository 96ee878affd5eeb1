//! Finds things in the user's text: lines, inline tables, headings. The `toml` crate
//! says where keys and values begin and end.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `{ … }`
    Inline,
    /// Below a heading.
    Heading,
    /// By dotted keys, or by the headings of the tables in it alone.
    Dotted,
}

/// A key with its value, on a line or in the braces of a table.
#[derive(Debug, Clone)]
pub(super) struct Entry<'t> {
    /// The table's own key that it belongs to: of `rating.night = 2`, `rating`.
    pub(super) top: &'t str,
    /// From its first key to the end of its value.
    pub(super) span: Range<usize>,
}

/// A text, with the lookups that changing it needs.
#[derive(Clone, Copy)]
pub(super) struct Layout<'s> {
    pub(super) source: &'s str,
}

impl<'s> Layout<'s> {
    pub(super) fn form(&self, table: &Spanned<DeValue<'_>>) -> Form {
        match self.source.as_bytes().get(table.span().start) {
            Some(b'{') => Form::Inline,
            Some(b'[') => Form::Heading,
            _ => Form::Dotted,
        }
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.source[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Returns the byte after the end of the line.
    pub(super) fn line_end(&self, at: usize) -> usize {
        self.source[at..].find('\n').map_or(self.source.len(), |newline| at + newline + 1)
    }

    /// Returns the blanks that a line begins with.
    pub(super) fn indent(&self, at: usize) -> &'s str {
        let line = &self.source[self.line_start(at)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// Returns the entries on the lines or in the braces of a table itself, in order: its
    /// own values, and those of tables written with dotted keys.
    pub(super) fn entries<'t>(&self, table: &'t DeTable<'_>) -> Vec<Entry<'t>> {
        let mut entries = Vec::new();
        for (key, value) in table {
            self.push_entries(key.get_ref(), key, value, &mut entries);
        }
        entries.sort_by_key(|entry| entry.span.start);
        entries
    }

    fn push_entries<'t>(
        &self,
        top: &'t str,
        key: &Spanned<toml::de::DeString<'_>>,
        value: &'t Spanned<DeValue<'_>>,
        entries: &mut Vec<Entry<'t>>,
    ) {
        match value.get_ref() {
            DeValue::Table(table) if self.form(value) == Form::Dotted => {
                for (key, value) in table {
                    self.push_entries(top, key, value, entries);
                }
            }
            DeValue::Table(_) if self.form(value) == Form::Heading => {}
            DeValue::Array(_) if is_headings(value) => {}
            _ => {
                let start = self.path_start(key.span().start);
                entries.push(Entry { top, span: start..value.span().end });
            }
        }
    }

    /// Returns the start of the dotted path that ends at this key.
    fn path_start(&self, mut key: usize) -> usize {
        loop {
            let before = self.source[..key].trim_end_matches([' ', '\t']);
            let Some(before) = before.strip_suffix('.') else { return key };
            key = key_start(before.trim_end_matches([' ', '\t']));
        }
    }

    /// Returns the sections of a value: from each heading of it, with the
    /// comment directly above, to its last line. Sections with nothing but
    /// blank lines and comments between them are one.
    pub(super) fn sections(&self, value: &Spanned<DeValue<'_>>) -> Vec<Range<usize>> {
        let mut sections = Vec::new();
        self.push_sections(value, &mut sections);
        sections.sort_by_key(|section| section.start);
        let mut merged: Vec<Range<usize>> = Vec::new();
        for section in sections {
            match merged.last_mut() {
                Some(last) if section.start <= last.end || self.is_gap(last.end..section.start) => {
                    last.end = last.end.max(section.end);
                }
                _ => merged.push(section),
            }
        }
        merged
    }

    fn push_sections(&self, value: &Spanned<DeValue<'_>>, sections: &mut Vec<Range<usize>>) {
        match value.get_ref() {
            DeValue::Table(table) if self.form(value) != Form::Inline => {
                if self.form(value) == Form::Heading {
                    let start = self.above(self.line_start(value.span().start));
                    let entries = self.entries(table);
                    let last = entries.iter().map(|entry| entry.span.end).max();
                    let end = self.line_end(last.unwrap_or(value.span().end));
                    sections.push(start..end);
                }
                for (_, value) in table {
                    self.push_sections(value, sections);
                }
            }
            DeValue::Array(list) if is_headings(value) => {
                list.iter().for_each(|value| self.push_sections(value, sections));
            }
            _ => {}
        }
    }

    fn is_gap(&self, range: Range<usize>) -> bool {
        self.source[range].lines().all(|line| {
            let line = line.trim_start();
            line.is_empty() || line.starts_with('#')
        })
    }

    /// Returns the start of the comment lines directly above a line.
    fn above(&self, mut line: usize) -> usize {
        while line > 0 {
            let before = self.line_start(line - 1);
            if !self.source[before..line].trim_start().starts_with('#') {
                break;
            }
            line = before;
        }
        // A comment that begins the file is about the file.
        if line == 0 { self.first_line_after_comments() } else { line }
    }

    fn first_line_after_comments(&self) -> usize {
        let mut line = 0;
        while self.source[line..].trim_start_matches([' ', '\t']).starts_with('#') {
            line = self.line_end(line);
        }
        line
    }

    /// Returns where the comment ends that follows a value on its line; the end
    /// of the value where there is none.
    pub(super) fn comment_end(&self, end: usize) -> usize {
        let rest = self.source[end..].trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start_matches([' ', '\t']);
        if rest.starts_with('#') { self.line_end(end) } else { end }
    }

    /// Returns whether there is a comment in a range.
    pub(super) fn has_comment(&self, range: Range<usize>) -> bool {
        !self.comments(range).is_empty()
    }

    /// Returns the comments in a range, each to the end of its line.
    pub(super) fn comments(&self, range: Range<usize>) -> Vec<&'s str> {
        let bytes = self.source.as_bytes();
        let mut comments = Vec::new();
        let mut at = range.start;
        while at < range.end {
            match bytes[at] {
                b'#' => {
                    let end = self.line_end(at);
                    comments.push(self.source[at..end].trim_end());
                    at = end - 1;
                }
                b'"' | b'\'' => at = crate::files::read::end_of_text(bytes, at),
                _ => {}
            }
            at += 1;
        }
        comments
    }

    /// Returns whether this byte is inside a string.
    pub(super) fn is_in_text(&self, byte: usize) -> bool {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while at < byte {
            match bytes[at] {
                b'#' => at = self.line_end(at) - 1,
                b'"' | b'\'' => at = crate::files::read::end_of_text(bytes, at),
                _ => {}
            }
            at += 1;
        }
        at > byte
    }

    /// Returns the range of a deleted section with its blank lines: those after it, or else
    /// those before it.
    pub(super) fn with_blank_lines(&self, section: Range<usize>) -> Range<usize> {
        let is_blank = |start: usize, end: usize| self.source[start..end].trim().is_empty();
        let mut end = section.end;
        while end < self.source.len() && is_blank(end, self.line_end(end)) {
            end = self.line_end(end);
        }
        if end > section.end && end < self.source.len() {
            return section.start..end;
        }
        let mut start = section.start;
        while start > 0 && is_blank(self.line_start(start - 1), start) {
            start = self.line_start(start - 1);
        }
        start..section.end
    }
}

/// Returns whether a list is written as `[[key]]`.
pub(super) fn is_headings(list: &Spanned<DeValue<'_>>) -> bool {
    let DeValue::Array(elements) = list.get_ref() else { return false };
    elements.iter().next().is_some_and(|first| first.span().start == list.span().start)
}

/// Returns where the last key of a text begins.
fn key_start(text: &str) -> usize {
    match text.chars().next_back() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &text[..text.len() - 1];
            let mut at = inner.len();
            while let Some(found) = inner[..at].rfind(quote) {
                let escapes = inner[..found].chars().rev().take_while(|&c| c == '\\').count();
                if quote == '\'' || escapes % 2 == 0 {
                    return found;
                }
                at = found;
            }
            0
        }
        _ => {
            let is_bare = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            text.trim_end_matches(is_bare).len()
        }
    }
}

/// Returns the value of a key, in whatever normal form it is written.
pub(super) fn get<'t, 's>(table: &'t DeTable<'s>, key: &str) -> Option<&'t Spanned<DeValue<'s>>> {
    table.get(key).or_else(|| {
        if key.is_ascii() {
            return None;
        }
        let same = table.iter().find(|(own, _)| text::nfc(own.get_ref()) == key);
        same.map(|(_, value)| value)
    })
}

/// Returns whether two keys are the same.
pub(super) fn is_same(own: &str, key: &str) -> bool {
    own == key || (!own.is_ascii() && text::nfc(own) == key)
}
