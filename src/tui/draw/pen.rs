//! Writing on the screen's cells. Texts are cut to their place by columns,
//! never by bytes.

use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};

use arrayvec::ArrayString;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// Writes a text at a place, cut to `width` columns; gives the column after.
///
/// What is put together of parts goes onto the cells as it is said, and is no
/// text of its own before: `format_args!("{count} people")`.
pub fn write(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    width: u16,
    words: impl Display,
    style: Style,
) -> u16 {
    write_any(buf, x, y, width, &words, style)
}

fn write_any(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    width: u16,
    words: &dyn Display,
    style: Style,
) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x >= area.right() || width == 0 {
        return x;
    }
    let room = usize::from(width.min(area.right() - x));
    let start = buf.index_of(x, y);
    let row = &mut buf.content[start..start + room];
    let mut cells = Cells { row, written: 0, style, is_plain: true };
    // It stops where the cells end, or at a letter that joins with others.
    let _ = write!(cells, "{words}");
    if cells.is_plain {
        return x + cells.written;
    }
    in_one_piece(words, |words| {
        // Names are clean; what someone is about to type need not be.
        let words = text::visible(words);
        let (kept, more) = text::cut(&words, room);
        let (end, _) = buf.set_stringn(x, y, kept, room, style);
        let (end, _) = buf.set_stringn(end, y, more, room, style);
        end
    })
}

/// Bytes of the longest text that is put together without asking for memory.
const ON_THE_STACK: usize = 1024;

/// Puts a text together, for letters that join with those beside them.
fn in_one_piece<T>(words: &dyn Display, take: impl FnOnce(&str) -> T) -> T {
    let mut whole = ArrayString::<ON_THE_STACK>::new();
    if write!(whole, "{words}").is_ok() {
        return take(&whole);
    }
    let mut whole = String::with_capacity(4 * ON_THE_STACK);
    let _ = write!(whole, "{words}");
    take(&whole)
}

/// Cells that are written from the left. Where there are too few, the last one
/// says so; where a letter is not plain, whoever writes begins again.
struct Cells<'a> {
    row: &'a mut [Cell],
    written: u16,
    style: Style,
    is_plain: bool,
}

impl fmt::Write for Cells<'_> {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        for c in words.chars() {
            if !is_plain(c) {
                self.is_plain = false;
                return Err(fmt::Error);
            }
            let Some(cell) = self.row.get_mut(usize::from(self.written)) else {
                if let Some(last) = self.row.last_mut() {
                    last.set_char('…');
                }
                return Err(fmt::Error);
            };
            cell.set_char(c).set_style(self.style);
            self.written += 1;
        }
        Ok(())
    }
}

/// Whether a character takes one column and joins with no other: most of what
/// is written, and written without looking for such as do not.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a1}'..='\u{ac}'
        | '\u{ae}'..='\u{2ff}'
        | '\u{2010}'..='\u{2027}'
        | '‹'..='›'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2500}'..='\u{25fc}'
        | '\u{2801}'..='\u{28ff}'
        | '✓')
}

/// Columns that a text takes.
pub fn width(words: impl Display) -> u16 {
    let mut columns = Columns { plain: 0, is_plain: true };
    let _ = write!(columns, "{words}");
    let width = if columns.is_plain { columns.plain } else { in_one_piece(&words, text::width) };
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Counts the columns of plain letters.
struct Columns {
    plain: usize,
    is_plain: bool,
}

impl fmt::Write for Columns {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        for c in words.chars() {
            if !is_plain(c) {
                self.is_plain = false;
                return Err(fmt::Error);
            }
            self.plain += 1;
        }
        Ok(())
    }
}

/// Writes a text so that it ends at a column.
pub fn write_right(buf: &mut Buffer, end: u16, y: u16, words: impl Display, style: Style) {
    let width = width(&words);
    write(buf, end.saturating_sub(width), y, width, words, style);
}

/// Writes lines below each other, from an area's first row on.
pub fn write_lines(
    buf: &mut Buffer,
    area: Rect,
    lines: impl Iterator<Item = impl Display>,
    style: Style,
) {
    for (y, line) in (area.y..).zip(lines) {
        write(buf, area.x, y, area.width, line, style);
    }
}

/// Gives a run of one row a style, its letters staying.
pub fn paint(buf: &mut Buffer, x: u16, y: u16, width: u16, style: Style) {
    buf.set_style(Rect { x, y, width, height: 1 }.intersection(buf.area), style);
}

/// Blanks a run of one row, in a style.
pub fn blank(buf: &mut Buffer, x: u16, y: u16, width: u16, style: Style) {
    write(buf, x, y, width, text::times(' ', usize::from(width)), style);
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
pub fn wrap(words: &str, width: usize) -> Lines<'_> {
    Lines { rest: words.trim(), width }
}

/// The lines of a text: pieces of it, where its words stand one blank apart.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: &'a str,
    width: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Cow<'a, str>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut end = 0;
        let mut columns = 0;
        let mut is_piece = true;
        while let Some((start, word)) = word_from(self.rest, end) {
            let blank = usize::from(end > 0);
            let takes = columns + blank + text::width(word);
            if end > 0 && takes > self.width {
                break;
            }
            is_piece &= end == 0 || &self.rest[end..start] == " ";
            columns = takes;
            end = start + word.len();
        }
        if end == 0 {
            return None;
        }
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        Some(if is_piece {
            Cow::Borrowed(line)
        } else {
            Cow::Owned(line.split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }
}

/// The first word at or after a place, and where it stands.
fn word_from(text: &str, from: usize) -> Option<(usize, &str)> {
    let word = text[from..].split_whitespace().next()?;
    let start = from + text[from..].find(word)?;
    Some((start, word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 20, height: 2 };

    #[test]
    fn a_text_longer_than_any_row_is_cut_as_a_short_one_is() {
        let [short, long] = [20, 2000].map(|letters| "日".repeat(letters));
        let (mut one, mut other) = (Buffer::empty(AREA), Buffer::empty(AREA));
        write(&mut one, 0, 0, 20, &short, Style::new());
        write(&mut other, 0, 0, 20, &long, Style::new());
        assert_eq!(one, other);
        assert_eq!((width(&short), width(&long)), (40, 4000));
    }

    proptest! {
        #[test]
        fn plain_text_is_written_as_any_text_is(
            words in "[ -~äéßŁ–…‹›·↑↓■□─◐✓⠤⢕]{0,30}",
            x in 0_u16..20,
            width in 1_u16..25,
        ) {
            prop_assert!(words.chars().all(is_plain));
            prop_assert_eq!(usize::from(super::width(&words)), text::width(&words));
            let style = Style::new().bold();
            let (mut one, mut other) = (Buffer::empty(AREA), Buffer::empty(AREA));
            let end = write(&mut one, x, 1, width, &words, style);
            let room = usize::from(width.min(20 - x));
            let (expected, _) =
                other.set_stringn(x, 1, text::fit(&words, room).as_ref(), room, style);
            prop_assert_eq!(end, expected);
            prop_assert_eq!(one, other);
        }

        #[test]
        fn what_is_said_in_parts_is_written_as_one_text_is(
            parts in proptest::collection::vec("[a-c日é\u{301}\u{fe0f}\u{200d}👩💻\u{1b} ]{0,5}", 0..9),
            x in 0_u16..20,
            width in 1_u16..25,
        ) {
            let style = Style::new().bold();
            let (mut one, mut other) = (Buffer::empty(AREA), Buffer::empty(AREA));
            let whole = parts.concat();
            let said = text::said(|f| parts.iter().try_for_each(|part| f.write_str(part)));
            prop_assert_eq!(usize::from(super::width(&said)), text::width(&whole));
            let end = write(&mut one, x, 1, width, said, style);
            let room = usize::from(width.min(20 - x));
            let visible = text::visible(&whole);
            let (expected, _) =
                other.set_stringn(x, 1, text::fit(&visible, room).as_ref(), room, style);
            prop_assert_eq!(end, expected);
            prop_assert_eq!(one, other);
        }

        #[test]
        fn lines_hold_every_word_once_and_as_many_as_fit(
            words in "[a-c日 \n\u{a0}]{0,60}",
            width in 0_usize..12,
        ) {
            let lines: Vec<_> = wrap(&words, width).collect();
            let all: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
            prop_assert_eq!(all, words.split_whitespace().collect::<Vec<_>>());
            for (nth, line) in lines.iter().enumerate() {
                prop_assert!(text::width(line) <= width || !line.contains(' '));
                prop_assert!(!line.contains('\n'));
                if let Some(next) = lines.get(nth + 1).and_then(|next| next.split(' ').next()) {
                    prop_assert!(text::width(line) + 1 + text::width(next) > width);
                }
            }
        }
    }
}
