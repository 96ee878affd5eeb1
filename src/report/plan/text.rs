//! The plan on a terminal or in a mail.

use super::Page;
use super::sections::{Section, brief, inside, scope};
use crate::phrases::english::capital;

/// The whole plan as lines of plain text.
pub fn text(page: Page<'_>) -> String {
    let mut lines = vec![format!("{}: the next hire", page.team.name)];
    lines.extend(scope(page));
    let sections = std::iter::once(brief(page)).chain(inside(page));
    for section in sections.filter(|section| !section.is_empty()) {
        lines.push(String::new());
        write(&mut lines, &section);
    }
    lines.join("\n") + "\n"
}

/// The brief alone as lines of plain text: nobody is named in it.
pub fn brief_text(page: Page<'_>) -> String {
    let mut lines = Vec::new();
    write(&mut lines, &brief(page));
    lines.join("\n") + "\n"
}

fn write(lines: &mut Vec<String>, section: &Section) {
    lines.push(capital(section.title).to_string());
    lines.extend(section.before.iter().map(|sentence| format!("  {sentence}")));
    for point in &section.points {
        lines.push(format!("  - {}", point.line.whole()));
        lines.extend(point.below.iter().map(|sentence| format!("    {sentence}")));
    }
    lines.extend(section.after.iter().map(|sentence| format!("  {sentence}")));
}
