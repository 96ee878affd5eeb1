//! Reads an answer: a level, a position, a pass, a want, or a combination. No message
//! here ever repeats the answer.

use super::check::Check;
use crate::files::FileError;
use crate::files::format::answer::{Answer, AnswerTable, Either};
use crate::files::format::table::{At, start};
use crate::files::format::value::Found;
use crate::team::{Kind, Position, Rating, Want};

/// The scale that an answer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// 0 to 5.
    Level,
    /// A3 to B3.
    Position,
}

impl Scale {
    /// Returns the scale of a kind of dimension.
    pub fn of(kind: Kind) -> Self {
        if kind == Kind::Personality { Self::Position } else { Self::Level }
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

impl Check<'_> {
    /// Returns a member's answer, which must be on this scale.
    pub(super) fn rating(
        &mut self,
        value: &At<Answer<'_>>,
        dimension: &str,
        scale: Scale,
    ) -> Result<Rating, FileError> {
        let (rating, _) = self.answer(value, dimension, Some(scale))?;
        self.no_panel(value);
        Ok(rating)
    }

    /// Warns of keys that only a panel's answer may have.
    pub(super) fn no_panel(&mut self, value: &At<Answer<'_>>) {
        if let Either::Long(long) = value.get_ref() {
            self.not_here(&long.0.source, "source", "an answer");
            self.not_here(&long.0.evidence, "evidence", "an answer");
            self.not_here(&long.0.judge, "judge", "an answer");
        }
    }

    /// Returns an answer, and the scale of its value.
    pub(super) fn answer(
        &mut self,
        value: &At<Answer<'_>>,
        dimension: &str,
        scale: Option<Scale>,
    ) -> Result<(Rating, Option<Scale>), FileError> {
        let at = start(value);
        match value.get_ref() {
            Either::Short(found) => self.short(found, at, dimension, scale),
            Either::Long(long) => {
                self.unknown(&long.1, "an answer");
                self.long(&long.0, at, dimension, scale)
            }
            Either::Several(_) => Err(self.no_answer(&Found::List, at, dimension, scale)),
        }
    }

    fn short(
        &self,
        found: &Found<'_>,
        at: usize,
        dimension: &str,
        scale: Option<Scale>,
    ) -> Result<(Rating, Option<Scale>), FileError> {
        let answer = match found {
            Found::Text(word) if word == "pass" => return Ok((Rating::PASS, scale)),
            Found::Text(word) => {
                Position::from_word(word).map(|own| (Rating::position(own), Scale::Position))
            }
            Found::Whole(level) => u8::try_from(*level)
                .ok()
                .and_then(Rating::level)
                .map(|rating| (rating, Scale::Level)),
            _ => None,
        };
        match answer {
            Some((rating, on)) if scale.is_none_or(|scale| scale == on) => Ok((rating, Some(on))),
            _ => Err(self.no_answer(found, at, dimension, scale)),
        }
    }

    fn long(
        &mut self,
        own: &AnswerTable<'_>,
        at: usize,
        dimension: &str,
        scale: Option<Scale>,
    ) -> Result<(Rating, Option<Scale>), FileError> {
        let (mut rating, mut on) = (Rating::BLANK, scale);
        for (key, given) in [(Scale::Level, &own.level), (Scale::Position, &own.end)] {
            let Some(given) = given else { continue };
            let (at, given) = (start(given), given.get_ref());
            let fits = scale.is_none_or(|scale| scale == key);
            if !fits || !rating.is_blank() {
                return Err(self.no_answer(given, at, dimension, scale));
            }
            (rating, on) = self.short(given, at, dimension, Some(key))?;
            if rating.is_pass() {
                on = scale;
            }
        }
        if let Some(want) = &own.want {
            let word = match want.get_ref() {
                Found::Text(word) => Some(&**word),
                _ => None,
            };
            let Some(want) =
                [Want::Grow, Want::Less].into_iter().find(|own| word == Some(own.word()))
            else {
                let what =
                    format!("the want of the answer on `{dimension}` is neither grow nor less");
                let remedy = "write want = \"grow\" or want = \"less\"";
                return Err(self.fault(start(want), what, remedy));
            };
            if rating.is_pass() {
                let what =
                    format!("the answer on `{dimension}` says two things that exclude each other");
                return Err(self.fault(at, what, "keep one of the two"));
            }
            rating = rating.with_want(Some(want));
        } else if rating.is_blank() {
            let what = format!("the answer on `{dimension}` says nothing");
            self.warn(at, what, "it counts as not answered");
        }
        Ok((rating, on))
    }

    /// Returns an error for a value that is no answer. It names the kind of the value,
    /// never the value.
    fn no_answer(
        &self,
        found: &Found<'_>,
        at: usize,
        dimension: &str,
        scale: Option<Scale>,
    ) -> FileError {
        let what = match (found, scale) {
            (Found::Fraction, _) => {
                format!("the answer on `{dimension}` is not a whole number")
            }
            (Found::Text(_), Some(Scale::Level)) => {
                format!("the answer on `{dimension}` is a text, and this scale has numbers")
            }
            (Found::Whole(_) | Found::Number, Some(Scale::Position)) => {
                format!("the answer on `{dimension}` is a number, and this scale has two ends")
            }
            (Found::Whole(_) | Found::Number | Found::Text(_) | Found::Flag(_), _) => {
                format!("the answer on `{dimension}` is not on its scale")
            }
            (other, _) => format!("the answer on `{dimension}` is {}", other.kind()),
        };
        let remedy = scale.map_or("write 0 to 5, A3 to B3, or \"pass\"", Scale::remedy);
        self.fault(at, what, remedy)
    }
}
