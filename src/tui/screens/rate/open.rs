//! How a private rating begins: who rates, and on what.

use crate::team::Rating;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::{Model, Overlay, Screen, Source};
use crate::tui::screens::rate::{Entry as By, PriorAnswers, RatingForm};

/// Begins to rate as the person under the cursor, or asks who it is.
pub(crate) fn open(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.fault(why);
    }
    if model.team.members().is_empty() {
        return model.done("Nobody is on this team yet. Press 6 to add people.");
    }
    if let Some(member) = model.map.member().filter(|_| !model.team.session.hidden) {
        return begin(model, member);
    }
    ask_who(model, "Who rates now?", begin);
}

/// Asks for a member, next to each whether they are done.
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

/// Returns "done" for who is done. How many questions somebody answered is not
/// told: next to the map, it would tell how many they passed.
fn progress(model: &Model, member: usize) -> String {
    let is_done = model.team.session.done.contains(&model.team.members()[member].id);
    if is_done { "done".to_owned() } else { String::new() }
}

/// Begins one member's private rating.
pub fn begin(model: &mut Model, member: usize) {
    if let Some(why) = model.refusal() {
        return model.fault(why);
    }
    if model.team.dimensions().is_empty() {
        return model.done("There is nothing to rate yet. Press e to add rows.");
    }
    // A sheet is filled in on the person's own machine. A team's file is on a
    // machine that others look at, before the reveal and ever after.
    let earlier = match model.source {
        Source::Sheet(_) => PriorAnswers::Shown,
        _ => PriorAnswers::Hidden,
    };
    let before = std::mem::take(&mut model.history);
    let form = RatingForm::new(&model.team, &model.coverage, member, earlier, before);
    model.screen = Screen::Rate(Box::new(form));
}

/// Asks whose printed form is typed in.
pub(crate) fn ask_whose_form(model: &mut Model) {
    if model.team.members().is_empty() {
        return model.done("Nobody is on this team yet. Press e to add people.");
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
