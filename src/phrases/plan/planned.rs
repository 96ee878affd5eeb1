//! "If it all works out", in words: who is to reach what, and what does not
//! fit in time.

use crate::phrases::english::{count, list};
use crate::phrases::{Names, day, decided_about};
use crate::plan::{Late, Planned};
use crate::team::{Decision, Team};

/// Returns who makes the difference in a row: "Dee reaches 4 by 22 Feb 2027; Hana joins". `names`
/// are those of the planned team. May be empty.
pub fn planned_by(planned: &Planned, dimension: usize, names: &Names) -> String {
    let cells = planned.cells.iter().filter(|cell| cell.dimension == dimension);
    let mut parts: Vec<String> = cells
        .map(|cell| {
            let level = cell.levels[1].map_or(String::new(), |level| level.to_string());
            let due = planned.team.decisions.get(cell.decision).and_then(|decision| decision.due);
            let by = due.map_or(String::new(), |due| format!(" by {}", day(due)));
            format!("{} reaches {level}{by}", names.get(cell.member))
        })
        .collect();
    let counted = |member: &&usize| {
        planned.team.ratings().get(dimension, **member).value().is_some_and(|value| value > 0)
    };
    let joining = planned.joining.iter().filter(counted);
    let joining: Vec<&str> = joining.map(|&member| names.get(member)).collect();
    if !joining.is_empty() {
        let join = if joining.len() == 1 { "joins" } else { "join" };
        parts.push(format!("{} {join}", list(&joining)));
    }
    parts.join("; ")
}

/// Returns what will not be ready in time: "Running it: grow takes six months from 18 Nov 2026,
/// until 18 May 2027. It is due on 22 Feb 2027."
pub fn late(team: &Team, of: &Late) -> Option<String> {
    let decision: &Decision = team.decisions.get(of.decision)?;
    let row = decided_about(team, decision);
    let choice = decision.choice.word();
    let ready = match (decision.aim.months, decision.made) {
        (Some(months), Some(made)) => format!(
            "to {choice} takes {} from {}, until {}",
            count(u32::from(months), "month", "months"),
            day(made),
            day(of.ready)
        ),
        (Some(months), None) => format!(
            "to {choice} takes {} from today, until {}",
            count(u32::from(months), "month", "months"),
            day(of.ready)
        ),
        (None, _) => format!("to {choice} is due on {}", day(of.ready)),
    };
    let needed = if of.by_situation { "The situation needs it by" } else { "It is due on" };
    Some(format!("{row}: {ready}. {needed} {}.", day(of.needed)))
}
