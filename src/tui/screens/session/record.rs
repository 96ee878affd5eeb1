//! What the room records: guesses before the reveal, offers to speak for an end of a spectrum,
//! corrections after it, and the day of the next session.

use super::Cell;
use crate::team::{
    Correction, Edit, End, Expectation, Expected, ListEdit, Rating, Session, SpokenEnd, Step,
    TOP_LEVEL,
};
use crate::tui::app::Model;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::prompt::Prompt;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::decide::due;
use crate::{phrases, text};

/// Cycles a guess: strong, nobody, no guess.
pub(crate) fn next_guess(model: &mut Model, dimension: usize) {
    let id = &model.team.dimensions()[dimension].id;
    let now = model.team.expectations.iter().find(|guess| guess.dimension == *id);
    let next = match now.map(|guess| guess.expected) {
        None => Some(Expected::Strong),
        Some(Expected::Strong) => Some(Expected::Gap),
        Some(Expected::Gap) => None,
    };
    set_guess(model, dimension, next);
}

/// Records a guess, or removes it.
pub(crate) fn set_guess(model: &mut Model, dimension: usize, expected: Option<Expected>) {
    let dimension = &model.team.dimensions()[dimension];
    let (id, name) = (dimension.id.clone(), dimension.name.clone());
    let at = model.team.expectations.iter().position(|guess| guess.dimension == id);
    let end = model.team.expectations.len();
    let slot = match (at, expected) {
        (None, None) => return model.notify("There is no guess here to clear."),
        (Some(at), None) => ListEdit::Remove(at),
        (Some(at), Some(expected)) => {
            ListEdit::Replace(at, Expectation { dimension: id, expected })
        }
        (None, Some(expected)) => ListEdit::Insert(end, Expectation { dimension: id, expected }),
    };
    model.change(Edit::Expectation(slot), format!("what is expected of {name}"));
}

/// Adds or removes a member's offer to speak for an end of a spectrum.
pub(crate) fn toggle_speaker(model: &mut Model, dimension: usize, end: End, member: usize) {
    let spectrum = &model.team.dimensions()[dimension];
    let id = spectrum.id.clone();
    let pole = spectrum.poles[usize::from(end == End::B)].clone();
    let mut person = model.team.members()[member].clone();
    let offered = person.speaks_for(&id, end);
    if offered {
        person.spoken_ends.retain(|voice| !(voice.dimension == id && voice.end == end));
    } else {
        person.spoken_ends.push(SpokenEnd { dimension: id, end });
    }
    let name = model.name_of(member).to_owned();
    let edit = Edit::ReplaceMember(member, Box::new(person));
    if model.try_change(edit, format!("{name}'s offer to speak")) {
        model.notify(if offered {
            format!("{name} no longer speaks for: {pole}")
        } else {
            format!("{name} speaks for: {pole}")
        });
    }
}

/// Asks for the day.
pub(crate) fn ask_next_session(model: &mut Model) {
    if model.team.session.step != Some(Step::Close) {
        return;
    }
    let title = "Next session: a day such as 2027-02-22, or +3m, +6w from today";
    model.open(Prompt::new(title, due::DEFAULT_DUE, book));
}

/// Books it; nothing typed takes the day off again.
fn book(model: &mut Model, typed: &str) -> Result<(), String> {
    let next = due::read(typed, model.today)?;
    let session = Session { next, ..model.team.session.clone() };
    if model.try_change(Edit::Session(Box::new(session)), "the day of the next session") {
        model.notify(match next {
            Some(day) => format!("Next session: {}.", phrases::day(day)),
            None => "No next session is planned now.".to_owned(),
        });
    }
    Ok(())
}

/// Asks for the new answer.
pub(crate) fn begin_correction(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    let (Some(dimension), Some(member)) = (model.map.dimension(), model.map.member()) else {
        return model.notify("Move to a person's cell with → first. Then C corrects it.");
    };
    let cell = Cell { dimension, member };
    let asked = &model.team.dimensions()[dimension];
    if asked.is_spectrum() {
        // No end is the right one, and nobody is named here unasked.
        return model
            .notify("On a spectrum no end is right. Only the person who gave an answer can change it, with r.");
    }
    let now = model.team.ratings().get(dimension, member);
    let answers = (0..=TOP_LEVEL).filter_map(Rating::level);
    let entries = answers.map(|rating| {
        let detail = if rating.value() == now.value() { "as it is" } else { "" };
        let after = rating.with_want(now.want());
        let ask = move |model: &mut Model| ask_example(model, cell, after);
        Entry::new(phrases::answer(asked, rating), detail, ask)
    });
    let title = format!("Only {} decides: {}", model.name_of(member), asked.name);
    let mut menu = Menu::new(title, entries.collect());
    menu.cursor = now.value().map_or(0, usize::from);
    model.open(menu);
}

/// Asks for the example.
fn ask_example(model: &mut Model, cell: Cell, rating: Rating) {
    if model.team.ratings().get(cell.dimension, cell.member) == rating {
        return model.notify("That is the answer already.");
    }
    let title = format!("An example, in {}'s words", model.name_of(cell.member));
    let take = move |model: &mut Model, typed: &str| ask_owner(model, cell, rating, typed);
    model.open(Prompt::new(title, "", take));
}

/// Asks the person who gave the answer, who alone decides.
fn ask_owner(model: &mut Model, cell: Cell, after: Rating, example: &str) -> Result<(), String> {
    let example = text::sentence(example).map_err(|error| error.to_string())?;
    if example.is_empty() {
        return Err("In a few words: what changed your mind? Esc cancels.".into());
    }
    let Some(dimension) = model.team.dimensions().get(cell.dimension) else {
        return Ok(());
    };
    let before = model.team.ratings().get(cell.dimension, cell.member);
    let (name, about) = (model.name_of(cell.member), &dimension.name);
    let in_words = |rating: Rating| match rating.value() {
        Some(_) => format!("“{}”", phrases::answer(dimension, rating)),
        None => "no answer".to_owned(),
    };
    let question = format!(
        "{about}: {name} moves from {} to {}: “{example}”. Only {name} can decide this, and both \
         answers are kept. {name}, do you agree?",
        in_words(before),
        in_words(after),
    );
    let yes = format!("{name} agrees");
    let correct = move |model: &mut Model| correct(model, cell, after, example.clone());
    model.open(Confirm::new(question, yes, correct));
    Ok(())
}

/// Corrects the answer and records both.
fn correct(model: &mut Model, cell: Cell, after: Rating, example: String) {
    let team = &model.team;
    let (Some(dimension), Some(member)) =
        (team.dimensions().get(cell.dimension), team.members().get(cell.member))
    else {
        return;
    };
    let before = team.ratings().get(cell.dimension, cell.member);
    let correction = Correction {
        member: member.id.clone(),
        dimension: dimension.id.clone(),
        before,
        after,
        example,
        on: Some(model.today),
    };
    let rated = model.rated_on(cell.member);
    let edit = Edit::All(vec![
        Edit::Rate { dimension: cell.dimension, member: cell.member, rating: after, rated },
        Edit::Correction(ListEdit::Insert(team.corrections.len(), correction)),
    ]);
    let what = format!("{}'s correction on {}", model.name_of(cell.member), dimension.name);
    if model.try_change(edit, what) {
        model.notify("Corrected. Enter shows the earlier answer and the example.");
    }
}
