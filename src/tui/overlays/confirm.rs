//! A question with yes and no.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::tui::app::overlay::Confirm;
use crate::tui::draw::Styles;
use crate::tui::widgets::{Popup, wrapped};

/// Draws a question.
pub fn draw(confirm: &Confirm, area: Rect, buf: &mut Buffer, styles: &Styles) {
    let width = area.width.saturating_sub(8).clamp(30, 64);
    let mut lines = wrapped(&confirm.question, width.saturating_sub(4), styles.text);
    lines.push(Line::default());
    let no = if confirm.enter_means_no() { "Enter" } else { "n" };
    lines.push(Line::from_iter([
        Span::styled("y", styles.key),
        Span::styled(format!(" {}   ", confirm.yes), styles.quiet),
        Span::styled(no, styles.key),
        Span::styled(" no", styles.quiet),
    ]));
    let size = (width, lines.len() as u16 + 2);
    let inner = Popup::new("Please confirm", size, styles).draw(area, buf);
    Paragraph::new(lines).render(inner, buf);
}
