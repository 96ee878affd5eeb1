//! The coverage grid: one row a dimension with its state, a cell a person,
//! and its need; spectra as strips below.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{cells, state_words, strip};
use crate::coverage::{Coverage, is_stale};
use crate::phrases::map::{MapRow, kind_title};
use crate::phrases::{self, Mark};
use crate::team::{Expected, Kind, Step};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::map::Scale;
use crate::tui::screens::map::draw::columns::{Cells, Columns};
use crate::tui::widgets::{more_above_and_below, right, top_of};

/// Short names of more people than this cannot all differ.
const MAX_DISTINCT_NAMES: usize = 200;

/// One line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridLine {
    /// A kind's title.
    Heading(Kind),
    /// Nothing.
    Blank,
    /// A row, by its index among the rows shown.
    Row(usize),
}

/// Returns all lines of the grid, also those out of sight.
pub fn lines(model: &Model) -> Vec<GridLine> {
    let has_headings = model.map.has_headings();
    let mut lines = Vec::new();
    let mut last = None;
    for (row, &dimension) in model.map.rows.iter().enumerate() {
        let kind = model.team.dimensions()[dimension].kind;
        let is_personality = kind == Kind::Personality;
        let is_new = last != Some(kind)
            && (has_headings || is_personality != (last == Some(Kind::Personality)));
        if is_new && (has_headings || is_personality) {
            if last.is_some() && model.size.1 >= 30 {
                lines.push(GridLine::Blank);
            }
            lines.push(GridLine::Heading(kind));
        }
        last = Some(kind);
        lines.push(GridLine::Row(row));
    }
    lines
}

/// Where the lines and columns of the grid are.
#[derive(Debug)]
pub struct GridLayout {
    pub(super) columns: Columns,
    /// The area below the names of people.
    body: Rect,
    lines: Vec<GridLine>,
    /// The lines shown.
    shown: Range<usize>,
    /// Rows of the screen that a line takes.
    line_height: u16,
}

impl GridLayout {
    /// Lays the grid out in an area: names of people in its first row.
    pub fn new(model: &Model, area: Rect) -> Self {
        let lines = lines(model);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let is_room = model.map.scale == Scale::Room;
        // One line of colour and one of air, where all rows fit like that.
        let has_room = usize::from(body.height) >= 2 * lines.len();
        let line_height = if has_room && (is_room || model.size.0 >= 165) { 2 } else { 1 };
        let room = usize::from(body.height / line_height).max(1);
        let cursor = lines.iter().position(|line| *line == GridLine::Row(model.map.cursor));
        let cursor = cursor.unwrap_or(0);
        // A room reads page by page; at a desk the cursor stays in the middle.
        let first = if is_room { cursor / room * room } else { top_of(cursor, room, lines.len()) };
        let shown = first..(first + room).min(lines.len());
        Self { columns: Columns::of(model, area), body, lines, shown, line_height }
    }

    /// Returns the row and the column at a position of the screen.
    pub fn at(&self, x: u16, y: u16) -> (Option<usize>, Option<usize>) {
        let line = y.checked_sub(self.body.y).map(|line| usize::from(line / self.line_height));
        let line = line.map(|line| line + self.shown.start).filter(|at| self.shown.contains(at));
        let row = line.and_then(|at| match self.lines[at] {
            GridLine::Row(row) => Some(row),
            _ => None,
        });
        let is_at = |cell: &Rect| (cell.left()..cell.right()).contains(&x);
        let cell = self.columns.cells.iter().position(is_at);
        let column = match self.columns.kind {
            Cells::People { first, .. } => cell.map(|nth| first + nth),
            Cells::Counts => None,
        };
        (row, column)
    }
}

/// The grid of a model in an area.
#[derive(Debug)]
pub struct CoverageGrid<'a> {
    pub(super) model: &'a Model,
    pub(super) styles: &'a Styles,
    pub(super) layout: GridLayout,
}

impl<'a> CoverageGrid<'a> {
    /// Returns the grid as it is drawn in this area.
    pub fn new(model: &'a Model, styles: &'a Styles, area: Rect) -> Self {
        Self { model, styles, layout: GridLayout::new(model, area) }
    }

    fn style_of(&self, selected: bool) -> Style {
        if selected { self.styles.cursor } else { self.styles.text }
    }

    fn heads(&self, row: Rect, buf: &mut Buffer) {
        let (model, styles, columns) = (self.model, self.styles, &self.layout.columns);
        let at = |column: Rect| Rect { y: row.y, ..column };
        match columns.kind {
            Cells::People { first, count } => self.people(first, count, row, buf),
            Cells::Counts => {
                for (title, &cell) in ["0", "1", "2", "3", "4", "5", "?"].iter().zip(&columns.cells)
                {
                    let inside = Rect { width: cell.width.saturating_sub(1), ..at(cell) };
                    right(Line::styled(*title, styles.title), inside, buf);
                }
                let people = format!("{} people ", model.map.people.len());
                let before = at(columns.state.union(columns.squares));
                right(Line::styled(people, styles.quiet), before, buf);
            }
        }
        Line::styled("need", styles.quiet).render(at(columns.need), buf);
        if let Some(other_situation) = &model.map.other_situation {
            let name = other_situation.situation().and_then(|at| model.team.situations.get(at));
            let name = name.map_or("own needs", |situation| situation.name.as_str());
            let room = usize::from(columns.other_situation.width.saturating_sub(1));
            let name = text::fit(name, room).into_owned();
            Line::styled(format!(" {name}"), styles.title).render(at(columns.other_situation), buf);
        }
    }

    fn people(&self, first: usize, count: usize, row: Rect, buf: &mut Buffer) {
        let (model, styles, columns) = (self.model, self.styles, &self.layout.columns);
        let all = model.map.people.len();
        // Among thousands, those in sight differ from each other.
        let told = if all <= MAX_DISTINCT_NAMES { 0..all } else { first..first + count };
        let from = told.start;
        let names = model.map.people[told].iter().map(|&member| model.name_of(member));
        let width = columns.cells.first().map_or(1, |cell| cell.width.saturating_sub(1));
        let short = phrases::shortened(names, usize::from(width));
        for (nth, &cell) in columns.cells.iter().enumerate() {
            let column = first + nth;
            let member = model.map.people[column];
            let cell = Rect { y: row.y, ..cell };
            let style = if model.map.column == Some(column) {
                buf.set_style(cell, styles.column);
                styles.column
            } else if model.coverage.is_away(member) {
                styles.away
            } else {
                styles.title
            };
            let joins = model.map.planned.as_ref().is_some_and(|planned| planned.joins(member));
            let name = format!("{}{}", if joins { "+" } else { "" }, short[column - from]);
            let inset = cell.width.saturating_sub(text::width(&name) as u16) / 2;
            let inside = Rect { x: cell.x + inset, width: cell.width - inset, ..cell };
            // A sign where answers are older than half a year: History lists them.
            let rated = model.team.members()[member].rated;
            let old = rated.is_some_and(|day| is_stale(day, model.today));
            let old = if old { "°" } else { "" };
            Line::styled(format!("{name}{old}"), style).render(inside, buf);
        }
        let (before, after) = (first, all - first - count);
        if before > 0 {
            let rect = Rect { y: row.y, ..columns.squares };
            right(Line::styled(format!("‹{before}"), styles.quiet), rect, buf);
        }
        if after > 0 {
            let rect = columns.more.union(columns.need);
            Line::styled(format!("{after}›"), styles.quiet).render(Rect { y: row.y, ..rect }, buf);
        }
    }

    fn heading(&self, kind: Kind, row: Rect, buf: &mut Buffer) {
        let title = kind_title(kind).to_uppercase();
        let rect = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
        Line::styled(title, self.styles.heading).render(rect, buf);
        if kind == Kind::Personality {
            strip::heading(self.styles, &self.layout.columns, row, buf);
        }
    }

    fn row(&self, index: usize, row: Rect, buf: &mut Buffer) {
        let (model, styles, columns) = (self.model, self.styles, &self.layout.columns);
        let at = |column: Rect| Rect { y: row.y, ..column };
        let dimension_index = model.map.rows[index];
        let dimension = &model.team.dimensions()[dimension_index];
        let is_selected = index == model.map.cursor;
        if is_selected {
            let bar = Rect { width: 1, height: self.layout.line_height, ..at(columns.gutter) };
            buf.set_style(bar, styles.cursor_bar);
        }
        if model.team.session.discuss.contains(&dimension.id) {
            let flag = Rect { x: columns.gutter.x + 1, width: 1, ..at(columns.gutter) };
            Line::styled("▸", styles.title).render(flag, buf);
        }
        if model.team.decisions.iter().any(|decision| decision.dimension == dimension.id) {
            let sign = Rect { x: columns.name.right(), width: 1, ..at(columns.name) };
            Line::styled("✓", styles.done).render(sign, buf);
        }
        let style = self.style_of(is_selected);
        let width = usize::from(columns.name.width);
        if dimension.is_spectrum() {
            let title = phrases::title(dimension, width, model.options.glyphs);
            Line::styled(title, style).render(at(columns.name), buf);
            strip::draw(dimension_index, is_selected, model, styles, columns, row, buf);
            return;
        }
        let fits = text::width(&dimension.name) <= width;
        let name = if fits {
            dimension.name.as_str()
        } else {
            phrases::short_title(&model.team, dimension_index)
        };
        Line::styled(text::fit(name, width), style).render(at(columns.name), buf);
        let shown = MapRow::of(&model.team, &model.coverage, dimension_index, &model.map.brief);
        self.state(dimension_index, &model.coverage, at(columns.state), buf);
        let mark = styles.mark_text(shown.mark);
        cells::squares(shown.squares, mark, styles).render(at(columns.squares), buf);
        match columns.kind {
            Cells::People { first, count } => {
                let people = &model.map.people[first..first + count];
                for (&member, &cell) in people.iter().zip(&columns.cells) {
                    self.cell(dimension_index, member, shown.coverage, at(cell), buf);
                }
            }
            Cells::Counts => self.counts(shown.coverage, row, buf),
        }
        let fits = text::width(&shown.need) <= usize::from(columns.need.width);
        let need = if fits { shown.need } else { phrases::need_short(shown.coverage.need()) };
        Line::styled(need, styles.quiet).render(at(columns.need), buf);
        if let Some(other_situation) = &model.map.other_situation {
            self.state(dimension_index, other_situation, at(columns.other_situation), buf);
        }
    }

    /// Draws the state in this coverage, with the room's guess.
    fn state(&self, dimension: usize, coverage: &Coverage, rect: Rect, buf: &mut Buffer) {
        let (model, styles) = (self.model, self.styles);
        let mark = Mark::of(coverage.dimension(dimension));
        let state = state_words(model, coverage, dimension);
        let glyph = mark.glyph(model.options.glyphs);
        let guess = self.guess(dimension);
        let room = usize::from(rect.width).saturating_sub(guess.chars().count() + 4);
        let state = text::fit(&state, room).into_owned();
        Line::from_iter([
            Span::styled(guess, styles.title),
            Span::styled(format!(" {glyph} {state} "), styles.mark(mark)),
        ])
        .render(rect, buf);
    }

    /// Returns what the room guessed about a row, while everything is revealed.
    fn guess(&self, dimension: usize) -> &'static str {
        let session = &self.model.team.session;
        if session.step != Some(Step::Reveal) || session.hidden {
            return "";
        }
        let id = &self.model.team.dimensions()[dimension].id;
        let guesses = &self.model.team.expectations;
        match guesses.iter().find(|guess| guess.dimension == *id).map(|guess| guess.expected) {
            Some(Expected::Strong) => "▲ →",
            Some(Expected::Gap) => "▼ →",
            None => "",
        }
    }

    /// Draws how many rows are out of sight: "↓ 5 more", in the presenter view "9–13 of 13".
    fn more(&self, area: Rect, buf: &mut Buffer) {
        let is_row = |line: &&GridLine| matches!(line, GridLine::Row(_));
        let count = |lines: &[GridLine]| lines.iter().filter(is_row).count();
        let before = count(&self.layout.lines[..self.layout.shown.start]);
        let after = count(&self.layout.lines[self.layout.shown.end..]);
        let rect = Rect { width: area.width.min(self.layout.columns.squares.right()), ..area };
        if before + after == 0 {
            return;
        }
        if self.model.map.scale == Scale::Room {
            let all = self.model.map.rows.len();
            let sentences = format!(" {}–{} of {all} ", before + 1, all - after);
            Line::styled(sentences, self.styles.title).render(rect, buf);
        } else {
            let left = Rect { width: rect.width.min(24), ..rect };
            more_above_and_below(left, buf, before, after, self.styles);
        }
    }
}

impl Widget for CoverageGrid<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let first = Rect { height: 1, ..area };
        let has_work = self.layout.lines.iter().any(|line| match line {
            GridLine::Row(row) => {
                !self.model.team.dimensions()[self.model.map.rows[*row]].is_spectrum()
            }
            _ => false,
        });
        if has_work {
            self.heads(first, buf);
        }
        for (nth, line) in self.layout.lines[self.layout.shown.clone()].iter().enumerate() {
            let y = self.layout.body.y + nth as u16 * self.layout.line_height;
            let row = Rect { y, height: 1, ..self.layout.body };
            match *line {
                GridLine::Blank => {}
                GridLine::Heading(kind) => self.heading(kind, row, buf),
                GridLine::Row(index) => self.row(index, row, buf),
            }
        }
        self.more(first, buf);
    }
}
