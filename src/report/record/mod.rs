//! The record of a quarter: the team then and now, how its decisions turned out and why, and each
//! row from snapshot to snapshot.

mod trend;

use trend::csv;
use trend::svg;
pub use trend::{Trend, TrendRow};

use super::diff::{Digest, Titles, blocks as changed};
use super::document::{self, Block, Cell, Document, Item, Table, Tone};
use super::view::Format;
use crate::coverage::{Coverage, stale};
use crate::diff::{By, DimensionChange, Outcome, PriorAnswers, Record, Version, follow_up};
use crate::phrases::english::{capital, list};
use crate::phrases::{self, Changes, Names, Naming};
use crate::team::{Date, Dimension, Need, Team};

/// What a record is made from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The team as it is.
    pub team: &'a Team,
    /// In the situation it opens with.
    pub coverage: &'a Coverage,
    /// What the members are called.
    pub names: &'a Names,
    /// Today.
    pub today: Date,
    /// The earlier team and its day; `None` if no snapshot contains people.
    pub since: Option<(Date, &'a Team)>,
    /// Earlier snapshots with names, the oldest first, by which the causes are told.
    pub named: &'a [(Date, Team)],
    /// All earlier snapshots, the oldest first.
    pub snapshots: &'a [(Date, Team)],
}

impl Page<'_> {
    /// Returns each row's coverage in every snapshot and today.
    pub fn trend(&self) -> Trend {
        Trend::of(self.team, self.coverage.situation(), self.snapshots, self.today)
    }
}

/// Returns the record in a format; as CSV and SVG, each row over time.
pub fn write(page: Page<'_>, format: Format, columns: usize) -> String {
    match format {
        Format::Csv => csv(page.team, &page.trend()),
        Format::Svg => svg(page.team, &page.trend()),
        format => document::write(&document(page), format, columns),
    }
}

/// Returns the record as a report.
pub fn document(page: Page<'_>) -> Document {
    let changes = page.since.map(|(day, then)| {
        let now = Version { team: page.team, situation: page.coverage.situation() };
        (day, Changes::between(Version::at(then), now, Naming::Full))
    });
    let mut blocks = Vec::new();
    if let Some((day, changes)) = &changes {
        blocks.push(Block::Heading("Then and now".to_owned()));
        blocks.push(Block::Table(headlines(page, *day, changes.then.team)));
    }
    blocks.extend(decisions(page, changes.as_ref().map(|(_, changes)| changes)));
    blocks.extend(plans(page));
    if let Some((day, changes)) = &changes {
        let (then, now) = (phrases::day(*day), phrases::day(page.today));
        let mut digest = Digest::of(changes, Titles { then: &then, now: &now });
        let same = digest.without_same();
        blocks.push(Block::Heading("What changed, and why".to_owned()));
        blocks.extend(changed(&digest).into_iter().map(|block| match block {
            Block::Heading(title) => Block::Subheading(title),
            block => block,
        }));
        if !same.is_empty() {
            blocks.push(Block::Paragraph(vec![format!("As before: {}.", list(&same))]));
        }
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
    let row = |day: Date, by: &str, coverage: &Coverage| {
        vec![
            Cell::plain(format!("{}{by}", phrases::day(day))),
            Cell::plain(phrases::headline_text(coverage.summary())),
            Cell::plain(phrases::answers(coverage.summary())),
        ]
    };
    let judged_today = Coverage::of(&with_needs_of_today(page, then), None);
    let mut rows = vec![row(day, "", &before), row(page.today, "", page.coverage)];
    if judged_today.summary() != before.summary() {
        rows[0][0].text.push_str(", by the needs of then");
        rows.insert(1, row(day, ", by today's needs", &judged_today));
    }
    let head = ["Day", "Headline", "Answers"].map(str::to_owned).to_vec();
    Table { caption: String::new(), head, rows }
}

/// Returns an earlier team with the needs of today on the rows that are still
/// there, and without any other row.
fn with_needs_of_today(page: Page<'_>, then: &Team) -> Team {
    let index = |dimension: &Dimension| page.team.dimension_index(dimension.id.as_str());
    let dimensions = then.dimensions().iter().map(|dimension| {
        let need = index(dimension)
            .filter(|&index| page.team.dimensions()[index].kind == dimension.kind)
            .map_or(Need::None, |index| page.team.need(index, page.coverage.situation()));
        Dimension { need, ..dimension.clone() }
    });
    let (members, ratings) = (then.members().to_vec(), then.ratings().clone());
    Team::with_people(then.name.clone(), dimensions.collect(), members, ratings)
}

/// Returns what happened to every decision, with its first step and whose it is.
fn decisions(page: Page<'_>, changes: Option<&Changes<'_>>) -> Vec<Block> {
    let heading = Block::Heading("Decisions".to_owned());
    let became = became(page).decisions;
    if became.is_empty() {
        return vec![heading, Block::Paragraph(vec!["Nothing is decided yet.".to_owned()])];
    }
    let outcomes: Vec<Outcome> = became.iter().map(|one| one.follow_up.outcome).collect();
    let items = became.iter().map(|one| {
        let decision = &one.decision;
        let subject = phrases::decided_about(page.team, decision).into_owned();
        let text = phrases::follow_up(&one.follow_up, page.names) + ".";
        let step = phrases::decision_with_step(page.team, decision, page.names);
        let mut below = vec![capital(&step)];
        if one.follow_up.by == By::Nothing {
            let change = changes.and_then(|changes| {
                let mut all = changes.comparison.dimensions.iter();
                all.find(|change| change.id == decision.dimension).map(|one| since(changes, one))
            });
            below.extend(change.filter(|text| !text.is_empty()));
        }
        Item::new(subject, text).with_below(below)
    });
    let items = items.collect();
    let mut blocks = vec![heading];
    if outcomes.len() > 1 {
        blocks.push(Block::Paragraph(vec![phrases::outcomes(&outcomes)]));
    }
    blocks.push(Block::List(items));
    blocks
}

/// Says what moved a row since the snapshot: "Since then: Hana joined."
fn since(changes: &Changes<'_>, change: &DimensionChange) -> String {
    match changes.why(change).as_str() {
        "" => String::new(),
        why => format!("Since then: {why}."),
    }
}

fn became(page: Page<'_>) -> Record {
    let earlier = page.named.iter().map(|(day, team)| PriorAnswers { day: *day, team });
    follow_up(page.team, page.coverage, &earlier.collect::<Vec<_>>(), page.today)
}

fn plans(page: Page<'_>) -> Vec<Block> {
    let items: Vec<Item> = became(page)
        .plans
        .iter()
        .map(|kept| {
            let subject = match kept.plan.on {
                Some(day) => format!("Plan of {}", phrases::day(day)),
                None => "Plan".to_owned(),
            };
            let below = kept.follow_ups.iter().filter_map(|one| {
                let row = page.team.dimensions()[one.index?].title();
                Some(format!("{row}: {}.", phrases::follow_up(one, page.names)))
            });
            let text = phrases::hired(page.team, kept, page.names) + ".";
            Item::new(subject, text).with_below(below.collect())
        })
        .collect();
    Block::listed("Plans", items)
}

fn over_time(page: Page<'_>) -> Vec<Block> {
    let trend = page.trend();
    if trend.days.len() < 2 {
        return Vec::new();
    }
    let days = trend.days.iter().map(|&day| phrases::day(day));
    let rows = trend.rows.iter().map(|row| {
        let name = Cell::plain(page.team.dimensions()[row.dimension].title());
        let cells = row.points.iter().map(|point| {
            let tone = point.as_ref().map_or(Tone::Plain, Tone::from);
            Cell::toned(trend::in_words(point.as_ref()), tone)
        });
        std::iter::once(name).chain(cells).collect()
    });
    let table = Table {
        caption: "Every day counts by today's needs. In brackets: how many had answered, if not everyone."
            .to_owned(),
        head: std::iter::once(String::new()).chain(days).collect(),
        rows: rows.collect(),
    };
    vec![Block::Heading("Over time".to_owned()), Block::Table(table)]
}

fn old_answers(page: Page<'_>) -> Vec<Block> {
    let stale = stale(page.team, page.today);
    let items = stale.iter().map(|one| Item::new("", phrases::stale(one, page.names) + "."));
    let items: Vec<Item> = items.collect();
    Block::listed("Answers older than half a year", items)
}
