//! What the map keeps from edit to edit is what it would make anew.

#![allow(clippy::unwrap_used)] // a fixture that fails is a failed test

#[path = "../benches/common/mod.rs"]
mod large;

use proptest::prelude::*;
use roundtable::analysis::{Coverage, people};
use roundtable::app::{Action, Model, Motion, Options, Source, update};
use roundtable::domain::{Date, Edit, Id, Member, Rating, Touched, Want};
use roundtable::store::read;
use roundtable::words;

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

fn demo() -> Model {
    let team = read::team(roundtable::assets::DEMO, "demo").unwrap().team;
    Model::new(team, Source::Demo, Options::default(), TODAY)
}

/// As many people as make lists of who gave what worth their while.
fn large() -> Model {
    Model::new(large::team(140), Source::Demo, Options::default(), TODAY)
}

/// Who is behind a row, found by looking at everyone.
fn by_looking(model: &Model, place: usize, is_one: impl Fn(Rating) -> bool) -> Vec<usize> {
    let answers = model.team.ratings().column(place).iter().enumerate();
    let found =
        answers.filter(|&(member, &rating)| !model.coverage.is_away(member) && is_one(rating));
    found.map(|(member, _)| member).collect()
}

fn is_followed(model: &Model) {
    let (team, coverage) = (&model.team, &model.coverage);
    for place in 0..team.dimensions().len() {
        let judged = coverage.dimension(place);
        let counts = |rating: Rating| rating.value().is_some_and(|value| judged.counts(value));
        let near =
            |rating: Rating| rating.value().is_some_and(|value| judged.is_one_step_below(value));
        let holders: Vec<usize> = people::holders(team, coverage, place).collect();
        assert_eq!(holders, by_looking(model, place, counts));
        let less = |rating: Rating| counts(rating) && rating.want() == Some(Want::Less);
        let reluctant: Vec<usize> = people::reluctant(team, coverage, place).collect();
        assert_eq!(reluctant, by_looking(model, place, less));
        let unrated: Vec<usize> = people::unrated(team, coverage, place).collect();
        assert_eq!(unrated, by_looking(model, place, |rating| rating.value().is_none()));
        let one_step: Vec<usize> = people::one_step_below(team, coverage, place).collect();
        assert_eq!(one_step, by_looking(model, place, near));
        if !team.dimensions()[place].is_spectrum() {
            let grow = |rating: Rating| !counts(rating) && rating.want() == Some(Want::Grow);
            let growers = people::growers(team, coverage, place);
            let mut growers: Vec<usize> = growers.iter().map(|one| one.member).collect();
            growers.sort_unstable();
            let is_needed = judged.need().level().is_some();
            let expected = by_looking(model, place, |rating| is_needed && grow(rating));
            assert_eq!(growers, expected);
        }
    }
    let away = coverage.away();
    let fresh = Coverage::with_away(team, coverage.situation(), away);
    assert_eq!(coverage.summary(), fresh.summary());
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
            let want = [None, Some(Want::Grow), Some(Want::Less)][one / 6 % 3];
            let rating = Rating::level((one % 6) as u8).unwrap().with_want(want);
            let rating = if one.is_multiple_of(7) { Rating::BLANK } else { rating };
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
        is_large in proptest::bool::weighted(0.25),
    ) {
        let mut model = if is_large { large() } else { demo() };
        is_followed(&model);
        for (what, one, other) in acts {
            act(&mut model, what, one, other);
            is_followed(&model);
            let mut fresh = model.clone();
            fresh.map.outdate(&Touched::Everything);
            fresh.refresh();
            prop_assert_eq!(&model.map.names, &fresh.map.names);
            prop_assert_eq!(&model.map.brief, &fresh.map.brief);
            prop_assert_eq!(&model.map.topics, &fresh.map.topics);
            prop_assert_eq!(&model.map.people, &fresh.map.people);
            prop_assert_eq!(&model.map.rows, &fresh.map.rows);
            for place in 0..model.team.dimensions().len() {
                let said = words::state(&model.team, &model.coverage, place, &fresh.map.brief).to_string();
                prop_assert_eq!(model.map.state(place), Some(said.as_str()));
            }
            update(&mut model, Action::Move(Motion::Down));
            let place = model.map.dimension().unwrap();
            let row = words::row(&model.team, &model.coverage, place, &fresh.map.names);
            prop_assert_eq!(model.map.said(place), Some(&row));
        }
    }
}
