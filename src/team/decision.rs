//! What the team decided to do about a dimension.

use super::{Date, Id, State};

/// The five ways to answer a shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Pair someone who wants it with someone who leads it.
    Grow,
    /// Rotate, pair, write down.
    Share,
    /// Someone from another team, for a time.
    Borrow,
    /// The missing elements, not a job title.
    Hire,
    /// Live with it, knowingly.
    Accept,
}

impl Choice {
    /// All choices, in the order they are offered.
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
    /// Returns whether somebody carries it out.
    pub fn has_owner(&self) -> bool {
        self.owner.is_some() || !self.owner_name.is_empty()
    }
}

/// A decision, attached to a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What it is about.
    pub dimension: Id,
    /// What is done.
    pub choice: Choice,
    /// The member who carries it out.
    pub owner: Option<Id>,
    /// Who carries it out, where that is somebody from outside the team; empty
    /// otherwise.
    pub owner_name: String,
    /// By when.
    pub due: Option<Date>,
    /// The state we expect to see then.
    pub expect: Option<State>,
    /// In the team's words; may be empty.
    pub note: String,
    /// The day it was made.
    pub made: Option<Date>,
    /// What it aims at, where it says so.
    pub aim: Aim,
}

/// What a decision aims at in detail: who is to reach which level, whom to
/// hire, and how long that takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aim {
    /// Members and the level that each is to reach.
    pub reach: Vec<(Id, u8)>,
    /// Candidates to hire.
    pub hire: Vec<Id>,
    /// The months that it takes from the day it was made.
    pub months: Option<u8>,
}
