//! Decisions, guesses, corrections, kept plans, and the running workshop.

use super::needs::Dimensions;
use super::people::Members;
use super::rating::Scale;
use super::reader::{Reader, Table, Value, in_order};
use crate::files::Fault;
use crate::team::{
    Choice, Correction, Decision, Expectation, Expected, Id, KeptPlan, Rating, Session, State, Step,
};

const DECISION: [&str; 8] =
    ["dimension", "choice", "owner", "owner_name", "due", "expect", "note", "made"];
const EXPECTATION: [&str; 2] = ["dimension", "expected"];
const CORRECTION: [&str; 6] = ["member", "dimension", "before", "after", "example", "on"];
const PLAN: [&str; 5] = ["on", "hire", "due", "note", "expect"];
const SESSION: [&str; 7] = ["hidden", "revealed", "step", "done", "discuss", "began", "next"];

/// What the records point at.
pub(super) struct Known<'a> {
    pub(super) dimensions: &'a Dimensions,
    pub(super) members: &'a Members,
}

impl Reader<'_> {
    fn state(&self, value: &Value<'_>, key: &str) -> Result<State, Fault> {
        self.word(value, key, State::from_word, &State::ALL.map(State::word))
    }

    /// A value that the table must have.
    pub(super) fn must<'a, 'i>(
        &self,
        at: usize,
        table: &'a Table<'i>,
        key: &str,
        thing: &str,
    ) -> Result<&'a Value<'i>, Fault> {
        table.get(key).ok_or_else(|| {
            let what = format!("this {thing} does not say its {key}");
            self.fault(at, what, format!("write {key} = … below this line"))
        })
    }

    fn dimension_at(&self, value: &Value<'_>, key: &str, known: &Known) -> Result<usize, Fault> {
        let word = self.string(value, key)?;
        let place = known.dimensions.places.get(word).copied();
        self.pointed(value.at(), word, place, "dimension", known.dimensions.ids())
    }

    fn dimension_id(&self, value: &Value<'_>, key: &str, known: &Known) -> Result<Id, Fault> {
        let place = self.dimension_at(value, key, known)?;
        Ok(known.dimensions.list[place].id.clone())
    }

    fn member_id(&self, value: &Value<'_>, key: &str, known: &Known) -> Result<Id, Fault> {
        let word = self.string(value, key)?;
        let place = known.members.places.get(word).copied();
        let ids = known.members.list.iter().map(|member| &member.id);
        let place = self.pointed(value.at(), word, place, "member", ids)?;
        Ok(known.members.list[place].id.clone())
    }

    pub(super) fn decisions(
        &mut self,
        root: &Table<'_>,
        known: &Known<'_>,
    ) -> Result<Vec<Decision>, Fault> {
        let mut list = Vec::new();
        for (at, table) in self.tables(root, "decision")? {
            self.unknown(table, &DECISION, "a decision");
            let dimension = self.must(at, table, "dimension", "decision")?;
            let choice = self.must(at, table, "choice", "decision")?;
            let words = Choice::ALL.map(Choice::word);
            let owner_name = table.get("owner_name").map(|value| self.name(value, "owner_name"));
            let owner_name = owner_name.transpose()?.unwrap_or_default();
            if !owner_name.is_empty() && table.get("owner").is_some() {
                let what = "a decision has one owner, this one has `owner` and `owner_name`";
                let remedy = "keep owner for a member, or owner_name for somebody else";
                return Err(self.fault(at, what, remedy));
            }
            list.push(Decision {
                dimension: self.dimension_id(dimension, "dimension", known)?,
                choice: self.word(choice, "choice", Choice::from_word, &words)?,
                owner: table
                    .get("owner")
                    .map(|value| self.member_id(value, "owner", known))
                    .transpose()?,
                owner_name,
                due: self.date(table, "due")?,
                expect: table.get("expect").map(|value| self.state(value, "expect")).transpose()?,
                note: self.sentence(table, "note")?,
                made: self.date(table, "made")?,
            });
        }
        Ok(list)
    }

    pub(super) fn expectations(
        &mut self,
        root: &Table<'_>,
        known: &Known<'_>,
    ) -> Result<Vec<Expectation>, Fault> {
        let mut list = Vec::new();
        for (at, table) in self.tables(root, "expectation")? {
            self.unknown(table, &EXPECTATION, "an expectation");
            let dimension = self.must(at, table, "dimension", "expectation")?;
            let expected = self.must(at, table, "expected", "expectation")?;
            let from = |word: &str| match word {
                "strong" => Some(Expected::Strong),
                "gap" => Some(Expected::Gap),
                _ => None,
            };
            list.push(Expectation {
                dimension: self.dimension_id(dimension, "dimension", known)?,
                expected: self.word(expected, "expected", from, &["strong", "gap"])?,
            });
        }
        Ok(list)
    }

    pub(super) fn corrections(
        &mut self,
        root: &Table<'_>,
        known: &Known<'_>,
    ) -> Result<Vec<Correction>, Fault> {
        let mut list = Vec::new();
        for (at, table) in self.tables(root, "correction")? {
            self.unknown(table, &CORRECTION, "a correction");
            let member = self.must(at, table, "member", "correction")?;
            let member = self.member_id(member, "member", known)?;
            let dimension = self.must(at, table, "dimension", "correction")?;
            let own = &known.dimensions.list[self.dimension_at(dimension, "dimension", known)?];
            let mut answer = |key: &str| match table.get(key) {
                Some(value) => self.rating(value, own.id.as_str(), Scale::of(own.kind)),
                None => Ok(Rating::BLANK),
            };
            let (before, after) = (answer("before")?, answer("after")?);
            list.push(Correction {
                member,
                dimension: own.id.clone(),
                before,
                after,
                example: self.sentence(table, "example")?,
                on: self.date(table, "on")?,
            });
        }
        Ok(list)
    }

    pub(super) fn plans(
        &mut self,
        root: &Table<'_>,
        known: &Known<'_>,
    ) -> Result<Vec<KeptPlan>, Fault> {
        let mut list = Vec::new();
        for (_, table) in self.tables(root, "plan")? {
            self.unknown(table, &PLAN, "a plan");
            // Candidates may be in files of their own, so that their ids
            // cannot be looked up here.
            let hire = match table.get("hire") {
                None => Vec::new(),
                Some(value) => {
                    let ids = self.array(value, "hire", "[\"fay\"]")?.iter();
                    ids.map(|value| self.id(value, "hire")).collect::<Result<_, _>>()?
                }
            };
            let mut expect = Vec::new();
            if let Some(value) = table.get("expect") {
                for (at, word, value) in in_order(self.table(value, "plan.expect")?) {
                    let place = known.dimensions.places.get(word).copied();
                    let ids = known.dimensions.ids();
                    let place = self.pointed(at, word, place, "dimension", ids)?;
                    let id = known.dimensions.list[place].id.clone();
                    expect.push((id, self.state(value, word)?));
                }
            }
            list.push(KeptPlan {
                on: self.date(table, "on")?,
                hire,
                expect,
                due: self.date(table, "due")?,
                note: self.sentence(table, "note")?,
            });
        }
        Ok(list)
    }

    pub(super) fn session(
        &mut self,
        root: &Table<'_>,
        known: &Known<'_>,
    ) -> Result<Session, Fault> {
        let mut session = Session::default();
        let Some(value) = root.get("session") else { return Ok(session) };
        let table = self.table(value, "session")?;
        self.unknown(table, &SESSION, "the session");
        if let Some(value) = table.get("hidden") {
            session.hidden = self.boolean(value, "hidden")?;
        }
        if let Some(value) = table.get("revealed") {
            session.revealed = self.boolean(value, "revealed")?;
        }
        session.next = self.date(table, "next")?;
        if let Some(value) = table.get("step") {
            let words = Step::ALL.map(Step::word);
            session.step = Some(self.word(value, "step", Step::from_word, &words)?);
        }
        if let Some(value) = table.get("done") {
            for value in self.array(value, "done", "[\"ada\"]")? {
                session.done.push(self.member_id(value, "done", known)?);
            }
        }
        if let Some(value) = table.get("discuss") {
            for value in self.array(value, "discuss", "[\"data\"]")? {
                session.discuss.push(self.dimension_id(value, "discuss", known)?);
            }
        }
        if let Some(value) = table.get("began") {
            let moment = value.as_datetime();
            let moment = moment.and_then(|moment| moment.to_string().parse().ok());
            let Some(moment): Option<jiff::Timestamp> = moment else {
                let what = "`began` is not a moment with a time zone";
                let remedy = "write began = 2026-11-22T14:00:00Z, or delete the line";
                return Err(self.fault(value.at(), what, remedy));
            };
            session.began = Some(moment.as_second());
        }
        Ok(session)
    }
}
