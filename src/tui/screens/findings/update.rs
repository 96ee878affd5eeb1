//! What actions do among the findings.

use crate::tui::app::{Action, Model, Screen};
use crate::tui::overlays::decide;
use crate::tui::screens::{map, why};

/// Opens the findings of the map as it stands.
pub(crate) fn open(model: &mut Model) {
    model.screen = Screen::Findings(Box::default());
    model.refresh();
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let page = usize::from(model.size.1 / 6).max(1);
    let Screen::Findings(view) = &mut model.screen else { return };
    let last = view.entries.len().saturating_sub(1);
    match action {
        Action::Move(motion) => view.cursor = motion.along(view.cursor, last, page),
        Action::Point { row: Some(row), .. } if *row < view.entries.len() => view.cursor = *row,
        Action::Enter => {
            let entry = view.entry();
            let to = entry.and_then(|entry| Some((*entry.dimensions.first()?, entry.member)));
            if let Some((dimension, member)) = to {
                map::go_to(model, dimension, member);
            }
        }
        Action::Decide => {
            let about = view.entry().map(|entry| entry.dimensions.clone()).unwrap_or_default();
            decide::open_for(model, &about);
        }
        Action::Meaning => {
            let index = view.entry().and_then(|entry| entry.dimensions.first().copied());
            why::open_for(model, index);
        }
        Action::Back => model.show_map(),
        _ => map::update(model, action),
    }
}
