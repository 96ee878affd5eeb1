//! The private rating of one person: one question per page, then a page to check all answers.
//! Nobody else's answers can be reached from here, not even by undo: while a form is open, the
//! undo stack has only its own answers, and afterwards they become one step on top of the earlier
//! ones.

pub mod draw;
mod open;
mod update;

pub use open::begin;
pub(crate) use open::{ask_whose_form, leave_sheet, open};
pub(crate) use update::update;

use crate::coverage::{self, Coverage, PersonDoubt, asked_in};
use crate::team::{Kind, Rating, Team};
use crate::tui::app::undo::UndoStack;

/// Which page of a form is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The page between two people: who rates next.
    PassDevice,
    /// A question, by index in the form's order.
    Question(usize),
    /// All answers, to check.
    Review {
        /// The line under the cursor, by index in the form's order.
        cursor: usize,
    },
}

/// Whether answers given before the form was opened are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriorAnswers {
    /// They are shown: on the person's own machine, or because they asked for it.
    Shown,
    /// Only the fact that there is an answer: on a shared machine anyone may have opened the form.
    Hidden,
}

/// Who gives the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// The person, one question per page.
    Person,
    /// Somebody who types in the person's printed form, one number per row.
    Form,
}

/// One person's private rating.
#[derive(Debug, Clone)]
pub struct RatingForm {
    /// Who rates, by index.
    pub member: usize,
    /// The page shown.
    pub page: Page,
    /// The dimensions by index, in the order asked: by kind, then as in the file.
    pub order: Vec<usize>,
    /// Whether earlier answers are shown.
    pub earlier: PriorAnswers,
    /// Who gives the answers.
    pub entry: Entry,
    /// The dimension that a number has just answered, until something else is done: `w` still
    /// applies to it.
    pub just_answered: Option<usize>,
    /// The dimensions of each change of this form, in step with the undo stack.
    submitted: Vec<Vec<usize>>,
    /// The dimensions of each undone change.
    undone: Vec<Vec<usize>>,
    /// What could be undone before the form was opened.
    before: UndoStack,
}

impl PartialEq for RatingForm {
    fn eq(&self, other: &Self) -> bool {
        self.member == other.member && self.page == other.page && self.submitted == other.submitted
    }
}

/// What a form shows of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// This answer, which may be blank.
    Answer(Rating),
    /// Only that there is an earlier answer.
    PriorAnswers,
}

impl Shown {
    /// Returns whether the dimension counts as answered.
    pub fn is_answered(self) -> bool {
        match self {
            Self::Answer(rating) => rating.is_answered(),
            Self::PriorAnswers => true,
        }
    }
}

impl RatingForm {
    /// Returns the form of this member, on their first open question, in a team that
    /// has dimensions.
    fn new(
        team: &Team,
        coverage: &Coverage,
        member: usize,
        earlier: PriorAnswers,
        before: UndoStack,
    ) -> Self {
        let order = asked_in(team, coverage);
        let mut form = Self {
            member,
            page: Page::Question(0),
            order,
            earlier,
            entry: Entry::Person,
            just_answered: None,
            submitted: Vec::new(),
            undone: Vec::new(),
            before,
        };
        form.page = match earlier {
            PriorAnswers::Shown => form.first_open(team),
            PriorAnswers::Hidden => Page::PassDevice,
        };
        form
    }

    /// Returns the first question without an answer; where there is none, the page to check all
    /// answers.
    fn first_open(&self, team: &Team) -> Page {
        let open = |&index: &usize| !self.shown(team, index).is_answered();
        self.order.iter().position(open).map_or(Page::Review { cursor: 0 }, Page::Question)
    }

    /// Returns the dimension asked or under the cursor, by index.
    pub fn dimension(&self) -> Option<usize> {
        match self.page {
            Page::PassDevice => None,
            Page::Question(nth) | Page::Review { cursor: nth } => self.order.get(nth).copied(),
        }
    }

    /// Returns the line under the cursor, by index in the order asked.
    pub fn cursor(&self) -> usize {
        match self.page {
            Page::PassDevice => 0,
            Page::Question(nth) | Page::Review { cursor: nth } => nth,
        }
    }

    /// Returns whether it is a spectrum.
    pub fn on_spectrum(&self, team: &Team) -> bool {
        self.dimension().is_some_and(|index| team.dimensions()[index].is_spectrum())
    }

    /// Returns what is shown of a dimension, by index.
    pub fn shown(&self, team: &Team, dimension: usize) -> Shown {
        let rating = team.ratings().get(dimension, self.member);
        let mine = self.submitted.iter().any(|change| change.contains(&dimension));
        if self.earlier == PriorAnswers::Shown || mine || rating.is_blank() {
            Shown::Answer(rating)
        } else if rating.is_pass() && !team.session.hidden {
            // On the map a pass looks like no answer. "Already answered" would
            // tell it from one.
            Shown::Answer(Rating::BLANK)
        } else {
            Shown::PriorAnswers
        }
    }

    /// Returns how many of the questions have an answer, passes included.
    pub fn answered(&self, team: &Team) -> usize {
        self.order.iter().filter(|&&index| self.shown(team, index).is_answered()).count()
    }

    /// Returns what deserves a question about these answers, for this person only; empty if an
    /// answer is hidden.
    pub fn doubts(&self, team: &Team) -> Vec<PersonDoubt> {
        let all_shown =
            self.order.iter().all(|&index| self.shown(team, index) != Shown::PriorAnswers);
        if !all_shown || self.entry == Entry::Form {
            return Vec::new();
        }
        let answers: Vec<Rating> = team.ratings().row(self.member).collect();
        coverage::person_doubts(team, &answers)
    }

    /// Returns the spectra asked, by index.
    fn spectra(&self, team: &Team) -> Vec<usize> {
        let kind = |index: usize| team.dimensions()[index].kind;
        self.order.iter().copied().filter(|&index| kind(index) == Kind::Personality).collect()
    }

    /// Goes to the next question; after the last one, to the page to check all answers.
    fn forward(&mut self) {
        let last = self.order.len() - 1;
        self.page = match self.page {
            Page::Question(nth) if nth < last => Page::Question(nth + 1),
            Page::Question(_) => Page::Review { cursor: 0 },
            Page::Review { cursor } => Page::Review { cursor: (cursor + 1).min(last) },
            Page::PassDevice => Page::PassDevice,
        };
    }

    /// Goes to the previous question.
    fn back(&mut self) {
        self.page = match self.page {
            Page::Question(nth) => Page::Question(nth.saturating_sub(1)),
            Page::Review { cursor } => Page::Review { cursor: cursor.saturating_sub(1) },
            Page::PassDevice => Page::PassDevice,
        };
    }

    /// Goes to the question of a dimension, or to its line on the last page.
    fn show(&mut self, dimension: usize) {
        let Some(nth) = self.order.iter().position(|&index| index == dimension) else { return };
        self.page = match self.page {
            Page::Review { .. } => Page::Review { cursor: nth },
            Page::Question(_) | Page::PassDevice => Page::Question(nth),
        };
    }
}
