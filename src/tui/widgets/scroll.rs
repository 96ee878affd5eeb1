//! Signs for rows above and below those on the screen: nothing is cut in silence.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::text::right;
use crate::tui::draw::Styles;

/// Returns the first row to show so that `cursor` is in the middle of `shown`
/// rows of `all`, or as near to it as the ends allow.
pub fn top_of(cursor: usize, shown: usize, all: usize) -> usize {
    cursor.saturating_sub(shown / 2).min(all.saturating_sub(shown))
}

/// Says "↓ 5 more" at the right end of an area's first row; draws nothing
/// where there are none.
pub fn more_below(area: Rect, buf: &mut Buffer, below: usize, styles: &Styles) {
    more_above_and_below(area, buf, 0, below, styles);
}

/// Says "↑ 2 more  ↓ 5 more" at the right end of an area's first row.
pub fn more_above_and_below(
    area: Rect,
    buf: &mut Buffer,
    above: usize,
    below: usize,
    styles: &Styles,
) {
    let sentences = match (above, below) {
        (0, 0) => return,
        (0, below) => format!(" ↓ {below} more "),
        (above, 0) => format!(" ↑ {above} more "),
        (above, below) => format!(" ↑ {above}  ↓ {below} more "),
    };
    let inside = Rect { width: area.width.saturating_sub(1), ..area };
    right(Line::styled(sentences, styles.title), inside, buf);
}
