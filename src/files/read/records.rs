//! Reads decisions, guesses, corrections, saved plans and the running workshop.

use super::check::{Check, day, flag, quoted};
use super::needs::Dimensions;
use super::people::Members;
use super::rating::Scale;
use crate::files::FileError;
use crate::files::format::table::{Table, Tables, start};
use crate::files::format::tables::{
    CorrectionTable, DecisionTable, ExpectationTable, PlanTable, SessionTable,
};
use crate::team::{
    Aim, Choice, Correction, Decision, Expectation, Expected, Rating, SavedPlan, Session, State,
    Step, TOP_LEVEL,
};

/// The most months that a decision may take: five years.
const MAX_MONTHS: u32 = 60;

/// The dimensions and members that the records refer to.
pub(super) struct Known<'a> {
    pub(super) dimensions: &'a Dimensions,
    pub(super) members: &'a Members,
}

fn states() -> [&'static str; State::ALL.len()] {
    State::ALL.map(State::word)
}

impl Check<'_> {
    pub(super) fn decisions(
        &mut self,
        tables: &Tables<DecisionTable<'_>>,
        known: &Known<'_>,
    ) -> Result<Vec<Decision>, FileError> {
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (at, own) = self.known(table, "a decision");
            let dimension = self.must(own.dimension.as_ref(), at, "dimension", "decision")?;
            let choice = self.must(own.choice.as_ref(), at, "choice", "decision")?;
            let words = Choice::ALL.map(Choice::word);
            let owner = own.owner.as_ref().map(|value| known.members.find(self, value));
            let owner_name = own.owner_name.as_ref().map(|value| self.name(value, "owner_name"));
            let owner_name = owner_name.transpose()?.unwrap_or_default();
            if !owner_name.is_empty() && own.owner.is_some() {
                let what = "a decision has one owner, this one has `owner` and `owner_name`";
                let remedy = "keep owner for a member, or owner_name for somebody else";
                return Err(self.fault(at, what, remedy));
            }
            list.push(Decision {
                dimension: known.dimensions.find(self, dimension)?.id.clone(),
                choice: self.word(choice, "choice", Choice::from_word, &words)?,
                owner: owner.transpose()?,
                owner_name,
                due: day(&own.due),
                expect: self.some_word(&own.expect, "expect", State::from_word, &states())?,
                note: self.sentence(&own.note, "note")?,
                made: day(&own.made),
                aim: self.aim(own, known)?,
            });
        }
        Ok(list)
    }

    /// Returns the aim of a decision. The ids of candidates are not checked, because
    /// candidates may be in files of their own.
    fn aim(&mut self, own: &DecisionTable<'_>, known: &Known<'_>) -> Result<Aim, FileError> {
        let hire = own.hire.0.iter().map(|value| self.id(value)).collect::<Result<_, _>>()?;
        let mut reach = Vec::with_capacity(own.reach.0.len());
        for (key, value) in &own.reach.0 {
            let member = known.members.find(self, key)?;
            let level = u8::try_from(value.get_ref().0).ok().filter(|level| *level <= TOP_LEVEL);
            let Some(level) = level else {
                let what = format!(
                    "the level that {} should reach is not on the scale",
                    quoted(member.as_str())
                );
                return Err(self.fault(start(value), what, "write 0 to 5"));
            };
            reach.push((member, level));
        }
        let months = self.integer(&own.months, "months", 0..=MAX_MONTHS)?;
        Ok(Aim { reach, hire, months: months.map(|months| months as u8) })
    }

    pub(super) fn expectations(
        &mut self,
        tables: &Tables<ExpectationTable<'_>>,
        known: &Known<'_>,
    ) -> Result<Vec<Expectation>, FileError> {
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (at, own) = self.known(table, "an expectation");
            let dimension = self.must(own.dimension.as_ref(), at, "dimension", "expectation")?;
            let expected = self.must(own.expected.as_ref(), at, "expected", "expectation")?;
            let from = |word: &str| match word {
                "strong" => Some(Expected::Strong),
                "gap" => Some(Expected::Gap),
                _ => None,
            };
            list.push(Expectation {
                dimension: known.dimensions.find(self, dimension)?.id.clone(),
                expected: self.word(expected, "expected", from, &["strong", "gap"])?,
            });
        }
        Ok(list)
    }

    pub(super) fn corrections(
        &mut self,
        tables: &Tables<CorrectionTable<'_>>,
        known: &Known<'_>,
    ) -> Result<Vec<Correction>, FileError> {
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (at, own) = self.known(table, "a correction");
            let member = self.must(own.member.as_ref(), at, "member", "correction")?;
            let member = known.members.find(self, member)?;
            let dimension = self.must(own.dimension.as_ref(), at, "dimension", "correction")?;
            let dimension = known.dimensions.find(self, dimension)?;
            let mut answers = [Rating::BLANK; 2];
            for (answer, value) in answers.iter_mut().zip([&own.before, &own.after]) {
                if let Some(value) = value {
                    let scale = Scale::of(dimension.kind);
                    *answer = self.rating(value, dimension.id.as_str(), scale)?;
                }
            }
            let [before, after] = answers;
            list.push(Correction {
                member,
                dimension: dimension.id.clone(),
                before,
                after,
                example: self.sentence(&own.example, "example")?,
                on: day(&own.on),
            });
        }
        Ok(list)
    }

    pub(super) fn plans(
        &mut self,
        tables: &Tables<PlanTable<'_>>,
        known: &Known<'_>,
    ) -> Result<Vec<SavedPlan>, FileError> {
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (_, own) = self.known(table, "a plan");
            // Candidates may be in files of their own: their ids are not checked.
            let hire = own.hire.0.iter().map(|value| self.id(value)).collect::<Result<_, _>>()?;
            let mut expect = Vec::with_capacity(own.expect.0.len());
            for (key, value) in &own.expect.0 {
                let id = known.dimensions.find(self, key)?.id.clone();
                let state = self.word(value, id.as_str(), State::from_word, &states())?;
                expect.push((id, state));
            }
            list.push(SavedPlan {
                on: day(&own.on),
                hire,
                expect,
                due: day(&own.due),
                note: self.sentence(&own.note, "note")?,
            });
        }
        Ok(list)
    }

    pub(super) fn session(
        &mut self,
        table: Option<&Table<SessionTable<'_>>>,
        known: &Known<'_>,
    ) -> Result<Session, FileError> {
        let Some(table) = table else { return Ok(Session::default()) };
        let (_, own) = self.known(table, "the session");
        let words = Step::ALL.map(Step::word);
        let mut session = Session {
            hidden: flag(&own.hidden).unwrap_or(false),
            revealed: flag(&own.revealed).unwrap_or(false),
            next: day(&own.next),
            step: self.some_word(&own.step, "step", Step::from_word, &words)?,
            ..Session::default()
        };
        for value in &own.done.0 {
            session.done.push(known.members.find(self, value)?);
        }
        for value in &own.discuss.0 {
            session.discuss.push(known.dimensions.find(self, value)?.id.clone());
        }
        if let Some(value) = &own.began {
            let moment: Option<jiff::Timestamp> = value.get_ref().0.to_string().parse().ok();
            let Some(moment) = moment else {
                let what = "`began` is not a moment with a time zone";
                let remedy = "write began = 2026-11-22T14:00:00Z, or delete the line";
                return Err(self.fault(start(value), what, remedy));
            };
            session.began = Some(moment.as_second());
        }
        Ok(session)
    }
}
