//! The state of a dimension with its cause, as the screen says it: "only Eve".
//!
//! The file and JSON say `gap thin short covered strong unknown not_needed`;
//! the screen says what a person would.

use super::Names;
use super::spectrum::spectrum_or_counts;
use crate::coverage::{Coverage, CoverageStatus, DimensionCoverage, people::holders, strip};
use crate::team::{State, Team};

/// Which signs a terminal draws one column wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Glyphs {
    /// `○ ◐ ◔ ● ◆ ?`
    #[default]
    Unicode,
    /// For terminals that draw those two columns wide.
    Ascii,
}

/// The sign before a state's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::VariantArray)]
pub enum Mark {
    /// Nobody.
    Gap,
    /// One person alone.
    Thin,
    /// More than one, fewer than needed.
    Short,
    /// Enough.
    Covered,
    /// More people than needed.
    Strong,
    /// Too few have answered.
    Unknown,
    /// Nothing is asked for.
    NotNeeded,
}

impl Mark {
    /// Returns the mark of a dimension.
    pub fn of(coverage: &DimensionCoverage) -> Self {
        match coverage.status {
            CoverageStatus::NotNeeded => Self::NotNeeded,
            CoverageStatus::Unknown => Self::Unknown,
            CoverageStatus::Is(state) | CoverageStatus::SoFar(state) => state.into(),
        }
    }

    /// Returns the sign itself, one column wide.
    pub fn glyph(self, glyphs: Glyphs) -> char {
        let [unicode, ascii] = match self {
            Self::Gap => ['○', '!'],
            Self::Thin => ['◐', '~'],
            Self::Short => ['◔', '<'],
            Self::Covered => ['●', '='],
            Self::Strong => ['◆', '+'],
            Self::Unknown => ['?', '?'],
            Self::NotNeeded => ['–', '-'],
        };
        match glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }

    /// Returns its meaning, for a legend: "depends on one person".
    pub const fn legend(self) -> &'static str {
        match self {
            Self::Gap => "nobody",
            Self::Thin => "depends on one person",
            Self::Short => "fewer than needed",
            Self::Covered => "covered",
            Self::Strong => "covered, with more than needed",
            Self::Unknown => "too few answers",
            Self::NotNeeded => "not needed",
        }
    }
}

impl From<State> for Mark {
    fn from(state: State) -> Self {
        match state {
            State::Gap => Self::Gap,
            State::Thin => Self::Thin,
            State::Short => Self::Short,
            State::Covered => Self::Covered,
            State::Strong => Self::Strong,
        }
    }
}

/// Returns a state without names: "one person", "covered".
pub fn state_name(state: State) -> &'static str {
    match state {
        State::Gap => "nobody",
        State::Thin => "one person",
        State::Short => "too few",
        State::Covered => "covered",
        State::Strong => "more than needed",
    }
}

/// Returns a state as something to reach or to expect: "one person", "more than one".
pub fn hoped(state: State) -> &'static str {
    match state {
        State::Short => "more than one",
        State::Covered => "enough people",
        state => state_name(state),
    }
}

/// Returns the state of a dimension with its cause: "nobody", "only Eve", "2 of 3", "covered",
/// "covered, 1 more", "2 of 7 answered", "only Bo so far", "not needed". A spectrum has no state in
/// words, but its voices.
pub fn state(team: &Team, coverage: &Coverage, index: usize, names: &Names) -> String {
    let row = coverage.dimension(index);
    let dimension = &team.dimensions()[index];
    if dimension.is_spectrum() {
        let strip = strip(team, coverage, index);
        return spectrum_or_counts(&strip, &dimension.poles);
    }
    match row.status {
        CoverageStatus::NotNeeded => "not needed".to_owned(),
        CoverageStatus::Unknown => format!("{} of {} answered", row.rated(), row.people()),
        CoverageStatus::Is(state) => cause(state, team, coverage, index, names),
        CoverageStatus::SoFar(state) => {
            format!("{} so far", cause(state, team, coverage, index, names))
        }
    }
}

/// Returns the state of a row without names: "one person so far", "2 of 3", "covered, 2 more".
pub fn state_in_short(row: &DimensionCoverage) -> String {
    let (state, so_far) = match row.status {
        CoverageStatus::NotNeeded => return "not needed".to_owned(),
        CoverageStatus::Unknown => return format!("{} of {} answered", row.rated(), row.people()),
        CoverageStatus::Is(state) => (state, ""),
        CoverageStatus::SoFar(state) => (state, " so far"),
    };
    match state {
        State::Short => format!("{} of {}{so_far}", row.filled(), row.needed()),
        State::Strong => format!("covered, {} more{so_far}", row.margin().max(0)),
        other => format!("{}{so_far}", state_name(other)),
    }
}

/// Returns a state with its cause. Reads the column only if one person must be named.
fn cause(state: State, team: &Team, coverage: &Coverage, index: usize, names: &Names) -> String {
    let row = coverage.dimension(index);
    match state {
        State::Gap => "nobody".to_owned(),
        State::Thin => match holders(team, coverage, index).next() {
            Some(member) => format!("only {}", names.get(member)),
            None => "only one".to_owned(),
        },
        State::Short => format!("{} of {}", row.filled(), row.needed()),
        State::Covered => "covered".to_owned(),
        State::Strong => format!("covered, {} more", row.margin().max(0)),
    }
}

/// The squares next to the state: ■■□, +1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Squares {
    /// Filled.
    pub filled: u32,
    /// Missing.
    pub missing: u32,
    /// More people than needed.
    pub spare: u32,
}

impl Squares {
    /// Returns the squares of a dimension; none if nothing is needed.
    pub fn of(coverage: &DimensionCoverage) -> Self {
        Self {
            filled: coverage.filled(),
            missing: coverage.missing(),
            spare: coverage.requirements().map(|held| held.holders - held.filled()).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;
    use crate::coverage::fixture::{self, skill, team};

    fn said_of(need: (u32, u8), answers: &str) -> String {
        let team = team("Ada Bo Cyd Dee Eve Fay Gus", vec![(skill("D", need.0, need.1), answers)]);
        let names = Names::full(&team);
        state(&team, &Coverage::of(&team, None), 0, &names)
    }

    #[test]
    fn a_state_is_said_with_its_cause() {
        assert_eq!(said_of((2, 3), "0 0 0 0 0 0 0"), "nobody");
        assert_eq!(said_of((2, 3), "0 0 0 0 4 0 0"), "only Eve");
        assert_eq!(said_of((1, 3), "0 0 0 0 4 0 0"), "only Eve");
        assert_eq!(said_of((3, 3), "3 0 0 0 4 0 0"), "2 of 3");
        assert_eq!(said_of((2, 3), "3 0 0 0 4 0 0"), "covered");
        assert_eq!(said_of((2, 3), "3 0 5 0 4 0 0"), "covered, 1 more");
        assert_eq!(said_of((1, 3), "3 3 3 3 3 3 3"), "covered, 6 more");
    }

    #[test]
    fn what_the_unanswered_could_still_change_is_so_far_or_unknown() {
        assert_eq!(said_of((2, 3), ". 0 0 0 0 0 0"), "nobody so far");
        assert_eq!(said_of((2, 3), ". 5 0 0 0 p 0"), "only Bo so far");
        assert_eq!(said_of((3, 3), ". 5 0 4 0 0 0"), "2 of 3 so far");
        assert_eq!(said_of((2, 3), ". 5 0 4 0 0 0"), "covered so far");
        assert_eq!(said_of((2, 3), ". 5 . 4 . . ."), "covered so far");
        assert_eq!(said_of((2, 3), ". 2 . 4 . . ."), "2 of 7 answered");
    }

    #[test]
    fn a_person_who_is_away_is_not_counted() {
        let team = fixture::sketch();
        let names = Names::full(&team);
        let mut coverage = Coverage::of(&team, None);
        coverage.set_away(&team, 4, true);
        assert_eq!(state(&team, &coverage, 0, &names), "only Ada");
        assert_eq!(state(&team, &coverage, 1, &names), "nobody");
    }

    #[test]
    fn an_alias_stands_where_the_name_would() {
        let team = fixture::sketch();
        let names = Names::of(&team, super::super::Naming::Alias);
        assert_eq!(state(&team, &Coverage::of(&team, None), 1, &names), "only Person 5");
    }

    #[test]
    fn every_mark_has_a_sign_of_its_own_in_both_sets() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let signs: std::collections::HashSet<char> =
                Mark::VARIANTS.iter().map(|mark| mark.glyph(glyphs)).collect();
            assert_eq!(signs.len(), Mark::VARIANTS.len());
        }
        assert!(Mark::VARIANTS.iter().all(|mark| mark.glyph(Glyphs::Ascii).is_ascii()));
    }

    #[test]
    fn squares_are_the_lit_cells_filled_and_spare() {
        let team = fixture::sketch();
        let coverage = Coverage::of(&team, None);
        for index in 0..8 {
            let squares = Squares::of(coverage.dimension(index));
            let lit = holders(&team, &coverage, index).count() as u32;
            assert_eq!(squares.filled + squares.spare, lit);
        }
        let testing = Squares::of(coverage.dimension(4));
        assert_eq!(testing, Squares { filled: 1, missing: 2, spare: 0 });
    }
}
