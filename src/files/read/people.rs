//! Members with their answers, and candidates.

use std::collections::{HashMap, HashSet};

use super::names::{Ids, Names};
use super::needs::{Dimensions, places};
use super::rating::Scale;
use super::reader::{Reader, Table, Value, in_order, quoted};
use crate::files::Fault;
use crate::team::{
    Candidate, CandidateAnswer, Collected, Contest, End, Id, Judge, Member, Ratings, Voice,
};
use crate::text;

const MEMBER: [&str; 9] =
    ["id", "name", "alias", "rated", "speaks", "sheets", "collected", "contested", "rating"];
const CANDIDATE: [&str; 3] = ["id", "name", "rating"];
const CANDIDATE_ANSWER: [&str; 6] = ["level", "end", "want", "source", "evidence", "judge"];

/// The members of a file, and where each id is.
pub(super) struct Members {
    pub(super) list: Vec<Member>,
    pub(super) ratings: Ratings,
    pub(super) places: HashMap<String, usize>,
}

impl Reader<'_> {
    pub(super) fn members(
        &mut self,
        root: &Table<'_>,
        dimensions: &Dimensions,
    ) -> Result<Members, Fault> {
        let tables = self.tables(root, "member")?;
        let mut names = Names::default();
        let mut aliases = HashSet::new();
        let mut ids = Ids::explicit(self, &tables)?;
        let mut list = Vec::with_capacity(tables.len());
        let mut ratings = Ratings::blank(dimensions.list.len(), tables.len());
        for (place, (at, table)) in tables.into_iter().enumerate() {
            self.unknown(table, &MEMBER, "a member");
            let (id, name) = self.called(at, table, &mut ids, "member")?;
            names.add(self, at, &name, "member")?;
            let mut member = Member::new(id, name);
            member.rated = self.date(table, "rated")?;
            if let Some(value) = table.get("alias") {
                let alias = self.name(value, "alias")?;
                if !aliases.insert(text::fold(&alias)) {
                    let what = format!("the alias {} is given twice", quoted(&alias));
                    return Err(self.fault(value.at(), what, "give another one"));
                }
                member.alias = Some(alias);
            }
            member.voices = self.voices(table, dimensions)?;
            member.collected = self.collected(table)?;
            if let Some(value) = table.get("rating") {
                for (word, value) in self.table(value, "member.rating")?.iter() {
                    let key = word.word();
                    let found = dimensions.places.get(key).copied();
                    let at = word.at();
                    let column = self.pointed(at, key, found, "dimension", dimensions.ids())?;
                    let own = &dimensions.list[column];
                    let rating = self.rating(value, own.id.as_str(), Scale::of(own.kind))?;
                    ratings.set(column, place, rating);
                }
            }
            list.push(member);
        }
        names.warn_of_look_alikes(self, "member");
        let places = places(list.iter().map(|member| &member.id));
        Ok(Members { list, ratings, places })
    }

    /// What was taken of a member's sheets.
    fn collected(&self, table: &Table<'_>) -> Result<Option<Collected>, Fault> {
        let mut sheets = Vec::new();
        if let Some(value) = table.get("sheets") {
            for value in self.array(value, "sheets", "[]")? {
                sheets.push(self.fingerprint(value, "sheets")?);
            }
        }
        sheets.sort_unstable();
        sheets.dedup();
        let Some(value) = table.get("collected").filter(|_| !sheets.is_empty()) else {
            return Ok(None);
        };
        let answers = self.fingerprint(value, "collected")?;
        let contested = match table.get("contested") {
            None => None,
            Some(value) => {
                let contest = |word: &str| Contest::ALL.into_iter().find(|one| one.word() == word);
                let words = Contest::ALL.map(Contest::word);
                Some(self.word(value, "contested", contest, &words)?)
            }
        };
        Ok(Some(Collected { sheets, answers, contested }))
    }

    fn fingerprint(&self, value: &Value<'_>, key: &str) -> Result<u64, Fault> {
        let text = self.string(value, key)?;
        u64::from_str_radix(text, 16).map_err(|_| {
            let what = format!("`{key}` holds no fingerprint of a sheet");
            let remedy = "delete the line; sheets that were taken may then be taken again";
            self.fault(value.at(), what, remedy)
        })
    }

    fn voices(&self, table: &Table<'_>, dimensions: &Dimensions) -> Result<Vec<Voice>, Fault> {
        let Some(value) = table.get("speaks") else { return Ok(Vec::new()) };
        let mut voices: Vec<Voice> = Vec::new();
        for value in self.array(value, "speaks", "[\"challenge:a\"]")? {
            let at = value.at();
            let word = self.string(value, "speaks")?;
            let (dimension, end) = match word.rsplit_once(':') {
                Some((dimension, "a")) => (dimension, End::A),
                Some((dimension, "b")) => (dimension, End::B),
                _ => {
                    let what = "`speaks` names no end of a spectrum";
                    return Err(self.fault(at, what, "write speaks = [\"dimension:a\"]"));
                }
            };
            let place = dimensions.places.get(dimension).copied();
            let place = self.pointed(at, dimension, place, "dimension", dimensions.ids())?;
            let own = &dimensions.list[place];
            if !own.is_spectrum() {
                let what = format!("{} is no spectrum to speak for", quoted(dimension));
                return Err(self.fault(at, what, "name a dimension of kind personality"));
            }
            let voice = Voice { dimension: own.id.clone(), end };
            if !voices.contains(&voice) {
                voices.push(voice);
            }
        }
        Ok(voices)
    }

    /// The candidates that a team file holds.
    pub(super) fn candidates(
        &mut self,
        root: &Table<'_>,
        dimensions: &Dimensions,
    ) -> Result<Vec<Candidate>, Fault> {
        let tables = self.tables(root, "candidate")?;
        let mut ids = Ids::explicit(self, &tables)?;
        let mut list = Vec::with_capacity(tables.len());
        for (at, table) in tables {
            self.unknown(table, &CANDIDATE, "a candidate");
            let (id, name) = self.called(at, table, &mut ids, "candidate")?;
            list.push(self.candidate(
                table,
                id,
                name,
                &|word| {
                    let place = *dimensions.places.get(word)?;
                    let own = dimensions.list.get(place)?;
                    Some((own.id.clone(), Scale::of(own.kind)))
                },
                &mut dimensions.ids(),
            )?);
        }
        Ok(list)
    }

    /// A candidate's answers, on the dimensions that `known` knows.
    pub(super) fn candidate<'a>(
        &mut self,
        table: &Table<'_>,
        id: Id,
        name: String,
        known: &dyn Fn(&str) -> Option<(Id, Scale)>,
        all: &mut dyn Iterator<Item = &'a Id>,
    ) -> Result<Candidate, Fault> {
        let mut candidate = Candidate::new(id, name);
        let Some(value) = table.get("rating") else { return Ok(candidate) };
        for (at, word, value) in in_order(self.table(value, "rating")?) {
            let Some((dimension, scale)) = known(word) else {
                return Err(self.no_such(at, word, "dimension", all));
            };
            let (rating, _) = self.answer(value, word, Some(scale), &CANDIDATE_ANSWER)?;
            let mut answer = CandidateAnswer {
                dimension,
                rating,
                judge: Judge::Own,
                source: String::new(),
                evidence: String::new(),
            };
            if let Some(long) = value.as_table() {
                answer.source = self.sentence(long, "source")?;
                answer.evidence = self.sentence(long, "evidence")?;
                if let Some(value) = long.get("judge") {
                    let judge = |word: &str| match word {
                        "own" => Some(Judge::Own),
                        "panel" => Some(Judge::Panel),
                        _ => None,
                    };
                    answer.judge = self.word(value, "judge", judge, &["own", "panel"])?;
                }
            }
            candidate.answers.push(answer);
        }
        Ok(candidate)
    }
}
