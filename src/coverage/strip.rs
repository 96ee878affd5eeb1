//! Spectra as strips: how many people chose each position.
//!
//! A strip counts everyone, even people marked as away: if it changed with the mark, the
//! difference would reveal that person's position.

use super::{Coverage, CoverageStatus, DimensionCoverage, Histogram};
use crate::team::{End, State, Team, Zone};

/// A strip is drawn from this many answers on: with one, the dot is a name; with two, each
/// knows the other's.
pub const MIN_SPECTRUM_ANSWERS: u32 = 3;

/// Returns a spectrum's coverage as it may be shown: with nobody away, and unknown below
/// [`MIN_SPECTRUM_ANSWERS`]. Show its positions and voices only if it
/// [`is_shown`](DimensionCoverage::is_shown).
pub fn strip(team: &Team, coverage: &Coverage, index: usize) -> DimensionCoverage {
    let mut strip = *coverage.dimension(index);
    if coverage.away().contains(&true) {
        let mut histogram = Histogram::default();
        for rating in team.ratings().column(index) {
            histogram[rating.slot()] += 1;
        }
        strip = DimensionCoverage::from_histogram(histogram, strip.need());
    }
    if !strip.is_shown() && strip.is_needed() {
        strip.status = CoverageStatus::Unknown;
    }
    strip
}

impl DimensionCoverage {
    /// Returns whether enough people have answered a spectrum for its strip to
    /// be drawn.
    pub fn is_shown(&self) -> bool {
        self.rated() >= MIN_SPECTRUM_ANSWERS
    }
}

/// How many people clearly speak for each end of a spectrum, and how many are needed
/// there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndCounts {
    /// People clearly at the left end, and at the right end.
    pub at: [u32; 2],
    /// People near the middle.
    pub between: u32,
    /// People needed at each end.
    pub needed: [u32; 2],
    /// People needed near the middle.
    pub needed_between: u32,
}

impl EndCounts {
    /// Returns the voices of a strip.
    pub fn of(strip: &DimensionCoverage) -> Self {
        let histogram = strip.histogram();
        let within = |zone: Zone| -> u32 {
            let values = (0..7_u8).filter(|&value| zone.contains(value));
            values.map(|value| histogram[usize::from(value)]).sum()
        };
        let needed = |zone: Zone| {
            let mut held = strip.requirements().map(|held| held.requirement);
            held.find(|requirement| requirement.zone == zone).map_or(0, |found| found.people)
        };
        Self {
            at: [within(Zone::A), within(Zone::B)],
            between: within(Zone::Middle),
            needed: [needed(Zone::A), needed(Zone::B)],
            needed_between: needed(Zone::Middle),
        }
    }

    /// Returns the state of an end; nothing if nobody is needed there.
    pub fn state(&self, end: End) -> Option<State> {
        let side = end as usize;
        (self.needed[side] > 0).then(|| State::of(self.at[side], self.needed[side]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture;

    #[test]
    fn a_strip_stays_as_it_is_when_someone_is_marked_away() {
        let team = fixture::sketch();
        let mut coverage = Coverage::of(&team, None);
        let before = strip(&team, &coverage, 8);
        coverage.set_away(&team, 1, true);
        assert_eq!(strip(&team, &coverage, 8), before);
        assert_ne!(*coverage.dimension(8), before);
    }

    #[test]
    fn voices_are_clear_ones_and_a_lean_counts_between() {
        let team = fixture::sketch();
        let ends = EndCounts::of(&strip(&team, &Coverage::of(&team, None), 8));
        assert_eq!((ends.at, ends.between), ([2, 1], 3));
        assert_eq!(ends.state(End::B), Some(State::Thin));
    }
}
