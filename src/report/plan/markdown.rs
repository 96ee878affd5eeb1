//! The plan for a wiki or a ticket. The first part is a brief to paste into an
//! advert; what follows is for the team.

use super::Page;
use super::sections::{Section, brief, inside, scope};
use crate::report::escape::markdown as safe;

/// The whole plan as Markdown.
pub fn markdown(page: Page<'_>) -> String {
    let mut blocks = vec![format!("# {}: the next hire", safe(&page.team.name))];
    let scope = scope(page);
    if !scope.is_empty() {
        blocks.push(safe(&scope.join(" ")));
    }
    let sections = std::iter::once(brief(page)).chain(inside(page));
    for section in sections.filter(|section| !section.is_empty()) {
        write(&mut blocks, &section);
    }
    blocks.join("\n\n") + "\n"
}

/// The brief alone as Markdown: nobody is named in it.
pub fn brief_markdown(page: Page<'_>) -> String {
    let mut blocks = Vec::new();
    write(&mut blocks, &brief(page));
    blocks.join("\n\n") + "\n"
}

fn write(blocks: &mut Vec<String>, section: &Section) {
    blocks.push(format!("## {}", section.title));
    if !section.before.is_empty() {
        blocks.push(safe(&section.before.join(" ")));
    }
    let points = section.points.iter().map(|point| {
        let mut said = format!("- **{}**: {}", safe(&point.line.subject), safe(&point.line.text));
        for sentence in &point.below {
            said.push_str("  \n  ");
            said.push_str(&safe(sentence));
        }
        said
    });
    let points: Vec<String> = points.collect();
    if !points.is_empty() {
        blocks.push(points.join("\n"));
    }
    if !section.after.is_empty() {
        blocks.push(safe(&section.after.join(" ")));
    }
}
