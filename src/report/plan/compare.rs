//! Two or three candidates on a page: rows by what matters, what each brings,
//! who says so, and what would change the choice.

use super::Page;
use super::document::scope;
use crate::phrases::english::{capital, list};
use crate::phrases::plan::{
    agreed, brings, differences, evidence, question, reason, wish_why, wishes,
};
use crate::phrases::{self, Naming, short_title};
use crate::plan::{Brings, ComparedRow, compare};
use crate::report::document::{Block, Cell, Document, Item, Table, Tone};

/// Returns the candidates of a plan side by side; `candidates` are indices of
/// the plan's, in the order of the columns.
pub fn compare_document(page: Page<'_>, candidates: &[usize]) -> Document {
    let rows = compare(page.team, page.coverage, page.plan, candidates);
    let mut lead = scope(page);
    lead.push("Rows where somebody is missing come first, by how much they matter.".to_owned());
    let named: Vec<&str> = candidates.iter().map(|&one| name(page, one)).collect();
    let mut blocks = vec![Block::Table(table(page, &rows, candidates))];
    blocks.extend(closes(page, candidates));
    blocks.extend(what_was_heard(page, &rows, candidates));
    blocks.extend(changing(page, &rows, candidates));
    Document {
        title: format!("{}: {}", page.team.name, list(&named)),
        headline: String::new(),
        lead,
        blocks,
    }
}

fn name(page: Page<'_>, candidate: usize) -> &str {
    &page.plan.candidates[candidate].name
}

fn table(page: Page<'_>, rows: &[ComparedRow], candidates: &[usize]) -> Table {
    let head = ["", "Needed", "Now"].map(str::to_owned).into_iter();
    let head = head.chain(candidates.iter().map(|&one| name(page, one).to_owned())).collect();
    let cells = rows.iter().map(|row| {
        let dimension = &page.team.dimensions()[row.dimension];
        let coverage = page.coverage.dimension(row.dimension);
        let wish = page.plan.ideal.wishes.iter().find(|wish| wish.dimension == row.dimension);
        let matters = wish.map(|wish| wish_why(page.coverage, wish));
        let matters =
            matters.and_then(|why| why.split_once("; ").map(|(_, matters)| matters.to_owned()));
        let need = phrases::need(dimension, coverage.need());
        let need = match matters {
            Some(matters) => format!("{need}; {matters}"),
            None => need,
        };
        let mut cells = vec![
            Cell::plain(&dimension.name),
            Cell::plain(need),
            Cell::plain(phrases::state_in_short(coverage)),
        ];
        cells.extend(candidates.iter().zip(&row.brings).map(|(&one, &what)| {
            let text = brings(&page.plan.candidates[one], &dimension.id, what);
            let tone = match what {
                Brings::Fills => Tone::Counts,
                Brings::Near => Tone::Near,
                _ => Tone::Plain,
            };
            Cell::toned(text, tone)
        }));
        cells
    });
    Table { caption: String::new(), head, rows: cells.collect() }
}

/// Returns what each closes, in the plan's words and the plan's order.
fn closes(page: Page<'_>, candidates: &[usize]) -> Vec<Block> {
    let ranked = page.plan.ranking.iter().filter(|one| candidates.contains(&one.candidate));
    let items = ranked.map(|one| {
        let below = wishes(page.team, &page.plan.candidates[one.candidate]);
        let text = format!("{}.", reason(page.team, page.plan, one));
        Item::new(name(page, one.candidate), text).with_below(below.into_iter().collect())
    });
    let heading = Block::Heading("What each would close".to_owned());
    vec![heading, Block::List(items.collect())]
}

/// Returns what the answers are based on, and where those who speak of a candidate differ.
/// What people wrote could name anyone, and aliases replace names.
fn what_was_heard(page: Page<'_>, rows: &[ComparedRow], candidates: &[usize]) -> Vec<Block> {
    if page.names.naming() == Naming::Alias {
        return Vec::new();
    }
    let rows: Vec<usize> = rows.iter().map(|row| row.dimension).collect();
    let part = |title: &str, items_of: &dyn Fn(usize) -> Vec<[String; 2]>| {
        let mut blocks = Vec::new();
        for &candidate in candidates {
            let items = items_of(candidate).into_iter().map(|[row, text]| Item::new(row, text));
            let items: Vec<Item> = items.collect();
            if !items.is_empty() {
                blocks.push(Block::Subheading(name(page, candidate).to_owned()));
                blocks.push(Block::List(items));
            }
        }
        if !blocks.is_empty() {
            blocks.insert(0, Block::Heading(title.to_owned()));
        }
        blocks
    };
    let of = |one: usize| &page.plan.candidates[one];
    let mut blocks = part("What was heard", &|one| evidence(page.team, of(one), &rows));
    blocks.extend(part("Where they differ", &|one| differences(page.team, of(one), &rows)));
    blocks
}

/// Returns what is still to be asked, and what the answers would change.
fn changing(page: Page<'_>, rows: &[ComparedRow], candidates: &[usize]) -> Vec<Block> {
    let mut items = Vec::new();
    for (column, &candidate) in candidates.iter().enumerate() {
        let questions = page.plan.questions.iter().filter(|one| one.candidate == candidate);
        items.extend(questions.map(|one| Item::new("", question(page.team, page.plan, one))));
        let of = &page.plan.candidates[candidate];
        items.extend(rows.iter().filter_map(|row| {
            agreed(page.team, of, row.dimension, &row.demand).map(|text| Item::new("", text))
        }));
        let open = rows
            .iter()
            .filter(|row| row.brings[column] == Brings::Unknown && row.demand.missing() > 0);
        let open: Vec<&str> = open.map(|row| short_title(page.team, row.dimension)).collect();
        if !open.is_empty() {
            let text =
                format!("{} has not been asked about {}.", name(page, candidate), list(&open));
            items.push(Item::new("", capital(&text)));
        }
    }
    if items.is_empty() {
        items.push(Item::new(
            "",
            "No open question: each has answered every row where somebody is missing.",
        ));
    }
    let heading = Block::Heading("What would change the choice".to_owned());
    vec![heading, Block::List(items)]
}
