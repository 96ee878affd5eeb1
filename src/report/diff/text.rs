//! The comparison on a terminal or in a mail: who came and went, what changed
//! from the worst to the same, and why.

use super::Digest;
use crate::report::wrap;
use crate::text::width;

/// Returns a comparison as plain text in lines of at most so many columns.
pub fn text(digest: &Digest, columns: usize) -> String {
    let wrapped = |text: &str| wrap::lines(text, columns, "", "  ");
    let mut head = vec![format!("{}: what changed", digest.team)];
    head.extend(wrapped(&digest.looks));
    let mut blocks = vec![head];
    let mut apart: Vec<String> = Vec::new();
    if !digest.people.is_empty() {
        apart.extend(wrapped(&digest.people));
    }
    for [what, which] in &digest.goalposts {
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
    let beside = 2 + name_width + 2 + what_width + 2;
    let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(width(text)));
    let mut lines = Vec::new();
    for [name, what, why] in rows {
        let row = format!("  {name}{}  {what}", pad(name, name_width));
        if why.is_empty() || beside + MIN_REASON > columns {
            lines.extend(wrap::lines(row.trim_start(), columns, "  ", "    "));
            lines.extend(
                wrap::lines(why, columns, "      ", "      ")
                    .into_iter()
                    .filter(|_| !why.is_empty()),
            );
        } else {
            let first = format!("{row}{}  ", pad(what, what_width));
            lines.extend(wrap::lines(why, columns, &first, &" ".repeat(beside)));
        }
    }
    lines
}
