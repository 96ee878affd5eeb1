//! Snapshots: kept beside the team's file, and looked at again.

use std::path::Path;

use super::Files;
use crate::files::snapshots::{self, Named, Redaction, When};
use crate::tui::app::{Model, Screen, Source};
use crate::tui::screens::history;

impl Files {
    /// Keeps a snapshot beside the file; where aliases leave, everyone gets
    /// one first, and the team file keeps it.
    pub(super) fn keep_snapshot(&mut self, leaving: &Redaction, model: &mut Model) {
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
                if matches!(model.screen, Screen::History(_)) {
                    self.look_at_history(model);
                }
                model.snapshot_kept = true;
                model.done(format!("kept in {}; H shows them all", path.display()));
            }
            Err(fault) => {
                model.fault(fault);
            }
        }
    }

    /// Gives everyone without an alias one that no snapshot has, and keeps it
    /// in the team file.
    pub(super) fn give_aliases(&mut self, model: &mut Model) -> Result<(), String> {
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

    pub(super) fn look_at_history(&mut self, model: &mut Model) {
        let folder = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => snapshots::folder(path),
            Source::Snapshot(path, _) => path.parent().map(Path::to_owned).unwrap_or_default(),
            Source::Nothing | Source::Demo | Source::Sheet(_) => return,
        };
        match self.shelf.look(&folder) {
            Ok((found, faults)) => {
                history::show(model, found);
                if let Some(fault) = faults.first() {
                    model.fault(fault.to_string());
                }
            }
            Err(fault) => {
                model.fault(fault.to_string());
            }
        }
    }
}
