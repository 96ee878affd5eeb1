//! Who to hire together, and how sure that is.

use super::demand;
use crate::phrases::english::{capital, count, list, number};
use crate::phrases::{hoped, short_title};
use crate::plan::{Plan, Progress, why};
use crate::team::{Id, KeptPlan, State, Team};

/// The best so many, what they close, and how sure that is.
pub fn together(team: &Team, plan: &Plan) -> String {
    let best = &plan.best;
    let people = best.hire.len() as u32;
    if plan.candidates.is_empty() {
        return "There are no candidates yet.".to_owned();
    }
    if plan.hires == 0 {
        return "No hire is planned.".to_owned();
    }
    if people == 0 {
        return "None of the candidates closes anything that is missing.".to_owned();
    }
    let names: Vec<&str> =
        best.hire.iter().map(|&place| plan.candidates[place].name.as_str()).collect();
    let moved = why::moved(plan, &best.hire);
    let filled: u32 = moved.iter().map(why::Moved::filled).sum();
    let missing: u32 = plan.demands.iter().map(crate::plan::Demand::missing).sum();
    let closed: Vec<String> =
        moved.iter().filter(|one| one.filled() > 0).map(|one| place(team, one)).collect();
    let verb = if people == 1 { "fills" } else { "fill" };
    let mut said = format!(
        "{} {verb} {} of the {} missing: {}.",
        list(&names),
        number(filled),
        count(missing, "place", "places"),
        list(&closed),
    );
    said.push(' ');
    said.push_str(&sure(plan, people));
    said
}

/// "Data", and where it stays open "Running it (one of two)".
fn place(team: &Team, moved: &why::Moved) -> String {
    let named = demand(team, &moved.demand);
    match (moved.filled(), moved.demand.missing()) {
        (1, 1) => named,
        (all, missing) if all == missing => {
            format!("{named} ({})", if missing == 2 { "both" } else { "all" })
        }
        (some, missing) => format!("{named} ({} of {})", number(some), number(missing)),
    }
}

fn sure(plan: &Plan, people: u32) -> String {
    let best = &plan.best;
    if !best.optimal {
        return match best.at_least_percent {
            100 => "No others close more; the choice among equals was cut short.".to_owned(),
            percent => format!(
                "The search was stopped: this is at least {percent} % of the best possible."
            ),
        };
    }
    let more = plan.hires as u32 > people && plan.candidates.len() as u32 > people;
    match people {
        _ if more => format!("{} closes nothing more.", capital(nth(people + 1))),
        1 => "No one else closes more.".to_owned(),
        _ => format!("No other {} close more.", number(people)),
    }
}

fn nth(n: u32) -> &'static str {
    match n {
        2 => "a second",
        3 => "a third",
        4 => "a fourth",
        5 => "a fifth",
        _ => "one more",
    }
}

/// How far a search has come: "three together so far: at least 93 % of the
/// best possible".
pub fn progress(progress: &Progress) -> String {
    format!(
        "looking at {} together: at least {} % of the best possible so far",
        count(progress.people as u32, "person", "people"),
        progress.at_least_percent
    )
}

/// What is expected of each dimension: "Data enough, Running it one person".
pub fn expected(team: &Team, of: &[(Id, State)]) -> String {
    let parts = of.iter().map(|(id, state)| {
        let named = team.dimension_index(id.as_str()).map(|place| short_title(team, place));
        format!("{} {}", named.unwrap_or(id.as_str()), hoped(*state))
    });
    list(&parts.collect::<Vec<_>>()).to_string()
}

/// Whom a kept plan hires, by name where one is still known: "Hana and Kim".
pub fn hires(team: &Team, kept: &KeptPlan) -> String {
    let name = |id: &Id| {
        let candidate = team.candidates.iter().find(|one| one.id == *id);
        let member = team.member_index(id.as_str()).map(|place| &team.members()[place].name);
        candidate.map(|one| &one.name).or(member).cloned().unwrap_or_else(|| id.to_string())
    };
    list(&kept.hire.iter().map(name).collect::<Vec<_>>()).to_string()
}
