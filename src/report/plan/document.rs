//! The plan as a report. The first part is a brief to paste into an advert;
//! what follows is for the team.

use super::Page;
use super::sections::{Section, brief, inside, scope};
use crate::report::document::{Block, Document, Item};

/// Returns the whole plan.
pub fn document(page: Page<'_>) -> Document {
    let sections = std::iter::once(brief(page)).chain(inside(page));
    let filled = sections.filter(|section| !section.is_empty());
    Document {
        title: format!("{}: the next hire", page.team.name),
        lead: scope(page),
        blocks: filled.flat_map(blocks).collect(),
        ..Document::default()
    }
}

/// Returns the brief alone: nobody is named in it.
pub fn brief_document(page: Page<'_>) -> Document {
    let mut blocks = blocks(brief(page));
    let title = match blocks.remove(0) {
        Block::Heading(title) => title,
        _ => String::new(),
    };
    Document { title, blocks, ..Document::default() }
}

fn blocks(section: Section) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(section.title.to_owned())];
    let paragraph =
        |sentences: Vec<String>| (!sentences.is_empty()).then_some(Block::Paragraph(sentences));
    blocks.extend(paragraph(section.before));
    let items: Vec<Item> = section
        .points
        .into_iter()
        .map(|point| Item::new(point.line.subject, point.line.text).with_below(point.below))
        .collect();
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    blocks.extend(paragraph(section.after));
    blocks
}
