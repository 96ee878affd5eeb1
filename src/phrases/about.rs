//! One dimension of a team, with everything that a sentence on it needs.

use super::Names;
use crate::coverage::{Coverage, DimensionCoverage};
use crate::team::{Dimension, Team};

/// What a sentence is about.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) team: &'a Team,
    pub(super) coverage: &'a Coverage,
    pub(super) place: usize,
    pub(super) names: &'a Names,
}

impl<'a> About<'a> {
    pub(super) fn dimension(self) -> &'a Dimension {
        &self.team.dimensions()[self.place]
    }

    pub(super) fn judged(self) -> &'a DimensionCoverage {
        self.coverage.dimension(self.place)
    }

    pub(super) fn named(self, members: impl Iterator<Item = usize>) -> Vec<&'a str> {
        members.map(|member| self.names.get(member)).collect()
    }
}
