//! What a team is made of, in the exercise's own terms. Knows only `std`.
//!
//! A [`Team`] has *dimensions* (columns of the exercise), *members*, and a
//! [`Ratings`] grid of what each member said of themselves on each dimension.
//! A dimension's *need* says how many people the work asks for; a *situation*
//! may ask for something else. Everything that changes a team is an [`Edit`],
//! and applying one gives its inverse: that is undo.
//!
//! After an exercise that Kevin Goldsmith describes ("Finding the right
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
pub use edit::{Edit, EditError, Slot};
pub use fingerprint::fingerprint;
pub use id::{BadId, Id};
pub use member::{Collected, Contest, End, Member, Voice};
pub use need::{Need, NeedOverride, NeedParts, Requirement, Zone};
pub use rating::{Position, Rating, Want};
pub use ratings::Ratings;
pub use record::{Correction, Expectation, Expected, KeptPlan};
pub use session::{Session, Step};
pub use situation::Situation;
pub use state::State;
pub use team::Team;
pub use transfer::{Transfer, transfer};

/// The highest level of a skill or an experience.
pub const TOP_LEVEL: u8 = 5;
/// The highest priority a need can have.
pub const TOP_PRIORITY: u8 = 3;
/// The most people that a team holds; also the most that a need may ask for.
pub const MAX_PEOPLE: usize = 20_000;
/// The most dimensions that a team holds.
pub const MAX_DIMENSIONS: usize = 500;
