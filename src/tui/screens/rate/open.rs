//! Starting and ending a private rating.

use super::{Entry as By, PriorAnswers, RatingForm};
use crate::team::{Edit, Rating};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::{Effect, Model, Overlay, SaveState, Screen, Source};

/// Starts the rating of the person under the cursor, or asks who rates.
pub(crate) fn open(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    if model.team.members().is_empty() {
        return model.notify("Nobody is on this team yet. Press 6 to add people.");
    }
    if let Some(member) = model.map.member().filter(|_| !model.team.session.hidden) {
        return begin(model, member);
    }
    ask_who(model, "Who rates now?", begin);
}

/// Asks for a member; the menu says who is done.
fn ask_who(model: &mut Model, question: &'static str, begin: fn(&mut Model, usize)) {
    let entries = (0..model.team.members().len()).map(|member| {
        let begin = move |model: &mut Model| begin(model, member);
        Entry::new(model.name_of(member), progress(model, member), begin)
    });
    let mut menu = Menu::new(question, entries.collect());
    menu.cursor = next_to_rate(model);
    model.overlays.push(Overlay::Menu(menu));
}

/// Returns the next person who is not done, after the one who rated last: in a
/// session who has not finished, outside one who has not answered at all.
fn next_to_rate(model: &Model) -> usize {
    let session = &model.team.session;
    let people = model.team.members().len();
    let runs = session.hidden || session.step.is_some();
    let is_open = |member: &usize| {
        if runs {
            !session.done.contains(&model.team.members()[*member].id)
        } else {
            model.team.ratings().row(*member).all(Rating::is_blank)
        }
    };
    let from = model.rated_last.map_or(0, |member| member + 1);
    (from..people).chain(0..from.min(people)).find(is_open).unwrap_or(0)
}

/// Returns "done" for people who are done. The number of answers is not shown: next to the map, it
/// would tell how many they passed.
fn progress(model: &Model, member: usize) -> String {
    let is_done = model.team.session.done.contains(&model.team.members()[member].id);
    if is_done { "done".to_owned() } else { String::new() }
}

/// Begins one member's private rating.
pub fn begin(model: &mut Model, member: usize) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    if model.team.dimensions().is_empty() {
        return model.notify("There is nothing to rate yet. Press e to add rows.");
    }
    // A sheet is filled in on the person's own machine. A team's file is on a
    // machine that others look at, before the reveal and ever after.
    let earlier = match model.source {
        Source::Sheet(_) => PriorAnswers::Shown,
        _ => PriorAnswers::Hidden,
    };
    let before = std::mem::take(&mut model.undo_stack);
    let form = RatingForm::new(&model.team, &model.coverage, member, earlier, before);
    model.screen = Screen::Rate(Box::new(form));
}

/// Asks whose printed form is typed in.
pub(crate) fn ask_whose_form(model: &mut Model) {
    if model.team.members().is_empty() {
        return model.notify("Nobody is on this team yet. Press e to add people.");
    }
    ask_who(model, "Whose printed form?", begin_form);
}

/// Begins to type in one member's printed form.
fn begin_form(model: &mut Model, member: usize) {
    begin(model, member);
    if let Screen::Rate(form) = &mut model.screen {
        form.entry = By::Form;
    }
}

/// Stops the rating and keeps its answers as one change.
pub(super) fn stop(model: &mut Model) {
    if matches!(model.source, Source::Sheet(_)) {
        return leave_sheet(model);
    }
    let entered = matches!(&model.screen, Screen::Rate(form) if !form.submitted.is_empty());
    let Some(member) = leave(model) else { return };
    let name = model.name_of(member).to_owned();
    model.notify(if entered {
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
    model.notify(format!("Thank you, {name}."));
}

/// Dates somebody's answers today without showing them.
pub(super) fn still_true(model: &mut Model) {
    let Screen::Rate(form) = &model.screen else { return };
    if model.team.ratings().row(form.member).all(Rating::is_blank) {
        return model.notify("There are no earlier answers yet. Press Enter to begin.");
    }
    finish(model);
}

/// Dates the answers today if the person checked them and changed nothing: a check counts without
/// a change.
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
    model.change(edit, "your review of your answers");
}

/// Leaves the program; a sheet in which something was answered is handed in as
/// it is, so that it is not taken for one that is still being filled in.
pub(crate) fn leave_sheet(model: &mut Model) {
    let answered = |form: &RatingForm| form.answered(&model.team) > 0;
    let effect = match (&model.source, &model.screen, &model.saved) {
        // It has been said that this failed: leaving must be possible.
        (.., SaveState::Failed(_)) => Effect::Quit,
        (Source::Sheet(_), Screen::Rate(form), _)
            if answered(form) || !form.submitted.is_empty() =>
        {
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
    let own = std::mem::take(&mut model.undo_stack);
    let what = format!("{}'s answers", model.name_of(form.member));
    model.undo_stack = own.squash_into(form.before, what);
    model.rated_last = Some(form.member);
    model.refresh();
    Some(form.member)
}
