//! Where a workshop stands.

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
    /// What do we expect to see?
    Expect,
    /// Everything at once.
    Reveal,
    /// The rows worth the hour.
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

/// What a running workshop keeps in the file, so that it survives a crash.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// Until the reveal, nobody's ratings are shown or exported.
    pub hidden: bool,
    /// Whether this workshop has shown everything already: what is revealed
    /// stays so, however its steps are gone back and forth.
    pub revealed: bool,
    /// Where the workshop stands; nothing when no workshop runs.
    pub step: Option<Step>,
    /// Members who have said that they are done rating.
    pub done: Vec<Id>,
    /// Dimensions marked for discussion.
    pub discuss: Vec<Id>,
    /// Seconds since 1970 at which the workshop began, for its clock.
    pub began: Option<i64>,
    /// The day of the next one; outlasts this one.
    pub next: Option<Date>,
}
