//! The last page: everything the person said, a line each, to change or leave.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases::{self, Glyphs};
use crate::team::Want;
use crate::text::{self, said};
use crate::tui::app::rate::{Shown, Sitting};
use crate::tui::app::{Action, Model};
use crate::tui::draw::{Styles, pen};

/// Rows above the list, and below it.
const ABOVE: u16 = 2;
const BELOW: u16 = 3;

fn list(area: Rect, sitting: &Sitting, model: &Model) -> Rect {
    let below = BELOW + doubts(area, sitting, model).len() as u16;
    Rect { y: area.y + ABOVE, height: area.height.saturating_sub(ABOVE + below), ..area }
}

/// What is worth a second look, said to the person alone.
fn doubts(area: Rect, sitting: &Sitting, model: &Model) -> Vec<String> {
    let doubts = sitting.doubts(&model.team);
    let said: Vec<String> = doubts.into_iter().map(phrases::own_doubt).collect();
    let lines = said.iter().flat_map(|text| pen::wrap(text, usize::from(area.width)));
    lines.map(std::borrow::Cow::into_owned).collect()
}

/// The first line shown, so that the cursor is always in sight.
fn top(cursor: usize, count: usize, rows: usize) -> usize {
    cursor.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

/// Draws the page.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    cursor: usize,
    sitting: &Sitting,
    model: &Model,
    styles: &Styles,
) {
    pen::write(buf, area.x, area.y, area.width, "Look it over", styles.title);
    let hint = "Enter is done; a number changes the line under the cursor";
    let x = area.x + 14;
    pen::write(buf, x, area.y, area.right().saturating_sub(x), hint, styles.quiet);
    let list = list(area, sitting, model);
    let dimensions = model.team.dimensions();
    let widest = sitting.order.iter().map(|&place| text::width(&dimensions[place].name)).max();
    let name = (widest.unwrap_or(0) as u16).min(area.width / 2 - 4);
    let rows = usize::from(list.height);
    let top = top(cursor, sitting.order.len(), rows);
    for (nth, &place) in sitting.order.iter().enumerate().skip(top).take(rows) {
        let y = list.y + (nth - top) as u16;
        let selected = nth == cursor;
        let style = if selected { styles.cursor } else { styles.text };
        if selected {
            pen::write(buf, list.x, y, 1, " ", styles.cursor_bar);
        }
        pen::write(buf, list.x + 2, y, name, &dimensions[place].name, style);
        let x = list.x + name + 4;
        let room = list.right().saturating_sub(x);
        match sitting.shown(&model.team, place) {
            Shown::Earlier => {
                pen::write(buf, x, y, room, "already answered; not shown", styles.quiet);
            }
            Shown::Answer(rating) => {
                let arrow = arrow(rating.want(), model.options.glyphs);
                let answer = phrases::answer(&dimensions[place], rating);
                let style = if rating.value().is_some() { style } else { styles.quiet };
                pen::write(buf, x, y, room, format_args!("{answer}{arrow}"), style);
            }
        }
    }
    let left = sitting.order.len() - sitting.answered(&model.team);
    let said = said(|f| match left {
        0 => f.write_str("Everything has an answer."),
        1 => f.write_str("One has no answer yet; it may stay so."),
        _ => write!(f, "{left} have no answer yet; they may stay so."),
    });
    pen::write(buf, area.x, list.bottom() + 1, area.width, said, styles.quiet);
    let below = sitting.order.len().saturating_sub(top + rows);
    if top > 0 || below > 0 {
        let (up, down) = match model.options.glyphs {
            Glyphs::Unicode => ("↑", "↓"),
            Glyphs::Ascii => ("^", "v"),
        };
        let more = format_args!("{up} {top} more   {down} {below} more");
        pen::write_right(buf, area.right(), list.bottom() + 1, more, styles.quiet);
    }
    for (nth, line) in doubts(area, sitting, model).iter().enumerate() {
        let y = list.bottom() + 2 + nth as u16;
        pen::write(buf, area.x, y, area.width, line, styles.text);
    }
}

fn arrow(want: Option<Want>, glyphs: Glyphs) -> &'static str {
    match (want, glyphs) {
        (None, _) => "",
        (Some(Want::Grow), Glyphs::Unicode) => "  ↑ more of this",
        (Some(Want::Less), Glyphs::Unicode) => "  ↓ rather not",
        (Some(Want::Grow), Glyphs::Ascii) => "  ^ more of this",
        (Some(Want::Less), Glyphs::Ascii) => "  v rather not",
    }
}

/// What a click on the page means.
pub fn click(
    model: &Model,
    sitting: &Sitting,
    cursor: usize,
    area: Rect,
    y: u16,
) -> Option<Action> {
    let list = list(area, sitting, model);
    let row = y.checked_sub(list.y).filter(|&row| row < list.height)?;
    let top = top(cursor, sitting.order.len(), usize::from(list.height));
    let row = top + usize::from(row);
    (row < sitting.order.len()).then_some(Action::Point { row: Some(row), column: None })
}
