//! One dimension's coverage, from a histogram of its answers.
//!
//! Averages hide single points of failure: [2,2,2,2,2] and [5,5,0,0,0] both have an
//! average of 2. So people at or above a level are counted, and one person alone is a
//! risk even if one is enough.

use crate::team::{Need, Requirement, State, Zone};

/// How many people gave each value: slots 0–6, and slot 7 for people without a value.
pub type Histogram = [u32; 8];

/// The state of a dimension, and how certain it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageStatus {
    /// The dimension is not needed.
    NotNeeded,
    /// Too few people have answered.
    Unknown,
    /// This state, whatever the others answer.
    Is(State),
    /// At least this state; the missing answers could improve it.
    SoFar(State),
}

impl CoverageStatus {
    /// Returns the state, certain or so far; nothing if it is not needed or unknown.
    pub fn state(self) -> Option<State> {
        match self {
            Self::Is(state) | Self::SoFar(state) => Some(state),
            Self::NotNeeded | Self::Unknown => None,
        }
    }

    /// Returns the word of the JSON contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotNeeded => "not_needed",
            Self::Unknown => "unknown",
            Self::Is(state) | Self::SoFar(state) => state.word(),
        }
    }
}

/// A requirement, and how many people meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequirementCoverage {
    /// Zone and number of people.
    pub requirement: Requirement,
    /// People in the zone.
    pub holders: u32,
}

impl RequirementCoverage {
    /// Returns the state of this requirement alone.
    pub fn state(self) -> State {
        State::of(self.holders, self.requirement.people)
    }

    /// Returns how many people are missing.
    pub fn missing(self) -> u32 {
        self.requirement.people.saturating_sub(self.holders)
    }

    /// Returns how many seats are filled: the holders, but never more than needed.
    pub fn filled(self) -> u32 {
        self.holders.min(self.requirement.people)
    }
}

/// One dimension's coverage of one need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DimensionCoverage {
    need: Need,
    held: [Option<RequirementCoverage>; 3],
    histogram: Histogram,
    /// The state, and how certain it is.
    pub status: CoverageStatus,
    /// The state if none of the missing answers counts; gap if nothing is needed.
    pub lowest: State,
    /// The best state that the missing answers could still give.
    pub highest: State,
}

impl DimensionCoverage {
    /// Returns the coverage of a need by a histogram of answers.
    pub fn from_histogram(histogram: Histogram, need: Need) -> Self {
        let mut held = [None; 3];
        for (slot, requirement) in held.iter_mut().zip(need.requirements()) {
            let holders = (0..7_u8)
                .filter(|&value| requirement.zone.contains(value))
                .map(|value| histogram[usize::from(value)])
                .sum();
            *slot = Some(RequirementCoverage { requirement, holders });
        }
        let mut coverage = Self {
            need,
            held,
            histogram,
            status: CoverageStatus::NotNeeded,
            lowest: State::Gap,
            highest: State::Gap,
        };
        if held[0].is_none() {
            return coverage;
        }
        coverage.lowest =
            coverage.requirements().map(RequirementCoverage::state).min().unwrap_or(State::Gap);
        coverage.highest = coverage.best_within(coverage.unrated());
        let (rated, people) = (coverage.rated(), coverage.people());
        coverage.status = if coverage.lowest == coverage.highest {
            CoverageStatus::Is(coverage.lowest)
        } else if coverage.on_target() || 2 * rated >= people {
            // Half is a convention: no study gives this threshold.
            CoverageStatus::SoFar(coverage.lowest)
        } else {
            CoverageStatus::Unknown
        };
        coverage
    }

    fn best_within(&self, unrated: u32) -> State {
        let takes = |state: State| -> u64 {
            self.requirements()
                .map(|held| {
                    let threshold = state.threshold(held.requirement.people);
                    u64::from(threshold.saturating_sub(held.holders))
                })
                .sum()
        };
        State::ALL
            .into_iter()
            .rev()
            .find(|&state| takes(state) <= u64::from(unrated))
            .unwrap_or(State::Gap)
    }

    /// Returns the need.
    pub fn need(&self) -> Need {
        self.need
    }

    /// Returns each requirement with its holders, in the order a, middle, b.
    pub fn requirements(&self) -> impl Iterator<Item = RequirementCoverage> + '_ {
        self.held.iter().flatten().copied()
    }

    /// Returns how many people gave each value.
    pub fn histogram(&self) -> &Histogram {
        &self.histogram
    }

    /// Returns how many people were asked.
    pub fn people(&self) -> u32 {
        self.histogram.iter().sum()
    }

    /// Returns how many people gave a value.
    pub fn rated(&self) -> u32 {
        self.histogram[..7].iter().sum()
    }

    /// Returns how many people gave no value, passes included.
    pub fn unrated(&self) -> u32 {
        self.histogram[7]
    }

    /// Returns whether the dimension is needed.
    pub fn is_needed(&self) -> bool {
        self.held[0].is_some()
    }

    /// Returns whether the missing answers can no longer change the state.
    pub fn is_certain(&self) -> bool {
        self.lowest == self.highest
    }

    /// Returns whether every requirement has enough people. A dimension can be on target and
    /// thin: if one person is needed and one is there.
    pub fn on_target(&self) -> bool {
        self.is_needed() && self.missing() == 0
    }

    /// Returns whether it could be on target once everyone has answered.
    pub fn on_target_possible(&self) -> bool {
        self.is_needed() && self.missing() <= self.unrated()
    }

    /// Returns how many people are missing, over all requirements.
    pub fn missing(&self) -> u32 {
        self.requirements().map(RequirementCoverage::missing).sum()
    }

    /// Returns how many seats are filled: Σ min(holders, needed).
    pub fn filled(&self) -> u32 {
        self.requirements().map(RequirementCoverage::filled).sum()
    }

    /// Returns how many seats are needed: Σ needed.
    pub fn needed(&self) -> u32 {
        self.requirements().map(|held| held.requirement.people).sum()
    }

    /// Returns how many seats could be filled at most once everyone has answered.
    pub fn filled_max(&self) -> u32 {
        self.filled() + self.unrated().min(self.missing())
    }

    /// Returns the fewest holders of any requirement.
    pub fn depth(&self) -> u32 {
        self.requirements().map(|held| held.holders).min().unwrap_or(0)
    }

    /// Returns the smallest difference of holders and needed people of any requirement.
    pub fn margin(&self) -> i64 {
        self.requirements()
            .map(|held| i64::from(held.holders) - i64::from(held.requirement.people))
            .min()
            .unwrap_or(0)
    }

    /// Returns whether it would be on target if every level were one step lower,
    /// never below 0. Spectra do not move.
    pub fn on_target_cautious(&self) -> bool {
        match self.need {
            Need::People { level, people, .. } => {
                let holders: u32 = (0..7_u8)
                    .filter(|value| value.saturating_sub(1) >= level)
                    .map(|value| self.histogram[usize::from(value)])
                    .sum();
                holders >= people
            }
            Need::None | Need::Spectrum { .. } => self.on_target(),
        }
    }

    /// Returns the highest minus the lowest value: how far apart the answers are.
    pub fn spread(&self) -> u8 {
        let mut given = (0..7_u8).filter(|&value| self.histogram[usize::from(value)] > 0);
        let lowest = given.next().unwrap_or(0);
        given.next_back().map_or(0, |highest| highest - lowest)
    }

    /// Returns whether a value counts towards any requirement.
    pub fn counts(&self, value: u8) -> bool {
        self.requirements().any(|held| held.requirement.zone.contains(value))
    }

    /// Returns whether a level is exactly one step below the needed level.
    pub fn is_one_step_below(&self, value: u8) -> bool {
        self.requirements().any(|held| match held.requirement.zone {
            Zone::AtLeast(level) => value + 1 == level,
            Zone::A | Zone::Middle | Zone::B => false,
        })
    }
}
