//! Export: one key, a format, what the file will contain, and where it goes.
//!
//! A small form over any screen that reads the team. Nothing is written before
//! it has said what the reader of the file will see; no file is overwritten
//! unasked; until the reveal nothing is exported at all.

mod content;
pub mod draw;

pub use content::content;

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::report::{Format, View};
use crate::tui::app::{Action, Effect, Model, Overlay, Screen, Source};
use crate::tui::screens::plan::Pane;
use crate::tui::widgets::{Control, Form};

/// The fields of the form, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Map, findings, people …
    View,
    /// Text, Markdown, HTML …
    Format,
    /// Names or aliases.
    Names,
    /// The file.
    File,
}

/// What is to leave, in which form, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What of the team.
    pub what: View,
    /// In which format.
    pub format: Format,
    /// Whether aliases replace the names.
    pub by_alias: bool,
    /// The file; nothing for the clipboard.
    pub to: Option<PathBuf>,
    /// Whether a file that is there may be written over.
    pub over: bool,
}

/// The form, as far as it is filled in.
#[derive(Debug, Clone)]
pub struct ExportForm {
    /// What has been entered.
    pub form: Form<Field>,
    /// What there is to export from here.
    views: Vec<View>,
    /// The file that exists already: another Enter writes over it.
    exists: Option<String>,
    /// The file as it was suggested last: a typed one is left alone.
    suggested: String,
}

impl ExportForm {
    /// Returns the form on what a screen shows.
    fn of(model: &Model, views: Vec<View>, view: View) -> Self {
        let chosen = views.iter().position(|one| *one == view).unwrap_or(0);
        let form = Form::new(vec![
            (Field::View, "What", Control::row(views.iter().map(|view| view.word()), chosen)),
            (Field::Format, "As", formats(view, 0)),
            (Field::Names, "Names", names(view, model.hides_names())),
            (Field::File, "File", Control::text("")),
        ]);
        let mut form = Self { form, views, exists: None, suggested: String::new() };
        form.form.focus(Field::Format);
        form.suggest(model);
        form
    }

    /// Returns what is exported.
    pub fn view(&self) -> View {
        self.views.get(self.form.chosen(Field::View)).copied().unwrap_or(View::Map)
    }

    /// Returns the format chosen.
    pub fn format(&self) -> Format {
        let formats = self.view().formats();
        formats.get(self.form.chosen(Field::Format)).copied().unwrap_or(formats[0])
    }

    /// Returns whether aliases replace the names.
    pub fn by_alias(&self) -> bool {
        can_alias(self.view()) && self.form.chosen(Field::Names) == 1
    }

    /// Changes a field, and what follows from it.
    fn update(&mut self, model: &Model, action: &Action) {
        let (view, format) = (self.view(), self.format());
        self.form.update(action);
        if self.view() != view {
            let kept = self.view().formats().iter().position(|one| *one == format).unwrap_or(0);
            self.form.set(Field::Format, formats(self.view(), kept));
            self.form.set(Field::Names, names(self.view(), self.form.chosen(Field::Names) == 1));
        }
        if (self.view(), self.format()) != (view, format) {
            self.suggest(model);
        }
        if self.exists.as_deref() != Some(self.form.text(Field::File)) {
            self.exists = None;
        }
    }

    /// Says that the file exists: another Enter writes over it.
    pub(crate) fn ask_to_replace(&mut self) {
        self.exists = Some(self.form.text(Field::File).to_owned());
    }

    /// Suggests a file next to the team's: its name, what it is, the day. What
    /// the team calls itself never becomes a path.
    fn suggest(&mut self, model: &Model) {
        if self.form.text(Field::File) != self.suggested {
            return;
        }
        let (folder, stem) = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) | Source::Sheet(path) => {
                (path.parent().unwrap_or(Path::new("")), path.file_stem())
            }
            // Next to the team's file, not among its snapshots.
            Source::Snapshot(path, _) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                (folder.parent().unwrap_or(Path::new("")), folder.file_stem())
            }
            Source::Demo | Source::Nothing => (Path::new(""), None),
        };
        let stem = stem.map_or("demo".into(), |stem| stem.to_string_lossy());
        let (view, ending) = (self.view().word(), self.format().ending());
        let name = format!("{stem}-{}-{view}.{ending}", model.shown_day());
        self.suggested = folder.join(name).to_string_lossy().into_owned();
        self.form.set(Field::File, Control::text(self.suggested.clone()));
        self.exists = None;
    }

    /// Returns what is asked for so far.
    fn export(&self, to: Option<PathBuf>) -> Export {
        let over = self.exists.as_deref() == Some(self.form.text(Field::File));
        Export { what: self.view(), format: self.format(), by_alias: self.by_alias(), to, over }
    }

    /// Returns what its reader will see, in sentences.
    pub fn disclosure(&self, model: &Model) -> String {
        let people = model.team.members().len();
        let disclosure =
            crate::report::disclosure(self.view(), self.format(), self.by_alias(), people);
        // Members who are away by the file are left out, but under aliases an absence
        // that everyone knows of would tell whose the alias is.
        let day = model.shown_day();
        let mut members = model.team.members().iter().zip(model.coverage.away());
        let is_included =
            members.any(|(member, &away)| away && (self.by_alias() || !member.is_away_on(day)));
        if is_included && !matches!(self.view(), View::Plan | View::Changes | View::Record) {
            format!("{disclosure} People who are marked as away are included.")
        } else {
            disclosure.clone()
        }
    }
}

fn formats(view: View, chosen: usize) -> Control {
    Control::row(view.formats().iter().map(|format| format.label()), chosen)
}

fn names(view: View, by_alias: bool) -> Control {
    if can_alias(view) {
        Control::row(["as they are", "aliases"], usize::from(by_alias))
    } else if view.names_people() {
        Control::pick(["as this screen shows them"], 0)
    } else {
        Control::pick(["nobody is named"], 0)
    }
}

/// Returns whether names or aliases can be chosen.
fn can_alias(view: View) -> bool {
    view.names_people() && !matches!(view, View::Plan | View::Changes | View::Record)
}

/// Opens the form on what the screen shows.
pub(crate) fn open(model: &mut Model) {
    if model.team.session.hidden {
        return model.notify_failure("Nothing can be exported before the reveal.");
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
        form.form.fault = Some("Only text and Markdown can be copied. Save a file instead.".into());
        return;
    }
    let export = form.export(None);
    model.ask(Effect::Export(Box::new(export)));
}
