//! How a dimension changed between two versions of a team.

use super::Delta;
use crate::coverage::DimensionCoverage;
use crate::team::State;

/// How a dimension changed, in the order in which changes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// It was on target and no longer is.
    Lost,
    /// Its state is worse, on the same side of the target.
    Weaker,
    /// It is on target and was not.
    Gained,
    /// Its state is better, on the same side of the target.
    Stronger,
    /// It changed only because answers are new or missing.
    Measured,
    /// It did not change.
    Same,
}

impl Class {
    /// All classes, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Lost, Self::Weaker, Self::Gained, Self::Stronger, Self::Measured, Self::Same];

    /// Returns the word of the JSON contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Weaker => "weaker",
            Self::Gained => "gained",
            Self::Stronger => "stronger",
            Self::Measured => "measured",
            Self::Same => "same",
        }
    }

    /// Returns the class by on-target, then by the lowest state, both for the same need.
    pub(super) fn of(before: &DimensionCoverage, after: &DimensionCoverage, delta: Delta) -> Self {
        let targets = (before.on_target(), after.on_target());
        match sides(targets, before.lowest, after.lowest) {
            Self::Same => Self::Same,
            _ if delta.is_measured() => Self::Measured,
            class => class,
        }
    }
}

/// Returns the class by the sides of the target, then by state.
pub(super) fn sides(on_target: (bool, bool), before: State, after: State) -> Class {
    match on_target {
        (true, false) => Class::Lost,
        (false, true) => Class::Gained,
        _ if after < before => Class::Weaker,
        _ if after > before => Class::Stronger,
        _ => Class::Same,
    }
}
