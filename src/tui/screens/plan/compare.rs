//! Candidates as alternatives, and the team if every decision works out:
//! the entries of two panes.

use super::{Entry, PlanView};
use crate::coverage::Coverage;
use crate::phrases::english::capital;
use crate::phrases::plan::{agreed, brings, differences, late, planned_by};
use crate::phrases::{self, Names, Naming, headline_text};
use crate::plan::{self, MAX_COMPARED, compare};
use crate::team::{Kind, Team};

/// Returns those hired row by row, or the first three where nobody is hired.
pub(super) fn side_by_side(view: &PlanView, team: &Team, names: &Names) -> Vec<Entry> {
    let compared = compared(view);
    let rows = compare(team, &view.coverage, &view.plan, &compared);
    let entries = rows.iter().map(|row| {
        let dimension = &team.dimensions()[row.dimension];
        let coverage = view.coverage.dimension(row.dimension);
        let need = phrases::need(dimension, coverage.need());
        let now = phrases::state_in_short(coverage);
        let each = compared.iter().zip(&row.brings).map(|(&one, &what)| {
            let candidate = &view.plan.candidates[one];
            format!("{}: {}", candidate.name, brings(candidate, &dimension.id, what))
        });
        let changes = compared.iter().filter_map(|&one| {
            agreed(team, &view.plan.candidates[one], row.dimension, &row.demand)
        });
        let heard = compared.iter().flat_map(|&one| {
            let candidate = &view.plan.candidates[one];
            let sentences = phrases::plan::evidence(team, candidate, &[row.dimension]);
            let differ = differences(team, candidate, &[row.dimension]);
            let named = |[_, text]: [String; 2]| format!("{}: {text}", candidate.name);
            sentences.into_iter().chain(differ).map(named).collect::<Vec<_>>()
        });
        // What people wrote could name anyone, and aliases replace names.
        let by_alias = names.naming() == Naming::Alias;
        Entry {
            subject: dimension.name.clone(),
            below: each.collect(),
            why: if by_alias { Vec::new() } else { heard.chain(changes).collect() },
            ..Entry::sentence(format!("Needed: {need}. Now: {now}."))
        }
    });
    entries.collect()
}

/// Returns who stands side by side, by index in the plan.
fn compared(view: &PlanView) -> Vec<usize> {
    match view.hired() {
        [] => view.plan.ranking.iter().take(3).map(|one| one.candidate).collect(),
        hired => hired.iter().take(MAX_COMPARED).copied().collect(),
    }
}

/// Returns what the team would be if every decision worked out.
pub(super) fn planned(view: &PlanView, team: &Team, names: &Names) -> Vec<Entry> {
    let situation = view.coverage.situation();
    let planned = plan::planned(team, situation, view.today);
    let after = Coverage::of(&planned.team, situation);
    let names = Names::of(&planned.team, names.naming());
    let rows = (0..team.dimensions().len()).filter(|&row| {
        team.dimensions()[row].kind != Kind::Personality && after.dimension(row).is_needed()
    });
    let mut sentences = vec![Entry::sentence(format!(
        "If every decision works out: {}.",
        headline_text(after.summary())
    ))];
    for row in rows {
        let by = planned_by(&planned, row, &names);
        let short = !after.dimension(row).on_target();
        if by.is_empty() && !short {
            continue;
        }
        let [now, then] = [view.coverage.dimension(row), after.dimension(row)];
        let text = if by.is_empty() {
            format!("{}, and nothing is planned.", phrases::state_in_short(now))
        } else {
            let still = if short { "; still short" } else { "" };
            format!("{} → {}{still}", phrases::state_in_short(now), phrases::state_in_short(then))
        };
        let below = if by.is_empty() { Vec::new() } else { vec![format!("{by}.")] };
        let subject = team.dimensions()[row].name.clone();
        sentences.push(Entry { subject, below, ..Entry::sentence(capital(&text)) });
    }
    sentences.extend(planned.late.iter().filter_map(|one| late(team, one)).map(Entry::sentence));
    sentences
}
