//! A few candidates side by side, row by row, in the order of what matters to
//! the team. Nobody gets a total.

use std::cmp::Reverse;

use super::{Demand, Plan};
use crate::coverage::Coverage;
use crate::team::{Kind, Team, Zone};

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
