//! Tables with a row an answer: who, on what, which level; as this program
//! and databases write them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::People;
use super::grid::Grid;
use super::labels::{Head, head};
use super::layout::{Label, Layout};
use crate::store::Fault;
use crate::text;

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

/// The layout of such a table; nothing where it is no such one.
pub(super) fn layout(grid: &Grid<'_>) -> Option<Result<Layout, Fault>> {
    let headings = grid.rows.first()?;
    let column = |wanted: Head| {
        (0..headings.cells.len()).find(|&column| head(headings.cell(column)) == Some(wanted))
    };
    let (person, topic, level) =
        (column(Head::People)?, column(Head::Topics)?, column(Head::Level)?);
    let (want, group) = (column(Head::Want), column(Head::Group));
    let mut members = Labels::default();
    let mut topics = Labels::default();
    let is_ours = ["person_id", "dimension_id", "level"]
        .iter()
        .all(|own| headings.cells.iter().any(|h| h == own));
    let mut listed = Listed { rows: BTreeMap::new(), level, want, is_ours };
    let mut left_out = Vec::new();
    for (at, row) in grid.rows.iter().enumerate().skip(1) {
        let (who, what) = (row.cell(person), row.cell(topic));
        if who.is_empty() || what.is_empty() {
            let remedy = "write both, or remove the line";
            return Some(Err(grid.fault(row, "the line does not say who, or on what", remedy)));
        }
        let key =
            (members.place(who, at, None), topics.place(what, at, group.map(|at| row.cell(at))));
        if let Some(before) = listed.rows.insert(key, at) {
            listed.rows.insert(key, before);
            let line = row.line;
            left_out.push(format!(
                "line {line}: “{who}” stands there twice on “{what}”, and the first is taken"
            ));
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
        let place = *self.known.entry(text::fold(text)).or_insert(self.all.len());
        if place == self.all.len() {
            let group = group.map(str::to_owned);
            let text = text.to_owned();
            self.all.push(Label { text, at: place, row, group, about: String::new() });
        }
        place
    }
}
