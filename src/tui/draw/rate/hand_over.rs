//! Between two people at one machine: nothing of the one before, and who is
//! to sit down now.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::app::Model;
use crate::tui::app::rate::Sitting;
use crate::tui::draw::{Styles, pen};

/// Draws the page.
pub fn draw(buf: &mut Buffer, area: Rect, sitting: &Sitting, model: &Model, styles: &Styles) {
    let name = model.name_of(sitting.member);
    let lines: [(&dyn Display, Style); 6] = [
        (&format_args!("Please hand over to {name}."), styles.title),
        (&"", styles.text),
        (&format_args!("{name}, press Enter when nobody else looks at the screen."), styles.text),
        (&"", styles.text),
        (&"About three minutes. This is not a review: passing is fine,", styles.quiet),
        (&"and what you answer stays hidden here until the reveal.", styles.quiet),
    ];
    let top = area.y + (area.height.saturating_sub(lines.len() as u16)) / 2;
    let widest = lines.iter().map(|(line, _)| pen::width(line)).max().unwrap_or(0);
    let x = area.x + area.width.saturating_sub(widest) / 2;
    for (nth, (line, style)) in lines.iter().enumerate() {
        pen::write(buf, x, top + nth as u16, area.width, line, *style);
    }
}
