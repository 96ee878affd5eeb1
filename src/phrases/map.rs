//! The map as data: one row for each dimension, with its state, its need, and a cell for each
//! person or level; a spectrum is a strip. The screen and every report format draw them.

use super::english::list;
use super::spectrum::spectrum;
use super::{Glyphs, Mark, Names, Squares, need, shown_from, state, state_in_short};
use crate::coverage::{self, Coverage, DimensionCoverage};
use crate::team::{Dimension, End, Kind, Rating, Team, Want};

/// The titles over a spectrum's seven positions.
pub const POSITIONS: [&str; 7] = ["◂3", "◂2", "◂1", "mid", "1▸", "2▸", "3▸"];
/// The titles over counts of people: the levels, and no answer.
pub const LEVELS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "·"];

/// Returns the heading of the rows of a kind.
pub fn kind_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Skill => "Skills",
        Kind::Experience => "Experience",
        Kind::Personality => "Personality",
    }
}

/// Whether a cell counts towards the need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// It counts.
    Lit,
    /// One step below.
    Near,
    /// Neither.
    Plain,
}

impl Light {
    /// Returns whether a level counts towards a row's need.
    pub fn of(coverage: &DimensionCoverage, level: Option<u8>) -> Self {
        match level {
            Some(level) if coverage.counts(level) => Self::Lit,
            Some(level) if coverage.is_one_step_below(level) => Self::Near,
            _ => Self::Plain,
        }
    }
}

/// What one person answered on a row, or how many gave a level. Not `Debug`:
/// nobody's rating belongs in a message.
pub struct MapCell {
    /// The level that someone is at.
    pub level: Option<u8>,
    /// The level or the number of people; "·" where there is none.
    pub text: String,
    /// ↑ wants to grow, ↓ would rather do less.
    pub arrow: &'static str,
    /// Whether it counts.
    pub light: Light,
}

impl MapCell {
    /// Returns what a person answered; passed and unanswered look the same.
    pub fn of(coverage: &DimensionCoverage, rating: Rating) -> Self {
        let level = rating.value();
        let arrow = match rating.want() {
            Some(Want::Grow) => "↑",
            Some(Want::Less) => "↓",
            None => "",
        };
        Self { level, text: or_dot(level), arrow, light: Light::of(coverage, level) }
    }

    /// Returns how many people gave each of the [`LEVELS`].
    pub fn counts(coverage: &DimensionCoverage) -> [Self; 7] {
        [0_u8, 1, 2, 3, 4, 5, 7].map(|slot| {
            let people = coverage.histogram()[usize::from(slot)];
            let people = Some(people).filter(|&people| people > 0);
            let level = people.and(Some(slot)).filter(|&slot| slot < 7);
            Self { level, text: or_dot(people), arrow: "", light: Light::of(coverage, level) }
        })
    }

    /// Returns the text with its arrow.
    pub fn with_arrow(&self) -> String {
        format!("{}{}", self.text, self.arrow)
    }
}

fn or_dot(number: Option<impl ToString>) -> String {
    number.map_or_else(|| "·".to_owned(), |number| number.to_string())
}

/// A row of the map: a skill or an experience.
pub struct MapRow<'a> {
    /// What it is about.
    pub dimension: &'a Dimension,
    /// How it is covered.
    pub coverage: &'a DimensionCoverage,
    /// The sign of its state.
    pub mark: Mark,
    /// Its state with the cause: "only Eve".
    pub state: String,
    /// What is filled and missing.
    pub squares: Squares,
    /// "two at 3+".
    pub need: String,
    ratings: &'a [Rating],
}

impl<'a> MapRow<'a> {
    /// Returns the row of a dimension, by index.
    pub fn of(team: &'a Team, coverage: &'a Coverage, index: usize, names: &Names) -> Self {
        let state = state(team, coverage, index, names);
        let (dimension, coverage) = (&team.dimensions()[index], coverage.dimension(index));
        Self {
            dimension,
            coverage,
            mark: Mark::of(coverage),
            state,
            squares: Squares::of(coverage),
            need: need(dimension, coverage.need()),
            ratings: team.ratings().column(index),
        }
    }

    /// Returns the state after its sign: "◐ only Eve".
    pub fn marked_state(&self) -> String {
        format!("{} {}", self.mark.glyph(Glyphs::Unicode), self.state)
    }

    /// Returns "1 of 2" filled; nothing where nothing is needed.
    pub fn filled(&self) -> String {
        filled(self.coverage)
    }

    /// Returns "6 of 7" who have answered.
    pub fn answered(&self) -> String {
        answered(self.coverage)
    }

    /// Returns a cell for each member, in file order.
    pub fn cells(&self) -> impl Iterator<Item = MapCell> {
        self.ratings.iter().map(|&rating| MapCell::of(self.coverage, rating))
    }
}

/// A spectrum of the map: counts, and nobody named who has not offered to
/// speak for an end.
#[derive(Debug)]
pub struct Strip<'a> {
    /// What it is about.
    pub dimension: &'a Dimension,
    /// How it is covered, as far as it may be shown.
    pub coverage: DimensionCoverage,
    /// Who offered to speak for each end.
    pub speakers: [Vec<&'a str>; 2],
}

impl<'a> Strip<'a> {
    /// Returns the strip of a spectrum, by index.
    pub fn of(team: &'a Team, coverage: &Coverage, index: usize, names: &'a Names) -> Self {
        let dimension = &team.dimensions()[index];
        let speakers = [End::A, End::B].map(|end| {
            let members = team.members().iter().enumerate();
            let speaking = members.filter(|(_, member)| member.speaks_for(&dimension.id, end));
            speaking.map(|(member, _)| names.get(member)).collect()
        });
        Self { dimension, coverage: coverage::strip(team, coverage, index), speakers }
    }

    /// Returns how many people are at each of the [`POSITIONS`]; `None` until enough people have
    /// answered.
    pub fn positions(&self) -> Option<&[u32]> {
        self.coverage.is_shown().then(|| &self.coverage.histogram()[..7])
    }

    /// Returns the same as texts, empty where nothing is shown.
    pub fn position_texts(&self) -> [String; 7] {
        std::array::from_fn(|nth| match self.positions().map(|people| people[nth]) {
            None => String::new(),
            Some(people) => or_dot(Some(people).filter(|&people| people > 0)),
        })
    }

    /// Returns who speaks for which end: "Bo and Cyd for Careful".
    pub fn speaking(&self) -> String {
        let ends = self.speakers.iter().zip(&self.dimension.poles);
        let speaking = ends.filter(|(who, _)| !who.is_empty());
        let sentences = speaking.map(|(who, pole)| format!("{} for {pole}", list(who)));
        sentences.collect::<Vec<_>>().join("; ")
    }

    /// Returns why the strip is not shown, where it is not, and who speaks.
    pub fn notes(&self) -> String {
        let hidden = self.positions().is_none().then(|| shown_from(&self.coverage));
        let notes = hidden.into_iter().chain([self.speaking()]);
        notes.filter(|note| !note.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// Returns the words next to the counts.
    pub fn state(&self) -> String {
        spectrum(&self.coverage, &self.dimension.poles)
    }
}

/// A row of the table of coverage, which names nobody.
#[derive(Debug)]
pub struct CoverageRow<'a> {
    /// What it is about.
    pub dimension: &'a Dimension,
    /// The sign of its state; a spectrum has none.
    pub mark: Option<Mark>,
    /// Its state.
    pub state: String,
    /// How it is covered, as far as it may be shown.
    pub coverage: DimensionCoverage,
}

impl<'a> CoverageRow<'a> {
    /// Returns the row of a dimension, by index.
    pub fn of(team: &'a Team, coverage: &Coverage, index: usize, names: &'a Names) -> Self {
        let dimension = &team.dimensions()[index];
        if dimension.is_spectrum() {
            let strip = Strip::of(team, coverage, index, names);
            let state = strip.state();
            return Self { dimension, mark: None, state, coverage: strip.coverage };
        }
        let covered = *coverage.dimension(index);
        let state = state_in_short(&covered);
        Self { dimension, mark: Some(Mark::of(&covered)), state, coverage: covered }
    }

    /// Returns the state after its sign.
    pub fn marked_state(&self) -> String {
        match self.mark {
            Some(mark) => format!("{} {}", mark.glyph(Glyphs::Unicode), self.state),
            None => self.state.clone(),
        }
    }

    /// Returns whether its counts may be shown: of few who answered a spectrum
    /// they would tell who they are.
    pub fn is_shown(&self) -> bool {
        !self.dimension.is_spectrum() || self.coverage.is_shown()
    }

    /// Returns "1 of 2" filled; nothing where nothing is needed or shown.
    pub fn filled(&self) -> String {
        if self.is_shown() { filled(&self.coverage) } else { String::new() }
    }

    /// Returns "6 of 7" who have answered.
    pub fn answered(&self) -> String {
        answered(&self.coverage)
    }
}

fn filled(coverage: &DimensionCoverage) -> String {
    if !coverage.is_needed() {
        return String::new();
    }
    format!("{} of {}", coverage.filled(), coverage.needed())
}

fn answered(coverage: &DimensionCoverage) -> String {
    format!("{} of {}", coverage.rated(), coverage.people())
}
