//! The cells of a row: a level a person, or a count a level.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::grid::CoverageGrid;
use crate::coverage::DimensionCoverage;
use crate::team::{Rating, Want};
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
        let rating = self.model.team.ratings().get(dimension, member);
        let is_away = self.model.coverage.is_away(member);
        let style = if is_away { self.styles.away } else { self.rating_style(rating, coverage) };
        buf.set_style(cell, style.remove_modifier(Modifier::CROSSED_OUT));
        // A pass looks like no answer.
        let level = rating.value().map_or("·".to_owned(), |level| level.to_string());
        let want = match rating.want() {
            Some(Want::Grow) => "↑",
            Some(Want::Less) => "↓",
            None => "",
        };
        let planned = self.model.map.planned.as_ref();
        let is_planned = rating.value().is_some()
            && planned.is_some_and(|planned| planned.is_planned(dimension, member));
        let arrow = if is_planned { "→" } else { "" };
        let inset = (cell.width.saturating_sub(1) / 2).saturating_sub(u16::from(is_planned));
        let inside = Rect { x: cell.x + inset, width: cell.width - inset, ..cell };
        let around = style.remove_modifier(Modifier::CROSSED_OUT);
        let parts = [(arrow, around), (level.as_str(), style), (want, around)];
        Line::from_iter(parts.map(|(text, style)| Span::styled(text, style))).render(inside, buf);
    }

    /// Lit when it counts towards the need, half lit one step below: never by
    /// who rated themselves high.
    fn rating_style(&self, rating: Rating, coverage: &DimensionCoverage) -> Style {
        let styles = self.styles;
        let Some(level) = rating.value() else { return styles.plain };
        match (self.model.map.colouring, self.model.map.scale) {
            (Colouring::Level, _) => styles.levels[usize::from(level.min(5))],
            (Colouring::Need, _) if coverage.counts(level) => styles.lit,
            // A room sees three tones, and no greys.
            (Colouring::Need, Scale::Room) => styles.text,
            (Colouring::Need, Scale::Desk) if coverage.is_one_step_below(level) => styles.near,
            (Colouring::Need, Scale::Desk) => styles.plain,
        }
    }

    /// How many people are at each level, 0 to 5, and without an answer.
    pub(super) fn counts(&self, coverage: &DimensionCoverage, row: Rect, buf: &mut Buffer) {
        let styles = self.styles;
        for (slot, &cell) in [0_usize, 1, 2, 3, 4, 5, 7].into_iter().zip(&self.layout.columns.cells)
        {
            let people = coverage.histogram()[slot];
            let level = slot as u8;
            let style = match self.model.map.colouring {
                _ if people == 0 || slot == 7 => styles.plain,
                Colouring::Level => styles.levels[slot],
                Colouring::Need if coverage.counts(level) => styles.lit,
                Colouring::Need if coverage.is_one_step_below(level) => styles.near,
                Colouring::Need => styles.plain,
            };
            let cell = Rect { y: row.y, ..cell };
            buf.set_style(cell, style);
            let count = if people == 0 { "·".to_owned() } else { people.to_string() };
            let inside = Rect { width: cell.width.saturating_sub(1), ..cell };
            right(Line::styled(count, style), inside, buf);
        }
    }
}
