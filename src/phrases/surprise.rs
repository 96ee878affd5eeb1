//! What was expected, compared with the answers.

use super::{Names, state};
use crate::coverage::{Coverage, CoverageStatus, Surprise};
use crate::team::{Expected, Team};

/// Returns a guess in words.
pub fn expected(guess: Expected) -> &'static str {
    match guess {
        Expected::Strong => "strong",
        Expected::Gap => "nobody",
    }
}

/// Returns what surprised us about a dimension, without its name: "we guessed strong: only Eve".
pub fn surprise(team: &Team, coverage: &Coverage, of: &Surprise, names: &Names) -> String {
    let came = state(team, coverage, of.dimension, names);
    match of.expected {
        _ if of.came == CoverageStatus::Unknown => match of.expected {
            Some(guess) => format!("we guessed {}; {came}", expected(guess)),
            None => came,
        },
        None => format!("we had not guessed this: {came}"),
        Some(_) if of.distance == 0 => format!("as we guessed: {came}"),
        Some(Expected::Strong) => format!("we thought we were strong; it is {came}"),
        Some(Expected::Gap) => format!("we thought there was nobody; it is {came}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::sketch;
    use crate::coverage::surprises;
    use crate::team::Expectation;

    #[test]
    fn surprises_say_what_was_expected_and_what_came() {
        let mut team = sketch();
        for (index, expected) in [(1, Expected::Strong), (6, Expected::Gap), (7, Expected::Gap)] {
            let dimension = team.dimensions()[index].id.clone();
            team.expectations.push(Expectation { dimension, expected });
        }
        let (coverage, names) = (Coverage::of(&team, None), Names::full(&team));
        let found = surprises(&team, &coverage);
        let sentences: Vec<String> =
            found.iter().map(|one| surprise(&team, &coverage, one, &names)).collect();
        assert_eq!(
            sentences,
            [
                "we thought we were strong; it is only Eve",
                "we had not guessed this: nobody so far",
                "as we guessed: nobody",
                "we guessed nobody; 2 of 7 answered",
            ]
        );
    }
}
