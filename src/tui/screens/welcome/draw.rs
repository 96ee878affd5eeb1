//! The welcome screen: recent teams, the demo, templates.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text;
use crate::tui::app::{Action, Model};
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::welcome::{Row, Welcome};

/// Rows above the list and below it, the footer aside.
const ABOVE: u16 = 4;
const BELOW: u16 = 3;
/// Columns of a row's name, on a narrow screen and on a wide one.
const NAME: [u16; 2] = [18, 28];

enum Line {
    Blank,
    Heading(&'static str),
    Row(usize),
}

fn heading(row: Row<'_>) -> &'static str {
    match row {
        Row::Recent(_) => "TEAMS YOU OPENED",
        Row::Demo => "AN EXAMPLE",
        Row::Template(_) => "A NEW TEAM, FROM A TEMPLATE",
    }
}

/// The list's area, its lines and the first that is shown.
fn shown(area: Rect, view: &Welcome, rows: &[Row<'_>]) -> (Rect, Vec<Line>, usize) {
    let list =
        Rect { y: area.y + ABOVE, height: area.height.saturating_sub(ABOVE + BELOW + 1), ..area };
    // Each row, and three titles with a blank before them.
    let mut lines = Vec::with_capacity(rows.len() + 6);
    let mut before = "";
    for (at, &row) in rows.iter().enumerate() {
        let title = heading(row);
        if title != before {
            if !before.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(title));
            before = title;
        }
        lines.push(Line::Row(at));
    }
    let at = lines.iter().position(|line| matches!(line, Line::Row(at) if *at == view.cursor));
    let room = usize::from(list.height);
    let top = at.unwrap_or_default().saturating_sub(room / 2);
    let top = top.min(lines.len().saturating_sub(room));
    (list, lines, top)
}

/// Draws the screen; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &Welcome, model: &Model, styles: &Styles) {
    let x = area.x + 2;
    let width = area.width.saturating_sub(4);
    pen::write(buf, x, area.y + 1, width, "Roundtable", styles.title);
    let said =
        "What is your team made of, where is it strong, and where does it depend on one person?";
    let short = "What is your team made of, and where does it depend on one person?";
    let said = if text::width(said) > usize::from(width) { short } else { said };
    pen::write(buf, x, area.y + 2, width, said, styles.quiet);
    let rows = view.rows();
    let (list, lines, top) = shown(area, view, &rows);
    for (nth, line) in lines.iter().skip(top).take(usize::from(list.height)).enumerate() {
        let y = list.y + nth as u16;
        match *line {
            Line::Blank => {}
            Line::Heading(title) => {
                pen::write(buf, x, y, width, title, styles.heading);
            }
            Line::Row(at) => {
                let line = Rect { y, height: 1, ..list };
                draw_row(buf, line, rows[at], at == view.cursor, styles);
            }
        }
    }
    let end = area.right().saturating_sub(2);
    if top > 0 {
        pen::write_right(buf, end, list.y, " ↑ more ", styles.quiet);
    }
    if lines.len() > top + usize::from(list.height) {
        pen::write_right(buf, end, list.bottom() - 1, " ↓ more ", styles.quiet);
    }
    if let Some(&row) = rows.get(view.cursor) {
        below(buf, area, row, model, styles);
    }
}

fn draw_row(buf: &mut Buffer, line: Rect, row: Row<'_>, selected: bool, styles: &Styles) {
    if selected {
        pen::write(buf, line.x + 1, line.y, 1, " ", styles.cursor_bar);
    }
    let style = if selected { styles.cursor } else { styles.text };
    let (name, about, about_style) = match row {
        Row::Recent(recent) => {
            let name = recent.path.file_name().unwrap_or(recent.path.as_os_str()).to_string_lossy();
            match &recent.team {
                Ok(team) => (name, team.as_str(), styles.quiet),
                Err(_) => (name, " cannot be opened ", styles.fault),
            }
        }
        Row::Demo => {
            let about = "A product team before a launch, filled in. Changes go nowhere.";
            ("The demo".into(), about, styles.quiet)
        }
        Row::Template(template) => (template.name.into(), template.about(), styles.quiet),
    };
    let x = line.x + 3;
    let width = NAME[usize::from(line.width >= 100)];
    pen::write(buf, x, line.y, width - 2, name, style);
    let x = x + width;
    pen::write(buf, x, line.y, line.right().saturating_sub(x + 2), about, about_style);
}

/// What the row under the cursor is, in full.
fn below(buf: &mut Buffer, area: Rect, row: Row<'_>, model: &Model, styles: &Styles) {
    let said: Cow<'_, str> = match row {
        Row::Recent(recent) => match &recent.team {
            Ok(_) => text::visible(&recent.path.to_string_lossy()).into_owned().into(),
            Err(why) => why.into(),
        },
        Row::Demo if model.size.0 >= 100 => {
            "Enter opens it: a filled map to look around in, before you make your own.".into()
        }
        Row::Demo => "Enter opens it: a filled map to look around in.".into(),
        Row::Template(_) => {
            "Enter asks for a file name; then you say who is on the team. Everything in it can \
             be changed."
                .into()
        }
    };
    let width = area.width.saturating_sub(4);
    for (nth, line) in pen::wrap(&said, usize::from(width)).take(2).enumerate() {
        let y = area.bottom().saturating_sub(BELOW) + nth as u16;
        pen::write(buf, area.x + 2, y, width, line, styles.text);
    }
}

/// What a click means.
pub fn click(view: &Welcome, area: Rect, y: u16) -> Option<Action> {
    let (list, lines, top) = shown(area, view, &view.rows());
    let nth = usize::from(y.checked_sub(list.y).filter(|&nth| nth < list.height)?);
    match lines.get(top + nth) {
        Some(&Line::Row(at)) => Some(Action::Point { row: Some(at), column: None }),
        _ => None,
    }
}
