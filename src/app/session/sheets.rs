//! Sheets that come while the session waits: looked at, then taken in as one
//! change.

use crate::app::overlay::{Confirm, Consequence};
use crate::app::{Effect, Model, Overlay};
use crate::words::{self, Names};

/// Says what taking them in would do, and asks.
pub(in crate::app) fn ask(model: &mut Model) -> Vec<Effect> {
    if model.sheets.is_empty() {
        return model.done("no sheet has come yet; this screen looks once a second");
    }
    let collected = model.collected();
    let names = Names::full(&model.team);
    let said = words::preview_sheets(&model.sheets, &collected, &names);
    if collected.edit.is_none() {
        return model.done(said);
    }
    model.overlays.push(Overlay::Confirm(Confirm {
        question: said,
        yes: "take in".into(),
        then: Consequence::TakeSheets,
    }));
    Vec::new()
}

/// Takes them in, as one step to undo.
pub(in crate::app) fn take(model: &mut Model) -> Vec<Effect> {
    let collected = model.collected();
    let people = collected.taken();
    let Some(edit) = collected.edit else { return Vec::new() };
    let effects = model.change(edit, "taking sheets in");
    if model.notice.is_none() {
        let names: Vec<&str> = people.iter().map(|&member| model.name_of(member)).collect();
        let said = format!("taken in: {}", words::english::list_some(&names));
        model.done(said);
    }
    effects
}
