//! The views of a team as a report of tables and sentences: for a page of one
//! view, and for a mail.

use super::Page;
use crate::phrases::map::{POSITIONS, kind_title};
use crate::phrases::{self, Glyphs};
use crate::report::View;
use crate::report::document::{Block, Cell, Document, Item, Table, Tone};
use crate::team::Kind;

/// Returns a view of a team.
pub(super) fn of(page: Page<'_>, view: View) -> Document {
    let summary = page.coverage.summary();
    let answers = phrases::answers(summary);
    let mut blocks = match view {
        View::Findings => findings(page),
        View::People => people(page),
        View::Coverage => coverage(page),
        _ => map(page),
    };
    if view != View::Coverage {
        blocks.extend(decisions(page));
    }
    Document {
        title: page.title(),
        headline: page.headline(),
        lead: vec![format!("{answers} · as of {}", phrases::day(page.as_of))],
        blocks,
    }
}

fn map(page: Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for kind in [Kind::Skill, Kind::Experience] {
        if page.rows(kind).next().is_some() {
            blocks.push(Block::Heading(kind_title(kind).to_owned()));
            blocks.push(Block::Table(levels(page, kind)));
        }
    }
    if page.rows(Kind::Personality).next().is_some() {
        blocks.push(Block::Heading(kind_title(Kind::Personality).to_owned()));
        blocks.push(Block::Table(spectra(page)));
    }
    blocks.extend(findings(page));
    blocks
}

/// Returns a column a person with everyone's levels.
fn levels(page: Page<'_>, kind: Kind) -> Table {
    let titles = ["", "State", "Need"].map(str::to_owned);
    let head = titles.into_iter().chain(page.names.all().iter().cloned()).collect();
    let rows = page.levels(kind).map(|row| {
        let first = [
            Cell::plain(&row.dimension.name),
            Cell::toned(row.marked_state(), row.mark.into()),
            Cell::plain(&row.need),
        ];
        let cells = row.cells().map(|cell| Cell::toned(cell.with_arrow(), cell.light.into()));
        first.into_iter().chain(cells).collect()
    });
    Table {
        caption: "A bold level counts towards the need; ↑ wants to grow, ↓ would rather do less, \
                  · no answer."
            .to_owned(),
        head,
        rows: rows.collect(),
    }
}

/// Returns how many people are at each position, where enough have answered.
pub(super) fn spectra(page: Page<'_>) -> Table {
    let head = ["One end"].into_iter().chain(POSITIONS).chain(["The other end", "Who speaks"]);
    let rows = page.strips().map(|strip| {
        let [first, second] = &strip.dimension.poles;
        let positions = strip.position_texts().map(Cell::plain);
        let cells = [Cell::plain(first)].into_iter().chain(positions);
        cells.chain([Cell::plain(second), Cell::plain(strip.notes())]).collect()
    });
    Table {
        caption:
            "Numbers of people; only those who offered to speak are named. Neither end is better."
                .to_owned(),
        head: head.map(str::to_owned).collect(),
        rows: rows.collect(),
    }
}

fn findings(page: Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group = None;
    let mut items: Vec<Item> = Vec::new();
    for finding in page.findings() {
        if finding.group != group && !items.is_empty() {
            blocks.push(Block::List(std::mem::take(&mut items)));
        }
        if let Some(title) = finding.group.filter(|_| finding.group != group) {
            blocks.push(Block::Heading(title.to_owned()));
        }
        group = finding.group;
        let subject = finding.finding.subject.unwrap_or_default();
        let text = match finding.finding.mark {
            Some(mark) if subject.is_empty() => {
                format!("{} {}", mark.glyph(Glyphs::Unicode), finding.finding.text)
            }
            _ => finding.finding.text,
        };
        items.push(Item::new(subject, text));
    }
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    blocks
}

fn people(page: Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for person in page.people() {
        blocks.push(Block::Heading(page.names.get(person.member).to_owned()));
        let facts = page.sentences(&person);
        let items = facts.iter().map(|(what, which)| Item::new("", format!("{what} {which}.")));
        let items: Vec<Item> = items.collect();
        blocks.push(if items.is_empty() {
            Block::Paragraph(vec!["The situation needs nothing yet.".to_owned()])
        } else {
            Block::List(items)
        });
    }
    blocks
}

fn coverage(page: Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for kind in Kind::ALL {
        if page.rows(kind).next().is_none() {
            continue;
        }
        let rows = page.covered(kind).map(|row| {
            vec![
                Cell::plain(&row.dimension.name),
                Cell::toned(row.marked_state(), row.mark.map_or(Tone::Plain, Tone::from)),
                Cell::plain(row.filled()),
                Cell::plain(row.answered()),
                Cell::plain(phrases::need(row.dimension, row.coverage.need())),
            ]
        });
        let head = [kind_title(kind), "State", "Filled", "Answered", "Need"].map(str::to_owned);
        let rows = rows.collect();
        blocks.push(Block::Table(Table { caption: String::new(), head: head.to_vec(), rows }));
    }
    blocks
}

fn decisions(page: Page<'_>) -> Vec<Block> {
    let items: Vec<Item> =
        page.decisions().into_iter().map(|(row, text)| Item::new(row, text)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("Decided".to_owned()), Block::List(items)]
}
