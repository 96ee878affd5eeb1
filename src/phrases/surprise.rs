//! What was expected beside what came.

use std::fmt::Display;

use super::{Names, state};
use crate::coverage::{Coverage, Standing, Surprise};
use crate::team::{Expected, Team};
use crate::text::said;

/// A guess in words: "more than enough", "nobody".
pub fn expected(guess: Expected) -> &'static str {
    match guess {
        Expected::Strong => "more than enough",
        Expected::Gap => "nobody",
    }
}

/// What surprised us about a dimension, without its name: "we expected more
/// than enough, and found only Eve".
pub fn surprise<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    of: &'a Surprise,
    names: &'a Names,
) -> impl Display + use<'a> {
    let came = state(team, coverage, of.dimension, names);
    said(move |f| match of.expected {
        _ if of.came == Standing::Unknown => match of.expected {
            Some(guess) => write!(f, "we expected {}; {came}", expected(guess)),
            None => write!(f, "{came}"),
        },
        None => write!(f, "nobody named it, and we found {came}"),
        Some(_) if of.distance == 0 => write!(f, "as expected: {came}"),
        Some(guess) => write!(f, "we expected {}, and found {came}", expected(guess)),
    })
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
        for (place, expected) in [(1, Expected::Strong), (6, Expected::Gap), (7, Expected::Gap)] {
            let dimension = team.dimensions()[place].id.clone();
            team.expectations.push(Expectation { dimension, expected });
        }
        let (coverage, names) = (Coverage::of(&team, None), Names::full(&team));
        let found = surprises(&team, &coverage);
        let said: Vec<String> =
            found.iter().map(|one| surprise(&team, &coverage, one, &names).to_string()).collect();
        assert_eq!(
            said,
            [
                "we expected more than enough, and found only Eve",
                "nobody named it, and we found covered, 1 more",
                "nobody named it, and we found nobody so far",
                "as expected: nobody",
                "we expected nobody; 2 of 7 answered",
            ]
        );
    }
}
