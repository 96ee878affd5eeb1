//! "If it all works out": the team with every level that a decision plans and
//! everyone who is to be hired, and what does not fit in time.

use jiff::ToSpan as _;

use crate::team::{Choice, Date, Decision, Edit, Id, Rating, Team};

/// The team as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// With the planned levels, and with those who are to be hired at its end.
    pub team: Team,
    /// The planned answers: dimension and member of that team, by index.
    pub cells: Vec<PlannedCell>,
    /// Those who would join, by index in that team.
    pub joining: Vec<usize>,
    /// The decisions that do not say who reaches what, by index.
    pub untold: Vec<usize>,
    /// What will not be ready in time.
    pub late: Vec<Late>,
}

/// A level that someone is to reach.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PlannedCell {
    /// The dimension, by index.
    pub dimension: usize,
    /// The member of the planned team, by index.
    pub member: usize,
    /// The decision, by index.
    pub decision: usize,
    /// The level now, where there is one, and then.
    pub levels: [Option<u8>; 2],
}

impl std::fmt::Debug for PlannedCell {
    /// Without the levels: nobody's rating belongs in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PlannedCell({}, {}, …)", self.dimension, self.member)
    }
}

/// A decision that takes longer than there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// The decision, by index.
    pub decision: usize,
    /// The day on which it would have worked out.
    pub ready: Date,
    /// The day by which it is needed: when the decision is due, or when the
    /// situation begins.
    pub needed: Date,
    /// Whether it is the situation that needs it by then.
    pub by_situation: bool,
}

/// Returns the team as it would be in a situation if all that is decided came
/// true, counted from `today` where a decision does not say when it was made.
pub fn planned(team: &Team, situation: Option<usize>, today: Date) -> Planned {
    let mut found = Planned {
        team: team.clone(),
        cells: Vec::new(),
        joining: Vec::new(),
        untold: Vec::new(),
        late: Vec::new(),
    };
    for (index, decision) in team.decisions.iter().enumerate() {
        if decision.choice == Choice::Accept {
            continue;
        }
        let reach = reaches(team, situation, decision);
        let hired = hires(team, decision);
        for (member, level) in &reach {
            found.raise(index, decision, *member, *level);
        }
        for id in &hired {
            found.join(id);
        }
        if reach.is_empty() && hired.is_empty() {
            found.untold.push(index);
        }
        found.late.extend(late(team, situation, decision, today).map(
            |(ready, needed, by_situation)| Late { decision: index, ready, needed, by_situation },
        ));
    }
    for id in team.plans.iter().flat_map(|plan| &plan.hire) {
        found.join(id);
    }
    found
}

impl Planned {
    /// Puts a member on a level, where they are below it.
    fn raise(&mut self, index: usize, decision: &Decision, member: usize, level: u8) {
        let Some(dimension) = self.team.dimension_index(decision.dimension.as_str()) else {
            return;
        };
        let before = self.team.ratings().get(dimension, member);
        let (Some(rating), true) =
            (Rating::level(level), before.value().is_none_or(|now| now < level))
        else {
            return;
        };
        let rating = rating.with_want(before.want());
        let rated = self.team.members()[member].rated;
        if self.team.apply(Edit::Rate { dimension, member, rating, rated }).is_ok() {
            let levels = [before.value(), Some(level)];
            self.cells.push(PlannedCell { dimension, member, decision: index, levels });
        }
    }

    /// Lets a candidate join, once, with what is known of them.
    fn join(&mut self, id: &Id) {
        let is_meant = |index: &usize| self.team.candidates[*index].id == *id;
        let Some(candidate) = (0..self.team.candidates.len()).find(is_meant) else { return };
        let Some(edit) = Edit::hire(&self.team, candidate) else { return };
        if self.team.apply(edit).is_ok() {
            self.joining.push(self.team.members().len() - 1);
        }
    }
}

/// Returns who is to reach which level: as the decision says or, of one that
/// grows its owner, the level that is needed.
fn reaches(team: &Team, situation: Option<usize>, decision: &Decision) -> Vec<(usize, u8)> {
    let member = |id: &Id| team.member_index(id.as_str());
    if !decision.aim.reach.is_empty() {
        return decision
            .aim
            .reach
            .iter()
            .filter_map(|(id, level)| Some((member(id)?, *level)))
            .collect();
    }
    let grower = decision.owner.as_ref().filter(|_| decision.choice == Choice::Grow);
    let needed = team
        .dimension_index(decision.dimension.as_str())
        .and_then(|index| team.need(index, situation).level());
    grower.and_then(member).zip(needed).into_iter().collect()
}

/// Returns the candidates that a decision is to hire and who have not joined.
fn hires(team: &Team, decision: &Decision) -> Vec<Id> {
    let open = |id: &&Id| team.candidates.iter().any(|one| one.id == **id);
    decision.aim.hire.iter().filter(open).cloned().collect()
}

/// Returns when a decision would have worked out, the day by which it is needed
/// before that, and whether it is the situation that needs it.
fn late(
    team: &Team,
    situation: Option<usize>,
    decision: &Decision,
    today: Date,
) -> Option<(Date, Date, bool)> {
    let begins = situation.and_then(|index| team.situations[index].by);
    let ready = match decision.aim.months {
        Some(months) => after(decision.made.unwrap_or(today), months)?,
        None => decision.due?,
    };
    let due = decision.due.filter(|due| *due < ready);
    match (begins.filter(|begins| *begins < ready), due) {
        (Some(begins), _) => Some((ready, begins, true)),
        (None, Some(due)) => Some((ready, due, false)),
        (None, None) => None,
    }
}

/// Returns the day this many months after another.
fn after(day: Date, months: u8) -> Option<Date> {
    let day = jiff::civil::Date::new(day.year, day.month as i8, day.day as i8).ok()?;
    let day = day.checked_add(i32::from(months).months()).ok()?;
    Date::new(day.year(), day.month() as u8, day.day() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Coverage;
    use crate::coverage::fixture::{skill, team};
    use crate::team::{Aim, Candidate, CandidateAnswer, Judge, Situation, State};

    fn day(month: u8, day: u8) -> Date {
        Date::new(2027, month, day).unwrap()
    }

    /// Dee is at 2 where two at 4 are needed, and Hana could come at 5.
    fn on_call() -> Team {
        let mut team = team("Dee Bo", vec![(skill("On call", 2, 4), "2 .")]);
        team.decisions.push(Decision {
            dimension: Id::from_name("On call"),
            choice: Choice::Grow,
            owner: Some(Id::from_name("Dee")),
            owner_name: String::new(),
            due: Some(day(3, 1)),
            expect: None,
            note: String::new(),
            made: Some(day(1, 1)),
            aim: Aim::default(),
        });
        let mut hana = Candidate::new(Id::from_name("Hana"), "Hana");
        hana.answers.push(CandidateAnswer {
            dimension: Id::from_name("On call"),
            rating: Rating::level(5).unwrap(),
            judge: Judge::Own,
            source: String::new(),
            evidence: String::new(),
        });
        team.candidates.push(hana);
        team
    }

    fn state(team: &Team) -> State {
        Coverage::of(team, None).dimension(0).lowest
    }

    #[test]
    fn whoever_grows_reaches_what_is_needed_and_whoever_is_hired_joins() {
        let mut team = on_call();
        let found = planned(&team, None, day(1, 1));
        assert_eq!((state(&team), state(&found.team)), (State::Gap, State::Thin));
        assert!(found.cells[0].levels == [Some(2), Some(4)] && found.joining.is_empty());
        team.decisions[0].aim.hire = vec![Id::from_name("Hana")];
        let found = planned(&team, None, day(1, 1));
        assert_eq!(state(&found.team), State::Covered);
        assert_eq!(found.team.members()[found.joining[0]].name, "Hana");
        assert_eq!(state(&team), State::Gap, "the team itself stays as it is");
    }

    #[test]
    fn a_decision_may_say_who_reaches_which_level() {
        let mut team = on_call();
        team.decisions[0].aim.reach = vec![(Id::from_name("Dee"), 3), (Id::from_name("Bo"), 4)];
        let found = planned(&team, None, day(1, 1));
        let levels: Vec<_> = found.cells.iter().map(|cell| (cell.member, cell.levels[1])).collect();
        assert_eq!(levels, [(0, Some(3)), (1, Some(4))]);
        team.decisions[0].aim.reach = vec![(Id::from_name("Dee"), 1)];
        assert!(planned(&team, None, day(1, 1)).cells.is_empty(), "nobody is planned down");
        team.decisions[0].choice = Choice::Share;
        team.decisions[0].aim.reach.clear();
        assert_eq!(planned(&team, None, day(1, 1)).untold, [0]);
    }

    #[test]
    fn what_takes_longer_than_there_is_is_late() {
        let mut team = on_call();
        let late = |team: &Team, situation| {
            let found = planned(team, situation, day(1, 1)).late;
            found.first().map(|one| (one.ready, one.needed, one.by_situation))
        };
        assert_eq!(late(&team, None), None);
        team.decisions[0].aim.months = Some(2);
        assert_eq!(late(&team, None), None, "its day itself is in time");
        team.decisions[0].aim.months = Some(3);
        assert_eq!(late(&team, None), Some((day(4, 1), day(3, 1), false)));
        let mut launch = Situation::new(Id::from_name("Launch"), "Launch");
        launch.by = Some(day(2, 1));
        team.situations.push(launch);
        assert_eq!(late(&team, Some(0)), Some((day(4, 1), day(2, 1), true)));
        team.decisions[0].aim.months = None;
        assert_eq!(late(&team, Some(0)), Some((day(3, 1), day(2, 1), true)));
    }
}
