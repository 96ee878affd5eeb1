//! One person's answer in words, for that person only.

use crate::team::{Dimension, Position, Rating, Want};

/// Returns a position on a spectrum in words, never as a negative number.
pub fn position(dimension: &Dimension, position: Position) -> String {
    let [a, b] = &dimension.poles;
    match position {
        Position::A3 => format!("strongly: {a}"),
        Position::A2 => format!("clearly: {a}"),
        Position::A1 => format!("leaning towards: {a}"),
        Position::Middle => "in the middle".to_owned(),
        Position::B1 => format!("leaning towards: {b}"),
        Position::B2 => format!("clearly: {b}"),
        Position::B3 => format!("strongly: {b}"),
    }
}

/// Returns the value of an answer in words: "3  most of it on my own".
pub fn answer(dimension: &Dimension, rating: Rating) -> String {
    if rating.is_pass() {
        return "prefer not to say".to_owned();
    }
    let Some(value) = rating.value() else { return "not answered".to_owned() };
    match (dimension.level_words(value), Position::ALL.get(usize::from(value))) {
        (Some(words), _) => format!("{value}  {words}"),
        (None, Some(&at)) => position(dimension, at),
        (None, None) => String::new(),
    }
}

/// Returns what a person would like next to a rating, in their own voice.
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
        let sentences: Vec<String> = Position::ALL.map(|at| position(&debate, at)).into();
        assert_eq!(sentences[1], "clearly: Challenges");
        assert_eq!(sentences[4], "leaning towards: Supports");
        assert!(sentences.iter().all(|words| !words.contains('-')), "{sentences:?}");
    }

    #[test]
    fn zero_a_pass_and_no_answer_are_three_different_sentences() {
        let skill = Dimension::new(Id::from_name("d"), "Data", Kind::Skill);
        let zero = Rating::level(0).unwrap();
        assert_eq!(answer(&skill, zero), "0  not something I do");
        assert_eq!(answer(&skill, Rating::PASS), "prefer not to say");
        assert_eq!(answer(&skill, Rating::BLANK), "not answered");
    }
}
