//! What planning looks at: the requirements with a weight, and what is known
//! of each candidate on them.

use crate::coverage::{Coverage, CoverageStatus, RequirementCoverage};
use crate::team::{Candidate, Position, Team, Zone};

/// A requirement that hiring may answer, with its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// Its dimension, by index.
    pub dimension: usize,
    /// Zone, people needed, and people who hold it.
    pub held: RequirementCoverage,
    /// 1 to 3.
    pub priority: u8,
}

impl Demand {
    /// Returns the zone of the scale.
    pub fn zone(&self) -> Zone {
        self.held.requirement.zone
    }

    /// Returns how many more people it takes.
    pub fn missing(&self) -> u32 {
        self.held.missing()
    }

    /// Returns whether exactly as many hold it as are needed: one more is a reserve.
    pub fn has_none_to_spare(&self) -> bool {
        self.held.holders == self.held.requirement.people
    }

    /// Returns its priority as a weight.
    pub fn weight(&self) -> u32 {
        u32::from(self.priority)
    }
}

/// Returns the requirements of needed dimensions with a priority and enough answers, in file order,
/// the zones of a spectrum as a, middle, b.
pub fn demands(coverage: &Coverage) -> Vec<Demand> {
    let mut demands = Vec::new();
    for (dimension, coverage) in coverage.dimensions().enumerate() {
        let priority = coverage.need().priority();
        if priority > 0
            && !matches!(coverage.status, CoverageStatus::NotNeeded | CoverageStatus::Unknown)
        {
            demands.extend(coverage.requirements().map(|held| Demand {
                dimension,
                held,
                priority,
            }));
        }
    }
    demands
}

/// What is known of each candidate, by index: a level, a position's index, or
/// nothing where they have not answered or preferred not to say.
#[derive(Clone, PartialEq, Eq)]
pub struct CandidateMatrix {
    values: Vec<Option<u8>>,
    dimensions: usize,
}

impl CandidateMatrix {
    /// Looks the candidates' answers up in the team's dimensions. Answers on
    /// dimensions that the team does not have are left aside.
    pub fn of(team: &Team, candidates: &[Candidate]) -> Self {
        let dimensions = team.dimensions().len();
        let mut values = vec![None; dimensions * candidates.len()];
        for (row, candidate) in candidates.iter().enumerate() {
            for answer in &candidate.answers {
                if let Some(index) = team.dimension_index(answer.dimension.as_str()) {
                    values[row * dimensions + index] = candidate.rating(&answer.dimension).value();
                }
            }
        }
        Self { values, dimensions }
    }

    /// Returns what is known of a candidate on a dimension. Panics outside the matrix.
    pub fn value(&self, candidate: usize, dimension: usize) -> Option<u8> {
        self.row(candidate)[dimension]
    }

    /// Returns all that is known of a candidate, in the dimensions' order.
    pub fn row(&self, candidate: usize) -> &[Option<u8>] {
        &self.values[candidate * self.dimensions..(candidate + 1) * self.dimensions]
    }

    /// Returns whether a candidate would count towards a requirement.
    pub fn meets(&self, candidate: usize, demand: &Demand) -> bool {
        self.value(candidate, demand.dimension).is_some_and(|value| demand.zone().contains(value))
    }
}

impl CandidateMatrix {
    /// Writes an answer that was not given, to see what it would change.
    pub(super) fn set(&mut self, candidate: usize, dimension: usize, value: u8) {
        self.values[candidate * self.dimensions + dimension] = Some(value);
    }
}

/// Returns the lowest value that counts in a zone.
pub(super) fn value_in(zone: Zone) -> u8 {
    match zone {
        Zone::AtLeast(level) => level,
        Zone::A => Position::A2.index(),
        Zone::Middle => Position::Middle.index(),
        Zone::B => Position::B2.index(),
    }
}

impl std::fmt::Debug for CandidateMatrix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Values are ratings, and ratings do not go into messages.
        write!(f, "CandidateMatrix({} dimensions)", self.dimensions)
    }
}
