//! What would break without someone. Spectra are named only where the person
//! offered to speak for that end.

use super::Line;
use crate::coverage::{Coverage, people::holders};
use crate::phrases::english::{list, number};
use crate::phrases::{Names, need, short_title};
use crate::plan::Departure;
use crate::team::Team;

/// "Without Eve: no one on Data and analysis; User interface drops below what
/// is needed; five of the six on target stay so."
pub fn leaving(team: &Team, departure: &Departure, names: &Names) -> Line {
    let departure = departure.shown(team);
    let titles = |places: &[usize]| -> Vec<&str> {
        places.iter().map(|&place| short_title(team, place)).collect()
    };
    let empties = titles(&departure.empties);
    let falls: Vec<usize> = departure
        .falls
        .iter()
        .copied()
        .filter(|place| !departure.empties.contains(place))
        .collect();
    let falls = titles(&falls);
    let mut parts = Vec::new();
    if !empties.is_empty() {
        parts.push(format!("no one on {}", list(&empties)));
    }
    if !falls.is_empty() {
        let drop = if falls.len() == 1 { "drops" } else { "drop" };
        parts.push(format!("{} {drop} below what is needed", list(&falls)));
    }
    if parts.is_empty() {
        parts.push("nothing breaks".to_owned());
    }
    parts.push(stays(team, &departure));
    let open = titles(&departure.not_rated);
    if !open.is_empty() {
        parts.push(format!("not answered: {}", list(&open)));
    }
    let subject = format!("Without {}", names.get(departure.member));
    Line { subject, text: format!("{}.", parts.join("; ")) }
}

/// "three of the six on target stay so".
fn stays(team: &Team, departure: &Departure) -> String {
    let (after, before) = (departure.on_target_after, departure.on_target_before(team));
    match (after, before) {
        (_, 0) => "nothing is on target as it is".to_owned(),
        (1, 1) => "the one on target stays so".to_owned(),
        (0, 1) => "the one on target does not stay so".to_owned(),
        (all, before) if all == before => format!("all {} on target stay so", number(before)),
        (0, _) => format!("none of the {} on target stays so", number(before)),
        (after, before) => {
            let stay = if after == 1 { "stays" } else { "stay" };
            format!("{} of the {} on target {stay} so", number(after), number(before))
        }
    }
}

/// What "on target" counts, and why it is not the headline's number.
pub const WHY_ON_TARGET: &str = "On target means as many people as needed, even where that is \
    one person alone. The headline counts such a row under \"rest on one person\", so its \
    number that hold can be lower.";

/// Each row that would break, with who is left: the answer to "why?".
pub fn why_leaving(
    team: &Team,
    coverage: &Coverage,
    departure: &Departure,
    names: &Names,
) -> Vec<String> {
    let departure = departure.shown(team);
    let mut places: Vec<usize> =
        departure.empties.iter().chain(&departure.falls).copied().collect();
    places.sort_unstable();
    places.dedup();
    let skills = places.into_iter().filter(|&place| !team.dimensions()[place].is_spectrum());
    let rows = skills.map(|place| {
        let dimension = &team.dimensions()[place];
        let left: Vec<&str> = holders(team, coverage, place)
            .filter(|&member| member != departure.member)
            .map(|member| names.get(member))
            .collect();
        let left = if left.is_empty() { "no one".to_owned() } else { list(&left).to_string() };
        let need = need(dimension, coverage.dimension(place).need());
        format!("{}: needs {need}; {left} would be left.", dimension.name)
    });
    rows.chain([WHY_ON_TARGET.to_owned()]).collect()
}

/// Everyone without whom nothing breaks, in a sentence; nothing where that is
/// no one.
pub fn harmless(team: &Team, departures: &[Departure], names: &Names) -> Option<String> {
    let without = departures.iter().map(|one| one.shown(team)).filter(Departure::is_harmless);
    let who: Vec<&str> = without.map(|one| names.get(one.member)).collect();
    let any = crate::phrases::english::either(&who);
    (!who.is_empty()).then(|| format!("Nothing breaks without {any}."))
}
