//! A framed panel over a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Widget};

use crate::text;
use crate::tui::draw::Styles;

/// A framed panel in the middle of an area.
#[derive(Debug)]
pub struct Popup<'a> {
    title: String,
    width: u16,
    height: u16,
    above: usize,
    more: usize,
    styles: &'a Styles,
}

impl<'a> Popup<'a> {
    /// Returns a panel of this size, its frame included.
    pub fn new(title: impl Into<String>, (width, height): (u16, u16), styles: &'a Styles) -> Self {
        Self { title: title.into(), width, height, above: 0, more: 0, styles }
    }

    /// Says on the frame how many lines are below the last one shown.
    #[must_use]
    pub fn more_below(self, more: usize) -> Self {
        Self { more, ..self }
    }

    /// Says on the frame how many lines are above the first one shown.
    #[must_use]
    pub fn more_above(self, above: usize) -> Self {
        Self { above, ..self }
    }

    /// Draws the panel with these lines, `top` of them scrolled away; the frame
    /// says how many are missing above and below.
    pub fn scrolled(self, top: usize, lines: Vec<Line<'_>>, area: Rect, buf: &mut Buffer) {
        let room = usize::from(self.height.min(area.height).saturating_sub(2));
        let below = lines.len().saturating_sub(top + room);
        let inner = self.more_above(top).more_below(below).draw(area, buf);
        Paragraph::new(lines).scroll((top as u16, 0)).render(inner, buf);
    }

    /// Clears its place and draws the frame; returns the inside.
    pub fn draw(self, area: Rect, buf: &mut Buffer) -> Rect {
        let width = Constraint::Length(self.width.min(area.width));
        let height = Constraint::Length(self.height.min(area.height));
        let panel = area.centered(width, height);
        Clear.render(panel, buf);
        let room = usize::from(panel.width.saturating_sub(4));
        let room = room.saturating_sub(if self.above > 0 { 11 } else { 0 });
        let title = text::fit(&self.title, room).into_owned();
        let mut block = Block::bordered()
            .border_type(ratatui::widgets::BorderType::Rounded)
            .border_style(self.styles.quiet)
            .style(self.styles.panel)
            .padding(Padding::horizontal(1))
            .title(Span::styled(format!(" {title} "), self.styles.title));
        if self.more > 0 {
            let more = Line::styled(format!(" ↓ {} more ", self.more), self.styles.title);
            block = block.title_bottom(more.right_aligned());
        }
        if self.above > 0 {
            let more = Line::styled(format!(" ↑ {} more ", self.above), self.styles.title);
            block = block.title_top(more.right_aligned());
        }
        let inner = block.inner(panel);
        block.render(panel, buf);
        inner
    }
}
