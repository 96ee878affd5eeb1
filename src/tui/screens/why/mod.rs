//! A row in full, over the map: why it stands as it does. What it says is built when it opens and
//! after each change, never while drawing.

pub mod draw;
use crate::phrases;
use crate::tui::app::{Action, Model, Motion, Overlay, Screen};
use crate::tui::overlays::decide;
use crate::tui::screens::map;

/// Opens it for the row under the map's cursor.
pub(crate) fn open(model: &mut Model) {
    if let Some(index) = model.map.dimension() {
        push(model, index);
    }
}

fn push(model: &mut Model, index: usize) {
    model.overlays.push(Overlay::Why { index, top: 0, content: None });
    say(model);
}

/// Says the row in full as it stands now, wherever it lies over the screen.
pub(crate) fn say(model: &mut Model) {
    let (team, coverage, names) = (&model.team, &model.coverage, &model.map.names);
    for overlay in &mut model.overlays {
        if let Overlay::Why { index, content, .. } = overlay {
            // An undo may have taken the dimension away.
            *content = team.dimensions().get(*index).map(|_| {
                Box::new(phrases::why(team, coverage, *index, names, model.options.glyphs))
            });
        }
    }
}

/// Opens it for a dimension that another screen is about.
pub(crate) fn open_for(model: &mut Model, index: Option<usize>) {
    match index {
        Some(index) => push(model, index),
        None => model.notify("This line is not about a single row."),
    }
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let page = usize::from(model.size.1 / 2).max(1);
    let Some(Overlay::Why { index, top, .. }) = model.overlays.last_mut() else {
        return;
    };
    match action {
        Action::Move(Motion::Up) => *top = top.saturating_sub(1),
        Action::Move(Motion::Down) => *top += 1,
        Action::Move(Motion::PageUp) => *top = top.saturating_sub(page),
        Action::Move(Motion::PageDown) => *top += page,
        Action::Move(Motion::Left) => turn(model, Motion::Up),
        Action::Move(Motion::Right) => turn(model, Motion::Down),
        Action::Decide => {
            let index = *index;
            decide::open(model, index);
        }
        Action::Back => {
            model.overlays.pop();
        }
        _ => {}
    }
}

/// On to the map's row before or after; elsewhere the screen below says which.
fn turn(model: &mut Model, motion: Motion) {
    if !matches!(model.screen, Screen::Map | Screen::Personality) {
        return;
    }
    map::update(model, &Action::Move(motion));
    let to = model.map.dimension();
    if let (Some(Overlay::Why { index, top, .. }), Some(to)) = (model.overlays.last_mut(), to) {
        (*index, *top) = (to, 0);
        say(model);
    }
}
