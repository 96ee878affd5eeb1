//! The comparison on a terminal or in a mail: who came and went, what changed
//! from the worst to the same, and why.

use super::{Titles, rows, spectra};
use crate::analysis::diff::{Class, DimensionChange};
use crate::text::width;
use crate::words::{
    Changes, answers_moved, change, class_title, coming_and_going, dimension_names,
    english::{capital, list},
    need_change, voices,
};

/// The whole comparison as lines of plain text.
pub fn text(changes: &Changes<'_>, titles: Titles<'_>) -> String {
    let comparison = &changes.comparison;
    let mut lines = vec![format!(
        "{}: from {} to {}, judged by the needs of now",
        changes.now.team.name, titles.then, titles.now
    )];
    let mut apart = Vec::new();
    let people = coming_and_going(changes);
    if !people.is_empty() {
        apart.push(people);
    }
    let added = dimension_names(&comparison.dimensions_added, changes.now.team);
    let removed = dimension_names(&comparison.dimensions_removed, changes.then.team);
    for (names, what) in [(added, "New on the map"), (removed, "No longer on the map")] {
        if !names.is_empty() {
            apart.push(format!("{what}: {}.", list(&names)));
        }
    }
    let needed = dimension_names(&comparison.needs_changed, changes.now.team);
    for (name, id) in needed.iter().zip(&comparison.needs_changed) {
        apart.push(format!("Need changed: {name}, {}.", need_change(changes, id)));
    }
    section(&mut lines, apart);
    for class in Class::ALL {
        let of = rows(changes, class);
        if !of.is_empty() {
            lines.push(String::new());
            lines.push(capital(class_title(class)));
            lines.extend(table(changes, &of, change));
        }
    }
    let spectra = spectra(changes);
    if !spectra.is_empty() {
        lines.push(String::new());
        lines.push("Personality".to_owned());
        lines.extend(table(changes, &spectra, voices));
    }
    section(&mut lines, vec![answers_moved(comparison.answers)]);
    lines.join("\n") + "\n"
}

fn section(lines: &mut Vec<String>, more: Vec<String>) {
    if !more.is_empty() {
        lines.push(String::new());
        lines.extend(more);
    }
}

/// Rows of name, what and why, their columns in line.
fn table(
    changes: &Changes<'_>,
    rows: &[&DimensionChange],
    what: fn(&DimensionChange) -> String,
) -> Vec<String> {
    let cells: Vec<[String; 3]> = rows
        .iter()
        .map(|one| [changes.dimension(one).name.clone(), what(one), changes.why(one)])
        .collect();
    let widest = |column: usize| cells.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1)];
    let lines = cells.iter().map(|[name, what, why]| {
        let pad = |text: &str, to: usize| " ".repeat(to - width(text));
        let line =
            format!("  {name}{}  {what}{}  {why}", pad(name, widths[0]), pad(what, widths[1]));
        line.trim_end().to_owned()
    });
    lines.collect()
}
