//! Who wants more of it, in a sentence.

use super::Names;
use super::english::{list_first, list_some, steps};
use crate::coverage::people::Grower;

/// Returns "Cyd has" or "Cyd and Fay have": this many people, the first ones named.
pub(super) fn with_have(first: &[&str], people: usize) -> String {
    format!("{} {}", list_first(first, people), if people == 1 { "has" } else { "have" })
}

/// Returns "Fay (2) and Gus (1) want more of it: one step and two steps away."
pub(super) fn wants_more(growers: &[Grower], names: &Names) -> Option<String> {
    let mut sentences = Vec::new();
    let rated: Vec<(String, u8)> = growers
        .iter()
        .filter_map(|grower| {
            let (level, steps) = (grower.level?, grower.steps?);
            Some((format!("{} ({level})", names.get(grower.member)), steps))
        })
        .collect();
    let who: Vec<&str> = rated.iter().map(|(who, _)| who.as_str()).collect();
    let away: Vec<u8> = rated.iter().map(|&(_, steps)| steps).collect();
    let want = |people: usize| if people == 1 { "wants" } else { "want" };
    if let Some(&nearest) = away.first() {
        let nearest_steps = steps(u32::from(nearest));
        let alike = away.iter().all(|&steps| steps == nearest);
        let distance = match away.len() {
            1 => format!(": {nearest_steps} away"),
            2 if alike => format!(": both {nearest_steps} away"),
            2 => format!(": {nearest_steps} and {} away", steps(u32::from(away[1]))),
            _ if alike => format!(": all {nearest_steps} away"),
            _ => format!(", the nearest {nearest_steps} away"),
        };
        sentences.push(format!("{} {} more of it{distance}.", list_some(&who), want(who.len())));
    }
    let unsaid: Vec<&str> = growers
        .iter()
        .filter(|grower| grower.level.is_none())
        .map(|grower| names.get(grower.member))
        .collect();
    if !unsaid.is_empty() {
        let too = if rated.is_empty() { "" } else { " too" };
        sentences.push(format!(
            "{} {} more of it{too}, and gave no level.",
            list_some(&unsaid),
            want(unsaid.len())
        ));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
