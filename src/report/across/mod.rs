//! Several teams side by side, as a report.

mod csv;
mod html;
mod json;

pub use csv::csv;
pub use html::html;
pub use json::json;

use crate::phrases::AcrossGroup;
use crate::report::escape::markdown as safe;

/// The title of every format.
const TITLE: &str = "Teams side by side";

/// Returns the findings as lines of plain text.
pub fn text(groups: &[AcrossGroup]) -> String {
    let mut text = String::new();
    for group in groups {
        text += &format!("{}\n", group.title);
        for [subject, said] in &group.lines {
            text += &format!("  {subject}: {said}\n");
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// Returns the findings as Markdown.
pub fn markdown(groups: &[AcrossGroup]) -> String {
    let mut text = format!("# {TITLE}\n");
    for group in groups {
        text += &format!("\n## {}\n\n", group.title);
        for [subject, said] in &group.lines {
            text += &format!("- **{}**: {}\n", safe(subject), safe(said));
        }
    }
    text
}
