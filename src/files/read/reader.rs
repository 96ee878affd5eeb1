//! Typed access to the tables of a file, with a fault at the right place for
//! everything that is not as it should be.

use std::ops::RangeInclusive;

use crate::files::{Fault, Warning};
use crate::team::{Date, Id, MOST_PEOPLE};
use crate::text;

use super::document::Data;
pub(super) use super::document::{Table, Value};

/// More warnings than anyone reads; the rest is counted.
const MOST_WARNINGS: usize = 100;

/// A file being read.
pub(super) struct Reader<'s> {
    source: &'s str,
    path: &'s str,
    warnings: Vec<Warning>,
    unsaid: usize,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, path: &'s str) -> Self {
        Self { source, path, warnings: Vec::new(), unsaid: 0 }
    }

    pub(super) fn fault(&self, at: usize, what: impl AsRef<str>, todo: impl AsRef<str>) -> Fault {
        Fault::new(self.path, what, todo).at(self.source, at)
    }

    /// The text that is read.
    pub(super) fn source(&self) -> &str {
        self.source
    }

    /// Whether there was anything to warn of.
    pub(super) fn has_warned(&self) -> bool {
        !self.warnings.is_empty()
    }

    /// Line and column of a byte.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let fault = self.fault(at, "", "");
        (fault.line().unwrap_or(0), fault.column().unwrap_or(0))
    }

    pub(super) fn warn(&mut self, at: usize, what: impl AsRef<str>, todo: impl AsRef<str>) {
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(self.fault(at, what, todo));
        } else {
            self.unsaid += 1;
        }
    }

    /// The warnings in the order of the file.
    pub(super) fn into_warnings(mut self) -> Vec<Warning> {
        self.warnings.sort_by_key(|warning| (warning.line(), warning.column()));
        if self.unsaid > 0 {
            let more = format!("{} more like these", self.unsaid);
            self.warnings.push(Fault::new(self.path, more, "see to the first ones"));
        }
        self.warnings
    }

    /// Warns about keys that this version does not know. They are kept.
    pub(super) fn unknown(&mut self, table: &Table<'_>, known: &[&str], of: &str) {
        for (key, value) in table.iter() {
            let word = key.word();
            if known.contains(&word) {
                continue;
            }
            if self.warnings.len() >= MOST_WARNINGS {
                self.unsaid += 1;
                continue;
            }
            let remedy = match nearest(word, known.iter().copied()) {
                Some(near) => format!("did you mean {}? It is kept as it is", heading(near, value)),
                None => "it is kept as it is".to_owned(),
            };
            self.warn(key.at(), format!("{of} has no key {}", heading(word, value)), remedy);
        }
    }

    pub(super) fn table<'a, 'i>(
        &self,
        value: &'a Value<'i>,
        key: &str,
    ) -> Result<&'a Table<'i>, Fault> {
        value.as_table().ok_or_else(|| {
            let what = format!("`{key}` is {}, not a table", kind(value));
            self.fault(value.at(), what, format!("write it as [{key}]"))
        })
    }

    /// The tables of `[[key]]`, each with its place.
    pub(super) fn tables<'a, 'i>(
        &self,
        root: &'a Table<'i>,
        key: &str,
    ) -> Result<Vec<(usize, &'a Table<'i>)>, Fault> {
        let Some(value) = root.get(key) else { return Ok(Vec::new()) };
        let wrong = |at| {
            let what = format!("`{key}` must be a list of tables");
            self.fault(at, what, format!("write each one below a line [[{key}]]"))
        };
        let list = value.as_array().ok_or_else(|| wrong(value.at()))?;
        if let Some(one) = list.get(MOST_PEOPLE) {
            let what = format!("the file has more than {MOST_PEOPLE} of [[{key}]]");
            return Err(self.fault(one.at(), what, "keep what the team still looks at"));
        }
        list.iter()
            .map(|one| match one.as_table() {
                Some(table) => Ok((one.at(), table)),
                None => Err(wrong(one.at())),
            })
            .collect()
    }

    pub(super) fn array<'a, 'i>(
        &self,
        value: &'a Value<'i>,
        key: &str,
        example: &str,
    ) -> Result<&'a [Value<'i>], Fault> {
        let Some(array) = value.as_array() else {
            let what = format!("`{key}` is {}, not a list", kind(value));
            return Err(self.fault(value.at(), what, format!("write {key} = {example}")));
        };
        Ok(array)
    }

    pub(super) fn string<'a>(&self, value: &'a Value<'_>, key: &str) -> Result<&'a str, Fault> {
        value.as_str().ok_or_else(|| {
            let what = format!("`{key}` is {}, not a text", kind(value));
            self.fault(value.at(), what, format!("put it in quotes: {key} = \"…\""))
        })
    }

    /// A name, cleaned.
    pub(super) fn name(&self, value: &Value<'_>, key: &str) -> Result<String, Fault> {
        text::name(self.string(value, key)?).map_err(|fault| {
            let what = format!("the text of `{key}` {fault}");
            let remedy = match fault {
                text::NameFault::Blank => "write at least one letter",
                text::NameFault::TooLong(_) => "shorten it",
                _ => "delete it and type it anew, without pasting",
            };
            self.fault(value.at(), what, remedy)
        })
    }

    /// Free text, cleaned; empty where the key is left out.
    pub(super) fn sentence(&self, table: &Table<'_>, key: &str) -> Result<String, Fault> {
        let Some(value) = table.get(key) else { return Ok(String::new()) };
        text::sentence(self.string(value, key)?).map_err(|fault| {
            let remedy = match fault {
                text::NameFault::TooLong(_) => "shorten it",
                _ => "delete it and type it anew, without pasting",
            };
            self.fault(value.at(), format!("the text of `{key}` {fault}"), remedy)
        })
    }

    /// An id, taken exactly as it stands.
    pub(super) fn id(&self, value: &Value<'_>, key: &str) -> Result<Id, Fault> {
        let word = self.string(value, key)?;
        self.id_text(word, value.at())
    }

    pub(super) fn id_text(&self, word: &str, at: usize) -> Result<Id, Fault> {
        let fix = "write a short word of letters, digits and _";
        text::id(word).map_err(|fault| self.fault(at, format!("this id {fault}"), fix))?;
        Id::new(word).map_err(|bad| self.fault(at, bad.to_string(), fix))
    }

    /// A whole number of a range. The value itself is never repeated.
    pub(super) fn integer(
        &self,
        value: &Value<'_>,
        key: &str,
        range: RangeInclusive<u32>,
    ) -> Result<u32, Fault> {
        whole_number(value).filter(|number| range.contains(number)).ok_or_else(|| {
            let (low, high) = (range.start(), range.end());
            let what = format!("`{key}` is not a whole number from {low} to {high}");
            self.fault(value.at(), what, "write one, without quotes and without a point")
        })
    }

    pub(super) fn boolean(&self, value: &Value<'_>, key: &str) -> Result<bool, Fault> {
        value.as_bool().ok_or_else(|| {
            let what = format!("`{key}` is {}, not true or false", kind(value));
            self.fault(value.at(), what, format!("write {key} = true or {key} = false"))
        })
    }

    /// A day; nothing where the key is left out.
    pub(super) fn date(&self, table: &Table<'_>, key: &str) -> Result<Option<Date>, Fault> {
        let Some(value) = table.get(key) else { return Ok(None) };
        let day = value.as_datetime().and_then(|datetime| {
            let date = datetime.date.filter(|_| datetime.time.is_none())?;
            Date::new(i16::try_from(date.year).ok()?, date.month, date.day)
        });
        day.map(Some).ok_or_else(|| {
            let what = format!("`{key}` is not a day of the calendar");
            let remedy = format!("write year, month and day without quotes: {key} = 2026-11-22");
            self.fault(value.at(), what, remedy)
        })
    }

    /// One of a few words.
    pub(super) fn word<T>(
        &self,
        value: &Value<'_>,
        key: &str,
        from: impl Fn(&str) -> Option<T>,
        words: &[&str],
    ) -> Result<T, Fault> {
        let word = self.string(value, key)?;
        from(word).ok_or_else(|| {
            let what = format!("`{key}` cannot be {}", quoted(word));
            let remedy = match nearest(word, words.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"? It is one of {}", words.join(", ")),
                None => format!("write one of {}", words.join(", ")),
            };
            self.fault(value.at(), what, remedy)
        })
    }

    /// The place of the thing that an id points at.
    pub(super) fn pointed<'a>(
        &self,
        at: usize,
        word: &str,
        place: Option<usize>,
        thing: &str,
        all: impl Iterator<Item = &'a Id>,
    ) -> Result<usize, Fault> {
        place.ok_or_else(|| self.no_such(at, word, thing, all))
    }

    /// An id that points at nothing must not vanish: it is mistyped.
    pub(super) fn no_such<'a>(
        &self,
        at: usize,
        word: &str,
        thing: &str,
        all: impl Iterator<Item = &'a Id>,
    ) -> Fault {
        let remedy = match nearest(word, all.map(Id::as_str)) {
            Some(near) => format!("did you mean {}?", quoted(near)),
            None => format!("add the {thing}, or take this line out"),
        };
        self.fault(at, format!("there is no {thing} {}", quoted(word)), remedy)
    }
}

/// A key as its writer knows it: of a list of tables, its heading.
fn heading(word: &str, value: &Value<'_>) -> String {
    match value.data {
        Data::Tables(_) => quoted(&format!("[[{word}]]")),
        _ => quoted(word),
    }
}

/// The entries of a table in the order of the file, each with its place.
pub(super) fn in_order<'a, 'i>(table: &'a Table<'i>) -> Vec<(usize, &'a str, &'a Value<'i>)> {
    table.iter().map(|(key, value)| (key.at(), key.word(), value)).collect()
}

/// A number that is whole and not negative.
pub(super) fn whole_number(value: &Value<'_>) -> Option<u32> {
    if let Data::Number(number) = value.data { number } else { None }
}

/// What a value is, without saying what it says.
pub(super) fn kind(value: &Value<'_>) -> &'static str {
    match &value.data {
        Data::Text(_) => "a text",
        Data::Number(_) => "a number",
        Data::Float => "a number with a point",
        Data::Flag(_) => "true or false",
        Data::Moment(_) => "a date",
        Data::Array(_) | Data::Tables(_) => "a list",
        Data::Table(_) => "a table",
    }
}

/// A word as messages show it.
pub(super) fn quoted(word: &str) -> String {
    format!("`{}`", text::fit(&text::visible(word), 40))
}

/// The option that a mistyped word most probably means.
pub(super) fn nearest<'a>(word: &str, options: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let short: String = word.chars().take(64).collect::<String>().to_lowercase();
    let most = short.chars().count().div_ceil(3).min(3);
    options
        .map(|option| (strsim::osa_distance(&short, &option.to_lowercase()), option))
        .filter(|&(distance, _)| distance <= most)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, option)| option)
}
