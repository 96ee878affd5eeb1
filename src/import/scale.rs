//! What a value becomes on our levels.
//!
//! A level counts once it is reached: the value's share of the scale, times
//! five, without what is left over. A scale that begins at 1 is taken as one
//! whose 0 nobody gives, so 1–5 stays as it is.

use std::fmt;
use std::str::FromStr;

use super::value::{Number, ONE, number, written};
use crate::team::{Kind, Position, Rating, TOP_LEVEL, Want};

/// The scale of a table's numbers. The first stands for the least, so that
/// `6..1` reads marks of which 1 is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    least: Number,
    most: Number,
    /// 0 and 1 are no and yes, as ticks are, and not nothing and everything.
    ticks: bool,
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", written(self.least), written(self.most))
    }
}

impl FromStr for Scale {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (least, most) = text
            .split_once("..")
            .or_else(|| text.split_once('-').filter(|(least, _)| !least.is_empty()))
            .ok_or("a scale is written MIN..MAX, such as 1..5")?;
        let end = |end: &str| {
            number(end.trim().trim_end_matches('%')).ok_or("both ends of a scale are numbers")
        };
        let (least, most) = (end(least)?, end(most)?);
        if least == most {
            return Err("the ends of a scale differ");
        }
        Ok(Self { least, most, ticks: false })
    }
}

impl Scale {
    /// From one whole number to another.
    const fn whole(least: i64, most: i64) -> Self {
        Self { least: least * ONE, most: most * ONE, ticks: false }
    }

    /// Marks for no and yes.
    const TICKS: Self = Self { ticks: true, ..Self::whole(0, 1) };

    /// Our own.
    pub(super) const LEVELS: Self = Self::whole(0, TOP_LEVEL as i64);

    /// Of a hundred.
    pub(super) const PERCENT: Self = Self::whole(0, 100);

    /// The scale that the table's numbers come from, or nothing where none is
    /// known that has them all.
    pub(super) fn guess(least: Number, most: Number, in_part: bool) -> Option<Self> {
        if least < 0 || most > 100 * ONE {
            return None;
        }
        let begins = i64::from(least >= ONE);
        Some(match (most + ONE - 1) / ONE {
            0 | 1 if in_part => Self::whole(0, 1),
            0 | 1 if least == 0 => Self::TICKS,
            // Who has seen no 1 has not seen where the scale begins.
            2 | 3 if least > ONE => Self::whole(1, 5),
            0..=3 => Self::whole(begins, 3),
            // Where nobody gave the highest, four is more likely one of five
            // than the most there is.
            4 | 5 => Self::whole(begins, 5),
            6..=10 => Self::whole(begins, 10),
            _ => Self::PERCENT,
        })
    }

    /// Returns it from its other end: of `1..6`, of which 1 is the best, `6..1`.
    pub(super) fn reversed(self) -> Self {
        Self { least: self.most, most: self.least, ..self }
    }

    /// Whether its highest number is the least.
    pub(super) fn is_reversed(self) -> bool {
        self.least > self.most
    }

    /// Its ends in whole numbers, the lower first.
    pub(super) fn whole_ends(self) -> (i64, i64) {
        (self.least.min(self.most) / ONE, self.least.max(self.most) / ONE)
    }

    /// Whether it has shares between its ends, not levels.
    pub(super) fn is_of_shares(self) -> bool {
        let wide = (self.most - self.least).abs();
        wide == ONE || wide > 10 * ONE
    }

    /// Whether a value lies on it.
    pub(super) fn has(self, value: Number) -> bool {
        (self.least.min(self.most)..=self.least.max(self.most)).contains(&value)
    }

    /// Its ends, the least first.
    pub(super) fn ends(self) -> [Number; 2] {
        [self.least, self.most]
    }

    /// A value's level, 0 to 5.
    fn level(self, value: Number) -> u8 {
        let start = if self.least == ONE && self.most > ONE { 0 } else { self.least };
        let share = i128::from(TOP_LEVEL) * i128::from(value - start);
        let level = share / i128::from(self.most - start);
        level.clamp(0, i128::from(TOP_LEVEL)) as u8
    }

    /// A value's position on a spectrum: the nearest of seven.
    fn position(self, value: Number) -> Position {
        let (from, whole) = (i128::from(value - self.least), i128::from(self.most - self.least));
        let place = (12 * from + whole) / (2 * whole);
        Position::ALL[place.clamp(0, 6) as usize]
    }

    /// What someone with this appetite wants: the highest quarter of the scale
    /// more of it, the lowest less. A convention.
    pub(super) fn want(self, appetite: Number) -> Option<Want> {
        let (from, whole) = (4 * (appetite - self.least), self.most - self.least);
        match (from <= whole, from >= 3 * whole) {
            (true, _) => Some(Want::Less),
            (_, true) => Some(Want::Grow),
            _ => None,
        }
    }

    /// Returns the rating that a number is, on a dimension of this kind.
    pub(super) fn rating(self, number: Number, kind: Kind) -> Option<Rating> {
        if kind == Kind::Personality {
            return Some(Rating::position(self.position(number)));
        }
        if self.ticks {
            return Rating::level(if number == 0 { 0 } else { 3 });
        }
        Rating::level(self.level(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(scale: &str, values: &[i64]) -> Vec<u8> {
        let scale: Scale = scale.parse().unwrap();
        values.iter().map(|value| scale.level(value * ONE)).collect()
    }

    #[test]
    fn the_scales_of_skills_matrices_become_our_levels() {
        assert_eq!(levels("0..5", &[0, 1, 2, 3, 4, 5]), [0, 1, 2, 3, 4, 5]);
        assert_eq!(levels("1..5", &[1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
        assert_eq!(levels("0..3", &[0, 1, 2, 3]), [0, 1, 3, 5]);
        assert_eq!(levels("1..4", &[1, 2, 3, 4]), [1, 2, 3, 5]);
        assert_eq!(levels("1..10", &[1, 2, 5, 6, 8, 10]), [0, 1, 2, 3, 4, 5]);
        assert_eq!(levels("0..100", &[0, 19, 20, 59, 60, 99, 100]), [0, 0, 1, 2, 3, 4, 5]);
        assert_eq!(levels("6..1", &[6, 5, 3, 1]), [0, 1, 3, 5]);
    }

    #[test]
    fn a_level_is_monotone_and_its_ends_are_the_ends() {
        for scale in ["0..7", "1..7", "-3..3", "10..50", "5..1", "0..1"] {
            let parsed: Scale = scale.parse().unwrap();
            let [least, most] = parsed.ends();
            let steps = (0..=100).map(|step| parsed.level(least + (most - least) / 100 * step));
            let levels: Vec<u8> = steps.collect();
            assert!(levels.is_sorted(), "{scale}: {levels:?}");
            assert_eq!(levels.last(), Some(&5), "{scale}");
            assert!(levels[0] <= 1, "{scale}");
        }
    }

    #[test]
    fn the_scale_is_guessed_from_its_ends() {
        let guess = |least, most| Scale::guess(least * ONE, most * ONE, false).unwrap().to_string();
        assert_eq!(guess(0, 3), "0..3");
        assert_eq!(guess(1, 5), "1..5");
        assert_eq!(guess(0, 4), "0..5");
        assert_eq!(guess(2, 9), "1..10");
        assert_eq!(guess(1, 3), "1..3");
        assert_eq!(guess(3, 3), "1..5");
        assert_eq!(guess(0, 80), "0..100");
        assert_eq!(guess(0, 1), "0..1");
        assert_eq!(Scale::guess(0, ONE, true), "0..1".parse().ok());
        assert_ne!(Scale::guess(0, ONE, false), "0..1".parse().ok(), "ticks are no shares");
        assert!(Scale::guess(-ONE, ONE, false).is_none());
        assert!(Scale::guess(0, 250 * ONE, false).is_none());
    }

    #[test]
    fn a_scale_is_written_with_its_two_ends() {
        for wrong in ["5", "a..b", "3..3", "..", "1..", "-5"] {
            assert!(wrong.parse::<Scale>().is_err(), "{wrong}");
        }
        assert_eq!("1-5".parse::<Scale>(), "1..5".parse());
        assert_eq!("0..100%".parse::<Scale>().map(|scale| scale.to_string()), Ok("0..100".into()));
    }

    #[test]
    fn the_ends_of_an_appetite_are_wants() {
        let scale = Scale::whole(1, 5);
        let wants = [1, 2, 3, 4, 5].map(|value| scale.want(value * ONE));
        let (less, grow) = (Some(Want::Less), Some(Want::Grow));
        assert_eq!(wants, [less, less, None, grow, grow]);
    }

    #[test]
    fn a_spectrum_has_seven_places() {
        let places = |scale: &str, values: &[i64]| -> Vec<&str> {
            let scale: Scale = scale.parse().unwrap();
            values.iter().map(|value| scale.position(value * ONE).word()).collect()
        };
        assert_eq!(places("-3..3", &[-3, -1, 0, 3]), ["A3", "A1", "mid", "B3"]);
        assert_eq!(places("1..5", &[1, 3, 5]), ["A3", "mid", "B3"]);
        assert_eq!(places("3..-3", &[3, 0, -3]), ["A3", "mid", "B3"]);
    }
}
