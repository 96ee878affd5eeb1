//! Coverage: what a team's ratings mean for its needs, as pure functions.
//!
//! They use only integers and exact fractions. Nothing here gives a person a score, a
//! total or a rank: it counts how many people meet a need.

pub mod across;
mod collect;
mod dimension;
mod findings;
#[cfg(test)]
pub(crate) mod fixture;
pub mod people;
mod plausible;
mod shape;
mod stale;
mod strip;
mod summary;
mod surprise;
mod team;
mod topics;

pub use collect::{
    CollectOptions, Collected, From, MatchedSheet, SheetFile, SheetStatus, choose_sheet, collect,
};
pub use dimension::{CoverageStatus, DimensionCoverage, Histogram, RequirementCoverage};
pub use findings::{Bounds, Finding, Shortfall, findings};
pub use people::{asked, asked_in, left_open};
pub use plausible::{PersonDoubt, TeamDoubt, person_doubts, team_doubts};
pub use shape::{Axis, MIN_AXES, NoShape, Outline, Run, Shape, point, shape};
pub use stale::{Stale, days_between, is_stale, stale};
pub use strip::{EndCounts, MIN_SPECTRUM_ANSWERS, strip};
pub use summary::{KindCount, Summary};
pub use surprise::{Surprise, surprises};
pub use team::Coverage;
pub use topics::{MIN_WIDE_SPREAD, Topic, only_thanks_to_the_reluctant, talk_about};
