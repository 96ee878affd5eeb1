//! Decisions: what the team does about a dimension.

use super::{Date, Id, State};

/// The five responses to a shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Pair someone who wants to grow with someone at level 4 or 5.
    Grow,
    /// Rotate, pair, write it down.
    Share,
    /// Borrow someone from another team, for a time.
    Borrow,
    /// Hire someone with what is missing, not a job title.
    Hire,
    /// Live with the shortfall, knowingly.
    Accept,
}

impl Choice {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Grow, Self::Share, Self::Borrow, Self::Hire, Self::Accept];

    /// Returns the word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Grow => "grow",
            Self::Share => "share",
            Self::Borrow => "borrow",
            Self::Hire => "hire",
            Self::Accept => "accept",
        }
    }

    /// Returns the choice that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

impl Decision {
    /// Returns whether it has an owner.
    pub fn has_owner(&self) -> bool {
        self.owner.is_some() || !self.owner_name.is_empty()
    }
}

/// A decision, attached to a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The dimension it is about.
    pub dimension: Id,
    /// What the team does.
    pub choice: Choice,
    /// The member who owns it.
    pub owner: Option<Id>,
    /// The owner's name, if the owner is not a member; otherwise empty.
    pub owner_name: String,
    /// The day it is due.
    pub due: Option<Date>,
    /// The state that the team expects on that day.
    pub expect: Option<State>,
    /// A note in the team's words; may be empty.
    pub note: String,
    /// The day it was made.
    pub made: Option<Date>,
    /// Its aim in detail; may be empty.
    pub aim: Aim,
}

/// The aim of a decision: who should reach which level, whom to hire, and how long that
/// takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aim {
    /// Members, with the level that each should reach.
    pub reach: Vec<(Id, u8)>,
    /// Candidates to hire.
    pub hire: Vec<Id>,
    /// The months that it takes from the day when it was made.
    pub months: Option<u8>,
}
