//! The workshop: its steps, what is hidden until the reveal, and what the room records. Its step
//! is in the team's file, so that it is picked up there after a crash; it informs and never
//! forces.

pub mod draw;
mod record;
pub mod room;
mod sheets;
mod talk;
mod update;

use std::time::Duration;

pub(crate) use record::{begin_correction, next_guess, set_guess};
pub(crate) use room::handle_room_update;
pub use room::{OfferedAddress, RoomUpdate, RoomView};
pub use sheets::{Lobby, missing};
pub(crate) use sheets::{ask as ask_sheets, paste as paste_sheet};
pub use talk::{MAX_ROWS as MAX_TALK_ROWS, Reason, TalkRow};
pub(crate) use update::{next_step, open, return_to_step, tick, update};

use crate::coverage::{self, CollectOptions, Collected, From, SheetFile, Surprise, TeamDoubt};
use crate::team::{Kind, Step, Team};
use crate::tui::app::{Context, MESSAGE_ROW_FROM, Model, Screen, Source};
use crate::{phrases, text};

/// The state of a step's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SessionView {
    /// The line under the cursor, where the step has lines.
    pub cursor: usize,
}

/// One person's answer on one dimension, both by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The dimension.
    pub dimension: usize,
    /// The member.
    pub member: usize,
}

/// A running reveal: the map fills in from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reveal {
    /// Frames shown, of [`Reveal::FRAMES`].
    pub frame: u16,
}

impl Reveal {
    /// All of them, in under two seconds.
    pub const FRAMES: u16 = 24;
    const PAUSE: Duration = Duration::from_millis(60);
}

/// A reveal that can be undone: for one minute, and only if nothing has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoableReveal {
    /// Seconds since 1970.
    pub(crate) at: i64,
    /// Changes that could be undone then.
    pub(crate) changes: usize,
}

impl UndoableReveal {
    /// For how many seconds.
    const SECONDS: i64 = 60;
}

/// The most surprises named next to the map.
const SURPRISES: usize = 5;

impl Model {
    /// Returns whether the page that says who is done replaces the screen, because ratings are
    /// hidden until the reveal.
    pub fn hides_ratings(&self) -> bool {
        self.team.session.hidden && self.screen.shows_ratings()
    }

    /// Returns whether the reveal can still be undone.
    pub fn can_hide_again(&self) -> bool {
        // While somebody rates, undo is about their answers alone.
        let rates = matches!(self.screen, Screen::Rate(_) | Screen::Fingers(_));
        let session = &self.team.session;
        let is_shown = session.step.is_some() && !session.hidden;
        !rates
            && is_shown
            && self.revealed.is_some_and(|revealed| {
                self.now - revealed.at <= UndoableReveal::SECONDS
                    && self.undo_stack.undo.len() == revealed.changes
            })
    }

    /// Returns how long until the screen changes by itself; `None` if it does not.
    pub fn wake_in(&self) -> Option<Duration> {
        let message = self.notice.as_ref().and_then(|notice| notice.until);
        let message = message.map(|until| Duration::from_secs((until - self.now).max(1) as u64));
        match (message, self.session_wakes_in()) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }

    fn session_wakes_in(&self) -> Option<Duration> {
        if self.reveal.is_some() {
            return Some(Reveal::PAUSE);
        }
        if self.has_sent_answers() {
            return Some(Reveal::PAUSE);
        }
        if self.awaits_sheets() {
            return Some(Duration::from_secs(1));
        }
        let session = &self.team.session;
        let began = session.began.filter(|_| session.step.is_some())?;
        // The last minute of a step is counted in seconds.
        if self.seconds_left().is_some_and(|left| (1..=60).contains(&left)) {
            return Some(Duration::from_secs(1));
        }
        let into_minute = (self.now - began).rem_euclid(60);
        let since = self.step_since.map_or(into_minute, |since| (self.now - since).rem_euclid(60));
        Some(Duration::from_secs(60 - into_minute.max(since) as u64))
    }

    /// Returns whether the screen is one that waits for sheets.
    pub fn awaits_sheets(&self) -> bool {
        let on_disk = matches!(self.source, Source::File(_));
        on_disk && Context::of_screen(self) == Context::Lobby
    }

    /// Returns what happens to the sheets that have arrived.
    pub fn collected(&self) -> Collected {
        self.collected_from(&self.sheets, From::Folder)
    }

    fn collected_from(&self, sheets: &[SheetFile], from: From) -> Collected {
        let same = |one: &str, other: &str| text::fold(one) == text::fold(other);
        let intake = CollectOptions { from, today: self.today };
        coverage::collect(&self.team, sheets, intake, same)
    }

    /// Returns the minutes since the workshop began.
    pub fn elapsed_minutes(&self) -> Option<i64> {
        let session = &self.team.session;
        let began = session.began.filter(|_| session.step.is_some())?;
        Some((self.now - began).div_euclid(60).max(0))
    }

    /// Returns the seconds that the step has left, below zero where it takes
    /// longer than planned.
    pub fn seconds_left(&self) -> Option<i64> {
        let step = self.team.session.step?;
        let planned = 60 * i64::from(phrases::step_text(step).length());
        Some(planned - (self.now - self.step_since?))
    }

    /// Returns how many rows a running workshop takes above the screen.
    pub fn rows_above(&self) -> u16 {
        u16::from(self.team.session.step.is_some())
    }

    /// Returns how many rows the surprises take below the map: as many as the map can spare; the
    /// rest is on the step's page.
    pub fn rows_below(&self) -> u16 {
        if self.screen != Screen::Map {
            return 0;
        }
        let lines = self.surprises().len() + 2 * self.doubts().len();
        let rows = if lines == 0 { 0 } else { lines as u16 + 2 };
        let spare = self.size.1.saturating_sub(16);
        if spare < 4 { 0 } else { rows.min(spare) }
    }

    pub(crate) fn rows_around(&self) -> u16 {
        let frame = if self.size.1 < MESSAGE_ROW_FROM { 1 } else { 2 };
        frame + self.rows_above() + self.rows_below()
    }

    /// Returns the surprises to show next to the map, the biggest first.
    pub fn surprises(&self) -> Vec<Surprise> {
        if !self.is_revealing() || self.screen != Screen::Map {
            return Vec::new();
        }
        let mut found = self.all_surprises();
        found.retain(|one| one.distance > 0);
        found.truncate(SURPRISES);
        found
    }

    /// Returns every guess compared with the answers, the biggest surprise first; empty while
    /// answers are hidden.
    pub fn all_surprises(&self) -> Vec<Surprise> {
        if self.team.session.hidden {
            return Vec::new();
        }
        coverage::surprises(&self.team, &self.coverage)
    }

    /// Returns the questions to the team at the reveal.
    pub fn doubts(&self) -> Vec<TeamDoubt> {
        let asked = matches!(self.screen, Screen::Map | Screen::Session(_));
        if self.is_revealing() && asked {
            coverage::team_doubts(&self.team, &self.coverage)
        } else {
            Vec::new()
        }
    }

    /// Returns whether everything has just been revealed: the step is the
    /// reveal.
    pub fn is_revealing(&self) -> bool {
        let session = &self.team.session;
        session.step == Some(Step::Reveal) && !session.hidden
    }
}

/// Returns what can be guessed before the reveal: needed skills and experiences, by index. Spectra
/// have no good end to expect.
pub fn guessable(model: &Model) -> Vec<usize> {
    let dimensions = model.team.dimensions();
    let asked = dimensions.iter().enumerate().filter(|(index, dimension)| {
        !dimension.is_spectrum() && model.coverage.dimension(*index).is_needed()
    });
    let mut indices = Vec::with_capacity(dimensions.len());
    indices.extend(asked.map(|(index, _)| index));
    indices
}

/// Returns the spectra, by index.
pub fn spectra(team: &Team) -> Vec<usize> {
    let kind = |index: &usize| team.dimensions()[*index].kind;
    (0..team.dimensions().len()).filter(|index| kind(index) == Kind::Personality).collect()
}
