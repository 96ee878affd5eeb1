//! How a private rating ends: stopped, finished, or confirmed as it was.

use crate::team::{Edit, Rating};
use crate::tui::app::{Effect, Model, SaveState, Screen, Source};
use crate::tui::screens::rate::RatingForm;

/// Back to the map; what was answered stays, as one change.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    if matches!(model.source, Source::Sheet(_)) {
        return leave_sheet(model);
    }
    let entered = matches!(&model.screen, Screen::Rate(form) if !form.given.is_empty());
    let Some(member) = leave(model) else { return Vec::new() };
    let name = model.name_of(member).to_owned();
    model.done(if entered {
        format!("{name}'s answers are saved; r continues.")
    } else {
        "No changes.".to_owned()
    })
}

/// Done: as [`stop`], and in a session, counted as done.
pub(super) fn finish(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if matches!(model.source, Source::Sheet(_)) {
        // Also where nothing was answered: that is an answer to who is in.
        return vec![Effect::SubmitSheet];
    }
    let Screen::Rate(form) = &model.screen else { return effects };
    let member = form.member;
    let id = model.team.members()[member].id.clone();
    let mut session = model.team.session.clone();
    let runs = session.hidden || session.step.is_some();
    effects.extend(confirm(model, member));
    if runs && !session.done.contains(&id) {
        session.done.push(id);
        effects.extend(model.change(Edit::Session(Box::new(session)), "being done"));
    }
    leave(model);
    let name = model.name_of(member).to_owned();
    // On a shared screen not even how much someone left open is told.
    model.done(format!("Thank you, {name}."));
    effects
}

/// Dates somebody's answers today, as they are and without showing them.
pub(super) fn still_true(model: &mut Model) -> Vec<Effect> {
    let Screen::Rate(form) = &model.screen else { return Vec::new() };
    if model.team.ratings().row(form.member).all(Rating::is_blank) {
        return model.done("There are no earlier answers yet. Press Enter to begin.");
    }
    finish(model)
}

/// Who looked their answers over and left them as they are has answered today:
/// a review must not ask for a change to count.
fn confirm(model: &mut Model, member: usize) -> Vec<Effect> {
    let today = model.today;
    let stands = |&(_, rating): &(usize, &Rating)| !rating.is_blank();
    let answers: Vec<Rating> = model.team.ratings().row(member).collect();
    let Some((dimension, &rating)) = answers.iter().enumerate().find(stands) else {
        return Vec::new();
    };
    if model.team.members()[member].rated.is_some_and(|day| day >= today) {
        return Vec::new();
    }
    let edit = Edit::Rate { dimension, member, rating, rated: Some(today) };
    model.change(edit, "your look over your answers")
}

/// Leaves the program; a sheet in which something was answered is handed in as
/// it is, so that it is not taken for one that is still being filled in.
pub(crate) fn leave_sheet(model: &Model) -> Vec<Effect> {
    let answered = |form: &RatingForm| form.answered(&model.team) > 0;
    match (&model.source, &model.screen) {
        (Source::Sheet(_), Screen::Rate(form)) if answered(form) || !form.given.is_empty() => {
            match model.saved {
                // It has been said that this failed: leaving must be possible.
                SaveState::Failed(_) => vec![Effect::Quit],
                _ => vec![Effect::SubmitSheet],
            }
        }
        _ => vec![Effect::Quit],
    }
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
