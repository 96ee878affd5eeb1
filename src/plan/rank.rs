//! Candidates by the shortfall they close in this team. It orders candidates
//! for a gap; it says nothing of how good anyone is. A few of them are compared row by row.

use std::cmp::Reverse;

use super::demand::CandidateMatrix;
use super::{Demand, Plan};
use crate::coverage::Coverage;
use crate::team::{Candidate, Kind, Team, Zone};

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
            // One answer is in one zone: a spectrum's best case is one of
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

/// The most candidates that fit side by side.
pub const MAX_COMPARED: usize = 4;

/// A needed row, and what each candidate would bring to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// The row's dimension, by index.
    pub dimension: usize,
    /// What is needed there.
    pub demand: Demand,
    /// What each of the candidates brings, in the order asked for.
    pub brings: Vec<Brings>,
}

/// What a candidate brings to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Brings {
    /// They fill a missing place.
    Fills,
    /// They hold the level, and nobody is missing.
    More,
    /// They are one level below, and somebody is missing.
    Near,
    /// They hold less.
    Less,
    /// They have not been asked, or preferred not to say.
    Unknown,
}

/// Returns the needed skills and experiences that plans look at, in the order
/// of the brief: what matters most, then what is worst, then the file's order.
/// `candidates` are indices of the plan's.
pub fn compare(
    team: &Team,
    coverage: &Coverage,
    plan: &Plan,
    candidates: &[usize],
) -> Vec<ComparedRow> {
    let is_shown = |demand: &&Demand| team.dimensions()[demand.dimension].kind != Kind::Personality;
    let brings = |demand: &Demand, candidate: usize| {
        let missing = demand.missing() > 0;
        match plan.matrix.value(candidate, demand.dimension) {
            None => Brings::Unknown,
            Some(value) if demand.zone().contains(value) && missing => Brings::Fills,
            Some(value) if demand.zone().contains(value) => Brings::More,
            Some(value) if missing && demand.zone() == Zone::AtLeast(value + 1) => Brings::Near,
            Some(_) => Brings::Less,
        }
    };
    let mut rows: Vec<ComparedRow> = plan
        .demands
        .iter()
        .filter(is_shown)
        .map(|demand| ComparedRow {
            dimension: demand.dimension,
            demand: *demand,
            brings: candidates.iter().map(|&candidate| brings(demand, candidate)).collect(),
        })
        .collect();
    rows.sort_by_key(|row| {
        let state = coverage.dimension(row.dimension).lowest;
        let missing = row.demand.missing();
        (missing == 0, Reverse(row.demand.priority), state, Reverse(missing))
    });
    rows
}
