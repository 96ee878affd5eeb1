//! Files that others send: answer sheets, candidates' files, the catalogue and tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::Files;
use crate::coverage::SheetFile;
use crate::files::{self, journal, sheets};
use crate::import;
use crate::team::{Id, Team};
use crate::text;
use crate::tui::app::{Event, Model, Source};
use crate::tui::screens::welcome;

/// A file, when it was changed, and its size.
type FileStamp = (PathBuf, Option<SystemTime>, Option<u64>);

/// Reads the sheets of the team's folder when they have changed.
#[derive(Debug, Default)]
pub(super) struct SheetReader {
    seen: Vec<FileStamp>,
    /// The rows that the team asked about then.
    asked: Vec<Id>,
}

impl SheetReader {
    /// Returns the sheets if a file, the team's questions or the open team have changed since the
    /// last call; `None` otherwise.
    fn look(&mut self, folder: &Path, team: &Team, shown: usize) -> Option<Vec<SheetFile>> {
        let seen = sheets::files(folder).into_iter().map(|path| {
            let metadata = path.metadata().ok();
            let changed = metadata.as_ref().and_then(|own| own.modified().ok());
            (path, changed, metadata.map(|own| own.len()))
        });
        let seen: Vec<FileStamp> = seen.collect();
        let asked = team.dimensions().iter().map(|dimension| &dimension.id);
        if seen == self.seen && shown == seen.len() && asked.clone().eq(&self.asked) {
            return None;
        }
        (self.asked, self.seen) = (asked.cloned().collect(), seen);
        Some(self.seen.iter().map(|(path, ..)| sheets::arrival(path, team)).collect())
    }
}

impl Files {
    /// Starts reading the sheets in the team's folder, unless a read is already running.
    pub(super) fn scan_sheets(&self, model: &Model) {
        let Source::File(path) = &model.source else { return };
        let (path, team, shown) = (path.clone(), model.team.clone(), model.sheets().len());
        let reader = Arc::clone(&self.sheets);
        self.read(move || {
            let found = reader.try_lock().ok()?.look(&sheets::folder(&path), &team, shown);
            found.map(|sheets| Event::SheetsRead(path, sheets))
        });
    }

    /// Removes a deleted person from the journal and from half-written files, so that nothing of
    /// them is left.
    pub(super) fn forget_in_journal(&mut self, name: &str, model: &Model) {
        let Source::File(path) = &model.source else { return };
        files::sweep(path);
        let Some(dirs) = &self.dirs else { return };
        journal::forget_person(dirs, path, name);
        if self.journal_path.is_some() {
            self.journal_path = journal::find(dirs, path);
        }
    }
}

/// Asks about the sheets that a removed person has left: their answers are still in them.
pub(super) fn sheets_of(name: String, model: &Model) -> Vec<Event> {
    let Source::File(team) = &model.source else { return Vec::new() };
    let folder = sheets::folder(team);
    let is_theirs = |path: &PathBuf| {
        let sheet = sheets::arrival(path, &model.team).sheet;
        sheet.is_ok_and(|sheet| text::fold(&sheet.name) == text::fold(&name))
    };
    let found: Vec<PathBuf> = sheets::files(&folder).into_iter().filter(is_theirs).collect();
    if found.is_empty() { Vec::new() } else { vec![Event::SheetsLeft(name, found)] }
}

/// Deletes sheets.
pub(super) fn delete(paths: &[PathBuf]) -> Event {
    for path in paths {
        if let Err(error) = std::fs::remove_file(path) {
            let shown = path.to_string_lossy();
            let shown = text::visible(&shown);
            return Event::Failed(format!(
                "{shown} could not be deleted: {error}; delete it by hand"
            ));
        }
    }
    Event::SheetsDeleted(paths.len() as u32)
}

/// Saves the sheet as finished; returns whether that worked.
pub(in crate::tui::terminal) fn submit_sheet(model: &Model) -> (bool, Vec<Event>) {
    let event = save_sheet(model, true);
    (matches!(event, Event::Saved(_)), vec![event])
}

/// Saves the sheet, as finished or as a draft.
pub(super) fn save_sheet(model: &Model, is_finished: bool) -> Event {
    let Source::Sheet(path) = &model.source else {
        return Event::Failed("this is not an answer sheet".to_owned());
    };
    match sheets::save(path, &sheets::sheet_of(&model.team, 0, is_finished)) {
        Ok(()) => Event::Saved(None),
        Err(error) => {
            let error = error.to_string();
            Event::SaveFailed { message: error.clone(), error, ask: false }
        }
    }
}

/// Reads candidates from a file or a folder.
pub(super) fn read_candidates(path: PathBuf, team: Team) -> Event {
    match files::candidates(&team, &[path]) {
        Ok(found) => Event::CandidatesRead(Box::new(found), team.candidates),
        Err(error) => Event::Refused(error.to_string()),
    }
}

/// Reads the catalogue next to the team file.
pub(super) fn read_catalogue(model: &Model) -> Vec<Event> {
    let Source::File(path) = &model.source else { return Vec::new() };
    vec![match files::catalogue::path_next_to(path).map(|path| files::catalogue::rows(&path)) {
        Some(Ok(rows)) => Event::CatalogueRead(rows),
        Some(Err(fault)) => Event::Failed(fault.to_string()),
        None => Event::Failed("there is no catalogue.toml next to the team's file".to_owned()),
    }]
}

/// Reads a table's sheets.
pub(super) fn read_table(path: &Path) -> Event {
    let from = path.to_string_lossy();
    let bytes = files::read::bytes_from_disk(path, import::MAX_TABLE_BYTES);
    let book = bytes.map_err(|error| error.to_string()).and_then(|bytes| {
        let book = import::Book::open(&bytes, &from, &import::Options::default());
        book.map_err(|error| error.to_string())
    });
    match book {
        Ok(book) => {
            let from = text::visible(&from).into_owned();
            Event::TableRead { book, from, team_name: welcome::team_name(path) }
        }
        Err(why) => Event::Refused(why),
    }
}
