//! Before the reveal: what we expect to be strong, and what to be a gap.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases::Glyphs;
use crate::team::Expected;
use crate::tui::app::session::guessable;
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::{Styles, pen};

/// Rows that the instructions take above the list.
const ABOVE: u16 = 6;

fn list(area: Rect) -> Rect {
    Rect { y: area.y + ABOVE, height: area.height.saturating_sub(ABOVE), ..area }
}

fn cursor(model: &Model) -> usize {
    match &model.screen {
        Screen::Session(view) => view.cursor,
        _ => 0,
    }
}

fn top(cursor: usize, count: usize, rows: usize) -> usize {
    cursor.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    super::instructions(buf, area, model, styles);
    let list = list(area);
    let places = guessable(model);
    let cursor = cursor(model);
    let rows = usize::from(list.height);
    let top = top(cursor, places.len(), rows);
    let (strong, gap) = match model.options.glyphs {
        Glyphs::Unicode => ("▲ to spare", "▽ nobody"),
        Glyphs::Ascii => ("+ to spare", "- nobody"),
    };
    for (nth, &place) in places.iter().enumerate().skip(top).take(rows) {
        let y = list.y + (nth - top) as u16;
        let dimension = &model.team.dimensions()[place];
        let style = if nth == cursor { styles.cursor } else { styles.text };
        if nth == cursor {
            pen::write(buf, list.x, y, 1, " ", styles.cursor_bar);
        }
        let guess = model.team.expectations.iter().find(|one| one.dimension == dimension.id);
        let (said, chip) = match guess.map(|guess| guess.expected) {
            Some(Expected::Strong) => (strong, styles.spare),
            Some(Expected::Gap) => (gap, styles.gap_text),
            None => ("", styles.quiet),
        };
        pen::write(buf, list.x + 2, y, 10, said, chip);
        let room = list.width.saturating_sub(13);
        pen::write(buf, list.x + 13, y, room, &dimension.name, style);
    }
}

/// What a click means: the line under it.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    let list = list(area);
    let row = usize::from(y.checked_sub(list.y).filter(|&row| row < list.height)?);
    let count = guessable(model).len();
    let row = top(cursor(model), count, usize::from(list.height)) + row;
    (row < count).then_some(Action::Point { row: Some(row), column: None })
}
