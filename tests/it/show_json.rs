//! `show --format json` on any team, against a second reading of the formulas
//! that shares no code with the program: it counts people one by one.

use crate::common::report::{AS_OF, with_page_in};
use crate::common::teams;
use proptest::prelude::*;
use roundtable::report::View;
use roundtable::report::show;
use roundtable::team::{Kind, Need, NeedOverride, Team};
use serde_json::{Map, Value, json};

/// A requirement counted by hand: its key, people in the zone, people asked.
struct Count {
    key: &'static str,
    there: i64,
    asked: i64,
}

/// The worst, as numbers: 0 gap, 1 thin, 2 short, 3 covered, 4 strong.
fn state(there: i64, asked: i64) -> usize {
    if there == 0 {
        0
    } else if there == 1 {
        1
    } else if there < asked {
        2
    } else if there == asked {
        3
    } else {
        4
    }
}

const WORDS: [&str; 5] = ["gap", "thin", "short", "covered", "strong"];

fn need_in(team: &Team, place: usize, situation: Option<usize>) -> Need {
    let own = &team.dimensions()[place];
    let sentences = situation.and_then(|at| {
        let needs = &team.situations[at].needs;
        needs.iter().find(|(id, _)| *id == own.id).map(|(_, need)| *need)
    });
    let Some(sentences) = sentences else { return own.need };
    let NeedOverride::Parts(parts) = sentences else { return Need::None };
    let base = match own.need {
        Need::None if own.kind == Kind::Personality => {
            Need::Spectrum { a: 1, b: 1, middle: 0, priority: 0 }
        }
        Need::None => Need::People { level: 3, people: 2, priority: 1 },
        some => some,
    };
    match base {
        Need::People { level, people, priority } => Need::People {
            level: parts.level.unwrap_or(level),
            people: parts.people.unwrap_or(people),
            priority: parts.priority.unwrap_or(priority),
        },
        Need::Spectrum { a, b, middle, priority } => Need::Spectrum {
            a: parts.a.unwrap_or(a),
            b: parts.b.unwrap_or(b),
            middle: parts.middle.unwrap_or(middle),
            priority: parts.priority.unwrap_or(priority),
        },
        Need::None => Need::None,
    }
}

fn counted(need: Need, values: &[u8]) -> Vec<Count> {
    let within = |low: u8, high: u8| {
        values.iter().filter(|&&value| low <= value && value <= high).count() as i64
    };
    let all = match need {
        Need::None => vec![],
        Need::People { level, people, .. } => vec![("level", within(level, 5), people)],
        // A3 A2 | A1 mid B1 | B2 B3
        Need::Spectrum { a, b, middle, .. } => {
            vec![("a", within(0, 1), a), ("middle", within(2, 4), middle), ("b", within(5, 6), b)]
        }
    };
    let asked = all.into_iter().filter(|(.., asked)| *asked > 0);
    asked.map(|(key, there, asked)| Count { key, there, asked: i64::from(asked) }).collect()
}

/// The best state that the unrated could still make, by handing them out.
fn highest(counts: &[Count], unrated: i64) -> usize {
    let takes = |wanted: usize, count: &Count| {
        (0..64).find(|more| state(count.there + more, count.asked) >= wanted).unwrap_or(0)
    };
    let reachable =
        |&wanted: &usize| counts.iter().map(|count| takes(wanted, count)).sum::<i64>() <= unrated;
    (0..5).rev().find(reachable).unwrap_or(0)
}

fn naive(team: &Team, situation: Option<usize>) -> Value {
    let people = team.members().len() as i64;
    let mut tally: Map<String, Value> =
        WORDS.into_iter().chain(["unknown"]).map(|word| (word.into(), 0.into())).collect();
    let mut kinds: Map<String, Value> = Map::new();
    let mut sums = [0_i64; 8];
    let mut dimensions = Vec::new();
    for (place, own) in team.dimensions().iter().enumerate() {
        let values: Vec<u8> = (0..team.members().len())
            .filter_map(|m| team.ratings().get(place, m).value())
            .collect();
        let (rated, unrated) = (values.len() as i64, people - values.len() as i64);
        let need = need_in(team, place, situation);
        let counts = counted(need, &values);
        let mut row = json!({
            "id": own.id.as_str(), "name": own.name, "kind": own.kind.word(),
            "rated": rated, "unrated": unrated,
        });
        if counts.is_empty() {
            row["state"] = "not_needed".into();
            dimensions.push(row);
            continue;
        }
        let lowest = counts.iter().map(|count| state(count.there, count.asked)).min().unwrap();
        let highest = highest(&counts, unrated);
        let filled: i64 = counts.iter().map(|count| count.there.min(count.asked)).sum();
        let needed: i64 = counts.iter().map(|count| count.asked).sum();
        let on_target = filled == needed;
        let certain = lowest == highest;
        let word =
            if certain || on_target || 2 * rated >= people { WORDS[lowest] } else { "unknown" };
        let possible = needed - filled <= unrated;
        let filled_max = filled + unrated.min(needed - filled);
        row["counts"] = counts
            .iter()
            .map(|c| (c.key.to_owned(), Value::from(c.there)))
            .collect::<Map<_, _>>()
            .into();
        row["seats_filled"] = filled.into();
        row["seats_needed"] = needed.into();
        row["seats_filled_max"] = filled_max.into();
        row["state"] = word.into();
        row["lowest"] = WORDS[lowest].into();
        row["highest"] = WORDS[highest].into();
        row["certain"] = certain.into();
        row["on_target"] = on_target.into();
        row["on_target_possible"] = possible.into();
        row["depth"] = counts.iter().map(|c| c.there).min().into();
        row["margin"] = counts.iter().map(|c| c.there - c.asked).min().into();
        dimensions.push(row);

        let kind = kinds
            .entry(own.kind.word())
            .or_insert_with(|| json!({ "on_target": 0, "targeted": 0 }));
        kind["targeted"] = (kind["targeted"].as_i64().unwrap() + 1).into();
        kind["on_target"] = (kind["on_target"].as_i64().unwrap() + i64::from(on_target)).into();
        if own.kind == Kind::Personality {
            continue;
        }
        tally[word] = (tally[word].as_i64().unwrap() + 1).into();
        let lower: Vec<u8> = values.iter().map(|value| value.saturating_sub(1)).collect();
        let cautious = counted(need, &lower).iter().all(|c| c.there >= c.asked);
        let more = [
            1,
            i64::from(on_target),
            i64::from(possible),
            i64::from(cautious),
            filled,
            needed,
            filled_max,
            rated,
        ];
        sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    }
    let [targeted, on_target, on_target_max, cautious, filled, needed, filled_max, given] = sums;
    json!({
        "format": 1,
        "team": team.name,
        "situation": situation.map(|at| team.situations[at].id.as_str()),
        "summary": {
            "targeted": targeted, "on_target": on_target, "on_target_max": on_target_max,
            "on_target_cautious": cautious, "tally": tally, "by_kind": kinds,
            "seats_filled": filled, "seats_needed": needed, "seats_filled_max": filled_max,
            "ratings_given": given, "ratings_possible": people * targeted,
        },
        "dimensions": dimensions,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_team_is_shown_in_json_as_counting_by_hand_says(team in teams::team()) {
        let situations = (0..team.situations.len()).map(Some);
        for situation in std::iter::once(None).chain(situations) {
            let mut shown = with_page_in(&team, situation, |page| show::json(page, View::Map));
            let shown_keys = shown.as_object_mut().unwrap();
            prop_assert_eq!(shown_keys.remove("as_of"), Some(json!(AS_OF.to_string())));
            let decisions = shown_keys.remove("decisions").unwrap();
            prop_assert_eq!(decisions.as_array().unwrap().len(), team.decisions.len());
            prop_assert_eq!(shown, naive(&team, situation));
        }
    }
}
