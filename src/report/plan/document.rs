//! The plan as a report. The first part is a brief to paste into an advert;
//! what follows is for the team. What the page says stands in sections first, which become
//! a document, or lines for a terminal.

use super::Page;
use crate::phrases::english::{capital, count, list, number};
use crate::phrases::plan::{
    Line, WHY_COVERED, growing, growing_notes, leaving, left_out, others, question, rate_first,
    reason, rests_on, spares, together, why_first, why_ladder, wish, wish_about, wish_why,
};
use crate::phrases::{Naming, day};
use crate::report::document::{Block, Document, Item};
use crate::report::wrap;

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

/// One part of the page.
pub(super) struct Section {
    pub(super) title: &'static str,
    /// Sentences before the points.
    pub(super) before: Vec<String>,
    pub(super) points: Vec<Point>,
    /// Sentences after the points.
    pub(super) after: Vec<String>,
}

/// One point, with the sentences below it.
pub(super) struct Point {
    pub(super) line: Line,
    pub(super) below: Vec<String>,
}

impl From<Line> for Point {
    fn from(line: Line) -> Self {
        Self { line, below: Vec::new() }
    }
}

/// Returns the brief, so that it can be pasted as it is: no name, no number of ours.
pub(super) fn brief(page: Page<'_>) -> Section {
    let ideal = &page.plan.ideal;
    let points = ideal.brief().iter().map(|one| {
        let below = Some(wish_about(page.team, one).to_owned()).filter(|about| !about.is_empty());
        Point { line: wish(page.team, one), below: below.into_iter().collect() }
    });
    let points: Vec<Point> = points.collect();
    let before = match points.len() {
        0 => "Nothing is missing, as far as we know.",
        1 => "Someone who brings:",
        _ => "Someone who brings as much as possible of this, what matters most first:",
    };
    Section { title: "Who we look for", before: vec![before.to_owned()], points, after: Vec::new() }
}

/// Returns everything else, for the team itself.
pub(super) fn inside(page: Page<'_>) -> Vec<Section> {
    vec![shortfalls(page), candidates(page), departures(page), training(page)]
}

/// Returns the shortfalls behind the brief.
fn shortfalls(page: Page<'_>) -> Section {
    let (team, ideal) = (page.team, &page.plan.ideal);
    let points = ideal.wishes.iter().map(|one| {
        let subject = team.dimensions()[one.dimension].name.clone();
        Point::from(Line { subject, text: wish_why(page.coverage, one) })
    });
    let points: Vec<Point> = points.collect();
    let before = (points.len() > ideal.brief().len()).then(|| {
        let all = count(points.len() as u32, "shortfall", "shortfalls");
        let named = number(ideal.brief().len() as u32);
        format!("There are {all}; the brief names the first {named}.")
    });
    let after = [spares(team, ideal), rate_first(team, page.coverage, ideal)];
    Section {
        title: "What is missing",
        before: before.into_iter().collect(),
        points,
        after: after.into_iter().flatten().collect(),
    }
}

fn candidates(page: Page<'_>) -> Section {
    let (team, plan) = (page.team, page.plan);
    let points = plan.ranking.iter().map(|one| {
        let subject = plan.candidates[one.candidate].name.clone();
        let asked = plan.questions.iter().filter(|asked| asked.candidate == one.candidate);
        // What people wrote could name anyone, and aliases replace names.
        let by_alias = page.names.naming() == Naming::Alias;
        let rests_on = if by_alias { Vec::new() } else { rests_on(team, plan, one) }.into_iter();
        let below = rests_on.chain(asked.map(|asked| question(team, plan, asked))).collect();
        Point { line: Line { subject, text: format!("{}.", reason(team, plan, one)) }, below }
    });
    let mut after = left_out(plan);
    after.push(together(team, plan, false));
    if plan.best.ladder.len() > 1 {
        after.push(why_ladder(plan));
    }
    Section {
        title: "Candidates, by the shortfall they close",
        before: why_first(team, plan).into_iter().collect(),
        points: points.collect(),
        after,
    }
}

fn departures(page: Page<'_>) -> Section {
    let departures = &page.plan.departures;
    let breaks = departures.iter().filter(|one| one.shown(page.team).changes_something());
    let why = breaks.clone().next().map(|_| WHY_COVERED.to_owned());
    Section {
        title: "If someone leaves",
        before: Vec::new(),
        points: breaks
            .map(|one| leaving(page.team, page.coverage, one, page.names).into())
            .collect(),
        after: others(page.team, departures).into_iter().chain(why).collect(),
    }
}

fn training(page: Page<'_>) -> Section {
    let training = page.plan.training.iter();
    Section {
        title: "Grow or hire",
        before: Vec::new(),
        points: training
            .map(|one| Point {
                line: growing(page.team, one, page.names),
                below: growing_notes(page.team, page.coverage, one, page.names),
            })
            .collect(),
        after: Vec::new(),
    }
}

/// Returns the day, the situation, and who is away.
pub(super) fn scope(page: Page<'_>) -> Vec<String> {
    let situation = page.coverage.situation().and_then(|at| page.team.situations.get(at));
    let mut sentences = vec![format!("As of {}.", day(page.as_of))];
    if let Some(situation) = situation {
        sentences.push(format!("For: {}.", situation.name));
    }
    let away = page.coverage.away().iter().enumerate().filter(|(_, away)| **away);
    let away: Vec<&str> = away.map(|(member, _)| page.names.get(member)).collect();
    if !away.is_empty() {
        sentences.push(format!("Planned without {}.", list(&away)));
    }
    sentences
}

impl Section {
    /// Returns whether there is nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.points.is_empty() && self.after.is_empty()
    }
}

/// Returns the whole plan as plain text in lines of at most `columns` columns.
pub fn text(page: Page<'_>, columns: usize) -> String {
    let mut lines = vec![format!("{}: the next hire", page.team.name)];
    lines.extend(scope(page));
    let sections = std::iter::once(brief(page)).chain(inside(page));
    for section in sections.filter(|section| !section.is_empty()) {
        lines.push(String::new());
        write(&mut lines, &section, columns);
    }
    lines.join("\n") + "\n"
}

/// Returns the brief alone as plain text: nobody is named in it.
pub fn brief_text(page: Page<'_>, columns: usize) -> String {
    let mut lines = Vec::new();
    write(&mut lines, &brief(page), columns);
    lines.join("\n") + "\n"
}

fn write(lines: &mut Vec<String>, section: &Section, columns: usize) {
    let mut put = |text: &str, first: &str, rest: &str| {
        lines.extend(wrap::lines(text, columns, first, rest));
    };
    put(&capital(section.title), "", "");
    for sentence in &section.before {
        put(sentence, "  ", "  ");
    }
    for point in &section.points {
        put(&point.line.whole(), "  - ", "    ");
        for sentence in &point.below {
            put(sentence, "    ", "    ");
        }
    }
    for sentence in &section.after {
        put(sentence, "  ", "  ");
    }
}
