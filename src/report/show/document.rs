//! The views of a team as a report of tables and sentences: for a page of one
//! view, and for a mail.

use super::content::{self, arrow, digit};
use super::{Page, heading};
use crate::coverage::DimensionCoverage;
use crate::phrases::{self, Glyphs, Mark};
use crate::report::View;
use crate::report::document::{Block, Cell, Document, Item, Table, Tone};
use crate::team::{End, Kind};

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

pub(super) fn tone(coverage: &DimensionCoverage) -> Tone {
    match Mark::of(coverage) {
        Mark::Gap => Tone::Gap,
        Mark::Thin => Tone::Thin,
        Mark::Short => Tone::Short,
        Mark::Covered | Mark::Strong => Tone::Covered,
        Mark::Unknown | Mark::NotNeeded => Tone::Plain,
    }
}

fn map(page: Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for kind in [Kind::Skill, Kind::Experience] {
        if page.rows(kind).next().is_some() {
            blocks.push(Block::Heading(heading(kind).to_owned()));
            blocks.push(Block::Table(levels(page, kind)));
        }
    }
    if page.rows(Kind::Personality).next().is_some() {
        blocks.push(Block::Heading(heading(Kind::Personality).to_owned()));
        blocks.push(Block::Table(spectra(page)));
    }
    blocks.extend(findings(page));
    blocks
}

/// Returns a column a person with everyone's levels.
fn levels(page: Page<'_>, kind: Kind) -> Table {
    let titles = ["", "State", "Need"].map(str::to_owned);
    let head = titles.into_iter().chain(page.names.all().iter().cloned()).collect();
    let rows = page.rows(kind).map(|index| {
        let coverage = page.coverage.dimension(index);
        let state = format!("{} {}", Mark::of(coverage).glyph(Glyphs::Unicode), page.state(index));
        let need = phrases::need(&page.team.dimensions()[index], coverage.need());
        let mut cells = vec![
            Cell::plain(page.name(index)),
            Cell::toned(state, tone(coverage)),
            Cell::plain(need),
        ];
        let ratings = page.team.ratings().column(index).iter();
        cells.extend(ratings.map(|&rating| {
            let tone = match content::Tone::of(coverage, rating) {
                content::Tone::Lit => Tone::Counts,
                content::Tone::Near => Tone::Near,
                content::Tone::Plain => Tone::Plain,
            };
            Cell::toned(format!("{}{}", digit(rating), arrow(rating)), tone)
        }));
        cells
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
    let head =
        ["One end", "◂3", "◂2", "◂1", "both", "1▸", "2▸", "3▸", "The other end", "Who speaks"];
    let rows = page.rows(Kind::Personality).map(|index| {
        let (dimension, strip) = (&page.team.dimensions()[index], page.strip(index));
        let [first, second] = &dimension.poles;
        let mut cells = vec![Cell::plain(first)];
        cells.extend(strip.histogram()[..7].iter().map(|&people| match people {
            _ if !strip.is_shown() => Cell::default(),
            0 => Cell::plain("·"),
            people => Cell::plain(people.to_string()),
        }));
        cells.push(Cell::plain(second));
        let mut notes: Vec<String> = [(End::A, first), (End::B, second)]
            .into_iter()
            .filter_map(|(end, pole)| {
                let who = page.speakers(index, end);
                let list = phrases::english::list(&who);
                (!who.is_empty()).then(|| format!("{list} for {pole}"))
            })
            .collect();
        if !strip.is_shown() {
            notes.insert(0, phrases::shown_from(&strip));
        }
        cells.push(Cell::plain(notes.join("; ")));
        cells
    });
    Table {
        caption:
            "Numbers of people; only those who offered to speak are named. Neither end is better."
                .to_owned(),
        head: head.map(str::to_owned).to_vec(),
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
        let rows = page.rows(kind).map(|index| {
            let dimension = &page.team.dimensions()[index];
            let coverage = page.coverage.dimension(index);
            let needed = format!("{} of {}", coverage.filled(), coverage.needed());
            let shown =
                coverage.is_needed() && (kind != Kind::Personality || page.strip(index).is_shown());
            let tone = if kind == Kind::Personality { Tone::Plain } else { tone(coverage) };
            vec![
                Cell::plain(page.name(index)),
                Cell::toned(page.state_unnamed(index), tone),
                Cell::plain(if shown { needed } else { String::new() }),
                Cell::plain(format!("{} of {}", coverage.rated(), coverage.people())),
                Cell::plain(phrases::need(dimension, coverage.need())),
            ]
        });
        let head = [heading(kind), "State", "Filled", "Answered", "Need"].map(str::to_owned);
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
