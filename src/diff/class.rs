//! How a dimension changed between two versions of a team: its class, and how many people
//! moved in which way.

use std::ops::AddAssign;

use strum::{IntoStaticStr, VariantArray};

use crate::coverage::DimensionCoverage;
use crate::team::{Rating, State, Zone};

/// How a dimension changed, in the order in which changes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Class {
    /// It was on target and no longer is.
    Lost,
    /// Its state is worse, on the same side of the target.
    Weaker,
    /// It is on target and was not.
    Gained,
    /// Its state is better, on the same side of the target.
    Stronger,
    /// It changed only because answers are new or missing.
    Measured,
    /// It did not change.
    Same,
}

impl Class {
    /// Returns the word of the JSON contract.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Returns the class by on-target, then by the lowest state, both for the same need.
    pub(super) fn of(before: &DimensionCoverage, after: &DimensionCoverage, delta: Delta) -> Self {
        let targets = (before.on_target(), after.on_target());
        match sides(targets, before.lowest, after.lowest) {
            Self::Same => Self::Same,
            _ if delta.is_measured() => Self::Measured,
            class => class,
        }
    }
}

/// Returns the class by the sides of the target, then by state.
pub(super) fn sides(on_target: (bool, bool), before: State, after: State) -> Class {
    match on_target {
        (true, false) => Class::Lost,
        (false, true) => Class::Gained,
        _ if after < before => Class::Weaker,
        _ if after > before => Class::Stronger,
        _ => Class::Same,
    }
}

/// One person's part in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Move {
    /// Joined the team and meets it.
    Joined,
    /// Met it and left the team.
    Left,
    /// Rated before and now, and meets it now.
    Grew,
    /// Rated before and now, and no longer meets it.
    Slipped,
    /// Meets it with a rating that was missing before.
    NewlyRated,
    /// Met it with a rating that is missing now.
    NoLongerRated,
}

impl Move {
    /// Returns the key of the JSON contract.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Returns the part of a person with these answers; nothing if they had none. A missing
    /// answer (`None`) means that the person was not on the team.
    pub(super) fn of(before: Option<Rating>, after: Option<Rating>, zone: Zone) -> Option<Self> {
        let holds = |answer: Option<Rating>| {
            answer.and_then(Rating::value).is_some_and(|value| zone.contains(value))
        };
        let moved = match (holds(before), holds(after)) {
            (true, true) | (false, false) => return None,
            (false, true) => match before {
                None => Self::Joined,
                Some(answer) if answer.value().is_none() => Self::NewlyRated,
                Some(_) => Self::Grew,
            },
            (true, false) => match after {
                None => Self::Left,
                Some(answer) if answer.value().is_none() => Self::NoLongerRated,
                Some(_) => Self::Slipped,
            },
        };
        Some(moved)
    }
}

/// A person, by index: people who left have an index only in the earlier team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// In the later team.
    Now(usize),
    /// In the earlier team.
    Then(usize),
}

/// One person's part in one requirement's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// The person's part.
    pub moved: Move,
    /// The person.
    pub who: Who,
    /// The zone of the requirement.
    pub zone: Zone,
}

/// A change in the number of holders, split by cause. The parts of `left`, `slipped` and
/// `no_longer_rated` are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delta {
    /// See [`Move::Joined`].
    pub joined: i64,
    /// See [`Move::Left`].
    pub left: i64,
    /// See [`Move::Grew`].
    pub grew: i64,
    /// See [`Move::Slipped`].
    pub slipped: i64,
    /// See [`Move::NewlyRated`].
    pub newly_rated: i64,
    /// See [`Move::NoLongerRated`].
    pub no_longer_rated: i64,
}

impl Delta {
    /// Counts one person's part.
    pub(super) fn count(&mut self, moved: Move) {
        match moved {
            Move::Joined => self.joined += 1,
            Move::Left => self.left -= 1,
            Move::Grew => self.grew += 1,
            Move::Slipped => self.slipped -= 1,
            Move::NewlyRated => self.newly_rated += 1,
            Move::NoLongerRated => self.no_longer_rated -= 1,
        }
    }

    /// Returns one cause's part.
    pub fn part(&self, moved: Move) -> i64 {
        match moved {
            Move::Joined => self.joined,
            Move::Left => self.left,
            Move::Grew => self.grew,
            Move::Slipped => self.slipped,
            Move::NewlyRated => self.newly_rated,
            Move::NoLongerRated => self.no_longer_rated,
        }
    }

    /// Returns all parts, zeros included, in the order in which they are listed.
    pub fn all(&self) -> impl Iterator<Item = (Move, i64)> + '_ {
        Move::VARIANTS.iter().map(|&moved| (moved, self.part(moved)))
    }

    /// Returns the parts that are not zero, in the order in which they are listed.
    pub fn parts(&self) -> impl Iterator<Item = (Move, i64)> + '_ {
        self.all().filter(|&(_, n)| n != 0)
    }

    /// Returns whether only new or missing answers changed it.
    pub fn is_measured(&self) -> bool {
        self.parts().all(|(moved, _)| matches!(moved, Move::NewlyRated | Move::NoLongerRated))
    }
}

impl AddAssign for Delta {
    fn add_assign(&mut self, other: Self) {
        self.joined += other.joined;
        self.left += other.left;
        self.grew += other.grew;
        self.slipped += other.slipped;
        self.newly_rated += other.newly_rated;
        self.no_longer_rated += other.no_longer_rated;
    }
}
