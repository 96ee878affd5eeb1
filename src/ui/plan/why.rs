//! What is behind a line of the plan and its numbers.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Model, Screen};
use crate::ui::{Styles, panel, pen};

const WIDEST: u16 = 92;

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

/// Its title and its lines.
fn content(area: Rect, model: &Model) -> Option<(&str, Vec<Cow<'_, str>>)> {
    let Screen::Plan(view) = &model.screen else { return None };
    let entry = view.entries.get(view.cursor)?;
    let room = usize::from(width(area).saturating_sub(4));
    let mut lines = pen::wrap(&entry.text, room).collect::<Vec<_>>();
    for why in &entry.why {
        lines.push("".into());
        lines.extend(pen::wrap(why, room));
    }
    let title = if entry.subject.is_empty() { "Why" } else { &entry.subject };
    Some((title, lines))
}

/// How far it can be scrolled.
pub fn furthest(area: Rect, model: &Model) -> usize {
    let room = usize::from(area.height.saturating_sub(3));
    content(area, model).map_or(0, |(_, lines)| lines.len().saturating_sub(room))
}

/// Draws it over the plan.
pub fn draw(buf: &mut Buffer, area: Rect, top: usize, model: &Model, styles: &Styles) {
    let Some((title, lines)) = content(area, model) else { return };
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let inner = panel::open(buf, above, width(area), lines.len() as u16 + 2, title, styles);
    let fits = usize::from(inner.height);
    let top = top.min(lines.len().saturating_sub(fits));
    for (nth, line) in lines.iter().skip(top).take(fits).enumerate() {
        pen::write(buf, inner.x, inner.y + nth as u16, inner.width, line, styles.text);
    }
}
