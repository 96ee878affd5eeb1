//! The state of a workshop.

use super::{Date, Id};

/// The steps of a workshop, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The situation and the ground rules.
    Frame,
    /// Dimensions, then needs.
    Choose,
    /// Everyone rates in private.
    Rate,
    /// The team guesses before it looks.
    Expect,
    /// All answers are shown at once.
    Reveal,
    /// The rows that are worth talking about.
    Talk,
    /// The personality strips.
    Spectra,
    /// At most three decisions.
    Decide,
    /// Snapshot, and the next date.
    Close,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 9] = [
        Self::Frame,
        Self::Choose,
        Self::Rate,
        Self::Expect,
        Self::Reveal,
        Self::Talk,
        Self::Spectra,
        Self::Decide,
        Self::Close,
    ];

    /// Returns the word that files and the screen use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Choose => "choose",
            Self::Rate => "rate",
            Self::Expect => "expect",
            Self::Reveal => "reveal",
            Self::Talk => "talk",
            Self::Spectra => "spectra",
            Self::Decide => "decide",
            Self::Close => "close",
        }
    }

    /// Returns the step that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// The state of a workshop, kept in the file so that it survives a crash.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// Whether answers are hidden: until the reveal, none is shown or exported.
    pub hidden: bool,
    /// Whether this workshop has revealed the answers; going back to an earlier step
    /// does not hide them again.
    pub revealed: bool,
    /// The current step; nothing if no workshop is running.
    pub step: Option<Step>,
    /// Members who have said that they are done rating.
    pub done: Vec<Id>,
    /// Dimensions marked for discussion.
    pub discuss: Vec<Id>,
    /// When the workshop began, in seconds since 1970, for its clock.
    pub began: Option<i64>,
    /// The day of the next session; kept when this workshop ends.
    pub next: Option<Date>,
}
