//! The reveal: the map fills in from the top, in under two seconds.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::session::Reveal;

/// Covers what is not shown yet of a map that was drawn in this area.
pub fn cover(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(reveal) = model.reveal else { return };
    let rows = area.height.saturating_sub(1);
    let shown = (u32::from(rows) * u32::from(reveal.frame) / u32::from(Reveal::FRAMES)) as u16;
    let hidden = Rect { y: area.y + 1 + shown, height: rows.saturating_sub(shown), ..area };
    Clear.render(hidden, buf);
    buf.set_style(hidden, styles.base);
}
