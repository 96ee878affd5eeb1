//! The worked examples: teams small enough to judge by hand, with what the
//! map must say of them.
#![allow(clippy::expect_used)]

use roundtable::analysis::{Coverage, DimensionCoverage};
use roundtable::domain::{Kind, Zone};
use roundtable::store::read;
use serde_json::{Map, Value, json};

fn examples(call: &str) -> Vec<Value> {
    let all: Vec<Value> = serde_json::from_str(include_str!("data/worked-examples.json"))
        .expect("the examples parse");
    all.into_iter().filter(|example| example["call"] == call).collect()
}

fn counts(coverage: &DimensionCoverage) -> Value {
    let key = |zone| match zone {
        Zone::AtLeast(_) => "level",
        Zone::A => "a",
        Zone::Middle => "middle",
        Zone::B => "b",
    };
    let held = coverage.held().map(|held| (key(held.requirement.zone).into(), held.holders.into()));
    Value::Object(held.collect())
}

fn dimension(team: &roundtable::domain::Team, coverage: &Coverage, place: usize) -> Value {
    let (own, judged) = (&team.dimensions()[place], coverage.dimension(place));
    json!({
        "id": own.id.as_str(),
        "name": own.name,
        "kind": own.kind.word(),
        "rated": judged.rated(),
        "unrated": judged.unrated(),
        "counts": counts(judged),
        "seats_filled": judged.filled(),
        "seats_needed": judged.needed(),
        "seats_filled_max": judged.filled_max(),
        "state": judged.standing.word(),
        "lowest": judged.lowest.word(),
        "highest": judged.highest.word(),
        "certain": judged.is_certain(),
        "on_target": judged.on_target(),
        "on_target_possible": judged.on_target_possible(),
        "depth": judged.depth(),
        "margin": judged.margin(),
    })
}

fn summary(coverage: &Coverage) -> Value {
    let summary = coverage.summary();
    let mut tally: Map<String, Value> = roundtable::domain::State::ALL
        .into_iter()
        .map(|state| (state.word().to_owned(), summary.in_state(state).into()))
        .collect();
    tally.insert("unknown".into(), summary.unknown.into());
    tally.retain(|_, count| *count != 0);
    let by_kind: Map<String, Value> = Kind::ALL
        .into_iter()
        .filter(|&kind| summary.by_kind[kind as usize].targeted > 0)
        .map(|kind| {
            let count = summary.by_kind[kind as usize];
            let count = json!({ "on_target": count.on_target, "targeted": count.targeted });
            (kind.word().to_owned(), count)
        })
        .collect();
    json!({
        "targeted": summary.targeted(),
        "on_target": summary.on_target(),
        "on_target_max": summary.on_target_max,
        "on_target_cautious": summary.on_target_cautious,
        "tally": tally,
        "by_kind": by_kind,
        "seats_filled": summary.filled,
        "seats_needed": summary.needed,
        "seats_filled_max": summary.filled_max,
        "ratings_given": summary.ratings_given,
        "ratings_possible": summary.ratings_possible,
    })
}

/// Every field that the example names, compared; zeros of a tally may be named.
fn compare(name: &str, at: &str, expected: &Value, actual: &Value) {
    match expected {
        Value::Object(fields) => {
            for (key, expected) in fields {
                let actual = &actual[key];
                let at = format!("{at}.{key}");
                if actual.is_null() {
                    assert_eq!(*expected, json!(0), "{name}: {at} is not told");
                } else {
                    compare(name, &at, expected, actual);
                }
            }
        }
        _ => assert_eq!(expected, actual, "{name}: {at}"),
    }
}

#[test]
fn the_map_of_every_worked_example_is_as_it_says() {
    let examples = examples("show");
    assert!(examples.len() >= 38, "only {} examples", examples.len());
    for example in examples {
        let name = example["name"].as_str().expect("a name");
        let source = toml::to_string(&example["team"]).expect("the team is TOML");
        let read = read::team(&source, name).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(read.warnings.is_empty(), "{name}: {:?}", read.warnings);
        let team = read.team;
        let situation = example["situation"].as_str().map(|id| {
            team.situation_index(id).unwrap_or_else(|| panic!("{name}: no situation {id}"))
        });
        let coverage = Coverage::of(&team, situation.or(team.opening_situation()));
        let expected = example["expected"].as_object().expect("an expectation");
        assert!(!expected.is_empty(), "{name} expects nothing");
        for (key, expected) in expected {
            match key.as_str() {
                "summary" => compare(name, key, expected, &summary(&coverage)),
                "dimensions" => {
                    for expected in expected.as_array().expect("a list") {
                        let id = expected["id"].as_str().expect("an id");
                        let place = team.dimension_index(id).expect("a dimension");
                        compare(name, id, expected, &dimension(&team, &coverage, place));
                    }
                }
                other => panic!("{name} expects `{other}`, which nothing here compares"),
            }
        }
    }
}
