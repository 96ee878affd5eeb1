//! Compares counts, for snapshots without names. They have no answers of single people, so
//! the comparison says what changed, but not why.

use super::{Class, Version, apart_from_priority, class::sides};
use crate::coverage::{Coverage, RequirementCoverage};
use crate::team::{Id, Kind, Need, State};

/// The counts of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Skill, experience or personality.
    pub kind: Kind,
    /// Its need.
    pub need: Need,
    /// How many people were asked.
    pub asked: u32,
    /// How many people gave a rating.
    pub answered: u32,
    /// Each requirement with its holders; empty if nothing was needed.
    pub held: Vec<RequirementCoverage>,
}

impl Total {
    /// Returns whether too few people have answered a skill or an experience, as in
    /// [`crate::coverage::CoverageStatus::Unknown`]: fewer than half, and the missing answers
    /// could change the state.
    pub fn is_unknown(&self) -> bool {
        let Some(held) = self.held.first() else { return false };
        let open = self.asked.saturating_sub(self.answered);
        let at_most = RequirementCoverage { holders: held.holders + open, ..*held };
        held.holders < held.requirement.people
            && 2 * self.answered < self.asked
            && at_most.state() != held.state()
    }
}

/// One dimension, then and now, in counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalChange {
    /// The counts then.
    pub then: Total,
    /// The counts now.
    pub now: Total,
    /// How it changed, with the lowest states before and after, by the later need; nothing
    /// if the later need has another level than before, which was not counted.
    pub states: Option<(Class, State, State)>,
}

/// What changed between two versions, as far as counts show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TotalsComparison {
    /// Dimensions that are only in the later version.
    pub dimensions_added: Vec<Id>,
    /// Dimensions that are only in the earlier version.
    pub dimensions_removed: Vec<Id>,
    /// Dimensions of both whose need changed, apart from its priority.
    pub needs_changed: Vec<Id>,
    /// The dimensions of both that the later version needs, by class, then in its order;
    /// those without states come last.
    pub dimensions: Vec<TotalChange>,
}

/// Returns the counts of a team that has its people.
pub fn totals(look: Version<'_>) -> Vec<Total> {
    let coverage = Coverage::of(look.team, look.situation);
    let rows = look.team.dimensions().iter().zip(coverage.dimensions());
    rows.map(|(dimension, coverage)| Total {
        id: dimension.id.clone(),
        name: dimension.title().into_owned(),
        kind: dimension.kind,
        need: coverage.need(),
        asked: coverage.people(),
        answered: coverage.rated(),
        held: coverage.requirements().collect(),
    })
    .collect()
}

/// Compares counts, as [`super::compare`] does with people. No class is
/// [`Class::Measured`]: counts do not show who answered.
pub fn compare_totals(then: &[Total], now: &[Total]) -> TotalsComparison {
    let same = |one: &Total, other: &Total| {
        let spectrum = |total: &Total| total.kind == Kind::Personality;
        one.id == other.id && spectrum(one) == spectrum(other)
    };
    let mut found = TotalsComparison {
        dimensions_removed: then
            .iter()
            .filter(|before| !now.iter().any(|after| same(before, after)))
            .map(|before| before.id.clone())
            .collect(),
        ..TotalsComparison::default()
    };
    for after in now {
        let Some(before) = then.iter().find(|before| same(before, after)) else {
            found.dimensions_added.push(after.id.clone());
            continue;
        };
        if apart_from_priority(before.need) != apart_from_priority(after.need) {
            found.needs_changed.push(after.id.clone());
        }
        if !after.held.is_empty() {
            found.dimensions.push(TotalChange {
                then: before.clone(),
                now: after.clone(),
                states: judge(before, after),
            });
        }
    }
    found.dimensions.sort_by_key(|change| {
        change.states.map_or((true, Class::Same), |(class, ..)| (false, class))
    });
    found
}

fn judge(then: &Total, now: &Total) -> Option<(Class, State, State)> {
    let by_the_later_need: Vec<RequirementCoverage> = now
        .held
        .iter()
        .map(|after| {
            let zone = after.requirement.zone;
            let before = then.held.iter().find(|before| before.requirement.zone == zone)?;
            Some(RequirementCoverage { requirement: after.requirement, holders: before.holders })
        })
        .collect::<Option<_>>()?;
    let lowest = |held: &[RequirementCoverage]| {
        held.iter().map(|one| one.state()).min().unwrap_or(State::Gap)
    };
    let on_target = |held: &[RequirementCoverage]| held.iter().all(|one| one.missing() == 0);
    let (before, after) = (lowest(&by_the_later_need), lowest(&now.held));
    let targets = (on_target(&by_the_later_need), on_target(&now.held));
    Some((sides(targets, before, after), before, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, skill, team};
    use crate::diff::compare;
    use crate::team::{Dimension, Team};

    fn compared(then: &Team, now: &Team) -> TotalsComparison {
        compare_totals(&totals(Version::at(then)), &totals(Version::at(now)))
    }

    fn pair() -> [Team; 2] {
        let rows = |answers: [&'static str; 4]| -> Vec<(Dimension, &'static str)> {
            let dimensions = [
                skill("Gained", 2, 3),
                skill("Lost", 2, 3),
                between("Risk", "Bold", "Careful"),
                skill("Same", 2, 3),
            ];
            dimensions.into_iter().zip(answers).collect()
        };
        [
            team("Ada Bo Cyd", rows(["3 0 .", "3 3 0", "a3 m .", "0 3 0"])),
            team("Ada Bo Dee", rows(["3 3 0", "3 0 0", "a3 b2 m", "3 0 0"])),
        ]
    }

    #[test]
    fn counts_give_the_classes_that_people_would_give() {
        let [then, now] = pair();
        let people = compare(Version::at(&then), Version::at(&now));
        let counts = compared(&then, &now);
        let by_people: Vec<_> = people
            .dimensions
            .iter()
            .map(|one| (one.id.clone(), Some((one.class, one.before, one.after))))
            .collect();
        let by_counts: Vec<_> =
            counts.dimensions.iter().map(|one| (one.now.id.clone(), one.states)).collect();
        assert_eq!(by_people, by_counts);
    }

    #[test]
    fn a_need_for_more_people_at_the_same_level_can_be_judged_and_another_level_cannot() {
        let before = team("Ada Bo", vec![(skill("D", 2, 3), "3 4")]);
        let more = team("Ada Bo", vec![(skill("D", 3, 3), "3 4")]);
        let higher = team("Ada Bo", vec![(skill("D", 2, 4), "3 4")]);
        let found = compared(&before, &more);
        assert_eq!(found.needs_changed, [Id::from_name("D")]);
        let coverage = found.dimensions[0].states;
        assert_eq!(coverage, Some((Class::Same, State::Short, State::Short)));
        assert_eq!(compared(&before, &higher).dimensions[0].states, None);
    }

    #[test]
    fn dimensions_that_came_and_went_are_listed_apart() {
        let then = team("Ada", vec![(skill("Old", 2, 3), "4")]);
        let now = team("Ada", vec![(skill("New", 2, 3), "4")]);
        let found = compared(&then, &now);
        assert_eq!(found.dimensions_added, [Id::from_name("New")]);
        assert_eq!(found.dimensions_removed, [Id::from_name("Old")]);
        assert!(found.dimensions.is_empty());
    }
}
