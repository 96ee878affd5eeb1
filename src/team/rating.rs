//! One person's answer about themselves on one dimension.

use std::fmt;

/// What a person would like, in addition to the rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Want {
    /// The person wants more of this.
    Grow,
    /// The person can do it, and would rather not.
    Less,
}

impl Want {
    /// Returns the word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Grow => "grow",
            Self::Less => "less",
        }
    }
}

/// A position on a spectrum between two ends, neither of them better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// Strongly the left end.
    A3,
    /// Clearly the left end.
    A2,
    /// Rather the left end.
    A1,
    /// The middle.
    Middle,
    /// Rather the right end.
    B1,
    /// Clearly the right end.
    B2,
    /// Strongly the right end.
    B3,
}

impl Position {
    /// All seven positions, from left to right.
    pub const ALL: [Self; 7] =
        [Self::A3, Self::A2, Self::A1, Self::Middle, Self::B1, Self::B2, Self::B3];

    /// Returns 0 to 6, from left to right.
    pub fn index(self) -> u8 {
        self as u8
    }

    /// Returns the word that files use.
    pub fn word(self) -> &'static str {
        ["A3", "A2", "A1", "mid", "B1", "B2", "B3"][self as usize]
    }

    /// Returns the position that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|position| position.word() == word)
    }
}

/// One answer in one byte, so that large teams need little memory. Bits 0–2 are the value
/// (a level 0–5, or a position 0–6; 7 is no value), then come `grow`, `less` and "prefer
/// not to say". `Debug` never shows the value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rating(u8);

const VALUE: u8 = 0b111;
const GROW: u8 = 0b1000;
const LESS: u8 = 0b1_0000;
const PASS: u8 = 0b10_0000;

impl Rating {
    /// Not answered. Not the same as 0, and not the same as a pass.
    pub const BLANK: Self = Self(VALUE);
    /// Prefer not to say: answered, without a value.
    pub const PASS: Self = Self(VALUE | PASS);

    /// Returns the answer for a level of a skill or an experience; nothing above 5.
    pub fn level(level: u8) -> Option<Self> {
        (level <= super::TOP_LEVEL).then_some(Self(level))
    }

    /// Returns the answer for a position on a spectrum.
    pub fn position(position: Position) -> Self {
        Self(position.index())
    }

    /// Returns the value: a level 0–5 or a [`Position`]'s index 0–6, by the dimension's kind.
    pub fn value(self) -> Option<u8> {
        let value = self.0 & VALUE;
        (value != VALUE).then_some(value)
    }

    /// Returns the slot of a histogram: the value 0–6, or 7 without a value.
    pub fn slot(self) -> usize {
        usize::from(self.0 & VALUE)
    }

    /// Returns what the person would like.
    pub fn want(self) -> Option<Want> {
        match self.0 & (GROW | LESS) {
            GROW => Some(Want::Grow),
            LESS => Some(Want::Less),
            _ => None,
        }
    }

    /// Returns the same answer with another want. A pass has no want.
    #[must_use]
    pub fn with_want(self, want: Option<Want>) -> Self {
        if self.is_pass() {
            return self;
        }
        let flag = match want {
            None => 0,
            Some(Want::Grow) => GROW,
            Some(Want::Less) => LESS,
        };
        Self(self.0 & VALUE | flag)
    }

    /// Returns the same answer with the next want: more, less, neither.
    #[must_use]
    pub fn with_next_want(self) -> Self {
        self.with_want(match self.want() {
            None => Some(Want::Grow),
            Some(Want::Grow) => Some(Want::Less),
            Some(Want::Less) => None,
        })
    }

    /// Returns whether the person preferred not to say.
    pub fn is_pass(self) -> bool {
        self.0 & PASS != 0
    }

    /// Returns whether there is a value or a pass; a want alone is no answer.
    pub fn is_answered(self) -> bool {
        self.value().is_some() || self.is_pass()
    }

    /// Returns whether there is no answer at all, not even a want.
    pub fn is_blank(self) -> bool {
        self == Self::BLANK
    }
}

impl Default for Rating {
    fn default() -> Self {
        Self::BLANK
    }
}

impl fmt::Debug for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rating(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_pass_and_zero_are_three_different_things() {
        let zero = Rating::level(0).unwrap();
        assert!(zero.value() == Some(0) && zero.is_answered());
        assert!(Rating::PASS.value().is_none() && Rating::PASS.is_answered());
        assert!(Rating::BLANK.value().is_none() && !Rating::BLANK.is_answered());
    }

    #[test]
    fn a_want_alone_is_not_an_answer_and_not_blank() {
        let want = Rating::BLANK.with_want(Some(Want::Grow));
        assert!(!want.is_answered() && !want.is_blank());
        assert!(want.want() == Some(Want::Grow));
        assert!(want.with_want(None).is_blank());
    }

    #[test]
    fn a_panic_message_with_a_rating_in_it_does_not_tell_the_rating() {
        assert_eq!(format!("{:?}", Rating::level(4).unwrap()), "Rating(…)");
    }

    #[test]
    fn every_position_is_found_by_its_word() {
        for position in Position::ALL {
            assert_eq!(Position::from_word(position.word()), Some(position));
        }
    }
}
