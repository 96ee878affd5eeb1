//! The report for a terminal, a mail or a pipe. Colours are of the sixteen
//! that every terminal has in its own theme, and nothing is told by them
//! alone: what is highlighted on the screen is in brackets.

mod map;

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Page, View};
use crate::phrases::map::kind_title;
use crate::phrases::{self, Glyphs, Mark};
use crate::report::wrap::lines;
use crate::team::Kind;
use crate::text::{fit, width};

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const LIT: Style = AnsiColor::Cyan.on_default().bold();
const NEAR: Style = AnsiColor::Cyan.on_default();
const PLAIN: Style = Style::new();

/// Returns a report as lines of at most `columns` columns (at least 48), with the escape sequences
/// of its colours.
pub fn text(page: Page<'_>, view: View, columns: usize) -> String {
    let columns = columns.max(48);
    let mut out = head(page, columns);
    match view {
        View::Map => {
            out.push_str(&map::map(page, columns));
            decisions(&mut out, page, columns);
        }
        View::Findings => findings(&mut out, page, columns),
        View::People => {
            people(&mut out, page, columns);
            decisions(&mut out, page, columns);
        }
        _ => coverage(&mut out, page, columns),
    }
    out
}

fn head(page: Page<'_>, columns: usize) -> String {
    let summary = page.coverage.summary();
    let answers = format!("{} · {}", phrases::answers(summary), phrases::day(page.as_of));
    let room = columns.saturating_sub(width(&answers) + 2);
    let mut line = Line::new();
    line.put(&fit(&page.title(), room), TITLE);
    line.right(&answers, columns, QUIET);
    let mut out = line.end();
    out.push_str(&paragraph(&page.headline(), 0, columns, PLAIN));
    out
}

/// Returns the colour of a state, as on the screen.
fn mark_style(mark: Mark) -> Style {
    match mark {
        Mark::Gap => AnsiColor::Red.on_default().bold().invert(),
        Mark::Thin => AnsiColor::Yellow.on_default().bold(),
        Mark::Short => AnsiColor::Yellow.on_default(),
        Mark::Covered => AnsiColor::Cyan.on_default().bold(),
        Mark::Strong => AnsiColor::Blue.on_default().bold(),
        Mark::Unknown => Style::new().bold(),
        Mark::NotNeeded => QUIET,
    }
}

fn findings(out: &mut String, page: Page<'_>, columns: usize) {
    let mut over = None;
    for sentences in page.findings() {
        if sentences.group != over || sentences.group.is_none() {
            out.push('\n');
        }
        if let Some(group) = sentences.group.filter(|_| sentences.group != over) {
            out.push_str(&paragraph(&group.to_uppercase(), 0, columns, QUIET));
        }
        over = sentences.group;
        if let Some(subject) = &sentences.finding.subject {
            let mut line = Line::new();
            if let Some(mark) = sentences.finding.mark {
                line.put(&mark.glyph(Glyphs::Unicode).to_string(), mark_style(mark));
                line.put(" ", PLAIN);
            }
            line.put(&fit(subject, columns - 2), TITLE);
            out.push_str(&line.end());
        }
        out.push_str(&paragraph(&sentences.finding.text, 2, columns, PLAIN));
        for decided in sentences.decided {
            out.push_str(&paragraph(&format!("→ {decided}"), 2, columns, PLAIN));
        }
    }
    if page.coverage.summary().answers_possible == 0 {
        out.push_str("\nNothing to say yet: the team has no answers to give.\n");
    }
}

/// Writes the decisions with their first steps.
fn decisions(out: &mut String, page: Page<'_>, columns: usize) {
    let decisions = page.decisions();
    if decisions.is_empty() {
        return;
    }
    out.push('\n');
    out.push_str(&paragraph("Decided", 0, columns, TITLE));
    for (subject, text) in decisions {
        out.push_str(&paragraph(&format!("{subject}: {text}"), 2, columns, PLAIN));
    }
}

fn people(out: &mut String, page: Page<'_>, columns: usize) {
    for person in page.people() {
        out.push('\n');
        out.push_str(&paragraph(page.names.get(person.member), 0, columns, TITLE));
        let facts = page.sentences(&person);
        for (what, which) in &facts {
            out.push_str(&paragraph(&format!("{what} {which}."), 2, columns, PLAIN));
        }
        if facts.is_empty() {
            out.push_str(&paragraph("The situation needs nothing yet.", 2, columns, QUIET));
        }
    }
    if page.members().is_empty() {
        out.push_str("\nNobody is on the team yet.\n");
    }
}

fn coverage(out: &mut String, page: Page<'_>, columns: usize) {
    let longest = page.team.dimensions().iter().map(|own| width(&own.title())).max().unwrap_or(0);
    let fixed = 9 + 11 + 12;
    let state = 22.min(columns.saturating_sub(fixed + 16).max(8));
    let name = longest.min(columns.saturating_sub(fixed + state)).max(8);
    let after = name + state;
    for kind in Kind::ALL {
        let mut rows = page.covered(kind).peekable();
        if rows.peek().is_none() {
            continue;
        }
        out.push('\n');
        let mut line = Line::new();
        line.put(&kind_title(kind).to_uppercase(), QUIET);
        for (at, title) in [(2, "filled"), (11, "answered"), (22, "need")] {
            line.at(after + at, PLAIN);
            line.put(title, QUIET);
        }
        out.push_str(&line.end());
        for row in rows {
            let mut line = Line::new();
            line.put(&fit(&row.dimension.title(), name), PLAIN);
            line.at(name + 1, PLAIN);
            line.put(&fit(&row.marked_state(), state), row.mark.map_or(PLAIN, mark_style));
            line.at(after + 2, PLAIN);
            line.put(&row.filled(), PLAIN);
            line.at(after + 11, PLAIN);
            line.put(&row.answered(), PLAIN);
            line.at(after + 22, PLAIN);
            let need = phrases::need_short(row.coverage.need());
            line.put(&fit(&need, columns.saturating_sub(after + 22)), QUIET);
            out.push_str(&line.end());
        }
    }
}

/// A line being written from left to right.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    column: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Returns where the next text begins.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// Writes a text in a style.
    pub(super) fn put(&mut self, text: &str, style: Style) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{style}{text}{style:#}");
        self.column += width(text);
    }

    /// Writes blanks up to a column.
    pub(super) fn at(&mut self, column: usize, style: Style) {
        let blanks = column.saturating_sub(self.column);
        if blanks > 0 {
            self.put(&" ".repeat(blanks), style);
        }
    }

    /// Writes a text so that it ends at a column.
    pub(super) fn right(&mut self, text: &str, column: usize, style: Style) {
        self.at(column.saturating_sub(width(text)), Style::new());
        self.put(text, style);
    }

    /// Returns the line with its end, no blanks before it.
    pub(super) fn end(self) -> String {
        format!("{}\n", self.text.trim_end())
    }
}

/// Returns a text wrapped at blanks, every line indented.
pub(super) fn paragraph(text: &str, indent: usize, columns: usize, style: Style) -> String {
    let margin = " ".repeat(indent);
    let lines = lines(text, columns.saturating_sub(indent), "", "");
    lines
        .iter()
        .fold(String::new(), |text, line| text + &format!("{margin}{style}{line}{style:#}\n"))
}
