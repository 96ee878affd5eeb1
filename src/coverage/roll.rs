//! Who gave which answer in a large team, kept from edit to edit.
//!
//! A sentence names the three who hold a row, not the ten thousand who do not:
//! with these lists it costs those whom it names. In a small team a column is
//! looked through as fast.

use std::fmt;
use std::sync::OnceLock;

use crate::team::{Rating, Team, Want};

/// Below so many people there are no lists.
const LARGE: usize = 128;

/// The lists of all columns, made when the first of them is asked for. A copy
/// makes its own.
#[derive(Default)]
pub(super) struct Roll(OnceLock<Vec<Column>>);

/// Members by place, in file order, also those away.
#[derive(Clone, Default)]
pub(super) struct Column {
    /// By what they gave, as [`Rating::slot`] counts.
    gave: [Vec<u32>; 8],
    grow: Vec<u32>,
    less: Vec<u32>,
}

impl Roll {
    /// The lists of a column; nothing in a small team.
    pub(super) fn column(&self, team: &Team, place: usize) -> Option<&Column> {
        if team.members().len() < LARGE {
            return None;
        }
        let of = |place| Column::of(team.ratings().column(place));
        self.0.get_or_init(|| (0..team.dimensions().len()).map(of).collect()).get(place)
    }

    /// Follows one answer.
    pub(super) fn exchange(&mut self, place: usize, member: usize, before: Rating, after: Rating) {
        if let Some(column) = self.0.get_mut().and_then(|columns| columns.get_mut(place)) {
            column.strike(member as u32, before);
            column.enter(member as u32, after);
        }
    }
}

impl Column {
    fn of(answers: &[Rating]) -> Self {
        let mut column = Self::default();
        for (member, &rating) in answers.iter().enumerate() {
            column.lists_of(rating, |list| list.push(member as u32));
        }
        column
    }

    fn enter(&mut self, member: u32, rating: Rating) {
        self.lists_of(rating, |list| {
            if let Err(at) = list.binary_search(&member) {
                list.insert(at, member);
            }
        });
    }

    fn strike(&mut self, member: u32, rating: Rating) {
        self.lists_of(rating, |list| {
            if let Ok(at) = list.binary_search(&member) {
                list.remove(at);
            }
        });
    }

    fn lists_of(&mut self, rating: Rating, mut change: impl FnMut(&mut Vec<u32>)) {
        change(&mut self.gave[rating.slot()]);
        match rating.want() {
            Some(Want::Grow) => change(&mut self.grow),
            Some(Want::Less) => change(&mut self.less),
            None => {}
        }
    }

    /// Who gave one of these, by slot.
    pub(super) fn gave<'a>(
        &'a self,
        one_of: impl Fn(usize) -> bool,
    ) -> Box<dyn Iterator<Item = usize> + 'a> {
        let lists = self.gave.iter().enumerate().filter(|(slot, _)| one_of(*slot));
        let lists: Vec<&Vec<u32>> = lists.map(|(_, list)| list).collect();
        if let [one] = lists[..] {
            return Box::new(one.iter().map(|&member| member as usize));
        }
        let mut members: Vec<u32> = lists.into_iter().flatten().copied().collect();
        members.sort_unstable();
        Box::new(members.into_iter().map(|member| member as usize))
    }

    /// Who said that they want more or less of it.
    pub(super) fn want(&self, want: Want) -> impl Iterator<Item = usize> + '_ {
        let list = match want {
            Want::Grow => &self.grow,
            Want::Less => &self.less,
        };
        list.iter().map(|&member| member as usize)
    }
}

impl Clone for Roll {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// It says nothing that the answers do not.
impl PartialEq for Roll {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Roll {}

impl fmt::Debug for Roll {
    /// Without who gave what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Roll(…)")
    }
}
