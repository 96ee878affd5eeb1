//! One person's answer, said back to that person alone.

use std::fmt::Display;

use crate::team::{Dimension, Position, Rating, Want};
use crate::text::said;

/// A place on a spectrum in words, never as a number below zero.
pub fn position(dimension: &Dimension, position: Position) -> impl Display + '_ {
    let [a, b] = &dimension.poles;
    said(move |f| match position {
        Position::A3 => write!(f, "strongly: {a}"),
        Position::A2 => write!(f, "clearly: {a}"),
        Position::A1 => write!(f, "leaning towards: {a}"),
        Position::Middle => f.write_str("in the middle"),
        Position::B1 => write!(f, "leaning towards: {b}"),
        Position::B2 => write!(f, "clearly: {b}"),
        Position::B3 => write!(f, "strongly: {b}"),
    })
}

/// The value of an answer in words: "3  most of it on my own".
pub fn answer(dimension: &Dimension, rating: Rating) -> impl Display + '_ {
    said(move |f| {
        if rating.is_pass() {
            return f.write_str("prefer not to say");
        }
        let Some(value) = rating.value() else { return f.write_str("not answered") };
        match dimension.level_words(value) {
            Some(words) => write!(f, "{value}  {words}"),
            None => match Position::ALL.get(usize::from(value)) {
                Some(&at) => write!(f, "{}", position(dimension, at)),
                None => Ok(()),
            },
        }
    })
}

/// What a person would like beside a rating, in their own voice.
pub fn want(want: Option<Want>) -> &'static str {
    match want {
        Some(Want::Grow) => "I want more of this",
        Some(Want::Less) => "I can, but I'd rather do less of it",
        None => "neither",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::{Id, Kind};

    #[test]
    fn a_spectrum_is_said_by_its_poles_and_never_with_a_minus() {
        let mut debate = Dimension::new(Id::from_name("d"), "In a debate", Kind::Personality);
        debate.poles = ["Challenges".to_owned(), "Supports".to_owned()];
        let said: Vec<String> = Position::ALL.map(|at| position(&debate, at).to_string()).into();
        assert_eq!(said[1], "clearly: Challenges");
        assert_eq!(said[4], "leaning towards: Supports");
        assert!(said.iter().all(|words| !words.contains('-')), "{said:?}");
    }

    #[test]
    fn zero_a_pass_and_no_answer_are_three_different_sentences() {
        let skill = Dimension::new(Id::from_name("d"), "Data", Kind::Skill);
        let zero = Rating::level(0).unwrap();
        assert_eq!(answer(&skill, zero).to_string(), "0  not something I do");
        assert_eq!(answer(&skill, Rating::PASS).to_string(), "prefer not to say");
        assert_eq!(answer(&skill, Rating::BLANK).to_string(), "not answered");
    }
}
