//! History: the team's snapshots by date, how each dimension went, any two compared, how decisions
//! turned out and which answers are old. And saving a new one, with a preview before anything is
//! saved.

mod compare;
pub mod draw;
pub mod rows;

use std::path::PathBuf;

pub use compare::compare;

use self::rows::{End, Moves, Progress, SnapshotRow};

use crate::coverage::{Coverage, stale};
use crate::diff::{PriorAnswers, Total, Version, follow_up, totals};
use crate::files::snapshots::{self, Named, Outline, Redaction, When};
use crate::phrases::{
    self, Names, Naming,
    english::{list, list_some},
};
use crate::report::diff::Digest;
use crate::team::{Date, Team};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::prompt::Prompt;
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Destination, Effect, Model, Motion, Overlay, Screen, Source};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::rate;

/// One entry: a snapshot, or the team now.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// Its day.
    pub day: Date,
    /// Hour and minute of a snapshot that is not the only one of its day.
    pub time: Option<(u8, u8)>,
    /// Its note, who joined and left, how people are named.
    pub about: String,
    /// Its counts.
    pub totals: Vec<Total>,
    /// The snapshot; nothing for the team now.
    pub snapshot: Option<Kept>,
}

/// A snapshot file and what it contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub when: When,
    /// How it names people.
    pub named: Named,
    /// Whether it includes personality.
    pub personality: bool,
}

impl HistoryEntry {
    /// Returns its day, with the time where that tells it from others: "22 Nov 2026
    /// 14:03".
    pub fn when(&self) -> String {
        let day = phrases::day(self.day);
        match self.time {
            Some((hour, minute)) => format!("{day} {hour:02}:{minute:02}"),
            None => day,
        }
    }
}

/// The history and the position of the cursor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HistoryView {
    /// By date, the team now last.
    pub entries: Vec<HistoryEntry>,
    /// The entry under the cursor.
    pub cursor: usize,
    /// The marked entries, at most two.
    pub marked: Vec<usize>,
    /// How many snapshots are still to be read.
    pub unread: Option<usize>,
    /// The comparison of the two marked, in lines; empty without.
    pub compared: Vec<String>,
    /// The same, for an export.
    pub digest: Option<Digest>,
    /// How decisions turned out and whose answers are old, in lines.
    pub record: Vec<String>,
    /// Lines scrolled away above.
    pub top: usize,
}

/// Asks for the snapshots to be read; without a file there are none.
pub(crate) fn open(model: &mut Model) {
    match model.source {
        Source::File(_) | Source::ReadOnly(..) | Source::Snapshot(..) => {
            model.ask(Effect::LoadHistory);
        }
        Source::Nothing | Source::Demo | Source::Sheet(_) => show(model),
    }
}

/// Shows the team now, before any snapshot is read.
pub fn show(model: &mut Model) {
    let mut entries = Vec::new();
    if !matches!(model.source, Source::Snapshot(..)) {
        let entry = Version { team: &model.team, situation: model.coverage.situation() };
        let (day, about) = (model.today, "now".to_owned());
        entries.push(HistoryEntry {
            day,
            time: None,
            about,
            totals: totals(entry),
            snapshot: None,
        });
    }
    let record = record(model, &[]);
    let view = HistoryView { entries, record, ..HistoryView::default() };
    model.screen = Screen::History(Box::new(view));
}

/// Adds rows that were read since the last call.
pub fn take(model: &mut Model, progress: Progress) {
    let is_hidden = model.map.naming == Naming::Alias;
    let Screen::History(view) = &mut model.screen else { return };
    let key =
        |entry: &HistoryEntry| entry.snapshot.as_ref().map(|own| (own.when, own.path.clone()));
    // The cursor and the marks stay on their looks.
    let at = |index: &usize| view.entries.get(*index).map(key);
    let (cursor, marked) = (at(&view.cursor), view.marked.iter().map(at).collect::<Vec<_>>());
    if progress.end.is_some() {
        view.entries.retain(|entry| entry.snapshot.is_none());
    }
    let names = &model.map.names;
    let entries = progress.rows.into_iter().map(|row| entry(row, names, is_hidden));
    view.entries.extend(entries);
    view.entries.sort_by_key(|entry| (entry.snapshot.is_none(), key(entry)));
    show_times(&mut view.entries);
    let index = |wanted: Option<_>| {
        let wanted = wanted?;
        view.entries.iter().position(|entry| key(entry) == wanted)
    };
    let last = view.entries.len().saturating_sub(1);
    (view.cursor, view.marked) =
        (index(cursor).unwrap_or(last), marked.into_iter().filter_map(index).collect());
    view.unread = progress.end.is_none().then_some(progress.left);
    let Some(End { moves, earlier, fault }) = progress.end else { return };
    if let Some(now) = view.entries.last_mut().filter(|entry| entry.snapshot.is_none()) {
        add(&mut now.about, &came_and_went(&moves, is_hidden));
    }
    let record = record(model, &earlier);
    if let Screen::History(view) = &mut model.screen {
        view.record = record;
    }
    if let Some(fault) = fault {
        model.notify_failure(fault);
    }
}

fn entry(row: SnapshotRow, names: &Names, is_hidden: bool) -> HistoryEntry {
    let SnapshotRow { outline, moves } = row;
    let Outline { path, when, note, named, personality, totals, .. } = outline;
    let mut about = names.free_text(&note).to_owned();
    match named {
        Named::Keep => {}
        Named::Alias => add(&mut about, "by alias"),
        Named::None => add(&mut about, "counts only"),
    }
    add(&mut about, &came_and_went(&moves, is_hidden));
    let snapshot = Some(Kept { path, when, named, personality });
    HistoryEntry { day: when.day, time: None, about, totals, snapshot }
}

/// Shows the time of snapshots that are not the only one of their day.
fn show_times(entries: &mut [HistoryEntry]) {
    for at in 0..entries.len() {
        let day = entries[at].day;
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let is_shared =
            near.into_iter().any(|near| entries.get(near).is_some_and(|entry| entry.day == day));
        let when = entries[at].snapshot.as_ref().map(|own| own.when);
        entries[at].time = when.filter(|_| is_shared).map(|when| (when.time.0, when.time.1));
    }
}

fn add(about: &mut String, words: &str) {
    if !words.is_empty() && !about.is_empty() {
        about.push_str(" · ");
    }
    about.push_str(words);
}

/// Returns "Ana joined, Ben left"; numbers where names are hidden.
fn came_and_went(moves: &Moves, is_hidden: bool) -> String {
    let sentences = [("joined", &moves.joined), ("left", &moves.left)].map(|(verb, who)| {
        match (who.is_empty(), is_hidden) {
            (true, _) => String::new(),
            (_, true) => format!("{} {verb}", who.len()),
            _ => format!("{} {verb}", list_some(who)),
        }
    });
    sentences.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn record(model: &Model, earlier: &[(Date, Team)]) -> Vec<String> {
    let (team, names) = (&model.team, &model.map.names);
    let mut lines = Vec::new();
    // The record is about the whole team, also about those marked away on the map.
    let everyone = Coverage::of(team, model.coverage.situation());
    let earlier: Vec<PriorAnswers<'_>> =
        earlier.iter().map(|(day, team)| PriorAnswers { day: *day, team }).collect();
    let kept = follow_up(team, &everyone, &earlier, model.today);
    if !kept.decisions.is_empty() {
        lines.push("How the decisions turned out".to_owned());
        for one in &kept.decisions {
            let about = phrases::decided_about(team, &one.decision);
            let by = phrases::decided_by(team, &one.decision, names);
            let found = phrases::follow_up(&one.follow_up, names);
            lines.push(format!("  {about} ({by}): {found}."));
        }
    }
    for plan in &kept.plans {
        let day = plan.plan.on.map(|on| format!(" of {}", phrases::day(on))).unwrap_or_default();
        let hires = phrases::plan::hires(team, &plan.plan);
        let outcome = phrases::outcome(plan.outcome);
        lines.push(format!("  The plan{day} to hire {hires}: {outcome}."));
        let hired = phrases::hired(team, plan, names);
        if !hired.is_empty() {
            lines.push(format!("    {hired}."));
        }
        for found in &plan.follow_ups {
            if let Some(index) = found.index {
                let name = team.dimensions()[index].title();
                lines.push(format!("    {name}: {}.", phrases::follow_up(found, names)));
            }
        }
        let note = names.free_text(&plan.plan.note);
        if !note.is_empty() {
            lines.push(format!("    {note}"));
        }
    }
    for (_, guess) in &kept.guesses {
        if let Some(index) = guess.index {
            let name = team.dimensions()[index].title();
            lines.push(format!("  We guessed {name}: {}.", phrases::follow_up(guess, names)));
        }
    }
    let unconfirmed = team.members().iter().enumerate().filter(|(_, one)| one.is_unconfirmed());
    let unconfirmed: Vec<&str> = unconfirmed.map(|(member, _)| names.get(member)).collect();
    if !unconfirmed.is_empty() {
        lines.push("Answers of an interview, not confirmed yet (r asks again)".to_owned());
        lines.push(format!("  {}.", list(&unconfirmed)));
    }
    let old = stale(team, model.today);
    if !old.is_empty() {
        lines.push("Older than half a year (° on the map; r asks again)".to_owned());
        lines.extend(old.iter().map(|one| format!("  {}.", phrases::stale(one, names))));
    }
    lines
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Screen::History(view) = &mut model.screen else { return };
    let last = view.entries.len().saturating_sub(1);
    match action {
        Action::Move(Motion::PageUp) => view.top = view.top.saturating_sub(8),
        Action::Move(Motion::PageDown) => view.top += 8,
        Action::Move(motion) => view.cursor = motion.along(view.cursor, last, 1),
        Action::Discuss => mark(model),
        Action::Snapshot => ask(model),
        Action::Go(Destination::Rate) => ask_again(model),
        Action::Back if !view.marked.is_empty() => {
            view.marked.clear();
            view.compared.clear();
            view.digest = None;
            view.top = 0;
        }
        Action::Back => model.show_map(),
        _ => on_any_screen(model, action),
    }
}

/// Marks an entry; with two marks, compares them.
fn mark(model: &mut Model) {
    let Screen::History(view) = &mut model.screen else { return };
    let cursor = view.cursor;
    if view.marked.len() == 2 {
        view.marked.clear();
    }
    if let Some(at) = view.marked.iter().position(|&marked| marked == cursor) {
        view.marked.remove(at);
    } else if cursor < view.entries.len() {
        view.marked.push(cursor);
    }
    view.compared.clear();
    view.digest = None;
    view.top = 0;
    let [one, other] = view.marked[..] else {
        let none = view.marked.is_empty();
        return model.notify(if none {
            "The mark is removed."
        } else {
            "Marked. m on another day compares the two."
        });
    };
    let pair = [one.min(other), one.max(other)].map(|at| view.entries[at].snapshot.as_ref());
    let paths = pair.map(|kept| kept.map(|kept| kept.path.clone()));
    model.ask(Effect::CompareSnapshots(paths));
}

/// Starts a new rating of people whose answers are old; nothing is cleared.
fn ask_again(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    let names: &Names = &model.map.names;
    let unconfirmed = model.team.members().iter().enumerate().filter(|one| one.1.is_unconfirmed());
    let mut entries: Vec<Entry> = unconfirmed
        .map(|(member, _)| {
            let rate = move |model: &mut Model| rate::begin(model, member);
            Entry::new(names.get(member), "answers of the interview", rate)
        })
        .collect();
    entries.extend(stale(&model.team, model.today).iter().map(|one| {
        let member = one.member;
        let detail = format!("answered {}", phrases::day(one.rated));
        Entry::new(names.get(member), detail, move |model| rate::begin(model, member))
    }));
    if entries.is_empty() {
        return model.notify("Nobody's answers are older than half a year.");
    }
    let menu = Menu::new("Ask again: who rates now?", entries);
    model.overlays.push(Overlay::Menu(menu));
}

/// Asks how a new snapshot names people.
pub(crate) fn ask(model: &mut Model) {
    if model.team.session.hidden {
        return model.notify_failure("No snapshot can be saved before the reveal.");
    }
    match model.source {
        Source::File(_) | Source::ReadOnly(..) => {}
        Source::Snapshot(..) => return model.notify_failure("This is a snapshot already."),
        Source::Nothing | Source::Demo | Source::Sheet(_) => {
            return model.notify_failure(
                "Snapshots are saved next to the team file. Ctrl-s saves this team to a file.",
            );
        }
    }
    // What tells least comes first. Before a whole room personality is no choice.
    let choices: &[bool] =
        if model.team.session.step.is_some() { &[false] } else { &[false, true] };
    let mut entries = Vec::new();
    for named in [Named::Alias, Named::None, Named::Keep] {
        for &personality in choices {
            let label = match named {
                Named::Keep => "names and answers",
                Named::Alias => "answers under aliases",
                Named::None => "counts only",
            };
            let spectra = if personality { ", with personality" } else { "" };
            let redaction = Redaction { named, personality, ..Redaction::default() };
            let ask = move |model: &mut Model| ask_note(model, redaction.clone());
            entries.push(Entry::new(format!("{label}{spectra}"), "", ask));
        }
    }
    let menu = Menu::new("Save a snapshot: what should it include?", entries);
    model.overlays.push(Overlay::Menu(menu));
}

/// Asks for a note.
pub(crate) fn ask_note(model: &mut Model, leaving: Redaction) {
    if leaving.named == Named::None {
        // Counts hold no free text: a note could name anyone.
        return preview(model, leaving, "");
    }
    let title = "A note, such as why you save it (optional)";
    let show = move |model: &mut Model, note: &str| {
        preview(model, leaving.clone(), note);
        Ok(())
    };
    model.open(Prompt::new(title, "", show).staying());
}

/// Shows what the snapshot will contain, and asks.
pub(crate) fn preview(model: &mut Model, leaving: Redaction, note: &str) {
    let Ok(note) = crate::text::sentence(note) else {
        model.refuse("This note has characters that cannot be saved. Type it instead of pasting.");
        return;
    };
    if let Some(Overlay::Prompt(_)) = model.overlays.last() {
        model.overlays.pop();
    }
    let leaving = Redaction { note, ..leaving };
    let question = snapshots::preview(&model.team, &leaving).join(" ");
    let keep = move |model: &mut Model| model.ask(Effect::KeepSnapshot(leaving.clone()));
    model.open(Confirm::new(format!("{question} Save this snapshot?"), "save", keep));
}
