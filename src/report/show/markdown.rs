//! The report for a pull request or a wiki: tables that keep their columns
//! whatever people are called.

use super::{Page, View};
use crate::phrases::map::{Light, POSITIONS, kind_title};
use crate::phrases::{self, Glyphs, Squares};
use crate::report::escape::markdown as safe;
use crate::team::Kind;

/// A report as Markdown (with the tables that GitHub and most wikis read).
pub fn markdown(page: Page<'_>, view: View) -> String {
    let summary = page.coverage.summary();
    let headline = page.headline();
    let mut blocks = vec![
        format!("# {}", safe(&page.title())),
        format!("**{headline}** ({}, {})", phrases::answers(summary), phrases::day(page.as_of)),
    ];
    match view {
        View::Map => {
            map(&mut blocks, page);
            decisions(&mut blocks, page);
        }
        View::Findings => findings(&mut blocks, page),
        View::People => {
            people(&mut blocks, page);
            decisions(&mut blocks, page);
        }
        _ => coverage(&mut blocks, page),
    }
    blocks.join("\n\n") + "\n"
}

/// A table of texts that are safe already; `right` columns hold numbers.
struct Table {
    lines: Vec<String>,
}

impl Table {
    fn new<'a>(titles: impl IntoIterator<Item = (&'a str, bool)>) -> Self {
        let (mut head, mut rule) = (String::from("|"), String::from("|"));
        for (title, centred) in titles {
            head.extend([" ", title, " |"]);
            rule.push_str(if centred { ":-:|" } else { "---|" });
        }
        Self { lines: vec![head, rule] }
    }

    fn row(&mut self, cells: &[String]) {
        self.lines.push(format!("| {} |", cells.join(" | ")));
    }

    fn end(self) -> String {
        self.lines.join("\n")
    }
}

fn squares(Squares { filled, missing, spare }: Squares) -> String {
    match (filled + missing, spare) {
        (0, _) => String::new(),
        (needed, 0) => format!("{filled} of {needed}"),
        (needed, spare) => format!("{filled} of {needed}, +{spare}"),
    }
}

fn map(blocks: &mut Vec<String>, page: Page<'_>) {
    let people: Vec<String> = page.names.all().iter().map(|name| safe(name)).collect();
    for kind in [Kind::Skill, Kind::Experience] {
        let mut rows = page.levels(kind).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let first = [(kind_title(kind), false), ("State", false), ("Filled", false)];
        let people = people.iter().map(|name| (name.as_str(), true));
        let mut table = Table::new(first.into_iter().chain(people).chain([("Need", false)]));
        for row in rows {
            let name = safe(&row.dimension.name);
            let mut cells = vec![name, safe(&row.marked_state()), squares(row.squares)];
            cells.extend(row.cells().map(|cell| match cell.light {
                Light::Lit => format!("**{}**{}", cell.text, cell.arrow),
                Light::Near | Light::Plain => cell.with_arrow(),
            }));
            cells.push(row.need);
            table.row(&cells);
        }
        blocks.push(table.end());
    }
    if page.rows(Kind::Skill).chain(page.rows(Kind::Experience)).next().is_some() {
        blocks.push(
            "**3** counts towards the need, ↑ wants to grow, ↓ would rather do less, · no answer."
                .to_owned(),
        );
    }
    strips(blocks, page);
    let topics = page.topics();
    if !topics.is_empty() {
        blocks.push("## Talk about".to_owned());
        let lines = topics.iter().enumerate().map(|(nth, (subject, why))| {
            format!("{}. **{}**: {}.", nth + 1, safe(subject), safe(why))
        });
        blocks.push(lines.collect::<Vec<_>>().join("\n"));
    }
}

/// How many people at each place; nobody named who has not offered to speak.
fn strips(blocks: &mut Vec<String>, page: Page<'_>) {
    let mut rows = page.strips().peekable();
    if rows.peek().is_none() {
        return;
    }
    let first = [("One side", false)].into_iter().chain(POSITIONS.map(|title| (title, true)));
    let mut table = Table::new(first.chain([("The other side", false), ("Speaking", false)]));
    for strip in rows {
        let [first, second] = &strip.dimension.poles;
        let positions = strip.position_texts().map(|text| safe(&text));
        let cells = [safe(first)].into_iter().chain(positions);
        table.row(&cells.chain([safe(second), safe(&strip.notes())]).collect::<Vec<_>>());
    }
    blocks.push(table.end());
}

fn findings(blocks: &mut Vec<String>, page: Page<'_>) {
    let mut over = None;
    let mut points: Vec<String> = Vec::new();
    for said in page.findings() {
        if said.group != over || said.group.is_none() {
            blocks.extend((!points.is_empty()).then(|| points.join("\n")));
            points.clear();
            blocks.extend(said.group.map(|group| format!("## {}", safe(group))));
            over = said.group;
        }
        let text = safe(&said.finding.text);
        let mark = said.finding.mark.map(|mark| format!("{} ", mark.glyph(Glyphs::Unicode)));
        points.push(match (&said.finding.subject, said.group) {
            (Some(subject), _) => {
                format!("- {}**{}**: {text}", mark.unwrap_or_default(), safe(subject))
            }
            (None, Some(_)) => format!("- {text}"),
            (None, None) => text,
        });
        points.extend(said.decided.iter().map(|decided| format!("  - {}", safe(decided))));
    }
    blocks.extend((!points.is_empty()).then(|| points.join("\n")));
}

/// What was decided, with the first step of each.
fn decisions(blocks: &mut Vec<String>, page: Page<'_>) {
    let points = page.decisions();
    if points.is_empty() {
        return;
    }
    blocks.push("## Decided".to_owned());
    let points = points.iter().map(|(row, text)| format!("- **{}**: {}", safe(row), safe(text)));
    blocks.push(points.collect::<Vec<_>>().join("\n"));
}

fn people(blocks: &mut Vec<String>, page: Page<'_>) {
    for person in page.people() {
        blocks.push(format!("## {}", safe(page.names.get(person.member))));
        let facts = page.sentences(&person);
        let facts = facts.iter().map(|(what, which)| format!("- {what} {}.", safe(which)));
        let facts: Vec<String> = facts.collect();
        blocks.push(if facts.is_empty() {
            "The situation needs nothing yet.".to_owned()
        } else {
            facts.join("\n")
        });
    }
}

fn coverage(blocks: &mut Vec<String>, page: Page<'_>) {
    for kind in Kind::ALL {
        let mut rows = page.covered(kind).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let titles = [kind_title(kind), "State", "Filled", "Answered", "Need"];
        let mut table = Table::new(titles.map(|title| (title, false)));
        for row in rows {
            table.row(&[
                safe(&row.dimension.name),
                safe(&row.marked_state()),
                row.filled(),
                row.answered(),
                safe(&phrases::need(row.dimension, row.coverage.need())),
            ]);
        }
        blocks.push(table.end());
    }
}
