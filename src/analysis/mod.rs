//! What the ratings say: pure functions over the domain.
//!
//! Integers and exact fractions only. Nothing here gives a person a score, a
//! total or a rank; what is counted is how many people meet what is needed.

mod coverage;
pub mod diff;
mod dimension;
mod findings;
#[cfg(test)]
pub(crate) mod fixture;
pub mod people;
pub mod plan;
mod strip;
mod summary;
mod topics;

pub use coverage::Coverage;
pub use dimension::{DimensionCoverage, Held, Histogram, Standing};
pub use findings::{Bounds, Finding, Shortfall, findings};
pub use strip::{Voices, strip};
pub use summary::{KindCount, Summary};
pub use topics::{Topic, WIDE, only_thanks_to_the_reluctant, talk_about};
