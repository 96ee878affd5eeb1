//! The file behind the screen: opened, saved on a thread of its own, watched
//! for what others do to it. What the model asks of the disk is done here.

mod changed;
mod glance;
mod handed_in;
mod history;
mod leaving;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

pub(super) use self::handed_in::submit_sheet;
use self::handed_in::{SheetReader, read_candidates, read_table};
use self::history::HistoryReader;
use self::saving::Unsaved;
use super::opening::{as_it_was, create, demo, sheet, snapshot_at, today};
use super::{Start, Wake};
use crate::files::{
    self, Access, AppDirs, Opened, Remembered, SaveOutcome, Saver, TeamFile, Warning, journal,
    recent,
};
use crate::team::LevelWords;
use crate::text;
use crate::tui::app::merging;
use crate::tui::app::{Effect, Event, Model, Options, Screen, Source, ThemeChoice};

/// The file behind the screen.
#[derive(Debug)]
pub(super) struct Files {
    places: Option<AppDirs>,
    /// What this person calls the levels.
    levels: [Option<LevelWords>; 2],
    /// Opened, and not yet handed to the saver: the first frame comes first.
    opened: Option<TeamFile>,
    saver: Option<Saver>,
    /// What became of a save while the file was taken from the saver.
    outcome: Option<SaveOutcome>,
    wake: Option<Sender<Wake>>,
    sheets: Arc<Mutex<SheetReader>>,
    history: HistoryReader,
    /// The folder that was opened in place of a team.
    folder: Option<PathBuf>,
    /// The journal of earlier starts that nobody has taken up.
    kept_aside: Option<PathBuf>,
    /// The one that is merged in, and may go once that is saved.
    taken_up: Option<PathBuf>,
    unsaved: Unsaved,
}

impl Files {
    /// With the platform's own folders.
    pub(super) fn new(places: Option<AppDirs>, levels: [Option<LevelWords>; 2]) -> Self {
        Self {
            places,
            levels,
            opened: None,
            saver: None,
            outcome: None,
            wake: None,
            sheets: Arc::default(),
            history: HistoryReader::default(),
            folder: None,
            kept_aside: None,
            taken_up: None,
            unsaved: Unsaved::Nothing,
        }
    }

    /// A model in which the levels are called as this person calls them.
    fn set_level_labels(&self, mut model: Model) -> Model {
        let [skill, experience] = self.levels.clone();
        if skill.is_some() || experience.is_some() {
            model.team.set_level_labels(skill, experience);
            model.refresh();
        }
        model
    }

    /// The model to begin with.
    pub(super) fn start(&mut self, start: &Start, options: Options) -> Result<Model, String> {
        match start {
            Start::Demo => demo(options).map(|demo| self.set_level_labels(demo)),
            Start::Welcome => Ok(self.welcome(options)),
            Start::File(path) => self.open(path, options),
            Start::Sheet { team, member, out } => sheet(team, *member, out, options),
        }
    }

    fn open(&mut self, path: &Path, options: Options) -> Result<Model, String> {
        if path.is_dir() {
            self.folder = Some(path.to_owned());
            let mut model = self.welcome(options);
            model.screen = Screen::Teams(Box::default());
            return Ok(model);
        }
        if let Some(kept) = snapshot_at(path) {
            return Ok(as_it_was(path, kept?, options));
        }
        match TeamFile::open(path) {
            Ok(opened) => Ok(self.take(opened, options)),
            Err(error) => {
                let left = self.left_of_team(path).ok_or_else(|| error.to_string())?;
                let mut model = self.welcome(options);
                merging::ask_about_kept_team(&mut model, path, &left);
                Ok(model)
            }
        }
    }

    fn take(&mut self, opened: Opened, options: Options) -> Model {
        let Opened { file, read, notes } = opened;
        let path = file.path().to_owned();
        let source = match file.access() {
            Access::Writer => Source::File(path.clone()),
            why => Source::ReadOnly(path.clone(), why),
        };
        let mut model = self.set_level_labels(Model::new(read.team, source, options, today()));
        let mut said = notes.into_iter().chain(read.warnings.iter().map(Warning::to_string));
        if let Some(first) = said.next() {
            let file = text::visible(&path.to_string_lossy()).into_owned();
            model.fault(match said.count() {
                0 => first,
                1 => format!("{first}. One more: `roundtable check {file}` tells both"),
                more => format!("{first}. {more} more: `roundtable check {file}` tells all"),
            });
        }
        if let Some(dirs) = &self.places {
            recent::remember(dirs, &path);
            (self.kept_aside, self.taken_up) = (None, None);
            if model.source.is_saved() {
                journal::sweep(dirs);
                self.kept_aside = journal::find(dirs, &path);
                if self.kept_aside.is_some() {
                    merging::ask_about_journal(&mut model);
                }
            }
        }
        self.opened = Some(file);
        self.unsaved = Unsaved::Nothing;
        self.spawn_saver();
        model
    }

    /// From here on, outcomes of saves wake the loop.
    pub(super) fn wake_with(&mut self, sender: &Sender<Wake>, model: &Model) {
        self.wake = Some(sender.clone());
        self.spawn_saver();
        if matches!(model.screen, Screen::Teams(_)) {
            self.read_teams(model);
        }
    }

    /// Does what the model asks of the disk; returns what became of it.
    pub(super) fn carry_out(&mut self, effect: Effect, model: &Model) -> Vec<Event> {
        let goes_elsewhere = matches!(
            effect,
            Effect::Open(_)
                | Effect::New { .. }
                | Effect::NewFrom { .. }
                | Effect::Demo
                | Effect::Welcome
        );
        if goes_elsewhere {
            let (may_go, mut events) = self.may_go_elsewhere(model);
            if may_go {
                events.extend(self.go_elsewhere(effect, model));
            }
            return events;
        }
        match effect {
            Effect::Save => self.save(model),
            Effect::ScanSheets => {
                self.look_for_sheets(model);
                Vec::new()
            }
            Effect::LookForSheetsOf(name) => {
                self.forget_in_journal(&name, model);
                handed_in::sheets_of(name, model)
            }
            Effect::DeleteSheets(paths) => vec![handed_in::delete(&paths)],
            Effect::KeepSnapshot(leaving) => history::keep_snapshot(&leaving, model),
            Effect::Export(export) => leaving::export(&export, model),
            Effect::LoadTeams => {
                self.read_teams(model);
                Vec::new()
            }
            Effect::LoadCatalogue => handed_in::read_catalogue(model),
            Effect::LoadHistory => self.look_at_history(model),
            Effect::CompareSnapshots(paths) => {
                self.read_to_compare(paths);
                Vec::new()
            }
            Effect::SaveAs(path) => vec![self.save_as(&path, model)],
            Effect::CompletePath { typed, ending } => {
                let (text, choices) = files::typed::complete(&typed, ending);
                vec![Event::PathCompleted { text, choices }]
            }
            Effect::Forget(path) => {
                if let Some(dirs) = &self.places {
                    recent::forget(dirs, &path);
                }
                Vec::new()
            }
            Effect::ReadTable(path) => {
                self.read(move || Some(read_table(&path)));
                Vec::new()
            }
            Effect::Reload => self.reload(),
            Effect::SaveMapping { path, text } => {
                let file = text::visible(&path.to_string_lossy()).into_owned();
                let saved = files::save_new_text(&path, &text, files::Permissions::Private);
                vec![match saved {
                    Ok(()) => Event::Done(format!(
                        "Saved. With --mapping {file} the next table is read the same way."
                    )),
                    Err(fault) => Event::Refused(fault.to_string()),
                }]
            }
            Effect::Merge(from, holds) => self.merge(from, holds, model),
            Effect::DiscardJournal => self.forget_journal(),
            Effect::RestoreJournal => self.restore_journal(model),
            Effect::ReadCandidates(path) => {
                let team = model.team.clone();
                self.read(move || Some(read_candidates(path, team)));
                Vec::new()
            }
            Effect::Remember(options) => {
                self.remember(options);
                Vec::new()
            }
            Effect::Open(_)
            | Effect::New { .. }
            | Effect::NewFrom { .. }
            | Effect::Demo
            | Effect::Welcome
            | Effect::OpenRoom
            | Effect::OpenVote(_)
            | Effect::CountVote
            | Effect::OpenRemote
            | Effect::ServeAddress(_)
            | Effect::FreeName(_)
            | Effect::CloseRoom
            | Effect::SubmitSheet
            | Effect::Copy(_)
            | Effect::Mouse(_)
            | Effect::EditFile
            | Effect::Repaint
            | Effect::Suspend
            | Effect::Quit
            | Effect::Abandon => Vec::new(),
        }
    }

    /// Puts another team in the place of this one.
    fn go_elsewhere(&mut self, effect: Effect, model: &Model) -> Vec<Event> {
        let options = model.options;
        match effect {
            Effect::Open(path) => vec![self.open_instead(&path, options)],
            Effect::New { path, template } => {
                match create(&path, &template, self.places.as_ref()) {
                    Ok(opened) => vec![Event::Created(Box::new(self.take_over(opened, options)))],
                    Err(why) => vec![Event::Refused(why)],
                }
            }
            Effect::NewFrom { path, team } => match TeamFile::create(&path, &team) {
                Ok(opened) => {
                    let said =
                        "The team is saved. Press e to set the needs before you look at the map.";
                    vec![self.replace(opened, options), Event::Done(said.into())]
                }
                Err(error) => vec![Event::Refused(error.to_string())],
            },
            Effect::Demo => match demo(options) {
                Ok(demo) => {
                    self.end_saver();
                    vec![Event::Opened(Box::new(self.set_level_labels(demo)))]
                }
                Err(why) => vec![Event::Fault(why)],
            },
            Effect::Welcome => {
                self.end_saver();
                vec![Event::Opened(Box::new(self.welcome(options)))]
            }
            _ => Vec::new(),
        }
    }

    fn open_instead(&mut self, path: &Path, options: Options) -> Event {
        match snapshot_at(path) {
            Some(Ok(kept)) => {
                self.end_saver();
                return Event::Opened(Box::new(as_it_was(path, kept, options)));
            }
            Some(Err(why)) => return Event::Refused(why),
            None => {}
        }
        match TeamFile::open(path) {
            Ok(opened) => self.replace(opened, options),
            Err(error) => match self.left_of_team(path) {
                Some(left) => Event::TeamFileGone(path.to_owned(), Box::new(left)),
                None => Event::Refused(error.to_string()),
            },
        }
    }

    fn replace(&mut self, opened: Opened, options: Options) -> Event {
        Event::Opened(Box::new(self.take_over(opened, options)))
    }

    /// Ends the saving of the team before, and begins with this one.
    fn take_over(&mut self, opened: Opened, options: Options) -> Model {
        self.end_saver();
        self.take(opened, options)
    }

    fn save_as(&mut self, path: &Path, model: &Model) -> Event {
        let opened = match TeamFile::create(path, &model.team) {
            Ok(opened) => opened,
            Err(error) => return Event::Refused(error.to_string()),
        };
        // What could not be saved before is where it was to go.
        if let Some(mut file) = self.saver.take().and_then(|saver| saver.finish().0) {
            file.forget_aside();
        }
        self.unsaved = Unsaved::Nothing;
        let next = self.take_over(opened, model.options);
        Event::SavedAs(Box::new(next), file_name(path))
    }

    /// Remembers these options for the next start.
    pub(super) fn remember(&self, options: Options) {
        let Some(dirs) = &self.places else { return };
        let is_remembered = !matches!(options.theme, ThemeChoice::Auto | ThemeChoice::Custom(_));
        let theme = is_remembered.then(|| options.theme.word().to_owned());
        let background_is_light = options.background.is_light;
        let what = Remembered { background_is_light, theme };
        files::remember(dirs, &what);
    }
}

/// Returns a file's name without its folders: the screen may be a projector.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    text::visible(&name).into_owned()
}
