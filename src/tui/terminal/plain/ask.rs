//! Questions, lists and lines to type, as on the screen, in lines of text.

use std::io;

use super::say::Voice;
use crate::tui::app::{Action, Model, Overlay};

/// Asks what lies over the screen.
pub(super) fn ask(overlay: &Overlay, voice: &mut Voice) -> io::Result<()> {
    match overlay {
        Overlay::Confirm(confirm) => {
            voice.begin(&confirm.question)?;
            voice.prompt(&format!("Type y to {}, n for no", confirm.yes))
        }
        Overlay::Menu(menu) => {
            voice.begin(&menu.title)?;
            for (nth, entry) in menu.shown().enumerate() {
                let detail = if entry.detail.is_empty() { "" } else { ", " };
                voice.say(&format!("{}. {}{detail}{}", nth + 1, entry.label, entry.detail))?;
            }
            voice.prompt("Number, or b to go back")
        }
        Overlay::Prompt(prompt) => {
            voice.begin(&prompt.title)?;
            if let Some(fault) = &prompt.fault {
                voice.sentence(fault)?;
            }
            let now = prompt.input.value();
            let now = if now.is_empty() { String::new() } else { format!("; empty takes {now}") };
            voice.prompt(&format!("Type it, or a full stop alone to go back{now}"))
        }
        // None of the others is opened by a line.
        _ => voice.prompt("Enter to go back"),
    }
}

/// What a line answers to it.
pub(super) fn answer(model: &mut Model, line: &str) -> Vec<Action> {
    let word = line.to_lowercase();
    match model.overlays.last_mut() {
        Some(Overlay::Confirm(_)) if matches!(&*word, "y" | "yes") => vec![Action::Yes],
        Some(Overlay::Confirm(_)) if matches!(&*word, "n" | "no" | "b") => vec![Action::No],
        Some(Overlay::Confirm(_)) => Vec::new(),
        Some(Overlay::Menu(menu)) => {
            let labels = || menu.shown().map(|entry| entry.label.to_lowercase());
            let named = labels().position(|label| label == word);
            let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            match number.filter(|&at| at < labels().count()).or(named) {
                Some(at) => {
                    menu.cursor = at;
                    vec![Action::Enter]
                }
                None if matches!(&*word, "b" | "back") => vec![Action::Back],
                None => Vec::new(),
            }
        }
        Some(Overlay::Prompt(_)) if word == "." => vec![Action::Back],
        Some(Overlay::Prompt(_)) if line.is_empty() => vec![Action::Enter],
        Some(Overlay::Prompt(_)) => {
            // What stands there to begin from is written anew.
            vec![
                Action::Move(crate::tui::app::Motion::Last),
                Action::DeleteLine,
                Action::Paste(line.to_owned()),
                Action::Enter,
            ]
        }
        _ => vec![Action::Back],
    }
}
