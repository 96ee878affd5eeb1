//! A pool of candidates against one of several teams.

use super::{CandidateMatrix, demands, why_left_out};
use crate::coverage::Coverage;
use crate::team::{Candidate, Id, Team};

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
