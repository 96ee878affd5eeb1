//! The tables of the files, one struct for each, with the keys in the order of a new file.
//! `docs/format.md` explains them.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, NeedValue};
use super::table::{At, Entries, List, Table, Tables};
use super::value::{Day, Flag, Moment, Text, Whole};

/// A key that may be left out.
pub(in crate::files) type Maybe<T> = Option<At<T>>;

/// A team file; with its last two tables, it is a snapshot.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct TeamFile<'a> {
    pub format: Maybe<Whole>,
    /// The kind of another file; a team file has no `kind`.
    #[serde(skip_serializing)]
    pub kind: Maybe<Text<'a>>,
    pub snapshot: Option<Table<SnapshotTable<'a>>>,
    pub team: Option<Table<TeamTable<'a>>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub dimension: Tables<DimensionTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub situation: Tables<SituationTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub member: Tables<MemberTable<'a>>,
    pub session: Option<Table<SessionTable<'a>>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub expectation: Tables<ExpectationTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub correction: Tables<CorrectionTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub decision: Tables<DecisionTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub plan: Tables<PlanTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub candidate: Tables<CandidateTable<'a>>,
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub coverage: Tables<CoverageTable<'a>>,
}

/// `[team]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct TeamTable<'a> {
    pub name: Maybe<Text<'a>>,
    pub situation: Maybe<Text<'a>>,
}

/// `[[dimension]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct DimensionTable<'a> {
    pub id: Maybe<Text<'a>>,
    pub name: Maybe<Text<'a>>,
    pub kind: Maybe<Text<'a>>,
    pub about: Maybe<Text<'a>>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub aliases: List<Text<'a>>,
    pub poles: Maybe<List<Text<'a>>>,
    pub levels: Maybe<List<Text<'a>>>,
    pub need: Maybe<NeedValue<'a>>,
}

/// `[[situation]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct SituationTable<'a> {
    pub id: Maybe<Text<'a>>,
    pub name: Maybe<Text<'a>>,
    pub about: Maybe<Text<'a>>,
    pub by: Maybe<Day>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub need: Entries<'a, NeedValue<'a>>,
}

/// `[[member]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct MemberTable<'a> {
    pub id: Maybe<Text<'a>>,
    pub name: Maybe<Text<'a>>,
    pub alias: Maybe<Text<'a>>,
    pub person: Maybe<Text<'a>>,
    pub may_help: Maybe<Flag>,
    pub from_interview: Maybe<Flag>,
    pub rated: Maybe<Day>,
    pub away_until: Maybe<Day>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub speaks: List<Text<'a>>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub sheets: List<Text<'a>>,
    pub collected: Maybe<Text<'a>>,
    pub contested: Maybe<Text<'a>>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub rating: Entries<'a, Answer<'a>>,
}

/// `[session]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct SessionTable<'a> {
    pub hidden: Maybe<Flag>,
    pub revealed: Maybe<Flag>,
    pub step: Maybe<Text<'a>>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub done: List<Text<'a>>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub discuss: List<Text<'a>>,
    pub began: Maybe<Moment>,
    pub next: Maybe<Day>,
}

/// `[[expectation]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct ExpectationTable<'a> {
    pub dimension: Maybe<Text<'a>>,
    pub expected: Maybe<Text<'a>>,
}

/// `[[correction]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct CorrectionTable<'a> {
    pub member: Maybe<Text<'a>>,
    pub dimension: Maybe<Text<'a>>,
    pub before: Maybe<Answer<'a>>,
    pub after: Maybe<Answer<'a>>,
    pub example: Maybe<Text<'a>>,
    pub on: Maybe<Day>,
}

/// `[[decision]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct DecisionTable<'a> {
    pub dimension: Maybe<Text<'a>>,
    pub choice: Maybe<Text<'a>>,
    pub owner: Maybe<Text<'a>>,
    pub owner_name: Maybe<Text<'a>>,
    pub due: Maybe<Day>,
    pub expect: Maybe<Text<'a>>,
    pub note: Maybe<Text<'a>>,
    pub made: Maybe<Day>,
    pub months: Maybe<Whole>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub hire: List<Text<'a>>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub reach: Entries<'a, Whole>,
}

/// `[[plan]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct PlanTable<'a> {
    pub on: Maybe<Day>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pub hire: List<Text<'a>>,
    pub due: Maybe<Day>,
    pub note: Maybe<Text<'a>>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub expect: Entries<'a, Text<'a>>,
}

/// `[[candidate]]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct CandidateTable<'a> {
    pub id: Maybe<Text<'a>>,
    pub name: Maybe<Text<'a>>,
    pub status: Maybe<Text<'a>>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub rating: Entries<'a, Answer<'a>>,
}

/// `[snapshot]`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct SnapshotTable<'a> {
    pub when: Maybe<Moment>,
    pub note: Maybe<Text<'a>>,
    pub program: Maybe<Text<'a>>,
    pub names: Maybe<Text<'a>>,
    pub personality: Maybe<Flag>,
}

/// `[[coverage]]`: the coverage on the day of a snapshot.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct CoverageTable<'a> {
    pub dimension: Maybe<Text<'a>>,
    pub asked: Maybe<Whole>,
    pub answered: Maybe<Whole>,
    pub need: Maybe<NeedValue<'a>>,
    /// People in each zone: `people`, or `a`, `middle` and `b`.
    pub hold: Option<Table<HoldTable>>,
    pub state: Maybe<Text<'a>>,
}

/// `hold = { … }`
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::files) struct HoldTable {
    pub people: Maybe<Whole>,
    pub a: Maybe<Whole>,
    pub middle: Maybe<Whole>,
    pub b: Maybe<Whole>,
}

/// One person's sheet.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct SheetFile<'a> {
    pub format: Maybe<Whole>,
    pub kind: Maybe<Text<'a>>,
    pub team: Maybe<Text<'a>>,
    pub name: Maybe<Text<'a>>,
    pub rated: Maybe<Day>,
    pub finished: Maybe<Flag>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub rating: Entries<'a, Answer<'a>>,
}

/// A candidate's own file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct CandidateFile<'a> {
    pub format: Maybe<Whole>,
    pub kind: Maybe<Text<'a>>,
    pub id: Maybe<Text<'a>>,
    pub name: Maybe<Text<'a>>,
    /// Not used for a candidate, but an invalid day is refused.
    #[serde(skip_serializing)]
    pub rated: Maybe<Day>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub rating: Entries<'a, Answer<'a>>,
}

/// One interviewer's answers about a candidate.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct InterviewFile<'a> {
    pub format: Maybe<Whole>,
    pub kind: Maybe<Text<'a>>,
    pub candidate: Maybe<Text<'a>>,
    pub by: Maybe<Text<'a>>,
    pub on: Maybe<Day>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    pub rating: Entries<'a, Answer<'a>>,
}

/// The user's settings, `config.toml`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct ConfigFile<'a> {
    pub theme: Maybe<Text<'a>>,
    pub color: Maybe<Text<'a>>,
    pub glyphs: Maybe<Text<'a>>,
    pub mouse: Maybe<Flag>,
    pub reduced_motion: Maybe<Flag>,
    pub hints: Maybe<Flag>,
    /// The keys of each action.
    pub keys: Entries<'a, List<Text<'a>>>,
    pub levels: Option<Table<LevelsTable<'a>>>,
}

/// `[levels]`, the words for levels 0 to 5.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct LevelsTable<'a> {
    pub skill: Maybe<List<Text<'a>>>,
    pub experience: Maybe<List<Text<'a>>>,
}
