//! The cells of a row: a level a person, or a count a level.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::grid::CoverageGrid;
use crate::coverage::DimensionCoverage;
use crate::phrases::Squares;
use crate::phrases::map::{Light, MapCell};
use crate::tui::draw::Styles;
use crate::tui::screens::map::{Colouring, Scale};
use crate::tui::widgets::right;

impl CoverageGrid<'_> {
    /// Draws what a person answered on a row; → before what is planned.
    pub(super) fn cell(
        &self,
        dimension: usize,
        member: usize,
        coverage: &DimensionCoverage,
        cell: Rect,
        buf: &mut Buffer,
    ) {
        let answer = MapCell::of(coverage, self.model.team.ratings().get(dimension, member));
        let is_away = self.model.coverage.is_away(member);
        let style = if is_away { self.styles.away } else { self.style(&answer) };
        buf.set_style(cell, style.remove_modifier(Modifier::CROSSED_OUT));
        let planned = self.model.map.planned.as_ref();
        let is_planned = answer.level.is_some()
            && planned.is_some_and(|planned| planned.is_planned(dimension, member));
        let arrow = if is_planned { "→" } else { "" };
        let inset = (cell.width.saturating_sub(1) / 2).saturating_sub(u16::from(is_planned));
        let inside = Rect { x: cell.x + inset, width: cell.width - inset, ..cell };
        let around = style.remove_modifier(Modifier::CROSSED_OUT);
        let parts = [(arrow, around), (answer.text.as_str(), style), (answer.arrow, around)];
        Line::from_iter(parts.map(|(text, style)| Span::styled(text, style))).render(inside, buf);
    }

    /// Returns the style of a cell: highlighted if it counts towards the need, half if it is one
    /// step below; a high level alone is never highlighted.
    fn style(&self, cell: &MapCell) -> Style {
        let styles = self.styles;
        let Some(level) = cell.level else { return styles.plain };
        match (self.model.map.colouring, self.model.map.scale, cell.light) {
            (Colouring::Level, ..) => styles.levels[usize::from(level.min(5))],
            (Colouring::Need, _, Light::Lit) => styles.lit,
            // A room sees three tones, and no greys.
            (Colouring::Need, Scale::Room, _) => styles.text,
            (Colouring::Need, Scale::Desk, Light::Near) => styles.near,
            (Colouring::Need, Scale::Desk, Light::Plain) => styles.plain,
        }
    }

    /// Draws how many people are at each level, 0 to 5, and without an answer.
    pub(super) fn counts(&self, coverage: &DimensionCoverage, row: Rect, buf: &mut Buffer) {
        let counts = MapCell::counts(coverage);
        for (count, &cell) in counts.into_iter().zip(&self.layout.columns.cells) {
            let style = self.style(&count);
            let cell = Rect { y: row.y, ..cell };
            buf.set_style(cell, style);
            let inside = Rect { width: cell.width.saturating_sub(1), ..cell };
            right(Line::styled(count.text, style), inside, buf);
        }
    }
}

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
