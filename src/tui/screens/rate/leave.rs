//! How a private rating ends: stopped, finished, or confirmed as it was.

use crate::team::{Edit, Rating};
use crate::tui::app::{Effect, Model, SaveState, Screen, Source};
use crate::tui::screens::rate::RatingForm;

/// Back to the map; what was answered stays, as one change.
pub(super) fn stop(model: &mut Model) {
    if matches!(model.source, Source::Sheet(_)) {
        return leave_sheet(model);
    }
    let entered = matches!(&model.screen, Screen::Rate(form) if !form.given.is_empty());
    let Some(member) = leave(model) else { return };
    let name = model.name_of(member).to_owned();
    model.done(if entered {
        format!("{name}'s answers are saved; r continues.")
    } else {
        "No changes.".to_owned()
    });
}

/// Done: as [`stop`], and in a session, counted as done.
pub(super) fn finish(model: &mut Model) {
    if matches!(model.source, Source::Sheet(_)) {
        // Also where nothing was answered: that is an answer to who is in.
        return model.ask(Effect::SubmitSheet);
    }
    let Screen::Rate(form) = &model.screen else { return };
    let member = form.member;
    let id = model.team.members()[member].id.clone();
    let mut session = model.team.session.clone();
    let runs = session.hidden || session.step.is_some();
    confirm(model, member);
    if runs && !session.done.contains(&id) {
        session.done.push(id);
        model.change(Edit::Session(Box::new(session)), "being done");
    }
    leave(model);
    let name = model.name_of(member).to_owned();
    // On a shared screen not even how much someone left open is told.
    model.done(format!("Thank you, {name}."));
}

/// Dates somebody's answers today, as they are and without showing them.
pub(super) fn still_true(model: &mut Model) {
    let Screen::Rate(form) = &model.screen else { return };
    if model.team.ratings().row(form.member).all(Rating::is_blank) {
        return model.done("There are no earlier answers yet. Press Enter to begin.");
    }
    finish(model);
}

/// Who looked their answers over and left them as they are has answered today:
/// a review must not ask for a change to count.
fn confirm(model: &mut Model, member: usize) {
    let today = model.today;
    let stands = |&(_, rating): &(usize, &Rating)| !rating.is_blank();
    let answers: Vec<Rating> = model.team.ratings().row(member).collect();
    let Some((dimension, &rating)) = answers.iter().enumerate().find(stands) else {
        return;
    };
    if model.team.members()[member].rated.is_some_and(|day| day >= today) {
        return;
    }
    let edit = Edit::Rate { dimension, member, rating, rated: Some(today) };
    model.change(edit, "your look over your answers");
}

/// Leaves the program; a sheet in which something was answered is handed in as
/// it is, so that it is not taken for one that is still being filled in.
pub(crate) fn leave_sheet(model: &mut Model) {
    let answered = |form: &RatingForm| form.answered(&model.team) > 0;
    let effect = match (&model.source, &model.screen, &model.saved) {
        // It has been said that this failed: leaving must be possible.
        (.., SaveState::Failed(_)) => Effect::Quit,
        (Source::Sheet(_), Screen::Rate(form), _) if answered(form) || !form.given.is_empty() => {
            Effect::SubmitSheet
        }
        _ => Effect::Quit,
    };
    model.ask(effect);
}

/// Ends the form: its changes become one step of the history.
fn leave(model: &mut Model) -> Option<usize> {
    let Screen::Rate(form) = std::mem::replace(&mut model.screen, Screen::Map) else {
        return None;
    };
    let own = std::mem::take(&mut model.history);
    let what = format!("{}'s answers", model.name_of(form.member));
    model.history = own.folded_onto(form.before, what);
    model.rated_last = Some(form.member);
    model.refresh();
    Some(form.member)
}
