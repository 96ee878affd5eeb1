//! Undo and redo across the session: edits and their inverses.

use crate::team::{Edit, Session};

/// A change that can be taken back, and what the person would call it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The edit that takes it back (or makes it again).
    pub edit: Edit,
    /// "Ada's answer", never with the answer itself.
    pub what: String,
}

/// The same edit, but a workshop stays where it stands: to take back a mark
/// must not take back that ratings are hidden.
pub(crate) fn keeping_step(edit: Edit, now: &Session) -> Edit {
    match edit {
        Edit::Session(then) => Edit::Session(Box::new(keeping_workshop(&then, now))),
        Edit::Team(mut team) => {
            team.session = keeping_workshop(&team.session, now);
            Edit::Team(team)
        }
        Edit::All(edits) => {
            Edit::All(edits.into_iter().map(|edit| keeping_step(edit, now)).collect())
        }
        other => other,
    }
}

/// An earlier session with the workshop of now: whether answers are hidden or
/// were revealed, and where it stands, is nothing that undo takes back.
fn keeping_workshop(then: &Session, now: &Session) -> Session {
    let Session { hidden, revealed, step, began, .. } = now.clone();
    Session { hidden, revealed, step, began, ..then.clone() }
}

/// The changes of this session.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Inverses, the last change last.
    pub(crate) undo: Vec<Step>,
    /// Changes taken back, the last taken back last.
    pub(crate) redo: Vec<Step>,
}

impl History {
    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Puts all of these changes on top of an earlier history as one step.
    pub(crate) fn folded_onto(self, mut earlier: Self, what: String) -> Self {
        if !self.undo.is_empty() {
            let inverses = self.undo.into_iter().rev().map(|step| step.edit).collect();
            earlier.undo.push(Step { edit: Edit::All(inverses), what });
            earlier.redo.clear();
        }
        earlier
    }
}
