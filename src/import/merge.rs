//! A table taken into a team that is there already: what is new in it, and
//! what differs. Nothing is erased: a blank of the table says nothing.

use std::collections::HashMap;

use super::reading::looks_like;
use crate::files::read::Ids;
use crate::team::{Edit, MOST_DIMENSIONS, MOST_PEOPLE, Member, Rating, Team};
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
        let members = team.members().iter().map(|own| own.name.as_str());
        let pairs = alike(members.chain(merge.members.iter().map(String::as_str)));
        merge.look_alikes = pairs
            .into_iter()
            .filter(|(new, _)| merge.members.iter().any(|own| own == new))
            .map(|(new, old)| looks_like(new, old))
            .collect();
        merge
    }

    /// Where each dimension of the table is in the team, or will be; nothing
    /// for one that cannot be taken.
    fn rows(&mut self, team: &Team, table: &Team) -> Vec<Option<usize>> {
        let known: HashMap<String, usize> = team
            .dimensions()
            .iter()
            .enumerate()
            .map(|(place, own)| (fold(&own.name), place))
            .collect();
        let mut next = team.dimensions().len();
        let mut ids = Ids::default();
        team.dimensions().iter().for_each(|own| ids.take(own.id.clone()));
        let mut rows = Vec::with_capacity(table.dimensions().len());
        for own in table.dimensions() {
            if let Some(&place) = known.get(&fold(&own.name)) {
                let there = team.dimensions()[place].is_spectrum();
                let fits = there == own.is_spectrum();
                if !fits {
                    let what = if there { "a spectrum" } else { "no spectrum" };
                    self.left_out.push(format!("“{}”: the team has it as {what}", own.name));
                }
                rows.push(fits.then_some(place));
                continue;
            }
            if next >= MOST_DIMENSIONS {
                self.left_out.push(format!("“{}”: the team has 500 dimensions", own.name));
                rows.push(None);
                continue;
            }
            let mut new = own.clone();
            new.id = ids.free(&own.name);
            self.dimensions.push(own.name.clone());
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
            .map(|(place, own)| (fold(&own.name), place))
            .collect();
        let count = team.dimensions().len() + self.dimensions.len();
        let mut next = team.members().len();
        let mut ids = Ids::default();
        team.members().iter().for_each(|own| ids.take(own.id.clone()));
        for (from, own) in table.members().iter().enumerate() {
            let answers = |row: usize| table.ratings().get(row, from);
            let Some(&member) = known.get(&fold(&own.name)) else {
                if next >= MOST_PEOPLE {
                    self.left_out.push(format!("“{}”: the team has 20,000 people", own.name));
                    continue;
                }
                let mut new = vec![Rating::BLANK; count];
                for (row, place) in rows.iter().enumerate() {
                    if let Some(place) = *place {
                        new[place] = answers(row);
                        self.answers += usize::from(!new[place].is_blank());
                    }
                }
                let id = ids.free(&own.name);
                self.members.push(own.name.clone());
                let person = Box::new(Member::new(id, own.name.clone()));
                self.edits.push(Edit::InsertMember(next, person, new));
                next += 1;
                continue;
            };
            for (row, place) in rows.iter().enumerate() {
                let Some(dimension) = *place else { continue };
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
