//! Filled and missing as squares: `■■□`, `■■+1`; numbers where many.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::layout::Span;
use crate::phrases::{Glyphs, Squares};
use crate::tui::draw::{Styles, pen};

/// More than this many are written as a number.
const MOST: u32 = 5;

/// Columns that the squares take.
pub fn width(squares: Squares) -> u16 {
    let needed = squares.filled + squares.missing;
    let spare = if squares.spare > 0 { 1 + digits(squares.spare) } else { 0 };
    let body =
        if needed <= MOST { needed as u16 } else { digits(squares.filled) + 1 + digits(needed) };
    body + spare
}

fn digits(n: u32) -> u16 {
    n.checked_ilog10().unwrap_or(0) as u16 + 1
}

/// Draws them; `style` is that of the state.
pub fn draw(
    buf: &mut Buffer,
    span: Span,
    y: u16,
    squares: Squares,
    style: Style,
    styles: &Styles,
    glyphs: Glyphs,
) {
    let (full, empty) = match glyphs {
        Glyphs::Unicode => ("■", "□"),
        Glyphs::Ascii => ("#", "_"),
    };
    let needed = squares.filled + squares.missing;
    let mut x = span.x;
    if needed > MOST {
        x = pen::write(buf, x, y, span.width, format_args!("{}/{needed}", squares.filled), style);
    } else {
        for _ in 0..squares.filled {
            x = pen::write(buf, x, y, span.end().saturating_sub(x), full, style);
        }
        for _ in 0..squares.missing {
            x = pen::write(buf, x, y, span.end().saturating_sub(x), empty, styles.quiet);
        }
    }
    if squares.spare > 0 {
        let room = span.end().saturating_sub(x);
        pen::write(buf, x, y, room, format_args!("+{}", squares.spare), styles.text);
    }
}
