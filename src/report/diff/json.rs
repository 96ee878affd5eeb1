//! The comparison for other programs: a stable contract.

use serde_json::{Map, Value, json};
use strum::VariantArray as _;

use crate::diff::{Comparison, Delta, DimensionChange, Move, Total, TotalChange, TotalsComparison};
use crate::team::{Date, Id};

/// The version of the contract.
const FORMAT: u32 = 1;

/// Returns the whole comparison. Top-level `newly_rated` and `no_longer_rated` count ratings, a
/// delta's count filled places.
pub fn json(comparison: &Comparison) -> Value {
    let answers = comparison.answers;
    json!({
        "format": FORMAT,
        "joined": ids(&comparison.joined),
        "left": ids(&comparison.left),
        "dimensions_added": ids(&comparison.dimensions_added),
        "dimensions_removed": ids(&comparison.dimensions_removed),
        "needs_changed": ids(&comparison.needs_changed),
        "up": answers.up,
        "down": answers.down,
        "newly_rated": answers.newly_rated,
        "no_longer_rated": answers.no_longer_rated,
        "dimensions": comparison.dimensions.iter().map(change).collect::<Value>(),
    })
}

/// Adds the days of both sides, where they are known.
pub fn dated(mut comparison: Value, days: [Option<Date>; 2]) -> Value {
    for (key, day) in ["since", "as_of"].into_iter().zip(days) {
        comparison[key] = day.map_or(Value::Null, |day| day.to_string().into());
    }
    comparison
}

/// Returns a comparison of counts: `counts_only` says so, and what takes people to be known is left
/// out. `class`, `before` and `after` are null where the later need asks for another level than was
/// counted.
pub fn totals_json(comparison: &TotalsComparison) -> Value {
    json!({
        "format": FORMAT,
        "counts_only": true,
        "dimensions_added": ids(&comparison.dimensions_added),
        "dimensions_removed": ids(&comparison.dimensions_removed),
        "needs_changed": ids(&comparison.needs_changed),
        "dimensions": comparison.dimensions.iter().map(total_change).collect::<Value>(),
    })
}

fn total_change(change: &TotalChange) -> Value {
    let pair = |count: fn(&Total) -> u32| json!({ "before": count(&change.then), "after": count(&change.now) });
    json!({
        "id": change.now.id.as_str(),
        "class": change.states.map(|(class, ..)| class.word()),
        "before": change.states.map(|(_, before, _)| before.word()),
        "after": change.states.map(|(.., after)| after.word()),
        "asked": pair(|total| total.asked),
        "answered": pair(|total| total.answered),
    })
}

fn ids(ids: &[Id]) -> Value {
    ids.iter().map(Id::as_str).collect()
}

fn change(change: &DimensionChange) -> Value {
    json!({
        "id": change.id.as_str(),
        "class": change.class.word(),
        "before": change.before.word(),
        "after": change.after.word(),
        "delta": delta(&change.delta),
    })
}

fn delta(delta: &Delta) -> Value {
    let moves = Move::VARIANTS.iter();
    let parts = moves.map(|&moved| (moved.word().to_owned(), delta.part(moved).into()));
    Value::Object(parts.collect::<Map<_, _>>())
}
