//! Situations: what the team is up against, and what that asks for.

use super::{Date, Id, NeedOverride};

/// One situation. A team may have several and be judged by each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// Stays once saved.
    pub id: Id,
    /// A few words.
    pub name: String,
    /// The situation in a sentence; may be empty.
    pub about: String,
    /// The day by which its needs are to be met.
    pub by: Option<Date>,
    /// Only what differs from the dimensions' own needs, by dimension.
    pub needs: Vec<(Id, NeedOverride)>,
}

impl Situation {
    /// Returns a situation in which every dimension's own need holds.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), about: String::new(), by: None, needs: Vec::new() }
    }

    /// Returns what it says of a dimension, where it says something.
    pub fn need_of(&self, dimension: &Id) -> Option<NeedOverride> {
        self.needs.iter().find(|(id, _)| id == dimension).map(|&(_, need)| need)
    }
}
