//! What actions do in the form of an export.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::report::View;
use crate::tui::app::prompt::typed;
use crate::tui::app::{Action, Effect, Model, Motion, Overlay, Screen};
use crate::tui::overlays::decide::{beside, picked};
use crate::tui::overlays::export::{ExportForm, Field};
use crate::tui::screens::plan::Pane;

/// Opens the form on what the screen shows.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
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
        Screen::History(_) => {
            return model.fault("Mark two days with m, then E exports what changed.");
        }
        _ => return Vec::new(),
    };
    // A plan and a comparison are of their own screens.
    let whats = match own {
        View::Plan | View::Brief | View::Advert | View::Interview => {
            vec![View::Plan, View::Brief, View::Advert, View::Interview]
        }
        View::Decisions => vec![View::Decisions, View::Findings, View::Map],
        View::Changes => vec![own],
        _ => vec![View::Map, View::Findings, View::People, View::Coverage, View::Shape],
    };
    let form = ExportForm::of(model, whats, own);
    model.overlays.push(Overlay::Export(Box::new(form)));
    Vec::new()
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Back => {
            model.overlays.pop();
            return Vec::new();
        }
        Action::Enter => return write(model),
        Action::Copy => return copy(model),
        _ => {}
    }
    let Some(Overlay::Export(mut form)) = model.overlays.pop() else { return Vec::new() };
    form.fault = None;
    match (action, form.field) {
        (Action::Move(Motion::Down), field) => form.field = beside(&Field::ALL, field, 1),
        (Action::Move(Motion::Up), field) => form.field = beside(&Field::ALL, field, -1),
        (_, Field::File) => {
            typed(&mut form.file, action);
            if form.there.as_deref() != Some(form.file.value()) {
                form.there = None;
            }
        }
        (_, Field::View) => {
            form.what = picked(&form.whats, form.what, action, |what| what.word().to_owned());
            let formats = form.what.formats();
            if !formats.contains(&form.format) {
                form.format = formats[0];
            }
            form.suggest(model);
        }
        (_, Field::Format) => {
            let formats = form.what.formats();
            form.format = picked(formats, form.format, action, |one| one.label().to_owned());
            form.suggest(model);
        }
        (_, Field::Names) => {
            let label = |by_alias: &bool| if *by_alias { "aliases" } else { "names" }.to_owned();
            form.by_alias = picked(&[false, true], form.by_alias, action, label);
        }
    }
    model.overlays.push(Overlay::Export(form));
    Vec::new()
}

/// Asks for the file to be written; the form stays until the disk has said
/// yes.
fn write(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Export(form)) = model.overlays.last_mut() else { return Vec::new() };
    let typed = form.file.value().trim();
    let fault = if typed.is_empty() || typed.ends_with(['/', MAIN_SEPARATOR]) {
        Some("type a file name")
    } else if Path::new(typed).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
    {
        Some("that is what team files are called; give the export another name")
    } else {
        None
    };
    if let Some(fault) = fault {
        form.field = Field::File;
        form.fault = Some(fault.into());
        return Vec::new();
    }
    let export = form.export(Some(PathBuf::from(typed)));
    vec![Effect::Export(Box::new(export))]
}

/// Hands what is made to be pasted to the clipboard.
fn copy(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Export(form)) = model.overlays.last_mut() else { return Vec::new() };
    if !form.format.is_pasted() {
        form.fault = Some("text and Markdown can be copied; of the others make a file".into());
        return Vec::new();
    }
    vec![Effect::Export(Box::new(form.export(None)))]
}
