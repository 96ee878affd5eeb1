//! What would break without someone. Spectra are named only where the person
//! offered to speak for that end.

use super::Line;
use crate::analysis::plan::Departure;
use crate::domain::Team;
use crate::words::english::{capital, count, list};
use crate::words::{Names, short_title};

/// "Without Eve: no one on Data and analysis; User interface drops below what
/// is needed; six skills and experiences would still have enough."
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
    let after = departure.on_target_after;
    parts.push(format!(
        "{} still {} enough",
        count(after, "skill or experience", "skills and experiences"),
        if after == 1 { "has" } else { "have" }
    ));
    let open = titles(&departure.not_rated);
    if !open.is_empty() {
        parts.push(format!("not answered: {}", list(&open)));
    }
    let subject = format!("Without {}", names.get(departure.member));
    Line { subject, text: format!("{}.", parts.join("; ")) }
}

/// Everyone without whom nothing breaks, in a sentence; nothing where that is
/// no one.
pub fn harmless(team: &Team, departures: &[Departure], names: &Names) -> Option<String> {
    let without = departures.iter().map(|one| one.shown(team)).filter(Departure::is_harmless);
    let who: Vec<&str> = without.map(|one| names.get(one.member)).collect();
    let any = crate::words::english::either(&who);
    (!who.is_empty()).then(|| capital(&format!("nothing breaks without {any}.")))
}
