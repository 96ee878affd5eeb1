//! The file behind the screen: opened, saved on a thread of its own, watched
//! for what others do to it. What the model asks of the disk is done here.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::inbox::Waker;
use super::opening::{as_it_was, create, demo, sheet, snapshot_at, today};
use super::{Message, Start};
use crate::app::export::{self, Export};
use crate::app::menu::{Choose, Entry, Menu};
use crate::app::overlay::{Confirm, Consequence};
use crate::app::past;
use crate::app::welcome::{self, Recent};
use crate::app::{Effect, Model, Options, Overlay, SaveState, Screen, Source, ThemeChoice};
use crate::domain::{Edit, LevelWords, Slot};
use crate::store::sheets;
use crate::store::snapshots::{self, Leaving, Named, Shelf, When};
use crate::store::{
    self, Opened, Places, Remembered, SaveError, SaveOutcome, Saver, TeamFile, Warning, journal,
    recent,
};
use crate::text::visible;
use crate::words::{self, english};

/// Up to so many bytes, a recent team is read to say what it is.
const LARGEST_GLANCE: u64 = 1024 * 1024;

/// The file behind the screen.
#[derive(Debug)]
pub(super) struct Files {
    places: Option<Places>,
    /// What this person calls the levels.
    levels: [Option<LevelWords>; 2],
    /// Opened, and not yet handed to the saver: the first frame comes first.
    opened: Option<TeamFile>,
    saver: Option<Saver>,
    wake: Option<Waker>,
    /// The sheets as they were when last read.
    sheets_seen: Vec<Seen>,
    /// The snapshots beside the file, each read once.
    shelf: Shelf,
}

/// A file, when it was changed, and its size.
type Seen = (PathBuf, Option<SystemTime>, Option<u64>);

impl Files {
    /// With the platform's own folders.
    pub(super) fn new(places: Option<Places>, levels: [Option<LevelWords>; 2]) -> Self {
        Self {
            places,
            levels,
            opened: None,
            saver: None,
            wake: None,
            sheets_seen: Vec::new(),
            shelf: Shelf::default(),
        }
    }

    /// A model in which the levels are called as this person calls them.
    fn call_levels(&self, mut model: Model) -> Model {
        let [skill, experience] = self.levels.clone();
        if skill.is_some() || experience.is_some() {
            model.team.call_levels(skill, experience);
            model.refresh();
        }
        model
    }

    /// The model to begin with.
    pub(super) fn start(&mut self, start: &Start, options: Options) -> Result<Model, String> {
        match start {
            Start::Demo => demo(options).map(|demo| self.call_levels(demo)),
            Start::Welcome => Ok(Model::welcome(self.recent(), options, today())),
            Start::File(path) => self.open(path, options),
            Start::Sheet { team, member, out } => sheet(team, *member, out, options),
        }
    }

    /// The teams opened last, each with what it is or what is wrong with it.
    fn recent(&self) -> Vec<Recent> {
        let paths = self.places.as_ref().map(recent::list).unwrap_or_default();
        let team = |path: &Path| {
            // What is large is not read for a line of a list.
            let large = std::fs::metadata(path).is_ok_and(|file| file.len() > LARGEST_GLANCE);
            if large {
                return Ok(String::new());
            }
            let read = store::read::from_disk(path, LARGEST_GLANCE)
                .and_then(|text| store::read::team(&text, &path.to_string_lossy()))
                .map_err(|fault| fault.to_string())?;
            let people = english::count(read.team.members().len() as u32, "person", "people");
            let situation = read.team.opening_situation();
            let situation = situation.map(|at| format!(" › {}", read.team.situations[at].name));
            Ok(format!("{}{}, {people}", read.team.name, situation.unwrap_or_default()))
        };
        paths.into_iter().map(|path| Recent { team: team(&path), path }).collect()
    }

    fn open(&mut self, path: &Path, options: Options) -> Result<Model, String> {
        if let Some(kept) = snapshot_at(path) {
            return Ok(as_it_was(path, kept?, options));
        }
        let opened = TeamFile::open(path).map_err(|fault| fault.to_string())?;
        Ok(self.take(opened, options))
    }

    fn take(&mut self, opened: Opened, options: Options) -> Model {
        let Opened { file, read, notes } = opened;
        let path = file.path().to_owned();
        let source = match file.access().reason() {
            None => Source::File(path.clone()),
            Some(reason) => Source::ReadOnly(path.clone(), reason.to_owned()),
        };
        let mut model = self.call_levels(Model::new(read.team, source, options, today()));
        let said = notes.into_iter().chain(read.warnings.iter().map(Warning::to_string)).next();
        if let Some(said) = said {
            model.fault(said);
        }
        if let Some(places) = &self.places {
            recent::remember(places, &path);
            if journal::find(places, &path).is_some() && model.source.is_saved() {
                model.overlays.push(Overlay::Confirm(Confirm {
                    question: "Edits to this team could not be saved last time, and were kept \
                               aside. Take them up? (They can be undone by reloading the file.)"
                        .into(),
                    yes: "take them up".into(),
                    then: Consequence::TakeUpJournal,
                }));
            }
        }
        self.opened = Some(file);
        self.spawn_saver();
        model
    }

    /// From here on, outcomes of saves wake the loop.
    pub(super) fn wake_with(&mut self, waker: &Waker) {
        self.wake = Some(waker.clone());
        self.spawn_saver();
    }

    fn spawn_saver(&mut self) {
        let Some(wake) = self.wake.clone() else { return };
        let Some(file) = self.opened.take() else { return };
        self.end_saver();
        let woken = move || {
            // The loop is gone only when the program ends.
            let _ = wake.send(Message::Saved);
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
        match effect {
            Effect::Save => self.save(model),
            Effect::LookForSheets => self.look_for_sheets(model),
            Effect::KeepSnapshot(leaving) => self.keep_snapshot(&leaving, model),
            Effect::LookAtHistory => self.look_at_history(model),
            Effect::SaveAs(path) => self.save_as(&path, model),
            Effect::Open(path) => {
                if let Some(kept) = snapshot_at(&path) {
                    match kept {
                        Ok(kept) => {
                            self.end_saver();
                            let next = as_it_was(&path, kept, model.options);
                            go_on_with(model, next);
                        }
                        Err(fault) => model.refuse(fault),
                    }
                    return;
                }
                let opened = TeamFile::open(&path).map_err(|fault| fault.to_string());
                self.replace(opened, model);
            }
            Effect::Forget(path) => {
                if let Some(places) = &self.places {
                    recent::forget(places, &path);
                }
            }
            Effect::New { path, template } => {
                let opened = create(&path, &template);
                let made = opened.is_ok();
                self.replace(opened, model);
                if made {
                    welcome::ask_for_members(model);
                }
            }
            Effect::Demo => match demo(model.options) {
                Ok(demo) => {
                    self.end_saver();
                    go_on_with(model, self.call_levels(demo));
                }
                Err(fault) => {
                    model.fault(fault);
                }
            },
            Effect::Reload => {
                let Source::File(path) = model.source.clone() else { return };
                self.end_saver();
                if let Some(places) = &self.places {
                    journal::discard(places, &path);
                }
                let opened = TeamFile::open(&path).map_err(|fault| fault.to_string());
                self.replace(opened, model);
            }
            Effect::ReadCandidates(path) => {
                for effect in read_candidates(path, model) {
                    self.carry_out(effect, model);
                }
            }
            Effect::TakeUpJournal => self.take_up_journal(model),
            Effect::DiscardJournal => {
                if let (Some(places), Source::File(path)) = (&self.places, &model.source) {
                    journal::discard(places, path);
                }
            }
            Effect::Remember(options) => self.remember(options),
            Effect::Export(_)
            | Effect::Copy(_)
            | Effect::Mouse(_)
            | Effect::Repaint
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }

    /// Keeps a snapshot beside the file; where aliases leave, everyone gets
    /// one first, and the team file keeps it.
    fn keep_snapshot(&mut self, leaving: &Leaving, model: &mut Model) {
        let (Source::File(path) | Source::ReadOnly(path, _)) = &model.source else { return };
        let folder = snapshots::folder(path);
        if leaving.named == Named::Alias
            && let Err(fault) = self.give_aliases(model)
        {
            model.fault(fault);
            return;
        }
        let when = When::now();
        let kept = snapshots::text(&model.team, leaving, when)
            .map_err(|fault| fault.to_string())
            .and_then(|text| {
                snapshots::keep(&folder, when, &text).map_err(|error| error.to_string())
            });
        match kept {
            Ok(path) => {
                if matches!(model.screen, Screen::Past(_)) {
                    self.look_at_history(model);
                }
                model.done(format!("kept in {}; H shows them all", path.display()));
            }
            Err(fault) => {
                model.fault(fault);
            }
        }
    }

    /// Gives everyone without an alias one that no snapshot has, and keeps it
    /// in the team file.
    fn give_aliases(&mut self, model: &mut Model) -> Result<(), String> {
        let earlier = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => {
                let looked = self.shelf.look(&snapshots::folder(path));
                looked.map_err(|fault| fault.to_string())?.0
            }
            _ => Vec::new(),
        };
        let used = earlier.iter().flat_map(|one| one.snapshot.team.members().to_vec());
        let used = used.filter_map(|member| member.alias);
        let Some(edit) = snapshots::give_aliases(&model.team, used) else { return Ok(()) };
        if let Some(why) = model.refusal() {
            return Err(why);
        }
        for effect in model.change(edit, "aliases") {
            self.carry_out(effect, model);
        }
        Ok(())
    }

    /// Writes what is to leave; gives it back where the clipboard takes it.
    pub(super) fn export(&mut self, export: &Export, model: &mut Model) -> Option<String> {
        let given = if export.by_alias { self.give_aliases(model) } else { Ok(()) };
        let text = match given.and_then(|()| export::content(model, export)) {
            Ok(text) => text,
            Err(why) => {
                model.refuse(why);
                return None;
            }
        };
        let Some(path) = &export.to else {
            model.overlays.pop();
            model.done("handed to the terminal's clipboard");
            return Some(text);
        };
        match store::put_export(path, &text, export.over) {
            Ok(()) => {
                model.overlays.pop();
                model.done(format!("written to {}", visible(&path.to_string_lossy())));
            }
            Err(SaveError::Exists(shown)) => {
                if let Some(Overlay::Export(form)) = model.overlays.last_mut() {
                    form.there = Some(form.file.value().to_owned());
                }
                model.refuse(format!(
                    "{shown} is there already; Enter again writes over it, or type another name"
                ));
            }
            Err(error) => model.refuse(error.to_string()),
        }
        None
    }

    fn look_at_history(&mut self, model: &mut Model) {
        let folder = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => snapshots::folder(path),
            Source::Snapshot(path, _) => path.parent().map(Path::to_owned).unwrap_or_default(),
            Source::Nothing | Source::Demo | Source::Sheet(_) => return,
        };
        match self.shelf.look(&folder) {
            Ok((found, faults)) => {
                past::show(model, found);
                if let Some(fault) = faults.first() {
                    model.fault(fault.to_string());
                }
            }
            Err(fault) => {
                model.fault(fault.to_string());
            }
        }
    }

    fn save(&mut self, model: &mut Model) {
        if let Source::Sheet(path) = &model.source {
            let saved = sheets::save(path, &sheets::sheet_of(&model.team, 0));
            model.saved = match saved {
                Ok(()) => SaveState::Saved,
                Err(error) => {
                    model.fault(error.to_string());
                    SaveState::Failed(error.to_string())
                }
            };
            return;
        }
        match &self.saver {
            Some(saver) => saver.save(model.team.clone()),
            None => {
                model.saved = SaveState::Failed("no thread to save on".into());
                model.fault("the team is not being saved; S keeps it in another file");
            }
        }
    }

    /// Reads the team's folder of sheets where anything in it has changed.
    fn look_for_sheets(&mut self, model: &mut Model) {
        let Source::File(team) = &model.source else { return };
        let files = sheets::files(&sheets::folder(team));
        let seen: Vec<Seen> = files
            .into_iter()
            .map(|path| {
                let metadata = path.metadata().ok();
                let changed = metadata.as_ref().and_then(|own| own.modified().ok());
                (path, changed, metadata.map(|own| own.len()))
            })
            .collect();
        if seen != self.sheets_seen {
            let arrived = seen.iter().map(|(path, ..)| sheets::arrival(path, &model.team));
            model.sheets = arrived.collect();
            self.sheets_seen = seen;
        }
    }

    fn save_as(&mut self, path: &Path, model: &mut Model) {
        match TeamFile::create(path, &model.team) {
            Ok(opened) => {
                let shown = path.display().to_string();
                let kept = std::mem::take(&mut model.history);
                self.replace(Ok(opened), model);
                model.history = kept;
                model.done(format!("kept in {shown}; every change goes there from now on"));
            }
            Err(error) => {
                model.fault(error.to_string());
            }
        }
    }

    fn replace(&mut self, opened: Result<Opened, String>, model: &mut Model) {
        match opened {
            Ok(opened) => {
                self.end_saver();
                let next = self.take(opened, model.options);
                go_on_with(model, next);
            }
            Err(fault) => {
                model.refuse(fault);
            }
        }
    }

    fn take_up_journal(&mut self, model: &mut Model) {
        let Source::File(path) = &model.source else { return };
        let found = self.places.as_ref().and_then(|places| journal::find(places, path));
        let Some(journal) = found else { return };
        let source = model.source.clone();
        let next = Model::new(journal.read.team, source, model.options, model.today);
        go_on_with(model, self.call_levels(next));
        model.done("the edits that were kept aside are here again, and being saved");
        self.save(model);
    }

    fn remember(&self, options: Options) {
        let Some(places) = &self.places else { return };
        let theme = (options.theme != ThemeChoice::Auto).then(|| options.theme.word().to_owned());
        let what = Remembered { background_is_light: options.background_is_light, theme };
        store::remember(places, &what);
    }

    /// Tells the model what became of its saves; whether there was news.
    pub(super) fn report(&mut self, model: &mut Model) -> bool {
        let Some(outcome) = self.saver.as_ref().and_then(Saver::poll) else { return false };
        match outcome {
            SaveOutcome::Saved => model.saved = SaveState::Saved,
            SaveOutcome::Failed { error, in_journal } => {
                model.saved = SaveState::Failed(error.to_string());
                let kept = if in_journal { "; your edits are kept aside" } else { "" };
                model.fault(format!("{error}{kept}"));
                if matches!(error, SaveError::Changed(_)) {
                    offer_what_to_do(model);
                }
            }
        }
        true
    }

    /// Everything that was handed over is on disk or in the journal after it.
    pub(super) fn close(&mut self) {
        self.end_saver();
    }
}

/// The file has changed on disk: never written over silently.
fn offer_what_to_do(model: &mut Model) {
    let title = "The file has changed on disk";
    let open = |overlay: &Overlay| matches!(overlay, Overlay::Menu(menu) if menu.title == title);
    if model.overlays.iter().any(open) {
        return;
    }
    let entry = |label: &str, detail: &str, choose| Entry {
        label: label.into(),
        detail: detail.into(),
        choose,
    };
    let entries = vec![
        entry("keep mine in another file", "and go on there", Choose::SaveElsewhere),
        entry("reload", "take what is on disk; what is here since then goes", Choose::Reload),
    ];
    model.overlays.push(Overlay::Menu(Menu::new(title, entries)));
}

/// Puts the candidates of a file or a folder into the team, as one change.
fn read_candidates(path: PathBuf, model: &mut Model) -> Vec<Effect> {
    match store::candidates(&model.team, &[path]) {
        Ok((found, _)) => {
            let at = model.team.candidates.len();
            let count = words::english::count(found.len() as u32, "candidate", "candidates");
            let edits = found.into_iter().enumerate();
            let edits = edits.map(|(nth, one)| Edit::Candidate(Slot::Insert(at + nth, one)));
            let effects = model.change(Edit::All(edits.collect()), format!("{count} read"));
            if model.notice.is_none() {
                model.done(format!("{count} read; u takes that back"));
            }
            effects
        }
        Err(fault) => model.fault(fault.to_string()),
    }
}

/// Another team in the place of this one, on the same terminal.
fn go_on_with(model: &mut Model, mut next: Model) {
    next.size = model.size;
    next.refresh();
    *model = next;
}
