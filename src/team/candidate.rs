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

impl CandidateAnswer {
    /// Returns who gave it. A panel's answers are told apart by their source;
    /// the candidate's own word is one.
    pub fn from(&self) -> Option<&str> {
        (self.judge == Judge::Panel).then_some(&self.source)
    }
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

    /// Returns the word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Returns the status that a file's word names.
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
    /// Returns someone of whom nothing is known yet.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), status: Status::Open, answers: Vec::new() }
    }

    /// Returns the same person with this status; only who is open keeps answers.
    #[must_use]
    pub fn with_status(&self, status: Status) -> Self {
        let open = status == Status::Open;
        let answers = if open { self.answers.clone() } else { Vec::new() };
        Self { id: self.id.clone(), name: self.name.clone(), status, answers }
    }

    /// Returns everything that was said of them on a dimension, in the order of
    /// the file.
    pub fn views(&self, dimension: &Id) -> impl Iterator<Item = &CandidateAnswer> {
        self.answers.iter().filter(move |answer| answer.dimension == *dimension)
    }

    /// Returns the answer on a dimension that plans count: of a panel's levels
    /// the lowest, without one the candidate's own word. Where interviewers
    /// differ, nobody counts on the higher level before they have talked.
    pub fn counted(&self, dimension: &Id) -> Option<&CandidateAnswer> {
        let by_panel = self
            .views(dimension)
            .filter(|view| view.judge == Judge::Panel && view.rating.value().is_some())
            .min_by_key(|view| view.rating.value());
        by_panel.or_else(|| self.views(dimension).next())
    }

    /// Returns what is known of them on a dimension; blank where nothing is.
    pub fn rating(&self, dimension: &Id) -> Rating {
        self.counted(dimension).map_or(Rating::BLANK, |answer| answer.rating)
    }

    /// Takes the answers of someone else about the same person in: an answer of
    /// the same judge and source is replaced, any other is kept beside it.
    /// Returns how many answers are new or differ.
    pub fn take_views(&mut self, answers: Vec<CandidateAnswer>) -> usize {
        let mut changed = 0;
        for answer in answers {
            let same = self.answers.iter().position(|known| {
                known.dimension == answer.dimension && known.from() == answer.from()
            });
            match same {
                Some(index) if self.answers[index] == answer => {}
                Some(index) => {
                    self.answers[index] = answer;
                    changed += 1;
                }
                None => {
                    self.answers.push(answer);
                    changed += 1;
                }
            }
        }
        changed
    }
}
