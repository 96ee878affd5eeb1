//! The views of a team as a report of tables and sentences: for Markdown, for a
//! page, and for a mail.

use super::Page;
use crate::phrases;
use crate::phrases::map::{POSITIONS, kind_title};
use crate::report::document::{Block, Cell, Document, Item, Table, Tone};
use crate::report::{Format, View};
use crate::team::Kind;

/// Returns a view of a team. Of the map, a mail has all findings; the others
/// have what to talk about.
pub(super) fn of(page: Page<'_>, view: View, format: Format) -> Document {
    let blocks = match view {
        View::Findings => findings(page),
        View::People => [people(page), decisions(page)].concat(),
        View::Coverage => coverage(page),
        _ if format == Format::Mail => [tables(page), findings(page)].concat(),
        _ => [tables(page), topics(page), decisions(page)].concat(),
    };
    Document { title: page.title(), headline: page.headline(), lead: vec![lead(page)], blocks }
}

/// Returns "102 of 112 answers · as of 17 Nov 2026".
pub(super) fn lead(page: Page<'_>) -> String {
    let answers = phrases::answers(page.coverage.summary());
    format!("{answers} · as of {}", phrases::day(page.as_of))
}

/// Returns the tables of the map.
pub(super) fn tables(page: Page<'_>) -> Vec<Block> {
    let kinds = [Kind::Skill, Kind::Experience].into_iter().map(|kind| levels(page, kind));
    let tables = kinds.chain([spectra(page)]).filter(|table| !table.rows.is_empty());
    tables.map(Block::Table).collect()
}

/// Returns a column a person with everyone's levels.
fn levels(page: Page<'_>, kind: Kind) -> Table {
    let title = kind_title(kind);
    let head = [title, "State", "Filled", "Answered", "Need"].map(str::to_owned);
    let rows = page.levels(kind).map(|row| {
        let first = [
            Cell::plain(row.dimension.title()),
            Cell::toned(row.marked_state(), row.mark.into()),
            Cell::plain(row.filled()),
            Cell::plain(row.answered()),
            Cell::plain(&row.need),
        ];
        let cells = row.cells().map(|cell| Cell::toned(cell.with_arrow(), cell.light.into()));
        first.into_iter().chain(cells).collect()
    });
    let caption = format!(
        "{title}: a bold level counts towards the need, ↑ wants to grow, ↓ would rather do less, \
         · no answer."
    );
    let head = head.into_iter().chain(page.names.all().iter().cloned()).collect();
    Table { caption, head, rows: rows.collect() }
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
            "Personality: numbers of people; only those who offered to speak are named. Neither end is better."
                .to_owned(),
        head: head.map(str::to_owned).collect(),
        rows: rows.collect(),
    }
}

/// Returns the findings below their headings, each with what was decided.
pub(super) fn findings(page: Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for of_group in page.findings().chunk_by(|one, next| one.group == next.group) {
        let Some(title) = of_group[0].group else {
            let sentences = of_group.iter().map(|row| row.finding.text.clone());
            blocks.push(Block::Paragraph(sentences.collect()));
            continue;
        };
        blocks.push(Block::Heading(title.to_owned()));
        let items = of_group.iter().map(|row| Item {
            sign: row.finding.mark.map(|mark| mark.glyph(phrases::Glyphs::Unicode)),
            subject: row.finding.subject.clone().unwrap_or_default(),
            text: row.finding.text.clone(),
            below: row.decided.iter().map(|decided| format!("→ {decided}")).collect(),
        });
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

/// Returns what deserves the team's hour.
fn topics(page: Page<'_>) -> Vec<Block> {
    let topics = page.topics().into_iter().map(|(row, why)| Item::new(row, format!("{why}.")));
    Block::listed("Talk about", topics.collect())
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
    let tables = Kind::ALL.into_iter().map(|kind| {
        let rows = page.covered(kind).map(|row| {
            vec![
                Cell::plain(row.dimension.title()),
                Cell::toned(row.marked_state(), row.mark.map_or(Tone::Plain, Tone::from)),
                Cell::plain(row.filled()),
                Cell::plain(row.answered()),
                Cell::plain(phrases::need(row.dimension, row.coverage.need())),
            ]
        });
        let head = [kind_title(kind), "State", "Filled", "Answered", "Need"].map(str::to_owned);
        Table { caption: String::new(), head: head.to_vec(), rows: rows.collect() }
    });
    tables.filter(|table| !table.rows.is_empty()).map(Block::Table).collect()
}

fn decisions(page: Page<'_>) -> Vec<Block> {
    let items = page.decisions().into_iter().map(|(row, text)| Item::new(row, text));
    Block::listed("Decided", items.collect())
}
