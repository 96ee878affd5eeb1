//! The page for the quarter: where the team stood and stands, what it decided,
//! what came true and why, and how each row moved from snapshot to snapshot.

mod picture;
mod table;
mod trend;

pub use picture::svg;
pub use table::csv;
pub use trend::{Trend, TrendRow};

use super::diff::{Digest, Titles, blocks as changed};
use super::document::{Block, Cell, Document, Item, Table, Tone};
use crate::coverage::{Coverage, DimensionCoverage, stale};
use crate::diff::{DimensionChange, Look, PriorAnswers, Record, follow_up};
use crate::phrases::{self, Changes, Mark, Names, Naming};
use crate::team::{Date, Team};

/// What a record is made from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The team as it is.
    pub team: &'a Team,
    /// Judged by the situation it opens on.
    pub coverage: &'a Coverage,
    /// What the members are called.
    pub names: &'a Names,
    /// Today.
    pub today: Date,
    /// The team as it was, and the day of that; nothing where no snapshot
    /// holds people.
    pub since: Option<(Date, &'a Team)>,
    /// Earlier snapshots with people, the oldest first, by which the causes are told.
    pub earlier: &'a [PriorAnswers<'a>],
    /// Every snapshot and today.
    pub trend: &'a Trend,
}

/// Returns the record as a report.
pub fn document(page: Page<'_>) -> Document {
    let changes = page.since.map(|(day, then)| {
        let now = Look { team: page.team, situation: page.coverage.situation() };
        (day, Changes::between(Look::at(then), now, Naming::Full))
    });
    let mut blocks = Vec::new();
    if let Some((day, changes)) = &changes {
        blocks.push(Block::Heading("Then and now".to_owned()));
        blocks.push(Block::Table(headlines(page, *day, changes.then.team)));
    }
    blocks.extend(decisions(page, changes.as_ref().map(|(_, changes)| changes)));
    blocks.extend(plans(page));
    if let Some((day, changes)) = &changes {
        let (then, now) = (phrases::day(*day).to_string(), phrases::day(page.today).to_string());
        let digest = Digest::of(changes, Titles { then: &then, now: &now });
        blocks.push(Block::Heading("What changed, and why".to_owned()));
        blocks.extend(changed(&digest));
    }
    blocks.extend(over_time(page));
    blocks.extend(old_answers(page));
    let mut lead = vec![format!("As of {}.", phrases::day(page.today))];
    lead.push(match page.since {
        Some((day, _)) => format!("Compared with {}.", phrases::day(day)),
        None => "There is no earlier snapshot to compare with.".to_owned(),
    });
    Document {
        title: format!("{}: the record", page.team.name),
        headline: phrases::headline_text(page.coverage.summary()),
        lead,
        blocks,
    }
}

fn headlines(page: Page<'_>, day: Date, then: &Team) -> Table {
    let before = Coverage::of(then, then.opening_situation());
    let row = |day: Date, coverage: &Coverage| {
        vec![
            Cell::plain(phrases::day(day).to_string()),
            Cell::plain(phrases::headline_text(coverage.summary())),
            Cell::plain(phrases::answers(coverage.summary()).to_string()),
        ]
    };
    Table {
        caption: "Each day by its own needs.".to_owned(),
        head: ["Day", "Headline", "Answers"].map(str::to_owned).to_vec(),
        rows: vec![row(day, &before), row(page.today, page.coverage)],
    }
}

/// Returns every decision with its first step, whose it is, and how it stands.
fn decisions(page: Page<'_>, changes: Option<&Changes<'_>>) -> Vec<Block> {
    let items: Vec<Item> = became(page)
        .decisions
        .iter()
        .map(|kept| {
            let decision = &kept.decision;
            let row = phrases::decided_about(page.team, decision);
            let text = phrases::decision_with_step(page.team, decision, page.names);
            let mut below =
                vec![format!("Today: {}.", phrases::follow_up(&kept.follow_up, page.names))];
            let change = changes.and_then(|changes| {
                let found = changes.comparison.dimensions.iter();
                let mut found = found.filter(|change| change.id == decision.dimension);
                found.next().map(|change| since(changes, change))
            });
            below.extend(change.filter(|text| !text.is_empty()));
            Item { subject: row.to_owned(), text, below }
        })
        .collect();
    let heading = Block::Heading("Decisions".to_owned());
    if items.is_empty() {
        return vec![heading, Block::Paragraph(vec!["Nothing is decided yet.".to_owned()])];
    }
    vec![heading, Block::List(items)]
}

/// Says what moved a row since the snapshot: "Since then: Hana joined."
fn since(changes: &Changes<'_>, change: &DimensionChange) -> String {
    match changes.why(change).as_str() {
        "" => String::new(),
        why => format!("Since then: {why}."),
    }
}

fn became(page: Page<'_>) -> Record {
    follow_up(page.team, page.coverage, page.earlier, page.today)
}

fn plans(page: Page<'_>) -> Vec<Block> {
    let items: Vec<Item> = became(page)
        .plans
        .iter()
        .map(|kept| {
            let kept_on =
                kept.plan.on.map_or(String::new(), |day| format!("kept on {}", phrases::day(day)));
            let below = kept.follow_ups.iter().filter_map(|one| {
                let row = &page.team.dimensions()[one.index?].name;
                Some(format!("{row}: {}.", phrases::follow_up(one, page.names)))
            });
            let subject = phrases::hired(page.team, kept, page.names);
            Item { subject, text: kept_on, below: below.collect() }
        })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("Plans".to_owned()), Block::List(items)]
}

fn over_time(page: Page<'_>) -> Vec<Block> {
    if page.trend.days.len() < 2 {
        return Vec::new();
    }
    let days = page.trend.days.iter().map(|&day| phrases::day(day).to_string());
    let rows = page.trend.rows.iter().map(|row| {
        let name = Cell::plain(&page.team.dimensions()[row.dimension].name);
        let cells = row.points.iter().map(|point| {
            let tone = point.as_ref().map_or(Tone::Plain, tone);
            Cell::toned(trend::said(point.as_ref()), tone)
        });
        std::iter::once(name).chain(cells).collect()
    });
    let table = Table {
        caption: "Every day judged by today's needs; how many of how many had answered.".to_owned(),
        head: std::iter::once(String::new()).chain(days).collect(),
        rows: rows.collect(),
    };
    vec![Block::Heading("Over time".to_owned()), Block::Table(table)]
}

fn old_answers(page: Page<'_>) -> Vec<Block> {
    let stale = stale(page.team, page.today);
    let items = stale.iter().map(|one| Item::new("", phrases::stale(one, page.names) + "."));
    let items: Vec<Item> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("Answers older than half a year".to_owned()), Block::List(items)]
}

fn tone(coverage: &DimensionCoverage) -> Tone {
    match Mark::of(coverage) {
        Mark::Gap => Tone::Gap,
        Mark::Thin => Tone::Thin,
        Mark::Short => Tone::Short,
        Mark::Covered | Mark::Strong => Tone::Covered,
        Mark::Unknown | Mark::NotNeeded => Tone::Plain,
    }
}
