//! The file behind the screen: opened, saved on a thread of its own, watched
//! for what others do to it. What the model asks of the disk is done here.

mod changed;
mod glance;
mod handed_in;
mod history;
mod leaving;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use self::handed_in::{Seen, read_candidates, read_table};
use self::history::HistoryReader;
use super::opening::{as_it_was, create, demo, sheet, snapshot_at, today};
use super::{Event, Start};
use crate::files::sheets;
use crate::files::{
    self, AppDirs, Opened, Remembered, SaveError, SaveOutcome, Saver, TeamFile, Warning, journal,
    recent,
};
use crate::team::{Id, LevelWords};
use crate::text;
use crate::tui::app::merging;
use crate::tui::app::merging::From;
use crate::tui::app::{Effect, Model, Options, Overlay, SaveState, Screen, Source, ThemeChoice};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::edit::catalogue;
use crate::tui::screens::welcome;

/// Who leaves waits this long for the last save, at most, before it is said
/// that it may be lost; the disk is waited for in any case.
const LAST_SAVE: Duration = Duration::from_secs(1);

/// The file behind the screen.
#[derive(Debug)]
pub(super) struct Files {
    places: Option<AppDirs>,
    /// What this person calls the levels.
    levels: [Option<LevelWords>; 2],
    /// Opened, and not yet handed to the saver: the first frame comes first.
    opened: Option<TeamFile>,
    saver: Option<Saver>,
    wake: Option<Sender<Event>>,
    /// The sheets as they were when last read.
    sheets_seen: Vec<Seen>,
    /// What the team asked when they were.
    sheets_read_for: Vec<Id>,
    history: HistoryReader,
    /// The folder that was opened in place of a team.
    folder: Option<PathBuf>,
    /// The journal of earlier starts that nobody has taken up.
    kept_aside: Option<PathBuf>,
    /// The one that is merged in, and may go once that is saved.
    taken_up: Option<PathBuf>,
    unsaved: Unsaved,
}

/// Where the last edits are that are not in their file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unsaved {
    /// There are none.
    Nothing,
    /// In the journal.
    KeptAside,
    /// On the screen alone.
    Nowhere,
}

impl Files {
    /// With the platform's own folders.
    pub(super) fn new(places: Option<AppDirs>, levels: [Option<LevelWords>; 2]) -> Self {
        Self {
            places,
            levels,
            opened: None,
            saver: None,
            wake: None,
            sheets_seen: Vec::new(),
            sheets_read_for: Vec::new(),
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
                let mut model = self.welcome(options);
                if self.offer_kept_team(path, &mut model) {
                    Ok(model)
                } else {
                    Err(error.to_string())
                }
            }
        }
    }

    fn take(&mut self, opened: Opened, options: Options) -> Model {
        let Opened { file, read, notes } = opened;
        let path = file.path().to_owned();
        let source = match file.access().reason() {
            None => Source::File(path.clone()),
            Some(reason) => Source::ReadOnly(path.clone(), reason.to_owned()),
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
    pub(super) fn wake_with(&mut self, sender: &Sender<Event>, model: &Model) {
        self.wake = Some(sender.clone());
        self.spawn_saver();
        if matches!(model.screen, Screen::Teams(_)) {
            self.read_teams(model);
        }
    }

    fn spawn_saver(&mut self) {
        let Some(wake) = self.wake.clone() else { return };
        let Some(file) = self.opened.take() else { return };
        self.end_saver();
        let woken = move || {
            // The loop is gone only when the program ends.
            let _ = wake.send(Event::Saved);
        };
        self.saver = Saver::spawn(file, self.places.clone(), woken).ok();
    }

    fn end_saver(&mut self) {
        if let Some(saver) = self.saver.take() {
            saver.finish();
        }
    }

    /// Does what the model asks of the disk.
    pub(super) fn carry_out(&mut self, effect: Effect, model: &mut Model) {
        let goes_elsewhere = matches!(
            effect,
            Effect::Open(_)
                | Effect::New { .. }
                | Effect::NewFrom { .. }
                | Effect::Demo
                | Effect::Welcome
        );
        if goes_elsewhere && !self.may_go_elsewhere(model) {
            return;
        }
        match effect {
            Effect::Save => self.save(model),
            Effect::ScanSheets => self.look_for_sheets(model),
            Effect::LookForSheetsOf(name) => {
                self.forget_in_journal(&name, model);
                handed_in::offer_to_delete(&name, model);
            }
            Effect::DeleteSheets(paths) => handed_in::delete(&paths, model),
            Effect::KeepSnapshot(leaving) => self.keep_snapshot(&leaving, model),
            Effect::LoadTeams => self.read_teams(model),
            Effect::LoadCatalogue => offer_catalogue(model),
            Effect::LoadHistory => self.look_at_history(model),
            Effect::CompareSnapshots(paths) => self.read_to_compare(paths),
            Effect::SaveAs(path) => self.save_as(&path, model),
            Effect::Open(path) => {
                if let Some(kept) = snapshot_at(&path) {
                    match kept {
                        Ok(kept) => {
                            self.end_saver();
                            let next = as_it_was(&path, kept, model.options);
                            replace_model(model, next);
                        }
                        Err(fault) => model.refuse(fault),
                    }
                    return;
                }
                let opened = TeamFile::open(&path).map_err(|fault| fault.to_string());
                if opened.is_err() && self.offer_kept_team(&path, model) {
                    return;
                }
                self.replace(opened, model);
            }
            Effect::CompletePath { typed, ending } => {
                let (text, choices) = files::typed::complete(&typed, ending);
                if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
                    prompt.complete(text, choices);
                }
            }
            Effect::Forget(path) => {
                if let Some(dirs) = &self.places {
                    recent::forget(dirs, &path);
                }
            }
            Effect::New { path, template } => {
                let opened = create(&path, &template, self.places.as_ref());
                let made = opened.is_ok();
                self.replace(opened, model);
                if made {
                    welcome::ask_for_members(model);
                }
            }
            Effect::NewFrom { path, team } => {
                let made = TeamFile::create(&path, &team).map_err(|error| error.to_string());
                let is_made = made.is_ok();
                self.replace(made, model);
                if is_made {
                    model.done(
                        "The team is saved. Press e to set the needs before you look at the map.",
                    );
                }
            }
            Effect::ReadTable(path) => match read_table(&path) {
                Ok((text, called)) => {
                    model.overlays.pop();
                    let from = text::visible(&path.to_string_lossy()).into_owned();
                    crate::tui::screens::table::open(model, text, from, called);
                }
                Err(fault) => model.refuse(fault),
            },
            Effect::Demo => match demo(model.options) {
                Ok(demo) => {
                    self.end_saver();
                    replace_model(model, self.set_level_labels(demo));
                }
                Err(fault) => {
                    model.fault(fault);
                }
            },
            Effect::Welcome => {
                self.end_saver();
                replace_model(model, self.welcome(model.options));
            }
            Effect::Reload => self.reload(model),
            Effect::Merge(from, holds) => self.merge(from, holds, model),
            Effect::DiscardJournal => self.forget_journal(model),
            Effect::RestoreJournal => self.restore_journal(model),
            Effect::ReadCandidates(path) => {
                for effect in read_candidates(path, model) {
                    self.carry_out(effect, model);
                }
            }
            Effect::Remember(options) => self.remember(options),
            Effect::OpenRoom
            | Effect::OpenVote(_)
            | Effect::CountVote
            | Effect::OpenRemote
            | Effect::ServeAddress(_)
            | Effect::FreeName(_)
            | Effect::CloseRoom
            | Effect::Export(_)
            | Effect::SubmitSheet
            | Effect::Copy(_)
            | Effect::Mouse(_)
            | Effect::EditFile
            | Effect::Repaint
            | Effect::Suspend
            | Effect::Quit
            | Effect::Abandon => {}
        }
    }

    fn save(&mut self, model: &mut Model) {
        if matches!(model.source, Source::Sheet(_)) {
            // As long as it is open, it is being filled in.
            save_sheet(model, false);
            return;
        }
        let is_handed_over =
            self.saver.as_ref().is_some_and(|saver| saver.save(model.team.clone()));
        if !is_handed_over {
            self.unsaved = Unsaved::Nowhere;
            model.saved = SaveState::Failed("no thread to save on".into());
            model.fault("The team is not being saved. S saves it in another file.");
        }
    }

    /// Puts a sheet on disk for good; whether the disk took it.
    pub(super) fn hand_in(model: &mut Model) -> bool {
        save_sheet(model, true);
        model.saved == SaveState::Saved
    }

    fn save_as(&mut self, path: &Path, model: &mut Model) {
        match TeamFile::create(path, &model.team) {
            Ok(opened) => {
                let shown = file_name(path);
                // What could not be saved before is where it was to go.
                if let Some(mut file) = self.saver.take().and_then(Saver::finish) {
                    file.forget_aside();
                }
                self.unsaved = Unsaved::Nothing;
                let kept = std::mem::take(&mut model.history);
                self.replace(Ok(opened), model);
                model.history = kept;
                model.done(format!("Saved as {shown}. Every change goes there from now on."));
            }
            Err(error) => model.refuse(error.to_string()),
        }
    }

    fn replace(&mut self, opened: Result<Opened, String>, model: &mut Model) {
        match opened {
            Ok(opened) => {
                self.end_saver();
                let next = self.take(opened, model.options);
                replace_model(model, next);
            }
            Err(error) => {
                model.refuse(error);
            }
        }
    }

    fn remember(&self, options: Options) {
        let Some(dirs) = &self.places else { return };
        let is_remembered = !matches!(options.theme, ThemeChoice::Auto | ThemeChoice::Custom(_));
        let theme = is_remembered.then(|| options.theme.word().to_owned());
        let background_is_light = options.background.is_light;
        let what = Remembered { background_is_light, theme };
        files::remember(dirs, &what);
    }

    /// Tells the model what became of its saves; whether there was news.
    pub(super) fn report(&mut self, model: &mut Model) -> bool {
        let Some(outcome) = self.saver.as_ref().and_then(Saver::poll) else { return false };
        match outcome {
            SaveOutcome::Saved(notes) => {
                model.saved = SaveState::Saved;
                self.unsaved = Unsaved::Nothing;
                if let Some(path) = self.taken_up.take() {
                    journal::discard(&path);
                }
                if let Some(note) = notes.first() {
                    model.fault(note.clone());
                }
            }
            SaveOutcome::Failed { error, in_journal } => {
                let first = self.unsaved == Unsaved::Nothing;
                model.saved = SaveState::Failed(error.to_string());
                self.unsaved = if in_journal { Unsaved::KeptAside } else { Unsaved::Nowhere };
                let kept = if in_journal {
                    "; your edits are kept, and the next start offers them"
                } else {
                    ""
                };
                model.fault(format!("{error}{kept}"));
                match error {
                    SaveError::Changed(_) => self.merge(From::Disk, None, model),
                    _ if first => merging::ask_about_failure(model),
                    _ => {}
                }
            }
            SaveOutcome::ChangedOutside => self.follow(model),
        }
        true
    }

    /// Whether another team may take this one's place: not while what becomes
    /// of its last edits is unknown, or has just turned out badly.
    fn may_go_elsewhere(&mut self, model: &mut Model) -> bool {
        let before = self.unsaved;
        if self.has_unsaved_changes(model) {
            model.refuse(
                "Your last edits are not saved. S saves them in another file, q quits and \
                 loses them",
            );
            return false;
        }
        if model.saved == SaveState::Saving {
            model.refuse("The disk is slow and your last edits are still being saved. Try again.");
            return false;
        }
        // What could not be saved has just been told, and asked about.
        self.unsaved == before || self.unsaved == Unsaved::Nothing
    }

    /// Returns whether everything is on disk; says so where it is not.
    pub(super) fn is_saved(&mut self, model: &mut Model) -> bool {
        self.may_go_elsewhere(model)
    }

    /// Whether the last edits are on the screen alone; what becomes of them is
    /// waited for a moment.
    fn has_unsaved_changes(&mut self, model: &mut Model) -> bool {
        if model.saved == SaveState::Saving
            && self.saver.as_ref().is_some_and(|saver| saver.flush(LAST_SAVE))
        {
            self.report(model);
        }
        let sheet = matches!(model.source, Source::Sheet(_));
        self.unsaved == Unsaved::Nowhere || sheet && matches!(model.saved, SaveState::Failed(_))
    }

    /// Whether leaving would lose something; then it is asked about.
    pub(super) fn confirm_quit(&mut self, model: &mut Model) -> bool {
        if !self.has_unsaved_changes(model) {
            return false;
        }
        let question = match model.source {
            Source::Sheet(_) => {
                "Your answers could not be saved and are in no file. Leave and lose them?"
            }
            _ => {
                "Your last edits are saved nowhere, not even aside. Leave and lose them? (S keeps \
                 them in another file.)"
            }
        };
        model.open(Confirm::new(question, "lose them", |_| vec![Effect::Abandon]));
        true
    }

    /// Everything that was handed over is on disk or in the journal after it;
    /// gives what is not on disk, and where it is.
    pub(super) fn close(&mut self, model: &Model) -> Option<String> {
        let last = self.saver.take().and_then(Saver::last);
        let (error, nowhere) = match (last, &model.saved) {
            (Some(SaveOutcome::Failed { error, in_journal }), _) => {
                (error.to_string(), !in_journal)
            }
            (None, SaveState::Failed(error)) => (error.clone(), self.unsaved != Unsaved::KeptAside),
            _ => return None,
        };
        let kept =
            if nowhere { "your last edits are lost" } else { "the next start offers your edits" };
        Some(format!("{error}; {kept}"))
    }
}

/// Puts the sheet on disk: for good, or as it is while it is filled in.
fn save_sheet(model: &mut Model, finished: bool) {
    let Source::Sheet(path) = &model.source else { return };
    let saved = sheets::save(path, &sheets::sheet_of(&model.team, 0, finished));
    model.saved = match saved {
        Ok(()) => SaveState::Saved,
        Err(error) => {
            model.fault(error.to_string());
            SaveState::Failed(error.to_string())
        }
    };
}

/// Returns a file's name without its folders: the screen may be a projector.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    text::visible(&name).into_owned()
}

/// Offers the rows of the catalogue beside the team file.
fn offer_catalogue(model: &mut Model) {
    let Source::File(path) = &model.source else { return };
    match files::catalogue::beside(path).map(|path| files::catalogue::rows(&path)) {
        Some(Ok(rows)) => catalogue::offer(model, rows),
        Some(Err(fault)) => model.fault(fault.to_string()),
        None => model.fault("there is no catalogue.toml beside this team's file"),
    };
}

/// Another team in the place of this one, on the same terminal.
fn replace_model(model: &mut Model, mut next: Model) {
    next.size = model.size;
    next.now = model.now;
    // One team of the folder after the other: its page stays a key away.
    if let Source::File(path) | Source::ReadOnly(path, _) = &next.source {
        next.teams = model.teams.take().filter(|teams| teams.has(path));
    }
    next.refresh();
    *model = next;
}
