//! What if: someone is hired, someone else is away, and every
//! dimension says what it was and what it would be.
//!
//! A dimension on which nothing is known of who is hired stays as it is: what
//! they have not answered is a question to ask them, not a doubt about the
//! team.

use super::Ideal;
use super::demand::{CandidateMatrix, value_in};
use crate::coverage::{Coverage, DimensionCoverage};
use crate::team::{Candidate, Id, State, Team};

/// Someone who would join: what they would bring to each dimension.
#[derive(Clone, PartialEq, Eq)]
pub struct NewHire {
    values: Vec<Option<u8>>,
}

impl NewHire {
    /// Returns a candidate, with what is known of them.
    pub fn of(team: &Team, candidate: &Candidate) -> Self {
        let matrix = CandidateMatrix::of(team, std::slice::from_ref(candidate));
        Self { values: matrix.row(0).to_vec() }
    }

    /// Returns the ideal hire: the brief, and nothing beyond it. Where either end of a spectrum
    /// will do it is the first.
    pub fn ideal(team: &Team, ideal: &Ideal) -> Self {
        let mut values = vec![None; team.dimensions().len()];
        for wish in ideal.brief() {
            values[wish.dimension] = wish.zones.first().map(|&zone| value_in(zone));
        }
        Self { values }
    }

    /// Returns what they bring to a dimension: a level or a position's index.
    pub fn value(&self, dimension: usize) -> Option<u8> {
        self.values.get(dimension).copied().flatten()
    }
}

impl std::fmt::Debug for NewHire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewHire({} dimensions)", self.values.len())
    }
}

/// One dimension before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhatIf {
    /// With everyone there and nobody new.
    pub before: DimensionCoverage,
    /// Without those away, and with those hired.
    pub after: DimensionCoverage,
}

impl WhatIf {
    /// Returns whether anyone would see a difference in what is held.
    pub fn moves(&self) -> bool {
        let holders =
            |of: &DimensionCoverage| of.requirements().map(|held| held.holders).sum::<u32>();
        self.before.lowest != self.after.lowest || holders(&self.before) != holders(&self.after)
    }
}

/// Returns each dimension before and after, in file order, from coverages of
/// everyone and without those away.
/// Takes one step for each dimension and person hired.
pub fn what_ifs(before: &Coverage, without: &Coverage, new_hires: &[NewHire]) -> Vec<WhatIf> {
    let pairs = before.dimensions().zip(without.dimensions()).enumerate();
    pairs
        .map(|(index, (before, without))| {
            let values = new_hires.iter().filter_map(|hire| hire.value(index));
            WhatIf { before: *before, after: with(without, values) }
        })
        .collect()
}

fn with(coverage: &DimensionCoverage, values: impl Iterator<Item = u8>) -> DimensionCoverage {
    let mut histogram = *coverage.histogram();
    for value in values {
        histogram[usize::from(value)] += 1;
    }
    DimensionCoverage::from_histogram(histogram, coverage.need())
}

/// Returns what to expect of these people once they are here: the state of every dimension that is
/// short of its number now and that they move. To be kept with a plan; one more than needed is
/// nobody's reason to hire.
pub fn expected(team: &Team, coverage: &Coverage, new_hires: &[NewHire]) -> Vec<(Id, State)> {
    let what_ifs = what_ifs(coverage, coverage, new_hires);
    let moved = team.dimensions().iter().zip(what_ifs);
    moved
        .filter(|(_, turn)| turn.before.is_needed() && !turn.before.on_target())
        .filter(|(_, turn)| turn.before.lowest != turn.after.lowest)
        .map(|(dimension, turn)| (dimension.id.clone(), turn.after.lowest))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{self, candidate, skill};
    use crate::plan::Plan;

    fn team() -> Team {
        fixture::team("Ada Bo", vec![(skill("Data", 2, 3), "4 1"), (skill("Ops", 2, 3), "3 3")])
    }

    fn of(team: &Team, away: &[bool], new_hires: &[NewHire]) -> Vec<WhatIf> {
        what_ifs(&Coverage::of(team, None), &Coverage::with_away(team, None, away), new_hires)
    }

    #[test]
    fn who_sits_down_is_counted_and_who_is_away_is_not() {
        let team = team();
        let hire = NewHire::of(&team, &candidate("Fay", &[("Data", 5)]));
        let what_ifs = of(&team, &[true, false], &[hire]);
        let states = |turn: &WhatIf| (turn.before.lowest, turn.after.lowest);
        assert_eq!(states(&what_ifs[0]), (State::Thin, State::Thin));
        assert_eq!(states(&what_ifs[1]), (State::Covered, State::Thin));
    }

    #[test]
    fn a_dimension_of_which_nothing_is_known_stays_as_it_was() {
        let team = team();
        let hire = NewHire::of(&team, &candidate("Fay", &[("Data", 5)]));
        let what_ifs = of(&team, &[], &[hire]);
        assert!(what_ifs[0].moves());
        assert_eq!(what_ifs[1].before, what_ifs[1].after);
    }

    #[test]
    fn the_ideal_hire_closes_the_whole_brief_and_touches_nothing_else() {
        let team = team();
        let coverage = Coverage::of(&team, None);
        let plan = Plan::of(&team, &coverage, &[], 1);
        let hire = NewHire::ideal(&team, &plan.ideal);
        assert_eq!(expected(&team, &coverage, &[hire]), [(Id::from_name("Data"), State::Covered)]);
    }
}
