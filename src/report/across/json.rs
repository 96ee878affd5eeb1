//! Several teams side by side for other programs: a stable contract.

use serde_json::{Map, Value, json};

use crate::coverage::across::{Across, Anywhere, TeamRows};
use crate::phrases::team_labels;
use crate::report::show;
use crate::team::{Date, Id};

/// The version of the contract.
const FORMAT: u32 = 1;

/// Returns everything that several teams look like together. Teams by name;
/// nobody's answers.
pub fn json(teams: &[TeamRows], found: &Across, today: Date) -> Value {
    let labels = team_labels(teams);
    let label = |team: usize| Value::from(labels[team].as_str());
    let labels_of = |of: &[usize]| of.iter().map(|&team| label(team)).collect::<Value>();
    let anywhere = |one: &Anywhere| {
        json!({
            "dimension": one.dimension.as_str(),
            "name": one.name,
            "teams": labels_of(&one.teams),
            "so_far": one.so_far,
        })
    };
    let one_person = |one: &Anywhere| {
        let mut value = anywhere(one);
        value["in"] = labels_of(&one.holder_in);
        value
    };
    let help = found.could_help.iter().map(|one| {
        json!({
            "dimension": one.dimension.as_str(),
            "team": label(one.team),
            "missing": one.missing,
            "from": labels_of(&one.from),
            "from_total": one.from_total,
        })
    });
    let repeated = found
        .repeated
        .iter()
        .map(|one| json!({ "dimension": one.dimension.as_str(), "teams": labels_of(&one.teams) }));
    let rows_of = |teams: &[(usize, Vec<Id>)]| {
        let ids = |rows: &[Id]| rows.iter().map(Id::as_str).collect::<Value>();
        let rows = teams.iter().map(|(team, rows)| (labels[*team].clone(), ids(rows)));
        rows.collect::<Map<_, _>>()
    };
    let shared = found.shared.iter().map(|one| {
        let teams: Vec<usize> = one.teams.iter().map(|one| one.0).collect();
        json!({
            "person": one.person,
            "teams": labels_of(&teams),
            "falls": rows_of(&one.teams),
        })
    });
    let candidates = found.candidates.iter().map(|one| {
        json!({
            "id": one.id.as_str(),
            "name": one.name,
            "closes": rows_of(&one.closes),
            "not_asked": rows_of(&one.not_asked),
        })
    });
    let each = teams.iter().enumerate().map(|(index, team)| {
        json!({
            "file": team.file,
            "team": label(index),
            "situation": team.situation.as_ref().map(Id::as_str),
            "summary": show::summary(&team.summary, false),
        })
    });
    json!({
        "format": FORMAT,
        "as_of": today.to_string(),
        "teams": each.collect::<Value>(),
        "nobody": found.nobody.iter().map(anywhere).collect::<Value>(),
        "one_person": found.one_person.iter().map(one_person).collect::<Value>(),
        "could_help": help.collect::<Value>(),
        "repeated": repeated.collect::<Value>(),
        "shared": shared.collect::<Value>(),
        "candidates": candidates.collect::<Value>(),
    })
}
