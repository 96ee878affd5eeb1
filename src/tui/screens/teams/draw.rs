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
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lines::{Column, Line, fitting, in_words, lines, subjects};
use super::{Teams, TeamsView};
use crate::phrases::english::count;
use crate::text;
use crate::tui::app::{Action, Model, Screen, Source};
use crate::tui::draw::{Styles, pen};
use crate::tui::widgets::{more_above_and_below, top_of};

/// Rows above the list, and below it: the selected team in words.
const ABOVE: u16 = 2;
const BELOW: u16 = 3;

/// Draws the page; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &TeamsView, model: &Model, styles: &Styles) {
    pen::write(buf, area.x + 1, area.y, area.width, "Teams", styles.title);
    pen::rule(buf, area, area.y + 1, styles.rule);
    let Some(teams) = &view.teams else {
        let said = "Reading the folder …";
        pen::write(buf, area.x + 2, area.y + 3, area.width, said, styles.quiet);
        return;
    };
    let said = match teams.entries.len() {
        0 => "no team file in this folder".to_owned(),
        all => format!("{} in this folder", count(all as u32, "team", "teams")),
    };
    pen::write(buf, area.x + 8, area.y, area.width.saturating_sub(9), said, styles.quiet);
    let list = list(area);
    let lines = lines(view, teams, usize::from(area.width));
    let top = top(&lines, view.cursor, list);
    let shown = usize::from(list.height);
    for (nth, line) in lines.iter().skip(top).take(shown).enumerate() {
        let row = Rect { y: list.y + nth as u16, height: 1, ..list };
        draw_line(buf, row, line, view, teams, model, styles);
    }
    let below = lines.len().saturating_sub(top + shown);
    more_above_and_below(Rect { y: area.y + 1, height: 1, ..area }, buf, top, below, styles);
    let Some(entry) = view.entry() else { return };
    let width = usize::from(area.width.saturating_sub(4));
    pen::rule(buf, area, list.bottom(), styles.rule);
    for (nth, part) in pen::wrap(&in_words(entry), width).take(2).enumerate() {
        let y = list.bottom() + 1 + nth as u16;
        pen::write(buf, area.x + 2, y, area.width - 2, part, styles.text);
    }
}

fn list(area: Rect) -> Rect {
    let height = area.height.saturating_sub(ABOVE + BELOW + 1);
    Rect { y: area.y + ABOVE, height, ..area }
}

fn top(lines: &[Line<'_>], cursor: usize, list: Rect) -> usize {
    let at = lines.iter().position(|line| line.index() == Some(cursor)).unwrap_or(0);
    top_of(at, usize::from(list.height), lines.len())
}

fn draw_line(
    buf: &mut Buffer,
    row: Rect,
    line: &Line<'_>,
    view: &TeamsView,
    teams: &Teams,
    model: &Model,
    styles: &Styles,
) {
    let is_selected = line.index() == Some(view.cursor);
    if is_selected {
        pen::write(buf, row.x, row.y, 1, " ", styles.cursor_bar);
    }
    let (x, room) = (row.x + 2, row.width.saturating_sub(4));
    let text_style = if is_selected { styles.title } else { styles.text };
    match line {
        Line::Blank => {}
        Line::Heading(title) => {
            pen::write(buf, x, row.y, room, text::upper(title), styles.heading);
        }
        Line::Columns => {
            cells(buf, row, teams, |column| column.title.to_owned(), styles.quiet);
        }
        Line::Team(index) => {
            let entry = &teams.entries[*index];
            let (names, _) = fitting(teams, usize::from(row.width));
            let name = text::fit(&entry.name, names);
            let is_open = matches!(&model.source, Source::File(path) | Source::ReadOnly(path, _)
                if path.file_name() == entry.path.file_name());
            let style = if is_open { styles.title } else { text_style };
            pen::write(buf, x, row.y, names as u16, name, style);
            cells(buf, row, teams, |column| (column.cell)(entry), text_style);
        }
        Line::LeftOut(_, part) => {
            pen::write(buf, x, row.y, room, part, styles.fault);
        }
        Line::Subject(_, subject) => {
            pen::write(buf, x, row.y, room, subject, styles.title);
        }
        Line::Text(_, subject, part) => {
            let beside = subjects(usize::from(row.width)) as u16;
            pen::write(buf, x, row.y, beside, subject, styles.title);
            pen::write(buf, x + beside + 2, row.y, room, part, styles.text);
        }
    }
}

/// Draws the cells of a line, each at the right end of its column.
fn cells(
    buf: &mut Buffer,
    row: Rect,
    teams: &Teams,
    cell: impl Fn(&Column) -> String,
    style: Style,
) {
    let (names, columns) = fitting(teams, usize::from(row.width));
    let mut end = row.x + 2 + names as u16;
    for column in columns {
        end += 2 + column.width() as u16;
        pen::write_right(buf, end, row.y, cell(column), style);
    }
}

/// Returns what a click on the page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    let Screen::Teams(view) = &model.screen else { return None };
    let (list, teams) = (list(area), view.teams.as_ref()?);
    let lines = lines(view, teams, usize::from(area.width));
    let nth = usize::from(y.checked_sub(list.y).filter(|nth| *nth < list.height)?);
    let line = lines.get(top(&lines, view.cursor, list) + nth)?;
    Some(Action::Point { row: Some(line.index()?), column: None })
}
