//! What the room puts on record: guesses before the reveal, and offers to
//! speak for an end of a spectrum.

use crate::team::{Edit, End, Expectation, Expected, Slot, Voice};
use crate::tui::app::Model;

/// Strong, a gap, neither, and round again.
pub(crate) fn next_guess(model: &mut Model, dimension: usize) {
    let id = &model.team.dimensions()[dimension].id;
    let now = model.team.expectations.iter().find(|guess| guess.dimension == *id);
    let next = match now.map(|guess| guess.expected) {
        None => Some(Expected::Strong),
        Some(Expected::Strong) => Some(Expected::Gap),
        Some(Expected::Gap) => None,
    };
    set_guess(model, dimension, next);
}

/// Puts a guess on record, or takes it off.
pub(crate) fn set_guess(model: &mut Model, dimension: usize, expected: Option<Expected>) {
    let dimension = &model.team.dimensions()[dimension];
    let (id, name) = (dimension.id.clone(), dimension.name.clone());
    let at = model.team.expectations.iter().position(|guess| guess.dimension == id);
    let end = model.team.expectations.len();
    let slot = match (at, expected) {
        (None, None) => return model.done("There is no guess here to clear."),
        (Some(at), None) => Slot::Remove(at),
        (Some(at), Some(expected)) => Slot::Replace(at, Expectation { dimension: id, expected }),
        (None, Some(expected)) => Slot::Insert(end, Expectation { dimension: id, expected }),
    };
    model.change(Edit::Expectation(slot), format!("what is expected of {name}"));
}

/// A member offers to speak for an end of a spectrum, or takes it back.
pub(crate) fn toggle_speaker(model: &mut Model, dimension: usize, end: End, member: usize) {
    let spectrum = &model.team.dimensions()[dimension];
    let id = spectrum.id.clone();
    let pole = spectrum.poles[usize::from(end == End::B)].clone();
    let mut person = model.team.members()[member].clone();
    let offered = person.speaks_for(&id, end);
    if offered {
        person.voices.retain(|voice| !(voice.dimension == id && voice.end == end));
    } else {
        person.voices.push(Voice { dimension: id, end });
    }
    let name = model.name_of(member).to_owned();
    let edit = Edit::ReplaceMember(member, Box::new(person));
    if model.try_change(edit, format!("{name}'s offer to speak")) {
        model.done(if offered {
            format!("{name} no longer speaks for: {pole}")
        } else {
            format!("{name} speaks for: {pole}")
        });
    }
}
