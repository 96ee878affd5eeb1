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

/// Someone who might join the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Unique among the candidates at hand.
    pub id: Id,
    /// 1 to 64 graphemes.
    pub name: String,
    /// What is known; a dimension that is not listed is unanswered.
    pub answers: Vec<CandidateAnswer>,
}

impl Candidate {
    /// Someone nothing is known of yet.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), answers: Vec::new() }
    }

    /// What is known of them on a dimension; blank where nothing is.
    pub fn rating(&self, dimension: &Id) -> Rating {
        self.answers
            .iter()
            .find(|answer| answer.dimension == *dimension)
            .map_or(Rating::BLANK, |answer| answer.rating)
    }
}
