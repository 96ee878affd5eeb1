//! Merging two versions of a team: the file has changed on disk, or an earlier start could not
//! save everything. Nothing is overwritten silently or merged unasked, and one undo reverses it.

use std::path::{Path, PathBuf};

use super::Files;
use crate::files::{self, FileError, Merged, Resolution, TeamFile, journal, write};
use crate::team::Team;
use crate::text;
use crate::tui::app::merging::From;
use crate::tui::app::{Event, Model, Source};

impl Files {
    /// Merges the other version into the open team. If both sides changed the same thing and there
    /// is no resolution yet, it asks and changes nothing.
    pub(super) fn merge(
        &mut self,
        from: From,
        resolution: Option<Resolution>,
        model: &Model,
    ) -> Vec<Event> {
        let merged = match from {
            From::Disk => self.with_file(|file| file.merge(&model.team, resolution)),
            From::Journal => self.with_journal(model, resolution.unwrap_or(Resolution::Theirs)),
        };
        vec![match merged {
            Some(Ok(merged)) if resolution.is_none() && !merged.conflicts.is_empty() => {
                Event::Conflicts(from, Box::new(merged))
            }
            Some(Ok(merged)) => {
                let holds_more = from == From::Journal && self.has_more_than(&merged.team);
                if from == From::Journal && !holds_more {
                    self.merged_journal = self.journal_path.take();
                }
                Event::Merged(from, Box::new(merged), holds_more)
            }
            Some(Err(why)) => Event::NotMerged(from, why.to_string()),
            None => Event::Failed("There is nothing left to merge with.".to_owned()),
        }]
    }

    /// Merges what somebody else has written into the open file.
    pub(in crate::tui::terminal) fn merge_from_disk(&mut self, model: &Model) -> Vec<Event> {
        let is_writer = matches!(model.source, Source::File(_));
        let merged = match self.with_file(|file| file.merge(&model.team, None)) {
            Some(Ok(merged)) => merged,
            Some(Err(fault)) => {
                return vec![Event::Failed(format!(
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

    /// Reads the file again and replaces the open team.
    pub(super) fn reload(&mut self) -> Vec<Event> {
        vec![match self.with_file(TeamFile::reload) {
            Some(Ok(read)) => Event::Reloaded(Box::new(read.team)),
            Some(Err(fault)) => Event::Failed(fault.to_string()),
            None => Event::Failed("There is nothing to reload.".to_owned()),
        }]
    }

    /// Discards the unsaved edits of an earlier start.
    pub(super) fn forget_journal(&mut self) -> Vec<Event> {
        let Some(path) = self.journal_path.take() else { return Vec::new() };
        journal::discard(&path);
        vec![Event::Done("The unsaved edits are discarded.".to_owned())]
    }

    /// Returns the team from the journal if its file is gone.
    pub(super) fn recover_team(&mut self, path: &Path) -> Option<Team> {
        if path.symlink_metadata().is_ok() {
            return None;
        }
        let found = journal::find(self.dirs.as_ref()?, path)?;
        let kept = journal::open(&found)?;
        self.journal_path = Some(found);
        Some(kept.read.team)
    }

    /// Saves the team of the journal in a file: under its own name if that is unused, else next to
    /// the open file.
    pub(super) fn restore_journal(&mut self, model: &Model) -> Vec<Event> {
        let Some(found) = self.journal_path.clone() else { return Vec::new() };
        let Some(kept) = journal::open(&found) else { return Vec::new() };
        let path = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => unused_path(path),
            _ if kept.file.symlink_metadata().is_ok() => unused_path(&kept.file),
            _ => kept.file.clone(),
        };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            let shown = folder.to_string_lossy();
            let shown = text::visible(&shown);
            return vec![Event::Failed(format!("{shown}: {error}; your edits are kept"))];
        }
        if let Err(error) = files::save_new_text(&path, &kept.text, files::Permissions::Private) {
            return vec![Event::Failed(format!("{error}; your edits are kept"))];
        }
        journal::discard(&found);
        self.journal_path = None;
        match TeamFile::open(&path) {
            Ok(opened) => {
                let shown = path.to_string_lossy();
                let sentences = format!("The unsaved team is in {}.", text::visible(&shown));
                vec![self.replace(opened, model.options), Event::Done(sentences)]
            }
            Err(fault) => vec![Event::Refused(fault.to_string())],
        }
    }

    /// Returns whether the journal has something that a team has not.
    fn has_more_than(&self, team: &Team) -> bool {
        let kept = self.journal_path.as_deref().and_then(journal::open);
        kept.is_some_and(|kept| !journal::is_contained(&kept.read.team, team))
    }

    /// Returns the open team merged with the journal.
    fn with_journal(
        &self,
        model: &Model,
        resolution: Resolution,
    ) -> Option<Result<Merged, FileError>> {
        let Source::File(path) = &model.source else { return None };
        let kept = journal::open(self.journal_path.as_deref()?)?;
        let base = kept.base.as_ref().unwrap_or(&model.team);
        let shown = path.to_string_lossy();
        Some(write::merge(base, &model.team, &kept.read.team, resolution, &shown))
    }

    /// Takes the file from the saver, calls `ask` with it, and starts the saver again.
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

/// Returns an unused path next to a team's file: `payments.kept.toml`, `payments.kept-2.toml` …
fn unused_path(path: &Path) -> PathBuf {
    let name = |nth: u32| match nth {
        1 => path.with_extension("kept.toml"),
        nth => path.with_extension(format!("kept-{nth}.toml")),
    };
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    (1..1_000).map(name).find(is_free).unwrap_or_else(|| name(1))
}
