//! What lies over a screen: a framed panel in its middle.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::tui::draw::{Styles, pen};

/// Clears and frames a panel of this size in the middle of an area; gives its
/// inside.
pub fn open(
    buf: &mut Buffer,
    area: Rect,
    width: u16,
    height: u16,
    title: impl Display,
    styles: &Styles,
) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    let panel = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    Clear.render(panel, buf);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(styles.quiet)
        .style(styles.panel);
    let inner = block.inner(panel);
    block.render(panel, buf);
    let room = panel.width.saturating_sub(2);
    pen::write(buf, panel.x + 1, panel.y, room, format_args!(" {title} "), styles.title);
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}
