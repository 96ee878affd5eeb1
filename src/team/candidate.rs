//! People who might join. No score: what counts is the shortfall they close.

use super::{Id, Rating};

/// Who gave an answer about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Judge {
    /// The candidate, of themselves.
    #[default]
    Own,
    /// The interview panel.
    Panel,
}

/// One answer about a candidate, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateAnswer {
    /// On which dimension.
    pub dimension: Id,
    /// The answer.
    pub rating: Rating,
    /// Who gave it.
    pub judge: Judge,
    /// Where it was heard: "interview with Ada"; may be empty.
    pub source: String,
    /// What it rests on, in words; may be empty.
    pub evidence: String,
}

/// How far it has come with a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// Might still join.
    #[default]
    Open,
    /// The team said no.
    Declined,
    /// They said no.
    Withdrawn,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Declined, Self::Withdrawn];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The status that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// Someone who might join the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Unique among the candidates at hand.
    pub id: Id,
    /// 1 to 64 graphemes.
    pub name: String,
    /// How far it has come.
    pub status: Status,
    /// What is known; a dimension that is not listed is unanswered.
    pub answers: Vec<CandidateAnswer>,
}

impl Candidate {
    /// Someone nothing is known of yet.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), status: Status::Open, answers: Vec::new() }
    }

    /// The same person with this status; only who is open keeps answers.
    #[must_use]
    pub fn with_status(&self, status: Status) -> Self {
        let open = status == Status::Open;
        let answers = if open { self.answers.clone() } else { Vec::new() };
        Self { id: self.id.clone(), name: self.name.clone(), status, answers }
    }

    /// What is known of them on a dimension; blank where nothing is.
    pub fn rating(&self, dimension: &Id) -> Rating {
        self.answers
            .iter()
            .find(|answer| answer.dimension == *dimension)
            .map_or(Rating::BLANK, |answer| answer.rating)
    }
}
