//! Dimensions: the skills, experiences and spectra that the work needs.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Id, Need};

/// The words of the levels 0 to 5, shared by all dimensions of a kind.
pub type LevelWords = Arc<[String; 6]>;

/// The three kinds of dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something that people do, on levels 0 to 5.
    Skill,
    /// A situation that people have lived through, on levels 0 to 5.
    Experience,
    /// A spectrum between two named ends, neither of them better.
    Personality,
}

impl Kind {
    /// All kinds, in the order of the map.
    pub const ALL: [Self; 3] = [Self::Skill, Self::Experience, Self::Personality];

    /// Returns the word that files and JSON use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Experience => "experience",
            Self::Personality => "personality",
        }
    }

    /// Returns the kind that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The words of a skill's levels. The number is shorthand for them.
pub const LEVEL_WORDS_SKILL: [&str; 6] = [
    "not something I do",
    "with someone beside me",
    "simple things on my own",
    "most of it on my own",
    "hard cases; others come to me",
    "I teach it and shape how we do it",
];

/// The words of an experience's levels.
pub const LEVEL_WORDS_EXPERIENCE: [&str; 6] = [
    "have not been there",
    "saw it up close",
    "took part once",
    "took part several times",
    "led others through it",
    "led it in very different settings",
];

/// Something that the team's work needs: a skill, an experience or a spectrum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Never changes once saved.
    pub id: Id,
    /// What it is called; for a spectrum, the setting ("In a debate").
    pub name: String,
    /// Skill, experience or personality.
    pub kind: Kind,
    /// One sentence on what belongs to it; may be empty.
    pub about: String,
    /// Its other names, in a catalogue.
    pub aliases: Vec<String>,
    /// The two ends of a spectrum, left and right; empty texts for other kinds.
    pub poles: [String; 2],
    /// Its need, unless a situation has another.
    pub need: Need,
    /// Its own words for the levels 0 to 5, if it has any.
    pub levels: Option<Box<[String; 6]>>,
    /// The user's words for the levels, for a dimension without its own; set by the team,
    /// never in a file.
    pub usual: Option<LevelWords>,
}

impl Dimension {
    /// Returns a dimension with the default need of its kind and no description.
    pub fn new(id: Id, name: impl Into<String>, kind: Kind) -> Self {
        Self {
            id,
            name: name.into(),
            kind,
            about: String::new(),
            aliases: Vec::new(),
            poles: Default::default(),
            need: Need::default_for(kind),
            levels: None,
            usual: None,
        }
    }

    /// Returns the words of a level, 0 to 5; nothing for a spectrum.
    pub fn level_words(&self, level: u8) -> Option<&str> {
        let level = usize::from(level);
        match (self.kind, &self.levels, &self.usual) {
            (Kind::Personality, ..) => None,
            (_, Some(own), _) => own.get(level).map(String::as_str),
            (_, None, Some(usual)) => usual.get(level).map(String::as_str),
            (Kind::Skill, None, None) => LEVEL_WORDS_SKILL.get(level).copied(),
            (Kind::Experience, None, None) => LEVEL_WORDS_EXPERIENCE.get(level).copied(),
        }
    }

    /// Returns what screens and reports call it: a spectrum by its two ends, anything else by its
    /// name.
    pub fn title(&self) -> Cow<'_, str> {
        let [left, right] = &self.poles;
        match self.kind {
            Kind::Personality => format!("{left} ↔ {right}").into(),
            Kind::Skill | Kind::Experience => self.name.as_str().into(),
        }
    }

    /// Returns the sentence below its title. That of a spectrum begins with its setting:
    /// "In a debate: …".
    pub fn sentence(&self) -> Cow<'_, str> {
        match self.kind {
            Kind::Personality if self.about.is_empty() => self.name.as_str().into(),
            Kind::Personality => format!("{}: {}", self.name, self.about).into(),
            Kind::Skill | Kind::Experience => self.about.as_str().into(),
        }
    }

    /// Returns whether it is a spectrum.
    pub fn is_spectrum(&self) -> bool {
        self.kind == Kind::Personality
    }
}
