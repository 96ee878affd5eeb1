//! Two versions of one team come together: what comes in, what both have
//! changed, and which of the two stands there. Nothing is taken before a yes.

use super::menu::{Choose, Entry, Menu};
use super::{Action, Effect, Model, Motion, Overlay};

pub use crate::files::Stands;
use crate::files::{Clash, Merged};
use crate::phrases;

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

/// Earlier starts could not save everything: so many of them, one after the
/// other.
pub fn ask_about_journals(model: &mut Model, sessions: usize) {
    let title = match sessions {
        0 => return,
        1 => "Edits that could not be saved last time were kept aside".to_owned(),
        _ => format!("Edits of {sessions} times could not be saved and were kept aside"),
    };
    let look = if sessions > 1 { "the oldest first, " } else { "" };
    let entries = vec![
        entry(
            "look at them",
            &format!("{look}and take them up, if you like"),
            Choose::Merge(From::Journal),
        ),
        entry("later", "they stay where they are", Choose::Nothing),
        entry(
            if sessions > 1 { "forget the oldest" } else { "forget them" },
            "",
            Choose::ForgetJournal,
        ),
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
