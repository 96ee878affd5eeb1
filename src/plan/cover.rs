//! Choosing people as a covering problem: the candidates in rank order, and
//! what one more holder of each requirement is worth.
//!
//! What a further holder is worth never rises, so the value of a set is
//! monotone and submodular: nobody adds more to a larger set.

use super::demand::Demand;
use super::rank::Ranked;
use super::{CandidateMatrix, demands, why_left_out};
use crate::coverage::Coverage;
use crate::team::{Candidate, Id, Team};

/// Who could fill which requirement, and what that is worth.
pub(super) struct Cover {
    /// By requirement, the people missing.
    missing: Vec<u32>,
    /// By requirement, what each of those missing is worth, and one beyond.
    worth: Vec<[i64; 2]>,
    /// Requirements by candidate, in rank order.
    pub(super) meets: Vec<Vec<usize>>,
}

impl Cover {
    /// Returns the problem in which a filled seat is worth `seat` times its
    /// priority, and one more than needed `spare` times.
    pub(super) fn new(
        demands: &[Demand],
        matrix: &CandidateMatrix,
        ranking: &[Ranked],
        [index, spare]: [i64; 2],
    ) -> Self {
        let moves =
            |demand: &&Demand| demand.missing() > 0 || spare > 0 && demand.has_none_to_spare();
        let demands: Vec<&Demand> = demands.iter().filter(moves).collect();
        let worth = |demand: &&Demand| [index, spare].map(|one| one * i64::from(demand.priority));
        let meets = |one: &Ranked| {
            let meets = |&at: &usize| matrix.meets(one.candidate, demands[at]);
            (0..demands.len()).filter(meets).collect()
        };
        Self {
            missing: demands.iter().map(|demand| demand.missing()).collect(),
            worth: demands.iter().map(worth).collect(),
            meets: ranking.iter().map(meets).collect(),
        }
    }

    /// Returns how many candidates there are.
    pub(super) fn people(&self) -> usize {
        self.meets.len()
    }

    /// Returns by requirement how many of a set meet it.
    pub(super) fn seated(&self, set: &[usize]) -> Vec<u32> {
        let mut seated = vec![0; self.missing.len()];
        set.iter().flat_map(|&person| &self.meets[person]).for_each(|&at| seated[at] += 1);
        seated
    }

    /// Returns the remaining steps of a requirement: how many further holders are worth how much
    /// each.
    pub(super) fn steps(&self, requirement: usize, seated: u32) -> [(u32, i64); 2] {
        let (missing, [index, spare]) = (self.missing[requirement], self.worth[requirement]);
        let seats = missing.saturating_sub(seated);
        [(seats, index), (u32::from(seated <= missing && spare > 0), spare)]
    }

    /// Returns what one more holder of a requirement is worth.
    pub(super) fn next(&self, requirement: usize, seated: u32) -> i64 {
        let left = self.steps(requirement, seated);
        left.into_iter().find(|step| step.0 > 0).map_or(0, |(_, worth)| worth)
    }

    /// Returns what a candidate adds to those seated.
    pub(super) fn adds(&self, person: usize, seated: &[u32]) -> i64 {
        self.meets[person].iter().map(|&at| self.next(at, seated[at])).sum()
    }

    /// Seats a candidate; returns what that adds.
    pub(super) fn seat(&self, person: usize, seated: &mut [u32]) -> i64 {
        let adds = self.adds(person, seated);
        self.meets[person].iter().for_each(|&at| seated[at] += 1);
        adds
    }

    /// Removes a candidate.
    pub(super) fn unseat(&self, person: usize, seated: &mut [u32]) {
        self.meets[person].iter().for_each(|&at| seated[at] -= 1);
    }

    /// Returns the value of a set.
    pub(super) fn value(&self, set: &[usize]) -> i64 {
        let mut seated = self.seated(&[]);
        set.iter().map(|&person| self.seat(person, &mut seated)).sum()
    }

    /// Returns the candidate who adds most to a set, the first in rank order among equals; `None`
    /// if nobody adds anything.
    pub(super) fn best_addition(&self, set: &[usize], seated: &[u32]) -> Option<usize> {
        let adds = |person: &usize| self.adds(*person, seated);
        let others = (0..self.people()).rev().filter(|person| !set.contains(person));
        others.max_by_key(adds).filter(|person| adds(person) > 0)
    }

    /// Removes everyone without whom the set is worth as much.
    pub(super) fn drop_useless(&self, set: &mut Vec<usize>) {
        let mut seated = self.seated(set);
        set.retain(|&person| {
            self.unseat(person, &mut seated);
            let useful = self.adds(person, &seated) > 0;
            if useful {
                self.seat(person, &mut seated);
            }
            useful
        });
    }

    /// Improves a set by exchanging one person at a time, as long as that helps.
    pub(super) fn exchange(&self, set: &mut [usize]) {
        let mut seated = self.seated(set);
        // Each exchange betters the value, so this ends.
        let mut unchanged = 0;
        while unchanged < set.len() {
            for index in 0..set.len() {
                self.unseat(set[index], &mut seated);
                let now = self.adds(set[index], &seated);
                let better = self.best_addition(set, &seated);
                let better = better.filter(|&person| self.adds(person, &seated) > now);
                unchanged = if better.is_some() { 0 } else { unchanged + 1 };
                set[index] = better.unwrap_or(set[index]);
                self.seat(set[index], &mut seated);
            }
        }
    }
}

/// What one candidate would bring to a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The candidate, by index.
    pub candidate: usize,
    /// The rows on which they fill a place, in file order.
    pub closes: Vec<Id>,
    /// The rows that lack somebody and that they have not been asked about.
    pub not_asked: Vec<Id>,
}

/// Returns what each candidate would bring to a team, by the shortfalls that
/// its plan looks at. Who is on the team, declined or withdrew is left out.
pub fn fits(team: &Team, candidates: &[Candidate]) -> Vec<Fit> {
    let demands = demands(&Coverage::of(team, team.opening_situation()));
    let matrix = CandidateMatrix::of(team, candidates);
    let open = candidates.iter().enumerate();
    let open = open.filter(|(_, candidate)| why_left_out(team, candidate).is_none());
    let fit = |(candidate, _)| {
        let rows = |is_meant: &dyn Fn(&super::Demand) -> bool| {
            let missing = demands.iter().filter(|demand| demand.missing() > 0 && is_meant(demand));
            let mut rows: Vec<usize> = missing.map(|demand| demand.dimension).collect();
            rows.dedup();
            rows.into_iter().map(|row| team.dimensions()[row].id.clone()).collect()
        };
        Fit {
            candidate,
            closes: rows(&|demand| matrix.meets(candidate, demand)),
            not_asked: rows(&|demand| matrix.value(candidate, demand.dimension).is_none()),
        }
    };
    open.map(fit).collect()
}
