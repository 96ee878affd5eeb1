//! Merging two versions of a team: changes that do not overlap are merged with a message,
//! conflicts are one question.

use std::path::Path;

use crate::files::{Merged, Resolution};
use crate::phrases;
use crate::team::Team;
use crate::text;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::update::ask_where_to_save;
use crate::tui::app::{Effect, Model, Overlay, Then};

/// Where the other version is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Someone has changed the file on disk.
    Disk,
    /// Edits that an earlier start could not save.
    Journal,
}

/// Asks whose changes to keep where both sides changed the same.
pub fn ask_about_conflicts(model: &mut Model, from: From, merged: &Merged) {
    let teams = [&merged.team, &model.team];
    let paths: Vec<String> =
        merged.conflicts.iter().map(|path| phrases::location(path, &teams)).collect();
    let what = match &paths[..] {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more", rest.len()),
        [] => return,
    };
    let (title, theirs) = match from {
        From::Disk => (format!("Changed here and on disk: {what}"), "use the version on disk"),
        From::Journal => {
            (format!("Changed here and in the unsaved edits: {what}"), "use the unsaved edits")
        }
    };
    let merge = |resolution| Effect::Merge(from, Some(resolution)).into();
    let entries = vec![
        entry("keep mine", "merge everything else", merge(Resolution::Mine)),
        entry(theirs, "merge everything else", merge(Resolution::Theirs)),
        save_elsewhere("save mine in another file"),
    ];
    ask(model, &title, entries);
}

/// Says how many changes were merged.
pub fn tell(model: &mut Model, from: From, merged: &Merged) {
    let what = match from {
        From::Disk => "The file changed on disk",
        From::Journal => "Your unsaved edits are back",
    };
    model.notify(match merged.comes_in.len() {
        0 => format!("{what}. Nothing changes here."),
        1 => format!("{what}: 1 change is merged. u undoes it."),
        n => format!("{what}: {n} changes are merged. u undoes them."),
    });
}

/// Asks what to do with a file that has changed on disk and cannot be merged.
pub fn ask_about_change(model: &mut Model) {
    let title = "The file has changed on disk";
    let entries = vec![
        entry(
            "reload",
            "load the file as it is on disk; u brings back this version",
            Effect::Reload.into(),
        ),
        save_elsewhere("save mine in another file"),
    ];
    ask(model, title, entries);
}

const NOT_SAVED: &str = "The team could not be saved";

/// Asks what to do after a save has failed.
pub fn ask_about_failure(model: &mut Model) {
    let entries = vec![
        entry("try again", "", Effect::Save.into()),
        save_elsewhere("save it in another file"),
    ];
    ask(model, NOT_SAVED, entries);
}

/// Closes that question: what could not be saved has been saved since, with what somebody
/// else wrote.
pub fn close_question_about_failure(model: &mut Model) {
    let is_asked =
        |overlay: &Overlay| matches!(overlay, Overlay::Menu(menu) if menu.title == NOT_SAVED);
    model.overlays.retain(|overlay| !is_asked(overlay));
}

/// Asks what to do with edits that an earlier start could not save.
pub fn ask_about_journal(model: &mut Model) {
    let entries = vec![
        entry("merge them", "one undo reverts them", Effect::Merge(From::Journal, None).into()),
        entry("open them as another file", "next to this one", Effect::RestoreJournal.into()),
        entry("later", "keep them for later", Then::new(|_| {})),
        entry("forget them", "", Effect::DiscardJournal.into()),
    ];
    ask(model, "Unsaved edits from last time", entries);
}

/// Asks what to do with unsaved edits of a file that is gone.
pub fn ask_about_kept_team(model: &mut Model, path: &Path, team: &Team) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let people = phrases::english::count(team.members().len() as u32, "person", "people");
    let title = format!(
        "{} is gone; unsaved edits of {}, {people}, are kept",
        text::visible(&name),
        team.name
    );
    let entries = vec![
        entry("put it back", "as it was last edited", Effect::RestoreJournal.into()),
        entry("later", "keep it for later", Then::new(|_| {})),
        entry("forget it", "", Effect::DiscardJournal.into()),
    ];
    ask(model, &title, entries);
}

fn entry(label: &str, detail: &str, then: Then) -> Entry {
    Entry { label: label.into(), detail: detail.into(), then }
}

fn save_elsewhere(label: &str) -> Entry {
    Entry::new(label, "and continue there", ask_where_to_save)
}

/// Asks only once: saves go on while the question is open.
fn ask(model: &mut Model, title: &str, entries: Vec<Entry>) {
    let open = |overlay: &Overlay| match overlay {
        Overlay::Menu(menu) => menu.title == title,
        _ => false,
    };
    if !model.overlays.iter().any(open) {
        model.overlays.push(Overlay::Menu(Menu::new(title, entries)));
    }
}
