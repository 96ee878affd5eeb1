//! What lies over a screen: a framed panel in its middle.

use std::fmt::{Arguments, Display};

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
    name(buf, panel, format_args!(" {title} "), styles);
    Rect {
        x: panel.x + 2,
        y: panel.y + 1,
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    }
}

/// Writes the title into the frame, which ends one that is too long.
fn name(buf: &mut Buffer, panel: Rect, title: Arguments<'_>, styles: &Styles) {
    let (x, room) = (panel.x + 1, panel.width.saturating_sub(2));
    if pen::width(title) <= room {
        pen::write(buf, x, panel.y, room, title, styles.title);
    } else {
        buf.set_stringn(x, panel.y, title.to_string(), room.into(), styles.title);
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
