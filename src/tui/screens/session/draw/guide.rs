//! The facilitator's script of a step, over its page, for as long as the
//! facilitator looks at it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::widgets::{Popup, wrapped};

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    let text = phrases::step_text(step);
    let width = area.width.saturating_sub(8).clamp(30, 76);
    let inside = width.saturating_sub(4);
    let mut lines = wrapped(&format!("Say: \u{201c}{}\u{201d}", text.say), inside, styles.title);
    for sentence in text.script {
        lines.push(Line::default());
        lines.extend(wrapped(sentence, inside, styles.text));
    }
    let title = format!("{}: {} minutes", step.word(), text.length());
    let inner = Popup::new(title, (width, lines.len() as u16 + 2), styles).draw(area, buf);
    Paragraph::new(lines).render(inner, buf);
}
