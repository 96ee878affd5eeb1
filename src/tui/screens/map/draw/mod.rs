//! The map: who can do what, and which rows depend on one person or nobody.
//!
//! A cell is lit when it counts towards the need, half lit one step below,
//! else a plain digit. So lit cells equal the filled squares and the spares,
//! the eye sees the team's coverage, and nobody's column glows because they
//! rated themselves high.

mod cells;
mod columns;
mod details;
mod grid;
mod strip;
pub(crate) mod title;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use self::grid::{CoverageGrid, GridLayout};
use crate::coverage::Coverage;
use crate::phrases;
use crate::team::Dimension;
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::map::{Scale, planned};

/// From this many columns on, sentences are at the side of the grid.
const SIDE_FROM: u16 = 165;
const SIDE_WIDTH: u16 = 62;

/// The parts of the screen.
#[derive(Debug, Clone, Copy)]
struct Regions {
    title: Rect,
    grid: Rect,
    details: Rect,
    at_side: bool,
}

impl Regions {
    /// Returns the regions in this area, its last row left to messages.
    fn of(model: &Model, area: Rect) -> Self {
        let is_room = model.map.scale == Scale::Room;
        let title_rows = if area.height >= 30 { 3 } else { 2 };
        let lines = grid::lines(model).len() as u16 + 1;
        // Sentences go below where the people's names need the side and where
        // there are rows for them.
        let narrower = area.width.saturating_sub(SIDE_WIDTH);
        let names_need_it = area.height >= lines + title_rows + 11
            && columns::names_shown(model, area.width) > columns::names_shown(model, narrower);
        let at_side = area.width >= SIDE_FROM && !is_room && !names_need_it;
        let below = if at_side || is_room { 0 } else { details_height(area.height, lines) };
        let [title, body, details, _] = Layout::vertical([
            Constraint::Length(title_rows),
            Constraint::Fill(1),
            Constraint::Length(below),
            Constraint::Length(1),
        ])
        .areas(area);
        if !at_side {
            return Self { title, grid: body, details, at_side };
        }
        let columns = [Constraint::Fill(1), Constraint::Length(SIDE_WIDTH)];
        let [grid, details] = Layout::horizontal(columns).areas(body);
        Self { title, grid, details, at_side }
    }
}

/// Returns how tall the sentences are: as much as the grid leaves, 3 at least and 10
/// at most (two sentences, three rows to talk about and their rules).
fn details_height(height: u16, lines: u16) -> u16 {
    let left = height.saturating_sub(4 + lines);
    if height < 18 { 0 } else { left.clamp(3, 10) }
}

/// Draws the map; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let planned = planned::model(model);
    let model = planned.as_ref().unwrap_or(model);
    let regions = Regions::of(model, area);
    title::draw(buf, regions.title, model, styles);
    if model.map.rows.is_empty() {
        empty(regions.grid, buf, model, styles);
    } else {
        CoverageGrid::new(model, styles, regions.grid).render(regions.grid, buf);
    }
    details::draw(regions.details, regions.at_side, buf, model, styles);
}

/// Draws an empty map: what to do.
fn empty(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let spectra = model.team.dimensions().iter().any(Dimension::is_spectrum);
    let [first, second] = if model.screen == Screen::Personality && !spectra {
        [
            "This team has no spectra of personality; they are optional.",
            "Press Tab for the map, or 6 to add one.",
        ]
    } else if model.team.dimensions().is_empty() {
        [
            "This team has no rows yet.",
            "Press 6 to add what its work needs: about a dozen skills and experiences.",
        ]
    } else {
        ["No row matches.", "Press Esc to show all rows again."]
    };
    let lines = [Line::styled(first, styles.title), Line::styled(second, styles.text)];
    let inside = area.inner(ratatui::layout::Margin::new(2, 1));
    Paragraph::new(Vec::from(lines)).render(inside, buf);
}

/// Returns whether there is a person to go to, left or right of the cursor: not on the page of
/// spectra, and not where the columns count people by level.
pub fn shows_people(model: &Model) -> bool {
    let area = Rect::new(0, 0, model.size.0, model.size.1.saturating_sub(2));
    let grid = Regions::of(model, area).grid;
    model.screen == Screen::Map
        && !model.map.people.is_empty()
        && columns::are_people(model, grid.width)
}

/// Returns what a click on the map means.
pub fn click(model: &Model, area: Rect, x: u16, y: u16) -> Action {
    let grid = Regions::of(model, area).grid;
    let (row, column) = GridLayout::new(model, grid).at(x, y);
    Action::Point { row, column }
}

/// Returns a row's state in words. Where one person is missing, the title says
/// so once, and not every row "so far".
fn state_words(model: &Model, coverage: &Coverage, dimension: usize) -> String {
    let state = phrases::state(&model.team, coverage, dimension, &model.map.brief);
    let is_said = model.map.missing.is_some() && coverage.dimension(dimension).unrated() == 1;
    match state.strip_suffix(" so far") {
        Some(short) if is_said => short.to_owned(),
        _ => state,
    }
}
