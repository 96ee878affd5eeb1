//! Which decisions, plans and guesses came true.
//!
//! A promise names a dimension and the state we expect to see there. It is met
//! when the lowest state is that or better, whatever the unanswered would add:
//! nothing comes true by not being asked.

use super::Coverage;
use crate::team::{Choice, Date, Decision, Expectation, Expected, Id, KeptPlan, State, Team};

/// How a promise stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Not met, and its day has passed.
    Overdue,
    /// Not met, and it has time.
    NotYet,
    /// Met.
    Met,
    /// A guess that was wrong.
    Otherwise,
    /// It names no state to be met, or a dimension that is gone or no longer
    /// needed.
    Untold,
}

/// What a dimension was promised to be, beside what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The dimension it is about.
    pub dimension: Id,
    /// Its place in the team of now, where it still is.
    pub place: Option<usize>,
    /// The state that was promised or guessed.
    pub expect: Option<State>,
    /// The lowest state now, where it is needed.
    pub now: Option<State>,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub outcome: Outcome,
}

/// A decision and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDecision {
    /// The decision.
    pub decision: Decision,
    /// How it stands.
    pub promise: Promise,
}

/// A kept plan and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOutcome {
    /// The plan.
    pub plan: KeptPlan,
    /// Who of those to be hired are on the team now.
    pub hired: Vec<Id>,
    /// Who are not.
    pub open: Vec<Id>,
    /// What it expected of each dimension.
    pub promises: Vec<Promise>,
    /// The worst of them; without any, whether all were hired.
    pub outcome: Outcome,
}

/// Everything that was put on record then, against what is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CameTrue {
    /// Decisions, the worst outcome first, then by day due.
    pub decisions: Vec<KeptDecision>,
    /// Plans, in the order they were kept.
    pub plans: Vec<PlanOutcome>,
    /// Guesses made before the reveal, in the order they were made.
    pub guesses: Vec<(Expectation, Promise)>,
}

/// Checks what `record` put down (an earlier snapshot, or the team itself)
/// against a team and its coverage as they are `today`.
pub fn came_true(record: &Team, team: &Team, coverage: &Coverage, today: Date) -> CameTrue {
    let now = Now { team, coverage, today };
    let mut decisions: Vec<KeptDecision> = record
        .decisions
        .iter()
        .map(|decision| KeptDecision {
            decision: decision.clone(),
            promise: now.decision(decision),
        })
        .collect();
    decisions.sort_by_key(|kept| {
        let due = kept.decision.due;
        (kept.promise.outcome, due.is_none(), due)
    });
    CameTrue {
        decisions,
        plans: record.plans.iter().map(|plan| now.plan(plan)).collect(),
        guesses: record
            .expectations
            .iter()
            .map(|guess| (guess.clone(), now.guess(guess)))
            .collect(),
    }
}

struct Now<'a> {
    team: &'a Team,
    coverage: &'a Coverage,
    today: Date,
}

impl Now<'_> {
    fn promise(&self, dimension: &Id, expect: Option<State>, due: Option<Date>) -> Promise {
        let place = self.team.dimension_index(dimension.as_str());
        let judged = place.map(|place| self.coverage.dimension(place));
        let now = judged.filter(|judged| judged.is_needed()).map(|judged| judged.lowest);
        let outcome = match (expect, now) {
            (Some(expect), Some(now)) if now >= expect => Outcome::Met,
            (Some(_), Some(_)) => self.open(due),
            _ => Outcome::Untold,
        };
        Promise { dimension: dimension.clone(), place, expect, now, due, outcome }
    }

    /// Its day itself is still in time.
    fn open(&self, due: Option<Date>) -> Outcome {
        if due.is_some_and(|due| due < self.today) { Outcome::Overdue } else { Outcome::NotYet }
    }

    fn decision(&self, decision: &Decision) -> Promise {
        let mut promise = self.promise(&decision.dimension, decision.expect, decision.due);
        // What was accepted as it is needs no improvement to come true.
        if decision.choice == Choice::Accept && decision.expect.is_none() && promise.now.is_some() {
            promise.outcome = Outcome::Met;
        }
        promise
    }

    fn plan(&self, plan: &KeptPlan) -> PlanOutcome {
        let here = |id: &&Id| self.team.member_index(id.as_str()).is_some();
        let hired: Vec<Id> = plan.hire.iter().filter(here).cloned().collect();
        let open: Vec<Id> = plan.hire.iter().filter(|id| !here(id)).cloned().collect();
        let promises: Vec<Promise> = plan
            .expect
            .iter()
            .map(|(dimension, state)| self.promise(dimension, Some(*state), plan.due))
            .collect();
        let outcome =
            promises.iter().map(|promise| promise.outcome).min().unwrap_or_else(|| {
                match (plan.hire.is_empty(), open.is_empty()) {
                    (true, _) => Outcome::Untold,
                    (false, true) => Outcome::Met,
                    (false, false) => self.open(plan.due),
                }
            });
        PlanOutcome { plan: plan.clone(), hired, open, promises, outcome }
    }

    fn guess(&self, guess: &Expectation) -> Promise {
        let expect = match guess.expected {
            Expected::Strong => State::Strong,
            Expected::Gap => State::Gap,
        };
        let mut promise = self.promise(&guess.dimension, Some(expect), None);
        if let Some(now) = promise.now {
            promise.outcome = if now == expect { Outcome::Met } else { Outcome::Otherwise };
        }
        promise
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{skill, team};
    use crate::team::Need;

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

    fn decided(
        dimension: &str,
        choice: Choice,
        expect: Option<State>,
        due: Option<Date>,
    ) -> Decision {
        Decision {
            dimension: Id::from_name(dimension),
            choice,
            owner: None,
            owner_name: String::new(),
            due,
            expect,
            note: String::new(),
            made: None,
        }
    }

    fn outcome(decision: Decision) -> Outcome {
        let mut team = now();
        team.decisions.push(decision);
        let found = came_true(&team, &team, &Coverage::of(&team, None), day(3, 1));
        found.decisions[0].promise.outcome
    }

    #[test]
    fn a_decision_is_met_by_its_state_or_a_better_one() {
        let of = |dimension, expect| {
            outcome(decided(dimension, Choice::Grow, Some(expect), Some(day(3, 1))))
        };
        assert_eq!(of("Enough", State::Covered), Outcome::Met);
        assert_eq!(of("Enough", State::Thin), Outcome::Met);
        assert_eq!(of("Thin", State::Covered), Outcome::NotYet);
        assert_eq!(of("Gap", State::Thin), Outcome::NotYet, "nothing comes true unanswered");
        assert_eq!(of("Idle", State::Thin), Outcome::Untold);
        assert_eq!(of("Gone", State::Thin), Outcome::Untold);
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
        assert_eq!(outcome(decided("Gap", Choice::Share, None, None)), Outcome::Untold);
    }

    #[test]
    fn decisions_come_with_the_overdue_first() {
        let mut team = now();
        team.decisions = vec![
            decided("Enough", Choice::Grow, Some(State::Covered), None),
            decided("Gap", Choice::Grow, Some(State::Covered), Some(day(6, 1))),
            decided("Thin", Choice::Grow, Some(State::Covered), Some(day(1, 1))),
        ];
        let found = came_true(&team, &team, &Coverage::of(&team, None), day(3, 1));
        let order: Vec<Outcome> = found.decisions.iter().map(|kept| kept.promise.outcome).collect();
        assert_eq!(order, [Outcome::Overdue, Outcome::NotYet, Outcome::Met]);
    }

    #[test]
    fn a_plan_stands_as_its_worst_promise_and_knows_who_was_hired() {
        let plan = |expect: &[(&str, State)], hire: &[&str]| {
            let mut team = now();
            team.plans.push(KeptPlan {
                on: None,
                hire: hire.iter().map(|name| Id::from_name(name)).collect(),
                expect: expect.iter().map(|(name, state)| (Id::from_name(name), *state)).collect(),
                due: Some(day(2, 1)),
                note: String::new(),
            });
            let coverage = Coverage::of(&team, None);
            came_true(&team, &team, &coverage, day(3, 1)).plans.remove(0)
        };
        let kept = plan(&[("Enough", State::Covered), ("Gap", State::Thin)], &["Bo", "Zoe"]);
        assert_eq!(kept.outcome, Outcome::Overdue);
        assert_eq!(
            (kept.hired, kept.open),
            (vec![Id::from_name("Bo")], vec![Id::from_name("Zoe")])
        );
        assert_eq!(plan(&[("Enough", State::Covered)], &["Zoe"]).outcome, Outcome::Met);
        assert_eq!(plan(&[], &["Bo"]).outcome, Outcome::Met);
        assert_eq!(plan(&[], &["Zoe"]).outcome, Outcome::Overdue);
    }

    #[test]
    fn a_guess_came_true_or_came_otherwise() {
        let mut team = now();
        for (name, expected) in [("Gap", Expected::Gap), ("Thin", Expected::Strong)] {
            team.expectations.push(Expectation { dimension: Id::from_name(name), expected });
        }
        let found = came_true(&team, &team, &Coverage::of(&team, None), day(3, 1));
        let outcomes: Vec<Outcome> = found.guesses.iter().map(|(_, one)| one.outcome).collect();
        assert_eq!(outcomes, [Outcome::Met, Outcome::Otherwise]);
    }
}
