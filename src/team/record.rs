//! Records of a workshop: guesses before the reveal, corrections after it, and saved
//! plans.

use super::{Date, Id, Rating, State};

/// What the team expected of a dimension before the reveal.
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
    /// The dimension.
    pub dimension: Id,
    /// The guess.
    pub expected: Expected,
}

/// A rating that a person changed after the reveal, with an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The person, who decides about their own rating.
    pub member: Id,
    /// The dimension.
    pub dimension: Id,
    /// The rating before.
    pub before: Rating,
    /// The rating after.
    pub after: Rating,
    /// The example that led to the change.
    pub example: String,
    /// The day it was corrected.
    pub on: Option<Date>,
}

/// A saved hiring plan, so that the history can say how it turned out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPlan {
    /// The day it was saved.
    pub on: Option<Date>,
    /// The candidates to hire, by id.
    pub hire: Vec<Id>,
    /// The expected state of each dimension that the plan changes.
    pub expect: Vec<(Id, State)>,
    /// The day it is due.
    pub due: Option<Date>,
    /// A note in the team's words; may be empty.
    pub note: String,
}
