//! Who to hire together, and how sure that is.

use super::demand;
use crate::phrases::english::{capital, list, number};
use crate::phrases::{hoped, short_title};
use crate::plan::{Plan, why};
use crate::team::{Id, SavedPlan, State, Team};

/// Returns the best set, what it closes, and how sure that is; `searching` says whether the search
/// is still running.
pub fn together(team: &Team, plan: &Plan, searching: bool) -> String {
    let best = &plan.best;
    let people = best.hire.len() as u32;
    if plan.candidates.is_empty() {
        return "There are no candidates yet.".to_owned();
    }
    if plan.hires == 0 {
        return "No hire is planned.".to_owned();
    }
    if people == 0 {
        return "None of the candidates closes a shortfall.".to_owned();
    }
    let names: Vec<&str> =
        best.hire.iter().map(|&index| plan.candidates[index].name.as_str()).collect();
    let moved = why::moved(plan, &best.hire);
    let filled: u32 = moved.iter().map(why::Moved::filled).sum();
    let missing: u32 = plan.demands.iter().map(crate::plan::Demand::missing).sum();
    let closed: Vec<String> =
        moved.iter().filter(|one| one.filled() > 0).map(|one| index(team, one)).collect();
    let verb = if people == 1 { "fills" } else { "fill" };
    let places = match (filled, missing) {
        (1, 1) => "the one missing place".to_owned(),
        (all, missing) if all == missing => format!("all {} missing places", number(missing)),
        (filled, missing) => {
            format!("{} of the {} missing places", number(filled), number(missing))
        }
    };
    let sentences = format!("{} {verb} {places}: {}.", list(&names), list(&closed));
    format!("{sentences} {}", sure(plan, people, searching))
}

/// Returns "Data", or "Running it (one of two)" if places stay open.
fn index(team: &Team, moved: &why::Moved) -> String {
    let named = demand(team, &moved.demand);
    match (moved.filled(), moved.demand.missing()) {
        (1, 1) => named,
        (all, missing) if all == missing => {
            format!("{named} ({})", if missing == 2 { "both" } else { "all" })
        }
        (some, missing) => format!("{named} ({} of {})", number(some), number(missing)),
    }
}

/// Returns what is proven and what is not, and how many other sets are as good.
fn sure(plan: &Plan, people: u32, searching: bool) -> String {
    let best = &plan.best;
    if !best.gain_proven {
        let least = format!("at least {} % of the best possible", best.at_least_percent);
        return if searching {
            format!("Still looking: this is {least}. Esc keeps it.")
        } else {
            format!("The search was stopped: this is {least}.")
        };
    }
    let more = plan.hires as u32 > people && plan.candidates.len() as u32 > people;
    let fill = match people {
        _ if more => format!("{} fills nothing more.", capital(nth(people + 1))),
        1 => "Nobody else fills more.".to_owned(),
        _ => format!("No other {} fill more.", number(people)),
    };
    if !best.fewest_proven {
        let fewer = people.saturating_sub(1);
        return format!("{fill} It is not known yet whether {} can.", number(fewer));
    }
    if !best.optimal {
        return format!(
            "{fill} It is not known yet which of several equal choices leaves the most reserve."
        );
    }
    format!("{fill}{}", tie(plan))
}

/// Returns " Hana and Kim would fill as much; Ola is named because that leaves more reserve.";
/// empty if there are no ties.
fn tie(plan: &Plan) -> String {
    let (best, ties) = (&plan.best, &plan.best.ties);
    let (Some(first), Some(total)) = (ties.sets.first(), ties.total) else {
        return String::new();
    };
    let name = |index: &usize| plan.candidates[*index].name.as_str();
    let names = |set: &[usize]| set.iter().map(name).collect::<Vec<_>>();
    let others = match total {
        1 => String::new(),
        2 => ", and so would one other choice".to_owned(),
        more => format!(", and so would {} other choices", number((more - 1) as u32)),
    };
    let named = best.hire.iter().filter(|index| !first.contains(index));
    let named: Vec<&str> = named.map(name).collect();
    let is = if named.len() == 1 { "is" } else { "are" };
    let spare = |set: &[usize]| -> u32 {
        let moved = why::moved(plan, set).into_iter();
        let to_spare = moved.filter(|one| one.after > one.demand.held.requirement.people);
        to_spare.map(|one| one.demand.weight()).sum()
    };
    let because = if spare(&best.hire) > spare(first) {
        "because that leaves more reserve"
    } else {
        "as first in the list of candidates"
    };
    format!(
        " {} would fill as much{others}; {} {is} named {because}.",
        list(&names(first)),
        list(&named)
    )
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

/// Returns what is expected of each row: "Data: enough people; Running it: one person".
pub fn expected(team: &Team, of: &[(Id, State)]) -> String {
    let parts = of.iter().map(|(id, state)| {
        let named = team.dimension_index(id.as_str()).map(|index| short_title(team, index));
        format!("{}: {}", named.unwrap_or(id.as_str()), hoped(*state))
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// Returns whom a saved plan hires, by name if it is still known: "Hana and Kim".
pub fn hires(team: &Team, kept: &SavedPlan) -> String {
    let name = |id: &Id| {
        let candidate = team.candidates.iter().find(|one| one.id == *id);
        let member = team.member_index(id.as_str()).map(|index| &team.members()[index].name);
        candidate.map(|one| &one.name).or(member).cloned().unwrap_or_else(|| id.to_string())
    };
    list(&kept.hire.iter().map(name).collect::<Vec<_>>())
}
