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
    let after = if model.team.session.hidden {
        "Your answers stay hidden until the reveal."
    } else {
        "Earlier answers are not shown; o shows them to you."
    };
    let lines: [(&dyn Display, Style); 7] = [
        (&format_args!("Pass the laptop to {name}."), styles.title),
        (&"Is there a projector? Blank it first.", styles.text),
        (&"", styles.text),
        (&format_args!("{name}, press Enter when nobody else can see the screen."), styles.text),
        (&"", styles.text),
        (&"About three minutes. This is not a review, and you may pass.", styles.quiet),
        (&after, styles.quiet),
    ];
    let top = area.y + (area.height.saturating_sub(lines.len() as u16)) / 2;
    let widest = lines.iter().map(|(line, _)| pen::width(line)).max().unwrap_or(0);
    let x = area.x + area.width.saturating_sub(widest) / 2;
    for (nth, (line, style)) in lines.iter().enumerate() {
        pen::write(buf, x, top + nth as u16, area.width, line, *style);
    }
}
