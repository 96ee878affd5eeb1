//! Candidates by the shortfall they close in this team. It orders candidates
//! for a gap; it says nothing of how good anyone is.

use std::cmp::Reverse;

use super::demand::{CandidateMatrix, Demand};
use crate::team::{Candidate, Zone};

/// What one candidate would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// By index in the list of candidates.
    pub candidate: usize,
    /// Σ priority over the requirements of which they fill a place.
    pub gain: u32,
    /// The same if each of their missing answers were the best one.
    pub gain_max: u32,
    /// Σ priority over the requirements where they are one more than needed.
    pub spare: u32,
    /// Σ priority over shortfalls from which they are exactly one step away.
    pub near: u32,
    /// The shortfalls of which they fill a place, as indices among the demands.
    pub closes: Vec<usize>,
    /// Those of them that no other candidate fills.
    pub only: Vec<usize>,
}

/// Returns all candidates: gain first, then spare, then near, then id.
pub fn ranking(
    demands: &[Demand],
    matrix: &CandidateMatrix,
    candidates: &[Candidate],
) -> Vec<Ranked> {
    let mut fillers = vec![0_u32; demands.len()];
    for (index, demand) in demands.iter().enumerate() {
        fillers[index] =
            (0..candidates.len()).filter(|&one| matrix.meets(one, demand)).count() as u32;
    }
    let mut ranking: Vec<Ranked> =
        (0..candidates.len()).map(|one| ranked(demands, matrix, one, &fillers)).collect();
    ranking.sort_by(|one, other| {
        let key = |of: &Ranked| Reverse((of.gain, of.spare, of.near));
        let id = |of: &Ranked| &candidates[of.candidate].id;
        key(one).cmp(&key(other)).then_with(|| id(one).cmp(id(other)))
    });
    ranking
}

fn ranked(
    demands: &[Demand],
    matrix: &CandidateMatrix,
    candidate: usize,
    fillers: &[u32],
) -> Ranked {
    let mut ranked = Ranked {
        candidate,
        gain: 0,
        gain_max: 0,
        spare: 0,
        near: 0,
        closes: Vec::new(),
        only: Vec::new(),
    };
    let mut unanswered = None;
    for (index, demand) in demands.iter().enumerate() {
        let open = demand.missing() > 0;
        let Some(value) = matrix.value(candidate, demand.dimension) else {
            // One answer stands in one zone: a spectrum's best case is one of
            // them, and all weigh the same.
            if open && unanswered != Some(demand.dimension) {
                unanswered = Some(demand.dimension);
                ranked.gain_max += demand.weight();
            }
            continue;
        };
        let meets = demand.zone().contains(value);
        if meets && open {
            ranked.gain += demand.weight();
            ranked.closes.push(index);
            if fillers[index] == 1 {
                ranked.only.push(index);
            }
        } else if meets && demand.has_none_to_spare() {
            ranked.spare += demand.weight();
        } else if open && demand.zone() == Zone::AtLeast(value + 1) {
            ranked.near += demand.weight();
        }
    }
    ranked.gain_max += ranked.gain;
    ranked
}
