//! The first screen when no file was named: the teams opened last, the demo,
//! and templates to begin from.

pub mod draw;
use std::path::{Path, PathBuf};

use crate::assets::{TEMPLATES, Template};
use crate::phrases::english;
use crate::text;
use crate::tui::app::prompt::Prompt;
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Destination, Effect, Model, Motion, Screen};
use crate::tui::screens::{edit, teams};

/// A team opened before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// The team in a few words, or what is wrong with the file and what to do.
    pub team: Result<String, String>,
}

/// What the screen lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Welcome {
    /// The teams opened last, newest first.
    pub recent: Vec<Recent>,
    /// The row under the cursor.
    pub cursor: usize,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// A team opened before.
    Recent(&'a Recent),
    /// The filled-in example.
    Demo,
    /// A template.
    Template(&'static Template),
}

impl Welcome {
    /// With the cursor on the team opened last; where there is none, on the
    /// demo, so that Enter leads to a filled map.
    pub fn new(recent: Vec<Recent>) -> Self {
        Self { recent, cursor: 0 }
    }

    /// All rows in order.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let recent = self.recent.iter().map(Row::Recent);
        recent.chain([Row::Demo]).chain(TEMPLATES.iter().map(Row::Template)).collect()
    }
}

/// The name of a team that is kept in this file: "Data platform" for
/// `data-platform.toml`; nothing where the file's name is no name.
pub fn team_name(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy().replace(['-', '_'], " ");
    text::name(&english::capital(stem.trim()).to_string()).ok()
}

/// Does one action on the welcome screen.
pub(crate) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = usize::from(model.size.1 / 2).max(1);
    let Screen::Welcome(view) = &mut model.screen else { return Vec::new() };
    let last = view.rows().len().saturating_sub(1);
    match action {
        Action::Move(motion) => {
            let at = view.cursor;
            view.cursor = match motion {
                Motion::Up => at.saturating_sub(1),
                Motion::Down => (at + 1).min(last),
                Motion::PageUp => at.saturating_sub(page),
                Motion::PageDown => (at + page).min(last),
                Motion::First => 0,
                Motion::Last => last,
                Motion::Left | Motion::Right => at,
            };
        }
        Action::Point { row: Some(row), .. } => view.cursor = (*row).min(last),
        Action::Enter => return open(model),
        Action::Demo => return vec![Effect::Demo],
        Action::Remove => {
            if view.cursor < view.recent.len() {
                return vec![Effect::Forget(view.recent.remove(view.cursor).path)];
            }
        }
        Action::OpenFile => {
            return model.open(Prompt::new("The team file to open", "", open_file).staying());
        }
        Action::Go(Destination::Teams) => return teams::open(model),
        // There is no team yet that these could be about.
        Action::Undo | Action::Redo | Action::SaveAs | Action::Find | Action::Go(_) => {}
        _ => return on_any_screen(model, action),
    }
    Vec::new()
}

fn open(model: &mut Model) -> Vec<Effect> {
    let Screen::Welcome(view) = &model.screen else { return Vec::new() };
    let rows = view.rows();
    match rows.get(view.cursor) {
        Some(Row::Recent(recent)) => vec![Effect::Open(recent.path.clone())],
        Some(Row::Demo) => vec![Effect::Demo],
        Some(Row::Template(template)) => {
            let title = format!("A new team from “{}”: its file", template.name);
            let template = template.name.to_owned();
            let create = move |_: &mut Model, typed: &str| {
                Ok(vec![Effect::New { path: file_named(typed)?, template: template.clone() }])
            };
            model.open(Prompt::new(title, "team.toml", create).staying())
        }
        None => Vec::new(),
    }
}

fn open_file(_: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    if typed.is_empty() {
        return Err("type the name of a team file".into());
    }
    Ok(vec![Effect::Open(typed.into())])
}

/// A file's name as it was typed, with the ending that team files have; a
/// fault where there is nothing to call a file.
pub(crate) fn file_named(typed: &str) -> Result<PathBuf, String> {
    if typed.is_empty() || typed.ends_with(['/', std::path::MAIN_SEPARATOR]) {
        return Err("type a file name, such as team.toml".into());
    }
    let path = PathBuf::from(typed);
    Ok(if path.extension().is_none() { path.with_extension("toml") } else { path })
}

/// After a new team's file was made: who is on the team?
pub fn ask_for_members(model: &mut Model) {
    model.screen = Screen::Edit(Box::new(edit::EditView::new(edit::Tab::Members)));
    model.done("the file is there; now, who is on the team? a adds several people at once");
}
