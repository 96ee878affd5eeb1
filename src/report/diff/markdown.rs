//! The comparison for a wiki, a pull request or the minutes.

use super::Digest;
use crate::report::escape::markdown as safe;

/// A comparison as Markdown.
pub fn markdown(digest: &Digest) -> String {
    let mut blocks = vec![format!("# {}: what changed", safe(&digest.team)), safe(&digest.looks)];
    if !digest.people.is_empty() {
        blocks.push(safe(&digest.people));
    }
    let goalposts = digest.goalposts.iter();
    let goalposts: Vec<String> =
        goalposts.map(|[what, which]| format!("- {what}: {}", safe(which))).collect();
    if !goalposts.is_empty() {
        blocks.push(goalposts.join("\n"));
    }
    for (title, rows) in &digest.sections {
        blocks.push(format!("## {title}"));
        blocks.push(table(rows));
    }
    blocks.push(safe(&digest.footnote));
    blocks.join("\n\n") + "\n"
}

fn table(rows: &[[String; 3]]) -> String {
    let why = rows.iter().any(|[_, _, reason]| !reason.is_empty());
    let head = if why { "| | what | why |\n|---|---|---|" } else { "| | what |\n|---|---|" };
    let mut lines = vec![head.to_owned()];
    lines.extend(rows.iter().map(|[name, what, reason]| {
        let reason = if why { format!(" {} |", safe(reason)) } else { String::new() };
        format!("| {} | {} |{reason}", safe(name), safe(what))
    }));
    lines.join("\n")
}
