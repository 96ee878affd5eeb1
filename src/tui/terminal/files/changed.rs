//! Two versions of one team: the file has changed on disk while it was open,
//! or an earlier start could not save everything. Never written over silently,
//! never taken up unasked; one undo takes it back.

use std::path::{Path, PathBuf};

use super::Files;
use crate::files::{self, FileError, Merged, Resolution, TeamFile, journal, write};
use crate::team::{Edit, Team};
use crate::text;
use crate::tui::app::merging;
use crate::tui::app::merging::From;
use crate::tui::app::{Model, Source};

impl Files {
    /// Merges the other version into what is here. Where both changed the same
    /// thing and nobody has said whose holds, it asks, and nothing is taken.
    pub(super) fn merge(&mut self, from: From, holds: Option<Resolution>, model: &mut Model) {
        let merged = match from {
            From::Disk => self.with_file(|file| file.merge(&model.team, holds)),
            From::Journal => self.with_journal(model, holds.unwrap_or(Resolution::Theirs)),
        };
        match merged {
            Some(Ok(merged)) if holds.is_none() && !merged.conflicts.is_empty() => {
                merging::ask_about_conflicts(model, from, &merged);
            }
            Some(Ok(merged)) => {
                let holds_more = from == From::Journal && self.holds_more_than(&merged.team);
                if from == From::Journal && !holds_more {
                    self.taken_up = self.kept_aside.take();
                }
                self.change_into(merged.team.clone(), "the merge", model);
                if holds_more {
                    model.done(
                        "merged in part: the unsaved edits have more, and the next start offers them \
                         again",
                    );
                } else {
                    merging::tell(model, from, &merged);
                }
            }
            Some(Err(fault)) => {
                model.fault(fault.to_string());
                if from == From::Disk {
                    merging::ask_about_change(model);
                }
            }
            None => drop(model.fault("There is nothing left to merge with.")),
        }
    }

    /// Shows what somebody else has written into the open file: at once where
    /// nothing is unsaved, merged with what is not saved yet.
    pub(crate) fn follow(&mut self, model: &mut Model) {
        let is_writer = matches!(model.source, Source::File(_));
        let merged = match self.with_file(|file| file.merge(&model.team, None)) {
            Some(Ok(merged)) => merged,
            Some(Err(fault)) => {
                model.fault(format!(
                    "the file has changed and cannot be read: {fault}. The screen shows it as it \
                     was before"
                ));
                return;
            }
            None => return,
        };
        if !merged.conflicts.is_empty() {
            merging::ask_about_conflicts(model, From::Disk, &merged);
        } else if merged.team == model.team {
            // A comment, or the order of keys.
        } else if is_writer {
            self.change_into(merged.team.clone(), "the change on disk", model);
            merging::tell(model, From::Disk, &merged);
        } else {
            model.show_other(merged.team);
            model.done("the file has changed; this is what it says now");
        }
    }

    /// Takes what is on disk in place of what is here.
    pub(super) fn reload(&mut self, model: &mut Model) {
        match self.with_file(TeamFile::reload) {
            Some(Ok(read)) => {
                self.change_into(read.team, "the reload", model);
                model.done("Reloaded from disk. u brings back what was here.");
            }
            Some(Err(fault)) => drop(model.fault(fault.to_string())),
            None => drop(model.fault("There is nothing to reload.")),
        }
    }

    /// Forgets the edits that are asked about.
    pub(super) fn forget_journal(&mut self, model: &mut Model) {
        if let Some(path) = self.kept_aside.take() {
            journal::discard(&path);
            model.done("The unsaved edits are discarded.");
        }
    }

    /// Offers the team that was kept aside where its file is gone; whether
    /// there is one.
    pub(super) fn offer_kept_team(&mut self, path: &Path, model: &mut Model) -> bool {
        if path.symlink_metadata().is_ok() {
            return false;
        }
        let found = self.places.as_ref().and_then(|dirs| journal::find(dirs, path));
        let Some((found, kept)) =
            found.and_then(|found| Some((found.clone(), journal::open(&found)?)))
        else {
            return false;
        };
        self.kept_aside = Some(found);
        merging::ask_about_kept_team(model, path, &kept.read.team);
        true
    }

    /// Puts the kept team into a file of its own: where it was, if nothing is
    /// there, else beside the file that is open.
    pub(super) fn restore_journal(&mut self, model: &mut Model) {
        let Some(found) = self.kept_aside.clone() else { return };
        let Some(kept) = journal::open(&found) else { return };
        let path = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => beside(path),
            _ if kept.file.symlink_metadata().is_ok() => beside(&kept.file),
            _ => kept.file.clone(),
        };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            let shown = folder.to_string_lossy();
            model.fault(format!("{}: {error}; the edits stay kept", text::visible(&shown)));
            return;
        }
        if let Err(error) = files::save_new_text(&path, &kept.text, files::Permissions::Private) {
            model.fault(format!("{error}; the edits stay kept"));
            return;
        }
        journal::discard(&found);
        self.kept_aside = None;
        let opened = TeamFile::open(&path).map_err(|fault| fault.to_string());
        self.replace(opened, model);
        let shown = path.to_string_lossy();
        model.done(format!("the kept team is in {}", text::visible(&shown)));
    }

    /// Whether the journal holds something that a team does not.
    fn holds_more_than(&self, team: &Team) -> bool {
        let kept = self.kept_aside.as_deref().and_then(journal::open);
        kept.is_some_and(|kept| !journal::is_contained(&kept.read.team, team))
    }

    /// What the journal has on top of what is here.
    fn with_journal(&self, model: &Model, holds: Resolution) -> Option<Result<Merged, FileError>> {
        let Source::File(path) = &model.source else { return None };
        let kept = journal::open(self.kept_aside.as_deref()?)?;
        let base = kept.base.as_ref().unwrap_or(&model.team);
        let shown = path.to_string_lossy();
        Some(write::merge(base, &model.team, &kept.read.team, holds, &shown))
    }

    /// Another state of the team, as a change like any other.
    fn change_into(&mut self, team: Team, what: &str, model: &mut Model) {
        for effect in model.change(Edit::Team(Box::new(team)), what) {
            self.carry_out(effect, model);
        }
    }

    /// The file itself, which the saver has while it runs.
    fn with_file<T>(&mut self, ask: impl FnOnce(&mut TeamFile) -> T) -> Option<T> {
        let mut file = self.saver.take()?.finish()?;
        let answer = ask(&mut file);
        self.opened = Some(file);
        self.spawn_saver();
        Some(answer)
    }
}

/// A free name beside a team's file: `payments.kept.toml`, `payments.kept-2.toml` …
fn beside(path: &Path) -> PathBuf {
    let name = |nth: u32| match nth {
        1 => path.with_extension("kept.toml"),
        nth => path.with_extension(format!("kept-{nth}.toml")),
    };
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    (1..1_000).map(name).find(is_free).unwrap_or_else(|| name(1))
}
