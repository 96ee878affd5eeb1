//! What changed between two versions of a team, and why.
//!
//! Causes are not mixed. Both versions are counted by the *later* needs, so that a changed
//! need never looks like a loss, and each change in the number of people who meet a
//! requirement is split exactly:
//!
//! Δ = joined + left + grew + slipped + newly rated + no longer rated
//!
//! (left, slipped and no longer rated are negative). A first answer is not growth: a change
//! that comes only from new or missing answers is called measured. Changed needs, and
//! dimensions that were added or removed, are listed separately. The states before and
//! after are the lowest possible ones, never unknown.

mod class;
mod follow_up;
mod totals;

use std::collections::HashMap;

pub use class::{Cause, Class, Delta, Move, Who};
pub use follow_up::{
    By, DecisionOutcome, FollowUp, Grower, Outcome, PlanOutcome, PriorAnswers, Record, follow_up,
    index_of_then,
};
pub use totals::{Total, TotalChange, TotalsComparison, compare_totals, totals};

use crate::coverage::{CoverageStatus, DimensionCoverage, Histogram};
use crate::team::{Dimension, Id, Need, Rating, Requirement, State, Team};

/// One version of a team, with the situation whose needs count (by index).
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The team.
    pub team: &'a Team,
    /// The situation; without one, the dimensions' own needs count.
    pub situation: Option<usize>,
}

impl<'a> Version<'a> {
    /// Returns a team in the situation that it opens with.
    pub fn at(team: &'a Team) -> Self {
        Self { team, situation: team.opening_situation() }
    }

    fn need(self, index: usize) -> Need {
        self.team.need(index, self.situation)
    }
}

/// Everything that changed between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// People who are only in the later team, in its order.
    pub joined: Vec<Id>,
    /// People who are only in the earlier team, in its order.
    pub left: Vec<Id>,
    /// Dimensions that are only in the later team, in its order.
    pub dimensions_added: Vec<Id>,
    /// Dimensions that are only in the earlier team, in its order.
    pub dimensions_removed: Vec<Id>,
    /// Dimensions of both whose need changed, apart from its priority.
    pub needs_changed: Vec<Id>,
    /// The changed answers of people in both teams, over `dimensions`.
    pub answers: Answers,
    /// The dimensions of both that the later version needs, by class, then in its order.
    pub dimensions: Vec<DimensionChange>,
}

/// How the ratings of people in both teams changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Skills and experiences rated higher than before.
    pub up: u32,
    /// Skills and experiences rated lower than before.
    pub down: u32,
    /// Ratings of every kind that appeared.
    pub newly_rated: u32,
    /// Ratings of every kind that vanished.
    pub no_longer_rated: u32,
}

/// One dimension, then and now, both by the later need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionChange {
    /// Its id, in both teams.
    pub id: Id,
    /// Its index in the earlier team.
    pub then: usize,
    /// Its index in the later team.
    pub now: usize,
    /// How it changed.
    pub class: Class,
    /// The lowest state before.
    pub before: State,
    /// The lowest state now.
    pub after: State,
    /// Whether missing answers could change the state, then and now.
    pub so_far: [bool; 2],
    /// How many people had answered and how many were asked, then and now, if too few had
    /// answered.
    pub too_few: [Option<[u32; 2]>; 2],
    /// Each requirement's change.
    pub held: Vec<RequirementChange>,
    /// The change by cause, summed over the requirements.
    pub delta: Delta,
    /// Each person's part in each requirement's change, in the order of [`Move`].
    pub causes: Vec<Cause>,
}

/// One requirement, then and now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequirementChange {
    /// Zone and number of people, by the later need.
    pub requirement: Requirement,
    /// How many people met it before.
    pub before: u32,
    /// How many people meet it now.
    pub after: u32,
    /// `after − before`, split by cause.
    pub delta: Delta,
}

/// Compares two versions of a team. People and dimensions are matched by id; a dimension
/// that turned from levels into a spectrum, or back, counts as another dimension.
pub fn compare(then: Version<'_>, now: Version<'_>) -> Comparison {
    let people = pairs(then.team, now.team);
    let earlier: HashMap<&Id, usize> =
        then.team.dimensions().iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
    let mut found = Comparison {
        joined: ids_where(&people, |pair| match *pair {
            Pair { then: None, now: Some(at) } => Some(now.team.members()[at].id.clone()),
            _ => None,
        }),
        left: ids_where(&people, |pair| match *pair {
            Pair { then: Some(at), now: None } => Some(then.team.members()[at].id.clone()),
            _ => None,
        }),
        ..Comparison::default()
    };
    let mut kept = vec![false; then.team.dimensions().len()];
    for (at, dimension) in now.team.dimensions().iter().enumerate() {
        let before = earlier.get(&dimension.id).copied();
        let before = before.filter(|&index| same_scale(&then.team.dimensions()[index], dimension));
        let Some(before) = before else {
            found.dimensions_added.push(dimension.id.clone());
            continue;
        };
        kept[before] = true;
        let need = now.need(at);
        if apart_from_priority(then.need(before)) != apart_from_priority(need) {
            found.needs_changed.push(dimension.id.clone());
        }
        if need.is_needed() {
            let columns = Columns {
                then: then.team.ratings().column(before),
                now: now.team.ratings().column(at),
            };
            columns.count_answers(&people, dimension.is_spectrum(), &mut found.answers);
            found.dimensions.push(columns.change(&people, need, &dimension.id, before, at));
        }
    }
    found.dimensions_removed = then
        .team
        .dimensions()
        .iter()
        .zip(kept)
        .filter(|(_, kept)| !kept)
        .map(|(dimension, _)| dimension.id.clone())
        .collect();
    found.dimensions.sort_by_key(|change| change.class);
    found
}

/// A person's indices in the two teams; at least one of them exists.
#[derive(Debug, Clone, Copy)]
struct Pair {
    then: Option<usize>,
    now: Option<usize>,
}

/// Returns everyone: first the later team's people in its order, then those who left.
fn pairs(then: &Team, now: &Team) -> Vec<Pair> {
    let mut earlier: HashMap<&Id, usize> =
        then.members().iter().enumerate().map(|(at, member)| (&member.id, at)).collect();
    let members = now.members().iter().enumerate();
    let mut pairs: Vec<Pair> = members
        .map(|(at, member)| Pair { then: earlier.remove(&member.id), now: Some(at) })
        .collect();
    let mut left: Vec<usize> = earlier.into_values().collect();
    left.sort_unstable();
    pairs.extend(left.into_iter().map(|at| Pair { then: Some(at), now: None }));
    pairs
}

fn ids_where(people: &[Pair], id: impl Fn(&Pair) -> Option<Id>) -> Vec<Id> {
    people.iter().filter_map(id).collect()
}

fn same_scale(one: &Dimension, other: &Dimension) -> bool {
    one.is_spectrum() == other.is_spectrum()
}

fn apart_from_priority(need: Need) -> Vec<Requirement> {
    need.requirements().collect()
}

/// One dimension's answers in the two teams.
struct Columns<'a> {
    then: &'a [Rating],
    now: &'a [Rating],
}

impl Columns<'_> {
    /// Returns a person's answers, then and now; nothing if they were not on the team.
    fn answers(&self, pair: Pair) -> [Option<Rating>; 2] {
        [pair.then.map(|at| self.then[at]), pair.now.map(|at| self.now[at])]
    }

    fn count_answers(&self, people: &[Pair], spectrum: bool, answers: &mut Answers) {
        for &pair in people {
            let [Some(before), Some(after)] = self.answers(pair) else { continue };
            let counted = match (before.value(), after.value()) {
                (None, Some(_)) => &mut answers.newly_rated,
                (Some(_), None) => &mut answers.no_longer_rated,
                (Some(before), Some(after)) if after > before && !spectrum => &mut answers.up,
                (Some(before), Some(after)) if after < before && !spectrum => &mut answers.down,
                _ => continue,
            };
            *counted += 1;
        }
    }

    fn change(
        &self,
        people: &[Pair],
        need: Need,
        id: &Id,
        then: usize,
        now: usize,
    ) -> DimensionChange {
        let before = DimensionCoverage::from_histogram(histogram(self.then), need);
        let after = DimensionCoverage::from_histogram(histogram(self.now), need);
        let mut causes = Vec::new();
        let held: Vec<RequirementChange> = before
            .requirements()
            .zip(after.requirements())
            .map(|(before, after)| RequirementChange {
                requirement: after.requirement,
                before: before.holders,
                after: after.holders,
                delta: self.split(people, after.requirement, &mut causes),
            })
            .collect();
        causes.sort_by_key(|cause| cause.moved);
        let mut delta = Delta::default();
        for one in &held {
            delta += one.delta;
        }
        DimensionChange {
            id: id.clone(),
            then,
            now,
            class: Class::of(&before, &after, delta),
            before: before.lowest,
            after: after.lowest,
            so_far: [!before.is_certain(), !after.is_certain()],
            too_few: [&before, &after].map(|side| {
                let is_unknown = side.status == CoverageStatus::Unknown;
                is_unknown.then(|| [side.rated(), side.people()])
            }),
            held,
            delta,
            causes,
        }
    }

    fn split(&self, people: &[Pair], of: Requirement, causes: &mut Vec<Cause>) -> Delta {
        let mut delta = Delta::default();
        for &pair in people {
            let [before, after] = self.answers(pair);
            if let Some(moved) = Move::of(before, after, of.zone) {
                delta.count(moved);
                let who = match (pair.then, pair.now) {
                    (_, Some(at)) => Who::Now(at),
                    (Some(at), None) => Who::Then(at),
                    (None, None) => continue,
                };
                causes.push(Cause { moved, who, zone: of.zone });
            }
        }
        delta
    }
}

fn histogram(column: &[Rating]) -> Histogram {
    let mut histogram = Histogram::default();
    for rating in column {
        histogram[rating.slot()] += 1;
    }
    histogram
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, skill, team};

    fn compared(then: &Team, now: &Team) -> Comparison {
        compare(Version::at(then), Version::at(now))
    }

    #[test]
    fn a_need_that_rose_is_listed_apart_and_is_no_loss() {
        let then = team("Ada Bo", vec![(skill("D", 2, 3), "4 3")]);
        let now = team("Ada Bo", vec![(skill("D", 2, 4), "4 3")]);
        let found = compared(&then, &now);
        assert_eq!(found.needs_changed, [Id::from_name("D")]);
        let only = &found.dimensions[0];
        assert_eq!((only.class, only.before, only.after), (Class::Same, State::Thin, State::Thin));
    }

    #[test]
    fn a_change_of_priority_alone_is_no_change_of_need() {
        let then = team("Ada", vec![(skill("D", 2, 3), "4")]);
        let mut urgent = skill("D", 2, 3);
        urgent.need = Need::People { level: 3, people: 2, priority: 3 };
        let now = team("Ada", vec![(urgent, "4")]);
        assert!(compared(&then, &now).needs_changed.is_empty());
    }

    #[test]
    fn what_is_not_needed_now_is_not_listed_but_its_need_changed() {
        let mut idle = skill("D", 2, 3);
        idle.need = Need::None;
        let then = team("Ada", vec![(skill("D", 2, 3), "4")]);
        let now = team("Ada", vec![(idle, "1")]);
        let found = compared(&then, &now);
        assert_eq!((found.dimensions.len(), found.needs_changed.len()), (0, 1));
        assert_eq!(found.answers, Answers::default());
    }

    #[test]
    fn dimensions_that_came_and_went_are_listed_apart() {
        let then = team("Ada", vec![(skill("Old", 2, 3), "4"), (skill("Turned", 2, 3), "4")]);
        let now = team("Ada", vec![(between("Turned", "A", "B"), "a3"), (skill("New", 2, 3), "4")]);
        let found = compared(&then, &now);
        let ids = |names: &[&str]| names.iter().map(|name| Id::from_name(name)).collect::<Vec<_>>();
        assert_eq!(found.dimensions_added, ids(&["Turned", "New"]));
        assert_eq!(found.dimensions_removed, ids(&["Old", "Turned"]));
        assert!(found.dimensions.is_empty() && found.needs_changed.is_empty());
    }

    #[test]
    fn someone_who_crossed_a_spectrum_slipped_at_one_end_and_grew_at_the_other() {
        let then = team("Ada Bo", vec![(between("D", "A", "B"), "a3 a2")]);
        let now = team("Ada Bo", vec![(between("D", "A", "B"), "b3 a2")]);
        let found = compared(&then, &now);
        let only = &found.dimensions[0];
        assert_eq!((only.delta.grew, only.delta.slipped), (1, -1));
        assert_eq!(only.delta.all().map(|(_, n)| n).sum::<i64>(), 0);
        assert_eq!(only.class, Class::Gained);
        assert_eq!((found.answers.up, found.answers.down), (0, 0), "a spectrum has no up");
    }

    #[test]
    fn the_worst_comes_first_and_the_file_decides_among_equals() {
        let rows = |answers: [&'static str; 5]| {
            let names = ["Same", "Measured", "Gained", "Weaker", "Lost"];
            names.into_iter().zip(answers).map(|(name, text)| (skill(name, 1, 3), text)).collect()
        };
        let then = team("Ada Bo Cyd", rows(["3 0 0", "3 . 0", "0 0 0", "3 3 0", "3 0 0"]));
        let now = team("Ada Bo Cyd", rows(["3 0 0", "3 3 0", "3 0 0", "3 0 0", "0 0 0"]));
        let found = compared(&then, &now);
        let names: Vec<&str> = found.dimensions.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(names, ["lost", "weaker", "gained", "measured", "same"]);
    }

    #[test]
    fn the_causes_say_who_and_where_they_stand() {
        let then = team("Ada Bo Cyd Dee", vec![(skill("D", 2, 3), "3 2 . 4")]);
        let now = team("Bo Cyd Dee Eve", vec![(skill("D", 2, 3), "3 3 . 5")]);
        let causes: Vec<(Move, Who)> = compared(&then, &now).dimensions[0]
            .causes
            .iter()
            .map(|one| (one.moved, one.who))
            .collect();
        assert_eq!(
            causes,
            [
                (Move::Joined, Who::Now(3)),
                (Move::Left, Who::Then(0)),
                (Move::Grew, Who::Now(0)),
                (Move::NewlyRated, Who::Now(1)),
                (Move::NoLongerRated, Who::Now(2)),
            ]
        );
    }
}
