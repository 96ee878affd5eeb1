//! Saving on a thread: sending teams to it, reporting outcomes, and whether the last edits are
//! safe when the person quits.

use std::time::Duration;

use super::Files;
use super::incoming::save_sheet;
use crate::files::{SaveError, SaveOutcome, Saver, journal};
use crate::tui::app::merging::From;
use crate::tui::app::{Event, Model, SaveState, Source};
use crate::tui::terminal::Wake;

/// The longest wait for the last save before the program says that edits may be lost; it waits for
/// the disk in any case.
const LAST_SAVE: Duration = Duration::from_secs(1);

/// Where edits are that are not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unsaved {
    /// There are no unsaved edits.
    Nothing,
    /// In the journal.
    KeptAside,
    /// Only on the screen.
    Nowhere,
}

impl Files {
    pub(super) fn spawn_saver(&mut self) {
        let Some(wake) = self.wake.clone() else { return };
        let Some(file) = self.opened.take() else { return };
        self.end_saver();
        let woken = move || {
            // The loop is gone only when the program ends.
            let _ = wake.send(Wake::Saved);
        };
        self.saver = Saver::spawn(file, self.dirs.clone(), woken).ok();
    }

    pub(super) fn end_saver(&mut self) {
        if let Some(saver) = self.saver.take() {
            saver.finish();
        }
    }

    pub(super) fn save(&mut self, model: &Model) -> Vec<Event> {
        if matches!(model.source, Source::Sheet(_)) {
            // As long as it is open, it is being filled in.
            return vec![save_sheet(model, false)];
        }
        let is_handed_over =
            self.saver.as_ref().is_some_and(|saver| saver.save(model.team.clone()));
        if is_handed_over {
            return Vec::new();
        }
        self.unsaved = Unsaved::Nowhere;
        let error = "no thread to save on".to_owned();
        let message =
            "The team is not being saved. Press : and type \"save as\" to save it in another file."
                .to_owned();
        vec![Event::SaveFailed { error, message, ask: false }]
    }

    /// Returns what happened to the saves since the last time, and what somebody else has written.
    pub(in crate::tui::terminal) fn report(&mut self, model: &Model) -> Vec<Event> {
        let has_changed = self.saver.as_ref().is_some_and(Saver::has_changed_outside);
        let outcome = self.saver.as_ref().and_then(Saver::poll).or(self.outcome.take());
        // A save that fails because the file has changed merges by itself.
        let is_refused =
            matches!(outcome, Some(SaveOutcome::Failed { error: SaveError::Changed(_), .. }));
        let mut events = self.after_save(outcome, model);
        if has_changed && !is_refused {
            events.extend(self.merge_from_disk(model));
        }
        events
    }

    fn after_save(&mut self, outcome: Option<SaveOutcome>, model: &Model) -> Vec<Event> {
        match outcome {
            None => Vec::new(),
            Some(SaveOutcome::Saved(notes)) => {
                self.unsaved = Unsaved::Nothing;
                if let Some(path) = self.merged_journal.take() {
                    journal::discard(&path);
                }
                vec![Event::Saved(notes.into_iter().next())]
            }
            Some(SaveOutcome::Failed { error, in_journal }) => {
                let is_first = self.unsaved == Unsaved::Nothing;
                self.unsaved = if in_journal { Unsaved::KeptAside } else { Unsaved::Nowhere };
                let kept = if in_journal {
                    "; your edits are kept, and the next start offers them"
                } else {
                    ""
                };
                let has_changed = matches!(error, SaveError::Changed(_));
                let message = format!("{error}{kept}");
                let error = error.to_string();
                let ask = is_first && !has_changed;
                let mut events = vec![Event::SaveFailed { error, message, ask }];
                if has_changed {
                    events.extend(self.merge(From::Disk, None, model));
                }
                events
            }
        }
    }

    /// Returns whether another team can be opened: not while the last edits are unsaved.
    pub(in crate::tui::terminal) fn can_switch_team(
        &mut self,
        model: &Model,
    ) -> (bool, Vec<Event>) {
        let before = self.unsaved;
        let (is_known, mut events) = self.wait_for_the_last_save(model);
        let refusal = if self.is_unsaved(model) {
            Some(
                "Your last edits are not saved. Ctrl-s tries again, q quits and \
                 loses them",
            )
        } else if !is_known {
            Some("The disk is slow and your last edits are still being saved. Try again.")
        } else {
            None
        };
        events.extend(refusal.map(|why| Event::Refused(why.to_owned())));
        // What could not be saved has just been told, and asked about.
        let is_news = self.unsaved != before && self.unsaved != Unsaved::Nothing;
        (refusal.is_none() && !is_news, events)
    }

    /// Returns whether quitting loses nothing; otherwise the event asks.
    pub(in crate::tui::terminal) fn can_quit(&mut self, model: &Model) -> (bool, Vec<Event>) {
        let (_, mut events) = self.wait_for_the_last_save(model);
        let is_unsaved = self.is_unsaved(model);
        events.extend(is_unsaved.then_some(Event::QuitWouldLose));
        (!is_unsaved, events)
    }

    /// Waits a moment for the last save; returns whether its outcome is known.
    fn wait_for_the_last_save(&mut self, model: &Model) -> (bool, Vec<Event>) {
        if model.saved != SaveState::Saving {
            return (true, Vec::new());
        }
        let is_done = self.saver.as_ref().is_some_and(|saver| saver.flush(LAST_SAVE));
        let events = if is_done { self.report(model) } else { Vec::new() };
        (!events.is_empty(), events)
    }

    /// Returns whether the last edits are only on the screen.
    fn is_unsaved(&self, model: &Model) -> bool {
        let is_sheet = matches!(model.source, Source::Sheet(_));
        self.unsaved == Unsaved::Nowhere || is_sheet && matches!(model.saved, SaveState::Failed(_))
    }

    /// Saves everything in the file or the journal. Returns a message if something is not in the
    /// file, with where it is.
    pub(in crate::tui::terminal) fn close(&mut self, model: &Model) -> Option<String> {
        let last = self.saver.take().and_then(|saver| saver.finish().1);
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
