//! Every command of every screen is found in the palette by the words that
//! someone would type for it.

use std::collections::HashMap;

use roundtable::phrases::Glyphs;
use roundtable::tui::app::palette::{Palette, is_command, matching};
use roundtable::tui::app::{Context, update};
use roundtable::tui::keymap::table;
use strum::VariantArray as _;

use crate::common::ways::{models, sources};

/// The name of each command, and what people type to find it, with commas
/// between.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("away", "away, holiday, absent, without, sick"),
    ("everyone", "everyone, nobody away, all back"),
    ("discuss", "mark, talk about, star"),
    ("situation", "situation, next situation, scenario"),
    ("compare", "compare, side by side, two situations"),
    ("sort", "sort, order, worst first"),
    ("sort-people", "sort people, order people, by name"),
    ("filter", "filter, only skills, show only"),
    ("find", "find, search, go to"),
    ("present", "present, projector, large, bigger"),
    ("aliases", "alias, anonymous, hide names, pseudonym"),
    ("colour-by-level", "heatmap, colour, color"),
    ("fold", "fold, columns, level counts"),
    ("other-page", "personality, strips, spectra"),
    ("history", "history, past, trend, changes"),
    ("keep-snapshot", "snapshot, save snapshot, version"),
    ("mark-look", "compare, mark day, diff"),
    ("keep-look", "snapshot, save snapshot"),
    ("ask-again", "ask again, rate again, outdated"),
    ("teams", "teams, other teams, all teams"),
    ("welcome-teams", "teams, all teams"),
    ("open-team", "open"),
    ("across-teams", "next section, next"),
    ("findings", "findings, sentences, shortfalls, gaps"),
    ("to-the-row", "show on map, go to row"),
    ("rate", "rate, answer, assess, survey"),
    ("edit", "edit, rename, members"),
    ("welcome-open", "open, new team, template"),
    ("demo", "demo, example"),
    ("forget", "remove, forget"),
    ("open-file", "open file, open, load"),
    ("next-page", "next page, members, next"),
    ("page-before", "previous page, back"),
    ("edit-open", "open, fields, edit"),
    ("edit-field", "change, edit"),
    ("more", "more people, more"),
    ("fewer", "fewer, less"),
    ("field-more", "more, increase"),
    ("field-fewer", "fewer, decrease, less"),
    ("add", "add, new, member"),
    ("rename", "rename"),
    ("not-needed", "not needed, unneeded"),
    ("needs-of", "situation, needs of"),
    ("remove", "remove, delete"),
    ("move-up", "move up, up"),
    ("move-down", "move down, down"),
    ("usual", "reset, default"),
    ("edit-right", "next page"),
    ("edit-left", "previous page"),
    ("leave-edit", "back, map, close"),
    ("other-teams", "open, open file, recent, switch team"),
    ("correct", "correct, fix answer, change answer"),
    ("session", "workshop, session, start workshop, facilitate"),
    ("do-step", "continue, do"),
    ("next-step", "next step, next"),
    ("next-step-from-map", "next step"),
    ("previous-step", "previous step, back"),
    ("guide", "script, guide, facilitator, what to say"),
    ("open-talk-row", "explain, why"),
    ("tick-off", "tick, done, check off"),
    ("remote", "remote, phone"),
    ("vote", "vote, dots"),
    ("talk-away", "away, holiday"),
    ("talk-map", "map"),
    ("frame-situation", "situation"),
    ("session-edit", "edit, members, team"),
    ("session-decisions", "decisions"),
    ("session-snapshot", "snapshot"),
    ("next-session", "next session, date, book"),
    ("lobby-rate", "rate, laptop, this computer"),
    ("room", "phones, room, qr code, open the room"),
    ("room-address", "address, another address"),
    ("room-free", "free name, wrong name, free a name"),
    ("room-help", "network, not reach, phones may not"),
    ("type-form", "form, printed, paper"),
    ("take-sheets", "add answers, sheets, answers"),
    ("reveal", "reveal, show everything"),
    ("reveal-from-step", "reveal"),
    ("guess", "guess, change the guess"),
    ("guess-strong", "strong"),
    ("guess-gap", "nobody, gap"),
    ("guess-clear", "clear"),
    ("next-spectrum", "next spectrum"),
    ("leave-session", "map, back, leave"),
    ("session-redo", "redo"),
    ("session-undo", "undo"),
    ("save-in-session", "save, keep"),
    ("session-hide", "blank, hide, black"),
    ("session-theme", "theme, dark, light"),
    ("session-help", "help, keys"),
    ("session-quit", "quit, exit, leave"),
    ("fingers", "fingers, show of hands"),
    ("fingers-from-map", "fingers, show of hands"),
    ("why", "explain, why, details"),
    ("meaning", "explain, why, details"),
    ("meaning-of-decision", "explain, why, details"),
    ("decide", "decide, action, todo"),
    ("decisions", "decisions, actions"),
    ("shape", "shape, radar, spider, chart"),
    ("plan", "plan, hiring, departures"),
    ("hire-too", "hire too, hire"),
    ("pane", "next page, brief, grow"),
    ("pane-back", "previous page"),
    ("why-plan", "explain, why"),
    ("planned", "decided, if all decided"),
    ("phones-after-fingers", "phones"),
    ("plan-away", "away, holiday, without"),
    ("plan-everyone", "everyone"),
    ("plan-compare", "compare, side by side"),
    ("more-hires", "more hires, one more"),
    ("fewer-hires", "fewer hires, one fewer"),
    ("new-candidate", "add candidate, new candidate"),
    ("read-candidates", "import, read candidates, folder"),
    ("answers", "edit, interview, candidate answers"),
    ("candidate-outcome", "outcome, hired, declined"),
    ("remove-candidate", "remove, delete"),
    ("copy-brief", "copy, brief, job ad, advert"),
    ("keep-plan", "save plan, keep plan"),
    ("to-the-map", "map, back"),
    ("change-decision", "change, edit, decide"),
    ("copy", "copy, clipboard"),
    ("remove-decision", "remove, delete"),
    ("export", "export, html, pdf, csv, share, report, print"),
    ("import", "import, excel, spreadsheet, paste, csv"),
    ("welcome-import", "import, excel, spreadsheet, paste"),
    ("undo", "undo"),
    ("redo", "redo"),
    ("save", "save"),
    ("edit-file", "editor, toml, edit file"),
    ("save-as", "save as, duplicate, copy to file"),
    ("theme", "theme, dark, light, contrast, colors"),
    ("mouse", "mouse, select text"),
    ("hide", "hide, blank, black"),
    ("help", "help, keys, shortcuts, legend"),
    ("back", "back"),
    ("quit", "quit, exit"),
    ("map", "map"),
    ("team", "team, members, settings, needs"),
    ("hide-everything", "blank, hide"),
    ("interrupt", "quit"),
    ("suspend", "suspend, background"),
    ("repaint", "redraw, refresh, repaint"),
];

/// Where the palette opens.
fn contexts() -> impl Iterator<Item = Context> {
    Context::VARIANTS
        .iter()
        .copied()
        .filter(|context| table::of(*context).any(|binding| binding.name.ends_with("commands")))
        .filter(|context| *context != Context::Palette)
}

#[test]
fn every_command_of_every_screen_is_found_by_what_someone_would_type() {
    let words: HashMap<&str, &str> = WORDS.iter().copied().collect();
    let mut wrong = Vec::new();
    for context in contexts() {
        for binding in table::of(context).filter(|binding| is_command(&binding.action)) {
            let Some(typed) = words.get(binding.name) else {
                wrong.push(format!("{}: no words", binding.name));
                continue;
            };
            for typed in typed.split(", ") {
                let found = matching(context, typed);
                let rank = found.iter().position(|entry| entry.action == binding.action);
                if rank.is_none_or(|rank| rank > 2) {
                    let first: Vec<&str> = found.iter().map(|entry| entry.name).take(3).collect();
                    let place =
                        rank.map_or("not found".to_owned(), |rank| format!("{}th", rank + 1));
                    wrong.push(format!(
                        "{context:?} {}: `{typed}` {place}, after {first:?}",
                        binding.name
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_that_is_tested_exists() {
    for (name, _) in WORDS {
        assert!(table::TABLE.iter().any(|binding| binding.name == *name), "{name}");
    }
}

#[test]
fn every_command_that_is_offered_does_something() {
    let ways = sources();
    let demo = &ways.iter().find(|(name, _)| *name == "the demo").unwrap().1;
    let mut dead = Vec::new();
    for (way, player) in models(demo, Glyphs::Unicode) {
        // A screen with nothing over it, where the palette opens.
        let context = Context::of(&player.model);
        let opens = table::of(context).any(|binding| binding.name.ends_with("commands"));
        if context != Context::of_screen(&player.model) || !opens {
            continue;
        }
        let before = format!("{:?}", player.model);
        for binding in Palette::default().entries(&player.model) {
            let mut model = player.model.clone();
            let effects = update(&mut model, binding.action.clone());
            if effects.is_empty() && format!("{model:?}") == before {
                dead.push(format!("{context:?} ({way}): {}", binding.name));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}
