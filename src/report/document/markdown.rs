//! A report for a wiki, a pull request or a ticket.

use super::{Block, Document, Item, Table, Tone};
use crate::report::escape::markdown as safe;

/// Returns a report as Markdown, with the tables that GitHub and most wikis
/// read.
pub fn markdown(document: &Document) -> String {
    let mut blocks = vec![format!("# {}", safe(&document.title))];
    if !document.headline.is_empty() {
        blocks.push(format!("**{}**", safe(&document.headline)));
    }
    if !document.lead.is_empty() {
        blocks.push(safe(&document.lead.join(" ")));
    }
    blocks.extend(document.blocks.iter().map(|block| match block {
        Block::Heading(title) => format!("## {}", safe(title)),
        Block::Subheading(title) => format!("### {}", safe(title)),
        Block::Paragraph(sentences) => safe(&sentences.join(" ")),
        Block::List(items) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Block::Table(rows) => table(rows),
        Block::Lines(count) => vec!["\\_".repeat(40); *count].join("\n\n"),
    }));
    blocks.join("\n\n") + "\n"
}

fn item(item: &Item) -> String {
    let sign = item.sign.map_or(String::new(), |sign| format!("{sign} "));
    let mut text = match item.subject.as_str() {
        "" => format!("- {sign}{}", safe(&item.text)),
        subject => format!("- {sign}**{}**: {}", safe(subject), safe(&item.text)),
    };
    for sentence in &item.below {
        text.push_str("  \n  ");
        text.push_str(&safe(sentence));
    }
    text
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        row(table.head.iter().map(|title| safe(title)).collect()),
        format!("|{}", "---|".repeat(table.head.len())),
    ];
    lines.extend(table.rows.iter().map(|cells| {
        let cells = cells.iter().map(|cell| match cell.tone {
            Tone::Counts => format!("**{}**", safe(&cell.text)),
            _ => safe(&cell.text),
        });
        row(cells.collect())
    }));
    if !table.caption.is_empty() {
        lines.push(String::new());
        lines.push(safe(&table.caption));
    }
    lines.join("\n")
}
