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
    /// Returns the word that files use.
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

/// What was taken of a member's sheets of the day they last answered: enough
/// to know a sheet again, so that neither order nor repetition matters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collected {
    /// Fingerprints of the sheets, in order of size.
    pub sheets: Vec<u64>,
    /// Fingerprint of the answers that they came to together: where the team
    /// says something else, someone has changed it here since.
    pub answers: u64,
    /// Whether the sheets contradict each other. Then none of them stands.
    pub contested: Option<Contest>,
}

/// Where sheets that contradict each other were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contest {
    /// Handed over one by one or together: only the person can settle it.
    Given,
    /// All of them in the team's folder: to remove the wrong one settles it.
    Folder,
}

impl Contest {
    /// Both.
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
    /// Stays once saved.
    pub id: Id,
    /// 1 to 64 graphemes, unique in the team.
    pub name: String,
    /// The name that stands for theirs where names are hidden; kept once given.
    pub alias: Option<String>,
    /// Who they are across teams, such as a mail address; the same on each.
    pub person: Option<String>,
    /// Whether other teams may be told that they could help.
    pub may_help: bool,
    /// The day of their last answer.
    pub rated: Option<Date>,
    /// The day they are back, where they are away for long.
    pub away_until: Option<Date>,
    /// Whether their answers were taken along from when they were a candidate;
    /// see [`Self::is_unconfirmed`].
    pub from_interview: bool,
    /// The ends they offered to speak for.
    pub voices: Vec<Voice>,
    /// What was taken of their sheets; nothing where none was.
    pub collected: Option<Collected>,
}

impl Member {
    /// Returns someone who has not said anything yet.
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
            voices: Vec::new(),
            collected: None,
        }
    }

    /// Returns whether their answers are those of an interview, and they have given none of their
    /// own since.
    pub fn is_unconfirmed(&self) -> bool {
        self.from_interview && self.rated.is_none()
    }

    /// Returns whether they are away on a day.
    pub fn is_away_on(&self, day: Date) -> bool {
        self.away_until.is_some_and(|back| day < back)
    }

    /// Returns whether they offered to speak for an end of a spectrum.
    pub fn speaks_for(&self, dimension: &Id, end: End) -> bool {
        self.voices.iter().any(|voice| voice.dimension == *dimension && voice.end == end)
    }
}
