//! What the map keeps from edit to edit is what it would make anew.

#![allow(clippy::unwrap_used)] // a fixture that fails is a failed test

use proptest::prelude::*;
use roundtable::app::{Action, Model, Motion, Options, Source, update};
use roundtable::domain::{Date, Edit, Id, Member, Rating, Touched};
use roundtable::store::read;
use roundtable::words;

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

fn demo() -> Model {
    let team = read::team(roundtable::assets::DEMO, "demo").unwrap().team;
    Model::new(team, Source::Demo, Options::default(), TODAY)
}

/// What somebody does, drawn by numbers.
fn act(model: &mut Model, what: u8, one: usize, other: usize) {
    let members = model.team.members().len();
    let place = one % members.max(1);
    let edit = match what {
        0..4 => {
            let skills =
                model.team.dimensions().iter().position(roundtable::domain::Dimension::is_spectrum);
            let dimension = other % skills.unwrap_or(1);
            let rating = Rating::level((one % 6) as u8).unwrap();
            Edit::Rate { dimension, member: other % members.max(1), rating, rated: Some(TODAY) }
        }
        4 if members > 0 => {
            let mut member = model.team.members()[place].clone();
            member.name = format!("Person {other}");
            Edit::ReplaceMember(place, Box::new(member))
        }
        5 if members > 1 => Edit::RemoveMember(place),
        6 => {
            let id = Id::new(&format!("new_{one}_{other}")).unwrap();
            let member = Member::new(id, format!("New {one} {other}"));
            Edit::InsertMember(place, Box::new(member), Vec::new())
        }
        7 => {
            let at = other % model.team.dimensions().len();
            let mut dimension = model.team.dimensions()[at].clone();
            dimension.name = format!("Dimension {one}");
            Edit::ReplaceDimension(at, Box::new(dimension))
        }
        8 => {
            model.undo();
            return;
        }
        9 if members > 0 => {
            model.set_away(place, other.is_multiple_of(2));
            return;
        }
        _ => {
            let situation = model.team.situations.len();
            model.judge_by((situation > 0).then(|| other % situation));
            return;
        }
    };
    model.change(edit, "something");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn after_any_edits_the_map_says_what_a_fresh_look_would_say(
        acts in proptest::collection::vec((0_u8..11, 0_usize..1000, 0_usize..1000), 1..12),
    ) {
        let mut model = demo();
        for (what, one, other) in acts {
            act(&mut model, what, one, other);
            let mut fresh = model.clone();
            fresh.map.outdate(&Touched::Everything);
            fresh.refresh();
            prop_assert_eq!(&model.map.names, &fresh.map.names);
            prop_assert_eq!(&model.map.brief, &fresh.map.brief);
            prop_assert_eq!(&model.map.topics, &fresh.map.topics);
            prop_assert_eq!(&model.map.people, &fresh.map.people);
            prop_assert_eq!(&model.map.rows, &fresh.map.rows);
            for place in 0..model.team.dimensions().len() {
                let said = words::state(&model.team, &model.coverage, place, &fresh.map.brief);
                prop_assert_eq!(model.map.state(place), Some(said.as_ref()));
            }
            update(&mut model, Action::Move(Motion::Down));
            let place = model.map.dimension().unwrap();
            let row = words::row(&model.team, &model.coverage, place, &fresh.map.names);
            prop_assert_eq!(model.map.said(place), Some(&row));
        }
    }
}
