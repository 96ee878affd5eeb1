//! What others hand in: one person's sheets, what a panel says of candidates,
//! and tables.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Files;
use crate::app::welcome;
use crate::app::{Effect, Model, Overlay, Source};
use crate::domain::{Edit, Id, Slot};
use crate::import;
use crate::store::{self, sheets};
use crate::words::english;

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
        let other = asked != self.sheets_read_for || model.sheets.len() != seen.len();
        if other || seen != self.sheets_seen {
            self.sheets_read_for = asked;
            let arrived = seen.iter().map(|(path, ..)| sheets::arrival(path, &model.team));
            model.sheets = arrived.collect();
            self.sheets_seen = seen;
        }
    }
}

/// Puts the candidates of a file or a folder into the team, as one change.
pub(super) fn read_candidates(path: PathBuf, model: &mut Model) -> Vec<Effect> {
    match store::candidates(&model.team, &[path]) {
        Ok((found, _)) => {
            // What asked for them has been answered.
            if matches!(model.overlays.last(), Some(Overlay::Prompt(_))) {
                model.overlays.pop();
            }
            let at = model.team.candidates.len();
            let count = english::count(found.len() as u32, "candidate", "candidates");
            let edits = found.into_iter().enumerate();
            let edits = edits.map(|(nth, one)| Edit::Candidate(Slot::Insert(at + nth, one)));
            let effects = model.change(Edit::All(edits.collect()), format!("{count} read"));
            if model.notice.is_none() {
                model.done(format!("{count} read; u takes that back"));
            }
            effects
        }
        Err(fault) => {
            // The prompt stays, with what was typed.
            model.refuse(fault.to_string());
            Vec::new()
        }
    }
}

/// A table's text, and what the team is called after its file.
pub(super) fn read_table(path: &Path) -> Result<(String, Option<String>), String> {
    let bytes = store::read::bytes_from_disk(path, import::LARGEST_TABLE);
    let bytes = bytes.map_err(|fault| fault.to_string())?;
    let text = import::decode(bytes, &path.to_string_lossy()).map_err(|fault| fault.to_string())?;
    Ok((text, welcome::team_name(path)))
}
