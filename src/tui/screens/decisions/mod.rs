//! The decisions.

pub mod draw;
use crate::phrases;
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Effect, Model, Screen};
use crate::tui::overlays::decide;
use crate::tui::screens::{map, why};

/// The state of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecisionsView {
    /// The decision under the cursor, by index.
    pub cursor: usize,
}

/// Opens the page.
pub(crate) fn open(model: &mut Model) {
    model.screen = Screen::Decisions(DecisionsView::default());
    model.refresh();
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let last = model.team.decisions.len().saturating_sub(1);
    let Screen::Decisions(view) = &mut model.screen else { return };
    // Undo and other people's changes may have made the list shorter.
    view.cursor = view.cursor.min(last);
    let cursor = view.cursor;
    match action {
        Action::Move(motion) => view.cursor = motion.along(cursor, last, 5),
        Action::Point { row: Some(row), .. } => view.cursor = (*row).min(last),
        Action::Decide => decide::open_at(model, cursor),
        Action::Remove => decide::remove(model, cursor),
        Action::Meaning => {
            let about = model.team.decisions.get(cursor).map(|own| own.dimension.clone());
            let index = about.and_then(|id| model.team.dimension_index(id.as_str()));
            why::open_for(model, index);
        }
        Action::Copy => copy(model),
        Action::Back => model.show_map(),
        Action::Aliases | Action::Situation => map::update(model, action),
        _ => on_any_screen(model, action),
    }
}

fn copy(model: &mut Model) {
    if model.team.decisions.is_empty() {
        return model.notify("Nothing is decided yet.");
    }
    let text = phrases::decisions_as_text(&model.team, &model.map.names, model.today);
    model.notify(
        "Copied as text. If your terminal does not copy, press : and type \"mouse\" to select it.",
    );
    model.ask(Effect::Copy(text));
}
