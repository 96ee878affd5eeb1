//! Tables with a row an answer: who, on what, which level; as this program
//! and databases write them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::People;
use super::grid::Grid;
use super::labels::{Head, head};
use super::layout::{Label, Layout};
use crate::files::Fault;
use crate::text::fold;

/// Where each answer stands.
pub(super) struct Listed {
    /// Row by member and topic, both in the order of their first rows.
    rows: BTreeMap<(usize, usize), usize>,
    level: usize,
    want: Option<usize>,
    /// Whether this program wrote it: then its levels are ours.
    pub(super) is_ours: bool,
}

impl Listed {
    /// An answer, with the want that stands beside it.
    pub(super) fn cell<'g>(
        &self,
        grid: &'g Grid<'_>,
        member: usize,
        topic: usize,
    ) -> Option<(usize, Cow<'g, str>)> {
        let at = *self.rows.get(&(member, topic))?;
        let row = &grid.rows[at];
        let want = self.want.map_or("", |column| row.cell(column));
        let level = row.cell(self.level);
        let cell = if want.is_empty() { level.into() } else { format!("{level} {want}").into() };
        Some((at, cell))
    }
}

impl Listed {
    /// Which of several rows on one thing holds, and what is said of it: those
    /// of the newest day stand for all, and where these contradict each other,
    /// none does.
    fn settle(
        &self,
        grid: &Grid<'_>,
        rows: &[usize],
        day: Option<usize>,
    ) -> (Option<usize>, Option<String>) {
        let says = |at: usize| {
            let row = &grid.rows[at];
            (fold(row.cell(self.level)), self.want.map(|column| fold(row.cell(column))))
        };
        if rows.iter().all(|&at| says(at) == says(rows[0])) {
            return (rows.first().copied(), None);
        }
        let on = |at: usize| day.and_then(|column| iso_day(grid.rows[at].cell(column)));
        let newest = rows.iter().map(|&at| on(at)).max().flatten();
        // A row without its day could be the newest.
        let dated = newest.filter(|_| rows.iter().all(|&at| on(at).is_some()));
        let left: Vec<usize> = match dated {
            Some(_) => rows.iter().copied().filter(|&at| on(at) == dated).collect(),
            None => rows.to_vec(),
        };
        let agree = left.iter().all(|&at| says(at) == says(left[0]));
        match dated {
            Some(day) if agree => {
                (left.first().copied(), Some(format!("and the newest is taken, of {day}")))
            }
            _ => (None, Some("with different answers, and is left unanswered there".to_owned())),
        }
    }
}

/// A day written 2026-11-22, whatever comes after it; such days sort as text.
fn iso_day(cell: &str) -> Option<&str> {
    let day = cell.get(..10)?;
    let digit = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let ends = cell[10..].chars().next().is_none_or(|c| !c.is_alphanumeric() || c == 'T');
    (ends && day.bytes().enumerate().all(digit)).then_some(day)
}

/// The layout of such a table; nothing where it is no such one.
pub(super) fn layout(grid: &Grid<'_>) -> Option<Result<Layout, Fault>> {
    let headings = grid.rows.first()?;
    let column = |wanted: Head| {
        (0..headings.cells.len()).find(|&column| head(headings.cell(column)) == Some(wanted))
    };
    let (person, topic, level) =
        (column(Head::People)?, column(Head::Topics)?, column(Head::Level)?);
    let (want, group) = (column(Head::Want), column(Head::Group));
    let day = column(Head::Day);
    let mut members = Labels::default();
    let mut topics = Labels::default();
    let is_ours = ["person_id", "dimension_id", "level"]
        .iter()
        .all(|own| headings.cells.iter().any(|h| h == own));
    let mut listed = Listed { rows: BTreeMap::new(), level, want, is_ours };
    let mut left_out = Vec::new();
    let mut again: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, row) in grid.rows.iter().enumerate().skip(1) {
        let (who, what) = (row.cell(person), row.cell(topic));
        if who.is_empty() || what.is_empty() {
            let remedy = "write both, or remove the line";
            return Some(Err(grid.fault(row, "the line does not say who, or on what", remedy)));
        }
        let key =
            (members.place(who, at, None), topics.place(what, at, group.map(|at| row.cell(at))));
        match listed.rows.entry(key) {
            Entry::Vacant(free) => {
                free.insert(at);
            }
            Entry::Occupied(_) => again.entry(key).or_default().push(at),
        }
    }
    for (key, others) in again {
        let Some(first) = listed.rows.remove(&key) else { continue };
        let rows: Vec<usize> = std::iter::once(first).chain(others).collect();
        let (holds, told) = listed.settle(grid, &rows, day);
        if let Some(at) = holds {
            listed.rows.insert(key, at);
        }
        if let Some(told) = told {
            let row = &grid.rows[first];
            let (who, what) = (row.cell(person), row.cell(topic));
            let last = rows.last().map_or(row.line, |&at| grid.rows[at].line);
            let times = match rows.len() {
                2 => format!("lines {} and {last}: “{who}” stands there twice", row.line),
                times => {
                    format!("lines {} to {last}: “{who}” stands there {times} times", row.line)
                }
            };
            left_out.push(format!("{times} on “{what}”, {told}"));
        }
    }
    Some(Ok(Layout {
        people: People::Rows,
        because: "each answer has a line of its own".to_owned(),
        titles: Vec::new(),
        corner: headings.cell(person).to_owned(),
        members: members.all,
        topics: topics.all,
        listed: Some(listed),
        left_out,
    }))
}

/// Labels in the order in which they come up, each once.
#[derive(Default)]
struct Labels {
    all: Vec<Label>,
    known: BTreeMap<String, usize>,
}

impl Labels {
    fn place(&mut self, text: &str, row: usize, group: Option<&str>) -> usize {
        let place = *self.known.entry(fold(text)).or_insert(self.all.len());
        if place == self.all.len() {
            let group = group.map(str::to_owned);
            let text = text.to_owned();
            self.all.push(Label { text, at: place, row, group, about: String::new() });
        }
        place
    }
}
