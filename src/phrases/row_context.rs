//! One dimension of a team, with everything that a sentence on it needs.

use super::Names;
use super::english::{MAX_NAMED, list_some};
use super::wants::{wants_more, with_have};
use crate::coverage::people::{Grower, growers, holders, reluctant, unrated};
use crate::coverage::{Coverage, DimensionCoverage};
use crate::team::{Dimension, Team};

/// What a sentence is about.
#[derive(Clone, Copy)]
pub(super) struct RowContext<'a> {
    pub(super) team: &'a Team,
    pub(super) coverage: &'a Coverage,
    pub(super) index: usize,
    pub(super) names: &'a Names,
}

impl<'a> RowContext<'a> {
    pub(super) fn dimension(self) -> &'a Dimension {
        &self.team.dimensions()[self.index]
    }

    pub(super) fn row(self) -> &'a DimensionCoverage {
        self.coverage.dimension(self.index)
    }

    pub(super) fn named(self, members: impl Iterator<Item = usize>) -> Vec<&'a str> {
        members.map(|member| self.names.get(member)).collect()
    }

    /// Returns who does it, by name.
    pub(super) fn holders(self) -> Vec<&'a str> {
        self.named(holders(self.team, self.coverage, self.index))
    }

    /// Returns who of them would rather do less of it, by name.
    pub(super) fn reluctant(self) -> Vec<&'a str> {
        self.named(reluctant(self.team, self.coverage, self.index))
    }

    /// Returns who wants more of it, the nearest first.
    pub(super) fn growers(self) -> Vec<Grower> {
        growers(self.team, self.coverage, self.index)
    }

    /// Returns "Fay (2) wants more of it: one step away."
    pub(super) fn wants_more(self) -> Option<String> {
        wants_more(&self.growers(), self.names)
    }

    /// Returns "Ada would rather do less of it."
    pub(super) fn would_rather_less(self) -> Option<String> {
        let less = self.reluctant();
        (!less.is_empty()).then(|| format!("{} would rather do less of it.", list_some(&less)))
    }

    /// Returns "Cyd and Fay have not answered." if that could still change the state. People who
    /// want more but gave no level are mentioned elsewhere.
    pub(super) fn not_answered(self) -> Option<String> {
        let row = self.row();
        if row.is_certain() || row.rated() == 0 {
            return None;
        }
        let told: Vec<usize> = self.growers().iter().map(|grower| grower.member).collect();
        let silent = || {
            let silent = unrated(self.team, self.coverage, self.index);
            silent.filter(|member| !told.contains(member))
        };
        let people = silent().count();
        let first = self.named(silent().take(MAX_NAMED));
        (people > 0).then(|| format!("{} not answered.", with_have(&first, people)))
    }
}
