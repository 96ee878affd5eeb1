//! Between two people at one machine: nothing of the one before, and who is
//! to sit down now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Model;
use crate::app::rate::Sitting;
use crate::ui::{Styles, pen};

/// Draws the page.
pub fn draw(buf: &mut Buffer, area: Rect, sitting: &Sitting, model: &Model, styles: &Styles) {
    let name = model.name_of(sitting.member);
    let lines = [
        (format!("Please hand over to {name}."), styles.title),
        (String::new(), styles.text),
        (format!("{name}, press Enter when nobody else looks at the screen."), styles.text),
        (String::new(), styles.text),
        ("About three minutes. This is not a review: passing is fine,".to_owned(), styles.quiet),
        ("and what you answer stays hidden here until the reveal.".to_owned(), styles.quiet),
    ];
    let top = area.y + (area.height.saturating_sub(lines.len() as u16)) / 2;
    let widest = lines.iter().map(|(line, _)| crate::text::width(line)).max().unwrap_or(0) as u16;
    let x = area.x + area.width.saturating_sub(widest) / 2;
    for (nth, (line, style)) in lines.iter().enumerate() {
        pen::write(buf, x, top + nth as u16, area.width, line, *style);
    }
}
