//! What is behind a line of the plan and its numbers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Model, Screen};
use crate::ui::{Styles, panel, pen};

const WIDEST: u16 = 92;

/// Draws it over the plan.
pub fn draw(buf: &mut Buffer, area: Rect, top: usize, model: &Model, styles: &Styles) {
    let Screen::Plan(view) = &model.screen else { return };
    let Some(entry) = view.entries.get(view.cursor) else { return };
    let width = area.width.saturating_sub(4).min(WIDEST);
    let room = usize::from(width.saturating_sub(4));
    let mut lines = pen::wrap(&entry.text, room);
    for why in &entry.why {
        lines.push("".into());
        lines.extend(pen::wrap(why, room));
    }
    let title = if entry.subject.is_empty() { "Why" } else { &entry.subject };
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let inner = panel::open(buf, above, width, lines.len() as u16 + 2, title, styles);
    let fits = usize::from(inner.height);
    let top = top.min(lines.len().saturating_sub(fits));
    for (nth, line) in lines.iter().skip(top).take(fits).enumerate() {
        pen::write(buf, inner.x, inner.y + nth as u16, inner.width, line, styles.text);
    }
}
