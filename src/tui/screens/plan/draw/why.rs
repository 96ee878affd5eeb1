//! The explanation of a line of the plan and its numbers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::app::{Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::plan::Entry;
use crate::tui::widgets::{Popup, wrapped};

const MAX_WIDTH: u16 = 92;

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(MAX_WIDTH)
}

/// Returns the line of the plan that the popup is about.
fn entry(model: &Model) -> Option<&Entry> {
    match &model.screen {
        Screen::Plan(view) => view.entries.get(view.cursor),
        _ => None,
    }
}

/// Returns the line, and each sentence behind it after a blank line.
fn lines(entry: &Entry, area: Rect, styles: &Styles) -> Vec<Line<'static>> {
    let paragraph = |text: &String| wrapped(text, width(area).saturating_sub(4), styles.text);
    let paragraphs: Vec<_> = [&entry.text].into_iter().chain(&entry.why).map(paragraph).collect();
    paragraphs.join(&Line::default())
}

/// Returns how far it can be scrolled.
pub fn max_scroll(area: Rect, model: &Model) -> usize {
    let room = usize::from(area.height.saturating_sub(3));
    let height = |entry| lines(entry, area, &Styles::default()).len();
    entry(model).map_or(0, |entry| height(entry).saturating_sub(room))
}

/// Draws it over the plan.
pub fn draw(buf: &mut Buffer, area: Rect, top: usize, model: &Model, styles: &Styles) {
    let Some(entry) = entry(model) else { return };
    let lines = lines(entry, area, styles);
    let title = if entry.subject.is_empty() { "Why" } else { &entry.subject };
    let top = top.min(max_scroll(area, model));
    let above_footer = Rect { height: area.height.saturating_sub(1), ..area };
    Popup::new(title, (width(area), lines.len() as u16 + 2), styles).scrolled(
        top,
        lines,
        above_footer,
        buf,
    );
}
