//! What others hand in: one person's sheets, what a panel says of candidates,
//! and tables.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Files;
use crate::files::{self, journal, sheets};
use crate::import;
use crate::phrases::english;
use crate::team::{Edit, Id, Slot};
use crate::text;
use crate::tui::app::{Effect, Model, Overlay, Source};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::welcome;

/// A file, when it was changed, and its size.
pub(super) type Seen = (PathBuf, Option<SystemTime>, Option<u64>);

impl Files {
    /// Reads the team's folder of sheets where anything in it has changed.
    pub(super) fn look_for_sheets(&mut self, model: &mut Model) {
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
        // Read again, too, where the team asks something else by now, or where
        // another team has taken its place.
        let asked: Vec<Id> =
            model.team.dimensions().iter().map(|dimension| dimension.id.clone()).collect();
        let other = asked != self.sheets_read_for || model.sheets().len() != seen.len();
        if other || seen != self.sheets_seen {
            self.sheets_read_for = asked;
            let arrived = seen.iter().map(|(path, ..)| sheets::arrival(path, &model.team));
            model.sheets_came(arrived.collect());
            self.sheets_seen = seen;
        }
    }

    /// Takes somebody who was removed out of the edits that were kept aside, and
    /// sweeps what killed saves have left: nothing of them is to be left.
    pub(super) fn forget_in_journal(&mut self, name: &str, model: &Model) {
        let Source::File(path) = &model.source else { return };
        files::sweep(path);
        let Some(dirs) = &self.places else { return };
        journal::forget_person(dirs, path, name);
        if self.kept_aside.is_some() {
            self.kept_aside = journal::find(dirs, path);
        }
    }
}

/// Offers to delete the sheets of someone who was taken out: their answers are
/// in them still.
pub(super) fn offer_to_delete(name: &str, model: &mut Model) {
    let Source::File(team) = &model.source else { return };
    let folder = sheets::folder(team);
    let is_theirs = |path: &PathBuf| {
        let sheet = sheets::arrival(path, &model.team).sheet;
        sheet.is_ok_and(|sheet| text::fold(&sheet.name) == text::fold(name))
    };
    let found: Vec<PathBuf> = sheets::files(&folder).into_iter().filter(is_theirs).collect();
    if found.is_empty() {
        return;
    }
    let files: Vec<String> =
        found.iter().map(|path| text::visible(&path.to_string_lossy()).into_owned()).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let (holds, them) = if found.len() == 1 { ("holds", "it") } else { ("hold", "them") };
    let question = format!(
        "{name} is out of the team file. {} still {holds} what {name} answered. Delete {them} \
             too? This cannot be undone. Copies that a sync, a mail or git's history keeps are \
             not reached from here.",
        english::list(&files),
    );
    let delete = move |_: &mut Model| vec![Effect::DeleteSheets(found.clone())];
    model.open(Confirm::new(question, format!("delete {them}"), delete));
}

/// Deletes sheets.
pub(super) fn delete(paths: &[PathBuf], model: &mut Model) {
    let mut gone = 0;
    for path in paths {
        match std::fs::remove_file(path) {
            Ok(()) => gone += 1,
            Err(error) => {
                let shown = path.to_string_lossy();
                let shown = text::visible(&shown);
                model.fault(format!("{shown} is still there: {error}; delete it by hand"));
                return;
            }
        }
    }
    model.sheets_came(Vec::new());
    model.done(format!("{} deleted", english::count(gone, "sheet", "sheets")));
}

/// Puts the candidates of a file or a folder into the team, as one change.
pub(super) fn read_candidates(path: PathBuf, model: &mut Model) -> Vec<Effect> {
    match files::candidates(&model.team, &[path]) {
        Ok(found) => {
            // What asked for them has been answered.
            if matches!(model.overlays.last(), Some(Overlay::Prompt(_))) {
                model.overlays.pop();
            }
            let had = model.team.candidates.len();
            let updates = found
                .updated
                .iter()
                .map(|&(index, _)| Edit::Candidate(Slot::Replace(index, found.all[index].clone())));
            let new = found.all.iter().enumerate().skip(had);
            let new = new.map(|(index, one)| Edit::Candidate(Slot::Insert(index, one.clone())));
            let edits: Vec<Edit> = updates.chain(new).collect();
            let said = read_text(&found, had);
            if edits.is_empty() {
                model.done(said);
                return Vec::new();
            }
            let effects = model.change(Edit::All(edits), said.clone());
            if model.notice.is_none() {
                model.done(format!("{said}; u takes that back"));
            }
            effects
        }
        Err(error) => {
            // The prompt stays, with what was typed.
            model.refuse(error.to_string());
            Vec::new()
        }
    }
}

/// "two candidates read, Noor updated (one answer)", and what was skipped.
fn read_text(found: &files::Candidates, had: usize) -> String {
    let mut parts = Vec::new();
    let new = (found.all.len() - had) as u32;
    if new > 0 || found.updated.is_empty() {
        parts.push(format!("{} read", english::count(new, "new candidate", "new candidates")));
    }
    parts.extend(found.updated.iter().map(|&(index, answers)| {
        let answers = english::count(answers as u32, "answer", "answers");
        format!("{} updated ({answers})", found.all[index].name)
    }));
    let mut said = parts.join(", ");
    if let Some(first) = found.warnings.first() {
        let more = match found.warnings.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more like this)"),
        };
        said.push_str(&format!("; {first}{more}"));
    }
    said
}

/// Returns a table's sheets, and what the team is called after its file.
pub(super) fn read_table(path: &Path) -> Result<(import::Book, Option<String>), String> {
    let bytes = files::read::bytes_from_disk(path, import::LARGEST_TABLE);
    let bytes = bytes.map_err(|error| error.to_string())?;
    let book = import::Book::open(&bytes, &path.to_string_lossy(), &import::Options::default());
    Ok((book.map_err(|error| error.to_string())?, welcome::team_name(path)))
}
