//! What else changed between two versions: names of rows, wishes and decisions.

use super::english::list;
use super::{Changes, decided_about, decision};
use crate::team::{Decision, Team, Want};

/// Returns the changes apart from coverage, each with its title.
pub fn also_changed(changes: &Changes<'_>) -> Vec<[String; 2]> {
    let (then, now) = (changes.then.team, changes.now.team);
    let made = |of: &Team, before: &Team| -> Vec<Decision> {
        let is_in = |one: &&Decision| !before.decisions.iter().any(|old| is_same(old, one));
        of.decisions.iter().filter(is_in).cloned().collect()
    };
    let in_words = |team: &Team, decisions: Vec<Decision>, names| {
        let in_words = decisions
            .iter()
            .map(|one| format!("{}: {}", decided_about(team, one), decision(team, one, names)));
        in_words.collect::<Vec<_>>().join("; ")
    };
    let all = [
        ("Renamed", renamed(then, now)),
        ("What people want", wants(changes).join("; ")),
        ("Decided since", in_words(now, made(now, then), &changes.now_names)),
        ("No longer decided", in_words(then, made(then, now), &changes.then_names)),
    ];
    let filled = all.into_iter().filter(|(_, in_words)| !in_words.is_empty());
    filled.map(|(what, in_words)| [what.to_owned(), in_words]).collect()
}

/// Returns whether two decisions are the same one, perhaps with another expectation.
fn is_same(one: &Decision, other: &Decision) -> bool {
    (&one.dimension, one.choice, one.made) == (&other.dimension, other.choice, other.made)
}

/// Returns the renamed rows: "Running it → Operations and on-call".
fn renamed(then: &Team, now: &Team) -> String {
    let renamed = now.dimensions().iter().filter_map(|dimension| {
        let before = &then.dimensions()[then.dimension_index(dimension.id.as_str())?].name;
        (*before != dimension.name).then(|| format!("{before} → {}", dimension.name))
    });
    list(&renamed.collect::<Vec<_>>())
}

/// Returns changed wishes: "Fay no longer wants more of Data". Only of people in both versions,
/// and not on spectra, where nobody is named.
fn wants(changes: &Changes<'_>) -> Vec<String> {
    let (then, now) = (changes.then.team, changes.now.team);
    let mut sentences = Vec::new();
    for (member, person) in now.members().iter().enumerate() {
        let Some(before) = then.member_index(person.id.as_str()) else { continue };
        for (row, dimension) in now.dimensions().iter().enumerate() {
            let Some(old) = then.dimension_index(dimension.id.as_str()) else { continue };
            if dimension.is_spectrum() || then.dimensions()[old].is_spectrum() {
                continue;
            }
            let wanted = then.ratings().get(old, before).want();
            let wants = now.ratings().get(row, member).want();
            let what = match (wanted, wants) {
                (wanted, wants) if wanted == wants => continue,
                (_, Some(Want::Grow)) => "wants more of",
                (_, Some(Want::Less)) => "wants less of",
                (Some(Want::Grow), None) => "no longer wants more of",
                (_, None) => "no longer wants less of",
            };
            let name = changes.now_names.get(member);
            sentences.push(format!("{name} {what} {}", dimension.name));
        }
    }
    sentences
}
