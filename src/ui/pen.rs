//! Writing on the screen's cells. Texts are cut to their place by columns,
//! never by bytes.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// Writes a text at a place, cut to `width` columns; gives the column after.
pub fn write(buf: &mut Buffer, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x >= area.right() || width == 0 {
        return x;
    }
    let room = width.min(area.right() - x);
    // Names are clean; what someone is about to type need not be.
    let words = text::visible(words);
    let fitted = text::fit(&words, usize::from(room));
    let (end, _) = buf.set_stringn(x, y, fitted.as_ref(), usize::from(room), style);
    end
}

/// Writes a text so that it ends at a column.
pub fn write_right(buf: &mut Buffer, end: u16, y: u16, words: &str, style: Style) {
    let width = text::width(words) as u16;
    write(buf, end.saturating_sub(width), y, width, words, style);
}

/// Gives a run of one row a style, its letters staying.
pub fn paint(buf: &mut Buffer, x: u16, y: u16, width: u16, style: Style) {
    buf.set_style(Rect { x, y, width, height: 1 }.intersection(buf.area), style);
}

/// A line across.
pub fn rule(buf: &mut Buffer, area: Rect, y: u16, style: Style) {
    for x in area.left()..area.right() {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_char('─').set_style(style);
        }
    }
}

/// Breaks a text into lines of at most `width` columns, between words.
pub fn wrap(words: &str, width: usize) -> Vec<Cow<'_, str>> {
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let needed = text::width(&line) + usize::from(!line.is_empty()) + text::width(word);
        if needed > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).into());
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line.into());
    }
    lines
}
