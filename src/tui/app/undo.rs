//! Undo and redo across the session: edits and their inverses, and the selection on the
//! map, remembered across an edit.

use super::{Model, Screen};
use crate::coverage::Coverage;
use crate::phrases;
use crate::team::{Edit, Id, Member, Session, Team};

/// A change that can be undone, and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The edit that undoes (or redoes) it.
    pub edit: Edit,
    /// "Ada's answer", never with the answer itself.
    pub what: String,
}

/// Returns the same edit without its effect on the workshop's step: undoing a mark must not show
/// hidden ratings.
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

/// Returns an earlier session with the workshop's present state: undo changes neither the step nor
/// whether answers are hidden.
fn keeping_workshop(then: &Session, now: &Session) -> Session {
    let Session { hidden, revealed, step, began, .. } = now.clone();
    Session { hidden, revealed, step, began, ..then.clone() }
}

/// The changes since the start, to undo and redo.
#[derive(Debug, Clone, Default)]
pub struct UndoStack {
    /// The inverses of the changes, the last change last.
    pub(crate) undo: Vec<Step>,
    /// The undone changes, the last undone last.
    pub(crate) redo: Vec<Step>,
}

impl UndoStack {
    /// Returns whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Returns an earlier stack with all of these changes on top as one step.
    pub(crate) fn squash_into(self, mut earlier: Self, what: String) -> Self {
        if !self.undo.is_empty() {
            let inverses = self.undo.into_iter().rev().map(|step| step.edit).collect();
            earlier.undo.push(Step { edit: Edit::All(inverses), what });
            earlier.redo.clear();
        }
        earlier
    }
}

impl Model {
    /// Undoes the last change.
    pub fn undo(&mut self) {
        if self.can_hide_again() {
            return self.hide_again();
        }
        let Some(step) = self.undo_stack.undo.pop() else {
            return self.notify("Nothing to undo.");
        };
        let edit = keeping_step(step.edit, &self.team.session);
        let before = self.answered();
        match self.apply(edit) {
            Ok(edit) => {
                let lost = self.who_lost_answers(before);
                // Who rates sees their own answer go, and nobody else's.
                self.notify(if lost.is_empty() || matches!(self.screen, Screen::Rate(_)) {
                    format!("Undone: {}", step.what)
                } else {
                    let names = phrases::english::list_some(&lost);
                    format!(
                        "Undone: {}. The answers of {names} are gone. Ctrl-r brings them back.",
                        step.what
                    )
                });
                self.undo_stack.redo.push(Step { edit, what: step.what });
                self.saving();
            }
            Err(text) => self.notify_failure(text),
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

    /// Redoes the change that was undone last.
    pub fn redo(&mut self) {
        let Some(step) = self.undo_stack.redo.pop() else {
            return self.notify("Nothing to redo.");
        };
        let edit = keeping_step(step.edit, &self.team.session);
        match self.apply(edit) {
            Ok(edit) => {
                self.notify(format!("Redone: {}", step.what));
                self.undo_stack.undo.push(Step { edit, what: step.what });
                self.saving();
            }
            Err(text) => self.notify_failure(text),
        }
    }
}

/// Remembers the selection by id, because an edit can change indices.
pub(super) struct Selection {
    opens_on: Option<Id>,
    shown: Option<Id>,
    other_situation: Option<Id>,
    away: Vec<Id>,
}

impl Selection {
    pub(super) fn of(model: &Model) -> Self {
        let team = &model.team;
        let id = |coverage: &Coverage| {
            let index = coverage.situation()?;
            team.situations.get(index).map(|situation| situation.id.clone())
        };
        let away = model.coverage.away().iter().enumerate().filter(|&(_, &away)| away);
        Self {
            opens_on: team.situation.clone(),
            shown: id(&model.coverage),
            other_situation: model.map.other_situation.as_ref().and_then(id),
            away: away.map(|(member, _)| team.members()[member].id.clone()).collect(),
        }
    }

    /// Restores the selection, or follows the map if it now opens with another situation.
    pub(super) fn restore(self, model: &mut Model) {
        let index_of = |team: &Team, id: &Option<Id>| {
            id.as_ref().and_then(|id| team.situation_index(id.as_str()))
        };
        let mut shown = index_of(&model.team, &self.shown);
        if model.team.situation != self.opens_on || shown.is_none() && self.shown.is_some() {
            shown = model.team.opening_situation();
        }
        let members = model.team.members().iter();
        let away: Vec<bool> = members.map(|member| self.away.contains(&member.id)).collect();
        model.coverage = Coverage::with_away(&model.team, shown, &away);
        // The other situation goes with its situation.
        let other_situation = index_of(&model.team, &self.other_situation);
        model
            .map
            .other_situation
            .take_if(|_| other_situation.is_none() && self.other_situation.is_some());
        if let Some(coverage) = &mut model.map.other_situation {
            *coverage = Coverage::with_away(&model.team, other_situation, &away);
        }
    }
}
