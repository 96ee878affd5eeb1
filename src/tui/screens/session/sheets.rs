//! Sheets that arrive during a workshop: shown first, then added as one change. Who has
//! rated and which sheets wait is computed when the team or the sheets change, not for
//! every frame.

use std::collections::HashSet;

use crate::coverage::{Collected, From, SheetFile, SheetStatus, choose_sheet};
use crate::phrases::{self, Names};
use crate::team::{Id, Team};
use crate::tui::app::Model;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::overlays::confirm::Confirm;

/// Says what adding the sheets would do, and asks.
pub(crate) fn ask(model: &mut Model) {
    if model.sheets.is_empty() {
        return model.notify("No sheet has arrived yet. This page looks every second.");
    }
    let collected = model.collected();
    let names = Names::full(&model.team);
    let sentences = phrases::preview_sheets(&model.team, &model.sheets, &collected, &names);
    // Where nothing is to be taken in but what stands against each other, its
    // owner can settle it at once.
    if collected.taken().is_empty() {
        let menu = conflict_menu(model, &collected);
        if menu.entries.is_empty() && collected.edit.is_none() {
            return model.notify(sentences);
        }
        return model.open(menu);
    }
    model.open(Confirm::new(sentences, "add", |model| add(model, model.collected())));
}

/// Returns a menu of the sheets that conflict with another answer of the same day, or that are
/// unfinished: the person decides which one counts.
fn conflict_menu(model: &Model, collected: &Collected) -> Menu {
    let entries =
        model.sheets.iter().zip(&collected.statuses).filter_map(|(arrival, (status, whose))| {
            let why = match status {
                SheetStatus::Conflicting => "differs from another sheet of the day",
                SheetStatus::Overruled => "differs from what was answered here",
                SheetStatus::Unfinished => "still being filled in",
                SheetStatus::Future(_) => "its date is in the future",
                _ => return None,
            };
            let label = format!("{}: {}", model.name_of((*whose)?), arrival.file);
            let file = arrival.file.clone();
            Some(Entry::new(label, why, move |model| choose(model, &file)))
        });
    let mut entries: Vec<Entry> = entries.collect();
    if collected.edit.is_some() {
        let add = |model: &mut Model| add(model, model.collected());
        entries.push(Entry::new("decide later", "none of them counts until then", add));
    }
    Menu::new("Ask the person: which sheet counts?", entries)
}

/// Lets the sheet of this file count instead of the person's other answers of that day.
fn choose(model: &mut Model, file: &str) {
    let collected = model.collected();
    let nth = model.sheets.iter().position(|arrival| arrival.file == file);
    let edit = nth.and_then(|nth| choose_sheet(&model.team, &model.sheets, &collected, nth));
    let Some(edit) = edit else { return model.notify("That sheet is gone or has changed.") };
    if model.try_change(edit, "the choice of a sheet") {
        model.notify(format!("{file} counts."));
    }
}

/// Adds them, as one step to undo.
fn add(model: &mut Model, collected: Collected) {
    let people = collected.taken();
    let Some(edit) = collected.edit else { return };
    if model.try_change(edit, "added answers") {
        let names: Vec<&str> = people.iter().map(|&member| model.name_of(member)).collect();
        model.notify(if names.is_empty() {
            "Not decided yet. Press a to decide.".to_owned()
        } else {
            format!("Added: {}.", phrases::english::list_some(&names))
        });
    }
}

/// Says what adding a pasted sheet would do, and asks.
pub(crate) fn paste(model: &mut Model, arrival: SheetFile) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    let arrivals = [arrival];
    let collected = model.collected_from(&arrivals, From::Given);
    let names = Names::full(&model.team);
    let sentences = phrases::preview_sheets(&model.team, &arrivals, &collected, &names);
    if collected.taken().is_empty() {
        return model.notify(match &collected.statuses[0].0 {
            SheetStatus::Duplicate => "These answers are already in.".to_owned(),
            _ => sentences,
        });
    }
    let [arrival] = arrivals;
    let add = move |model: &mut Model| {
        add(model, model.collected_from(std::slice::from_ref(&arrival), From::Given));
    };
    model.open(Confirm::new(sentences, "add", add));
}

/// How far the private rating is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lobby {
    /// How many are done.
    pub done: usize,
    /// Those who are not, by index.
    pub missing: Vec<usize>,
    /// Those whose sheets have arrived and can be added, by index.
    pub arrived: Vec<usize>,
    /// How many files cannot be added.
    pub unreadable: usize,
}

impl Lobby {
    fn of(team: &Team, collected: &Collected) -> Self {
        let missing = missing(team);
        let unreadable =
            collected.statuses.iter().filter(|(status, _)| status.is_trouble()).count();
        let done = team.members().len() - missing.len();
        Self { done, missing, arrived: collected.taken(), unreadable }
    }

    /// Returns how many people there are.
    pub fn people(&self) -> usize {
        self.done + self.missing.len()
    }
}

/// Returns the members who are not done rating, by index.
pub fn missing(team: &Team) -> Vec<usize> {
    let done: HashSet<&Id> = team.session.done.iter().collect();
    let members = team.members().iter().enumerate();
    members.filter(|(_, member)| !done.contains(&member.id)).map(|(index, _)| index).collect()
}

impl Model {
    /// Replaces the sheets that have arrived.
    pub fn set_sheets(&mut self, sheets: Vec<SheetFile>) {
        self.sheets = sheets;
        self.refresh_lobby();
    }

    /// Returns the sheets that have arrived.
    pub fn sheets(&self) -> &[SheetFile] {
        &self.sheets
    }

    /// Updates who has rated, during a workshop.
    pub(crate) fn refresh_lobby(&mut self) {
        let session = &self.team.session;
        self.lobby = if session.step.is_some() || session.hidden {
            Lobby::of(&self.team, &self.collected())
        } else {
            Lobby::default()
        };
    }
}
