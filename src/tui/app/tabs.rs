//! The tabs in the first line: the main screens, each with a digit as its key.

use strum::VariantArray as _;

use crate::tui::app::screen::{Context, Screen};
use crate::tui::app::{Destination, Model, Source};

/// One of the main screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray, strum::IntoStaticStr)]
pub enum Tab {
    /// Rows, states, people.
    Map,
    /// The map in sentences.
    Findings,
    /// Hires, departures and growth.
    Plan,
    /// What was decided.
    Decisions,
    /// Snapshots and what changed between them.
    History,
    /// The team, its situations, rows and members.
    Team,
    /// The teams of the folder.
    Teams,
    /// The current step of a workshop.
    Workshop,
}

impl Tab {
    /// Returns the name on the tab.
    pub fn title(self) -> &'static str {
        self.into()
    }

    /// Returns the key that switches to it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "1",
            Self::Findings => "2",
            Self::Plan => "3",
            Self::Decisions => "4",
            Self::History => "5",
            Self::Team => "6",
            Self::Teams => "7",
            Self::Workshop => "W",
        }
    }

    /// Returns the screen that it opens.
    pub fn destination(self) -> Destination {
        match self {
            Self::Map => Destination::Map,
            Self::Findings => Destination::Findings,
            Self::Plan => Destination::Plan,
            Self::Decisions => Destination::Decisions,
            Self::History => Destination::History,
            Self::Team => Destination::Edit,
            Self::Teams => Destination::Teams,
            Self::Workshop => Destination::Session,
        }
    }

    /// Returns the tab of the screen shown; none where it has no tabs.
    pub fn of(model: &Model) -> Option<Self> {
        match model.screen {
            Screen::Map | Screen::Personality | Screen::Shape | Screen::Fingers(_) => {
                Some(Self::Map)
            }
            Screen::Findings(_) => Some(Self::Findings),
            Screen::Plan(_) => Some(Self::Plan),
            Screen::Decisions(_) => Some(Self::Decisions),
            Screen::History(_) => Some(Self::History),
            Screen::Edit(_) => Some(Self::Team),
            Screen::Session(_) => Some(Self::Workshop),
            Screen::Teams(_) if model.source != Source::Nothing => Some(Self::Teams),
            Screen::Welcome(_) | Screen::Rate(_) | Screen::Teams(_) => None,
        }
    }

    /// Returns the tabs to show: none without a team, and none during a private rating.
    pub fn shown(model: &Model) -> Vec<Self> {
        if model.source == Source::Nothing || Self::of(model).is_none() {
            return Vec::new();
        }
        let runs = model.team.session.step.is_some();
        let many = model.teams.as_ref().is_some_and(|teams| teams.entries.len() > 1);
        let has_teams = many || Self::of(model) == Some(Self::Teams);
        let is_shown = |tab: &Self| match tab {
            Self::Workshop => runs,
            Self::Teams => has_teams,
            _ => true,
        };
        Self::VARIANTS.iter().copied().filter(is_shown).collect()
    }

    /// Returns whether digits switch tabs here, rather than give answers or go to steps.
    pub fn are_digits_free(model: &Model) -> bool {
        !matches!(
            Context::of_screen(model),
            Context::Session
                | Context::Lobby
                | Context::Expect
                | Context::Spectra
                | Context::Fingers
        )
    }
}
