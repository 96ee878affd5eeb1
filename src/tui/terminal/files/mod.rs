//! The file of the open team: opened, saved on a thread, and watched for other programs' changes.
//! Effects on files are carried out here.

mod changed;
mod export;
mod history;
mod incoming;
mod saving;
mod welcome;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use self::history::HistoryReader;
pub(super) use self::incoming::submit_sheet;
use self::incoming::{SheetReader, read_candidates, read_table};
use self::saving::Unsaved;
use super::opening::{create, demo, sheet, snapshot_at, snapshot_model, today};
use super::{Start, Wake};
use crate::files::{
    self, Access, AppDirs, Opened, Remembered, SaveOutcome, Saver, TeamFile, Warning, journal,
    recent,
};
use crate::team::LevelWords;
use crate::text;
use crate::tui::app::merging;
use crate::tui::app::{Effect, Event, Model, Options, Screen, Source, ThemeChoice};

/// The file of the open team, and the other files around it.
#[derive(Debug)]
pub(super) struct Files {
    dirs: Option<AppDirs>,
    /// The user's words for the levels.
    levels: [Option<LevelWords>; 2],
    /// The open file until the saver has it: the first frame is drawn before.
    opened: Option<TeamFile>,
    saver: Option<Saver>,
    /// What became of a save while the file was taken from the saver.
    outcome: Option<SaveOutcome>,
    wake: Option<Sender<Wake>>,
    sheets: Arc<Mutex<SheetReader>>,
    history: HistoryReader,
    /// The folder that was opened instead of a team.
    folder: Option<PathBuf>,
    /// The journal of an earlier start that is not merged yet.
    journal_path: Option<PathBuf>,
    /// The journal that is merged, to be deleted once the merge is saved.
    merged_journal: Option<PathBuf>,
    unsaved: Unsaved,
}

impl Files {
    /// Returns a state without an open file.
    pub(super) fn new(dirs: Option<AppDirs>, levels: [Option<LevelWords>; 2]) -> Self {
        Self {
            dirs,
            levels,
            opened: None,
            saver: None,
            outcome: None,
            wake: None,
            sheets: Arc::default(),
            history: HistoryReader::default(),
            folder: None,
            journal_path: None,
            merged_journal: None,
            unsaved: Unsaved::Nothing,
        }
    }

    /// Returns the model with the user's words for the levels.
    fn set_level_labels(&self, mut model: Model) -> Model {
        let [skill, experience] = self.levels.clone();
        if skill.is_some() || experience.is_some() {
            model.team.set_level_labels(skill, experience);
            model.refresh();
        }
        model
    }

    /// Returns the model to start with.
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
            return Ok(snapshot_model(path, kept?, options));
        }
        match TeamFile::open(path) {
            Ok(opened) => Ok(self.take(opened, options)),
            Err(error) => {
                let left = self.recover_team(path).ok_or_else(|| error.to_string())?;
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
        let mut sentence = notes.into_iter().chain(read.warnings.iter().map(Warning::to_string));
        if let Some(first) = sentence.next() {
            let file = text::visible(&path.to_string_lossy()).into_owned();
            model.notify_failure(match sentence.count() {
                0 => first,
                1 => format!("{first}. One more: `roundtable check {file}` tells both"),
                more => format!("{first}. {more} more: `roundtable check {file}` tells all"),
            });
        }
        if let Some(dirs) = &self.dirs {
            recent::remember(dirs, &path);
            (self.journal_path, self.merged_journal) = (None, None);
            if model.source.is_saved() {
                journal::sweep(dirs);
                self.journal_path = journal::find(dirs, &path);
                if self.journal_path.is_some() {
                    merging::ask_about_journal(&mut model);
                }
            }
        }
        self.opened = Some(file);
        self.unsaved = Unsaved::Nothing;
        self.spawn_saver();
        model
    }

    /// Lets the outcomes of saves wake the loop.
    pub(super) fn set_waker(&mut self, sender: &Sender<Wake>, model: &Model) {
        self.wake = Some(sender.clone());
        self.spawn_saver();
        if matches!(model.screen, Screen::Teams(_)) {
            self.read_teams(model);
        }
    }

    /// Carries out an effect on files and returns its results as events.
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
            let (may_go, mut events) = self.can_switch_team(model);
            if may_go {
                events.extend(self.switch_team(effect, model));
            }
            return events;
        }
        match effect {
            Effect::Save => self.save(model),
            Effect::ScanSheets => {
                self.scan_sheets(model);
                Vec::new()
            }
            Effect::LookForSheetsOf(name) => {
                self.forget_in_journal(&name, model);
                incoming::sheets_of(name, model)
            }
            Effect::DeleteSheets(paths) => vec![incoming::delete(&paths)],
            Effect::KeepSnapshot(leaving) => history::keep_snapshot(&leaving, model),
            Effect::Export(export) => export::export(&export, model),
            Effect::LoadTeams => {
                self.read_teams(model);
                Vec::new()
            }
            Effect::LoadCatalogue => incoming::read_catalogue(model),
            Effect::LoadHistory => self.load_history(model),
            Effect::CompareSnapshots(paths) => {
                self.compare_snapshots(paths);
                Vec::new()
            }
            Effect::SaveAs(path) => vec![self.save_as(&path, model)],
            Effect::CompletePath { typed, ending } => {
                let (text, choices) = files::typed::complete(&typed, ending);
                vec![Event::PathCompleted { text, choices }]
            }
            Effect::Forget(path) => {
                if let Some(dirs) = &self.dirs {
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
            Effect::Merge(from, resolution) => self.merge(from, resolution, model),
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

    /// Opens another team instead of this one.
    fn switch_team(&mut self, effect: Effect, model: &Model) -> Vec<Event> {
        let options = model.options;
        match effect {
            Effect::Open(path) => vec![self.open_instead(&path, options)],
            Effect::New { path, template } => match create(&path, &template, self.dirs.as_ref()) {
                Ok(opened) => vec![Event::Created(Box::new(self.take_over(opened, options)))],
                Err(why) => vec![Event::Refused(why)],
            },
            Effect::NewFrom { path, team } => match TeamFile::create(&path, &team) {
                Ok(opened) => {
                    let sentences =
                        "The team is saved. Press e to set the needs before you look at the map.";
                    vec![self.replace(opened, options), Event::Done(sentences.into())]
                }
                Err(error) => vec![Event::Refused(error.to_string())],
            },
            Effect::Demo => match demo(options) {
                Ok(demo) => {
                    self.end_saver();
                    vec![Event::Opened(Box::new(self.set_level_labels(demo)))]
                }
                Err(why) => vec![Event::Failed(why)],
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
                return Event::Opened(Box::new(snapshot_model(path, kept, options)));
            }
            Some(Err(why)) => return Event::Refused(why),
            None => {}
        }
        match TeamFile::open(path) {
            Ok(opened) => self.replace(opened, options),
            Err(error) => match self.recover_team(path) {
                Some(left) => Event::TeamFileGone(path.to_owned(), Box::new(left)),
                None => Event::Refused(error.to_string()),
            },
        }
    }

    fn replace(&mut self, opened: Opened, options: Options) -> Event {
        Event::Opened(Box::new(self.take_over(opened, options)))
    }

    /// Closes the previous team's file and starts saving this one.
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
        let Some(dirs) = &self.dirs else { return };
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
