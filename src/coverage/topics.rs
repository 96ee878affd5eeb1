//! What to talk about: the three rows that most deserve the team's time.
//!
//! Rows that the team marked for discussion come first, whatever their state: people know
//! best. Then come rows with too few people, before rows that are covered:
//!
//! 1. priority, highest first;
//! 2. nobody, one person, too few, too few answers;
//! 3. the number of missing people, most first;
//! 4. rows that someone wants to grow into, because the team can do something there;
//! 5. the widest spread of answers;
//! 6. file order.
//!
//! Covered rows are listed only if they are covered thanks to people who would rather not,
//! or if the answers are far apart. Spectra are listed only if marked: they have their own
//! part of the session.

use super::people::{growers, holders, reluctant};
use super::{Coverage, CoverageStatus};
use crate::team::{Kind, State, Team};

/// How many rows are offered.
const MAX_TOPICS: usize = 3;

/// A covered row is worth talking about from this difference between the highest and the
/// lowest answer on. A convention.
pub const MIN_WIDE_SPREAD: u8 = 4;

/// A row to talk about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The dimension, by index.
    pub dimension: usize,
    /// Whether the team marked it for discussion.
    pub marked: bool,
}

/// Returns at most three rows, the most deserving first.
pub fn talk_about(team: &Team, coverage: &Coverage) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::with_capacity(MAX_TOPICS);
    for id in &team.session.discuss {
        if let Some(dimension) = team.dimension_index(id.as_str())
            && !topics.iter().any(|topic| topic.dimension == dimension)
        {
            topics.push(Topic { dimension, marked: true });
        }
    }
    topics.truncate(MAX_TOPICS);
    let marked = |dimension: &usize| topics.iter().any(|topic| topic.dimension == *dimension);
    let mut others: Vec<(TopicRank, usize)> = (0..team.dimensions().len())
        .filter(|dimension| !marked(dimension))
        .filter_map(|dimension| Some((topic_rank(team, coverage, dimension)?, dimension)))
        .collect();
    others.sort_unstable();
    others.truncate(MAX_TOPICS - topics.len());
    topics.extend(others.into_iter().map(|(_, dimension)| Topic { dimension, marked: false }));
    topics
}

/// A sort key: the smallest deserves the most time. Each field is inverted if necessary.
type TopicRank = (TopicReason, u8, u8, u32, bool, u8);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TopicReason {
    TooFew,
    OnlyReluctant,
    WideSpread,
}

fn topic_rank(team: &Team, coverage: &Coverage, index: usize) -> Option<TopicRank> {
    let row = coverage.dimension(index);
    if team.dimensions()[index].kind == Kind::Personality {
        return None;
    }
    let (reason, state) = match row.status {
        CoverageStatus::NotNeeded => return None,
        CoverageStatus::Unknown => (TopicReason::TooFew, State::ALL.len() as u8),
        CoverageStatus::Is(state) | CoverageStatus::SoFar(state) if state < State::Covered => {
            (TopicReason::TooFew, state as u8)
        }
        CoverageStatus::Is(state) | CoverageStatus::SoFar(state) => {
            let reason = if only_thanks_to_the_reluctant(team, coverage, index) {
                TopicReason::OnlyReluctant
            } else if row.spread() >= MIN_WIDE_SPREAD {
                TopicReason::WideSpread
            } else {
                return None;
            };
            (reason, state as u8)
        }
    };
    let nobody_grows = growers(team, coverage, index).is_empty();
    let priority = u8::MAX - row.need().priority();
    let missing = u32::MAX - row.missing();
    Some((reason, priority, state, missing, nobody_grows, u8::MAX - row.spread()))
}

/// Returns whether a dimension is on target only thanks to people who would rather do less of it.
pub fn only_thanks_to_the_reluctant(team: &Team, coverage: &Coverage, index: usize) -> bool {
    let row = coverage.dimension(index);
    if !row.on_target() || reluctant(team, coverage, index).next().is_none() {
        return false;
    }
    // On a spectrum a person counts towards only one requirement.
    row.requirements().any(|held| {
        let willing = holders(team, coverage, index)
            .filter(|&member| {
                let rating = team.ratings().get(index, member);
                rating.want() != Some(crate::team::Want::Less)
                    && rating.value().is_some_and(|value| held.requirement.zone.contains(value))
            })
            .count();
        (willing as u32) < held.requirement.people
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, sketch, skill, team};
    use crate::team::{Dimension, Need};

    fn indices(team: &Team) -> Vec<usize> {
        let topics = talk_about(team, &Coverage::of(team, None));
        topics.into_iter().map(|topic| topic.dimension).collect()
    }

    fn important(name: &str, priority: u8) -> Dimension {
        let mut dimension = skill(name, 2, 3);
        dimension.need = Need::People { level: 3, people: 2, priority };
        dimension
    }

    #[test]
    fn no_one_comes_before_one_person_and_more_missing_before_less() {
        // Running it and starting from zero have nobody; of the rows that rest
        // on one person, testing misses two.
        assert_eq!(indices(&sketch()), [5, 6, 4]);
    }

    #[test]
    fn priority_comes_before_the_state() {
        let rows = vec![(important("Gap", 1), "0 0 0"), (important("Thin", 3), "0 3 0")];
        assert_eq!(indices(&team("A B C", rows)), [1, 0]);
    }

    #[test]
    fn someone_who_wants_to_grow_decides_between_rows_alike() {
        let rows = vec![
            (important("Apart", 1), "4 0 0"),
            (important("Plain", 1), "3 0 0"),
            (important("Grows", 1), "3 2+ 0"),
        ];
        assert_eq!(indices(&team("A B C", rows)), [2, 0, 1]);
    }

    #[test]
    fn what_the_team_marked_comes_first_whatever_it_shows() {
        let mut team = sketch();
        let ids = [8, 2].map(|index: usize| team.dimensions()[index].id.clone());
        team.session.discuss = ids.to_vec();
        assert_eq!(indices(&team), [8, 2, 5]);
    }

    #[test]
    fn rows_that_hold_come_up_only_unwillingly_or_far_apart() {
        let rows = vec![
            (important("Holds", 3), "3 3 2"),
            (important("Far apart", 3), "5 3 0"),
            (important("Unwilling", 1), "3- 3 2"),
            (between("Risk", "Bold", "Careful"), "a3 a3 a3"),
        ];
        assert_eq!(indices(&team("A B C", rows)), [2, 1]);
    }

    #[test]
    fn a_place_filled_unwillingly_counts_only_where_it_is_needed() {
        let rows = vec![
            (skill("Spare", 2, 3), "3- 3 3"),
            (skill("Just", 2, 3), "3- 3 0"),
            (skill("Missing", 3, 3), "3- 3 0"),
            (skill("Below", 2, 3), "3 3 2-"),
        ];
        let team = team("A B C", rows);
        let coverage = Coverage::of(&team, None);
        let found: Vec<bool> =
            (0..4).map(|index| only_thanks_to_the_reluctant(&team, &coverage, index)).collect();
        assert_eq!(found, [false, true, false, false]);
    }
}
