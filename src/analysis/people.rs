//! Who is behind a dimension's counts: who holds it, who wants to grow into
//! it, who would rather not, who has not answered. Each looks through one
//! column; people marked away are left out.

use super::Coverage;
use crate::domain::{Rating, Team, Want};

/// Someone who wants more of a dimension and does not hold it yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Grower {
    /// By place.
    pub member: usize,
    /// Their level, where they gave one.
    pub level: Option<u8>,
    /// Steps to the level that is needed, where they gave one.
    pub steps: Option<u8>,
}

impl std::fmt::Debug for Grower {
    /// Without the level: nobody's rating belongs in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grower({}, …)", self.member)
    }
}

fn present<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    place: usize,
) -> impl Iterator<Item = (usize, Rating)> + 'a {
    let answers = team.ratings().column(place).iter().copied().enumerate();
    answers.filter(|&(member, _)| !coverage.is_away(member))
}

/// The members present whose rating counts towards a dimension's need, in
/// file order.
pub fn holders<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    place: usize,
) -> impl Iterator<Item = usize> + 'a {
    let judged = coverage.dimension(place);
    present(team, coverage, place).filter_map(move |(member, rating)| {
        rating.value().is_some_and(|value| judged.counts(value)).then_some(member)
    })
}

/// Holders who would rather do less of it.
pub fn reluctant<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    place: usize,
) -> impl Iterator<Item = usize> + 'a {
    let said_less =
        move |member: &usize| team.ratings().get(place, *member).want() == Some(Want::Less);
    holders(team, coverage, place).filter(said_less)
}

/// Who wants more of it and does not hold it, the nearest first, then those
/// who gave no level; in file order where alike. Nobody on spectra.
pub fn growers(team: &Team, coverage: &Coverage, place: usize) -> Vec<Grower> {
    let judged = coverage.dimension(place);
    let Some(needed) = judged.need().level() else {
        return Vec::new();
    };
    let mut growers: Vec<Grower> = present(team, coverage, place)
        .filter(|(_, rating)| rating.want() == Some(Want::Grow))
        .filter(|(_, rating)| !rating.value().is_some_and(|value| judged.counts(value)))
        .map(|(member, rating)| Grower {
            member,
            level: rating.value(),
            steps: rating.value().map(|level| needed - level),
        })
        .collect();
    growers.sort_by_key(|grower| grower.steps.unwrap_or(u8::MAX));
    growers
}

/// Who gave no rating. A pass looks the same: it is nobody's business.
pub fn unrated<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    place: usize,
) -> impl Iterator<Item = usize> + 'a {
    present(team, coverage, place)
        .filter_map(|(member, rating)| rating.value().is_none().then_some(member))
}

/// Whose rating is just one step below the level needed. Nobody on spectra.
pub fn one_step_below<'a>(
    team: &'a Team,
    coverage: &'a Coverage,
    place: usize,
) -> impl Iterator<Item = usize> + 'a {
    let judged = coverage.dimension(place);
    present(team, coverage, place).filter_map(move |(member, rating)| {
        rating.value().is_some_and(|value| judged.is_one_step_below(value)).then_some(member)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture::{skill, team};

    #[test]
    fn people_are_found_by_what_they_said_and_not_while_they_are_away() {
        let team = team("Ada Bo Cyd Dee Eve Fay", vec![(skill("D", 2, 3), "4- 1+ 2+ .+ p 2")]);
        let mut coverage = Coverage::of(&team, None);
        let places = |people: &mut dyn Iterator<Item = usize>| people.collect::<Vec<_>>();
        assert_eq!(places(&mut holders(&team, &coverage, 0)), [0]);
        assert_eq!(places(&mut reluctant(&team, &coverage, 0)), [0]);
        assert_eq!(places(&mut unrated(&team, &coverage, 0)), [3, 4]);
        assert_eq!(places(&mut one_step_below(&team, &coverage, 0)), [2, 5]);
        let steps: Vec<(usize, Option<u8>)> =
            growers(&team, &coverage, 0).iter().map(|one| (one.member, one.steps)).collect();
        assert_eq!(steps, [(2, Some(1)), (1, Some(2)), (3, None)]);
        coverage.set_away(&team, 0, true);
        coverage.set_away(&team, 2, true);
        assert!(places(&mut holders(&team, &coverage, 0)).is_empty());
        assert_eq!(growers(&team, &coverage, 0).len(), 2);
    }
}
