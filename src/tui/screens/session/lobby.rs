//! Who is in and what waits to be taken in, while a session runs: worked out
//! when the team or the sheets change, not for every frame.

use std::collections::HashSet;

use crate::coverage::{Collected, SheetFile};
use crate::team::{Id, Team};
use crate::tui::app::Model;

/// How far the private rating is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lobby {
    /// How many are done.
    pub done: usize,
    /// Those who are not, by place.
    pub missing: Vec<usize>,
    /// Those whose sheets have come and can be taken in, by place.
    pub waiting: Vec<usize>,
    /// How many files cannot be taken in.
    pub trouble: usize,
}

impl Lobby {
    fn of(team: &Team, collected: &Collected) -> Self {
        let missing = missing(team);
        let trouble = collected.statuses.iter().filter(|(status, _)| status.is_trouble()).count();
        let done = team.members().len() - missing.len();
        Self { done, missing, waiting: collected.taken(), trouble }
    }

    /// How many people there are.
    pub fn people(&self) -> usize {
        self.done + self.missing.len()
    }
}

/// The members who are not done rating, by place.
pub fn missing(team: &Team) -> Vec<usize> {
    let done: HashSet<&Id> = team.session.done.iter().collect();
    let members = team.members().iter().enumerate();
    members.filter(|(_, member)| !done.contains(&member.id)).map(|(index, _)| index).collect()
}

impl Model {
    /// Sheets have come, or have gone.
    pub fn sheets_came(&mut self, sheets: Vec<SheetFile>) {
        self.sheets = sheets;
        self.renew_lobby();
    }

    /// The sheets that have come.
    pub fn sheets(&self) -> &[SheetFile] {
        &self.sheets
    }

    /// Works out anew who is in; without a session nobody asks.
    pub(crate) fn renew_lobby(&mut self) {
        let session = &self.team.session;
        self.lobby = if session.step.is_some() || session.hidden {
            Lobby::of(&self.team, &self.collected())
        } else {
            Lobby::default()
        };
    }
}
