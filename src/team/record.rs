//! What a team puts on record around a reveal: what it expected, what was
//! corrected, and the plan it kept.

use super::{Date, Id, Rating, State};

/// What the team thought a dimension would be, before it looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// More than enough.
    Strong,
    /// Nobody.
    Gap,
}

/// A guess made before the reveal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The dimension guessed about.
    pub dimension: Id,
    /// The guess.
    pub expected: Expected,
}

/// A rating changed after the reveal, by its owner, for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Whose rating, and who decided.
    pub member: Id,
    /// On which dimension.
    pub dimension: Id,
    /// What it said before.
    pub before: Rating,
    /// What it says now.
    pub after: Rating,
    /// The example that moved it, in words.
    pub example: String,
    /// The day it was corrected.
    pub on: Option<Date>,
}

/// A hiring plan the team chose, so that a later look can say whether it came
/// true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlan {
    /// The day it was kept.
    pub on: Option<Date>,
    /// The candidates to hire, by id.
    pub hire: Vec<Id>,
    /// The state expected of each dimension that the plan moves.
    pub expect: Vec<(Id, State)>,
    /// By when.
    pub due: Option<Date>,
    /// In the team's words; may be empty.
    pub note: String,
}
