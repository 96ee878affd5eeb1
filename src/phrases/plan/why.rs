//! Explanations of the plan's numbers, in sentences.

use super::{demand, demands};
use crate::phrases::english::{list, number, steps};
use crate::phrases::{Names, short_title};
use crate::plan::why::{self, Moved};
use crate::plan::{Plan, Trainee, Verdict};
use crate::team::{Team, Want};

fn called(plan: &Plan, set: &[usize]) -> String {
    let names: Vec<&str> = set.iter().map(|&one| plan.candidates[one].name.as_str()).collect();
    list(&names)
}

fn change(team: &Team, moved: &Moved) -> String {
    let (before, people) = (moved.demand.held.holders, moved.demand.held.requirement.people);
    format!("{} {before} → {} of {people}", demand(team, &moved.demand), moved.after)
}

/// Returns a gain, of one candidate or of several together: each place filled weighs its priority.
pub fn why_gain(team: &Team, plan: &Plan, set: &[usize]) -> String {
    let moved = why::moved(plan, set);
    let filled: Vec<&Moved> = moved.iter().filter(|one| one.filled() > 0).collect();
    if filled.is_empty() {
        return format!("{}: no shortfall would be filled.", called(plan, set));
    }
    let parts: Vec<String> = filled
        .iter()
        .map(|one| format!("{} (weight {})", change(team, one), one.demand.weight()))
        .collect();
    let weights: Vec<String> = filled
        .iter()
        .map(|one| match (one.filled(), one.demand.weight()) {
            (1, weight) => weight.to_string(),
            (places, weight) => format!("{places} × {weight}"),
        })
        .collect();
    let sum: u32 = filled.iter().map(|one| one.filled() * one.demand.weight()).sum();
    let total = match &weights[..] {
        [one] if *one == sum.to_string() => format!("{sum}"),
        _ => format!("{} = {sum}", weights.join(" + ")),
    };
    format!(
        "Filled with {}: {}. The weights add up to {total}; candidates are in the order of this sum.",
        called(plan, set),
        list(&parts)
    )
}

/// Returns the most a candidate's gain could become.
pub fn why_gain_max(team: &Team, plan: &Plan, candidate: usize) -> String {
    let open = why::open(plan, candidate);
    let titles: Vec<&str> = open.iter().map(|&index| short_title(team, index)).collect();
    let name = &plan.candidates[candidate].name;
    if titles.is_empty() {
        return format!("{name} has answered everything that is missing here.");
    }
    format!("{name} has not been asked about {}.", list(&titles))
}

/// Returns where there would be more people than needed.
pub fn why_spare(team: &Team, plan: &Plan, set: &[usize]) -> String {
    let to_spare = |one: &&Moved| one.after > one.demand.held.requirement.people;
    let moved = why::moved(plan, set);
    let parts: Vec<String> = moved.iter().filter(to_spare).map(|one| change(team, one)).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("With {}, more people than needed: {}.", called(plan, set), list(&parts))
}

/// Returns what a candidate is one step away from.
pub fn why_near(team: &Team, plan: &Plan, candidate: usize) -> String {
    let near = demands(team, why::near(plan, candidate));
    let name = &plan.candidates[candidate].name;
    if near.is_empty() {
        return String::new();
    }
    format!("{name} is one step below what is needed on {}.", list(&near))
}

/// Returns what two candidates would both fill though it is needed once.
pub fn why_overlap(team: &Team, plan: &Plan, one: usize, other: usize) -> String {
    let shared = demands(team, why::shared(plan, one, other));
    let both = called(plan, &[one, other]);
    if shared.is_empty() {
        return format!("{both} fill different places: none twice.");
    }
    format!("{both} both fill {}, where only one is missing.", list(&shared))
}

/// Returns what each further person adds: "one fills 7 of 13, two fill 11 of 13".
pub fn why_ladder(plan: &Plan) -> String {
    let all: u32 = plan.demands.iter().map(|demand| demand.missing() * demand.weight()).sum();
    let rungs = plan.best.ladder.iter().zip(1_usize..);
    let parts: Vec<String> = rungs
        .map(|(gain, people)| {
            let fill = if people == 1 { "person fills" } else { "people fill" };
            let least = if people > plan.best.ladder_proven { "at least " } else { "" };
            format!("{} {fill} {least}{gain} of {all}", number(people as u32))
        })
        .collect();
    match parts.len() {
        0 => "None of the candidates closes a shortfall.".to_owned(),
        _ => format!("Each place counts by how much it matters: {}.", list(&parts)),
    }
}

/// Returns why growing is advised for this person, or left open.
pub fn why_cost(team: &Team, dimension: usize, one: &Trainee, names: &Names) -> String {
    let asked = match team.ratings().get(dimension, one.member).want() {
        Some(Want::Grow) => "wants more of it",
        Some(Want::Less) => "said they would rather do less of it: ask before you count on it",
        None => "has not said whether they want it",
    };
    let verdict = match one.verdict {
        Verdict::Train => "is worth growing",
        Verdict::Either => "could go either way",
    };
    format!(
        "{}: {} to go, and {asked}. That close, it {verdict}.",
        names.get(one.member),
        steps(u32::from(one.steps))
    )
}
