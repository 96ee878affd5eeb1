//! What the world outside has done: what became of effects, and what came
//! unasked. [`hear()`] is how the model learns of it.

use std::path::PathBuf;

use crate::coverage::SheetFile;
use crate::files::snapshots::Snapshot;
use crate::files::{Candidates, Merged};
use crate::phrases::english;
use crate::plan::Best;
use crate::team::{Candidate, Dimension, Edit, Slot, Team};
use crate::tui::app::merging::{self, From};
use crate::tui::app::{Effect, Model, Overlay, SaveState, Screen, Source};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::edit::new_row;
use crate::tui::screens::history::rows::Progress;
use crate::tui::screens::session::RoomNews;
use crate::tui::screens::teams::Teams;
use crate::tui::screens::{history, plan, session, table, teams, welcome};
use crate::{import, text};

/// One thing that happened outside.
#[derive(Debug)]
pub enum Event {
    /// It was done; what to say.
    Done(String),
    /// It was not; why.
    Fault(String),
    /// It was not, and what asked for it stays, with what was typed.
    Refused(String),

    /// Another team takes this one's place.
    Opened(Box<Model>),
    /// A new file was made from a template, and is open.
    Created(Box<Model>),
    /// The team is in another file from now on, of this name.
    SavedAs(Box<Model>, String),
    /// The team's file is gone, and edits of it that were not saved are left.
    TeamFileGone(PathBuf, Box<Team>),

    /// The last edits are on disk, and what is to be told of how.
    Saved(Option<String>),
    /// They are not: why, and where they are meanwhile.
    SaveFailed {
        /// Why.
        error: String,
        /// What is to be told.
        told: String,
        /// Whether to ask what to do.
        ask: bool,
    },
    /// Leaving now would lose the last edits.
    QuitWouldLose,

    /// Both changed the same; whose changes hold?
    Conflicts(From, Box<Merged>),
    /// The other version is merged in; whether it holds still more.
    Merged(From, Box<Merged>, bool),
    /// The other version cannot be merged; why.
    NotMerged(From, String),
    /// A file that cannot be written here was changed.
    OtherTeam(Box<Team>),
    /// The file was read again.
    Reloaded(Box<Team>),

    /// A path that is being typed was completed.
    PathCompleted {
        /// As far as it is one.
        text: String,
        /// What it may go on with.
        choices: Vec<String>,
    },
    /// A table was read.
    TableRead {
        /// Its sheets.
        book: import::Book,
        /// The file.
        from: String,
        /// What the team is called after the file.
        team_name: Option<String>,
    },
    /// The rows of the catalogue next to the team file.
    CatalogueRead(Vec<Dimension>),
    /// Candidates were read, for a team that had these.
    CandidatesRead(Box<Candidates>, Vec<Candidate>),
    /// The sheets of the folder of the team in this file.
    SheetsRead(PathBuf, Vec<SheetFile>),
    /// Sheets of somebody who was removed are still there.
    SheetsLeft(String, Vec<PathBuf>),
    /// So many sheets are deleted.
    SheetsDeleted(u32),

    /// Everyone without an alias gets one.
    AliasesGiven(Box<Edit>),
    /// A snapshot is kept, in a file of this name.
    SnapshotKept(String),
    /// An export is written, to a file of this name.
    Exported(String),
    /// An export for the clipboard.
    Copied(String),
    /// The export's file exists.
    ExportExists(String),

    /// The history is about to be read.
    HistoryBegins,
    /// What was read for it.
    History(Progress),
    /// Two snapshots to compare.
    Compared(Box<[Option<Snapshot>; 2]>),
    /// The teams of the folder.
    Teams(Box<Teams>),
    /// What the search for the plan of this number has found, and whether it
    /// has come to an end.
    Found(u64, Box<Best>, bool),
    /// What the room's server has to tell.
    Room(RoomNews),
}

/// Takes one event into the model. What the world outside must do about it
/// comes back as effects.
pub fn hear(model: &mut Model, event: Event) -> Vec<Effect> {
    take_in(model, event);
    model.take_effects()
}

fn take_in(model: &mut Model, event: Event) {
    match event {
        Event::Done(said) => model.done(said),
        Event::Fault(why) => model.fault(why),
        Event::Refused(why) => model.refuse(why),
        Event::Opened(next) => replace(model, *next),
        Event::Created(next) => {
            replace(model, *next);
            welcome::ask_for_members(model);
        }
        Event::SavedAs(next, name) => {
            let kept = std::mem::take(&mut model.history);
            replace(model, *next);
            model.history = kept;
            model.done(format!("Saved as {name}. Every change goes there from now on."));
        }
        Event::TeamFileGone(path, team) => merging::ask_about_kept_team(model, &path, &team),
        Event::Saved(note) => {
            model.saved = SaveState::Saved;
            if let Some(note) = note {
                model.fault(note);
            }
        }
        Event::SaveFailed { error, told, ask } => {
            model.saved = SaveState::Failed(error);
            model.fault(told);
            if ask {
                merging::ask_about_failure(model);
            }
        }
        Event::QuitWouldLose => ask_to_lose(model),
        Event::Conflicts(from, merged) => merging::ask_about_conflicts(model, from, &merged),
        Event::Merged(from, merged, holds_more) => {
            model.change(Edit::Team(Box::new(merged.team.clone())), "the merge");
            if holds_more {
                model.done(
                    "Merged in part. The other unsaved edits are kept; the next start offers them again.",
                );
            } else {
                merging::tell(model, from, &merged);
            }
        }
        Event::NotMerged(from, why) => {
            model.fault(why);
            if from == From::Disk {
                merging::ask_about_change(model);
            }
        }
        Event::OtherTeam(team) => {
            model.show_other(*team);
            model.done("The file changed on disk. This is how it is now.");
        }
        Event::Reloaded(team) => {
            model.change(Edit::Team(team), "the reload");
            model.done("Reloaded from disk. u brings back what was here.");
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
        Event::CatalogueRead(rows) => new_row::offer(model, rows),
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
            model.done(format!("{} deleted", english::count(count, "sheet", "sheets")));
        }
        Event::AliasesGiven(edit) => model.change(*edit, "aliases"),
        Event::SnapshotKept(name) => {
            model.snapshot_kept = true;
            model.done(format!("Snapshot saved as {name}. 5 shows all of them."));
            let is_shown = matches!(model.screen, Screen::History(_));
            if is_shown {
                model.ask(Effect::LoadHistory);
            }
        }
        Event::Exported(name) => {
            model.overlays.pop();
            model.done(format!("Written to {name}."));
        }
        Event::Copied(text) => {
            model.overlays.pop();
            model.done("Copied to the clipboard.");
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
        Event::Room(news) => session::handle_news(model, news),
    }
}

/// Puts another team in the place of this one, on the same terminal.
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

/// Puts candidates that were read into the team, as one change.
fn take_candidates(model: &mut Model, found: &Candidates, had: &[Candidate]) {
    if model.team.candidates != had {
        return model
            .refuse("The candidates have changed meanwhile. Press Enter to read it again.");
    }
    model.overlays.pop();
    let had = had.len();
    let updates = found.updated.iter();
    let updates = updates.map(|&(index, _)| Slot::Replace(index, found.all[index].clone()));
    let new = found.all.iter().enumerate().skip(had);
    let new = new.map(|(index, one)| Slot::Insert(index, one.clone()));
    let edits: Vec<Edit> = updates.chain(new).map(Edit::Candidate).collect();
    let said = candidates_read(found, had);
    if edits.is_empty() {
        return model.done(said);
    }
    model.change(Edit::All(edits), said.clone());
    if model.notice.is_none() {
        model.done(format!("{said}. u undoes it."));
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
