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
    if words.chars().all(is_plain) {
        return write_plain(buf, x, y, usize::from(room), words, style);
    }
    // Names are clean; what someone is about to type need not be.
    let words = text::visible(words);
    let fitted = text::fit(&words, usize::from(room));
    let (end, _) = buf.set_stringn(x, y, fitted.as_ref(), usize::from(room), style);
    end
}

/// Whether a character takes one column and joins with no other: most of what
/// is written, and written without looking for such as do not.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a1}'..='\u{ac}'
        | '\u{ae}'..='\u{2ff}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2500}'..='\u{25fc}'
        | '✓')
}

/// As [`write`], for plain characters alone.
fn write_plain(buf: &mut Buffer, x: u16, y: u16, room: usize, words: &str, style: Style) -> u16 {
    let start = buf.index_of(x, y);
    let too_long = words.len() > room && words.chars().count() > room;
    let last = room - 1;
    let letters = words.chars().enumerate();
    let letters = letters.map(|(nth, c)| if too_long && nth == last { '…' } else { c });
    let mut written = 0;
    for (cell, c) in buf.content[start..start + room].iter_mut().zip(letters) {
        cell.set_char(c).set_style(style);
        written += 1;
    }
    x + written
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 20, height: 2 };

    proptest! {
        #[test]
        fn plain_text_is_written_as_any_text_is(
            words in "[ -~äéßŁ–…·↑↓■□─◐✓]{0,30}",
            x in 0_u16..20,
            width in 1_u16..25,
        ) {
            prop_assert!(words.chars().all(is_plain));
            let style = Style::new().bold();
            let (mut one, mut other) = (Buffer::empty(AREA), Buffer::empty(AREA));
            let end = write(&mut one, x, 1, width, &words, style);
            let room = usize::from(width.min(20 - x));
            let (expected, _) =
                other.set_stringn(x, 1, text::fit(&words, room).as_ref(), room, style);
            prop_assert_eq!(end, expected);
            prop_assert_eq!(one, other);
        }
    }
}
