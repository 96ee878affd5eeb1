//! The one way a model changes.

use super::overlay::{Confirm, Consequence};
use super::screen::Context;
use super::{Action, Effect, Model, Overlay, map, overlays};

/// Does one action. What the world outside must do comes back as effects.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    if !matches!(action, Action::Tick | Action::Resize(..)) {
        model.notice = None;
    }
    if let Some(effects) = anywhere(model, &action) {
        return effects;
    }
    if model.hidden {
        model.hidden = false;
        return Vec::new();
    }
    match Context::of(model) {
        Context::Hidden | Context::Welcome => Vec::new(),
        Context::Help => overlays::help(model, &action),
        Context::Menu => overlays::menu(model, &action),
        Context::Prompt => overlays::prompt(model, &action),
        Context::Confirm => overlays::confirm(model, &action),
        Context::Map | Context::Personality => map::update(model, &action),
    }
}

fn anywhere(model: &mut Model, action: &Action) -> Option<Vec<Effect>> {
    Some(match action {
        Action::Resize(columns, rows) => {
            model.size = (*columns, *rows);
            model.refresh();
            Vec::new()
        }
        Action::Repaint => vec![Effect::Repaint],
        Action::Suspend => vec![Effect::Suspend],
        Action::Hide => {
            model.hidden = !model.hidden;
            Vec::new()
        }
        Action::Interrupt => {
            let asked = matches!(model.overlays.last(), Some(Overlay::Confirm(_)));
            if asked {
                return Some(vec![Effect::Quit]);
            }
            model.overlays.push(Overlay::Confirm(Confirm {
                question: "Leave roundtable?".into(),
                yes: "leave".into(),
                then: Consequence::Quit,
            }));
            Vec::new()
        }
        _ => return None,
    })
}
