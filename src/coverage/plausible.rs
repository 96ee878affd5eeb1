//! Results that may be too good to be true: they deserve a question, never an
//! accusation.
//!
//! People easily believe a welcome result. So the program asks: the person, in private,
//! at the end of their rating; and the team, once, after the reveal. All thresholds are
//! conventions.

use super::{Coverage, CoverageStatus};
use crate::team::{Expected, Kind, Rating, State, TOP_LEVEL, Team};

/// At least this many equal answers in a row are worth a question.
const MIN_EQUAL_RUN: usize = 8;

/// A question about one person's answers, which only that person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonDoubt {
    /// The same answer to this many dimensions in a row, eight or more.
    InARow(usize),
    /// Every skill and experience answered with the highest level.
    AllAtTheTop,
}

/// A question about the whole team's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TeamDoubt {
    /// Every needed skill and experience has more people than needed.
    AllStrong,
    /// Three quarters of all skill ratings or more are at the highest level.
    MostAtTheTop,
    /// Every expected shortfall turned out better, and everything that was expected to be
    /// strong is strong.
    BeatenEverywhere,
}

/// Returns what to ask a member about their own answers; `answers` are theirs in the
/// order of the dimensions.
///
/// Equal answers in a row are all levels or all positions: a 3 and the middle of a
/// spectrum are different. A question without an answer ends the row.
pub fn person_doubts(team: &Team, answers: &[Rating]) -> Vec<PersonDoubt> {
    let mut doubts = Vec::new();
    let longest = longest_run(team, answers);
    if longest >= MIN_EQUAL_RUN {
        doubts.push(PersonDoubt::InARow(longest));
    }
    let levels = || {
        let rows = team.dimensions().iter().zip(answers);
        rows.filter(|(dimension, _)| !dimension.is_spectrum()).filter_map(|(_, one)| one.value())
    };
    if levels().next().is_some() && levels().all(|level| level == TOP_LEVEL) {
        doubts.push(PersonDoubt::AllAtTheTop);
    }
    doubts
}

fn longest_run(team: &Team, answers: &[Rating]) -> usize {
    let (mut longest, mut run, mut before) = (0, 0, None);
    for (dimension, answer) in team.dimensions().iter().zip(answers) {
        let value = answer.value().map(|value| (dimension.is_spectrum(), value));
        run = match value {
            None => 0,
            Some(_) if value == before => run + 1,
            Some(_) => 1,
        };
        before = value;
        longest = longest.max(run);
    }
    longest
}

/// Returns what to ask the team about its answers.
pub fn team_doubts(team: &Team, coverage: &Coverage) -> Vec<TeamDoubt> {
    let summary = coverage.summary();
    let mut doubts = Vec::new();
    if summary.targeted() > 0 && summary.in_state(State::Strong) == summary.targeted() {
        doubts.push(TeamDoubt::AllStrong);
    }
    let (mut top, mut all) = (0_u64, 0_u64);
    for (dimension, coverage) in team.dimensions().iter().zip(coverage.dimensions()) {
        if dimension.kind == Kind::Skill {
            top += u64::from(coverage.histogram()[usize::from(TOP_LEVEL)]);
            all += u64::from(coverage.rated());
        }
    }
    if all > 0 && 4 * top >= 3 * all {
        doubts.push(TeamDoubt::MostAtTheTop);
    }
    if beaten_everywhere(team, coverage) {
        doubts.push(TeamDoubt::BeatenEverywhere);
    }
    doubts
}

fn beaten_everywhere(team: &Team, coverage: &Coverage) -> bool {
    let mut shortfalls = 0;
    for guess in &team.expectations {
        let Some(index) = team.dimension_index(guess.dimension.as_str()) else { continue };
        let state = match coverage.dimension(index).status {
            CoverageStatus::NotNeeded | CoverageStatus::Unknown => continue,
            CoverageStatus::Is(state) | CoverageStatus::SoFar(state) => state,
        };
        match guess.expected {
            Expected::Gap if state > State::Gap => shortfalls += 1,
            Expected::Strong if state == State::Strong => {}
            Expected::Gap | Expected::Strong => return false,
        }
    }
    shortfalls > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, rating, skill, team};
    use crate::team::{Dimension, Expectation, Id};

    fn own(answers: &str) -> Vec<PersonDoubt> {
        let rows: Vec<(Dimension, &str)> = answers
            .split_whitespace()
            .enumerate()
            .map(|(index, answer)| {
                let name = format!("D{index}");
                let spectrum = answer.starts_with(['a', 'b', 'm']);
                let dimension =
                    if spectrum { between(&name, "A", "B") } else { skill(&name, 2, 3) };
                (dimension, answer)
            })
            .collect();
        let sentences: Vec<Rating> = rows.iter().map(|(_, answer)| rating(answer)).collect();
        person_doubts(&team("Ada", rows), &sentences)
    }

    #[test]
    fn eight_equal_answers_in_a_row_are_worth_a_question() {
        assert_eq!(own("1 3 3 3 3 3 3 3 2"), []);
        assert_eq!(own("1 3 3 3 3 3 3 3 3"), [PersonDoubt::InARow(8)]);
        assert_eq!(own("0 0 0 0 0 0 0 0 0 1"), [PersonDoubt::InARow(9)]);
        assert_eq!(
            own("3 3 3 3 3- 3+ 3 3 1"),
            [PersonDoubt::InARow(8)],
            "a want is no other answer"
        );
    }

    #[test]
    fn what_was_not_answered_and_the_other_kind_of_scale_end_a_row() {
        assert_eq!(own("3 3 3 3 . 3 3 3 3"), []);
        assert_eq!(own("3 3 3 3 p 3 3 3 3"), []);
        assert_eq!(own(". . . . . . . . ."), []);
        assert_eq!(own("3 3 3 3 m m m m"), [], "a level 3 and the middle are different answers");
        assert_eq!(own("m m m m m m m m"), [PersonDoubt::InARow(8)]);
    }

    #[test]
    fn all_at_the_top_looks_at_levels_alone() {
        assert_eq!(own("5 5 . 5 m a3"), [PersonDoubt::AllAtTheTop]);
        assert_eq!(own("5 5 4 5"), []);
        assert_eq!(own("b3 b2 ."), []);
    }

    #[test]
    fn a_team_strong_in_everything_is_worth_a_question() {
        let of = |answers: &'static str| {
            let rows = vec![(skill("A", 1, 3), "3 3 0"), (skill("B", 1, 3), answers)];
            let team = team("X Y Z", rows);
            team_doubts(&team, &Coverage::of(&team, None))
        };
        assert_eq!(of("3 0 3"), [TeamDoubt::AllStrong]);
        assert_eq!(of("3 0 0"), []);
        let empty = team("X", vec![]);
        assert_eq!(team_doubts(&empty, &Coverage::of(&empty, None)), []);
    }

    #[test]
    fn three_quarters_of_the_skill_ratings_at_the_top_are_worth_a_question() {
        let of = |answers: &'static str| {
            let team = team("X Y Z U V", vec![(skill("A", 5, 5), answers)]);
            team_doubts(&team, &Coverage::of(&team, None))
        };
        assert_eq!(of("5 5 5 0 ."), [TeamDoubt::MostAtTheTop]);
        assert_eq!(of("5 5 5 0 0"), []);
        assert_eq!(of(". . . . ."), []);
    }

    #[test]
    fn every_expected_shortfall_beaten_is_worth_a_question() {
        use Expected::{Gap, Strong};
        let of = |guesses: &[(&str, Expected)]| {
            let rows = vec![
                (skill("Gap", 2, 3), "0 0 0"),
                (skill("Thin", 2, 3), "3 0 0"),
                (skill("Strong", 2, 3), "3 3 3"),
            ];
            let mut team = team("X Y Z", rows);
            for (name, expected) in guesses {
                let guess = Expectation { dimension: Id::from_name(name), expected: *expected };
                team.expectations.push(guess);
            }
            team_doubts(&team, &Coverage::of(&team, None))
        };
        assert_eq!(of(&[("Thin", Gap)]), [TeamDoubt::BeatenEverywhere]);
        assert_eq!(of(&[("Thin", Gap), ("Strong", Strong)]), [TeamDoubt::BeatenEverywhere]);
        assert_eq!(of(&[("Thin", Gap), ("Gap", Gap)]), []);
        assert_eq!(of(&[("Thin", Gap), ("Gap", Strong)]), []);
        assert_eq!(of(&[("Strong", Strong)]), [], "as expected is not beaten");
        assert_eq!(of(&[]), []);
    }
}
