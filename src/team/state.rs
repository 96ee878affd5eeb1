//! The five states of a requirement, worst first.

/// How well a requirement is met: by how many people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody.
    Gap,
    /// One person alone, even if one is enough.
    Thin,
    /// More than one, fewer than needed.
    Short,
    /// As many as needed.
    Covered,
    /// More than needed: anyone could leave.
    Strong,
}

impl State {
    /// All states, worst first.
    pub const ALL: [Self; 5] = [Self::Gap, Self::Thin, Self::Short, Self::Covered, Self::Strong];

    /// Returns the state of a requirement for `needed` people that `holders` people meet.
    pub fn of(holders: u32, needed: u32) -> Self {
        match holders {
            0 => Self::Gap,
            1 => Self::Thin,
            a if a < needed => Self::Short,
            a if a == needed => Self::Covered,
            _ => Self::Strong,
        }
    }

    /// Returns how many holders it takes at least for this state or a better one, with `needed`
    /// people required.
    pub fn threshold(self, needed: u32) -> u32 {
        match self {
            Self::Gap => 0,
            Self::Thin => 1,
            Self::Short => 2,
            Self::Covered => needed.max(2),
            Self::Strong => (needed + 1).max(2),
        }
    }

    /// Returns the word that files and JSON use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Thin => "thin",
            Self::Short => "short",
            Self::Covered => "covered",
            Self::Strong => "strong",
        }
    }

    /// Returns the state that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}
