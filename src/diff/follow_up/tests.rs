//! What became of decisions, on small teams.

use super::*;
use crate::coverage::fixture::{skill, team};
use crate::team::{Aim, Need};

fn day(month: u8, day: u8) -> Date {
    Date::new(2027, month, day).unwrap()
}

fn now() -> Team {
    let mut idle = skill("Idle", 2, 3);
    idle.need = Need::None;
    let rows = vec![
        (skill("Gap", 2, 3), "0 0 ."),
        (skill("Thin", 2, 3), "3 0 0"),
        (skill("Enough", 2, 3), "3 3 0"),
        (idle, "3 3 3"),
    ];
    team("Ada Bo Cyd", rows)
}

fn decided(dimension: &str, choice: Choice, expect: Option<State>, due: Option<Date>) -> Decision {
    Decision {
        dimension: Id::from_name(dimension),
        choice,
        owner: None,
        owner_name: String::new(),
        due,
        expect,
        note: String::new(),
        made: None,
        aim: Aim::default(),
    }
}

fn outcome(decision: Decision) -> Outcome {
    let mut team = now();
    team.decisions.push(decision);
    let found = follow_up(&team, &Coverage::of(&team, None), &[], day(3, 1));
    found.decisions[0].follow_up.outcome
}

#[test]
fn a_decision_is_as_hoped_at_its_state_or_a_better_one() {
    let of = |dimension, expect| {
        outcome(decided(dimension, Choice::Grow, Some(expect), Some(day(3, 1))))
    };
    assert_eq!(of("Enough", State::Covered), Outcome::AsHoped);
    assert_eq!(of("Enough", State::Thin), Outcome::AsHoped);
    assert_eq!(of("Thin", State::Covered), Outcome::NotYet);
    assert_eq!(of("Gap", State::Thin), Outcome::NotYet, "nothing works out unanswered");
    assert_eq!(of("Idle", State::Thin), Outcome::Unknown);
    assert_eq!(of("Gone", State::Thin), Outcome::Unknown);
}

#[test]
fn a_decision_is_overdue_from_the_day_after() {
    let of = |due| outcome(decided("Gap", Choice::Grow, Some(State::Covered), due));
    assert_eq!(of(Some(day(2, 28))), Outcome::Overdue);
    assert_eq!(of(Some(day(3, 1))), Outcome::NotYet);
    assert_eq!(of(None), Outcome::NotYet);
}

#[test]
fn what_was_accepted_holds_and_what_promised_no_state_cannot_be_told() {
    assert_eq!(outcome(decided("Gap", Choice::Accept, None, None)), Outcome::Met);
    assert_eq!(outcome(decided("Gap", Choice::Share, None, None)), Outcome::Unknown);
}

#[test]
fn decisions_come_with_the_overdue_first() {
    let mut team = now();
    team.decisions = vec![
        decided("Enough", Choice::Grow, Some(State::Covered), None),
        decided("Gap", Choice::Grow, Some(State::Covered), Some(day(6, 1))),
        decided("Thin", Choice::Grow, Some(State::Covered), Some(day(1, 1))),
    ];
    let found = follow_up(&team, &Coverage::of(&team, None), &[], day(3, 1));
    let order: Vec<Outcome> = found.decisions.iter().map(|one| one.follow_up.outcome).collect();
    assert_eq!(order, [Outcome::Overdue, Outcome::NotYet, Outcome::AsHoped]);
}

#[test]
fn a_plan_stands_as_its_worst_promise_and_knows_who_was_hired() {
    let plan = |expect: &[(&str, State)], hire: &[&str]| {
        let mut team = now();
        team.plans.push(SavedPlan {
            on: None,
            hire: hire.iter().map(|name| Id::from_name(name)).collect(),
            expect: expect.iter().map(|(name, state)| (Id::from_name(name), *state)).collect(),
            due: Some(day(2, 1)),
            note: String::new(),
        });
        let coverage = Coverage::of(&team, None);
        follow_up(&team, &coverage, &[], day(3, 1)).plans.remove(0)
    };
    let kept = plan(&[("Enough", State::Covered), ("Gap", State::Thin)], &["Bo", "Zoe"]);
    assert_eq!(kept.outcome, Outcome::Overdue);
    assert_eq!((kept.hired, kept.open), (vec![Id::from_name("Bo")], vec![Id::from_name("Zoe")]));
    assert_eq!(plan(&[("Enough", State::Covered)], &["Zoe"]).outcome, Outcome::AsHoped);
    let spare = plan(&[("Enough", State::Strong)], &["Zoe"]);
    assert_eq!(spare.outcome, Outcome::AsHoped, "a row that is covered is not overdue");
    assert_eq!(plan(&[], &["Bo"]).outcome, Outcome::Met);
    assert_eq!(plan(&[], &["Zoe"]).outcome, Outcome::Overdue);
}

#[test]
fn a_guess_came_true_or_came_otherwise() {
    let mut team = now();
    for (name, expected) in [("Gap", Expected::Gap), ("Thin", Expected::Strong)] {
        team.expectations.push(Expectation { dimension: Id::from_name(name), expected });
    }
    let found = follow_up(&team, &Coverage::of(&team, None), &[], day(3, 1));
    let outcomes: Vec<Outcome> = found.guesses.iter().map(|(_, one)| one.outcome).collect();
    assert_eq!(outcomes, [Outcome::Met, Outcome::NotAsGuessed]);
}

/// A decision to grow Dee on a row that Dee held at 2, 4 being needed, and
/// what became of it with these answers of Dee and Hana.
fn grown(dee: &str, hana: Option<&str>, with_snapshot: bool) -> FollowUp {
    let row = |answers| vec![(skill("On call", 2, 4), answers)];
    let then = team("Dee", row("2"));
    let mut now = match hana {
        Some(hana) => team("Dee Hana", row(&format!("{dee} {hana}"))),
        None => team("Dee", row(dee)),
    };
    let mut decision = decided("On call", Choice::Grow, Some(State::Thin), None);
    decision.owner = Some(Id::from_name("Dee"));
    decision.made = Some(day(1, 1));
    now.decisions.push(decision);
    let snapshots = [PriorAnswers { day: day(1, 1), team: &then }];
    let snapshots = if with_snapshot { &snapshots[..] } else { &[] };
    follow_up(&now, &Coverage::of(&now, None), snapshots, day(3, 1)).decisions[0].follow_up.clone()
}

#[test]
fn a_decision_is_met_by_its_own_cause_alone() {
    assert_eq!(grown("4", None, true).outcome, Outcome::Met);
    assert_eq!(grown("4", Some("4"), true).outcome, Outcome::Met);
    assert_eq!(grown("3", None, true).outcome, Outcome::NotYet);
    let hired = grown("3", Some("4"), true);
    assert_eq!(hired.outcome, Outcome::AsHoped);
    let By::Others { causes, grower } = hired.by else { panic!("others did it") };
    assert_eq!((causes[0].moved, causes[0].who), (Move::Joined, Who::Now(1)));
    let grower = grower.expect("Dee is still below");
    assert!(grower.levels == [Some(2), Some(3)] && grower.needed == 4);
}

#[test]
fn without_a_snapshot_from_then_a_cause_is_told_only_where_it_can_be() {
    assert_eq!(grown("4", None, false).by, By::Unknown);
    let hired = grown("2", Some("4"), false);
    assert_eq!(hired.outcome, Outcome::AsHoped);
    assert!(matches!(hired.by, By::Others { grower: Some(_), .. }));
}

#[test]
fn what_too_few_have_answered_is_neither_met_nor_overdue() {
    let mut now = team("Ada Bo Cyd", vec![(skill("New", 2, 3), "3 . .")]);
    now.decisions.push(decided("New", Choice::Grow, Some(State::Covered), Some(day(1, 1))));
    let guess = Expectation { dimension: Id::from_name("New"), expected: Expected::Gap };
    now.expectations.push(guess);
    let found = follow_up(&now, &Coverage::of(&now, None), &[], day(3, 1));
    let decision = &found.decisions[0].follow_up;
    assert_eq!((decision.outcome, decision.too_few), (Outcome::Unknown, Some([1, 3])));
    assert_eq!(found.guesses[0].1.outcome, Outcome::Unknown);
}
