//! Teams: a line each, and below them what they are together.
//!
//! ```text
//! Teams of this folder                                  Tab: findings
//! ───────────────────────────────────────────────────────────────────
//!                 covered  one person  nobody     answered  overdue
//! ▌ Payments            5           4       2  22 Nov 2026        1
//!   Search              7           1       ·   3 Oct 2026        ·
//!
//!   NOBODY ANYWHERE
//!   Security        needed by Payments and Search
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::{TeamEntry, Teams, TeamsView};
use crate::phrases::english::count;
use crate::team::State;
use crate::tui::app::{Action, Model, Screen, Source};
use crate::tui::draw::Styles;
use crate::tui::widgets::{EntryList, fit, rule, wrap, wrapped};
use crate::{phrases, text};

/// Draws the page; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, view: &TeamsView, model: &Model, styles: &Styles) {
    let [title, edge, body, below, selected, _] = rows(area);
    let sentences = match view.teams.as_ref().map(|teams| teams.entries.len()) {
        None => "",
        Some(0) => "no team file in this folder",
        Some(all) => &format!("{} in this folder", count(all as u32, "team", "teams")),
    };
    let title = title.inner(Margin::new(1, 0));
    let words =
        [Span::styled("Teams", styles.title), "  ".into(), Span::styled(sentences, styles.quiet)];
    Line::from_iter(words).render(title, buf);
    rule(edge, buf, styles.rule);
    let Some(teams) = &view.teams else {
        let reading = Line::styled("Reading the folder …", styles.quiet);
        reading.render(body.inner(Margin::new(2, 1)), buf);
        return;
    };
    let list = list(view, teams, body.width.into(), model, styles);
    list.draw_below(edge, body, view.cursor, buf, styles);
    let Some(entry) = view.entry() else { return };
    rule(below, buf, styles.rule);
    let selected = selected.inner(Margin::new(2, 0));
    Paragraph::new(wrapped(&in_words(entry), selected.width, styles.text)).render(selected, buf);
}

/// Returns the title, the edge above the list, the list, the edge below it, and the
/// selected team in words.
fn rows(area: Rect) -> [Rect; 6] {
    let rows = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(1),
    ];
    Layout::vertical(rows).areas(area)
}

/// Returns what a click on the page means.
pub fn click(model: &Model, area: Rect, x: u16, y: u16) -> Option<Action> {
    let Screen::Teams(view) = &model.screen else { return None };
    let [_, _, body, ..] = rows(area);
    let styles = Styles::default();
    let list = list(view, view.teams.as_ref()?, body.width.into(), model, &styles);
    let shown = list.shown(view.cursor, body, 1);
    Some(Action::Point { row: Some(list.at(&shown, Position { x, y })?), column: None })
}

/// The longest line that reads well.
const MEASURE: usize = 110;

/// Returns all lines of the page.
pub(super) fn list<'a>(
    view: &'a TeamsView,
    teams: &'a Teams,
    width: usize,
    model: &Model,
    styles: &Styles,
) -> EntryList<'a> {
    let measure = width.saturating_sub(6).clamp(20, MEASURE);
    // What is under the cursor stands out as the name of the open team does.
    let style = |index| if index == view.cursor { styles.title } else { styles.text };
    let mut list = EntryList::default();
    let columns = fitting(teams, width);
    list.heading(columns.line(Span::default(), |column| column.title.to_owned(), styles.quiet));
    for (index, entry) in teams.entries.iter().enumerate() {
        let name = if is_open(entry, model) { styles.title } else { style(index) };
        let name = fit(&entry.name, columns.names, name);
        list.line(index, columns.line(name, |column| (column.cell)(entry), style(index)));
    }
    let mut index = teams.entries.len();
    if !teams.left_out.is_empty() {
        heading(&mut list, "Left out", styles);
        for why in &teams.left_out {
            for part in why.lines().flat_map(|line| wrap(line, measure)) {
                list.line(index, indented([Span::styled(part, styles.fault)]));
            }
            index += 1;
        }
    }
    let subjects = (width / 4).min(30);
    for group in &view.groups {
        heading(&mut list, group.title, styles);
        for [subject, sentence] in &group.lines {
            // What it is about has a line of its own where it is long.
            let mut label = subject.as_str();
            if text::width(subject) > subjects {
                list.line(index, indented([Span::styled(subject.as_str(), styles.title)]));
                label = "";
            }
            for part in wrap(sentence, measure.saturating_sub(subjects + 2)) {
                let blanks = " ".repeat(subjects + 2 - text::width(label));
                let part = Span::styled(part, style(index));
                list.line(
                    index,
                    indented([Span::styled(label, styles.title), blanks.into(), part]),
                );
                label = "";
            }
            index += 1;
        }
    }
    list
}

fn heading(list: &mut EntryList<'_>, title: &str, styles: &Styles) {
    list.heading("");
    list.heading(indented([Span::styled(title.to_uppercase(), styles.heading)]));
}

fn indented<const N: usize>(spans: [Span<'_>; N]) -> Line<'_> {
    [Span::raw(" ")].into_iter().chain(spans).collect()
}

fn is_open(entry: &TeamEntry, model: &Model) -> bool {
    matches!(&model.source, Source::File(path) | Source::ReadOnly(path, _)
        if path.file_name() == entry.path.file_name())
}

/// A column of the teams.
struct Column {
    title: &'static str,
    /// What it says of a team.
    cell: fn(&TeamEntry) -> String,
    /// Narrow screens leave out the highest first.
    rank: u8,
}

impl Column {
    const fn new(title: &'static str, rank: u8, cell: fn(&TeamEntry) -> String) -> Self {
        Self { title, cell, rank }
    }

    fn width(&self) -> usize {
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
    Column::new("few answers", 8, |entry| number(entry.summary.unknown)),
    Column::new("answered", 5, answered),
    Column::new("old answers", 6, |entry| number(entry.stale as u32)),
    Column::new("overdue", 4, |entry| number(entry.overdue.len() as u32)),
];

fn answered(entry: &TeamEntry) -> String {
    entry.answered.map_or_else(|| "never".to_owned(), phrases::day)
}

/// The columns that have room, and how wide the names are next to them.
struct Columns {
    names: usize,
    shown: Vec<&'static Column>,
}

impl Columns {
    /// Returns a line with a name and a cell at the right end of each column.
    fn line<'a>(&self, name: Span<'a>, cell: impl Fn(&Column) -> String, style: Style) -> Line<'a> {
        let blanks = " ".repeat(self.names.saturating_sub(name.width()));
        let cells =
            self.shown.iter().map(|column| format!("{:>1$}", cell(column), 2 + column.width()));
        indented([name, blanks.into(), Span::styled(cells.collect::<String>(), style)])
    }
}

fn fitting(teams: &Teams, width: usize) -> Columns {
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
    Columns { names, shown: COLUMNS.iter().filter(|column| column.rank <= shown).collect() }
}

/// Returns what the selected team is, in words.
pub(super) fn in_words(entry: &TeamEntry) -> String {
    let mut parts = vec![phrases::headline_text(&entry.summary)];
    if !entry.overdue.is_empty() {
        parts.push(format!("{} overdue", entry.overdue.len()));
    }
    if entry.stale > 0 {
        let people = count(entry.stale as u32, "person", "people");
        parts.push(format!("{people} answered more than half a year ago"));
    }
    parts.join(" · ")
}
