//! Undo and redo across the session: edits and their inverses.

use crate::phrases;
use crate::team::{Edit, Id, Member, Session};
use crate::tui::app::{Model, Screen};

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
fn keeping_step(edit: Edit, now: &Session) -> Edit {
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
    /// Returns whether there is something to take back.
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

impl Model {
    /// Takes the last change back.
    pub fn undo(&mut self) {
        if self.can_hide_again() {
            return self.hide_again();
        }
        let Some(step) = self.history.undo.pop() else {
            return self.done("Nothing to undo.");
        };
        let edit = keeping_step(step.edit, &self.team.session);
        let before = self.answered();
        match self.apply(edit) {
            Ok(edit) => {
                let lost = self.who_lost_answers(before);
                // Who rates sees their own answer go, and nobody else's.
                self.done(if lost.is_empty() || matches!(self.screen, Screen::Rate(_)) {
                    format!("Undone: {}", step.what)
                } else {
                    let names = phrases::english::list_some(&lost);
                    format!(
                        "Undone: {}. The answers of {names} are gone. Ctrl-r brings them back.",
                        step.what
                    )
                });
                self.history.redo.push(Step { edit, what: step.what });
                self.saving();
            }
            Err(text) => self.fault(text),
        }
    }

    /// Returns everyone with their name and how many answers they have given.
    fn answered(&self) -> Vec<(Id, String, usize)> {
        let members = self.team.members().iter().enumerate();
        let of = |(index, member): (usize, &Member)| {
            let given = self.team.ratings().row(index).filter(|rating| !rating.is_blank()).count();
            (member.id.clone(), self.name_of(index).to_owned(), given)
        };
        members.map(of).collect()
    }

    /// Returns who has fewer answers than before.
    fn who_lost_answers(&self, before: Vec<(Id, String, usize)>) -> Vec<String> {
        let now = self.answered();
        let has_fewer = |(id, _, given): &(Id, String, usize)| {
            let kept = now.iter().find(|(other, ..)| other == id).map_or(0, |one| one.2);
            kept < *given
        };
        before.into_iter().filter(has_fewer).map(|one| one.1).collect()
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&mut self) {
        let Some(step) = self.history.redo.pop() else {
            return self.done("Nothing to redo.");
        };
        let edit = keeping_step(step.edit, &self.team.session);
        match self.apply(edit) {
            Ok(edit) => {
                self.done(format!("Redone: {}", step.what));
                self.history.undo.push(Step { edit, what: step.what });
                self.saving();
            }
            Err(text) => self.fault(text),
        }
    }
}
