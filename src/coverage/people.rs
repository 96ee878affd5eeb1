//! The people behind a dimension's counts: who reaches the level, who wants to grow into
//! it, who would rather not, who has not answered. Each function reads one column; people
//! marked as away are left out.

use super::Coverage;
use crate::team::{Need, Team, Want};

/// Someone who wants more of a dimension and does not reach the level yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Grower {
    /// By index.
    pub member: usize,
    /// Their level, if they gave one.
    pub level: Option<u8>,
    /// The steps to the needed level, if they gave a level.
    pub steps: Option<u8>,
}

impl std::fmt::Debug for Grower {
    /// Without the level: nobody's rating belongs in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grower({}, …)", self.member)
    }
}

/// Returns the members present whose answer has one of these slots (see
/// [`Rating::slot`](crate::team::Rating::slot)), in file order.
fn who_gave<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    index: usize,
    one_of: impl Fn(usize) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    let is_present = move |member: &usize| !coverage.is_away(*member);
    let answers = team.ratings().column(index).iter().enumerate();
    let gave = answers.filter(move |(_, rating)| one_of(rating.slot()));
    gave.map(|(member, _)| member).filter(is_present)
}

/// Returns the members present who want more or less of a dimension, in file order.
fn who_want<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    index: usize,
    want: Want,
) -> impl Iterator<Item = usize> + 'a {
    let is_present = move |member: &usize| !coverage.is_away(*member);
    let answers = team.ratings().column(index).iter().enumerate();
    let wanted = answers.filter(move |(_, rating)| rating.want() == Some(want));
    wanted.map(|(member, _)| member).filter(is_present)
}

/// Returns a test of whether a slot is a value that counts towards the need.
fn counting(coverage: &Coverage, index: usize) -> impl Fn(usize) -> bool + '_ {
    let row = coverage.dimension(index);
    move |slot| slot < 7 && row.counts(slot as u8)
}

/// Returns the members present whose rating counts towards a dimension's need, in
/// file order.
pub fn holders<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    index: usize,
) -> impl Iterator<Item = usize> + 'a {
    who_gave(team, coverage, index, counting(coverage, index))
}

/// Returns the holders who would rather do less of it.
pub fn reluctant<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    index: usize,
) -> impl Iterator<Item = usize> + 'a {
    let counts = counting(coverage, index);
    who_want(team, coverage, index, Want::Less)
        .filter(move |member| counts(team.ratings().get(index, *member).slot()))
}

/// Returns who wants more of a dimension and does not reach the level, the closest first,
/// then those without a level; equal ones in file order. Nobody on a spectrum.
pub fn growers(team: &Team, coverage: &Coverage, index: usize) -> Vec<Grower> {
    let row = coverage.dimension(index);
    let Some(needed) = row.need().level() else {
        return Vec::new();
    };
    let mut growers: Vec<Grower> = who_want(team, coverage, index, Want::Grow)
        .map(|member| (member, team.ratings().get(index, member).value()))
        .filter(|(_, level)| !level.is_some_and(|value| row.counts(value)))
        .map(|(member, level)| Grower { member, level, steps: level.map(|level| needed - level) })
        .collect();
    growers.sort_by_key(|grower| grower.steps.unwrap_or(u8::MAX));
    growers
}

/// Returns who gave no value. A pass looks the same, because it is private.
pub fn unrated<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    index: usize,
) -> impl Iterator<Item = usize> + 'a {
    who_gave(team, coverage, index, |slot| slot == 7)
}

/// Returns whose level is exactly one step below the needed level. Nobody on a spectrum.
pub fn one_step_below<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    index: usize,
) -> impl Iterator<Item = usize> + 'a {
    let row = coverage.dimension(index);
    who_gave(team, coverage, index, move |slot| slot < 7 && row.is_one_step_below(slot as u8))
}

/// Returns the rows that are needed in the situation that the team opens with, by kind,
/// then in file order; all rows if none is needed.
pub fn asked(team: &Team) -> Vec<usize> {
    let situation = team.opening_situation();
    in_order(team, |at| !matches!(team.need(at, situation), Need::None))
}

/// Returns the rows that are needed in the situation of `coverage`, as [`asked`] does.
pub fn asked_in(team: &Team, coverage: &Coverage) -> Vec<usize> {
    in_order(team, |at| coverage.dimension(at).is_needed())
}

/// Returns the rows without answers after everyone is done: skills and experiences that
/// nobody has answered, and spectra that somebody has not (rating with fingers skips
/// them).
pub fn left_open(team: &Team) -> Vec<usize> {
    let mut open = asked(team);
    open.retain(|&at| {
        let mut answers = team.ratings().column(at).iter();
        if team.dimensions()[at].is_spectrum() {
            answers.any(|rating| rating.is_blank())
        } else {
            answers.all(|rating| rating.is_blank())
        }
    });
    open
}

fn in_order(team: &Team, is_needed: impl Fn(usize) -> bool) -> Vec<usize> {
    let all = 0..team.dimensions().len();
    let mut order: Vec<usize> = all.clone().filter(|&at| is_needed(at)).collect();
    if order.is_empty() {
        order = all.collect();
    }
    order.sort_by_key(|&at| team.dimensions()[at].kind);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{skill, team};

    #[test]
    fn people_are_found_by_what_they_said_and_not_while_they_are_away() {
        let team = team("Ada Bo Cyd Dee Eve Fay", vec![(skill("D", 2, 3), "4- 1+ 2+ .+ p 2")]);
        let mut coverage = Coverage::of(&team, None);
        let indices = |people: &mut dyn Iterator<Item = usize>| people.collect::<Vec<_>>();
        assert_eq!(indices(&mut holders(&team, &coverage, 0)), [0]);
        assert_eq!(indices(&mut reluctant(&team, &coverage, 0)), [0]);
        assert_eq!(indices(&mut unrated(&team, &coverage, 0)), [3, 4]);
        assert_eq!(indices(&mut one_step_below(&team, &coverage, 0)), [2, 5]);
        let steps: Vec<(usize, Option<u8>)> =
            growers(&team, &coverage, 0).iter().map(|one| (one.member, one.steps)).collect();
        assert_eq!(steps, [(2, Some(1)), (1, Some(2)), (3, None)]);
        coverage.set_away(&team, 0, true);
        coverage.set_away(&team, 2, true);
        assert!(indices(&mut holders(&team, &coverage, 0)).is_empty());
        assert_eq!(growers(&team, &coverage, 0).len(), 2);
    }
}
