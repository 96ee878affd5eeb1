//! What changed between two versions of a team, as a report.

mod digest;
mod json;

pub use digest::{Digest, Titles};
pub use json::{dated, json, totals_json};

use super::document::{Block, Cell, Document, Item, Table};
use super::wrap;
use crate::text::width;

/// Returns a comparison as a report.
pub fn document(digest: &Digest) -> Document {
    Document {
        title: format!("{}: what changed", digest.team),
        blocks: blocks(digest),
        lead: vec![digest.versions.clone()],
        ..Document::default()
    }
}

/// Returns what changed, without its title.
pub(in crate::report) fn blocks(digest: &Digest) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !digest.people.is_empty() {
        blocks.push(Block::Paragraph(vec![digest.people.clone()]));
    }
    let other_changes = digest
        .other_changes
        .iter()
        .map(|[what, which]| Item { text: format!("{what}: {which}"), ..Item::default() });
    let other_changes: Vec<Item> = other_changes.collect();
    if !other_changes.is_empty() {
        blocks.push(Block::List(other_changes));
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

/// Returns a comparison as plain text in lines of at most `columns` columns.
pub fn text(digest: &Digest, columns: usize) -> String {
    let wrapped = |text: &str| wrap::lines(text, columns, "", "  ");
    let mut head = vec![format!("{}: what changed", digest.team)];
    head.extend(wrapped(&digest.versions));
    let mut blocks = vec![head];
    let mut apart: Vec<String> = Vec::new();
    if !digest.people.is_empty() {
        apart.extend(wrapped(&digest.people));
    }
    for [what, which] in &digest.other_changes {
        apart.extend(wrapped(&format!("{what}: {which}.")));
    }
    if !apart.is_empty() {
        blocks.push(apart);
    }
    for (title, rows) in &digest.sections {
        let mut block = vec![title.clone()];
        block.extend(in_columns(rows, columns));
        blocks.push(block);
    }
    blocks.push(wrapped(&digest.footnote));
    let blocks: Vec<String> = blocks.iter().map(|block| block.join("\n")).collect();
    blocks.join("\n\n") + "\n"
}

/// The narrowest that a reason may get next to its row.
const MIN_REASON: usize = 24;

/// Returns rows as name, what and why in columns; where the reasons would get
/// too narrow, each is below its row.
fn in_columns(rows: &[[String; 3]], columns: usize) -> Vec<String> {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let (name_width, what_width) = (widest(0), widest(1));
    let indent = 2 + name_width + 2 + what_width + 2;
    let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(width(text)));
    let mut lines = Vec::new();
    for [name, what, why] in rows {
        let row = format!("  {name}{}  {what}", pad(name, name_width));
        if why.is_empty() || indent + MIN_REASON > columns {
            lines.extend(wrap::lines(row.trim_start(), columns, "  ", "    "));
            lines.extend(
                wrap::lines(why, columns, "      ", "      ")
                    .into_iter()
                    .filter(|_| !why.is_empty()),
            );
        } else {
            let first = format!("{row}{}  ", pad(what, what_width));
            lines.extend(wrap::lines(why, columns, &first, &" ".repeat(indent)));
        }
    }
    lines
}
