//! Who has rated and which sheets wait, during a workshop: computed when the team or the sheets
//! change, not for every frame.

use std::collections::HashSet;

use crate::coverage::{Collected, SheetFile};
use crate::team::{Id, Team};
use crate::tui::app::Model;

/// How far the private rating is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lobby {
    /// How many are done.
    pub done: usize,
    /// Those who are not, by index.
    pub missing: Vec<usize>,
    /// Those whose sheets have arrived and can be added, by index.
    pub arrived: Vec<usize>,
    /// How many files cannot be added.
    pub unreadable: usize,
}

impl Lobby {
    fn of(team: &Team, collected: &Collected) -> Self {
        let missing = missing(team);
        let unreadable =
            collected.statuses.iter().filter(|(status, _)| status.is_trouble()).count();
        let done = team.members().len() - missing.len();
        Self { done, missing, arrived: collected.taken(), unreadable }
    }

    /// Returns how many people there are.
    pub fn people(&self) -> usize {
        self.done + self.missing.len()
    }
}

/// Returns the members who are not done rating, by index.
pub fn missing(team: &Team) -> Vec<usize> {
    let done: HashSet<&Id> = team.session.done.iter().collect();
    let members = team.members().iter().enumerate();
    members.filter(|(_, member)| !done.contains(&member.id)).map(|(index, _)| index).collect()
}

impl Model {
    /// Replaces the sheets that have arrived.
    pub fn set_sheets(&mut self, sheets: Vec<SheetFile>) {
        self.sheets = sheets;
        self.refresh_lobby();
    }

    /// Returns the sheets that have arrived.
    pub fn sheets(&self) -> &[SheetFile] {
        &self.sheets
    }

    /// Updates who has rated, during a workshop.
    pub(crate) fn refresh_lobby(&mut self) {
        let session = &self.team.session;
        self.lobby = if session.step.is_some() || session.hidden {
            Lobby::of(&self.team, &self.collected())
        } else {
            Lobby::default()
        };
    }
}
