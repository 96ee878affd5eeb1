//! Two versions of one team: the file has changed on disk while it was open,
//! or an earlier start could not save everything. Never written over silently,
//! never taken up unasked; one undo takes it back.

use std::path::{Path, PathBuf};

use super::Files;
use crate::files::{self, FileError, Merged, Resolution, TeamFile, journal, write};
use crate::team::Team;
use crate::text;
use crate::tui::app::merging::From;
use crate::tui::app::{Event, Model, Source};

impl Files {
    /// Merges the other version into what is here. Where both changed the same
    /// thing and nobody has said whose holds, it asks, and nothing is taken.
    pub(super) fn merge(
        &mut self,
        from: From,
        holds: Option<Resolution>,
        model: &Model,
    ) -> Vec<Event> {
        let merged = match from {
            From::Disk => self.with_file(|file| file.merge(&model.team, holds)),
            From::Journal => self.with_journal(model, holds.unwrap_or(Resolution::Theirs)),
        };
        vec![match merged {
            Some(Ok(merged)) if holds.is_none() && !merged.conflicts.is_empty() => {
                Event::Conflicts(from, Box::new(merged))
            }
            Some(Ok(merged)) => {
                let holds_more = from == From::Journal && self.holds_more_than(&merged.team);
                if from == From::Journal && !holds_more {
                    self.taken_up = self.kept_aside.take();
                }
                Event::Merged(from, Box::new(merged), holds_more)
            }
            Some(Err(why)) => Event::NotMerged(from, why.to_string()),
            None => Event::Fault("There is nothing left to merge with.".to_owned()),
        }]
    }

    /// Returns what somebody else has written into the open file: at once where
    /// nothing is unsaved, merged with what is not saved yet.
    pub(in crate::tui::terminal) fn follow(&mut self, model: &Model) -> Vec<Event> {
        let is_writer = matches!(model.source, Source::File(_));
        let merged = match self.with_file(|file| file.merge(&model.team, None)) {
            Some(Ok(merged)) => merged,
            Some(Err(fault)) => {
                return vec![Event::Fault(format!(
                    "The file changed and cannot be read: {fault}. The screen shows the last good version."
                ))];
            }
            None => return Vec::new(),
        };
        if !merged.conflicts.is_empty() {
            vec![Event::Conflicts(From::Disk, Box::new(merged))]
        } else if merged.team == model.team {
            // A comment, or the order of keys.
            Vec::new()
        } else if is_writer {
            vec![Event::Merged(From::Disk, Box::new(merged), false)]
        } else {
            vec![Event::OtherTeam(Box::new(merged.team))]
        }
    }

    /// Reads the file again, in place of what is here.
    pub(super) fn reload(&mut self) -> Vec<Event> {
        vec![match self.with_file(TeamFile::reload) {
            Some(Ok(read)) => Event::Reloaded(Box::new(read.team)),
            Some(Err(fault)) => Event::Fault(fault.to_string()),
            None => Event::Fault("There is nothing to reload.".to_owned()),
        }]
    }

    /// Forgets the edits that are asked about.
    pub(super) fn forget_journal(&mut self) -> Vec<Event> {
        let Some(path) = self.kept_aside.take() else { return Vec::new() };
        journal::discard(&path);
        vec![Event::Done("The unsaved edits are discarded.".to_owned())]
    }

    /// Returns the team that is left in unsaved edits where its file is gone.
    pub(super) fn left_of_team(&mut self, path: &Path) -> Option<Team> {
        if path.symlink_metadata().is_ok() {
            return None;
        }
        let found = journal::find(self.places.as_ref()?, path)?;
        let kept = journal::open(&found)?;
        self.kept_aside = Some(found);
        Some(kept.read.team)
    }

    /// Puts the kept team into a file of its own: where it was, if nothing is
    /// there, else next to the file that is open.
    pub(super) fn restore_journal(&mut self, model: &Model) -> Vec<Event> {
        let Some(found) = self.kept_aside.clone() else { return Vec::new() };
        let Some(kept) = journal::open(&found) else { return Vec::new() };
        let path = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => beside(path),
            _ if kept.file.symlink_metadata().is_ok() => beside(&kept.file),
            _ => kept.file.clone(),
        };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            let shown = folder.to_string_lossy();
            let shown = text::visible(&shown);
            return vec![Event::Fault(format!("{shown}: {error}; your edits are kept"))];
        }
        if let Err(error) = files::save_new_text(&path, &kept.text, files::Permissions::Private) {
            return vec![Event::Fault(format!("{error}; your edits are kept"))];
        }
        journal::discard(&found);
        self.kept_aside = None;
        match TeamFile::open(&path) {
            Ok(opened) => {
                let shown = path.to_string_lossy();
                let said = format!("The unsaved team is in {}.", text::visible(&shown));
                vec![self.replace(opened, model.options), Event::Done(said)]
            }
            Err(fault) => vec![Event::Refused(fault.to_string())],
        }
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

    /// The file itself, which the saver has while it runs.
    fn with_file<T>(&mut self, ask: impl FnOnce(&mut TeamFile) -> T) -> Option<T> {
        let (file, outcome) = self.saver.take()?.finish();
        // The loop has been woken for it.
        self.outcome = outcome.or(self.outcome.take());
        let mut file = file?;
        let answer = ask(&mut file);
        self.opened = Some(file);
        self.spawn_saver();
        Some(answer)
    }
}

/// A free name next to a team's file: `payments.kept.toml`, `payments.kept-2.toml` …
fn beside(path: &Path) -> PathBuf {
    let name = |nth: u32| match nth {
        1 => path.with_extension("kept.toml"),
        nth => path.with_extension(format!("kept-{nth}.toml")),
    };
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    (1..1_000).map(name).find(is_free).unwrap_or_else(|| name(1))
}
