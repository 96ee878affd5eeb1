//! Surprises: the team's guesses before the reveal, compared with the map, the biggest
//! difference first.

use std::cmp::Reverse;

use super::{Coverage, CoverageStatus};
use crate::team::{Expected, State, Team};

/// One dimension's guess, and its state on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surprise {
    /// By index.
    pub dimension: usize,
    /// The guess; nothing if nobody guessed about a row that turned out to have nobody.
    pub expected: Option<Expected>,
    /// The state on the map.
    pub came: CoverageStatus,
    /// How many states apart the two are; 0 is as expected.
    pub distance: u8,
}

/// Returns every guess about a needed skill or experience, and every row with nobody that no one
/// guessed about: that is as surprising as a row that was expected to be strong and depends on one
/// person. A covered row without a guess surprises no one. The biggest surprises come first, then
/// by priority, then in file order; rows with too few answers come last. Empty without guesses.
pub fn surprises(team: &Team, coverage: &Coverage) -> Vec<Surprise> {
    if team.expectations.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, dimension) in team.dimensions().iter().enumerate() {
        let came = coverage.dimension(index).status;
        if dimension.is_spectrum() || came == CoverageStatus::NotNeeded {
            continue;
        }
        let guess = team.expectations.iter().find(|guess| guess.dimension == dimension.id);
        let expected = guess.map(|guess| guess.expected);
        let distance = came.state().map_or(0, |state| distance(expected, state));
        if expected.is_some() || distance > 0 {
            found.push(Surprise { dimension: index, expected, came, distance });
        }
    }
    found.sort_by_key(|surprise| {
        let priority = coverage.dimension(surprise.dimension).need().priority();
        (surprise.came == CoverageStatus::Unknown, Reverse(surprise.distance), Reverse(priority))
    });
    found
}

/// The distance of a row with nobody that no one guessed about. A convention.
const UNEXPECTED_GAP_DISTANCE: u8 = 3;

fn distance(expected: Option<Expected>, came: State) -> u8 {
    let came = came as u8;
    match expected {
        Some(Expected::Gap) => came - State::Gap as u8,
        Some(Expected::Strong) => State::Strong as u8 - came,
        None if came == State::Gap as u8 => UNEXPECTED_GAP_DISTANCE,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, skill, team};
    use crate::team::{Dimension, Expectation, Need};

    fn guessing(guesses: &[(usize, Expected)]) -> Team {
        let urgent = |name: &str| {
            let need = Need::People { level: 3, people: 2, priority: 3 };
            Dimension { need, ..skill(name, 2, 3) }
        };
        let mut team = team(
            "Ada Bo Cyd Dee",
            vec![
                (skill("Gap", 2, 3), "0 0 0 0"),
                (skill("Thin", 2, 3), "3 0 0 0"),
                (skill("Strong", 2, 3), "3 3 3 0"),
                (urgent("Urgent thin"), "3 0 0 0"),
                (skill("Unknown", 2, 3), "3 . . ."),
                (between("Risk", "Bold", "Careful"), "a3 a3 a3 a3"),
            ],
        );
        for &(index, expected) in guesses {
            let dimension = team.dimensions()[index].id.clone();
            team.expectations.push(Expectation { dimension, expected });
        }
        team
    }

    fn order(guesses: &[(usize, Expected)]) -> Vec<(usize, u8)> {
        let team = guessing(guesses);
        let found = surprises(&team, &Coverage::of(&team, None));
        found.iter().map(|one| (one.dimension, one.distance)).collect()
    }

    #[test]
    fn the_biggest_surprise_comes_first_and_priority_decides_among_equals() {
        use Expected::{Gap, Strong};
        assert_eq!(
            order(&[(0, Strong), (1, Strong), (2, Strong), (3, Strong), (4, Gap)]),
            [(0, 4), (3, 3), (1, 3), (2, 0), (4, 0)]
        );
    }

    #[test]
    fn a_gap_that_nobody_named_is_a_big_surprise_and_what_is_covered_is_none() {
        assert_eq!(order(&[(1, Expected::Gap)]), [(0, 3), (1, 1)]);
    }

    #[test]
    fn without_expectations_and_on_spectra_nothing_surprises() {
        assert_eq!(order(&[]), []);
        assert!(order(&[(5, Expected::Strong)]).iter().all(|&(index, _)| index != 5));
    }
}
