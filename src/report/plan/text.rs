//! The plan on a terminal or in a mail.

use super::Page;
use super::sections::{Section, brief, inside, scope};
use crate::phrases::english::capital;
use crate::report::wrap;

/// Returns the whole plan as plain text in lines of at most so many columns.
pub fn text(page: Page<'_>, columns: usize) -> String {
    let mut lines = vec![format!("{}: the next hire", page.team.name)];
    lines.extend(scope(page));
    let sections = std::iter::once(brief(page)).chain(inside(page));
    for section in sections.filter(|section| !section.is_empty()) {
        lines.push(String::new());
        write(&mut lines, &section, columns);
    }
    lines.join("\n") + "\n"
}

/// Returns the brief alone as plain text: nobody is named in it.
pub fn brief_text(page: Page<'_>, columns: usize) -> String {
    let mut lines = Vec::new();
    write(&mut lines, &brief(page), columns);
    lines.join("\n") + "\n"
}

fn write(lines: &mut Vec<String>, section: &Section, columns: usize) {
    let mut put = |text: &str, first: &str, rest: &str| {
        lines.extend(wrap::lines(text, columns, first, rest));
    };
    put(&capital(section.title), "", "");
    for sentence in &section.before {
        put(sentence, "  ", "  ");
    }
    for point in &section.points {
        put(&point.line.whole(), "  - ", "    ");
        for sentence in &point.below {
            put(sentence, "    ", "    ");
        }
    }
    for sentence in &section.after {
        put(sentence, "  ", "  ");
    }
}
