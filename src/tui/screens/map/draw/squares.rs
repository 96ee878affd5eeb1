//! Filled and missing as squares: `■■□`, `■■+1`; numbers where there are many.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::phrases::Squares;
use crate::tui::draw::Styles;

/// More than this many are written as a number.
const MAX_SQUARES: u32 = 5;

/// Returns the columns that the squares take.
pub fn width(squares: Squares) -> u16 {
    line(squares, Style::new(), Style::new(), Style::new()).width() as u16
}

/// Returns the squares; `style` is that of the state.
pub fn squares(squares: Squares, style: Style, styles: &Styles) -> Line<'static> {
    line(squares, style, styles.quiet, styles.text)
}

fn line(squares: Squares, filled: Style, missing: Style, spare: Style) -> Line<'static> {
    let needed = squares.filled + squares.missing;
    let mut line = if needed > MAX_SQUARES {
        Line::from(Span::styled(format!("{}/{needed}", squares.filled), filled))
    } else {
        Line::from_iter([
            Span::styled("■".repeat(squares.filled as usize), filled),
            Span::styled("□".repeat(squares.missing as usize), missing),
        ])
    };
    if squares.spare > 0 {
        line.push_span(Span::styled(format!("+{}", squares.spare), spare));
    }
    line
}
