//! Who the rows are: one person on several of them, two of one name, or
//! people who gave no name.

use std::collections::HashMap;

use super::matrix::{Matrix, Question, Record};
use super::names::{shortened, with_address};
use super::options::Options;
use crate::files::read::Ids;
use crate::team::{Member, Rating};
use crate::text::{self, fold};

/// What forms write where nobody signed in.
const ANONYMOUS: [&str; 9] = [
    "anonymous",
    "anonym",
    "anonyme",
    "anonimo",
    "anónimo",
    "anônimo",
    "anoniem",
    "匿名",
    "anonymous user",
];

/// The members, and which of the records is whose.
pub(super) struct People {
    pub(super) members: Vec<Member>,
    /// The member of each record; nothing for a record whose answers are
    /// replaced by newer ones.
    pub(super) of: Vec<Option<usize>>,
}

impl Matrix {
    /// Names people who gave no name.
    pub(super) fn name_the_anonymous(&mut self) {
        let hidden =
            |own: &Record| own.name.is_empty() || ANONYMOUS.contains(&fold(&own.name).as_str());
        let anonymous = self.records.iter().filter(|record| hidden(record)).count();
        let is_anonymous =
            self.records.iter().any(|record| ANONYMOUS.contains(&fold(&record.name).as_str()));
        if !is_anonymous || anonymous < 2 {
            return;
        }
        let mut number = 0;
        for own in self.records.iter_mut().filter(|record| hidden(record)) {
            number += 1;
            own.name = format!("Respondent {number}");
        }
        self.notes.push(format!(
            "The answers are anonymous, so people are called Respondent 1 to {number}."
        ));
    }

    /// Returns the members. Several rows of one person are one where the
    /// answers agree or the newest is known; else somebody has to say.
    pub(super) fn members(
        &mut self,
        rows: &[Vec<Rating>],
        options: &Options,
    ) -> Result<People, String> {
        let mut people = People { members: Vec::new(), of: Vec::new() };
        let mut ids = Ids::default();
        let mut by_mark: HashMap<String, usize> = HashMap::new();
        let mut by_name: HashMap<String, usize> = HashMap::new();
        // Of a name without an address nobody can say that it is a second one.
        let mut unmarked: HashMap<String, usize> = HashMap::new();
        let mut last: Vec<usize> = Vec::new();
        for at in 0..self.records.len() {
            let record = self.records[at].clone();
            if record.name.is_empty() && !self.is_long {
                // It was asked whose answers they are.
                people.of.push(None);
                continue;
            }
            let (plain, address) = with_address(&record.name);
            // A page mentions people as "@Ida Moe".
            let mention = plain.strip_prefix('@').filter(|rest| !rest.trim().is_empty());
            let (short, cut) = shortened(mention.unwrap_or(plain));
            let mut name = text::name(&short)
                .map_err(|error| format!("line {}: a name {error}", record.line))?;
            if let Some((_, into)) =
                options.same_people.iter().find(|(from, _)| fold(from) == fold(&name))
            {
                name.clone_from(into);
            }
            let merged = options.same_people.iter().any(|(_, into)| fold(into) == fold(&name));
            let address = record.email.clone().or(address.map(str::to_owned));
            let mark = address.or(record.id.clone()).filter(|_| !merged);
            let folded = fold(&name);
            let found = match &mark {
                Some(mark) => by_mark.get(&fold(mark)).or_else(|| unmarked.get(&folded)),
                None => by_name.get(&folded),
            };
            if let Some(&member) = found {
                self.again(at, last[member], member, rows, &mut people, &name);
                // The rows may stand in any order.
                if self.records[last[member]].day <= record.day {
                    last[member] = at;
                }
                continue;
            }
            let next = people.members.len();
            if let Some(mark) = &mark {
                by_mark.insert(fold(mark), next);
                if by_name.contains_key(&folded) {
                    let part = mark.split('@').next().unwrap_or(mark);
                    let note = format!(
                        "Line {}: “{name}” is a second person of that name, told apart by {part}.",
                        record.line
                    );
                    self.notes.push(note);
                    name = apart(&name, mark, |name| by_name.contains_key(&fold(name)));
                }
            } else {
                unmarked.insert(folded.clone(), next);
            }
            by_name.entry(folded).or_insert(next);
            by_name.entry(fold(&name)).or_insert(next);
            if cut {
                self.left_out.push(format!("the end of an over-long name: “{name}”"));
            }
            people.of.push(Some(next));
            let id = ids.free(&name);
            people.members.push(Member::new(id, name));
            last.push(at);
        }
        Ok(people)
    }

    /// A person who is on a row above as well.
    fn again(
        &mut self,
        at: usize,
        before: usize,
        member: usize,
        rows: &[Vec<Rating>],
        people: &mut People,
        name: &str,
    ) {
        let [line, first] = [self.records[at].line, self.records[before].line];
        let differ = rows.iter().any(|row| {
            let [old, new] = [row[before], row[at]];
            !old.is_blank() && !new.is_blank() && old != new
        });
        let [old_day, new_day] = [&self.records[before].day, &self.records[at].day];
        if !differ {
            people.of.push(Some(member));
            self.notes.push(format!(
                "“{name}” is on lines {first} and {line}, and is read as one person."
            ));
        } else if let (Some(old), Some(new)) = (old_day, new_day)
            && old != new
        {
            let newer = if new > old { at } else { before };
            let older = if newer == at { before } else { at };
            people.of.push(Some(member));
            people.of[older] = None;
            let taken = self.records[newer].line;
            self.left_out.push(format!(
                "line {}: “{name}” answered again, line {taken} is newer and is used",
                self.records[older].line
            ));
        } else if self.has_times {
            // It was asked whether the newest row counts.
            people.of.push(Some(member));
        } else {
            people.of.push(Some(member));
            self.questions.push(Question::new(
                format!("“{name}” is in lines {first} and {line} with different answers: two people, or one?"),
                format!("write two names, or leave one line out: --skip {first}"),
            ));
        }
    }
}

/// Returns the name of a second person of one name: with the first part of the
/// address, with all of it, or with a number.
fn apart(name: &str, mark: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let part = mark.split('@').next().unwrap_or(mark).to_owned();
    let additions =
        [part, mark.to_owned()].into_iter().chain((2..=20_000).map(|nth| nth.to_string()));
    additions
        .filter_map(|addition| {
            let room = 60_usize.saturating_sub(addition.chars().count());
            let start: String = name.chars().take(room).collect();
            text::name(&shortened(&format!("{} ({addition})", start.trim())).0).ok()
        })
        .find(|name| !is_taken(name))
        .unwrap_or_else(|| name.to_owned())
}
