//! What actions do in the form of an export.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::report::View;
use crate::tui::app::{Action, Effect, Model, Overlay, Screen};
use crate::tui::overlays::export::{ExportForm, Field};
use crate::tui::screens::plan::Pane;

/// Opens the form on what the screen shows.
pub(crate) fn open(model: &mut Model) {
    if model.team.session.hidden {
        return model.fault("Nothing can be exported before the reveal.");
    }
    let own = match &model.screen {
        Screen::Map | Screen::Personality => View::Map,
        Screen::Findings(_) => View::Findings,
        Screen::Decisions(_) => View::Decisions,
        Screen::Shape => View::Shape,
        Screen::Plan(view) if view.pane == Pane::Brief => View::Brief,
        Screen::Plan(_) => View::Plan,
        Screen::History(view) if view.digest.is_some() => View::Changes,
        Screen::History(_) => View::Record,
        _ => return,
    };
    // A plan and a comparison are of their own screens.
    let whats = match own {
        View::Plan | View::Brief | View::Advert | View::Interview => {
            vec![View::Plan, View::Brief, View::Advert, View::Interview]
        }
        View::Decisions => vec![View::Decisions, View::Findings, View::Map],
        View::Changes => vec![View::Changes, View::Record],
        View::Record => vec![View::Record],
        _ => vec![View::Map, View::Findings, View::People, View::Coverage, View::Shape],
    };
    let form = ExportForm::of(model, whats, own);
    model.overlays.push(Overlay::Export(Box::new(form)));
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    match action {
        Action::Back => {
            model.overlays.pop();
            return;
        }
        Action::Enter => return write(model),
        Action::Copy => return copy(model),
        _ => {}
    }
    let Some(Overlay::Export(mut form)) = model.overlays.pop() else { return };
    form.update(model, action);
    model.overlays.push(Overlay::Export(form));
}

/// Asks for the file to be written; the form stays until the disk has said
/// yes.
fn write(model: &mut Model) {
    let Some(Overlay::Export(form)) = model.overlays.last_mut() else { return };
    let typed = form.form.text(Field::File).trim();
    let error = if typed.is_empty() || typed.ends_with(['/', MAIN_SEPARATOR]) {
        Some("type a file name")
    } else if Path::new(typed).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
    {
        Some("Team files end in .toml. Give the export another name.")
    } else {
        None
    };
    if let Some(error) = error {
        form.form.refuse(Field::File, error);
        return;
    }
    let export = form.export(Some(PathBuf::from(typed)));
    model.ask(Effect::Export(Box::new(export)));
}

/// Hands what is made to be pasted to the clipboard.
fn copy(model: &mut Model) {
    let Some(Overlay::Export(form)) = model.overlays.last_mut() else { return };
    if !form.format().is_pasted() {
        form.form.fault =
            Some("Only text and Markdown can be copied. Write a file instead.".into());
        return;
    }
    let export = form.export(None);
    model.ask(Effect::Export(Box::new(export)));
}
