//! People of the team.

use super::{Date, Id};

/// An end of a spectrum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The first pole.
    A,
    /// The second pole.
    B,
}

impl End {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }
}

/// A person's offer, on the record, to speak for an end of a spectrum. Only
/// then does the map name them there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Which spectrum.
    pub dimension: Id,
    /// Which end.
    pub end: End,
}

/// Someone on the team. Their ratings are in [`super::Ratings`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Stays once saved.
    pub id: Id,
    /// 1 to 64 graphemes, unique in the team.
    pub name: String,
    /// The name that stands for theirs where names are hidden; kept once given.
    pub alias: Option<String>,
    /// The day of their last answer.
    pub rated: Option<Date>,
    /// The ends they offered to speak for.
    pub voices: Vec<Voice>,
}

impl Member {
    /// Someone who has not said anything yet.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), alias: None, rated: None, voices: Vec::new() }
    }

    /// Whether they offered to speak for an end of a spectrum.
    pub fn speaks_for(&self, dimension: &Id, end: End) -> bool {
        self.voices.iter().any(|voice| voice.dimension == *dimension && voice.end == end)
    }
}
