//! A report for a terminal or a mail in plain text.

use super::{Block, Cell, Document, Item, Table};
use crate::report::wrap::lines;
use crate::text::width;

/// Returns a report as plain text in lines of at most `columns` columns.
pub fn text(document: &Document, columns: usize) -> String {
    let mut out = lines(&document.title, columns, "", "  ");
    for sentence in std::iter::once(&document.headline).chain(&document.lead) {
        if !sentence.is_empty() {
            out.extend(lines(sentence, columns, "", ""));
        }
    }
    let mut after_heading = false;
    for block in &document.blocks {
        if !after_heading {
            out.push(String::new());
        }
        after_heading = matches!(block, Block::Heading(_) | Block::Subheading(_));
        match block {
            Block::Heading(title) => out.extend(lines(title, columns, "", "")),
            Block::Subheading(title) => out.extend(lines(title, columns, "  ", "  ")),
            Block::Paragraph(sentences) => {
                out.extend(sentences.iter().flat_map(|text| lines(text, columns, "  ", "  ")));
            }
            Block::List(items) => out.extend(items.iter().flat_map(|item| point(item, columns))),
            Block::Table(rows) => out.extend(table(rows, columns)),
            Block::Lines(count) => {
                let line = format!("  {}", "_".repeat(columns.saturating_sub(2).min(76)));
                out.extend(std::iter::repeat_n(line, *count));
            }
        }
    }
    out.join("\n") + "\n"
}

fn point(item: &Item, columns: usize) -> Vec<String> {
    let sign = item.sign.map_or(String::new(), |sign| format!("{sign} "));
    let text = match item.subject.as_str() {
        "" => format!("{sign}{}", item.text),
        subject => format!("{sign}{subject}: {}", item.text),
    };
    let below = item.below.iter().flat_map(|text| lines(text, columns, "    ", "    "));
    lines(&text, columns, "  - ", "    ").into_iter().chain(below).collect()
}

/// Returns rows in columns; where they do not fit, each cell is a line below
/// its row's name, and neighbours that say the same are one line.
fn table(table: &Table, columns: usize) -> Vec<String> {
    let count = table.head.len();
    let widest = |nth: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(nth));
        let cells = cells.map(|cell| width(&cell.text));
        cells.chain([table.head.get(nth).map_or(0, |title| width(title))]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let line = |texts: Vec<&str>| {
        let padded = texts
            .iter()
            .zip(&widths)
            .map(|(text, &wide)| format!("{text}{}", " ".repeat(wide.saturating_sub(width(text)))));
        format!("  {}", padded.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    let mut out = Vec::new();
    if 2 + widths.iter().sum::<usize>() + 2 * count.saturating_sub(1) <= columns {
        out.push(line(table.head.iter().map(String::as_str).collect()));
        let rows = table.rows.iter();
        out.extend(rows.map(|row| line(row.iter().map(|cell| cell.text.as_str()).collect())));
    } else {
        for row in &table.rows {
            let [name, cells @ ..] = &row[..] else { continue };
            out.extend(lines(&name.text, columns, "  ", "    "));
            let cells: Vec<(&String, &Cell)> = table.head[1..].iter().zip(cells).collect();
            for alike in cells.chunk_by(|one, next| one.1.text == next.1.text) {
                let titles: Vec<&str> = alike.iter().map(|(title, _)| title.as_str()).collect();
                let sentences = match titles.join(", ").as_str() {
                    "" => alike[0].1.text.clone(),
                    titles => format!("{titles}: {}", alike[0].1.text),
                };
                out.extend(lines(&sentences, columns, "      ", "        "));
            }
        }
    }
    if !table.caption.is_empty() {
        out.extend(lines(&table.caption, columns, "  ", "  "));
    }
    out
}
