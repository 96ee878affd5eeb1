//! Situations: what the team is up against, and the needs that follow.

use super::{Date, Id, NeedOverride};

/// A situation. A team may have several, each with its own needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// Never changes once saved.
    pub id: Id,
    /// A few words.
    pub name: String,
    /// The situation in a sentence; may be empty.
    pub about: String,
    /// The day by which its needs should be met.
    pub by: Option<Date>,
    /// The needs that differ from the dimensions' own needs, by dimension.
    pub needs: Vec<(Id, NeedOverride)>,
}

impl Situation {
    /// Returns a situation that changes no need.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), about: String::new(), by: None, needs: Vec::new() }
    }

    /// Returns its change to a dimension's need, if there is one.
    pub fn need_of(&self, dimension: &Id) -> Option<NeedOverride> {
        self.needs.iter().find(|(id, _)| id == dimension).map(|&(_, need)| need)
    }
}
