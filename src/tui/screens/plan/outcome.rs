//! Recording that a candidate was hired, declined or withdrew.

use crate::plan::{LeftOut, why_left_out};
use crate::team::{Candidate, Edit, Id, ListEdit, Status};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::{Model, Screen};

/// Asks what happened to the candidate under the cursor.
pub(crate) fn ask(model: &mut Model) {
    let Screen::Plan(view) = &model.screen else { return };
    let Some(candidate) = view.candidate().map(|index| &view.plan.candidates[index]) else {
        return model.notify("Move to a candidate first.");
    };
    let id = candidate.id.clone();
    let set = |status| {
        let id = id.clone();
        move |model: &mut Model| set_status(model, &id, status)
    };
    let (declined, withdrawn) = (set(Status::Declined), set(Status::Withdrawn));
    let entries = vec![
        Entry::new("hired", "becomes a member; the answers are not confirmed yet", move |model| {
            hire(model, &id);
        }),
        Entry::new("declined", "we declined; their answers are deleted", declined),
        Entry::new("withdrawn", "they declined; their answers are deleted", withdrawn),
    ];
    let title = format!("{}: what happened?", candidate.name);
    model.open(Menu::new(title, entries));
}

/// Makes the candidate a member.
fn hire(model: &mut Model, id: &Id) {
    let Some((index, candidate)) = find(model, id) else { return };
    let name = candidate.name.clone();
    let taken = why_left_out(&model.team, &candidate.with_status(Status::Open));
    let edit = match taken {
        Some(LeftOut::Member(_)) => None,
        _ => Edit::hire(&model.team, index),
    };
    let Some(edit) = edit else {
        return model
            .notify_failure(format!("There is already a member with the name or id of {name}."));
    };
    if model.try_change(edit, name.clone()) {
        model.notify(format!(
            "{name} is on the team, with the answers of the interview until {name} rates (r)."
        ));
    }
}

/// Writes down that the candidate will not join. No answer is kept.
fn set_status(model: &mut Model, id: &Id, status: Status) {
    let Some((index, candidate)) = find(model, id) else { return };
    let name = candidate.name.clone();
    let changed = candidate.with_status(status);
    if model.try_change(Edit::Candidate(ListEdit::Replace(index, changed)), name.clone()) {
        model.notify(format!("{name}: {}. u undoes it.", status.word()));
    }
}

fn find<'a>(model: &'a Model, id: &Id) -> Option<(usize, &'a Candidate)> {
    model.team.candidates.iter().enumerate().find(|(_, one)| one.id == *id)
}
