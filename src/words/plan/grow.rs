//! Grow, either or hire: pairs of who teaches and who learns.

use super::Line;
use crate::analysis::plan::{Trainee, Training, Verdict};
use crate::domain::Team;
use crate::words::Names;
use crate::words::english::{number, steps};

/// "Eve → Fay, one step, wants it".
pub fn pair(one: &Trainee, names: &Names) -> String {
    let learner = names.get(one.member);
    let mut said = match one.teacher {
        Some(teacher) => format!("{} → {learner}", names.get(teacher)),
        None => learner.to_owned(),
    };
    said.push_str(", ");
    said.push_str(&steps(u32::from(one.steps)));
    if one.wants {
        said.push_str(", wants it");
    }
    if one.teacher.is_none() {
        said.push_str(", with no one here to learn from");
    }
    said
}

/// One shortfall: "grow Eve → Fay, one step, wants it; grow or hire Bo, two
/// steps; hire one".
pub fn growing(team: &Team, training: &Training, names: &Names) -> Line {
    let pairs = |verdict: Verdict| -> Vec<String> {
        let of_it = training.train.iter().filter(|one| one.verdict == verdict);
        of_it.map(|one| pair(one, names)).collect()
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
