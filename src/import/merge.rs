//! A table taken into a team that is there already: what is new in it, and
//! what differs. Nothing is erased: a blank of the table says nothing.

use std::collections::HashMap;

use super::reading::looks_like;
use crate::files::read::Ids;
use crate::team::{Edit, MAX_DIMENSIONS, MAX_PEOPLE, Member, Rating, Team};
use crate::text::{alike, fold};

/// What taking a table in comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    /// The whole of it, undone as one.
    pub edits: Vec<Edit>,
    /// Names that the team does not have yet.
    pub members: Vec<String>,
    /// Dimensions that the team does not have yet.
    pub dimensions: Vec<String>,
    /// Answers where there was none.
    pub answers: usize,
    /// Answers that are there, the same.
    pub same: usize,
    /// Answers that are there, and another one.
    pub differ: usize,
    /// People of the team that the table does not have.
    pub missing: Vec<String>,
    /// New people who may be people of the team: the new name, the team's.
    pub same_people: Vec<(String, String)>,
    /// What cannot be taken, and why.
    pub left_out: Vec<String>,
    /// New names that can hardly be told from those of the team.
    pub look_alikes: Vec<String>,
}

impl Merge {
    /// Takes `table` into `team`. People and dimensions are found by their
    /// names, case aside. Where both have an answer and the two differ, the
    /// team's stays, or with `theirs` the table's comes in its place.
    pub fn of(team: &Team, table: &Team, theirs: bool) -> Self {
        let mut merge = Self::default();
        let rows = merge.rows(team, table);
        merge.people(team, table, &rows, theirs);
        let members = team.members().iter().map(|member| member.name.as_str());
        let pairs = alike(members.chain(merge.members.iter().map(String::as_str)));
        let of_table: Vec<String> =
            table.members().iter().map(|member| fold(&member.name)).collect();
        let known: std::collections::HashSet<&String> = of_table.iter().collect();
        let missing = team.members().iter().filter(|member| !known.contains(&fold(&member.name)));
        merge.missing = missing.map(|own| own.name.clone()).collect();
        let new: Vec<&str> = merge.members.iter().map(String::as_str).collect();
        let old: Vec<&str> = merge.missing.iter().map(String::as_str).collect();
        let mut likely: Vec<(&str, &str)> = same_person(&new, &old);
        likely.extend(same_person(&old, &new).into_iter().map(|(old, new)| (new, old)));
        likely.sort_unstable();
        likely.dedup();
        let likely = likely.into_iter().map(|(new, old)| (new.to_owned(), old.to_owned()));
        merge.same_people = likely.collect();
        merge.look_alikes = pairs
            .into_iter()
            .filter(|(new, _)| merge.members.iter().any(|own| own == new))
            .map(|(new, old)| looks_like(new, old))
            .collect();
        let may_be = |(new, old): &(String, String)| format!("“{new}” may be “{old}” of the team");
        merge.look_alikes.extend(merge.same_people.iter().map(may_be));
        merge
    }

    /// Returns what taking the table in comes to, every name in it. `other` is
    /// how the other answers are taken where two differ.
    pub fn lines(&self, team: &Team, theirs: bool, other: &str) -> Vec<String> {
        let mut lines = vec![format!("Into “{}”, as one change:", team.name)];
        let mut named = |what: &dyn std::fmt::Display, names: &[String]| {
            if !names.is_empty() {
                lines.push(format!("  {what}: {}", names.join(", ")));
            }
        };
        named(&count(self.members.len() as u32, "new person", "new people"), &self.members);
        named(&count(self.dimensions.len() as u32, "new row", "new rows"), &self.dimensions);
        let missing = self.missing.len() as u32;
        named(
            &count(
                missing,
                "person of the team is not in the table",
                "people of the team are not in the table",
            ),
            &self.missing,
        );
        let answers = count(self.answers as u32, "new answer", "new answers");
        lines.push(match self.same {
            0 => format!("  {answers}"),
            same => format!("  {answers}; {same} the same as before"),
        });
        if self.differ > 0 {
            let differ = count(self.differ as u32, "answer differs", "answers differ");
            let stays = if theirs {
                "the table's are used".to_owned()
            } else {
                format!("the team's stay; {other}")
            };
            lines.push(format!("  {differ}: {stays}"));
        }
        if !self.dimensions.is_empty() {
            lines.push("  A new row has the default need until you set its own.".to_owned());
        }
        lines.extend(self.left_out.iter().map(|what| format!("  left out: {what}")));
        lines.extend(self.look_alikes.iter().map(|what| format!("  {what}")));
        lines
    }

    /// Where each dimension of the table is in the team, or will be; nothing
    /// for one that cannot be taken.
    fn rows(&mut self, team: &Team, table: &Team) -> Vec<Option<usize>> {
        let known: HashMap<String, usize> = team
            .dimensions()
            .iter()
            .enumerate()
            .map(|(index, own)| (fold(&own.name), index))
            .collect();
        let mut next = team.dimensions().len();
        let mut ids = Ids::default();
        team.dimensions().iter().for_each(|dimension| ids.take(dimension.id.clone()));
        let mut rows = Vec::with_capacity(table.dimensions().len());
        for dimension in table.dimensions() {
            if let Some(&index) = known.get(&fold(&dimension.name)) {
                let there = team.dimensions()[index].is_spectrum();
                let fits = there == dimension.is_spectrum();
                if !fits {
                    let what = if there { "a spectrum" } else { "no spectrum" };
                    self.left_out.push(format!("“{}”: the team has it as {what}", dimension.name));
                }
                rows.push(fits.then_some(index));
                continue;
            }
            if next >= MAX_DIMENSIONS {
                self.left_out.push(format!("“{}”: the team has 500 dimensions", dimension.name));
                rows.push(None);
                continue;
            }
            let mut new = dimension.clone();
            new.id = ids.free(&dimension.name);
            self.dimensions.push(dimension.name.clone());
            self.edits.push(Edit::InsertDimension(next, Box::new(new), Vec::new()));
            rows.push(Some(next));
            next += 1;
        }
        rows
    }

    fn people(&mut self, team: &Team, table: &Team, rows: &[Option<usize>], theirs: bool) {
        let known: HashMap<String, usize> = team
            .members()
            .iter()
            .enumerate()
            .map(|(index, own)| (fold(&own.name), index))
            .collect();
        let count = team.dimensions().len() + self.dimensions.len();
        let mut next = team.members().len();
        let mut ids = Ids::default();
        team.members().iter().for_each(|member| ids.take(member.id.clone()));
        for (from, own) in table.members().iter().enumerate() {
            let answers = |row: usize| table.ratings().get(row, from);
            let Some(&member) = known.get(&fold(&own.name)) else {
                if next >= MAX_PEOPLE {
                    self.left_out.push(format!("“{}”: the team has 20,000 people", own.name));
                    continue;
                }
                let mut new = vec![Rating::BLANK; count];
                for (row, index) in rows.iter().enumerate() {
                    if let Some(index) = *index {
                        new[index] = answers(row);
                        self.answers += usize::from(!new[index].is_blank());
                    }
                }
                let id = ids.free(&own.name);
                self.members.push(own.name.clone());
                let person = Box::new(Member::new(id, own.name.clone()));
                self.edits.push(Edit::InsertMember(next, person, new));
                next += 1;
                continue;
            };
            for (row, index) in rows.iter().enumerate() {
                let Some(dimension) = *index else { continue };
                let rating = answers(row);
                if rating.is_blank() {
                    continue;
                }
                let there = dimension < team.dimensions().len();
                let before =
                    if there { team.ratings().get(dimension, member) } else { Rating::BLANK };
                if before == rating {
                    self.same += 1;
                    continue;
                }
                if before.is_blank() {
                    self.answers += 1;
                } else {
                    self.differ += 1;
                    if !theirs {
                        continue;
                    }
                }
                let rated = team.members()[member].rated;
                self.edits.push(Edit::Rate { dimension, member, rating, rated });
            }
        }
    }
}

/// "1 new person", "3 new people".
fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Returns pairs of names of a table, and of the names that only the team has,
/// that may mean the same: by the eye, and of `people` also by their parts.
pub fn look_alikes(people: bool, table: &[&str], missing: &[&str]) -> Vec<(String, String)> {
    let mut pairs = alike(table.iter().chain(missing).copied());
    if people {
        pairs.extend(same_person(table, missing));
        pairs.extend(same_person(missing, table).into_iter().map(|(one, other)| (other, one)));
        pairs.extend(same_person(table, table));
    }
    pairs.into_iter().map(|(one, other)| (one.to_owned(), other.to_owned())).collect()
}

/// Returns pairs of names that may be the same person's: "Ida" and "Ida Moe",
/// "Nes, Per" and "Per Nes".
pub(super) fn same_person<'n>(new: &[&'n str], old: &[&'n str]) -> Vec<(&'n str, &'n str)> {
    let mut first_words: HashMap<String, Vec<&str>> = HashMap::new();
    for name in old {
        if let [first, rest @ ..] = words(name).as_slice()
            && !rest.is_empty()
        {
            first_words.entry(first.clone()).or_default().push(name);
        }
    }
    let mut pairs = Vec::new();
    let mut sorted: HashMap<Vec<String>, &str> = HashMap::new();
    for name in old {
        let mut parts = words(name);
        parts.sort();
        sorted.entry(parts).or_insert(name);
    }
    for name in new {
        let mut parts = words(name);
        if let [only] = parts.as_slice()
            && let Some([full]) = first_words.get(only).map(Vec::as_slice)
        {
            pairs.push((*name, *full));
        }
        parts.sort();
        if parts.len() > 1
            && let Some(other) = sorted.get(&parts)
            && other != name
        {
            pairs.push((*name, *other));
        }
    }
    pairs
}

/// A name's words, the first name first.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let turned = folded.split_once(", ").map(|(last, first)| format!("{first} {last}"));
    let turned = turned.unwrap_or(folded);
    turned.split_whitespace().map(str::to_owned).collect()
}
