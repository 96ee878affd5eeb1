//! One answer: a level, a position, a pass, a want, or several of these.
//! No message here ever repeats what the answer says.

use super::document::Data;
use super::reader::{Reader, Table, Value, whole_number};
use crate::files::Fault;
use crate::team::{Kind, Position, Rating, TOP_LEVEL, Want};

/// The scale that an answer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// 0 to 5.
    Level,
    /// A3 to B3.
    Position,
}

impl Scale {
    /// The scale of a kind of dimension.
    pub fn of(kind: Kind) -> Self {
        if kind == Kind::Personality { Self::Position } else { Self::Level }
    }

    /// The key of its value in the long form of an answer.
    pub fn key(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Position => "end",
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Level => {
                "write 0 to 5 without quotes, \"pass\", or { level = …, want = \"grow\" }"
            }
            Self::Position => {
                "write one of \"A3\" \"A2\" \"A1\" \"mid\" \"B1\" \"B2\" \"B3\" or \"pass\""
            }
        }
    }
}

/// The keys of an answer in its long form.
pub(super) const KEYS: [&str; 3] = ["level", "end", "want"];

impl Reader<'_> {
    /// An answer on a known scale.
    pub(super) fn rating(
        &mut self,
        value: &Value<'_>,
        dimension: &str,
        scale: Scale,
    ) -> Result<Rating, Fault> {
        self.answer(value, dimension, Some(scale), &KEYS).map(|(rating, _)| rating)
    }

    /// An answer, and the scale that it shows itself to be on. `known` are the
    /// keys that its long form may have.
    pub(super) fn answer(
        &mut self,
        value: &Value<'_>,
        dimension: &str,
        scale: Option<Scale>,
        known: &[&str],
    ) -> Result<(Rating, Option<Scale>), Fault> {
        match &value.data {
            Data::Text(word) if word == "pass" => Ok((Rating::PASS, scale)),
            Data::Table(table) => self.long(value, table, dimension, scale, known),
            _ => self.short(value, dimension, scale),
        }
    }

    fn short(
        &self,
        value: &Value<'_>,
        dimension: &str,
        scale: Option<Scale>,
    ) -> Result<(Rating, Option<Scale>), Fault> {
        let found = match &value.data {
            Data::Text(word) => {
                Position::from_word(word).map(|at| (Rating::position(at), Scale::Position))
            }
            Data::Number(_) => whole_number(value)
                .filter(|&level| level <= u32::from(TOP_LEVEL))
                .and_then(|level| Rating::level(level as u8))
                .map(|rating| (rating, Scale::Level)),
            _ => None,
        };
        match found {
            Some((rating, on)) if scale.is_none_or(|scale| scale == on) => Ok((rating, Some(on))),
            _ => Err(self.no_answer(value, dimension, scale)),
        }
    }

    fn long(
        &mut self,
        value: &Value<'_>,
        table: &Table<'_>,
        dimension: &str,
        scale: Option<Scale>,
        known: &[&str],
    ) -> Result<(Rating, Option<Scale>), Fault> {
        self.unknown(table, known, "an answer");
        let (mut rating, mut on) = (Rating::BLANK, scale);
        for key in [Scale::Level, Scale::Position] {
            let Some(given) = table.get(key.key()) else { continue };
            let fits = scale.is_none_or(|scale| scale == key);
            if !fits || !rating.is_blank() {
                return Err(self.no_answer(given, dimension, scale));
            }
            (rating, on) = match &given.data {
                Data::Text(word) if word == "pass" => (Rating::PASS, scale),
                _ => self.short(given, dimension, Some(key))?,
            };
        }
        if let Some(want) = table.get("want") {
            let want = match want.as_str() {
                Some("grow") => Want::Grow,
                Some("less") => Want::Less,
                _ => {
                    let what = format!("the want beside `{dimension}` is neither grow nor less");
                    let remedy = "write want = \"grow\" or want = \"less\"";
                    return Err(self.fault(want.at(), what, remedy));
                }
            };
            if rating.is_pass() {
                let what =
                    format!("the answer on `{dimension}` says two things that exclude each other");
                return Err(self.fault(value.at(), what, "keep one of the two"));
            }
            rating = rating.with_want(Some(want));
        } else if rating.is_blank() {
            let what = format!("the answer on `{dimension}` says nothing");
            self.warn(value.at(), what, "it counts as not answered");
        }
        Ok((rating, on))
    }

    fn no_answer(&self, value: &Value<'_>, dimension: &str, scale: Option<Scale>) -> Fault {
        let what = format!("the answer on `{dimension}` is not on its scale");
        let remedy = scale.map_or("write 0 to 5, A3 to B3, or \"pass\"", Scale::remedy);
        self.fault(value.at(), what, remedy)
    }
}
