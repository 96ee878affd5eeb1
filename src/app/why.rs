//! A row in full, over the map: why it stands as it does.

use super::{Action, Effect, Model, Motion, Overlay, decide, map};

/// Opens it for the row under the map's cursor.
pub(super) fn open(model: &mut Model) {
    if model.map.dimension().is_some() {
        model.overlays.push(Overlay::Why { top: 0 });
    }
}

/// Does one action.
pub(super) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = usize::from(model.size.1 / 2).max(1);
    let Some(Overlay::Why { top }) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Move(Motion::Up) => *top = top.saturating_sub(1),
        Action::Move(Motion::Down) => *top += 1,
        Action::Move(Motion::PageUp) => *top = top.saturating_sub(page),
        Action::Move(Motion::PageDown) => *top += page,
        Action::Move(Motion::Left) => {
            *top = 0;
            return map::update(model, &Action::Move(Motion::Up));
        }
        Action::Move(Motion::Right) => {
            *top = 0;
            return map::update(model, &Action::Move(Motion::Down));
        }
        Action::Decide => {
            return model.map.dimension().map_or_else(Vec::new, |place| decide::open(model, place));
        }
        Action::Back => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}
