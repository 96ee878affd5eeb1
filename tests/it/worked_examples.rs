//! The worked examples: teams small enough to judge by hand, with what the
//! map must say of them.

use crate::common::report::with_page_in;
use roundtable::files::read;
use roundtable::report::View;
use roundtable::report::show;
use serde_json::{Value, json};

fn examples(call: &str) -> Vec<Value> {
    let all: Vec<Value> = serde_json::from_str(include_str!("../data/worked-examples.json"))
        .expect("the examples parse");
    all.into_iter().filter(|example| example["call"] == call).collect()
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
        let expected = example["expected"].as_object().expect("an expectation");
        assert!(!expected.is_empty(), "{name} expects nothing");
        let shown = with_page_in(&team, situation.or(team.opening_situation()), |page| {
            show::json(page, View::Map)
        });
        for (key, expected) in expected {
            match key.as_str() {
                "dimensions" => {
                    for expected in expected.as_array().expect("a list") {
                        let id = expected["id"].as_str().expect("an id");
                        let place = team.dimension_index(id).expect("a dimension");
                        compare(name, id, expected, &shown["dimensions"][place]);
                    }
                }
                _ => compare(name, key, expected, &shown[key]),
            }
        }
    }
}
