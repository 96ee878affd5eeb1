//! The rows to talk about: those that the team marked, then two shortfalls, the two biggest
//! surprises and a strength. Each is opened, talked about and ticked off.

use crate::team::State;
use crate::tui::app::Model;
use crate::tui::screens::why;

/// The most rows to talk about. A convention.
pub const MAX_ROWS: usize = 5;

/// Why a row is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The team marked it.
    Marked,
    /// Something is missing there.
    Shortfall,
    /// It is not what was guessed.
    Surprise,
    /// More than is needed.
    Strength,
    /// The room voted for it, with this many dots.
    Voted(usize),
}

impl Reason {
    /// Returns the word before the row.
    pub fn word(self) -> String {
        match self {
            Self::Marked => "marked".to_owned(),
            Self::Shortfall => "shortfall".to_owned(),
            Self::Surprise => "surprise".to_owned(),
            Self::Strength => "strength".to_owned(),
            Self::Voted(1) => "1 dot".to_owned(),
            Self::Voted(dots) => format!("{dots} dots"),
        }
    }
}

/// One row to talk about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkRow {
    /// Its dimension, by index.
    pub dimension: usize,
    /// Why it is here.
    pub reason: Reason,
}

impl Model {
    /// Returns the rows to talk about, skills before experiences.
    pub fn talk_rows(&self) -> Vec<TalkRow> {
        let mut rows: Vec<TalkRow> = Vec::new();
        let mut add = |dimension: usize, reason| {
            let is_new = rows.iter().all(|row| row.dimension != dimension);
            if is_new && rows.len() < MAX_ROWS {
                rows.push(TalkRow { dimension, reason });
            }
            is_new
        };
        // What the room voted for comes first, and in that order.
        for (id, dots) in &self.votes {
            if let Some(dimension) = self.team.dimension_index(id) {
                add(dimension, Reason::Voted(*dots));
            }
        }
        for id in &self.team.session.discuss {
            if let Some(dimension) = self.team.dimension_index(id.as_str()) {
                add(dimension, Reason::Marked);
            }
        }
        let shortfalls = self.rows_by(|state| state < State::Covered);
        let surprises = self.all_surprises().into_iter().filter(|one| one.distance > 0);
        let surprises: Vec<usize> = surprises.map(|one| one.dimension).collect();
        let strengths = self.rows_by(|state| state >= State::Strong);
        // Two, two and one first; where there are too few of a kind, more of
        // the others.
        for (found, reason, most) in [
            (&shortfalls, Reason::Shortfall, 2),
            (&surprises, Reason::Surprise, 2),
            (&strengths, Reason::Strength, 1),
            (&shortfalls, Reason::Shortfall, MAX_ROWS),
            (&surprises, Reason::Surprise, MAX_ROWS),
        ] {
            let mut added = 0;
            for &dimension in found {
                if added < most && add(dimension, reason) {
                    added += 1;
                }
            }
        }
        if !self.votes.is_empty() {
            return rows;
        }
        rows.sort_by_key(|row| (self.team.dimensions()[row.dimension].kind, row.dimension));
        rows
    }

    /// Returns the needed skills and experiences in these states, the
    /// ones that matter most first.
    fn rows_by(&self, is_one: impl Fn(State) -> bool) -> Vec<usize> {
        let dimensions = self.team.dimensions();
        let mut found: Vec<(usize, State)> = (0..dimensions.len())
            .filter(|&at| !dimensions[at].is_spectrum())
            .filter_map(|at| Some((at, self.coverage.dimension(at).status.state()?)))
            .filter(|&(_, state)| is_one(state))
            .collect();
        found.sort_by_key(|&(at, state)| {
            let priority = self.coverage.dimension(at).need().priority();
            (u8::MAX - priority, state)
        });
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// Returns whether a row was ticked off.
    pub fn is_talked_about(&self, dimension: usize) -> bool {
        let id = self.team.dimensions().get(dimension).map(|own| &own.id);
        id.is_some_and(|id| self.talked.contains(id))
    }

    /// Ticks a row off, or removes the tick.
    pub(crate) fn tick_off(&mut self, dimension: usize) {
        let id = self.team.dimensions()[dimension].id.clone();
        match self.talked.iter().position(|one| *one == id) {
            Some(at) => drop(self.talked.remove(at)),
            None => self.talked.push(id),
        }
    }
}

/// Opens the row under the cursor.
pub(crate) fn open(model: &mut Model, cursor: usize) {
    let row = model.talk_rows().get(cursor).copied();
    match row {
        Some(row) => why::open_for(model, Some(row.dimension)),
        None => model.notify("No row stands out. m on the map marks one."),
    }
}
