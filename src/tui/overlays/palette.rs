//! The command palette: every action that makes sense here, found by a few
//! letters of what it does, with its key next to it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::team::Step;
use crate::tui::app::{Action, Context, Destination, Model, Overlay, Screen, Tab, act_on_screen};
use crate::tui::draw::Styles;
use crate::tui::keymap::Keymap;
use crate::tui::keymap::table;
use crate::tui::keymap::table::Binding;
use crate::tui::overlays::help::keys_of;
use crate::tui::overlays::menu::{Chooser, Item, choose};

/// What was typed, and the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette {
    /// What was typed to find an action.
    pub typed: String,
    /// The entry under the cursor.
    pub cursor: usize,
}

impl Palette {
    /// Returns the actions that fit what was typed, the best first.
    pub fn entries(&self, model: &Model) -> Vec<&'static Binding> {
        let mut found = matching(Context::of_screen(model), &self.typed);
        found.retain(|binding| makes_sense(model, &binding.action));
        found
    }
}

/// Returns the commands of a context that fit what was typed, the best first,
/// each action once.
pub fn matching(context: Context, typed: &str) -> Vec<&'static Binding> {
    let mut found: Vec<(u32, &'static Binding)> = table::of(context)
        .filter(|binding| is_command(&binding.action))
        .filter_map(|binding| Some((score(binding, typed)?, binding)))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut entries: Vec<&'static Binding> = Vec::new();
    for (_, binding) in found {
        if entries.iter().all(|entry| entry.action != binding.action) {
            entries.push(binding);
        }
    }
    entries
}

/// Returns whether an action is something to ask for by name, and not a movement or a letter typed.
pub fn is_command(action: &Action) -> bool {
    !matches!(
        action,
        Action::Move(_)
            | Action::Answer(_)
            | Action::Type(_)
            | Action::Paste(_)
            | Action::Palette
            | Action::DeleteBack
            | Action::DeleteForward
            | Action::DeleteWord
            | Action::DeleteLine
    )
}

/// Returns whether an action would do something now.
fn makes_sense(model: &Model, action: &Action) -> bool {
    match action {
        Action::Undo => !model.undo_stack.undo.is_empty(),
        Action::Redo => !model.undo_stack.redo.is_empty(),
        Action::Everyone => model.coverage.away().contains(&true),
        Action::Situation if matches!(model.screen, Screen::Session(_)) => {
            model.team.session.step == Some(Step::Frame) && !model.team.situations.is_empty()
        }
        Action::Compare | Action::Situation => !model.team.situations.is_empty(),
        Action::Away
        | Action::SortPeople
        | Action::Fold
        | Action::Aliases
        | Action::Correct
        | Action::Go(Destination::Rate | Destination::Fingers) => !model.team.members().is_empty(),
        Action::Discuss | Action::Decide if model.screen == Screen::Map => {
            !model.team.dimensions().is_empty()
        }
        Action::NextStep => model.team.session.step.is_some(),
        // Not to where one is.
        Action::Go(destination)
            if Tab::of(model).is_some_and(|tab| tab.destination() == *destination) =>
        {
            model.team.session.step.is_some() && *destination == Destination::Session
        }
        Action::Back => model.screen != Screen::Map,
        Action::Keep if matches!(model.screen, Screen::Session(_)) => {
            model.team.session.step == Some(Step::Close)
        }
        Action::NextAddress | Action::FreeName | Action::NetworkHelp => model.room.is_some(),
        _ => true,
    }
}

/// Returns how well an action fits what was typed: every word typed must be
/// found. The start of a word counts more than its middle, and letters in
/// order still count a little.
fn score(binding: &Binding, typed: &str) -> Option<u32> {
    let texts = [
        (binding.label.to_lowercase(), 4),
        (binding.name.replace('-', " "), 3),
        (binding.about.to_lowercase(), 2),
        (synonyms(binding).to_owned(), 1),
    ];
    typed.to_lowercase().split_whitespace().try_fold(1, |sum, word| {
        let best = texts.iter().filter_map(|(text, weight)| fit(text, word, *weight)).max()?;
        Some(sum + best)
    })
}

fn fit(text: &str, word: &str, weight: u32) -> Option<u32> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    if text == word {
        return Some(100 * weight);
    }
    if text.starts_with(word) {
        return Some(50 * weight);
    }
    if words.any(|start| start.starts_with(word)) {
        return Some(20 * weight);
    }
    if text.contains(word) {
        return Some(8 * weight);
    }
    // Letters in order within one word: "prst" for "present".
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let fits = words.any(|one| {
        let mut letters = one.chars();
        one.chars().next() == word.chars().next()
            && word.chars().all(|c| letters.any(|letter| letter == c))
    });
    fits.then_some(weight / 2)
}

/// Words that people type for an action and that its own text does not hold.
fn synonyms(binding: &Binding) -> &'static str {
    match binding.action {
        Action::Away => "absent leave holiday vacation without sick",
        Action::Everyone => "all back again",
        Action::Discuss => "talk flag star bookmark diff",
        Action::Situation => "scenario",
        Action::Compare => "side by side diff two situations",
        Action::Sort => "sort order worst",
        Action::SortPeople => "sort order by name",
        Action::Find => "search go to",
        Action::Present => "projector large big bigger fullscreen zoom",
        Action::Aliases => "anonymous anonymise hide names pseudonyms",
        Action::ColourByLevel => "color heatmap heat",
        Action::Fold => "fold columns people levels counts many",
        Action::Snapshot => "save version history",
        Action::Export => "html markdown svg csv json pdf print report share",
        Action::Import => "read paste spreadsheet excel csv table",
        Action::OpenFile => "load",
        Action::SaveAs => "copy to duplicate file",
        Action::Save => "keep",
        Action::Copy => "clipboard advert",
        Action::Remove => "delete",
        Action::Rename => "interview candidate answers",
        Action::Keep => "keep book date",
        Action::Demo => "example sample",
        Action::Filter => "only skills experience",
        Action::Decide => "edit decide action todo",
        Action::Meaning => "why details",
        Action::Enter if binding.name.contains("why") || binding.name.contains("talk") => {
            "why details"
        }
        Action::Enter if binding.name.contains("edit") => "edit",
        Action::Enter if binding.name == "to-the-row" => "go to row",
        Action::Next if binding.name == "other-page" => "strips spectra",
        Action::More => "increase",
        Action::Fewer => "decrease less gap",
        Action::Add => "new member",
        Action::NotNeeded => "unneeded",
        Action::Correct => "fix change",
        Action::TickOff => "done check off",
        Action::PreviousStep | Action::Previous => "back before previous",
        Action::Back => "close leave",
        Action::Room => "qr code",
        Action::FreeName => "wrong",
        Action::NetworkHelp => "network wifi firewall",
        Action::TypeForm => "paper",
        Action::Theme => "dark light contrast colours colors",
        Action::Hide => "hide blank black screen boss",
        Action::Help => "shortcuts legend",
        Action::Quit => "exit leave close",
        Action::Suspend => "background shell",
        Action::Repaint => "refresh repaint",
        Action::EditFile => "editor",
        Action::Go(Destination::Shape) => "spider chart",
        Action::Go(Destination::Welcome) => "file switch welcome",
        Action::Go(Destination::Edit) => "settings members needs rows people add change rename",
        Action::Go(Destination::Rate) => "rate answer score assess survey again outdated laptop",
        Action::Go(Destination::Fingers) => "show of hands quick",
        Action::Go(Destination::Session) => "session start facilitate meeting",
        Action::Go(Destination::History) => "past changes trend",
        Action::Go(Destination::Findings) => "shortfalls gaps risks",
        Action::Go(Destination::Decisions) => "actions",
        Action::Go(Destination::Plan) => "hiring hire candidates",
        Action::Go(Destination::Teams) => "other all",
        Action::NextStep => "forward",
        Action::Guide => "guide",
        _ => "",
    }
}

/// Opens the palette.
pub fn open(model: &mut Model) {
    model.overlays.push(Overlay::Palette(Palette::default()));
}

/// Does one action in the palette.
pub fn update(model: &mut Model, action: &Action) {
    let Some(Overlay::Palette(palette)) = model.overlays.last() else { return };
    let mut palette = palette.clone();
    let last = palette.entries(model).len().saturating_sub(1);
    match action {
        Action::Type(c) => {
            palette.typed.push(*c);
            palette.cursor = 0;
        }
        Action::Paste(text) => {
            palette.typed.push_str(text.lines().next().unwrap_or_default());
            palette.cursor = 0;
        }
        Action::DeleteBack => {
            palette.typed.pop();
            palette.cursor = 0;
        }
        Action::Move(motion) => palette.cursor = motion.along(palette.cursor, last, 10),
        Action::Point { row: Some(row), .. } => palette.cursor = *row,
        Action::Back | Action::Palette => {
            model.overlays.pop();
            return;
        }
        Action::Enter => {
            // Where nothing fits, what was typed stays to be corrected.
            let Some(binding) = palette.entries(model).get(palette.cursor).copied() else {
                return;
            };
            model.overlays.pop();
            return act_on_screen(model, &binding.action);
        }
        _ => {}
    }
    if let Some(Overlay::Palette(shown)) = model.overlays.last_mut() {
        *shown = palette;
    }
}

/// Draws the commands with their keys.
pub fn draw(
    palette: &Palette,
    area: Rect,
    buf: &mut Buffer,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) {
    let entries = palette.entries(model);
    let keys: Vec<String> = entries.iter().map(|binding| keys_of(keymap, binding)).collect();
    let items: Vec<Item<'_>> = entries
        .iter()
        .zip(&keys)
        .map(|(binding, keys)| Item { label: binding.about, detail: keys })
        .collect();
    let title = "Commands".to_owned();
    let size = (84, usize::from(area.height));
    choose(
        Chooser { title, typed: &palette.typed, cursor: palette.cursor, size },
        &items,
        area,
        buf,
        styles,
    );
}
