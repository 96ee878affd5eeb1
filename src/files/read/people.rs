//! Reads members with their answers, and candidates.

use std::collections::HashSet;

use super::check::{Check, day, flag, nearest, quoted};
use super::names::{Ids, Names};
use super::needs::{Dimensions, Listed};
use super::rating::Scale;
use crate::files::FileError;
use crate::files::format::answer::{Answer, Either};
use crate::files::format::table::{At, Entries, List, Tables, start};
use crate::files::format::tables::{CandidateTable, MemberTable};
use crate::files::format::value::Text;
use crate::team::{
    Candidate, CandidateAnswer, Collected, Contest, Dimension, End, Id, Judge, Member, Ratings,
    SpokenEnd, Status,
};
use crate::text;

/// The members of a file, with an index of their ids.
pub(super) struct Members {
    pub(super) list: Vec<Member>,
    pub(super) ratings: Ratings,
    listed: Listed,
}

impl Members {
    /// Returns the id of the member that a value names.
    pub(super) fn find(&self, check: &Check<'_>, value: &At<Text<'_>>) -> Result<Id, FileError> {
        Ok(self.list[self.listed.find(check, value, "member")?].id.clone())
    }
}

/// The most answers that a candidate's row may have: their own and a panel's.
const MAX_VIEWS: usize = 32;

impl Check<'_> {
    pub(super) fn members(
        &mut self,
        tables: &Tables<MemberTable<'_>>,
        dimensions: &Dimensions,
    ) -> Result<Members, FileError> {
        let mut names = Names::default();
        let mut aliases = HashSet::new();
        let mut ids = Ids::explicit(self, &tables.0)?;
        let mut list = Vec::with_capacity(tables.0.len());
        let mut ratings = Ratings::blank(dimensions.list.len(), tables.0.len());
        for (index, table) in tables.0.iter().enumerate() {
            let (id, name) = self.called(table, &mut ids, "member")?;
            let (at, own) = self.known(table, "a member");
            names.add(self, at, &name, "member")?;
            let mut member = Member::new(id, name);
            member.rated = day(&own.rated);
            member.away_until = day(&own.away_until);
            if let Some(value) = &own.alias {
                let alias = self.name(value, "alias")?;
                if !aliases.insert(text::fold(&alias)) {
                    let what = format!("the alias {} is used twice", quoted(&alias));
                    return Err(self.fault(
                        start(value),
                        what,
                        "give one of the two another alias",
                    ));
                }
                member.alias = Some(alias);
            }
            member.person =
                Some(self.sentence(&own.person, "person")?).filter(|who| !who.is_empty());
            member.may_help = flag(&own.may_help).unwrap_or(false);
            member.from_interview = flag(&own.from_interview).unwrap_or(false);
            member.spoken_ends = self.spoken_ends(&own.speaks, dimensions)?;
            member.collected = self.collected(own)?;
            self.answers(&own.rating, dimensions, |dimension, rating| {
                ratings.set(dimension, index, rating);
            })?;
            list.push(member);
        }
        names.warn_of_look_alikes(self, "member");
        let listed = Listed::new(list.iter().map(|member| &member.id));
        Ok(Members { list, ratings, listed })
    }

    fn answers(
        &mut self,
        entries: &Entries<'_, Answer<'_>>,
        dimensions: &Dimensions,
        mut set: impl FnMut(usize, crate::team::Rating),
    ) -> Result<(), FileError> {
        let mut seen = HashSet::new();
        for (key, value) in &entries.0 {
            let index = dimensions.index(self, key)?;
            // Two keys can be the same id in different normal forms.
            if !key.get_ref().0.is_ascii() && !seen.insert(index) {
                let what = "this key or table is here for the second time";
                return Err(self.fault(start(key), what, "keep one of them, delete the other"));
            }
            let dimension = &dimensions.list[index];
            let scale = Scale::of(dimension.kind);
            set(index, self.rating(value, dimension.id.as_str(), scale)?);
        }
        Ok(())
    }

    /// Returns what a member's file entry remembers of collected sheets.
    fn collected(&self, own: &MemberTable<'_>) -> Result<Option<Collected>, FileError> {
        let sheets = own.sheets.0.iter().map(|value| self.fingerprint(value, "sheets"));
        let mut sheets = sheets.collect::<Result<Vec<u64>, FileError>>()?;
        sheets.sort_unstable();
        sheets.dedup();
        let Some(value) = own.collected.as_ref().filter(|_| !sheets.is_empty()) else {
            return Ok(None);
        };
        let answers = self.fingerprint(value, "collected")?;
        let contest = |word: &str| Contest::ALL.into_iter().find(|own| own.word() == word);
        let words = Contest::ALL.map(Contest::word);
        let contested = self.some_word(&own.contested, "contested", contest, &words)?;
        Ok(Some(Collected { sheets, answers, contested }))
    }

    fn fingerprint(&self, value: &At<Text<'_>>, key: &str) -> Result<u64, FileError> {
        u64::from_str_radix(&value.get_ref().0, 16).map_err(|_| {
            let what = format!("`{key}` is not the fingerprint of a sheet");
            let remedy = "delete the line; sheets that were added may then be added again";
            self.fault(start(value), what, remedy)
        })
    }

    fn spoken_ends(
        &self,
        list: &List<Text<'_>>,
        dimensions: &Dimensions,
    ) -> Result<Vec<SpokenEnd>, FileError> {
        let mut spoken_ends: Vec<SpokenEnd> = Vec::new();
        for value in &list.0 {
            let at = start(value);
            let (dimension, end) = match value.get_ref().0.rsplit_once(':') {
                Some((dimension, "a")) => (dimension, End::A),
                Some((dimension, "b")) => (dimension, End::B),
                _ => {
                    let what = "`speaks` names no end of a spectrum";
                    return Err(self.fault(at, what, "write speaks = [\"dimension:a\"]"));
                }
            };
            let own = dimensions.find(self, &At::new(value.span(), Text::from(dimension)))?;
            if !own.is_spectrum() {
                let what = format!("{} is not a spectrum", quoted(dimension));
                return Err(self.fault(at, what, "name a dimension of kind personality"));
            }
            let voice = SpokenEnd { dimension: own.id.clone(), end };
            if !spoken_ends.contains(&voice) {
                spoken_ends.push(voice);
            }
        }
        Ok(spoken_ends)
    }

    /// Returns the candidates in a team file.
    pub(super) fn candidates(
        &mut self,
        tables: &Tables<CandidateTable<'_>>,
        dimensions: &Dimensions,
    ) -> Result<Vec<Candidate>, FileError> {
        let mut ids = Ids::explicit(self, &tables.0)?;
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (id, name) = self.called(table, &mut ids, "candidate")?;
            let (_, own) = self.known(table, "a candidate");
            let mut candidate = Candidate::new(id, name);
            candidate.answers = self.panel(&own.rating, dimensions, false)?;
            let words = Status::ALL.map(Status::word);
            let status = self.some_word(&own.status, "status", Status::from_word, &words)?;
            list.push(candidate.with_status(status.unwrap_or_default()));
        }
        Ok(list)
    }

    /// Returns all answers about a candidate: the candidate's own and the panel's. A
    /// candidate's own file may be older than the team's dimensions: there, answers on
    /// others are skipped with a warning.
    pub(super) fn panel(
        &mut self,
        entries: &Entries<'_, Answer<'_>>,
        dimensions: &Dimensions,
        is_own_file: bool,
    ) -> Result<Vec<CandidateAnswer>, FileError> {
        let mut answers = Vec::with_capacity(entries.0.len());
        for (key, value) in &entries.0 {
            match dimensions.find(self, key) {
                Ok(dimension) => self.panel_answers(dimension, value, &mut answers)?,
                Err(_) if is_own_file => {
                    let word = &key.get_ref().0;
                    let ids = dimensions.list.iter().map(|known| known.id.as_str());
                    let near = nearest(word, ids)
                        .map(|near| format!("did you mean {}? The", quoted(near)));
                    let remedy = format!("{} answer is skipped", near.as_deref().unwrap_or("the"));
                    let what = format!("the team has no dimension {}", quoted(word));
                    self.warn(start(key), what, remedy);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(answers)
    }

    /// Adds the answers on one dimension: a single answer, or a list of several people's.
    fn panel_answers(
        &mut self,
        dimension: &Dimension,
        value: &At<Answer<'_>>,
        answers: &mut Vec<CandidateAnswer>,
    ) -> Result<(), FileError> {
        let Either::Several(several) = value.get_ref() else {
            answers.push(self.panel_answer(dimension, value)?);
            return Ok(());
        };
        if several.len() > MAX_VIEWS {
            let what = format!("more than {MAX_VIEWS} answers on `{}`", dimension.id);
            return Err(self.fault(start(value), what, "keep the ones that matter"));
        }
        for one in several {
            let answer = self.panel_answer(dimension, one)?;
            let same = |other: &&CandidateAnswer| {
                other.dimension == answer.dimension && other.from() == answer.from()
            };
            if answers.iter().any(|other| same(&other)) {
                let what = format!("two answers on `{}` are from the same person", dimension.id);
                let remedy = "give each answer its own source, such as source = \"Ada\"";
                return Err(self.fault(start(one), what, remedy));
            }
            answers.push(answer);
        }
        Ok(())
    }

    fn panel_answer(
        &mut self,
        dimension: &Dimension,
        value: &At<Answer<'_>>,
    ) -> Result<CandidateAnswer, FileError> {
        let scale = Scale::of(dimension.kind);
        let (rating, _) = self.answer(value, dimension.id.as_str(), Some(scale))?;
        let mut answer = CandidateAnswer {
            dimension: dimension.id.clone(),
            rating,
            judge: Judge::Own,
            source: String::new(),
            evidence: String::new(),
        };
        if let Either::Long(long) = value.get_ref() {
            answer.source = self.sentence(&long.0.source, "source")?;
            answer.evidence = self.sentence(&long.0.evidence, "evidence")?;
            let judge = |word: &str| match word {
                "own" => Some(Judge::Own),
                "panel" => Some(Judge::Panel),
                _ => None,
            };
            let judge = self.some_word(&long.0.judge, "judge", judge, &["own", "panel"])?;
            answer.judge = judge.unwrap_or(Judge::Own);
        }
        Ok(answer)
    }
}
