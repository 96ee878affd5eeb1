//! Corrections after the reveal: a new answer, an example in words; its owner
//! decides, and before and after are both kept.

use crate::team::{Correction, Edit, Rating, Slot, TOP_LEVEL};
use crate::tui::app::Model;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::prompt::Prompt;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::session::Cell;
use crate::{phrases, text};

/// Asks what the answer under the cursor becomes.
pub(crate) fn begin(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.fault(why);
    }
    let (Some(dimension), Some(member)) = (model.map.dimension(), model.map.member()) else {
        return model.done("Move to a person's cell with → first. Then C corrects it.");
    };
    let cell = Cell { dimension, member };
    let asked = &model.team.dimensions()[dimension];
    if asked.is_spectrum() {
        // No end is the right one, and nobody is named here unasked.
        return model
            .done("On a spectrum no end is right. Only its owner changes the answer, with r.");
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

/// Asks for the example that moves it.
fn ask_example(model: &mut Model, cell: Cell, rating: Rating) {
    if model.team.ratings().get(cell.dimension, cell.member) == rating {
        return model.done("That is the answer already.");
    }
    let title = format!("An example, in {}'s words", model.name_of(cell.member));
    let take = move |model: &mut Model, typed: &str| ask_owner(model, cell, rating, typed);
    model.open(Prompt::new(title, "", take));
}

/// Takes the example, and asks the owner, who alone decides.
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
    let said = |rating: Rating| match rating.value() {
        Some(_) => format!("“{}”", phrases::answer(dimension, rating)),
        None => "no answer".to_owned(),
    };
    let question = format!(
        "{about}: {name} moves from {} to {}: “{example}”. Only {name} can decide this, and both \
         answers are kept. {name}, do you agree?",
        said(before),
        said(after),
    );
    let yes = format!("{name} agrees");
    let correct = move |model: &mut Model| correct(model, cell, after, example.clone());
    model.open(Confirm::new(question, yes, correct));
    Ok(())
}

/// Corrects the answer and keeps both on record.
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
        Edit::Correction(Slot::Insert(team.corrections.len(), correction)),
    ]);
    let what = format!("{}'s correction on {}", model.name_of(cell.member), dimension.name);
    if model.try_change(edit, what) {
        model.done("Corrected. Enter shows the earlier answer and the example.");
    }
}
