//! Editing a team: its name, situations, dimensions, needs and people. Every change is one
//! [`Edit`](crate::team::Edit), so everything can be undone.
//!
//! Four pages, each a list and the fields of what its cursor is on. Who could
//! fill a need is not shown here: needs are set before anyone looks, else they
//! drift to fit the people.

mod accept;
pub mod draw;
mod field;
mod needs;
pub mod new_row;
mod remove;
mod typing;
mod update;

pub(crate) use accept::accept;
pub use field::{Field, Shown, Value};
pub use typing::Asking;
pub(crate) use update::{open, show, update};

use crate::team::{Id, Kind, Need, Team};

/// The pages, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The name, and what the map opens with.
    Team,
    /// What the team is up against.
    Situations,
    /// What the work needs, and how much of it.
    Dimensions,
    /// Who is on the team.
    Members,
}

impl Tab {
    /// All pages.
    pub const ALL: [Self; 4] = [Self::Team, Self::Situations, Self::Dimensions, Self::Members];

    /// Returns its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Team => "Team",
            Self::Situations => "Situations",
            Self::Dimensions => "Rows and needs",
            Self::Members => "Members",
        }
    }

    /// Returns how many things it lists.
    pub fn count(self, team: &Team) -> usize {
        match self {
            Self::Team => 0,
            Self::Situations => team.situations.len(),
            Self::Dimensions => team.dimensions().len(),
            Self::Members => team.members().len(),
        }
    }
}

/// Which half the cursor is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The list.
    List,
    /// The fields of an entry; the index of the field.
    Fields(usize),
}

/// The state of the edit screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditView {
    /// The page.
    pub tab: Tab,
    /// Which half the cursor is in.
    pub focus: Focus,
    /// The situation whose needs are shown; without one, every dimension's own.
    pub scope: Option<Id>,
    cursors: [usize; 4],
}

impl EditView {
    /// Returns a page, with the cursor on its first row.
    pub fn new(tab: Tab) -> Self {
        let focus = if tab == Tab::Team { Focus::Fields(0) } else { Focus::List };
        Self { tab, focus, scope: None, cursors: [0; 4] }
    }

    /// Returns the places that the page lists, in the order shown: dimensions by kind, everything
    /// else as in the file.
    pub fn rows<'a>(&self, team: &'a Team) -> impl Iterator<Item = usize> + use<'a> {
        let count = self.tab.count(team);
        let (in_order, by_kind) = if self.tab == Tab::Dimensions { (0, count) } else { (count, 0) };
        let of_kind =
            move |kind| (0..by_kind).filter(move |&index| team.dimensions()[index].kind == kind);
        (0..in_order).chain(Kind::ALL.into_iter().flat_map(of_kind))
    }

    /// Returns the row under the cursor; within the list even after an undo that shortened it.
    pub fn cursor(&self, team: &Team) -> usize {
        self.cursors[self.tab as usize].min(self.tab.count(team).saturating_sub(1))
    }

    /// Returns the place under the cursor: nothing where the page lists nothing.
    pub fn index(&self, team: &Team) -> Option<usize> {
        self.rows(team).nth(self.cursor(team))
    }

    /// Opens a page on its list; the team has fields alone.
    pub fn turn_to(&mut self, tab: Tab) {
        self.tab = tab;
        self.focus = if tab == Tab::Team { Focus::Fields(0) } else { Focus::List };
    }

    /// Puts the cursor on a row.
    pub fn put_cursor(&mut self, row: usize) {
        self.cursors[self.tab as usize] = row;
    }

    /// Puts the cursor on a place of the page.
    pub fn show(&mut self, team: &Team, index: usize) {
        if let Some(row) = self.rows(team).position(|row| row == index) {
            self.put_cursor(row);
        }
    }

    /// Returns the situation whose needs are shown, by index.
    pub fn scope_index(&self, team: &Team) -> Option<usize> {
        self.scope.as_ref().and_then(|id| team.situation_index(id.as_str()))
    }

    /// Returns what a dimension asks for in the situation shown.
    pub fn need(&self, team: &Team, dimension: usize) -> Need {
        team.need(dimension, self.scope_index(team))
    }

    /// Returns whether the situation shown says something else of a dimension than the dimension
    /// itself.
    pub fn differs(&self, team: &Team, dimension: usize) -> bool {
        let id = &team.dimensions()[dimension].id;
        self.scope_index(team).is_some_and(|at| team.situations[at].need_of(id).is_some())
    }
}
