//! Two versions of one team come together: what comes in, what both have
//! changed, and which of the two stands there. Nothing is taken before a yes.

use std::path::Path;

use super::menu::{Choose, Entry, Menu};
use super::{Action, Effect, Model, Motion, Overlay};

pub use crate::files::Stands;
use crate::files::{Clash, Merged};
use crate::phrases;
use crate::team::Team;
use crate::text;

/// Where the other version is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Someone has written the file since.
    Disk,
    /// Edits that an earlier start could not save.
    Journal,
}

impl From {
    /// What theirs and mine are called on the screen.
    pub fn sides(self) -> [&'static str; 2] {
        match self {
            Self::Disk => ["as on disk", "as here"],
            Self::Journal => ["as kept aside", "as in the file"],
        }
    }
}

/// A merge, looked at before it is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Merging {
    /// Where the other version is from.
    pub from: From,
    /// What both have changed, in words, and which of the two stands.
    pub clashes: Vec<(String, Clash)>,
    /// What comes in, in words.
    pub comes_in: Vec<String>,
    /// The line under the cursor: the clashes, then what comes in.
    pub cursor: usize,
}

/// Shows what a merge would do.
pub fn show(model: &mut Model, from: From, merged: &Merged) {
    let teams = [&merged.team, &model.team];
    let said = |place: &str| phrases::place(place, &teams);
    let clashes: Vec<_> =
        merged.clashes.iter().map(|clash| (said(&clash.place), clash.clone())).collect();
    let clashing = |place: &String| merged.clashes.iter().any(|clash| clash.place == *place);
    let comes_in = merged.comes_in.iter().filter(|place| !clashing(place));
    let comes_in = comes_in.map(|place| said(place)).collect();
    let merging = Merging { from, clashes, comes_in, cursor: 0 };
    model.overlays.push(Overlay::Merging(Box::new(merging)));
}

pub(super) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::Merging(merging)) = model.overlays.last_mut() else { return Vec::new() };
    let last = (merging.clashes.len() + merging.comes_in.len()).saturating_sub(1);
    match action {
        Action::Move(Motion::Up) => merging.cursor = merging.cursor.saturating_sub(1),
        Action::Move(Motion::Down) => merging.cursor = (merging.cursor + 1).min(last),
        Action::Move(Motion::Left) => stand(merging, Stands::Theirs),
        Action::Move(Motion::Right) => stand(merging, Stands::Mine),
        Action::Yes => {
            let decided = merging.clashes.iter().map(|(_, clash)| clash.clone()).collect();
            let from = merging.from;
            model.overlays.pop();
            return vec![Effect::Merge(from, decided)];
        }
        Action::Back => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

fn stand(merging: &mut Merging, stands: Stands) {
    if let Some((_, clash)) = merging.clashes.get_mut(merging.cursor)
        && clash.stands != Stands::Gone
    {
        clash.stands = stands;
    }
}

/// The file has changed on disk: never written over silently.
pub fn ask_about_change(model: &mut Model) {
    let title = "The file has changed on disk";
    let entries = vec![
        entry("merge the two", "shows first what comes in", Choose::Merge(From::Disk)),
        entry("reload", "take what is on disk; u brings back what is here", Choose::Reload),
        entry("keep mine in another file", "and go on there", Choose::SaveElsewhere),
    ];
    ask(model, title, entries);
}

/// It could not be saved, for a reason that may go away.
pub fn ask_about_failure(model: &mut Model) {
    let entries = vec![
        entry("try again", "", Choose::Save),
        entry("keep it in another file", "and go on there", Choose::SaveElsewhere),
    ];
    ask(model, "The team could not be saved", entries);
}

/// An earlier start could not save everything.
pub fn ask_about_journal(model: &mut Model) {
    let entries = vec![
        entry("look at them", "and merge them, if you like", Choose::Merge(From::Journal)),
        entry("open them as a file of their own", "beside this one", Choose::RestoreJournal),
        entry("later", "they stay where they are", Choose::Nothing),
        entry("forget them", "", Choose::ForgetJournal),
    ];
    ask(model, "Edits that could not be saved last time were kept aside", entries);
}

/// The file is gone, and a team of that name was kept aside.
pub fn ask_about_kept_team(model: &mut Model, path: &Path, team: &Team) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let people = phrases::english::count(team.members().len() as u32, "person", "people");
    let title =
        format!("{} is gone; {}, {people}, was kept aside", text::visible(&name), team.name);
    let entries = vec![
        entry("put it back", "as it was last edited", Choose::RestoreJournal),
        entry("later", "it stays where it is", Choose::Nothing),
        entry("forget it", "", Choose::ForgetJournal),
    ];
    ask(model, &title, entries);
}

fn entry(label: &str, detail: &str, choose: Choose) -> Entry {
    Entry { label: label.into(), detail: detail.into(), choose }
}

/// Once: saves go on while it is open.
fn ask(model: &mut Model, title: &str, entries: Vec<Entry>) {
    let open = |overlay: &Overlay| match overlay {
        Overlay::Menu(menu) => menu.title == title,
        Overlay::Merging(_) => true,
        _ => false,
    };
    if !model.overlays.iter().any(open) {
        model.overlays.push(Overlay::Menu(Menu::new(title, entries)));
    }
}
