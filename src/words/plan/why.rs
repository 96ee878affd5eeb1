//! "Why?", asked of a number: what it is made of, in a sentence.

use super::{demand, demands};
use crate::analysis::plan::why::{self, Moved};
use crate::analysis::plan::{Plan, Trainee};
use crate::domain::Team;
use crate::words::english::{list, number, steps};
use crate::words::short_title;

fn names(plan: &Plan, set: &[usize]) -> String {
    let names: Vec<&str> = set.iter().map(|&one| plan.candidates[one].name.as_str()).collect();
    list(&names)
}

fn change(team: &Team, moved: &Moved) -> String {
    let (before, people) = (moved.demand.held.holders, moved.demand.held.requirement.people);
    format!("{} {before} → {} of {people}", demand(team, &moved.demand), moved.after)
}

/// A gain, of one candidate or of several together: each place filled counts
/// its priority.
pub fn why_gain(team: &Team, plan: &Plan, set: &[usize]) -> String {
    let moved = why::moved(plan, set);
    let parts = moved.iter().filter(|one| one.filled() > 0).map(|one| {
        let counts = one.filled() * one.demand.weight();
        format!("{} (counts {counts})", change(team, one))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return format!("{}: nothing that is missing would be filled.", names(plan, set));
    }
    let sum: u32 = moved.iter().map(|one| one.filled() * one.demand.weight()).sum();
    format!(
        "{sum} with {}: {}. Each place filled counts the priority of its need.",
        names(plan, set),
        list(&parts)
    )
}

/// The most a candidate's gain could become.
pub fn why_gain_max(team: &Team, plan: &Plan, candidate: usize) -> String {
    let open = why::open(plan, candidate);
    let titles: Vec<&str> = open.iter().map(|&place| short_title(team, place)).collect();
    let name = &plan.candidates[candidate].name;
    if titles.is_empty() {
        return format!("{name} has answered everything that is missing here.");
    }
    format!("If {name} turned out to bring {} too; not answered yet.", list(&titles))
}

/// What would have one to spare.
pub fn why_spare(team: &Team, plan: &Plan, set: &[usize]) -> String {
    let to_spare = |one: &&Moved| one.after > one.demand.held.requirement.people;
    let moved = why::moved(plan, set);
    let parts: Vec<String> = moved.iter().filter(to_spare).map(|one| change(team, one)).collect();
    if parts.is_empty() {
        return format!("{}: nothing would have one to spare.", names(plan, set));
    }
    format!("One to spare with {}: {}.", names(plan, set), list(&parts))
}

/// What a candidate is one step away from.
pub fn why_near(team: &Team, plan: &Plan, candidate: usize) -> String {
    let near = demands(team, why::near(plan, candidate));
    let name = &plan.candidates[candidate].name;
    if near.is_empty() {
        return format!("{name} is not exactly one step away from anything that is missing.");
    }
    format!("{name} is one step below what is needed on {}.", list(&near))
}

/// What two candidates would both fill though it is needed once.
pub fn why_overlap(team: &Team, plan: &Plan, one: usize, other: usize) -> String {
    let shared = demands(team, why::shared(plan, one, other));
    let both = names(plan, &[one, other]);
    if shared.is_empty() {
        return format!("{both} do not get in each other's way.");
    }
    format!("{both} both fill {}, where only one is missing.", list(&shared))
}

/// What each further person adds: "4 with one, 8 with two".
pub fn why_ladder(plan: &Plan) -> String {
    let rungs = plan.best.ladder.iter().zip(1_u32..);
    let parts: Vec<String> =
        rungs.map(|(gain, people)| format!("{gain} with {}", number(people))).collect();
    match parts.len() {
        0 => "None of the candidates closes anything.".to_owned(),
        _ => format!(
            "Each place filled counting the priority of its need, the most is {}.",
            list(&parts)
        ),
    }
}

/// Why growing is advised, or left open.
pub fn why_cost(one: &Trainee) -> String {
    let asked = if one.wants { "and wants it" } else { "and has not asked for it" };
    format!(
        "{} to go, {asked}. Up to one step is worth growing; two could go either way.",
        steps(u32::from(one.steps))
    )
}
