//! The map for other programs: a stable contract.

use serde_json::{Map, Value, json};

use super::{Page, View};
use crate::coverage::{DimensionCoverage, Summary};
use crate::team::{Decision, Dimension, Id, Kind, State, Zone};

/// The version of the contract.
const FORMAT: u32 = 1;

/// Returns a team in the situation that its coverage was judged by. Counts alone: no key holds what
/// one person said.
pub fn json(page: Page<'_>, view: View) -> Value {
    // The coverage names nobody, and a decision has an owner.
    let decisions = if view == View::Coverage { &[][..] } else { &page.team.decisions };
    let Page { team, coverage, .. } = page;
    let situation = coverage.situation().and_then(|index| team.situations.get(index));
    let rows = team.dimensions().iter().zip(coverage.dimensions());
    json!({
        "format": FORMAT,
        "team": team.name,
        "situation": situation.map(|situation| situation.id.as_str()),
        "as_of": page.as_of.to_string(),
        "summary": summary(page.coverage.summary(), page.counts_only),
        "decisions": decisions.iter().map(decision).collect::<Value>(),
        "dimensions": rows.map(|(own, row)| dimension(own, row)).collect::<Value>(),
    })
}

/// Returns what was decided on a row; `first_step` is in the team's words.
fn decision(decision: &Decision) -> Value {
    json!({
        "dimension": decision.dimension.as_str(),
        "choice": decision.choice.word(),
        "owner": decision.owner.as_ref().map(Id::as_str),
        "due": decision.due.map(|day| day.to_string()),
        "expect": decision.expect.map(State::word),
        "first_step": Some(decision.note.as_str()).filter(|step| !step.is_empty()),
    })
}

/// Returns the headline's counts. With `counts_only` no answers are known, so the cautious count
/// is left out.
pub(in crate::report) fn summary(summary: &Summary, counts_only: bool) -> Value {
    let cautious = (!counts_only).then_some(summary.on_target_cautious);
    let mut tally: Map<String, Value> = State::ALL
        .into_iter()
        .map(|state| (state.word().to_owned(), summary.in_state(state).into()))
        .collect();
    tally.insert("unknown".to_owned(), summary.unknown.into());
    let needed = Kind::ALL.into_iter().filter_map(|kind| {
        let count = summary.by_kind[kind as usize];
        let counts = json!({ "on_target": count.on_target, "targeted": count.targeted });
        (count.targeted > 0).then(|| (kind.word().to_owned(), counts))
    });
    json!({
        "targeted": summary.targeted(),
        "on_target": summary.on_target(),
        "on_target_max": summary.on_target_max,
        "on_target_cautious": cautious,
        "tally": tally,
        "by_kind": needed.collect::<Map<_, _>>(),
        "seats_filled": summary.filled,
        "seats_needed": summary.needed,
        "seats_filled_max": summary.filled_max,
        "ratings_given": summary.ratings_given,
        "ratings_possible": summary.ratings_possible,
    })
}

fn dimension(own: &Dimension, row: &DimensionCoverage) -> Value {
    if !row.is_needed() {
        return json!({
            "id": own.id.as_str(),
            "name": own.name,
            "kind": own.kind.word(),
            "state": row.status.word(),
            "rated": row.rated(),
            "unrated": row.unrated(),
        });
    }
    json!({
        "id": own.id.as_str(),
        "name": own.name,
        "kind": own.kind.word(),
        "rated": row.rated(),
        "unrated": row.unrated(),
        "counts": counts(row),
        "seats_filled": row.filled(),
        "seats_needed": row.needed(),
        "seats_filled_max": row.filled_max(),
        "state": row.status.word(),
        "lowest": row.lowest.word(),
        "highest": row.highest.word(),
        "certain": row.is_certain(),
        "on_target": row.on_target(),
        "on_target_possible": row.on_target_possible(),
        "depth": row.depth(),
        "margin": row.margin(),
    })
}

/// Returns how many people are in the zone of each requirement there is.
fn counts(row: &DimensionCoverage) -> Map<String, Value> {
    let key = |zone: Zone| zone.end_word().unwrap_or("level").to_owned();
    row.requirements().map(|held| (key(held.requirement.zone), held.holders.into())).collect()
}
