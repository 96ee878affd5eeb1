//! Checks that serde cannot make: names are clean, ids exist, numbers are in their
//! range, words are among the allowed ones. Errors name the line.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::files::format::table::{At, List, Table, Unknown, start};
use crate::files::format::tables::Maybe;
use crate::files::format::value::{Day, Flag, Text, Whole};
use crate::files::{FileError, Warning};
use crate::team::{Date, Id};
use crate::text;

/// The most warnings that are listed; the others are counted.
const MAX_WARNINGS: usize = 100;

/// A file that is being checked.
pub(super) struct Check<'s> {
    source: &'s str,
    path: &'s str,
    warnings: Vec<Note>,
    /// The index in `warnings` of each kind of warning.
    kinds: HashMap<(String, String), usize>,
    unlisted: usize,
}

/// A warning, and how many more there are of its kind.
struct Note {
    at: usize,
    more: usize,
    what: String,
    remedy: String,
}

impl<'s> Check<'s> {
    pub(super) fn new(source: &'s str, path: &'s str) -> Self {
        Self { source, path, warnings: Vec::new(), kinds: HashMap::new(), unlisted: 0 }
    }

    pub(super) fn fault(
        &self,
        at: usize,
        what: impl AsRef<str>,
        todo: impl AsRef<str>,
    ) -> FileError {
        FileError::new(self.path, what, todo).at(self.source, at)
    }

    /// Returns the line and the column of a byte.
    pub(super) fn position(&self, at: usize) -> (usize, usize) {
        let fault = self.fault(at, "", "");
        (fault.line().unwrap_or(0), fault.column().unwrap_or(0))
    }

    /// Adds a warning; warnings with the same text are counted together.
    pub(super) fn warn(&mut self, at: usize, what: impl Into<String>, remedy: impl Into<String>) {
        let kind = (what.into(), remedy.into());
        if let Some(&known) = self.kinds.get(&kind) {
            let note = &mut self.warnings[known];
            note.at = note.at.min(at);
            note.more += 1;
        } else if self.warnings.len() < MAX_WARNINGS {
            let (what, remedy) = kind.clone();
            self.kinds.insert(kind, self.warnings.len());
            self.warnings.push(Note { at, more: 0, what, remedy });
        } else {
            self.unlisted += 1;
        }
    }

    /// Returns the warnings in the order of the file.
    pub(super) fn into_warnings(mut self) -> Vec<Warning> {
        self.warnings.sort_by_key(|note| note.at);
        let warning = |note: &Note| {
            let what = match note.more {
                0 => note.what.clone(),
                more => format!("{} (and {more} more like it)", note.what),
            };
            self.fault(note.at, what, &note.remedy)
        };
        let mut warnings: Vec<Warning> = self.warnings.iter().map(warning).collect();
        if self.unlisted > 0 {
            let more = format!("{} more warnings of other kinds", self.unlisted);
            warnings.push(FileError::new(self.path, more, "fix the first ones"));
        }
        warnings
    }

    /// Warns of keys that this version does not know; a save keeps them.
    pub(super) fn unknown(&mut self, keys: &[Unknown], of: &str) {
        for key in keys {
            let heading = |word: &str| {
                quoted(&if key.is_tables { format!("[[{word}]]") } else { word.to_owned() })
            };
            let remedy = match nearest(&key.word, key.known.iter().copied()) {
                Some(near) => format!("did you mean {}? It is kept as it is", heading(near)),
                None => "it is kept as it is".to_owned(),
            };
            self.warn(key.at, format!("{of} has no key {}", heading(&key.word)), remedy);
        }
    }

    /// Warns of a key that belongs to other tables with the same struct.
    pub(super) fn not_here<T>(&mut self, value: &Maybe<T>, key: &str, of: &str) {
        if let Some(value) = value {
            self.warn(
                start(value),
                format!("{of} has no key {}", quoted(key)),
                "it is kept as it is",
            );
        }
    }

    /// Returns the value of a key that the table must have.
    pub(super) fn must<'v, T>(
        &self,
        value: Option<&'v T>,
        at: usize,
        key: &str,
        thing: &str,
    ) -> Result<&'v T, FileError> {
        value.ok_or_else(|| {
            let what = format!("this {thing} has no `{key}`");
            self.fault(at, what, format!("write {key} = … below this line"))
        })
    }

    /// Returns a name, cleaned.
    pub(super) fn name(&self, value: &At<Text<'_>>, key: &str) -> Result<String, FileError> {
        text::name(&value.get_ref().0).map_err(|error| self.unclean(start(value), key, &error))
    }

    /// Returns free text, cleaned; empty if the key is left out.
    pub(super) fn sentence(&self, value: &Maybe<Text<'_>>, key: &str) -> Result<String, FileError> {
        let Some(value) = value else { return Ok(String::new()) };
        text::sentence(&value.get_ref().0).map_err(|error| self.unclean(start(value), key, &error))
    }

    fn unclean(&self, at: usize, key: &str, fault: &text::NameFault) -> FileError {
        let remedy = match fault {
            text::NameFault::Blank => "write at least one letter",
            text::NameFault::TooLong(_) => "shorten it",
            _ => "delete it and type it again, without pasting",
        };
        self.fault(at, format!("the text of `{key}` {fault}"), remedy)
    }

    /// Returns an id in Unicode normal form C.
    pub(super) fn id(&self, value: &At<Text<'_>>) -> Result<Id, FileError> {
        let fix = "write a short word of letters, digits and _";
        let word = text::nfc(&value.get_ref().0);
        let at = start(value);
        text::id(&word).map_err(|fault| self.fault(at, format!("this id {fault}"), fix))?;
        Id::new(&word).map_err(|bad| self.fault(at, bad.to_string(), fix))
    }

    /// Returns a whole number within a range; nothing if the key is left out. The error
    /// never repeats the value.
    pub(super) fn integer(
        &self,
        value: &Maybe<Whole>,
        key: &str,
        range: RangeInclusive<u32>,
    ) -> Result<Option<u32>, FileError> {
        let Some(value) = value else { return Ok(None) };
        let number = value.get_ref().0;
        range.contains(&number).then_some(Some(number)).ok_or_else(|| {
            let (low, high) = (range.start(), range.end());
            let what = format!("`{key}` is not a whole number from {low} to {high}");
            self.fault(start(value), what, format!("write a number from {low} to {high}"))
        })
    }

    /// Returns what a word means; an error if it is none of `words`.
    pub(super) fn word<T>(
        &self,
        value: &At<Text<'_>>,
        key: &str,
        from: impl Fn(&str) -> Option<T>,
        words: &[&str],
    ) -> Result<T, FileError> {
        let word = &value.get_ref().0;
        from(word).ok_or_else(|| {
            let what = format!("`{key}` cannot be {}", quoted(word));
            let remedy = match nearest(word, words.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"? It is one of {}", words.join(", ")),
                None => format!("write one of {}", words.join(", ")),
            };
            self.fault(start(value), what, remedy)
        })
    }

    /// Returns what a word means; nothing if the key is left out.
    pub(super) fn some_word<T>(
        &self,
        value: &Maybe<Text<'_>>,
        key: &str,
        from: impl Fn(&str) -> Option<T>,
        words: &[&str],
    ) -> Result<Option<T>, FileError> {
        value.as_ref().map(|value| self.word(value, key, from, words)).transpose()
    }

    /// Returns six texts, one for each level from 0 to 5.
    pub(super) fn six(
        &self,
        value: &Maybe<List<Text<'_>>>,
        key: &str,
    ) -> Result<Option<[String; 6]>, FileError> {
        let Some(value) = value else { return Ok(None) };
        let words = value.get_ref().0.iter().map(|word| self.name(word, key));
        let words: Vec<String> = words.collect::<Result<_, _>>()?;
        <[String; 6]>::try_from(words).map(Some).map_err(|_| {
            let what = format!("{} needs six texts, one for each level from 0 to 5", quoted(key));
            let example = "[\"…\", \"…\", \"…\", \"…\", \"…\", \"…\"]";
            self.fault(start(value), what, format!("write {key} = {example}"))
        })
    }

    /// Returns the index of the thing with this id; an error if there is none, because a
    /// mistyped id must not vanish.
    pub(super) fn pointed<'a>(
        &self,
        value: &At<Text<'_>>,
        index: Option<usize>,
        thing: &str,
        all: impl Iterator<Item = &'a Id>,
    ) -> Result<usize, FileError> {
        index.ok_or_else(|| {
            let word = &value.get_ref().0;
            let remedy = match nearest(word, all.map(Id::as_str)) {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => format!("add the {thing}, or delete this line"),
            };
            self.fault(start(value), format!("there is no {thing} {}", quoted(word)), remedy)
        })
    }

    /// Warns of a table's unknown keys; returns the byte of its heading and its struct.
    pub(super) fn known<'t, T>(&mut self, table: &'t Table<T>, of: &str) -> (usize, &'t T) {
        self.unknown(&table.unknown, of);
        (table.at, &table.own)
    }
}

/// Returns the day of a key that may be left out.
pub(super) fn day(value: &Maybe<Day>) -> Option<Date> {
    value.as_ref().map(|day| day.get_ref().0)
}

/// Returns the flag of a key that may be left out.
pub(super) fn flag(value: &Maybe<Flag>) -> Option<bool> {
    value.as_ref().map(|flag| flag.get_ref().0)
}

/// Returns a word as messages show it.
pub(super) fn quoted(word: &str) -> String {
    format!("`{}`", text::fit(&text::visible(word), 40))
}

/// Returns the option that a mistyped word probably means.
pub(super) fn nearest<'a>(word: &str, options: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let short: String = word.chars().take(64).collect::<String>().to_lowercase();
    let most = short.chars().count().div_ceil(3).min(3);
    options
        .map(|option| (strsim::osa_distance(&short, &option.to_lowercase()), option))
        .filter(|&(distance, _)| distance <= most)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, option)| option)
}
