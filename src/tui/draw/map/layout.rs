//! Where the map's regions and columns stand, from the terminal's size and
//! what there is to show. Pure, so that a click finds what was drawn.

use ratatui::layout::Rect;

use crate::team::Kind;
use crate::tui::app::Model;
use crate::tui::app::map::{Columns, Scale};
use crate::tui::draw::pen;
use crate::{phrases, text};

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A kind's title.
    Heading(Kind),
    /// Nothing.
    Blank,
    /// A row, by place among the rows shown.
    Row(usize),
}

/// A run of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first column.
    pub x: u16,
    /// How many.
    pub width: u16,
}

impl Span {
    /// The column after the last.
    pub fn end(self) -> u16 {
        self.x + self.width
    }
}

/// What a column of cells is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Members, from this place among the people shown, so many of them.
    People {
        /// By place.
        first: usize,
        /// How many fit.
        count: usize,
    },
    /// The levels 0 to 5, and those who have not answered.
    Counts,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The list's rows of the screen.
    pub list: Rect,
    /// The row of names above it.
    pub heads: u16,
    /// Names of dimensions.
    pub name: Span,
    /// States with their cause.
    pub state: Span,
    /// Filled and missing.
    pub squares: Span,
    /// All cells.
    pub cells: Span,
    /// One cell.
    pub cell: u16,
    /// What the cells are.
    pub columns: Cells,
    /// Needs in words; of no width where there is no room.
    pub need: Span,
    /// A second situation's state; of no width where none is beside.
    pub beside: Span,
    /// The two sentences and what to talk about: below, or at the side.
    pub words: Rect,
    /// Whether `words` stands at the side.
    pub at_side: bool,
    /// How many rows of the screen a row of the list takes.
    pub tall: u16,
    /// The lines of the list, in order.
    pub lines: Vec<Line>,
    /// How many of them are above the first one shown.
    pub above: usize,
}

const SIDE_FROM: u16 = 165;
const SIDE: u16 = 62;
const GUTTER: u16 = 2;
/// The narrowest a dimension's name may get before people fold into counts.
const NARROWEST_NAME: u16 = 16;

impl Layout {
    /// The layout of the map in this area, the last row left to the footer.
    pub fn of(model: &Model, area: Rect) -> Self {
        let at_side = area.width >= SIDE_FROM && model.map.scale == Scale::Desk;
        let width = if at_side { area.width - SIDE } else { area.width };
        let lines = lines(model);
        let room = model.map.scale == Scale::Room;
        let head_rows = if area.height >= 30 { 4 } else { 3 };
        let below = if at_side || room { 0 } else { words_height(area.height, lines.len()) };
        let height = area.height.saturating_sub(head_rows + below + 1);
        // Where there is height to spare, rows take two: read from further away.
        let tall = if (room || at_side) && usize::from(height) >= 2 * lines.len() { 2 } else { 1 };
        let list = Rect { x: area.x, y: area.y + head_rows, width, height };
        let shown = usize::from(height / tall);
        let above = above(&lines, model.map.cursor, shown);
        let words = if at_side {
            let height = area.height.saturating_sub(3);
            Rect { x: area.x + width, y: area.y + 2, width: SIDE, height }
        } else {
            Rect { x: area.x, y: list.bottom(), width, height: below }
        };
        let mut layout = Self {
            list,
            heads: area.y + head_rows - 1,
            name: Span::default(),
            state: Span::default(),
            squares: Span::default(),
            cells: Span::default(),
            cell: 5,
            columns: Cells::Counts,
            need: Span::default(),
            beside: Span::default(),
            words,
            at_side,
            tall,
            lines,
            above,
        };
        layout.place_columns(model, width);
        layout
    }

    fn place_columns(&mut self, model: &Model, width: u16) {
        if model.map.rows.iter().all(|&place| model.team.dimensions()[place].is_spectrum()) {
            self.place_strips(model, width);
            return;
        }
        let wide = width >= 100;
        let room = model.map.scale == Scale::Room;
        let name = widest_name(model).clamp(NARROWEST_NAME, if wide { 34 } else { 26 });
        let state = if wide { 22 } else { 20 };
        let squares = widest_squares(model).clamp(3, 10);
        let need = match (room, wide) {
            (true, _) => 0,
            (false, true) => 14,
            (false, false) => 7,
        };
        let beside = if model.map.beside.is_some() { state } else { 0 };
        let gaps = GUTTER + 1 + 1 + 1 + u16::from(need > 0) + u16::from(beside > 0) + 1;
        let fixed = gaps + state + squares + need + beside;
        let people = model.map.people.len() as u16;
        let for_cells = |name: u16| width.saturating_sub(fixed + name);
        let widths: &[u16] = if room { &[9, 7, 5, 4, 3] } else { &[7, 6, 5, 4, 3] };
        let fitting =
            |name: u16| widths.iter().copied().find(|cell| cell * people <= for_cells(name));
        let counts = match model.map.columns {
            Columns::Counts => true,
            Columns::People => false,
            Columns::Fitting => fitting(NARROWEST_NAME).is_none(),
        };
        let mut name_width = name;
        if counts {
            self.cell = if for_cells(name) >= 7 * 6 { 6 } else { 4 };
            name_width = name.min(width.saturating_sub(fixed + 7 * self.cell)).max(8);
            self.columns = Cells::Counts;
            self.cells.width = 7 * self.cell;
        } else {
            // Names are worth more than wide cells; both more than nothing.
            let cell = fitting(name).or_else(|| {
                fitting(NARROWEST_NAME).inspect(|cell| {
                    name_width = width.saturating_sub(fixed + cell * people);
                })
            });
            self.cell =
                cell.unwrap_or(4).min(if wide { 7 } else { 5 }.max(if room { 9 } else { 0 }));
            if cell.is_none() {
                name_width = name.min(22).min(width.saturating_sub(fixed + 4 * self.cell)).max(8);
            }
            let fit = usize::from(for_cells(name_width) / self.cell).max(1);
            let count = fit.min(usize::from(people));
            let column = model.map.column.unwrap_or(0);
            let first = column.saturating_sub(count / 2).min(usize::from(people) - count);
            self.columns = Cells::People { first, count };
            self.cells.width = count as u16 * self.cell;
        }
        self.name = Span { x: self.list.x + GUTTER, width: name_width };
        self.state = Span { x: self.name.end() + 1, width: state };
        self.squares = Span { x: self.state.end() + 1, width: squares };
        self.cells.x = self.squares.end() + 1;
        self.need = Span { x: self.cells.end() + 2, width: need };
        let beside_x = if need > 0 { self.need.end() + 1 } else { self.cells.end() + 1 };
        self.beside = Span { x: beside_x, width: beside };
    }

    /// Strips alone: titles whole where it goes, and no needs or squares.
    fn place_strips(&mut self, model: &Model, width: u16) {
        let titles = model.map.rows.iter().map(|&place| {
            let dimension = &model.team.dimensions()[place];
            pen::width(phrases::title(dimension, usize::MAX, model.options.glyphs))
        });
        let strip = 7 * if width >= 100 { 5 } else { 3 };
        let room = width.saturating_sub(GUTTER + strip + 3);
        let state = 27.min(room / 2);
        let name = (titles.max().unwrap_or(0) + 1).min(room.saturating_sub(state)).max(8);
        self.name = Span { x: self.list.x + GUTTER, width: name };
        self.state = Span { x: self.name.end() + 1, width: state };
        self.squares = Span { x: self.state.end(), width: 0 };
        self.cells = Span { x: self.state.end() + 1, width: strip };
        self.columns = Cells::Counts;
    }

    /// The screen row of the nth line shown, and the line.
    pub fn shown(&self) -> impl Iterator<Item = (u16, Line)> + '_ {
        let fits = usize::from(self.list.height / self.tall);
        let lines = self.lines.iter().copied().skip(self.above).take(fits);
        lines.enumerate().map(|(nth, line)| (self.list.y + nth as u16 * self.tall, line))
    }

    /// What stands at a place: a row of the list and a column of its cells.
    pub fn at(&self, x: u16, y: u16) -> (Option<usize>, Option<usize>) {
        let row = self.shown().find_map(|(top, line)| match line {
            Line::Row(row) if (top..top + self.tall).contains(&y) => Some(row),
            _ => None,
        });
        let column = match self.columns {
            Cells::People { first, count } if (self.cells.x..self.cells.end()).contains(&x) => {
                let nth = usize::from((x - self.cells.x) / self.cell);
                (nth < count).then_some(first + nth)
            }
            _ => None,
        };
        (row, column)
    }
}

/// How tall the region of words is: as much as the list leaves, 3 at least
/// and 10 at most (two sentences, three topics and their rules).
fn words_height(height: u16, lines: usize) -> u16 {
    let left = height.saturating_sub(5 + lines as u16);
    if height < 20 { 0 } else { left.clamp(3, 10) }
}

fn lines(model: &Model) -> Vec<Line> {
    let rows = &model.map.rows;
    let headings = model.map.has_headings();
    let mut lines = Vec::with_capacity(rows.len() + 6);
    let mut last = None;
    for (place, &dimension) in rows.iter().enumerate() {
        let kind = model.team.dimensions()[dimension].kind;
        let new_part = last != Some(kind)
            && (headings || (kind == Kind::Personality) != (last == Some(Kind::Personality)));
        if new_part && (headings || kind == Kind::Personality) {
            if last.is_some() && model.size.1 >= 30 {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(kind));
        }
        last = Some(kind);
        lines.push(Line::Row(place));
    }
    lines
}

/// Keeps the cursor in the middle once there is more than fits.
fn above(lines: &[Line], cursor: usize, shown: usize) -> usize {
    let at = lines.iter().position(|line| *line == Line::Row(cursor)).unwrap_or(0);
    at.saturating_sub(shown / 2).min(lines.len().saturating_sub(shown))
}

fn widest_name(model: &Model) -> u16 {
    let names = model.map.rows.iter().map(|&place| {
        let dimension = &model.team.dimensions()[place];
        if dimension.is_spectrum() { 0 } else { text::width(&dimension.name) }
    });
    names.max().unwrap_or(0) as u16 + 1
}

fn widest_squares(model: &Model) -> u16 {
    let widths = model.map.rows.iter().map(|&place| {
        let judged = model.coverage.dimension(place);
        let squares = crate::phrases::Squares::of(judged);
        let spectrum = model.team.dimensions()[place].is_spectrum();
        if spectrum { 0 } else { super::squares::width(squares) }
    });
    widths.max().unwrap_or(0)
}
