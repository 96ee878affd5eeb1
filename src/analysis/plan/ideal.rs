//! The ideal next hire: what the team lacks, in the order that matters.
//!
//! Never a job title: a zone of a dimension each, at most five of them.

use std::cmp::Reverse;

use super::demand::{Demand, demands};
use crate::analysis::{Coverage, DimensionCoverage, Standing};
use crate::domain::{State, Zone};

/// How many wishes make the brief: more is a list nobody hires by.
pub const BRIEF: usize = 5;

/// One dimension with something missing, and where on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The dimension, by place.
    pub dimension: usize,
    /// The zone asked for; several where they tie and either will do.
    pub zones: Vec<Zone>,
    /// How many people the zone lacks.
    pub missing: u32,
    /// 1 to 3.
    pub priority: u8,
    /// The dimension's lowest state.
    pub state: State,
}

impl Wish {
    /// The one zone asked for; nothing where either will do.
    pub fn zone(&self) -> Option<Zone> {
        match self.zones[..] {
            [zone] => Some(zone),
            _ => None,
        }
    }
}

/// What to look for in the next person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ideal {
    /// Every dimension with something missing, most important first.
    pub wishes: Vec<Wish>,
    /// Requirements that one more person would give one to spare.
    pub spares: Vec<Demand>,
    /// Needed dimensions that too few have answered, whatever their priority.
    pub rate_first: Vec<usize>,
}

impl Ideal {
    /// Reads it off a team's coverage.
    pub fn of(coverage: &Coverage) -> Self {
        let demands = demands(coverage);
        let mut wishes: Vec<Wish> = demands
            .chunk_by(|one, next| one.dimension == next.dimension)
            .filter_map(|of_dimension| wish(of_dimension, coverage))
            .collect();
        // Stable sorts: what ties stays in file order.
        wishes.sort_by_key(|wish| (Reverse(wish.priority), wish.state, Reverse(wish.missing)));
        let mut spares: Vec<Demand> =
            demands.into_iter().filter(Demand::has_none_to_spare).collect();
        spares.sort_by_key(|demand| (Reverse(demand.priority), demand.held.state()));
        let unknown = |judged: &DimensionCoverage| judged.standing == Standing::Unknown;
        let rate_first = coverage.dimensions().enumerate().filter(|(_, judged)| unknown(judged));
        Self { wishes, spares, rate_first: rate_first.map(|(place, _)| place).collect() }
    }

    /// The first five wishes.
    pub fn brief(&self) -> &[Wish] {
        &self.wishes[..self.wishes.len().min(BRIEF)]
    }

    /// What someone who meets the whole brief would close, by priority.
    pub fn gain(&self) -> u32 {
        self.brief().iter().map(|wish| u32::from(wish.priority)).sum()
    }
}

/// The zone of a dimension that lacks most, then the one held by fewest; all
/// that tie.
fn wish(of_dimension: &[Demand], coverage: &Coverage) -> Option<Wish> {
    let urgency = |demand: &Demand| (demand.missing(), Reverse(demand.held.holders));
    let open = of_dimension.iter().filter(|demand| demand.missing() > 0);
    let first = open.clone().max_by_key(|demand| urgency(demand))?;
    Some(Wish {
        dimension: first.dimension,
        zones: open.filter(|one| urgency(one) == urgency(first)).map(Demand::zone).collect(),
        missing: first.missing(),
        priority: first.priority,
        state: coverage.dimension(first.dimension).lowest,
    })
}
