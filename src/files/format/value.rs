//! Single values, in every notation that means the same, and what is wrong with one.
//!
//! Other programs write the same value differently: a whole number with a point, a day as
//! its midnight or in quotes. [`Found`] accepts any value, and each type below reads from
//! it every notation of its own values.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use toml::value::{Datetime, Offset};

use crate::team::Date;

/// The key of the table by which the `toml` crate represents a date in serde.
pub(in crate::files) const DATE_KEY: &str = "$__toml_private_datetime";

/// Any value of a key. `Debug` never shows the value.
#[derive(Clone, PartialEq)]
pub(in crate::files) enum Found<'a> {
    Text(Cow<'a, str>),
    /// A whole number from 0 to `u32::MAX`, written with or without a point.
    Whole(u32),
    /// Any other whole number.
    Number,
    /// A number that is not whole.
    Fraction,
    Flag(bool),
    Moment(Box<Datetime>),
    List,
    Table,
}

impl Found<'_> {
    /// Returns the kind of value, without the value.
    pub(in crate::files) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Whole(_) | Self::Number => "a number",
            Self::Fraction => "a number that is not whole",
            Self::Flag(_) => "a boolean",
            Self::Moment(moment) if moment.date.is_none() => "a time of day",
            Self::Moment(_) => "a date",
            Self::List => "a list",
            Self::Table => "a table",
        }
    }
}

impl fmt::Debug for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Found<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FoundVisitor)
    }
}

pub(super) struct FoundVisitor;

impl<'de> Visitor<'de> for FoundVisitor {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Found::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Found::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Found::Text(Cow::Owned(text)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(u32::try_from(number).map_or(Found::Number, Found::Whole))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Found::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Self::Value, E> {
        Ok(Found::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Self::Value, E> {
        Ok(Found::Number)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(if number.fract() != 0.0 || !number.is_finite() {
            Found::Fraction
        } else if (0.0..=f64::from(u32::MAX)).contains(&number) {
            Found::Whole(number as u32)
        } else {
            Found::Number
        })
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Found::Flag(flag))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Found::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Self::Value, A::Error> {
        let mut found = Found::Table;
        while let Some(key) = table.next_key::<Text<'de>>()? {
            if &*key.0 == DATE_KEY {
                let text = table.next_value::<Text<'de>>()?;
                found = text.moment().map_or(found, |moment| Found::Moment(Box::new(moment)));
            } else {
                table.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_u32(*number),
            // No other kind is ever written.
            other => Err(serde::ser::Error::custom(other.kind())),
        }
    }
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::files) struct Text<'a>(pub(in crate::files) Cow<'a, str>);

impl Text<'_> {
    fn moment(&self) -> Option<Datetime> {
        self.0.parse().ok()
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

/// A whole number that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::files) struct Whole(pub(in crate::files) u32);

/// True or false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::files) struct Flag(pub(in crate::files) bool);

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::files) struct Day(pub(in crate::files) Date);

/// A day and a time, with or without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::files) struct Moment(pub(in crate::files) Datetime);

/// Implements `Deserialize` through [`Found`], and `Serialize`.
macro_rules! through_found {
    ($type:ty, $read:expr, $write:expr) => {
        impl<'de: 'a, 'a> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read: fn(Found<'a>) -> Result<Self, Problem> = $read;
                read(Found::deserialize(deserializer)?).map_err(Problem::into_serde)
            }
        }

        impl<'a> Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write: fn(&Self, S) -> Result<S::Ok, S::Error> = $write;
                write(self, serializer)
            }
        }
    };
}

through_found!(
    Text<'a>,
    |found| match found {
        Found::Text(text) => Ok(Self(text)),
        other => Err(Problem::new(
            format!("`{{key}}` is {}, not a text", other.kind()),
            "put it in quotes: {key} = \"…\"",
        )),
    },
    |text, serializer| serializer.serialize_str(&text.0)
);

through_found!(
    Whole,
    |found| match found {
        Found::Whole(number) => Ok(Self(number)),
        Found::Number => {
            Err(Problem::new("`{key}` is not a whole number from 0 up", "write a small one"))
        }
        Found::Fraction => Err(Problem::new(
            "`{key}` is not a whole number",
            "write a whole number, without a decimal point",
        )),
        other => Err(Problem::new(
            format!("`{{key}}` is {}, not a whole number", other.kind()),
            "write a whole number, without quotes",
        )),
    },
    |number, serializer| serializer.serialize_u32(number.0)
);

through_found!(
    Flag,
    |found| match found {
        Found::Flag(flag) => Ok(Self(flag)),
        other => Err(Problem::new(
            format!("`{{key}}` is {}, not true or false", other.kind()),
            "write {key} = true or {key} = false",
        )),
    },
    |flag, serializer| serializer.serialize_bool(flag.0)
);

through_found!(
    Day,
    |found| {
        let remedy = "write year, month and day: {key} = 2026-11-22";
        let moment = match &found {
            Found::Moment(moment) if moment.date.is_some() => **moment,
            Found::Text(text) => {
                text.parse().map_err(|_| Problem::new("`{key}` is a text, not a day", remedy))?
            }
            other => {
                return Err(Problem::new(
                    format!("`{{key}}` is {}, not a day", other.kind()),
                    remedy,
                ));
            }
        };
        let day = moment
            .date
            .and_then(day)
            .ok_or_else(|| Problem::new("`{key}` is not a valid day", remedy))?;
        match time_of_day(&moment) {
            None => Ok(Self(day)),
            Some(time) => Err(Problem::new(
                format!("`{{key}}` is a day, without the time {time}"),
                "write only the day, {key} = 2026-11-22, and check it: a time zone may have shifted it",
            )),
        }
    },
    |day, serializer| moment_of(day.0).serialize(serializer)
);

through_found!(
    Moment,
    |found| {
        let moment = match &found {
            Found::Moment(moment) => Some(**moment),
            Found::Text(text) => text.parse().ok(),
            _ => None,
        };
        let whole =
            moment.filter(|moment| moment.time.is_some() && moment.date.and_then(day).is_some());
        whole.map(Self).ok_or_else(|| {
            let remedy = "write day, time and zone: {key} = 2026-11-22T14:03:05Z";
            Problem::new("`{key}` is not a valid time", remedy)
        })
    },
    |moment, serializer| moment.0.serialize(serializer)
);

/// Returns the day of a date; nothing if the calendar does not have it.
pub(in crate::files) fn day(date: toml::value::Date) -> Option<Date> {
    Date::new(i16::try_from(date.year).ok()?, date.month, date.day)
}

/// Returns a day as TOML writes it.
pub(in crate::files) fn moment_of(day: Date) -> Datetime {
    let date = toml::value::Date { year: day.year as u16, month: day.month, day: day.day };
    Datetime { date: Some(date), time: None, offset: None }
}

/// Returns a moment's time of day as text; nothing for midnight, by which other programs
/// write a day.
fn time_of_day(moment: &Datetime) -> Option<String> {
    let time = moment.time?;
    let second = time.second.unwrap_or(0);
    if (time.hour, time.minute, second, time.nanosecond.unwrap_or(0)) == (0, 0, 0, 0) {
        return None;
    }
    let zone = match moment.offset {
        None => String::new(),
        Some(Offset::Z | Offset::Custom { minutes: 0 }) => " in UTC".to_owned(),
        Some(offset @ Offset::Custom { .. }) => format!(" at {offset}"),
    };
    Some(format!("{:02}:{:02}{zone}", time.hour, time.minute))
}

/// What is wrong with a value and what to do. The value does not know its position, so
/// [`super::read`] fills in `{key}`, `{path}` and `{heading}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::files) struct Problem {
    /// The byte, if it is known.
    pub(in crate::files) at: Option<usize>,
    pub(in crate::files) what: String,
    pub(in crate::files) remedy: String,
}

/// Separates a problem's texts in serde's single text. No message contains it.
const BETWEEN: char = '\u{1F}';

impl Problem {
    pub(in crate::files) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at: None, what: what.into(), remedy: remedy.into() }
    }

    /// Returns the same problem with its byte in the file.
    pub(in crate::files) fn at(mut self, at: usize) -> Self {
        self.at = Some(at);
        self
    }

    /// Returns it as an error for serde.
    pub(super) fn into_serde<E: serde::de::Error>(self) -> E {
        E::custom(self)
    }

    /// Returns the problem from the text of serde's error. Serde's own messages are never
    /// shown: they quote the value, which could be a rating.
    pub(in crate::files) fn from_serde(message: &str) -> Self {
        let mut parts = message.split(BETWEEN);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(at), Some(what), Some(remedy)) => {
                Self { at: at.parse().ok(), what: what.to_owned(), remedy: remedy.to_owned() }
            }
            _ if message.contains("overflow") => {
                Self::new("this is not a TOML value", "correct it, or delete the line")
            }
            _ => Self::new("this value does not belong here", "compare it with docs/format.md"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at {
            write!(f, "{at}")?;
        }
        write!(f, "{BETWEEN}{}{BETWEEN}{}", self.what, self.remedy)
    }
}
