//! How wide each column of the grid is, from the terminal's width and what
//! there is to show.

use ratatui::layout::{Constraint, Layout, Rect};

use super::{cells, state_words};
use crate::phrases::{self, Squares};
use crate::text;
use crate::tui::app::Model;
use crate::tui::screens::map::{Columns as Choice, Scale};

/// What a column of cells is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Members, from this index among the people shown, this many of them.
    People {
        /// The first one shown.
        first: usize,
        /// How many fit.
        count: usize,
    },
    /// The levels 0 to 5, and those who have not answered.
    Counts,
}

/// The columns of the grid, as parts of its first row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The cursor's bar and the mark for discussion.
    pub gutter: Rect,
    /// Names of rows.
    pub name: Rect,
    /// States with their cause.
    pub state: Rect,
    /// Filled and missing.
    pub squares: Rect,
    /// One part a cell.
    pub cells: Vec<Rect>,
    /// Who is out of sight to the right.
    pub more: Rect,
    /// Needs in words; empty where there is no room.
    pub need: Rect,
    /// A second situation's state; empty where none is shown.
    pub other_situation: Rect,
    /// What the cells are.
    pub kind: Cells,
}

/// The narrowest a row's name may get before people fold into counts.
const MIN_NAME: u16 = 16;
/// The most columns a person's name gets.
const MAX_PERSON: u16 = 20;
const GUTTER: u16 = 2;

impl Columns {
    /// Returns the columns in the first row of an area.
    pub fn of(model: &Model, area: Rect) -> Self {
        let only_spectra =
            model.map.rows.iter().all(|&at| model.team.dimensions()[at].is_spectrum());
        let widths = if only_spectra {
            Widths::of_strips(model, area.width)
        } else {
            Widths::of(model, area.width)
        };
        let [gutter, name, state, squares, cells, more, need, other_situation, _] =
            Layout::horizontal([
                Constraint::Length(GUTTER),
                Constraint::Length(widths.name + 1),
                Constraint::Length(widths.state + 1),
                Constraint::Length(widths.squares + 1),
                Constraint::Length(widths.cell.saturating_mul(widths.cells)),
                Constraint::Length(widths.more),
                Constraint::Length(widths.need),
                Constraint::Length(widths.other_situation),
                Constraint::Fill(1),
            ])
            .areas(Rect { height: 1, ..area });
        let each = vec![Constraint::Length(widths.cell); usize::from(widths.cells)];
        let cells = Layout::horizontal(each).split(cells).to_vec();
        let narrower = |rect: Rect| Rect { width: rect.width.saturating_sub(1), ..rect };
        Self {
            gutter,
            name: narrower(name),
            state: narrower(state),
            squares: narrower(squares),
            cells,
            more,
            need,
            other_situation,
            kind: widths.kind,
        }
    }
}

/// Returns how many of the people shown have their whole name in a grid of this
/// width.
pub fn names_shown(model: &Model, width: u16) -> usize {
    let widths = Widths::of(model, width);
    let room = usize::from(widths.cell.saturating_sub(1));
    let whole = |&&at: &&usize| text::width(model.name_of(at)) <= room;
    match widths.kind {
        Cells::Counts => 0,
        Cells::People { .. } => model.map.people.iter().filter(whole).count(),
    }
}

/// Returns whether the cells of a grid of this width are people, one a column.
pub fn are_people(model: &Model, width: u16) -> bool {
    matches!(Widths::of(model, width).kind, Cells::People { .. })
}

struct Widths {
    name: u16,
    state: u16,
    squares: u16,
    cell: u16,
    cells: u16,
    /// Before the needs: who is out of sight.
    more: u16,
    need: u16,
    other_situation: u16,
    kind: Cells,
}

impl Widths {
    fn of(model: &Model, width: u16) -> Self {
        let is_wide = width >= 100;
        let is_room = model.map.scale == Scale::Room;
        // Names use the room there is, states are never cut.
        let name = widest_name(model).clamp(MIN_NAME, (width / 10 * 3).max(26));
        let state = widest_state(model).clamp(if is_wide { 23 } else { 20 }, 27);
        let squares = widest_squares(model).clamp(3, 10);
        let need = if is_wide { 14 } else { 7 };
        let other_situation = if model.map.other_situation.is_some() { state } else { 0 };
        let more = if is_wide { 2 } else { 1 };
        let fixed = GUTTER + 1 + state + 1 + squares + 1 + more + need + other_situation;
        let people = model.map.people.len() as u16;
        let room = |name: u16| width.saturating_sub(fixed + name);
        // Wide enough for whole names where there is room.
        let widest = widest_person(model).min(MAX_PERSON) + 1;
        let widest = match (is_room, is_wide) {
            (true, _) => widest.max(9),
            (false, true) => widest.max(7),
            (false, false) => widest.max(5),
        };
        let fitting = |name: u16| {
            (3..=widest.max(7)).rev().find(|cell| cell.saturating_mul(people) <= room(name))
        };
        let is_folded = match model.map.columns {
            Choice::Counts => true,
            Choice::People => false,
            Choice::Fitting => fitting(MIN_NAME).is_none(),
        };
        let of = |name, cell, cells, kind| Self {
            name,
            state,
            squares,
            cell,
            cells,
            more,
            need,
            other_situation,
            kind,
        };
        if is_folded {
            let cell = if room(name) >= 7 * 6 { 6 } else { 4 };
            let name = name.min(width.saturating_sub(fixed + 7 * cell)).max(8);
            return of(name, cell, 7, Cells::Counts);
        }
        // A row's name is worth more than wide cells.
        if let Some(cell) = fitting(name) {
            let kind = Cells::People { first: 0, count: usize::from(people) };
            return of(name, cell.min(widest), people, kind);
        }
        if let Some(cell) = fitting(MIN_NAME) {
            let name = width.saturating_sub(fixed + cell.saturating_mul(people));
            let kind = Cells::People { first: 0, count: usize::from(people) };
            return of(name, cell, people, kind);
        }
        let cell = 4;
        // "36›", and a blank before the needs.
        let more = 4;
        let fixed = fixed + more;
        let name = name.min(22).min(width.saturating_sub(fixed + 4 * cell)).max(8);
        let count = (width.saturating_sub(fixed + name) / cell).max(1).min(people);
        let cursor = model.map.column.unwrap_or(0);
        let all = usize::from(people);
        let first = cursor.saturating_sub(usize::from(count) / 2).min(all - usize::from(count));
        Self { more, ..of(name, cell, count, Cells::People { first, count: count.into() }) }
    }

    /// Strips alone: whole titles where they fit, and no needs or squares.
    fn of_strips(model: &Model, width: u16) -> Self {
        let titles = model.map.rows.iter().map(|&at| {
            let dimension = &model.team.dimensions()[at];
            let title = phrases::title(dimension, usize::MAX, model.options.glyphs);
            text::width(&title) as u16
        });
        let cell = if width >= 100 { 5 } else { 3 };
        let room = width.saturating_sub(GUTTER + 7 * cell + 4);
        let state = 27.min(room / 2);
        let name = (titles.max().unwrap_or(0) + 1).min(room.saturating_sub(state)).max(8);
        let kind = Cells::Counts;
        Self { name, state, squares: 0, cell, cells: 7, more: 0, need: 0, other_situation: 0, kind }
    }
}

fn widest_name(model: &Model) -> u16 {
    let names = model.map.rows.iter().map(|&at| {
        let dimension = &model.team.dimensions()[at];
        if dimension.is_spectrum() { 0 } else { text::width(&dimension.name) }
    });
    names.max().unwrap_or(0) as u16 + 1
}

fn widest_person(model: &Model) -> u16 {
    let people = model.map.people.iter();
    people.map(|&at| text::width(model.name_of(at))).max().unwrap_or(0) as u16
}

/// States are never cut: "covered, 1 more so far".
fn widest_state(model: &Model) -> u16 {
    let states = model.map.rows.iter().filter(|&&at| !model.team.dimensions()[at].is_spectrum());
    let widths = states.map(|&at| {
        let state = state_words(model, &model.coverage, at);
        text::width(&state) as u16 + 4
    });
    widths.max().unwrap_or(0)
}

fn widest_squares(model: &Model) -> u16 {
    let widths = model.map.rows.iter().map(|&at| {
        let is_spectrum = model.team.dimensions()[at].is_spectrum();
        let squares = Squares::of(model.coverage.dimension(at));
        if is_spectrum { 0 } else { cells::width(squares) }
    });
    widths.max().unwrap_or(0)
}
