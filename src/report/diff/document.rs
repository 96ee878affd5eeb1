//! The comparison for a wiki, a mail or the minutes.

use super::Digest;
use crate::report::document::{Block, Cell, Document, Item, Table};

/// Returns a comparison as a report.
pub fn document(digest: &Digest) -> Document {
    Document {
        title: format!("{}: what changed", digest.team),
        blocks: blocks(digest),
        lead: vec![digest.looks.clone()],
        ..Document::default()
    }
}

/// Returns what changed, without its title.
pub(in crate::report) fn blocks(digest: &Digest) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !digest.people.is_empty() {
        blocks.push(Block::Paragraph(vec![digest.people.clone()]));
    }
    let goalposts = digest
        .goalposts
        .iter()
        .map(|[what, which]| Item { text: format!("{what}: {which}"), ..Item::default() });
    let goalposts: Vec<Item> = goalposts.collect();
    if !goalposts.is_empty() {
        blocks.push(Block::List(goalposts));
    }
    for (title, rows) in &digest.sections {
        blocks.push(Block::Heading(title.clone()));
        blocks.push(Block::Table(table(rows)));
    }
    blocks.push(Block::Paragraph(vec![digest.footnote.clone()]));
    blocks
}

fn table(rows: &[[String; 3]]) -> Table {
    let why = rows.iter().any(|[_, _, reason]| !reason.is_empty());
    let columns = if why { 3 } else { 2 };
    let head = ["", "what", "why"][..columns].iter().map(|&title| title.to_owned());
    let rows = rows.iter().map(|row| row[..columns].iter().map(Cell::plain).collect());
    Table { caption: String::new(), head: head.collect(), rows: rows.collect() }
}
