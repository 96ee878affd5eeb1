//! The comparison on a terminal or in a mail: who came and went, what changed
//! from the worst to the same, and why.

use super::Digest;
use crate::text::width;

/// A comparison as lines of plain text.
pub fn text(digest: &Digest) -> String {
    let mut blocks = vec![vec![format!("{}: what changed", digest.team), digest.looks.clone()]];
    let mut apart: Vec<String> = Vec::new();
    if !digest.people.is_empty() {
        apart.push(digest.people.clone());
    }
    apart.extend(digest.goalposts.iter().map(|[what, which]| format!("{what}: {which}.")));
    if !apart.is_empty() {
        blocks.push(apart);
    }
    for (title, rows) in &digest.sections {
        let mut block = vec![title.clone()];
        block.extend(in_columns(rows));
        blocks.push(block);
    }
    blocks.push(vec![digest.footnote.clone()]);
    let blocks: Vec<String> = blocks.iter().map(|block| block.join("\n")).collect();
    blocks.join("\n\n") + "\n"
}

fn in_columns(rows: &[[String; 3]]) -> Vec<String> {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1)];
    let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(width(text)));
    let lines = rows.iter().map(|[name, what, why]| {
        let line =
            format!("  {name}{}  {what}{}  {why}", pad(name, widths[0]), pad(what, widths[1]));
        line.trim_end().to_owned()
    });
    lines.collect()
}
