//! What lies over a screen: a framed panel in its middle.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, pen};

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
    clear(buf, panel, styles);
    frame(buf, panel, styles);
    let room = panel.width.saturating_sub(2);
    pen::write(buf, panel.x + 1, panel.y, room, format_args!(" {title} "), styles.title);
    Rect {
        x: panel.x + 2,
        y: panel.y + 1,
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    }
}

/// Takes away what the screen below shows there.
fn clear(buf: &mut Buffer, panel: Rect, styles: &Styles) {
    for y in panel.top()..panel.bottom() {
        for x in panel.left()..panel.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(styles.panel);
            }
        }
    }
}

/// A line around it, its corners round.
fn frame(buf: &mut Buffer, panel: Rect, styles: &Styles) {
    let Rect { x: left, y: top, width, height } = panel;
    let (Some(right), Some(bottom)) = (width.checked_sub(1), height.checked_sub(1)) else { return };
    let (right, bottom) = (left + right, top + bottom);
    let mut put = |x, y, sign| {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_char(sign).set_style(styles.quiet);
        }
    };
    for x in left..=right {
        put(x, top, '─');
        put(x, bottom, '─');
    }
    for y in top..=bottom {
        put(left, y, '│');
        put(right, y, '│');
    }
    put(left, top, '╭');
    put(right, top, '╮');
    put(left, bottom, '╰');
    put(right, bottom, '╯');
}
