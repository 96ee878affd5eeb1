//! Two versions of one team: the file has changed on disk while it was open,
//! or an earlier start could not save everything. Never written over silently,
//! never taken up unasked; one undo takes it back.

use super::Files;
use crate::files::{Clash, Fault, Merged, Stands, TeamFile, journal, write};
use crate::team::{Edit, Team};
use crate::tui::app::merging::{self, From};
use crate::tui::app::{Model, Source};

impl Files {
    /// Shows what a merge would do.
    pub(super) fn look_at_merge(&mut self, from: From, model: &mut Model) {
        let merged = match from {
            From::Disk => self.with_file(|file| file.look_at_merge(&model.team)),
            From::Journal => self.with_journal(model, &|_| None),
        };
        match merged {
            Some(Ok(merged)) => merging::show(model, from, &merged),
            Some(Err(fault)) => drop(model.fault(fault.to_string())),
            None => drop(model.fault("there is nothing to merge with any more")),
        }
    }

    /// Merges, with what both have changed as it was decided. What has changed
    /// again meanwhile is looked at again.
    pub(super) fn merge(&mut self, from: From, decided: &[Clash], model: &mut Model) {
        let stands = |place: &str| {
            decided.iter().find(|clash| clash.place == place).map(|clash| clash.stands)
        };
        let merged = match from {
            From::Disk => self.with_file(|file| {
                let known = |merged: &Merged| {
                    merged.clashes.iter().all(|clash| stands(&clash.place).is_some())
                };
                let looked = file.look_at_merge(&model.team)?;
                if known(&looked) { file.merge(&model.team, &stands) } else { Ok(looked) }
            }),
            From::Journal => self.with_journal(model, &stands),
        };
        match merged {
            Some(Ok(merged)) => {
                if merged.clashes.iter().any(|clash| stands(&clash.place).is_none()) {
                    merging::show(model, from, &merged);
                    return;
                }
                if from == From::Journal && !self.kept_aside.is_empty() {
                    self.taken_up.push(self.kept_aside.remove(0));
                }
                self.change_into(merged.team, "the merge", model);
                model.done("merged; u takes it back");
            }
            Some(Err(fault)) => drop(model.fault(fault.to_string())),
            None => drop(model.fault("there is nothing to merge with any more")),
        }
    }

    /// Takes what is on disk in place of what is here.
    pub(super) fn reload(&mut self, model: &mut Model) {
        match self.with_file(TeamFile::reload) {
            Some(Ok(read)) => {
                self.change_into(read.team, "the reload", model);
                model.done("as it is on disk; u brings back what was here");
            }
            Some(Err(fault)) => drop(model.fault(fault.to_string())),
            None => drop(model.fault("there is nothing to reload")),
        }
    }

    /// Forgets the edits that are asked about, and asks about the next ones.
    pub(super) fn forget_journal(&mut self, model: &mut Model) {
        if self.kept_aside.is_empty() {
            return;
        }
        journal::discard(&self.kept_aside.remove(0));
        model.done("the edits that were kept aside are gone");
        merging::ask_about_journals(model, self.kept_aside.len());
    }

    /// What the oldest journal has on top of what is here.
    fn with_journal(
        &self,
        model: &Model,
        decided: &dyn Fn(&str) -> Option<Stands>,
    ) -> Option<Result<Merged, Fault>> {
        let Source::File(path) = &model.source else { return None };
        let kept = journal::open(self.kept_aside.first()?)?;
        let base = kept.base.as_ref().unwrap_or(&model.team);
        let shown = path.to_string_lossy();
        Some(write::merge(base, &model.team, &kept.read.team, decided, &shown))
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
