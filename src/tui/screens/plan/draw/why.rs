//! What is behind a line of the plan and its numbers.

use std::borrow::Cow;
use std::iter::once;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::app::{Model, Screen};
use crate::tui::draw::{Styles, panel, pen};
use crate::tui::screens::plan::Entry;

const WIDEST: u16 = 92;

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

/// The line of the plan that it is about.
fn entry(model: &Model) -> Option<&Entry> {
    match &model.screen {
        Screen::Plan(view) => view.entries.get(view.cursor),
        _ => None,
    }
}

/// What the line says, and each sentence behind it after a blank.
fn lines(entry: &Entry, area: Rect) -> impl Iterator<Item = Cow<'_, str>> {
    let room = usize::from(width(area).saturating_sub(4));
    let behind = entry.why.iter().flat_map(move |why| once("".into()).chain(pen::wrap(why, room)));
    pen::wrap(&entry.text, room).chain(behind)
}

/// How far it can be scrolled.
pub fn max_scroll(area: Rect, model: &Model) -> usize {
    let room = usize::from(area.height.saturating_sub(3));
    entry(model).map_or(0, |entry| lines(entry, area).count().saturating_sub(room))
}

/// Draws it over the plan.
pub fn draw(buf: &mut Buffer, area: Rect, top: usize, model: &Model, styles: &Styles) {
    let Some(entry) = entry(model) else { return };
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let rows = lines(entry, area).count();
    let title = if entry.subject.is_empty() { "Why" } else { &entry.subject };
    let inner = panel::open(buf, above, width(area), rows as u16 + 2, title, styles);
    let fits = usize::from(inner.height);
    let top = top.min(rows.saturating_sub(fits));
    pen::write_lines(buf, inner, lines(entry, area).skip(top).take(fits), styles.text);
}
