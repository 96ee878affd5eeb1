//! What actions do to what lies over a screen.

use crate::tui::app::overlay::HelpPage;
use crate::tui::app::{Action, Model, Motion, Overlay};

pub(crate) fn help(model: &mut Model, action: &Action) {
    let Some(Overlay::Help(help)) = model.overlays.last_mut() else { return };
    match action {
        Action::Move(Motion::Up) => help.top = help.top.saturating_sub(1),
        Action::Move(Motion::Down) => help.top += 1,
        Action::Move(Motion::PageUp) => help.top = help.top.saturating_sub(10),
        Action::Move(Motion::PageDown) => help.top += 10,
        Action::Next => {
            help.top = 0;
            help.page = match help.page {
                HelpPage::Keys => HelpPage::Words,
                HelpPage::Words => HelpPage::Keys,
            };
        }
        // A second press of the key that opened it closes it.
        Action::Type('?') if help.typed.is_empty() => {
            model.overlays.pop();
        }
        Action::Type(c) => {
            help.typed.push(*c);
            help.top = 0;
        }
        Action::DeleteBack => {
            help.typed.pop();
            help.top = 0;
        }
        Action::Back if !help.typed.is_empty() => help.typed.clear(),
        Action::Back | Action::Help | Action::Quit | Action::Enter => {
            model.overlays.pop();
        }
        _ => {}
    }
}

pub(crate) fn why_plan(model: &mut Model, action: &Action) {
    let Some(Overlay::WhyPlan { top }) = model.overlays.last_mut() else { return };
    match action {
        Action::Move(Motion::Up) => *top = top.saturating_sub(1),
        Action::Move(Motion::Down) => *top += 1,
        Action::Back | Action::Enter => {
            model.overlays.pop();
        }
        _ => {}
    }
}
