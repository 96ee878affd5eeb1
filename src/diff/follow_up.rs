//! What became of decisions, plans and guesses, and by what cause.
//!
//! Each names a dimension and the state we expect to see there. It is as hoped
//! when the lowest state is that or better, whatever the unanswered would add:
//! nothing comes true by not being asked. It is *met* only where what was
//! decided did it: whoever was to grow grew, whoever was to be hired joined.
//! That takes a snapshot from then; without one it is said that it cannot be
//! told.

use super::{Cause, DimensionChange, Look, Move, Who, compare};
use crate::coverage::{Coverage, DimensionCoverage, Standing};
use crate::team::{Choice, Date, Decision, Expectation, Expected, Id, KeptPlan, State, Team};

/// What became of an expectation by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Not as hoped, and its day has passed.
    Overdue,
    /// Not as hoped, and it has time.
    NotYet,
    /// As hoped, but not, or not surely, by what was decided.
    AsHoped,
    /// As hoped, by what was decided.
    Met,
    /// A guess that was wrong.
    Otherwise,
    /// It names no state, too few have answered, or the dimension is gone or
    /// no longer needed.
    Untold,
}

/// What made it as hoped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum By {
    /// It is not as hoped, or nothing had to be done for it.
    #[default]
    Nothing,
    /// What was decided, by these people.
    Decision(Vec<Cause>),
    /// Others did it.
    Others {
        /// Who came to hold it, and how.
        causes: Vec<Cause>,
        /// Whoever was to grow and has not.
        grower: Option<Grower>,
    },
    /// It was so already when it was decided.
    Already,
    /// There is no snapshot from then.
    Unknown,
}

/// Someone who was to grow and does not hold the level.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Grower {
    /// The member, by index.
    pub member: usize,
    /// The level then and now, where it is known.
    pub levels: [Option<u8>; 2],
    /// The level that is needed.
    pub needed: u8,
}

impl std::fmt::Debug for Grower {
    /// Without the levels: nobody's rating belongs in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grower({}, …)", self.member)
    }
}

/// What was expected of a dimension, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The dimension it is about.
    pub dimension: Id,
    /// Its index in the team of now, where it still is.
    pub index: Option<usize>,
    /// The state that was expected or guessed.
    pub expect: Option<State>,
    /// The lowest state now, where it is needed.
    pub now: Option<State>,
    /// How many of how many have answered, where they are too few to tell.
    pub too_few: Option<[u32; 2]>,
    /// By when.
    pub due: Option<Date>,
    /// What became of it.
    pub outcome: Outcome,
    /// What did it.
    pub by: By,
}

/// A decision and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionOutcome {
    /// The decision.
    pub decision: Decision,
    /// What became of it.
    pub follow_up: FollowUp,
}

/// A kept plan and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOutcome {
    /// The plan.
    pub plan: KeptPlan,
    /// Who of those to be hired are on the team now.
    pub hired: Vec<Id>,
    /// Who are not.
    pub open: Vec<Id>,
    /// What became of each dimension it expected something of.
    pub follow_ups: Vec<FollowUp>,
    /// The worst of them; without any, whether all were hired.
    pub outcome: Outcome,
}

/// What became of everything that was put on record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Decisions, the worst outcome first, then by day due.
    pub decisions: Vec<DecisionOutcome>,
    /// Plans, in the order they were kept.
    pub plans: Vec<PlanOutcome>,
    /// Guesses made before the reveal, in the order they were made.
    pub guesses: Vec<(Expectation, FollowUp)>,
}

/// The team on an earlier day, with its people under their own ids.
#[derive(Debug, Clone, Copy)]
pub struct PriorAnswers<'a> {
    /// The day.
    pub day: Date,
    /// The team as it was.
    pub team: &'a Team,
}

/// Returns what became by `today` of what `team` put on record, judged by its
/// coverage; `earlier` are its snapshots, the oldest first.
pub fn follow_up(
    team: &Team,
    coverage: &Coverage,
    earlier: &[PriorAnswers<'_>],
    today: Date,
) -> Record {
    let now = Now { team, coverage, earlier, today };
    let decision = |decision: &Decision| DecisionOutcome {
        decision: decision.clone(),
        follow_up: now.decision(decision),
    };
    let mut decisions: Vec<DecisionOutcome> = team.decisions.iter().map(decision).collect();
    decisions.sort_by_key(|one| {
        let due = one.decision.due;
        (one.follow_up.outcome, due.is_none(), due)
    });
    Record {
        decisions,
        plans: team.plans.iter().map(|plan| now.plan(plan)).collect(),
        guesses: team.expectations.iter().map(|guess| (guess.clone(), now.guess(guess))).collect(),
    }
}

/// Returns which of these days, the oldest first, shows a team as it was on
/// the day `made`: the last one up to it or, without one, the first after it.
pub fn index_of_then(days: &[Date], made: Date) -> Option<usize> {
    days.iter().rposition(|day| *day <= made).or((!days.is_empty()).then_some(0))
}

struct Now<'a> {
    team: &'a Team,
    coverage: &'a Coverage,
    earlier: &'a [PriorAnswers<'a>],
    today: Date,
}

impl Now<'_> {
    /// What became of it, before its cause is looked for.
    fn state(&self, dimension: &Id, expect: Option<State>, due: Option<Date>) -> FollowUp {
        let index = self.team.dimension_index(dimension.as_str());
        let coverage = index.map(|index| self.coverage.dimension(index));
        let coverage = coverage.filter(|coverage| coverage.is_needed());
        let now = coverage.map(|coverage| coverage.lowest);
        let is_unknown = |coverage: &&DimensionCoverage| coverage.standing == Standing::Unknown;
        let answered = |coverage: &DimensionCoverage| [coverage.rated(), coverage.people()];
        let too_few = coverage.filter(is_unknown).map(answered);
        let outcome = match (expect, now) {
            (Some(expect), Some(now)) if now >= expect => Outcome::AsHoped,
            (Some(_), Some(_)) if too_few.is_none() => self.open(due),
            _ => Outcome::Untold,
        };
        let dimension = dimension.clone();
        FollowUp { dimension, index, expect, now, too_few, due, outcome, by: By::Nothing }
    }

    /// Its day itself is still in time.
    fn open(&self, due: Option<Date>) -> Outcome {
        if due.is_some_and(|due| due < self.today) { Outcome::Overdue } else { Outcome::NotYet }
    }

    fn decision(&self, decision: &Decision) -> FollowUp {
        let mut found = self.state(&decision.dimension, decision.expect, decision.due);
        if decision.choice == Choice::Accept {
            // What was accepted as it is needs no improvement, and nobody for it.
            let accepted = decision.expect.is_none() && found.now.is_some();
            if accepted || found.outcome == Outcome::AsHoped {
                found.outcome = Outcome::Met;
            }
            return found;
        }
        let owner = decision.owner.as_ref().and_then(|id| self.team.member_index(id.as_str()));
        let grower = owner.filter(|_| decision.choice == Choice::Grow);
        let did_it = |cause: &Cause| match decision.choice {
            Choice::Grow | Choice::Share => {
                cause.moved == Move::Grew
                    && grower.is_none_or(|member| cause.who == Who::Now(member))
            }
            Choice::Borrow | Choice::Hire => cause.moved == Move::Joined,
            Choice::Accept => false,
        };
        self.find_cause(&mut found, decision.made, grower, &did_it);
        found
    }

    /// Looks for what made it as hoped.
    fn find_cause(
        &self,
        found: &mut FollowUp,
        made: Option<Date>,
        grower: Option<usize>,
        did_it: &dyn Fn(&Cause) -> bool,
    ) {
        let (Outcome::AsHoped, Some(index)) = (found.outcome, found.index) else { return };
        let then = self.then(made);
        let change = then.and_then(|then| self.change(then, &found.dimension));
        let grower = grower.and_then(|member| self.still_below(index, member, then));
        found.by = match change {
            Some(change) if found.expect.is_some_and(|expect| change.before >= expect) => {
                By::Already
            }
            Some(change) => {
                let (by_it, mut others): (Vec<_>, Vec<_>) =
                    change.causes.into_iter().partition(did_it);
                let came = [Move::Joined, Move::Grew, Move::NewlyRated];
                others.retain(|cause| came.contains(&cause.moved));
                if by_it.is_empty() {
                    By::Others { causes: others, grower }
                } else {
                    By::Decision(by_it)
                }
            }
            // Whoever is below the level has not done it, snapshot or not.
            None if grower.is_some() => By::Others { causes: Vec::new(), grower },
            None => By::Unknown,
        };
        if matches!(found.by, By::Decision(_)) {
            found.outcome = Outcome::Met;
        }
    }

    /// The snapshot that shows the team as it was when something was decided:
    /// the last one up to that day or, without one, the first after it.
    fn then(&self, made: Option<Date>) -> Option<&Team> {
        let days: Vec<Date> = self.earlier.iter().map(|one| one.day).collect();
        index_of_then(&days, made?).map(|index| self.earlier[index].team)
    }

    fn change(&self, then: &Team, dimension: &Id) -> Option<DimensionChange> {
        let now = Look { team: self.team, situation: self.coverage.situation() };
        let changes = compare(Look::at(then), now).dimensions;
        changes.into_iter().find(|change| change.id == *dimension)
    }

    /// A member who does not hold the level that is needed.
    fn still_below(&self, index: usize, member: usize, then: Option<&Team>) -> Option<Grower> {
        let needed = self.coverage.dimension(index).need().level()?;
        let now = self.team.ratings().get(index, member).value();
        let before = then.and_then(|then| {
            let index = then.dimension_index(self.team.dimensions()[index].id.as_str())?;
            let member = then.member_index(self.team.members()[member].id.as_str())?;
            then.ratings().get(index, member).value()
        });
        let is_below = now.is_none_or(|level| level < needed);
        is_below.then_some(Grower { member, levels: [before, now], needed })
    }

    fn plan(&self, plan: &KeptPlan) -> PlanOutcome {
        let here = |id: &&Id| self.team.member_index(id.as_str()).is_some();
        let hired: Vec<Id> = plan.hire.iter().filter(here).cloned().collect();
        let open: Vec<Id> = plan.hire.iter().filter(|id| !here(id)).cloned().collect();
        let was_hired = |cause: &Cause| {
            let Who::Now(member) = cause.who else { return false };
            cause.moved == Move::Joined && plan.hire.contains(&self.team.members()[member].id)
        };
        let follow_up = |(dimension, state): &(Id, State)| {
            let mut found = self.state(dimension, Some(*state), plan.due);
            if *state == State::Strong && found.now == Some(State::Covered) {
                // One more than needed was a by-product: the row is covered.
                found.outcome = Outcome::AsHoped;
            } else {
                self.find_cause(&mut found, plan.on, None, &was_hired);
            }
            found
        };
        let follow_ups: Vec<FollowUp> = plan.expect.iter().map(follow_up).collect();
        let worst = follow_ups.iter().map(|found| found.outcome).min();
        let outcome = worst.unwrap_or_else(|| match (plan.hire.is_empty(), open.is_empty()) {
            (true, _) => Outcome::Untold,
            (false, true) => Outcome::Met,
            (false, false) => self.open(plan.due),
        });
        PlanOutcome { plan: plan.clone(), hired, open, follow_ups, outcome }
    }

    fn guess(&self, guess: &Expectation) -> FollowUp {
        let expect = match guess.expected {
            Expected::Strong => State::Strong,
            Expected::Gap => State::Gap,
        };
        let mut found = self.state(&guess.dimension, Some(expect), None);
        if let (Some(now), None) = (found.now, found.too_few) {
            found.outcome = if now == expect { Outcome::Met } else { Outcome::Otherwise };
        } else {
            found.outcome = Outcome::Untold;
        }
        found
    }
}

#[cfg(test)]
mod tests;
