//! How decisions, plans and guesses turned out, and why.
//!
//! Each of them names a dimension and its expected state. It is *as hoped* if the lowest
//! state is the expected one or better: missing answers never count as success. It is
//! *met* only if the decision itself did it: the person who was to grow grew, the
//! candidate who was to be hired joined. To know that takes a snapshot from the day of
//! the decision; without one the cause is unknown.

use super::{Cause, DimensionChange, Move, Version, Who, compare};
use crate::coverage::{Coverage, CoverageStatus, DimensionCoverage};
use crate::team::{Choice, Date, Decision, Expectation, Expected, Id, SavedPlan, State, Team};

/// How an expectation turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Not as hoped, and its day has passed.
    Overdue,
    /// Not as hoped, and its day has not passed.
    NotYet,
    /// As hoped, but not, or not certainly, because of the decision.
    AsHoped,
    /// As hoped, because of the decision.
    Met,
    /// A guess that was wrong.
    NotAsGuessed,
    /// Cannot be told: no state was expected, too few people have answered, or the
    /// dimension is gone or no longer needed.
    Unknown,
}

/// Why an expectation is as hoped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum By {
    /// It is not as hoped, or needed no cause.
    #[default]
    Nothing,
    /// Because of the decision, through these people.
    Decision(Vec<Cause>),
    /// Because of other people.
    Others {
        /// Who meets the requirement now, and how that happened.
        causes: Vec<Cause>,
        /// The person who was to grow and has not.
        grower: Option<Grower>,
    },
    /// It was so already when the team decided.
    Already,
    /// Unknown, because there is no snapshot from that day.
    Unknown,
}

/// Someone who was to grow and does not reach the level.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Grower {
    /// The member, by index.
    pub member: usize,
    /// The level then and now, if known.
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

/// The expected state of a dimension, and its state now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The dimension.
    pub dimension: Id,
    /// Its index in the team now; nothing if it is gone.
    pub index: Option<usize>,
    /// The state that was expected or guessed.
    pub expect: Option<State>,
    /// The lowest state now; nothing if it is not needed.
    pub now: Option<State>,
    /// How many people have answered and how many were asked, if too few have answered.
    pub too_few: Option<[u32; 2]>,
    /// The day it is due.
    pub due: Option<Date>,
    /// How it turned out.
    pub outcome: Outcome,
    /// Why it is as hoped.
    pub by: By,
}

/// A decision, and how it turned out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionOutcome {
    /// The decision.
    pub decision: Decision,
    /// How it turned out.
    pub follow_up: FollowUp,
}

/// A saved plan, and how it turned out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOutcome {
    /// The plan.
    pub plan: SavedPlan,
    /// The candidates of the plan who are on the team now.
    pub hired: Vec<Id>,
    /// The candidates of the plan who are not.
    pub open: Vec<Id>,
    /// Each dimension with an expected state.
    pub follow_ups: Vec<FollowUp>,
    /// The worst outcome of these; without any, whether all candidates were hired.
    pub outcome: Outcome,
}

/// How all decisions, plans and guesses turned out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Decisions, the worst outcome first, then by the day they are due.
    pub decisions: Vec<DecisionOutcome>,
    /// Plans, in file order.
    pub plans: Vec<PlanOutcome>,
    /// Guesses before the reveal, in file order.
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

/// Returns how the decisions, plans and guesses of a team have turned out by `today`;
/// `earlier` are its snapshots, the oldest first.
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

/// Returns the index of the snapshot that shows the team on the day `made`: the last one up
/// to that day, or else the first one after it. `days` has the oldest first.
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
    /// Returns how an expectation turned out, without its cause.
    fn state(&self, dimension: &Id, expect: Option<State>, due: Option<Date>) -> FollowUp {
        let index = self.team.dimension_index(dimension.as_str());
        let coverage = index.map(|index| self.coverage.dimension(index));
        let coverage = coverage.filter(|coverage| coverage.is_needed());
        let now = coverage.map(|coverage| coverage.lowest);
        let is_unknown = |coverage: &&DimensionCoverage| coverage.status == CoverageStatus::Unknown;
        let answered = |coverage: &DimensionCoverage| [coverage.rated(), coverage.people()];
        let too_few = coverage.filter(is_unknown).map(answered);
        let outcome = match (expect, now) {
            (Some(expect), Some(now)) if now >= expect => Outcome::AsHoped,
            (Some(_), Some(_)) if too_few.is_none() => self.open(due),
            _ => Outcome::Unknown,
        };
        let dimension = dimension.clone();
        FollowUp { dimension, index, expect, now, too_few, due, outcome, by: By::Nothing }
    }

    /// Returns the outcome of an expectation that is not as hoped; on the due day itself it
    /// is not overdue.
    fn open(&self, due: Option<Date>) -> Outcome {
        if due.is_some_and(|due| due < self.today) { Outcome::Overdue } else { Outcome::NotYet }
    }

    fn decision(&self, decision: &Decision) -> FollowUp {
        let mut found = self.state(&decision.dimension, decision.expect, decision.due);
        if decision.choice == Choice::Accept {
            // An accepted shortfall needs no improvement and no owner.
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

    /// Finds out why an expectation is as hoped.
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
            // Someone below the level has not grown, with or without a snapshot.
            None if grower.is_some() => By::Others { causes: Vec::new(), grower },
            None => By::Unknown,
        };
        if matches!(found.by, By::Decision(_)) {
            found.outcome = Outcome::Met;
        }
    }

    /// Returns the snapshot of the day of a decision; see [`index_of_then`].
    fn then(&self, made: Option<Date>) -> Option<&Team> {
        let days: Vec<Date> = self.earlier.iter().map(|one| one.day).collect();
        index_of_then(&days, made?).map(|index| self.earlier[index].team)
    }

    fn change(&self, then: &Team, dimension: &Id) -> Option<DimensionChange> {
        let now = Version { team: self.team, situation: self.coverage.situation() };
        let changes = compare(Version::at(then), now).dimensions;
        changes.into_iter().find(|change| change.id == *dimension)
    }

    /// Returns the member if they do not reach the needed level.
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

    fn plan(&self, plan: &SavedPlan) -> PlanOutcome {
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
                // The plan needed this row covered; one more was a by-product.
                found.outcome = Outcome::AsHoped;
            } else {
                self.find_cause(&mut found, plan.on, None, &was_hired);
            }
            found
        };
        let follow_ups: Vec<FollowUp> = plan.expect.iter().map(follow_up).collect();
        let worst = follow_ups.iter().map(|found| found.outcome).min();
        let outcome = worst.unwrap_or_else(|| match (plan.hire.is_empty(), open.is_empty()) {
            (true, _) => Outcome::Unknown,
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
            found.outcome = if now == expect { Outcome::Met } else { Outcome::NotAsGuessed };
        } else {
            found.outcome = Outcome::Unknown;
        }
        found
    }
}

#[cfg(test)]
mod tests;
