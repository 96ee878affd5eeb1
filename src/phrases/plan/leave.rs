//! What would fail without someone. Spectra are named only if the person offered to speak for that
//! end.

use super::Line;
use crate::coverage::{Coverage, RequirementCoverage, people::holders};
use crate::phrases::english::{capital, count, list, number};
use crate::phrases::{Names, need, short_title};
use crate::plan::Departure;
use crate::team::Team;

/// Returns "Without Eve: nobody is left on Data and analysis; User interface falls short; Security
/// 2 → 1 of 3; five of the six covered rows stay covered."
pub fn leaving(team: &Team, coverage: &Coverage, departure: &Departure, names: &Names) -> Line {
    let departure = departure.shown(team);
    let titles = |indices: &[usize]| -> Vec<&str> {
        indices.iter().map(|&index| short_title(team, index)).collect()
    };
    let empties = titles(&departure.empties);
    let falls: Vec<usize> = departure
        .falls
        .iter()
        .copied()
        .filter(|index| !departure.empties.contains(index))
        .collect();
    let falls = titles(&falls);
    let mut parts = Vec::new();
    if !empties.is_empty() {
        parts.push(format!("nobody is left on {}", list(&empties)));
    }
    if !falls.is_empty() {
        let fall = if falls.len() == 1 { "falls" } else { "fall" };
        parts.push(format!("{} {fall} short", list(&falls)));
    }
    let value = |index: usize| team.ratings().get(index, departure.member).value();
    for &index in &departure.shrinks {
        let held = coverage.dimension(index).requirements();
        let zone = |held: &RequirementCoverage| {
            value(index).is_some_and(|it| held.requirement.zone.contains(it))
        };
        let title = short_title(team, index);
        parts.extend(held.filter(zone).map(|held| {
            let (now, people) = (held.holders, held.requirement.people);
            format!("{title} {now} → {} of {people}", now - 1)
        }));
    }
    parts.push(stays(team, &departure));
    let open = titles(&departure.not_rated);
    let name = names.get(departure.member);
    if !open.is_empty() {
        parts.push(format!("{name} has not answered {}, so more may fail", list(&open)));
    }
    let subject = format!("Without {name}");
    Line { subject, text: format!("{}.", parts.join("; ")) }
}

/// Returns "three of the six covered rows stay covered".
fn stays(team: &Team, departure: &Departure) -> String {
    let (after, before) = (departure.on_target_after, departure.on_target_before(team));
    match (after, before) {
        (_, 0) => "no row is covered now".to_owned(),
        (1, 1) => "the one covered row stays covered".to_owned(),
        (0, 1) => "the one covered row does not stay covered".to_owned(),
        (all, before) if all == before => {
            format!("all {} covered rows stay covered", number(before))
        }
        (0, _) => format!("none of the {} covered rows stays covered", number(before)),
        (after, before) => {
            let stay = if after == 1 { "stays" } else { "stay" };
            format!("{} of the {} covered rows {stay} covered", number(after), number(before))
        }
    }
}

/// What "covered" counts here, and why it is not the headline's number.
pub const WHY_COVERED: &str = "Covered here includes rows that need one person and have one. The \
    headline counts such a row under those that depend on one person.";

/// Returns each row that would fail, with who is left: the explanation.
pub fn why_leaving(
    team: &Team,
    coverage: &Coverage,
    departure: &Departure,
    names: &Names,
) -> Vec<String> {
    let departure = departure.shown(team);
    let mut indices: Vec<usize> =
        [&departure.empties[..], &departure.falls, &departure.shrinks].concat();
    indices.sort_unstable();
    indices.dedup();
    let skills = indices.into_iter().filter(|&index| !team.dimensions()[index].is_spectrum());
    let rows = skills.map(|index| {
        let dimension = &team.dimensions()[index];
        let left: Vec<&str> = holders(team, coverage, index)
            .filter(|&member| member != departure.member)
            .map(|member| names.get(member))
            .collect();
        let left = if left.is_empty() { "nobody".to_owned() } else { list(&left) };
        let need = need(dimension, coverage.dimension(index).need());
        format!("{}: needs {need}; {left} would be left.", dimension.name)
    });
    rows.chain([WHY_COVERED.to_owned()]).collect()
}

/// Returns sentences about everyone without a line of their own, as counts: a list of names would
/// read as a list of people the team can lose. Empty if everyone has a line.
pub fn others(team: &Team, departures: &[Departure]) -> Vec<String> {
    let (open, complete): (Vec<Departure>, Vec<Departure>) = departures
        .iter()
        .map(|one| one.shown(team))
        .filter(|one| !one.changes_something())
        .partition(|one| !one.not_rated.is_empty());
    let who = |count: usize| match count {
        1 if departures.len() == 1 => "the one person of the team".to_owned(),
        all if all == departures.len() => format!("any one of the {}", number(all as u32)),
        1 => "the one other person".to_owned(),
        some => format!("each of the other {}", number(some as u32)),
    };
    let mut sentences = Vec::new();
    if !complete.is_empty() {
        let who = who(complete.len());
        sentences.push(format!("Without {who}, every covered skill and experience stays covered."));
    }
    if !open.is_empty() {
        let others = count(open.len() as u32, "other has", "others have");
        let others = capital(others);
        let them = if open.len() == 1 { "that person" } else { "one of them" };
        sentences.push(format!(
            "{others} not answered every needed row: what fails without {them} is not known yet."
        ));
    }
    sentences
}
