//! "If it all works out" on a page: now and then side by side, and what still falls
//! short.

use crate::coverage::Coverage;
use crate::phrases::english::list;
use crate::phrases::plan::{late, planned_by};
use crate::phrases::{self, Names, decided_about, short_title};
use crate::plan::planned;
use crate::report::document::{Block, Cell, Document, Item, Table};
use crate::team::Kind;

use super::Page;
use super::document::scope;

/// Returns what the team would be if every decision worked out.
pub fn planned_document(page: Page<'_>) -> Document {
    let situation = page.coverage.situation();
    let planned = planned(page.team, situation, page.as_of);
    let after = Coverage::of(&planned.team, situation);
    let names = Names::of(&planned.team, page.names.naming());
    let mut lead = scope(page);
    lead.push(format!("Today: {}.", phrases::headline_text(page.coverage.summary())));
    let rows: Vec<usize> = (0..page.team.dimensions().len())
        .filter(|&row| page.team.dimensions()[row].kind != Kind::Personality)
        .filter(|&row| after.dimension(row).is_needed())
        .collect();
    let (moved, same): (Vec<usize>, Vec<usize>) =
        rows.iter().partition(|&&row| !planned_by(&planned, row, &names).is_empty());
    let state = |coverage: &Coverage, row: usize| {
        let coverage = coverage.dimension(row);
        Cell::toned(phrases::state_in_short(coverage), coverage.into())
    };
    let cells = moved.iter().map(|&row| {
        let dimension = &page.team.dimensions()[row];
        vec![
            Cell::plain(&dimension.name),
            Cell::plain(phrases::need(dimension, after.dimension(row).need())),
            state(page.coverage, row),
            state(&after, row),
            Cell::plain(planned_by(&planned, row, &names)),
        ]
    });
    let head = ["", "Needed", "Now", "If it all works out", "By"].map(str::to_owned).to_vec();
    let mut blocks = Vec::new();
    if moved.is_empty() {
        let sentences = "No decision says who reaches which level, or whom to hire.";
        blocks.push(Block::Paragraph(vec![sentences.to_owned()]));
    } else {
        blocks.push(Block::Table(Table { caption: String::new(), head, rows: cells.collect() }));
    }
    let short = rows.iter().filter(|&&row| !after.dimension(row).on_target()).map(|&row| {
        let name = page.team.dimensions()[row].name.clone();
        Item::new(name, phrases::state_in_short(after.dimension(row)))
    });
    blocks.extend(Block::listed("What is still short", short.collect()));
    let late = planned.late.iter().filter_map(|one| Some(Item::new("", late(page.team, one)?)));
    blocks.extend(Block::listed("What will not be ready in time", late.collect()));
    let untold = planned.untold.iter().map(|&index| {
        let decision = &page.team.decisions[index];
        let text = phrases::decision(page.team, decision, page.names);
        Item::new(decided_about(page.team, decision), format!("{text}."))
    });
    blocks.extend(Block::listed(
        "Not counted: these do not say who reaches which level",
        untold.collect(),
    ));
    let same: Vec<&str> = same.iter().map(|&row| short_title(page.team, row)).collect();
    if !same.is_empty() {
        blocks.push(Block::Paragraph(vec![format!("As today: {}.", list(&same))]));
    }
    Document {
        title: format!("{}: if it all works out", page.team.name),
        headline: phrases::headline_text(after.summary()),
        lead,
        blocks,
    }
}
