//! The comparison for a wiki, a pull request or the minutes.

use super::{Titles, rows, spectra};
use crate::analysis::diff::{Class, DimensionChange};
use crate::report::escape::markdown as safe;
use crate::words::{
    Changes, answers_moved, change, class_title, coming_and_going, dimension_names,
    english::{capital, list},
    need_change, voices,
};

/// The whole comparison as Markdown.
pub fn markdown(changes: &Changes<'_>, titles: Titles<'_>) -> String {
    let comparison = &changes.comparison;
    let mut blocks = vec![
        format!("# {}: what changed", safe(&changes.now.team.name)),
        format!("From {} to {}, judged by the needs of now.", safe(titles.then), safe(titles.now)),
    ];
    let people = coming_and_going(changes);
    if !people.is_empty() {
        blocks.push(safe(&people));
    }
    let goalposts = goalposts(changes);
    if !goalposts.is_empty() {
        blocks.push(goalposts.join("\n"));
    }
    for class in Class::ALL {
        let title = capital(class_title(class));
        blocks.extend(table(changes, &title, &rows(changes, class), change));
    }
    blocks.extend(table(changes, "Personality", &spectra(changes), voices));
    blocks.push(answers_moved(comparison.answers));
    blocks.join("\n\n") + "\n"
}

/// What else was asked for: dimensions that came and went, needs that changed.
fn goalposts(changes: &Changes<'_>) -> Vec<String> {
    let comparison = &changes.comparison;
    let mut lines = Vec::new();
    let added = dimension_names(&comparison.dimensions_added, changes.now.team);
    let removed = dimension_names(&comparison.dimensions_removed, changes.then.team);
    for (names, what) in [(added, "New on the map"), (removed, "No longer on the map")] {
        if !names.is_empty() {
            lines.push(format!("- {what}: {}", safe(&list(&names))));
        }
    }
    let needed = dimension_names(&comparison.needs_changed, changes.now.team);
    for (name, id) in needed.iter().zip(&comparison.needs_changed) {
        let moved = safe(&need_change(changes, id));
        lines.push(format!("- Need changed: **{}**, {moved}", safe(name)));
    }
    lines
}

/// A title and a table under it, where there are rows.
fn table(
    changes: &Changes<'_>,
    title: &str,
    rows: &[&DimensionChange],
    what: fn(&DimensionChange) -> String,
) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let reasons: Vec<String> = rows.iter().map(|one| changes.why(one)).collect();
    let why = reasons.iter().any(|reason| !reason.is_empty());
    let head = if why { "| | what | why |\n|---|---|---|" } else { "| | what |\n|---|---|" };
    let mut lines = vec![format!("## {title}\n\n{head}")];
    for (one, reason) in rows.iter().zip(reasons) {
        let name = safe(&changes.dimension(one).name);
        let what = safe(&what(one));
        let reason = if why { format!(" {} |", safe(&reason)) } else { String::new() };
        lines.push(format!("| {name} | {what} |{reason}"));
    }
    Some(lines.join("\n"))
}
