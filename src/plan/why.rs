//! What is behind each number of a plan, as facts: which requirements, before
//! and after, and who.

use std::cmp::Ordering;

use super::Plan;
use super::demand::Demand;
use super::rank::Ranked;
use crate::team::Zone;

/// One requirement that people move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The requirement, with who holds it before.
    pub demand: Demand,
    /// How many hold it after.
    pub after: u32,
    /// The candidates who do it, by index, in the order given.
    pub by: Vec<usize>,
}

impl Moved {
    /// Returns how many more places are filled.
    pub fn filled(&self) -> u32 {
        self.after
            .min(self.demand.held.requirement.people)
            .saturating_sub(self.demand.held.filled())
    }
}

/// Returns everything that seating these candidates together would move, whether it fills a place
/// or is one more than needed; what weighs most first. A set's gain is Σ filled · weight over it.
pub fn moved(plan: &Plan, set: &[usize]) -> Vec<Moved> {
    let mut moved: Vec<Moved> = plan
        .demands
        .iter()
        .filter(|demand| demand.missing() > 0 || demand.has_none_to_spare())
        .filter_map(|demand| {
            let meets = |one: &&usize| plan.matrix.meets(**one, demand);
            let by: Vec<usize> = set.iter().filter(meets).copied().collect();
            let after = demand.held.holders + by.len() as u32;
            (!by.is_empty()).then_some(Moved { demand: *demand, after, by })
        })
        .collect();
    moved.sort_by_key(|one| {
        let weight = one.filled() * one.demand.weight();
        (std::cmp::Reverse((weight, one.demand.priority)), one.demand.held.state())
    });
    moved
}

/// Returns the shortfalls from which a candidate is exactly one step away.
pub fn near(plan: &Plan, candidate: usize) -> Vec<Demand> {
    let is_near = |demand: &&Demand| {
        let value = plan.matrix.value(candidate, demand.dimension);
        demand.missing() > 0 && value.is_some_and(|value| demand.zone() == Zone::AtLeast(value + 1))
    };
    plan.demands.iter().filter(is_near).copied().collect()
}

/// Returns the dimensions on which the best case of a candidate rests: a shortfall is there, and
/// they have not answered.
pub fn open(plan: &Plan, candidate: usize) -> Vec<usize> {
    let unanswered = |demand: &&Demand| {
        demand.missing() > 0 && plan.matrix.value(candidate, demand.dimension).is_none()
    };
    let mut indices: Vec<usize> =
        plan.demands.iter().filter(unanswered).map(|demand| demand.dimension).collect();
    indices.dedup();
    indices
}

/// Returns the shortfalls that two candidates would both fill, of which the team lacks only one.
pub fn shared(plan: &Plan, one: usize, other: usize) -> Vec<Demand> {
    let both = |demand: &&Demand| {
        demand.missing() == 1 && plan.matrix.meets(one, demand) && plan.matrix.meets(other, demand)
    };
    plan.demands.iter().filter(both).copied().collect()
}

/// What decided that one candidate stands before the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ahead {
    /// Closes more.
    Gain,
    /// Closes as much, and leaves more reserve.
    Spare,
    /// As much of both, and is nearer to the rest.
    Near,
    /// Alike in everything; in the order of their ids.
    Alike,
}

/// Returns why one stands before another in the ranking.
pub fn ahead(one: &Ranked, other: &Ranked) -> Ahead {
    if one.gain != other.gain {
        Ahead::Gain
    } else if one.spare != other.spare {
        Ahead::Spare
    } else if one.near != other.near {
        Ahead::Near
    } else {
        Ahead::Alike
    }
}

/// On how many dimensions a candidate's answer is above another's, and on how
/// many below, where both have answered and the scale has levels. It shows why
/// the highest levels do not make the first.
pub fn higher(
    plan: &Plan,
    spectra: impl Fn(usize) -> bool,
    one: usize,
    other: usize,
) -> [usize; 2] {
    let mut counts = [0, 0];
    let rows = plan.matrix.row(one).iter().zip(plan.matrix.row(other)).enumerate();
    for (index, pair) in rows {
        if let (Some(one), Some(other)) = pair
            && !spectra(index)
        {
            match one.cmp(other) {
                Ordering::Greater => counts[0] += 1,
                Ordering::Less => counts[1] += 1,
                Ordering::Equal => {}
            }
        }
    }
    counts
}
