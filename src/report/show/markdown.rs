//! The report for a pull request or a wiki: tables that keep their columns
//! whatever people are called.

use super::content::{Tone, arrow, digit};
use super::{Page, View, heading};
use crate::phrases::{self, Glyphs, Mark, Squares};
use crate::report::escape::markdown as safe;
use crate::team::{End, Kind};

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

fn state(page: Page<'_>, index: usize) -> String {
    let mark = Mark::of(page.coverage.dimension(index)).glyph(Glyphs::Unicode);
    format!("{mark} {}", safe(&page.state(index)))
}

fn squares(page: Page<'_>, index: usize) -> String {
    let Squares { filled, missing, spare } = Squares::of(page.coverage.dimension(index));
    match (filled + missing, spare) {
        (0, _) => String::new(),
        (needed, 0) => format!("{filled} of {needed}"),
        (needed, spare) => format!("{filled} of {needed}, +{spare}"),
    }
}

fn map(blocks: &mut Vec<String>, page: Page<'_>) {
    let people: Vec<String> = page.names.all().iter().map(|name| safe(name)).collect();
    for kind in [Kind::Skill, Kind::Experience] {
        let mut rows = page.rows(kind).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let first = [(heading(kind), false), ("State", false), ("Filled", false)];
        let people = people.iter().map(|name| (name.as_str(), true));
        let mut table = Table::new(first.into_iter().chain(people).chain([("Need", false)]));
        for index in rows {
            let judged = page.coverage.dimension(index);
            let mut cells = vec![safe(page.name(index)), state(page, index), squares(page, index)];
            cells.extend(page.team.ratings().column(index).iter().map(|&rating| {
                let (digit, arrow) = (digit(rating), arrow(rating));
                match Tone::of(judged, rating) {
                    Tone::Lit => format!("**{digit}**{arrow}"),
                    Tone::Near | Tone::Plain => format!("{digit}{arrow}"),
                }
            }));
            cells.push(phrases::need(&page.team.dimensions()[index], judged.need()));
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
    let mut rows = page.rows(Kind::Personality).peekable();
    if rows.peek().is_none() {
        return;
    }
    let places = ["◂3", "◂2", "◂1", "both", "1▸", "2▸", "3▸"].map(|index| (index, true));
    let first = [("One side", false)].into_iter().chain(places);
    let mut table = Table::new(first.chain([("The other side", false), ("Speaking", false)]));
    for index in rows {
        let (own, strip) = (&page.team.dimensions()[index], page.strip(index));
        let mut cells = vec![safe(&own.poles[0])];
        cells.extend(strip.histogram()[..7].iter().map(|&people| match people {
            _ if !strip.is_shown() => String::new(),
            0 => "·".to_owned(),
            people => people.to_string(),
        }));
        cells.push(safe(&own.poles[1]));
        let speaking = [(End::A, 0), (End::B, 1)].into_iter().filter_map(|(end, side)| {
            let who = page.speakers(index, end);
            let list = phrases::english::list(&who);
            (!who.is_empty()).then(|| format!("{list} for {}", own.poles[side]))
        });
        let mut notes: Vec<String> = speaking.collect();
        if !strip.is_shown() {
            notes.insert(0, phrases::shown_from(&strip));
        }
        cells.push(safe(&notes.join("; ")));
        table.row(&cells);
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

/// A spectrum has no verdict, and so no mark.
fn unnamed(page: Page<'_>, index: usize) -> String {
    let said = safe(&page.state_unnamed(index));
    if page.team.dimensions()[index].is_spectrum() {
        return said;
    }
    format!("{} {said}", Mark::of(page.coverage.dimension(index)).glyph(Glyphs::Unicode))
}

fn coverage(blocks: &mut Vec<String>, page: Page<'_>) {
    for kind in Kind::ALL {
        let mut rows = page.rows(kind).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let titles = [heading(kind), "State", "Filled", "Answered", "Need"];
        let mut table = Table::new(titles.map(|title| (title, false)));
        for index in rows {
            let (own, judged) = (&page.team.dimensions()[index], page.coverage.dimension(index));
            table.row(&[
                safe(page.name(index)),
                unnamed(page, index),
                squares(page, index),
                format!("{} of {}", judged.rated(), judged.people()),
                safe(&phrases::need(own, judged.need())),
            ]);
        }
        blocks.push(table.end());
    }
}
