//! People who might join. They have no score: what counts is the shortfall they close.

use super::{Id, Rating};

/// Who gave an answer about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Judge {
    /// The candidate.
    #[default]
    Own,
    /// The interview panel.
    Panel,
}

/// One answer about a candidate, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateAnswer {
    /// The dimension.
    pub dimension: Id,
    /// The answer.
    pub rating: Rating,
    /// Who gave it.
    pub judge: Judge,
    /// Where the panel heard it, such as "interview with Ada"; may be empty.
    pub source: String,
    /// What it is based on, in words; may be empty.
    pub evidence: String,
}

impl CandidateAnswer {
    /// Returns the source of a panel's answer, which tells the panel's answers apart;
    /// nothing for the candidate's own word, of which there is only one.
    pub fn from(&self) -> Option<&str> {
        (self.judge == Judge::Panel).then_some(&self.source)
    }
}

/// The state of a candidate's application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// The candidate may still join.
    #[default]
    Open,
    /// The team declined.
    Declined,
    /// The candidate withdrew.
    Withdrawn,
}

impl Status {
    /// All values.
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
    /// Unique among the candidates.
    pub id: Id,
    /// 1 to 64 graphemes.
    pub name: String,
    /// The state of the application.
    pub status: Status,
    /// The answers; a dimension that is not listed is unanswered.
    pub answers: Vec<CandidateAnswer>,
}

impl Candidate {
    /// Returns a candidate without answers.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), status: Status::Open, answers: Vec::new() }
    }

    /// Returns the same candidate with this status; only an open candidate keeps answers.
    #[must_use]
    pub fn with_status(&self, status: Status) -> Self {
        let open = status == Status::Open;
        let answers = if open { self.answers.clone() } else { Vec::new() };
        Self { id: self.id.clone(), name: self.name.clone(), status, answers }
    }

    /// Returns all answers on a dimension, in file order.
    pub fn views(&self, dimension: &Id) -> impl Iterator<Item = &CandidateAnswer> {
        self.answers.iter().filter(move |answer| answer.dimension == *dimension)
    }

    /// Returns the answer on a dimension that plans count: the panel's lowest level, or
    /// without a panel the candidate's own word. The lowest, so that a plan does not
    /// rely on a level that the interviewers do not agree on.
    pub fn counted(&self, dimension: &Id) -> Option<&CandidateAnswer> {
        let by_panel = self
            .views(dimension)
            .filter(|view| view.judge == Judge::Panel && view.rating.value().is_some())
            .min_by_key(|view| view.rating.value());
        by_panel.or_else(|| self.views(dimension).next())
    }

    /// Returns the rating on a dimension that plans count; blank without an answer.
    pub fn rating(&self, dimension: &Id) -> Rating {
        self.counted(dimension).map_or(Rating::BLANK, |answer| answer.rating)
    }

    /// Adds answers about this candidate: an answer with the same judge and source is
    /// replaced, all others stay. Returns how many answers are new or changed.
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
