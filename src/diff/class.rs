//! What became of a dimension between two looks.

use super::Delta;
use crate::coverage::DimensionCoverage;
use crate::team::State;

/// What became of a dimension, in the order it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Was on target and is not.
    Lost,
    /// A worse state, on the same side of the target.
    Weaker,
    /// Is on target and was not.
    Gained,
    /// A better state, on the same side of the target.
    Stronger,
    /// Moved by ratings that appeared or vanished, and by nothing else.
    Measured,
    /// As it was.
    Same,
}

impl Class {
    /// All classes, in the order they are told.
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

    /// By on-target, then by the lowest state; both judged by one need.
    pub(super) fn of(before: &DimensionCoverage, after: &DimensionCoverage, delta: Delta) -> Self {
        let targets = (before.on_target(), after.on_target());
        match sides(targets, before.lowest, after.lowest) {
            Self::Same => Self::Same,
            _ if delta.is_measured() => Self::Measured,
            class => class,
        }
    }
}

/// The class by which sides of the target the two are on, then by state.
pub(super) fn sides(on_target: (bool, bool), before: State, after: State) -> Class {
    match on_target {
        (true, false) => Class::Lost,
        (false, true) => Class::Gained,
        _ if after < before => Class::Weaker,
        _ if after > before => Class::Stronger,
        _ => Class::Same,
    }
}
