//! Corrections after the reveal: a new answer, an example in words; its owner
//! decides, and before and after are both kept.

use super::Cell;
use crate::app::menu::{Choose, Entry, Menu};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::{Effect, Model, Overlay};
use crate::domain::{Correction, Edit, Position, Rating, Slot, TOP_LEVEL};
use crate::{text, words};

/// Asks what the answer under the cursor becomes.
pub(in crate::app) fn begin(model: &mut Model) -> Vec<Effect> {
    if let Some(why) = model.refusal() {
        return model.fault(why);
    }
    let (Some(dimension), Some(member)) = (model.map.dimension(), model.map.member()) else {
        return model.done("go to a person's cell with → first, then C corrects it");
    };
    let cell = Cell { dimension, member };
    let asked = &model.team.dimensions()[dimension];
    let answers: Vec<Rating> = if asked.is_spectrum() {
        Position::ALL.map(Rating::position).into()
    } else {
        (0..=TOP_LEVEL).filter_map(Rating::level).collect()
    };
    let want = model.team.ratings().get(dimension, member).want();
    let entries = answers.into_iter().map(|rating| Entry {
        label: words::answer(asked, rating),
        detail: String::new(),
        choose: Choose::Correct(cell, rating.with_want(want)),
    });
    let title = format!("{} decides, on {}", model.name_of(member), asked.name);
    let menu = Menu::new(title, entries.collect());
    model.overlays.push(Overlay::Menu(menu));
    Vec::new()
}

/// Asks for the example that moves it.
pub(in crate::app) fn ask_example(model: &mut Model, cell: Cell, rating: Rating) {
    let title = format!("An example, in {}'s words", model.name_of(cell.member));
    let prompt = Prompt::new(title, Purpose::Example(cell, rating), "");
    model.overlays.push(Overlay::Prompt(Box::new(prompt)));
}

/// Corrects the answer and keeps both on record.
pub(in crate::app) fn correct(
    model: &mut Model,
    cell: Cell,
    after: Rating,
    example: &str,
) -> Vec<Effect> {
    let example = match text::sentence(example) {
        Ok(example) if !example.is_empty() => example,
        fault => {
            let why = fault.err().map_or_else(
                || "say in a few words what moved it; Esc leaves it as it was".to_owned(),
                |fault| fault.to_string(),
            );
            if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
                prompt.fault = Some(why);
            }
            return Vec::new();
        }
    };
    model.overlays.pop();
    let team = &model.team;
    let (Some(dimension), Some(member)) =
        (team.dimensions().get(cell.dimension), team.members().get(cell.member))
    else {
        return Vec::new();
    };
    let before = team.ratings().get(cell.dimension, cell.member);
    if before == after {
        return model.done("that is what it said already");
    }
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
    let effects = model.change(edit, what);
    if model.notice.is_none() {
        model.done("corrected; what it said before is kept beside it");
    }
    effects
}
