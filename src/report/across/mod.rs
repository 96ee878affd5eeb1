//! Several teams side by side, as a report.

mod csv;
mod json;

pub use csv::csv;
pub use json::json;

use super::document::{Block, Cell, Document, Item, Table};
use crate::coverage::Summary;
use crate::coverage::across::{Across, TeamRows};
use crate::phrases::{self, AcrossGroup};
use crate::team::{Date, State};

/// Returns what several teams look like together as a report.
pub fn document(teams: &[TeamRows], found: &Across, today: Date) -> Document {
    let mut blocks = vec![Block::Table(headlines(teams))];
    for AcrossGroup { title, lines } in phrases::across(teams, found) {
        blocks.push(Block::Heading(title.to_owned()));
        let items = lines.into_iter().map(|[subject, text]| Item::new(subject, text));
        blocks.push(Block::List(items.collect()));
    }
    Document {
        title: "Teams side by side".to_owned(),
        lead: vec![format!("As of {}.", phrases::day(today))],
        blocks,
        ..Document::default()
    }
}

/// Returns each team's headline, in the order given.
fn headlines(teams: &[TeamRows]) -> Table {
    type Count = fn(&Summary) -> u32;
    let columns: [(&str, Count); 5] = [
        ("covered", Summary::hold),
        ("short", |summary| summary.in_state(State::Short)),
        ("one person", |summary| summary.in_state(State::Thin)),
        ("nobody", |summary| summary.in_state(State::Gap)),
        ("too few answers", |summary| summary.unknown),
    ];
    let rows = teams.iter().zip(phrases::team_labels(teams)).map(|(team, label)| {
        let counts = columns.iter().map(|(_, count)| Cell::plain(count(&team.summary).to_string()));
        std::iter::once(Cell::plain(label)).chain(counts).collect()
    });
    let head = std::iter::once("").chain(columns.iter().map(|column| column.0));
    Table { caption: String::new(), head: head.map(str::to_owned).collect(), rows: rows.collect() }
}
