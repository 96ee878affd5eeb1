//! The counts of the headline, over needed skills and experiences. They are not a score,
//! and personality is not in them.

use super::{CoverageStatus, DimensionCoverage};
use crate::team::{Kind, State};

/// How many dimensions of a kind are needed and on target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindCount {
    /// On target now.
    pub on_target: u32,
    /// Needed.
    pub targeted: u32,
}

/// Counts over the whole team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Needed skills and experiences by state, worst first.
    pub by_state: [u32; 5],
    /// Needed skills and experiences with too few answers.
    pub unknown: u32,
    /// How many could be on target once everyone has answered.
    pub on_target_max: u32,
    /// How many would be on target if everyone has rated one step too high.
    pub on_target_cautious: u32,
    /// By kind: skill, experience, personality.
    pub by_kind: [KindCount; 3],
    /// Filled seats of needed skills and experiences.
    pub filled: u32,
    /// Needed seats of needed skills and experiences.
    pub needed: u32,
    /// Seats that could be filled at most once everyone has answered.
    pub filled_max: u32,
    /// Ratings (no passes, no wants alone) on needed skills and experiences.
    pub ratings_given: u32,
    /// People × needed skills and experiences.
    pub ratings_possible: u32,
    /// Answers, passes included, on needed dimensions of all kinds.
    pub answers: u32,
    /// People × needed dimensions of all kinds.
    pub answers_possible: u32,
}

impl Summary {
    /// Counts a dimension; `passes` is the number of people who preferred not to say.
    pub(super) fn add(&mut self, kind: Kind, coverage: &DimensionCoverage, passes: u32) {
        if !coverage.is_needed() {
            return;
        }
        let on_target = u32::from(coverage.on_target());
        let kind_count = &mut self.by_kind[kind as usize];
        kind_count.on_target += on_target;
        kind_count.targeted += 1;
        self.answers += coverage.rated() + passes;
        self.answers_possible += coverage.people();
        if kind == Kind::Personality {
            return;
        }
        match coverage.status {
            CoverageStatus::NotNeeded => {}
            CoverageStatus::Unknown => self.unknown += 1,
            CoverageStatus::Is(state) | CoverageStatus::SoFar(state) => {
                self.by_state[state as usize] += 1;
            }
        }
        self.on_target_max += u32::from(coverage.on_target_possible());
        self.on_target_cautious += u32::from(coverage.on_target_cautious());
        self.filled += coverage.filled();
        self.needed += coverage.needed();
        self.filled_max += coverage.filled_max();
        self.ratings_given += coverage.rated();
        self.ratings_possible += coverage.people();
    }

    /// Returns how many needed skills and experiences are in this state.
    pub fn in_state(&self, state: State) -> u32 {
        self.by_state[state as usize]
    }

    /// Returns how many skills and experiences are needed.
    pub fn targeted(&self) -> u32 {
        self.by_kind[0].targeted + self.by_kind[1].targeted
    }

    /// Returns how many needed skills and experiences are on target now.
    pub fn on_target(&self) -> u32 {
        self.by_kind[0].on_target + self.by_kind[1].on_target
    }

    /// Returns how many needed skills and experiences are covered or strong.
    pub fn hold(&self) -> u32 {
        self.in_state(State::Strong) + self.in_state(State::Covered)
    }
}
