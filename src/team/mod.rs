//! The team: dimensions, members, ratings and needs. Uses only `std`.
//!
//! A [`Team`] has *dimensions* (the rows of the map), *members*, and a [`Ratings`] grid
//! with each member's answer on each dimension. A dimension's *need* says how many
//! people the work requires; a *situation* may have other needs. Every change of a team
//! is an [`Edit`], and applying an edit returns its inverse, which undoes it.
//!
//! Modelled on an exercise that Kevin Goldsmith describes ("Finding the right
//! ingredients for the perfect team", 2017).

mod candidate;
mod date;
mod decision;
mod dimension;
mod edit;
mod fingerprint;
mod id;
mod member;
mod need;
mod rating;
mod ratings;
mod record;
mod session;
mod situation;
mod state;
#[allow(clippy::module_inception)] // `Team` is what this module is about
mod team;
mod transfer;

pub use candidate::{Candidate, CandidateAnswer, Judge, Status};
pub use date::Date;
pub use decision::{Aim, Choice, Decision};
pub use dimension::{Dimension, Kind, LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, LevelWords};
pub use edit::{Edit, EditError, ListEdit};
pub use fingerprint::fingerprint;
pub use id::{BadId, Id};
pub use member::{Collected, Contest, End, Member, SpokenEnd};
pub use need::{Need, NeedOverride, NeedParts, Requirement, Zone};
pub use rating::{Position, Rating, Want};
pub use ratings::Ratings;
pub use record::{Correction, Expectation, Expected, SavedPlan};
pub use session::{Session, Step};
pub use situation::Situation;
pub use state::State;
pub use team::Team;
pub use transfer::{Transfer, transfer};

/// The highest level of a skill or an experience.
pub const TOP_LEVEL: u8 = 5;
/// The highest priority a need can have.
pub const TOP_PRIORITY: u8 = 3;
/// The most people of a team, and the most that a need may ask for.
pub const MAX_PEOPLE: usize = 20_000;
/// The most dimensions of a team.
pub const MAX_DIMENSIONS: usize = 500;
