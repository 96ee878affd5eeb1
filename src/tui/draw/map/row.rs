//! One skill or experience: name, state with its cause, squares, cells, need.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::layout::{Cells, Layout, Span};
use super::squares;
use crate::coverage::{Coverage, DimensionCoverage};
use crate::phrases::{self, Glyphs, Mark, Squares};
use crate::team::{Rating, Want};
use crate::text;
use crate::tui::app::Model;
use crate::tui::app::map::{Colouring, Scale};
use crate::tui::draw::findings::decided_sign;
use crate::tui::draw::{Styles, pen};

/// Draws a row at a screen row; `selected` when the cursor is on it.
pub fn draw(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    place: usize,
    selected: bool,
    model: &Model,
    styles: &Styles,
) {
    let judged = model.coverage.dimension(place);
    let mark = Mark::of(judged);
    name(buf, layout, y, place, selected, model, styles);
    state_of(buf, layout.state, y, place, &model.coverage, model, styles);
    let squares = Squares::of(judged);
    let style = styles.mark_text(mark);
    squares::draw(buf, layout.squares, y, squares, style, styles, model.options.glyphs);
    match layout.columns {
        Cells::People { first, count } => {
            people(buf, layout, y, place, first..first + count, model, styles);
        }
        Cells::Counts => counts(buf, layout, y, judged, model, styles),
    }
    need(buf, layout, y, place, judged, model, styles);
    if let Some(beside) = model.map.beside.as_ref().filter(|_| layout.beside.width > 0) {
        state_of(buf, layout.beside, y, place, beside, model, styles);
    }
}

/// The bar, the mark for discussion and the name; also for spectra.
pub fn name(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    place: usize,
    selected: bool,
    model: &Model,
    styles: &Styles,
) {
    let dimension = &model.team.dimensions()[place];
    let left = layout.list.x;
    if selected {
        for y in y..y + layout.tall {
            pen::write(buf, left, y, 1, " ", styles.cursor_bar);
        }
    }
    if model.team.session.discuss.contains(&dimension.id) {
        let flag = match model.options.glyphs {
            Glyphs::Unicode => "▸",
            Glyphs::Ascii => ">",
        };
        pen::write(buf, left + 1, y, 1, flag, styles.title);
    }
    if model.team.decisions.iter().any(|decision| decision.dimension == dimension.id) {
        let sign = decided_sign(model.options.glyphs);
        pen::write(buf, layout.name.end(), y, 1, sign, styles.done);
    }
    let style = if selected { styles.cursor } else { styles.text };
    let Span { x, width } = layout.name;
    if dimension.is_spectrum() {
        let title = phrases::title(dimension, usize::from(width), model.options.glyphs);
        pen::write(buf, x, y, width, title, style);
        return;
    }
    let fits = text::width(&dimension.name) <= usize::from(width);
    let name = if fits { &dimension.name } else { phrases::short_title(&model.team, place) };
    pen::write(buf, x, y, width, name, style);
}

/// The state as this coverage has it.
fn state_of(
    buf: &mut Buffer,
    span: Span,
    y: u16,
    place: usize,
    coverage: &Coverage,
    model: &Model,
    styles: &Styles,
) {
    let mark = Mark::of(coverage.dimension(place));
    let said = phrases::state(&model.team, coverage, place, &model.map.brief);
    state(buf, span, y, mark, said, model, styles);
}

fn state(
    buf: &mut Buffer,
    span: Span,
    y: u16,
    mark: Mark,
    said: impl Display,
    model: &Model,
    styles: &Styles,
) {
    let glyph = mark.glyph(model.options.glyphs);
    pen::write(buf, span.x, y, span.width, format_args!(" {glyph} {said} "), styles.mark(mark));
}

fn people(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    place: usize,
    shown: std::ops::Range<usize>,
    model: &Model,
    styles: &Styles,
) {
    let judged = model.coverage.dimension(place);
    let column = model.team.ratings().column(place);
    let mut x = layout.cells.x;
    for &member in &model.map.people[shown] {
        let rating = column[member];
        let away = model.coverage.is_away(member);
        let style = if away { styles.away } else { cell_style(rating, judged, model, styles) };
        cell(buf, x, y, layout, rating, style, model.options.glyphs);
        x += layout.cell;
    }
}

/// Lit when it counts towards the need, half lit one step below: never by
/// who rated themselves high.
fn cell_style(rating: Rating, judged: &DimensionCoverage, model: &Model, styles: &Styles) -> Style {
    let Some(value) = rating.value() else { return styles.plain };
    match (model.map.colouring, model.map.scale) {
        (Colouring::Level, _) => styles.levels[usize::from(value.min(5))],
        (Colouring::Need, _) if judged.counts(value) => styles.lit,
        // A room sees three tones, and no greys.
        (Colouring::Need, Scale::Room) => styles.text,
        (Colouring::Need, Scale::Desk) if judged.is_one_step_below(value) => styles.near,
        (Colouring::Need, Scale::Desk) => styles.plain,
    }
}

fn cell(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    layout: &Layout,
    rating: Rating,
    style: Style,
    glyphs: Glyphs,
) {
    for y in y..y + layout.tall {
        for x in x..x + layout.cell {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_char(' ').set_style(style.remove_modifier(Modifier::CROSSED_OUT));
            }
        }
    }
    let middle = x + (layout.cell - 1) / 2;
    let value = match rating.value() {
        Some(value) => char::from(b'0' + value),
        // Passed and unanswered look the same.
        None => {
            if glyphs == Glyphs::Ascii {
                '.'
            } else {
                '·'
            }
        }
    };
    if let Some(cell) = buf.cell_mut((middle, y)) {
        cell.set_char(value).set_style(style);
    }
    let arrow = match (rating.want(), glyphs) {
        (None, _) => return,
        (Some(Want::Grow), Glyphs::Unicode) => '↑',
        (Some(Want::Less), Glyphs::Unicode) => '↓',
        (Some(Want::Grow), Glyphs::Ascii) => '^',
        (Some(Want::Less), Glyphs::Ascii) => 'v',
    };
    if let Some(cell) = buf.cell_mut((middle + 1, y)) {
        cell.set_char(arrow);
    }
}

/// How many people are at each level, 0 to 5, and without an answer.
fn counts(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    judged: &DimensionCoverage,
    model: &Model,
    styles: &Styles,
) {
    let order = [0_usize, 1, 2, 3, 4, 5, 7];
    for (nth, slot) in order.into_iter().enumerate() {
        let people = judged.histogram()[slot];
        let value = slot as u8;
        let style = match model.map.colouring {
            _ if people == 0 || slot == 7 => styles.plain,
            Colouring::Level => styles.levels[slot],
            Colouring::Need if judged.counts(value) => styles.lit,
            Colouring::Need if judged.is_one_step_below(value) => styles.near,
            Colouring::Need => styles.plain,
        };
        let x = layout.cells.x + nth as u16 * layout.cell;
        for y in y..y + layout.tall {
            pen::paint(buf, x, y, layout.cell, style);
        }
        let end = x + layout.cell - 1;
        if people == 0 {
            pen::write_right(buf, end, y, '·', style);
        } else {
            pen::write_right(buf, end, y, people, style);
        }
    }
}

fn need(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    place: usize,
    judged: &DimensionCoverage,
    model: &Model,
    styles: &Styles,
) {
    let span = layout.need;
    let dimension = &model.team.dimensions()[place];
    let said = phrases::need(dimension, judged.need());
    if pen::width(&said) <= span.width {
        pen::write(buf, span.x, y, span.width, said, styles.quiet);
    } else {
        pen::write(buf, span.x, y, span.width, phrases::need_short(judged.need()), styles.quiet);
    }
}
