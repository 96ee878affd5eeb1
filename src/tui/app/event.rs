//! Events: the results of effects, and what happened outside. [`apply_event()`] applies one to the
//! model.

use std::path::PathBuf;

use crate::coverage::SheetFile;
use crate::files::snapshots::Snapshot;
use crate::files::{Candidates, Merged};
use crate::phrases::english;
use crate::plan::Best;
use crate::team::{Candidate, Dimension, Edit, ListEdit, Team};
use crate::tui::app::merging::{self, From};
use crate::tui::app::{Effect, Model, Overlay, SaveState, Screen, Source};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::edit::new_row;
use crate::tui::screens::history::rows::Progress;
use crate::tui::screens::session::RoomUpdate;
use crate::tui::screens::teams::Teams;
use crate::tui::screens::{history, plan, session, table, teams, welcome};
use crate::{import, text};

/// One thing that happened outside.
#[derive(Debug)]
pub enum Event {
    /// An effect succeeded, with a message.
    Done(String),
    /// An effect failed, with the reason.
    Failed(String),
    /// An effect failed; the prompt that asked for it stays open.
    Refused(String),

    /// Another team was opened.
    Opened(Box<Model>),
    /// A new file was made from a template, and is open.
    Created(Box<Model>),
    /// The team was saved in another file, of this name.
    SavedAs(Box<Model>, String),
    /// The team's file is gone, but the journal has unsaved edits of it.
    TeamFileGone(PathBuf, Box<Team>),

    /// The last edits are saved, perhaps with a message.
    Saved(Option<String>),
    /// The last edits could not be saved.
    SaveFailed {
        /// The reason.
        error: String,
        /// The message.
        message: String,
        /// Whether to ask the person what to do.
        ask: bool,
    },
    /// Quitting now would lose the last edits.
    QuitWouldLose,

    /// Both sides changed the same thing: ask whose changes to keep.
    Conflicts(From, Box<Merged>),
    /// The other version was merged; the flag says whether it has more that was not.
    Merged(From, Box<Merged>, bool),
    /// The other version cannot be merged, with the reason.
    NotMerged(From, String),
    /// A read-only file was changed by somebody else.
    OtherTeam(Box<Team>),
    /// The file was read again.
    Reloaded(Box<Team>),

    /// A path that is being typed was completed.
    PathCompleted {
        /// The path as far as it could be completed.
        text: String,
        /// The possible next names.
        choices: Vec<String>,
    },
    /// A table was read.
    TableRead {
        /// Its sheets.
        book: import::Book,
        /// The file.
        from: String,
        /// The team's name by the file's name.
        team_name: Option<String>,
    },
    /// The rows of the catalogue next to the team file.
    CatalogueRead(Vec<Dimension>),
    /// Candidates were read, for a team that had these.
    CandidatesRead(Box<Candidates>, Vec<Candidate>),
    /// The sheets in the folder of this team file.
    SheetsRead(PathBuf, Vec<SheetFile>),
    /// Sheets of somebody who was removed are still there.
    SheetsLeft(String, Vec<PathBuf>),
    /// This many sheets were deleted.
    SheetsDeleted(u32),

    /// Everyone without an alias gets one.
    AliasesGiven(Box<Edit>),
    /// A snapshot was saved, in a file of this name.
    SnapshotSaved(String),
    /// An export was saved, in a file of this name.
    Exported(String),
    /// An export for the clipboard.
    Copied(String),
    /// The export's file exists.
    ExportExists(String),

    /// Reading the history begins.
    HistoryBegins,
    /// Rows that were read for the history.
    History(Progress),
    /// Two snapshots to compare.
    Compared(Box<[Option<Snapshot>; 2]>),
    /// The teams of the folder.
    Teams(Box<Teams>),
    /// The best set that the search for the plan of this number has found, and whether the search
    /// has ended.
    Found(u64, Box<Best>, bool),
    /// An update from the room's server.
    Room(RoomUpdate),
}

/// Applies one event to the model and returns the effects that follow.
pub fn apply_event(model: &mut Model, event: Event) -> Vec<Effect> {
    apply(model, event);
    model.take_effects()
}

fn apply(model: &mut Model, event: Event) {
    match event {
        Event::Done(sentence) => model.notify(sentence),
        Event::Failed(why) => model.notify_failure(why),
        Event::Refused(why) => model.refuse(why),
        Event::Opened(next) => replace(model, *next),
        Event::Created(next) => {
            replace(model, *next);
            welcome::ask_for_members(model);
        }
        Event::SavedAs(next, name) => {
            let kept = std::mem::take(&mut model.undo_stack);
            replace(model, *next);
            model.undo_stack = kept;
            model.notify(format!("Saved as {name}. Every change goes there from now on."));
        }
        Event::TeamFileGone(path, team) => merging::ask_about_kept_team(model, &path, &team),
        Event::Saved(note) => {
            model.saved = SaveState::Saved;
            merging::close_question_about_failure(model);
            if let Some(note) = note {
                model.notify_failure(note);
            }
        }
        Event::SaveFailed { error, message, ask } => {
            model.saved = SaveState::Failed(error);
            model.notify_failure(message);
            if ask {
                merging::ask_about_failure(model);
            }
        }
        Event::QuitWouldLose => ask_to_lose(model),
        Event::Conflicts(from, merged) => merging::ask_about_conflicts(model, from, &merged),
        Event::Merged(from, merged, holds_more) => {
            model.change(Edit::Team(Box::new(merged.team.clone())), "the merge");
            if holds_more {
                model.notify(
                    "Merged in part. The other unsaved edits are kept; the next start offers them again.",
                );
            } else {
                merging::tell(model, from, &merged);
            }
        }
        Event::NotMerged(from, why) => {
            model.notify_failure(why);
            if from == From::Disk {
                merging::ask_about_change(model);
            }
        }
        Event::OtherTeam(team) => {
            model.show_other(*team);
            model.notify("The file changed on disk. This is how it is now.");
        }
        Event::Reloaded(team) => {
            model.change(Edit::Team(team), "the reload");
            model.notify("Reloaded from disk. u brings back what was here.");
        }
        Event::PathCompleted { text, choices } => {
            if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
                prompt.complete(text, choices);
            }
        }
        Event::TableRead { book, from, team_name } if is_awaited(model) => {
            model.overlays.pop();
            table::open(model, book, from, team_name);
        }
        Event::CatalogueRead(rows) => new_row::offer_catalogue(model, rows),
        Event::CandidatesRead(found, had) if is_awaited(model) => {
            take_candidates(model, &found, &had);
        }
        Event::TableRead { .. } | Event::CandidatesRead(..) => {}
        Event::SheetsRead(path, sheets) => {
            // Another team may be open by now.
            if model.source == Source::File(path) {
                model.set_sheets(sheets);
            }
        }
        Event::SheetsLeft(name, paths) => ask_to_delete(model, &name, paths),
        Event::SheetsDeleted(count) => {
            model.set_sheets(Vec::new());
            model.notify(format!("{} deleted", english::count(count, "sheet", "sheets")));
        }
        Event::AliasesGiven(edit) => model.change(*edit, "aliases"),
        Event::SnapshotSaved(name) => {
            model.snapshot_kept = true;
            model.notify(format!("Snapshot saved as {name}. 5 shows all of them."));
            let is_shown = matches!(model.screen, Screen::History(_));
            if is_shown {
                model.ask(Effect::LoadHistory);
            }
        }
        Event::Exported(name) => {
            model.overlays.pop();
            model.notify(format!("Saved as {name}."));
        }
        Event::Copied(text) => {
            model.overlays.pop();
            model.notify("Copied to the clipboard.");
            model.ask(Effect::Copy(text));
        }
        Event::ExportExists(name) => {
            if let Some(Overlay::Export(form)) = model.overlays.last_mut() {
                form.ask_to_replace();
            }
            model.refuse(format!(
                "{name} exists. Press Enter again to replace it, or type another name."
            ));
        }
        Event::HistoryBegins => history::show(model),
        Event::History(progress) => history::take(model, progress),
        Event::Compared(pair) => history::compare(model, *pair),
        Event::Teams(found) => teams::take(model, *found),
        Event::Found(number, best, is_last) => plan::take(model, number, *best, is_last),
        Event::Room(update) => session::handle_room_update(model, update),
    }
}

/// Replaces the team, on the same terminal.
fn replace(model: &mut Model, mut next: Model) {
    (next.size, next.now) = (model.size, model.now);
    // One team of the folder after the other: its page stays a key away.
    if let Source::File(path) | Source::ReadOnly(path, _) = &next.source {
        next.teams = model.teams.take().filter(|teams| teams.has(path));
    }
    next.refresh();
    *model = next;
}

fn ask_to_lose(model: &mut Model) {
    let question = match model.source {
        Source::Sheet(_) => "Your answers could not be saved. Quit and lose them?",
        _ => {
            "Your last edits are not saved anywhere. Quit and lose them? To save them to another \
             file: no, then : and \"save as\"."
        }
    };
    model.open(Confirm::new(question, "lose them", |model| model.ask(Effect::Abandon)));
}

/// Asks whether to delete the sheets of someone who was removed: their answers
/// are still in them.
fn ask_to_delete(model: &mut Model, name: &str, paths: Vec<PathBuf>) {
    let shown = |path: &PathBuf| text::visible(&path.to_string_lossy()).into_owned();
    let files: Vec<String> = paths.iter().map(shown).collect();
    let (holds, them) = if paths.len() == 1 { ("holds", "it") } else { ("hold", "them") };
    let question = format!(
        "{name} is out of the team file. {} still {holds} what {name} answered. Delete {them} \
         too? This cannot be undone. Copies in a cloud folder, in mails or in git's history stay.",
        english::list(&files),
    );
    let delete = move |model: &mut Model| model.ask(Effect::DeleteSheets(paths.clone()));
    model.open(Confirm::new(question, format!("delete {them}"), delete));
}

/// Returns whether the question that a file was read for is still open.
fn is_awaited(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Prompt(_)))
}

/// Adds candidates that were read to the team, as one change.
fn take_candidates(model: &mut Model, found: &Candidates, had: &[Candidate]) {
    if model.team.candidates != had {
        return model
            .refuse("The candidates have changed meanwhile. Press Enter to read them again.");
    }
    model.overlays.pop();
    let had = had.len();
    let updates = found.updated.iter();
    let updates = updates.map(|&(index, _)| ListEdit::Replace(index, found.all[index].clone()));
    let new = found.all.iter().enumerate().skip(had);
    let new = new.map(|(index, one)| ListEdit::Insert(index, one.clone()));
    let edits: Vec<Edit> = updates.chain(new).map(Edit::Candidate).collect();
    let sentences = candidates_read(found, had);
    if edits.is_empty() {
        return model.notify(sentences);
    }
    model.change(Edit::All(edits), sentences.clone());
    if model.notice.is_none() {
        model.notify(format!("{sentences}. u undoes it."));
    }
}

/// Returns "two candidates read, Noor updated (one answer)", and what was
/// skipped.
fn candidates_read(found: &Candidates, had: usize) -> String {
    let mut parts = Vec::new();
    let new = (found.all.len() - had) as u32;
    if new > 0 || found.updated.is_empty() {
        parts.push(format!("{} read", english::count(new, "new candidate", "new candidates")));
    }
    parts.extend(found.updated.iter().map(|&(index, answers)| {
        let answers = english::count(answers as u32, "answer", "answers");
        format!("{} updated ({answers})", found.all[index].name)
    }));
    let mut sentences = parts.join(", ");
    if let Some(first) = found.warnings.first() {
        let more = match found.warnings.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more like this)"),
        };
        sentences.push_str(&format!("; {first}{more}"));
    }
    sentences
}
