//! Which line of the page is where: teams in columns, then what is found
//! across them, wrapped to the width.

use std::borrow::Cow;

use crate::phrases;
use crate::phrases::english::count;
use crate::team::State;
use crate::text;
use crate::tui::draw::pen;
use crate::tui::screens::teams::{TeamEntry, Teams, TeamsView};

/// The longest line that reads well.
const MEASURE: usize = 110;

/// A line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Blank,
    Heading(&'static str),
    /// The words over the columns.
    Columns,
    /// A team, by index.
    Team(usize),
    /// A part of why a file is left out.
    LeftOut(usize, Cow<'a, str>),
    /// What a finding is about, where that does not fit beside it.
    Subject(usize, &'a str),
    /// A part of what is found, the first one after what it is about.
    Text(usize, &'a str, Cow<'a, str>),
}

impl Line<'_> {
    /// Returns what the cursor is on, on this line.
    pub(super) fn index(&self) -> Option<usize> {
        match self {
            Self::Blank | Self::Heading(_) | Self::Columns => None,
            Self::Team(index)
            | Self::LeftOut(index, _)
            | Self::Subject(index, _)
            | Self::Text(index, ..) => Some(*index),
        }
    }
}

/// Returns all lines of the page.
pub(super) fn lines<'a>(view: &'a TeamsView, teams: &'a Teams, width: usize) -> Vec<Line<'a>> {
    let measure = width.saturating_sub(6).clamp(20, MEASURE);
    let mut lines = vec![Line::Columns];
    lines.extend((0..teams.entries.len()).map(Line::Team));
    let mut index = teams.entries.len();
    if !teams.left_out.is_empty() {
        lines.extend([Line::Blank, Line::Heading("Left out")]);
        for why in &teams.left_out {
            let parts = why.lines().flat_map(|line| pen::wrap(line, measure));
            lines.extend(parts.map(|part| Line::LeftOut(index, part)));
            index += 1;
        }
    }
    for group in &view.groups {
        lines.extend([Line::Blank, Line::Heading(group.title)]);
        for [subject, said] in &group.lines {
            let fits = text::width(subject) <= subjects(width);
            if !fits {
                lines.push(Line::Subject(index, subject));
            }
            let beside = if fits { subject.as_str() } else { "" };
            let parts = pen::wrap(said, measure.saturating_sub(subjects(width) + 2)).enumerate();
            lines
                .extend(parts.map(|(nth, part)| {
                    Line::Text(index, if nth == 0 { beside } else { "" }, part)
                }));
            index += 1;
        }
    }
    lines
}

/// Returns the columns for what findings are about.
pub(super) fn subjects(width: usize) -> usize {
    (width / 4).min(30)
}

/// A column of the teams.
pub(super) struct Column {
    /// Its words.
    pub(super) title: &'static str,
    /// What it says of a team.
    pub(super) cell: fn(&TeamEntry) -> String,
    /// Narrow screens leave out the highest first.
    rank: u8,
}

impl Column {
    const fn new(title: &'static str, rank: u8, cell: fn(&TeamEntry) -> String) -> Self {
        Self { title, cell, rank }
    }

    /// Returns its width.
    pub(super) fn width(&self) -> usize {
        if self.title == "answered" { 11 } else { text::width(self.title) }
    }
}

fn number(count: u32) -> String {
    if count == 0 { "·".to_owned() } else { count.to_string() }
}

fn in_state(entry: &TeamEntry, state: State) -> String {
    number(entry.summary.in_state(state))
}

/// The columns.
const COLUMNS: [Column; 8] = [
    Column::new("covered", 1, |entry| number(entry.summary.hold())),
    Column::new("short", 7, |entry| in_state(entry, State::Short)),
    Column::new("one person", 2, |entry| in_state(entry, State::Thin)),
    Column::new("nobody", 3, |entry| in_state(entry, State::Gap)),
    Column::new("too few", 8, |entry| number(entry.summary.unknown)),
    Column::new("answered", 5, answered),
    Column::new("old answers", 6, |entry| number(entry.stale as u32)),
    Column::new("overdue", 4, |entry| number(entry.overdue as u32)),
];

fn answered(entry: &TeamEntry) -> String {
    entry.answered.map_or_else(|| "never".to_owned(), phrases::day)
}

/// Returns the width of the names and the columns that have room beside them.
pub(super) fn fitting(teams: &Teams, width: usize) -> (usize, Vec<&'static Column>) {
    let longest = teams.entries.iter().map(|entry| text::width(&entry.name)).max();
    let names = longest.unwrap_or(0).clamp(12, 40);
    let mut left = width.saturating_sub(5 + names.min(24));
    let mut by_rank: Vec<&Column> = COLUMNS.iter().collect();
    by_rank.sort_by_key(|column| column.rank);
    let fits = |column: &&&Column| {
        let fits = column.width() + 2 <= left;
        left = if fits { left - column.width() - 2 } else { 0 };
        fits
    };
    let shown = by_rank.iter().filter(fits).count() as u8;
    let names = names.min(24) + left.min(names.saturating_sub(24));
    (names, COLUMNS.iter().filter(|column| column.rank <= shown).collect())
}

/// Returns what the selected team is, in words.
pub(super) fn in_words(entry: &TeamEntry) -> String {
    let mut parts = vec![phrases::headline_text(&entry.summary)];
    if entry.overdue > 0 {
        let decisions = count(entry.overdue as u32, "decision", "decisions");
        parts.push(format!("{decisions} overdue"));
    }
    if entry.stale > 0 {
        let people = count(entry.stale as u32, "person", "people");
        parts.push(format!("{people} answered more than half a year ago"));
    }
    parts.join(" · ")
}
