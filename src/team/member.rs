//! Members of the team.

use super::{Date, Id};

/// An end of a spectrum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The left end.
    A,
    /// The right end.
    B,
}

impl End {
    /// Returns the word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }
}

/// A person's offer to speak for an end of a spectrum. Only then does the map name them
/// there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenEnd {
    /// The spectrum.
    pub dimension: Id,
    /// The end.
    pub end: End,
}

/// The collected sheets of the day of a member's last answer: enough to recognize a
/// sheet, so that neither order nor repetition matters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collected {
    /// Fingerprints of the sheets, sorted.
    pub sheets: Vec<u64>,
    /// Fingerprint of the combined answers. If the member's answers have another one,
    /// someone has changed them in the program since.
    pub answers: u64,
    /// Whether the sheets contradict each other. Then none of them counts.
    pub contested: Option<Contest>,
}

/// Where sheets that contradict each other were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contest {
    /// They were given to `collect`: only the person can decide.
    Given,
    /// All of them are in the team's folder: deleting the wrong one decides.
    Folder,
}

impl Contest {
    /// Both values.
    pub const ALL: [Self; 2] = [Self::Given, Self::Folder];

    /// Returns the word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Folder => "folder",
        }
    }
}

/// Someone on the team. Their ratings are in [`super::Ratings`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Never changes once saved.
    pub id: Id,
    /// 1 to 64 graphemes, unique in the team.
    pub name: String,
    /// Shown instead of the name if names are hidden; never changes once given.
    pub alias: Option<String>,
    /// Who they are across teams, such as a mail address; the same in each team.
    pub person: Option<String>,
    /// Whether other teams may be told that they could help.
    pub may_help: bool,
    /// The day of their last answer.
    pub rated: Option<Date>,
    /// The day they are back, if they are away for long.
    pub away_until: Option<Date>,
    /// Whether their answers are those they gave as a candidate; see
    /// [`Self::is_unconfirmed`].
    pub from_interview: bool,
    /// The ends they offered to speak for.
    pub spoken_ends: Vec<SpokenEnd>,
    /// Their collected sheets; nothing if there are none.
    pub collected: Option<Collected>,
}

impl Member {
    /// Returns a member without answers.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            alias: None,
            person: None,
            may_help: false,
            rated: None,
            away_until: None,
            from_interview: false,
            spoken_ends: Vec::new(),
            collected: None,
        }
    }

    /// Returns whether their answers come from an interview and they have not rated themselves
    /// since.
    pub fn is_unconfirmed(&self) -> bool {
        self.from_interview && self.rated.is_none()
    }

    /// Returns whether they are away on a day.
    pub fn is_away_on(&self, day: Date) -> bool {
        self.away_until.is_some_and(|back| day < back)
    }

    /// Returns whether they offered to speak for an end of a spectrum.
    pub fn speaks_for(&self, dimension: &Id, end: End) -> bool {
        self.spoken_ends.iter().any(|voice| voice.dimension == *dimension && voice.end == end)
    }
}
