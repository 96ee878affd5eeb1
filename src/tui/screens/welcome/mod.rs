//! The first screen when no file was named: the team files of this folder, the
//! teams opened last, the demo, and templates to begin from.

pub mod draw;
use std::path::{Path, PathBuf};

use crate::assets::{TEMPLATES, Template};
use crate::files;
use crate::phrases::english;
use crate::text;
use crate::tui::app::prompt::{PathKind, Prompt};
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Destination, Effect, Model, Screen};
use crate::tui::screens::{edit, teams};

/// A team that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// The team in a few words, or what is wrong with the file and what to do.
    pub team: Result<String, String>,
}

/// A template of this person, from the folder of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalTemplate {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its first line, where that is a comment.
    pub about: String,
}

/// What the screen lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Welcome {
    /// The team files of the current folder.
    pub folder: Vec<Recent>,
    /// The teams opened last, newest first, without those of the folder.
    pub recent: Vec<Recent>,
    /// This person's templates.
    pub templates: Vec<PersonalTemplate>,
    /// The row under the cursor.
    pub cursor: usize,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// A team file of the current folder.
    InFolder(&'a Recent),
    /// A team opened before.
    Recent(&'a Recent),
    /// The filled-in example.
    Demo,
    /// A template of this person.
    Personal(&'a PersonalTemplate),
    /// A template of the program.
    Template(&'static Template),
}

impl Welcome {
    /// With the cursor on the team opened last; where there is none, on the
    /// demo, so that Enter leads to a filled map.
    pub fn new(recent: Vec<Recent>) -> Self {
        Self { recent, ..Self::default() }
    }

    /// Returns all rows in order.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let teams =
            self.folder.iter().map(Row::InFolder).chain(self.recent.iter().map(Row::Recent));
        let templates = self.templates.iter().map(Row::Personal);
        let built_in = TEMPLATES.iter().map(Row::Template);
        teams.chain([Row::Demo]).chain(templates).chain(built_in).collect()
    }
}

/// Returns the name of a team that is kept in this file: "Data platform" for
/// `data-platform.toml`; nothing where the file's name is no name.
pub fn team_name(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy().replace(['-', '_'], " ");
    text::name(&english::capital(stem.trim())).ok()
}

/// Does one action on the welcome screen.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let page = usize::from(model.size.1 / 2).max(1);
    let Screen::Welcome(view) = &mut model.screen else { return };
    let last = view.rows().len().saturating_sub(1);
    match action {
        Action::Move(motion) => view.cursor = motion.along(view.cursor, last, page),
        Action::Point { row: Some(row), .. } => view.cursor = (*row).min(last),
        Action::Enter => open(model),
        Action::Demo => model.ask(Effect::Demo),
        Action::Remove => forget(model),
        Action::OpenFile => {
            model.open(Prompt::new("Open which team file?", "", open_file).path(PathKind::Team));
        }
        Action::Go(Destination::Teams) => teams::open(model),
        // A file dropped on the terminal comes as its path.
        Action::Paste(text) if let Some(team) = dropped_team(text) => model.ask(Effect::Open(team)),
        // There is no team yet that these could be about.
        Action::Undo | Action::Redo | Action::SaveAs | Action::Find | Action::Go(_) => {}
        _ => on_any_screen(model, action),
    }
}

/// Takes a team off the list of those opened last.
fn forget(model: &mut Model) {
    let Screen::Welcome(view) = &mut model.screen else { return };
    let index = view.cursor.checked_sub(view.folder.len());
    match index.filter(|&index| index < view.recent.len()) {
        Some(index) => {
            let path = view.recent.remove(index).path;
            model.ask(Effect::Forget(path));
        }
        None => model.notify("Only teams you opened before can be removed from this list."),
    }
}

fn open(model: &mut Model) {
    let Screen::Welcome(view) = &model.screen else { return };
    let template = match view.rows().get(view.cursor) {
        Some(Row::InFolder(team) | Row::Recent(team)) => {
            return model.ask(Effect::Open(team.path.clone()));
        }
        Some(Row::Demo) => return model.ask(Effect::Demo),
        Some(Row::Personal(template)) => template.name.clone(),
        Some(Row::Template(template)) => template.name.to_owned(),
        None => return,
    };
    let title = format!("New team from “{template}”: which file?");
    let create = move |model: &mut Model, typed: &str| {
        model.ask(Effect::New { path: file_named(typed)?, template: template.clone() });
        Ok(())
    };
    model.open(Prompt::new(title, "team.toml", create).path(PathKind::Team));
}

/// Returns the path where a text is that of a team file.
fn dropped_team(text: &str) -> Option<PathBuf> {
    let path = files::typed::path(text);
    (!text.trim().contains('\n') && path.extension()? == "toml").then_some(path)
}

fn open_file(model: &mut Model, typed: &str) -> Result<(), String> {
    if typed.is_empty() {
        return Err("Type the name of a team file.".into());
    }
    model.ask(Effect::Open(files::typed::team_file(files::typed::path(typed))));
    Ok(())
}

/// Returns a new file's name as it was typed, with the ending of team files;
/// a fault where nothing names a file.
pub(crate) fn file_named(typed: &str) -> Result<PathBuf, String> {
    if typed.is_empty() || typed.ends_with(['/', std::path::MAIN_SEPARATOR]) {
        return Err("Type a file name, such as team.toml.".into());
    }
    Ok(files::typed::new_team_file(files::typed::path(typed)))
}

/// After a new team's file was made: who is on the team?
pub fn ask_for_members(model: &mut Model) {
    model.screen = Screen::Edit(Box::new(edit::EditView::new(edit::Tab::Members)));
    model.notify("The file is saved. Who is on the team? Press a to add several people at once.");
}
