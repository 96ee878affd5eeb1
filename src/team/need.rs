//! Needs: how many people the work requires on a dimension. All three kinds of dimension
//! have one model: requirements, each with a zone of the scale and a number of people.

use super::{Kind, Position};

/// A part of a dimension's scale in which a person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// At this level of a skill or an experience, or above.
    AtLeast(u8),
    /// Clearly at the left end of a spectrum: A2 or A3.
    A,
    /// Near the middle of a spectrum: A1, the middle, B1.
    Middle,
    /// Clearly at the right end of a spectrum: B2 or B3.
    B,
}

impl Zone {
    /// Returns whether a value (a level, or a [`Position`]'s index) is in the zone.
    pub fn contains(self, value: u8) -> bool {
        match self {
            Self::AtLeast(level) => value >= level,
            Self::A => value <= Position::A2.index(),
            Self::Middle => (Position::A1.index()..=Position::B1.index()).contains(&value),
            Self::B => value >= Position::B2.index(),
        }
    }

    /// Returns `a`, `middle` or `b`; nothing for a level.
    pub fn end_word(self) -> Option<&'static str> {
        match self {
            Self::AtLeast(_) => None,
            Self::A => Some("a"),
            Self::Middle => Some("middle"),
            Self::B => Some("b"),
        }
    }
}

/// A number of people in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The zone of the scale.
    pub zone: Zone,
    /// How many people; at least 1.
    pub people: u32,
}

/// The need on one dimension in one situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Not needed; the dimension is not counted.
    None,
    /// People at a level, for skills and experiences.
    People {
        /// 0 to 5.
        level: u8,
        /// At least 1.
        people: u32,
        /// 0 to 3; orders shortfalls and weights hiring, never coverage.
        priority: u8,
    },
    /// People at the ends and in the middle of a spectrum; at least one of the three is above 0.
    Spectrum {
        /// People clearly at the left end.
        a: u32,
        /// People clearly at the right end.
        b: u32,
        /// People near the middle.
        middle: u32,
        /// 0 to 3.
        priority: u8,
    },
}

impl Need {
    /// Returns the need of a dimension of this kind if the file gives none.
    pub fn default_for(kind: Kind) -> Self {
        match kind {
            Kind::Skill | Kind::Experience => Self::People { level: 3, people: 2, priority: 1 },
            Kind::Personality => Self::Spectrum { a: 1, b: 1, middle: 0, priority: 0 },
        }
    }

    /// Returns the requirements for at least one person, in the order a, middle, b.
    pub fn requirements(self) -> impl Iterator<Item = Requirement> + Clone {
        let three = match self {
            Self::None => [(Zone::A, 0), (Zone::Middle, 0), (Zone::B, 0)],
            Self::People { level, people, .. } => {
                [(Zone::AtLeast(level), people), (Zone::Middle, 0), (Zone::B, 0)]
            }
            Self::Spectrum { a, b, middle, .. } => {
                [(Zone::A, a), (Zone::Middle, middle), (Zone::B, b)]
            }
        };
        three
            .into_iter()
            .filter(|&(_, people)| people > 0)
            .map(|(zone, people)| Requirement { zone, people })
    }

    /// Returns the priority, 0 to 3; 0 if nothing is needed.
    pub fn priority(self) -> u8 {
        match self {
            Self::None => 0,
            Self::People { priority, .. } | Self::Spectrum { priority, .. } => priority,
        }
    }

    /// Returns the level that is needed; nothing for a spectrum.
    pub fn level(self) -> Option<u8> {
        match self {
            Self::People { level, .. } => Some(level),
            Self::None | Self::Spectrum { .. } => None,
        }
    }

    /// Returns whether anyone is needed.
    pub fn is_needed(self) -> bool {
        self.requirements().next().is_some()
    }

    /// Returns this need with some parts replaced. Parts that the kind does not have are ignored.
    /// If nothing was needed, the other parts come from the kind's default.
    #[must_use]
    pub fn with(self, parts: NeedParts, kind: Kind) -> Self {
        match if self == Self::None { Self::default_for(kind) } else { self } {
            Self::None => Self::None,
            Self::People { level, people, priority } => Self::People {
                level: parts.level.unwrap_or(level),
                people: parts.people.unwrap_or(people),
                priority: parts.priority.unwrap_or(priority),
            },
            Self::Spectrum { a, b, middle, priority } => Self::Spectrum {
                a: parts.a.unwrap_or(a),
                b: parts.b.unwrap_or(b),
                middle: parts.middle.unwrap_or(middle),
                priority: parts.priority.unwrap_or(priority),
            },
        }
    }
}

/// The parts of a need that a file gives; the others come from another need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NeedParts {
    /// See [`Need::People`].
    pub level: Option<u8>,
    /// See [`Need::People`].
    pub people: Option<u32>,
    /// See [`Need::Spectrum`].
    pub a: Option<u32>,
    /// See [`Need::Spectrum`].
    pub b: Option<u32>,
    /// See [`Need::Spectrum`].
    pub middle: Option<u32>,
    /// 0 to 3.
    pub priority: Option<u8>,
}

/// A situation's change to a dimension's need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedOverride {
    /// Not needed in this situation.
    NotNeeded,
    /// Needed, with these parts; the others are those of the dimension's own need.
    Parts(NeedParts),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lean_of_one_step_is_no_voice() {
        assert!(Zone::A.contains(Position::A2.index()));
        assert!(!Zone::A.contains(Position::A1.index()));
        assert!(Zone::Middle.contains(Position::B1.index()));
        assert!(Zone::B.contains(Position::B3.index()));
    }

    #[test]
    fn parts_left_out_come_from_the_need_before() {
        let own = Need::People { level: 4, people: 3, priority: 2 };
        let parts = NeedParts { level: Some(5), ..NeedParts::default() };
        assert_eq!(own.with(parts, Kind::Skill), Need::People { level: 5, people: 3, priority: 2 });
        assert_eq!(
            Need::None.with(parts, Kind::Skill),
            Need::People { level: 5, people: 2, priority: 1 }
        );
    }
}
