//! What a line that was typed asks for: a command, a dimension, a person.

use std::io;
use std::path::PathBuf;

use super::map;
use super::say::Voice;
use crate::phrases::english;
use crate::team::{Edit, Id, Member};
use crate::text::{self, fold};
use crate::tui::app::{Action, Destination, Effect, Model, Screen};

const HELP: [&str; 17] = [
    "map, or m: every dimension and how it stands.",
    "talk, or t: what deserves the team's hour.",
    "findings, or f: what the map says, worst first.",
    "spectra, or p: personality, how many stand where.",
    "people, or n: who is on the team.",
    "A number or a name: that dimension in full, or that person.",
    "away NAME: as if someone were away; again, and they are back. everyone: all are here.",
    "situation, or s: judge by the next situation.",
    "decisions, or d: what was decided.",
    "rate, or r: rate in private; rate NAME: as that person.",
    "add NAME, NAME: put people on the team.",
    "reveal: show what a session hides, to everyone.",
    "undo, or u: take back the last change. redo: make it again.",
    "save FILE: keep the team in a file of its own.",
    "headline, or h: the first lines again.",
    "help, or ?: this list.",
    "quit, or q: leave; everything is saved.",
];

/// What a line on the first screen opens.
pub(super) fn choose(model: &mut Model, line: &str) -> (Vec<Action>, Vec<Effect>) {
    let Screen::Welcome(view) = &mut model.screen else {
        return (Vec::new(), Vec::new());
    };
    let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    match number.filter(|&at| at < view.rows().len()) {
        Some(at) => {
            view.cursor = at;
            (vec![Action::Enter], Vec::new())
        }
        None if matches!(line, "q" | "quit") => (vec![Action::Quit], Vec::new()),
        None if line.is_empty() => (Vec::new(), Vec::new()),
        None => (Vec::new(), vec![Effect::Open(PathBuf::from(line))]),
    }
}

/// Does a command; what it asks of the model and of the world outside.
pub(super) fn obey(
    model: &mut Model,
    line: &str,
    voice: &mut Voice,
) -> io::Result<(Vec<Action>, Vec<Effect>)> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (word, rest) = (word.to_lowercase(), rest.trim());
    let actions = |actions| Ok((actions, Vec::new()));
    match (&*word, rest) {
        ("", _) => return actions(Vec::new()),
        ("help" | "?", _) => {
            for line in HELP {
                voice.say(line)?;
            }
            return actions(Vec::new());
        }
        ("quit" | "q", "") => return actions(vec![Action::Quit]),
        ("undo" | "u", "") => return actions(vec![Action::Undo]),
        ("redo", "") => return actions(vec![Action::Redo]),
        ("rate" | "r", "") => {
            // Nobody is under a cursor here: it is always asked who rates.
            model.map.column = None;
            return actions(vec![Action::Go(Destination::Rate)]);
        }
        ("rate" | "r", name) => {
            if let Some(member) = person(model, name) {
                let effects = crate::tui::app::rate::begin(model, member);
                return Ok((Vec::new(), effects));
            }
            voice.say("Nobody on the team is called that.")?;
            return actions(Vec::new());
        }
        ("save", file) if !file.is_empty() => {
            return Ok((Vec::new(), vec![Effect::SaveAs(PathBuf::from(file))]));
        }
        ("add", names) if !names.is_empty() => {
            let (edit, faults) = newcomers(model, names);
            for fault in faults {
                voice.sentence(&fault)?;
            }
            if edit.is_empty() {
                return actions(Vec::new());
            }
            let count = english::count(edit.len() as u32, "person", "people");
            let effects = model.change(Edit::All(edit), format!("{count} added"));
            if model.notice.is_none() {
                model.done(format!("{count} added; rate and a name asks them"));
            }
            return Ok((Vec::new(), effects));
        }
        ("reveal", "") if model.team.session.hidden => return actions(vec![Action::Reveal]),
        ("reveal", "") => {
            voice.say("Nothing is hidden.")?;
            return actions(Vec::new());
        }
        _ if model.team.session.hidden => {
            map::hidden(model, voice)?;
            voice.say("Until then there are rate, reveal, help and quit.")?;
            return actions(Vec::new());
        }
        ("headline" | "h", "") => map::greet(model, voice)?,
        ("map" | "m", "") => map::rows(model, voice)?,
        ("talk" | "t", "") => map::talk(model, voice)?,
        ("findings" | "f", "") => map::findings(model, voice)?,
        ("spectra" | "personality" | "p", "") => map::spectra(model, voice)?,
        ("people" | "n", "") => map::people(model, voice)?,
        ("decisions" | "d", "") => map::decisions(model, voice)?,
        ("situation" | "s", "") => {
            crate::tui::app::update(model, Action::Situation);
            model.notice = None;
            map::greet(model, voice)?;
        }
        ("everyone", "") => {
            crate::tui::app::update(model, Action::Everyone);
            model.notice = None;
            map::greet(model, voice)?;
        }
        ("away" | "x", name) => match person(model, name) {
            Some(member) => {
                model.set_away(member, !model.coverage.is_away(member));
                map::greet(model, voice)?;
            }
            None => voice.say("Say who: away, and a name.")?,
        },
        _ => match (dimension(model, line), person(model, line)) {
            (Some(place), _) => map::row(model, place, voice)?,
            (None, Some(member)) => map::one(model, member, voice)?,
            (None, None) => {
                voice.say("There is no such command or name; help lists what there is.")?;
            }
        },
    }
    actions(Vec::new())
}

/// New members by their names, and what is wrong with the others.
fn newcomers(model: &Model, names: &str) -> (Vec<Edit>, Vec<String>) {
    let members = model.team.members();
    let mut known: Vec<String> = members.iter().map(|own| fold(&own.name)).collect();
    let mut ids: Vec<Id> = members.iter().map(|own| own.id.clone()).collect();
    let (mut edits, mut faults) = (Vec::new(), Vec::new());
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match text::name(name) {
            Ok(name) if known.contains(&fold(&name)) => {
                faults.push(format!("{name} is on the team already"));
            }
            Ok(name) => {
                known.push(fold(&name));
                let id = Id::free(&name, |id| ids.contains(id));
                ids.push(id.clone());
                let at = members.len() + edits.len();
                edits.push(Edit::InsertMember(at, Box::new(Member::new(id, name)), Vec::new()));
            }
            Err(fault) => faults.push(format!("a name {fault}")),
        }
    }
    (edits, faults)
}

fn person(model: &Model, name: &str) -> Option<usize> {
    let name = fold(name);
    let names = || (0..model.team.members().len()).map(|member| fold(model.name_of(member)));
    let begins = || {
        let mut begin = names().enumerate().filter(|(_, own)| own.starts_with(&name));
        begin.next().filter(|_| begin.next().is_none()).map(|(member, _)| member)
    };
    (!name.is_empty()).then(|| names().position(|own| own == name).or_else(begins)).flatten()
}

/// A dimension by its number or its name, or what only its name begins with.
fn dimension(model: &Model, said: &str) -> Option<usize> {
    let all = model.team.dimensions();
    if let Ok(number) = said.parse::<usize>() {
        return map::in_order(model).get(number.checked_sub(1)?).copied();
    }
    let said = fold(said);
    let exact = all.iter().position(|own| fold(&own.name) == said);
    exact.or_else(|| {
        let mut begin =
            all.iter().enumerate().filter(|(_, own)| fold(&own.name).starts_with(&said));
        begin.next().filter(|_| begin.next().is_none()).map(|(place, _)| place)
    })
}
