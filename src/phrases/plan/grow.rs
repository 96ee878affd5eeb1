//! Grow or hire: pairs of who teaches and who learns.

use super::Line;
use crate::coverage::{Coverage, people::growers};
use crate::phrases::english::{list, number, steps};
use crate::phrases::{Names, decided};
use crate::plan::{Trainee, Training, Verdict};
use crate::team::{Team, Want};

/// Returns "Eve → Fay, one step, wants it".
pub fn pair(team: &Team, dimension: usize, one: &Trainee, names: &Names) -> String {
    let learner = names.get(one.member);
    let steps = steps(u32::from(one.steps));
    let mut sentences = match one.teacher {
        Some(teacher) => format!("{} → {learner}, {steps}", names.get(teacher)),
        None => format!("{learner}, {steps}"),
    };
    match team.ratings().get(dimension, one.member).want() {
        Some(Want::Grow) => sentences.push_str(", wants it"),
        Some(Want::Less) => sentences.push_str(", would rather do less of it"),
        None => {}
    }
    if one.teacher.is_none() {
        sentences.push_str(", and nobody here can teach it");
    }
    sentences
}

/// Returns one shortfall: "grow Eve → Fay, one step, wants it; grow or hire Bo, two steps; hire
/// one".
pub fn growing(team: &Team, training: &Training, names: &Names) -> Line {
    let pairs = |verdict: Verdict| -> Vec<String> {
        let of_it = training.train.iter().filter(|one| one.verdict == verdict);
        of_it.map(|one| pair(team, training.dimension, one, names)).collect()
    };
    let mut parts = Vec::new();
    for (verdict, word) in [(Verdict::Train, "grow"), (Verdict::Either, "grow or hire")] {
        parts.extend(pairs(verdict).iter().map(|pair| format!("{word} ({pair})")));
    }
    if training.hire > 0 {
        parts.push(format!("hire {}", number(training.hire)));
    }
    let subject = team.dimensions()[training.dimension].name.clone();
    Line { subject, text: parts.join("; ") }
}

/// Returns notes on a shortfall: others who want it, with their steps, and what is decided
/// already.
pub fn growing_notes(
    team: &Team,
    coverage: &Coverage,
    training: &Training,
    names: &Names,
) -> Vec<String> {
    let named = |member: usize| training.train.iter().any(|one| one.member == member);
    let others = growers(team, coverage, training.dimension);
    let others: Vec<String> = others
        .iter()
        .filter(|one| !named(one.member))
        .map(|one| match one.steps {
            Some(to_go) => format!("{} ({})", names.get(one.member), steps(u32::from(to_go))),
            None => format!("{} (gave no level)", names.get(one.member)),
        })
        .collect();
    let too = if training.train.iter().any(|one| one.wants) { " too" } else { "" };
    let want = if others.len() == 1 { "wants" } else { "want" };
    let volunteers = (!others.is_empty()).then(|| format!("{} {want} it{too}.", list(&others)));
    volunteers.into_iter().chain(decided(team, training.dimension, names)).collect()
}
