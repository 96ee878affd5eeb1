//! What breaks if one person leaves. In file order, never by "criticality":
//! it is a look at the team's depth, not at anyone's worth.

use crate::coverage::Coverage;
use crate::team::{End, Team, Zone};

/// What one person's leaving would do. Dimensions by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The member, by index.
    pub member: usize,
    /// Dimensions on target that would not be any more.
    pub falls: Vec<usize>,
    /// Dimensions with a requirement that loses its only holder.
    pub empties: Vec<usize>,
    /// Dimensions not on target that lose a filled place, where the next loss
    /// hurts most; without those that lose an only holder.
    pub shrinks: Vec<usize>,
    /// Needed dimensions that this person has not rated.
    pub not_rated: Vec<usize>,
    /// How many skills and experiences stay on target.
    pub on_target_after: u32,
}

impl Departure {
    /// Returns it as it may be shown: of the spectra only those where the person offered to speak
    /// for an end.
    #[must_use]
    pub fn shown(&self, team: &Team) -> Self {
        let spectrum = |index: &usize| team.dimensions()[*index].is_spectrum();
        let open = |index: &usize| !spectrum(index) || self.speaks(team, *index);
        Self {
            member: self.member,
            falls: self.falls.iter().copied().filter(open).collect(),
            empties: self.empties.iter().copied().filter(open).collect(),
            shrinks: self.shrinks.iter().copied().filter(open).collect(),
            not_rated: self.not_rated.iter().copied().filter(|index| !spectrum(index)).collect(),
            on_target_after: self.on_target_after,
        }
    }

    /// Returns whether the person offered to speak for the end that they chose.
    fn speaks(&self, team: &Team, index: usize) -> bool {
        let value = team.ratings().get(index, self.member).value();
        let stands = |zone: Zone| value.is_some_and(|value| zone.contains(value));
        let member = &team.members()[self.member];
        let id = &team.dimensions()[index].id;
        stands(Zone::A) && member.speaks_for(id, End::A)
            || stands(Zone::B) && member.speaks_for(id, End::B)
    }

    /// Returns how many skills and experiences are on target before: those that stay and those that
    /// fall.
    pub fn on_target_before(&self, team: &Team) -> u32 {
        let rows = self.falls.iter().filter(|&&index| !team.dimensions()[index].is_spectrum());
        self.on_target_after + rows.count() as u32
    }

    /// Returns whether a dimension falls, empties or shrinks.
    pub fn changes_something(&self) -> bool {
        !(self.falls.is_empty() && self.empties.is_empty() && self.shrinks.is_empty())
    }
}

/// Returns one for each member who is not away already, over every needed dimension.
pub fn departures(team: &Team, coverage: &Coverage) -> Vec<Departure> {
    (0..team.members().len())
        .filter(|&member| !coverage.is_away(member))
        .map(|member| departure(team, coverage, member))
        .collect()
}

fn departure(team: &Team, coverage: &Coverage, member: usize) -> Departure {
    let mut departure = Departure {
        member,
        falls: Vec::new(),
        empties: Vec::new(),
        shrinks: Vec::new(),
        not_rated: Vec::new(),
        on_target_after: 0,
    };
    for (index, coverage) in coverage.dimensions().enumerate() {
        if !coverage.is_needed() {
            continue;
        }
        let mut stays = coverage.on_target();
        match team.ratings().get(index, member).value() {
            None => departure.not_rated.push(index),
            Some(value) => {
                let held =
                    || coverage.requirements().filter(|held| held.requirement.zone.contains(value));
                let only = held().any(|held| held.holders == 1);
                let filled = held().any(|held| held.holders <= held.requirement.people);
                if !only && filled && !coverage.on_target() {
                    departure.shrinks.push(index);
                }
                if stays && held().any(|held| held.holders == held.requirement.people) {
                    stays = false;
                    departure.falls.push(index);
                }
                if only {
                    departure.empties.push(index);
                }
            }
        }
        if stays && !team.dimensions()[index].is_spectrum() {
            departure.on_target_after += 1;
        }
    }
    departure
}
