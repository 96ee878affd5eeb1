//! Turns a team, a sheet or a candidate into the tables of its file.

#![allow(clippy::unnecessary_wraps)] // every key may be left out, even one that we always write

use std::collections::HashMap;

use super::answer::{Answer, AnswerTable, Either, NeedTable, NeedValue};
use super::table::{Entries, List, Table, new};
use super::tables::{
    CandidateTable, CorrectionTable, DecisionTable, DimensionTable, ExpectationTable, Maybe,
    MemberTable, PlanTable, SessionTable, SheetFile, SituationTable, TeamFile, TeamTable,
};
use super::value::{Day, Flag, Found, Moment, Text, Whole};
use crate::files::FORMAT;
use crate::files::read::{Scale, Sheet};
use crate::team::{
    Candidate, CandidateAnswer, Correction, Date, Decision, Dimension, Expected, Id, Judge, Kind,
    Need, NeedOverride, NeedParts, Position, Rating, SavedPlan, Session, Situation, Status, Team,
};

fn text(text: &str) -> Maybe<Text<'_>> {
    Some(new(text.into()))
}

/// Returns a text; nothing if it is empty.
fn some_text(own: &str) -> Maybe<Text<'_>> {
    text(own).filter(|_| !own.is_empty())
}

fn some_id(id: Option<&Id>) -> Maybe<Text<'_>> {
    id.and_then(|id| text(id.as_str()))
}

fn day(day: Option<Date>) -> Maybe<Day> {
    day.map(|day| new(Day(day)))
}

fn whole(number: impl Into<u32>) -> Maybe<Whole> {
    Some(new(Whole(number.into())))
}

/// Returns a flag; nothing if it is false.
fn flag(flag: bool) -> Maybe<Flag> {
    flag.then(|| new(Flag(true)))
}

fn ids(ids: &[Id]) -> List<Text<'_>> {
    ids.iter().map(|id| id.as_str().into()).collect()
}

fn some_table<T: Default + PartialEq>(own: T) -> Option<Table<T>> {
    (own != T::default()).then(|| own.into())
}

impl<'a> From<&'a Team> for TeamFile<'a> {
    fn from(team: &'a Team) -> Self {
        Self { member: members(team).collect(), ..Self::without_members(team) }
    }
}

/// Returns the members' tables, each made when it is asked for.
pub(in crate::files) fn members(team: &Team) -> impl Iterator<Item = MemberTable<'_>> {
    (0..team.members().len()).map(|index| member(team, index))
}

impl<'a> TeamFile<'a> {
    pub(in crate::files) fn without_members(team: &'a Team) -> Self {
        let kinds: HashMap<&Id, Kind> =
            team.dimensions().iter().map(|own| (&own.id, own.kind)).collect();
        let scale = |id: &Id| kinds.get(id).map_or(Scale::Level, |&kind| Scale::of(kind));
        let own = TeamTable { name: text(&team.name), situation: some_id(team.situation.as_ref()) };
        Self {
            format: whole(FORMAT),
            team: Some(own.into()),
            dimension: team.dimensions().iter().map(dimension).collect(),
            situation: team.situations.iter().map(situation).collect(),
            session: some_table(session(&team.session)),
            expectation: team
                .expectations
                .iter()
                .map(|own| ExpectationTable {
                    dimension: text(own.dimension.as_str()),
                    expected: text(match own.expected {
                        Expected::Strong => "strong",
                        Expected::Gap => "gap",
                    }),
                })
                .collect(),
            correction: team
                .corrections
                .iter()
                .map(|own| correction(own, scale(&own.dimension)))
                .collect(),
            decision: team.decisions.iter().map(decision).collect(),
            plan: team.plans.iter().map(plan).collect(),
            candidate: team
                .candidates
                .iter()
                .map(|own| CandidateTable {
                    id: text(own.id.as_str()),
                    name: text(&own.name),
                    status: Some(own.status)
                        .filter(|status| *status != Status::Open)
                        .and_then(|status| text(status.word())),
                    rating: panel(own, scale),
                })
                .collect(),
            ..Self::default()
        }
    }
}

fn dimension(own: &Dimension) -> DimensionTable<'_> {
    let pole = |index: usize| match own.poles[index].as_str() {
        "" => ["A", "B"][index],
        named => named,
    };
    let levels = own.levels.as_ref().filter(|_| !own.is_spectrum());
    DimensionTable {
        id: text(own.id.as_str()),
        name: text(&own.name),
        kind: text(own.kind.word()),
        about: some_text(&own.about),
        aliases: own.aliases.iter().map(|alias| alias.as_str().into()).collect(),
        poles: own
            .is_spectrum()
            .then(|| new([pole(0).into(), pole(1).into()].into_iter().collect())),
        levels: levels.map(|levels| new(levels.iter().map(|word| word.as_str().into()).collect())),
        need: Some(new(need(own.need))),
    }
}

/// Returns a need with all its parts.
pub(in crate::files) fn need(need: Need) -> NeedValue<'static> {
    let parts = match need {
        Need::None => return Either::Short(Found::Text("none".into())),
        Need::People { level, people, priority } => NeedParts {
            level: Some(level),
            people: Some(people),
            priority: Some(priority),
            ..NeedParts::default()
        },
        Need::Spectrum { a, b, middle, priority } => NeedParts {
            a: Some(a),
            b: Some(b),
            middle: Some(middle),
            priority: Some(priority),
            ..NeedParts::default()
        },
    };
    need_parts(parts)
}

fn need_parts(parts: NeedParts) -> NeedValue<'static> {
    Either::long(NeedTable {
        level: parts.level.and_then(whole),
        people: parts.people.and_then(whole),
        a: parts.a.and_then(whole),
        b: parts.b.and_then(whole),
        middle: parts.middle.and_then(whole),
        priority: parts.priority.and_then(whole),
    })
}

fn situation(own: &Situation) -> SituationTable<'_> {
    let needs = own.needs.iter().map(|(dimension, need)| {
        let need = match *need {
            NeedOverride::NotNeeded => Either::Short(Found::Text("none".into())),
            NeedOverride::Parts(parts) => need_parts(parts),
        };
        (dimension.as_str(), need)
    });
    SituationTable {
        id: text(own.id.as_str()),
        name: text(&own.name),
        about: some_text(&own.about),
        by: day(own.by),
        need: needs.collect(),
    }
}

fn member(team: &Team, index: usize) -> MemberTable<'_> {
    let own = &team.members()[index];
    let hex = |print: &u64| Text::from(format!("{print:016x}"));
    let collected = own.collected.as_ref();
    let spoken_ends = own.spoken_ends.iter();
    let row = team.dimensions().iter().zip(team.ratings().row(index));
    MemberTable {
        id: text(own.id.as_str()),
        name: text(&own.name),
        alias: own.alias.as_deref().and_then(text),
        person: own.person.as_deref().and_then(text),
        may_help: flag(own.may_help),
        from_interview: flag(own.from_interview),
        rated: day(own.rated),
        away_until: day(own.away_until),
        speaks: spoken_ends
            .map(|voice| Text::from(format!("{}:{}", voice.dimension, voice.end.word())))
            .collect(),
        sheets: collected.map(|own| own.sheets.iter().map(hex).collect()).unwrap_or_default(),
        collected: collected.map(|own| new(hex(&own.answers))),
        contested: collected.and_then(|own| own.contested).and_then(|own| text(own.word())),
        rating: row
            .filter(|(_, rating)| !rating.is_blank())
            .map(|(own, rating)| (own.id.as_str(), answer(rating, Scale::of(own.kind))))
            .collect(),
    }
}

/// Returns an answer, in its short form if it has only a value.
fn answer(rating: Rating, scale: Scale) -> Answer<'static> {
    short(long(rating, scale))
}

fn long(rating: Rating, scale: Scale) -> AnswerTable<'static> {
    let mut own = AnswerTable::default();
    let value = match (rating.value(), scale) {
        _ if rating.is_pass() => Some(Found::Text("pass".into())),
        (None, _) => None,
        (Some(level), Scale::Level) => Some(Found::Whole(level.into())),
        (Some(index), Scale::Position) => {
            Position::ALL.get(usize::from(index)).map(|own| Found::Text(own.word().into()))
        }
    };
    match scale {
        Scale::Level => own.level = value.map(new),
        Scale::Position => own.end = value.map(new),
    }
    own.want = rating.want().map(|want| new(Found::Text(want.word().into())));
    own
}

fn short(own: AnswerTable<'_>) -> Answer<'_> {
    let alone = match &own {
        AnswerTable {
            level: Some(value),
            end: None,
            want: None,
            source: None,
            evidence: None,
            judge: None,
        }
        | AnswerTable {
            level: None,
            end: Some(value),
            want: None,
            source: None,
            evidence: None,
            judge: None,
        } => Some(value.get_ref().clone()),
        _ => None,
    };
    alone.map_or_else(|| Either::long(own), Either::Short)
}

fn session(own: &Session) -> SessionTable<'_> {
    let began = own.began.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    SessionTable {
        hidden: flag(own.hidden),
        revealed: flag(own.revealed),
        step: own.step.and_then(|step| text(step.word())),
        done: ids(&own.done),
        discuss: ids(&own.discuss),
        began: began.and_then(|began| Some(new(Moment(began.to_string().parse().ok()?)))),
        next: day(own.next),
    }
}

fn correction(own: &Correction, scale: Scale) -> CorrectionTable<'_> {
    let answer = |rating: Rating| (!rating.is_blank()).then(|| new(answer(rating, scale)));
    CorrectionTable {
        member: text(own.member.as_str()),
        dimension: text(own.dimension.as_str()),
        before: answer(own.before),
        after: answer(own.after),
        example: some_text(&own.example),
        on: day(own.on),
    }
}

fn decision(own: &Decision) -> DecisionTable<'_> {
    DecisionTable {
        dimension: text(own.dimension.as_str()),
        choice: text(own.choice.word()),
        owner: some_id(own.owner.as_ref()),
        owner_name: some_text(&own.owner_name),
        due: day(own.due),
        expect: own.expect.and_then(|state| text(state.word())),
        note: some_text(&own.note),
        made: day(own.made),
        months: own.aim.months.and_then(whole),
        hire: ids(&own.aim.hire),
        reach: own
            .aim
            .reach
            .iter()
            .map(|(id, level)| (id.as_str(), Whole(u32::from(*level))))
            .collect(),
    }
}

fn plan(own: &SavedPlan) -> PlanTable<'_> {
    let expect = own.expect.iter().map(|(id, state)| (id.as_str(), Text::from(state.word())));
    PlanTable {
        on: day(own.on),
        hire: ids(&own.hire),
        due: day(own.due),
        note: some_text(&own.note),
        expect: expect.collect(),
    }
}

fn panel<'a>(own: &'a Candidate, scale: impl Fn(&Id) -> Scale) -> Entries<'a, Answer<'a>> {
    let answer = |given: &'a CandidateAnswer| AnswerTable {
        source: some_text(&given.source),
        evidence: some_text(&given.evidence),
        judge: (given.judge == Judge::Panel).then(|| text("panel")).flatten(),
        ..long(given.rating, scale(&given.dimension))
    };
    let mut rows: Vec<(&str, Vec<AnswerTable<'a>>)> = Vec::new();
    for given in &own.answers {
        let id = given.dimension.as_str();
        match rows.iter_mut().find(|(row, _)| *row == id) {
            None => rows.push((id, vec![answer(given)])),
            Some((_, several)) => several.push(answer(given)),
        }
    }
    let one = |mut several: Vec<AnswerTable<'a>>| match several.len() {
        1 => short(several.remove(0)),
        // Some libraries cannot read a list with both numbers and tables.
        _ => Either::Several(several.into_iter().map(|own| new(Either::long(own))).collect()),
    };
    rows.into_iter().map(|(row, several)| (row, one(several))).collect()
}

impl<'a> From<&'a Sheet> for SheetFile<'a> {
    fn from(own: &'a Sheet) -> Self {
        let answers = own.answers.iter().map(|given| {
            let scale = given.scale.unwrap_or(Scale::Level);
            (given.dimension.as_str(), answer(given.rating, scale))
        });
        Self {
            format: whole(FORMAT),
            kind: text("sheet"),
            team: text(&own.team),
            name: text(&own.name),
            rated: day(own.rated),
            finished: (!own.finished).then(|| new(Flag(false))),
            rating: answers.collect(),
        }
    }
}
