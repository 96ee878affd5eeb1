//! One skill or experience: name, state with its cause, squares, cells, need.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::layout::{Cells, Layout, Span};
use super::squares;
use crate::analysis::{Coverage, DimensionCoverage};
use crate::app::Model;
use crate::app::map::{Colouring, Scale};
use crate::domain::{Rating, Want};
use crate::text;
use crate::ui::findings::decided_sign;
use crate::ui::{Styles, pen};
use crate::words::{self, Glyphs, Mark, Squares};

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
    let said = model.map.state(place).map(Cow::Borrowed);
    state(buf, layout.state, y, place, (&model.coverage, said), model, styles);
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
        state(buf, layout.beside, y, place, (beside, None), model, styles);
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
    let name = if dimension.is_spectrum() {
        let width = usize::from(layout.name.width);
        words::title(dimension, width, model.options.glyphs)
    } else if text::width(&dimension.name) <= usize::from(layout.name.width) {
        dimension.name.clone()
    } else {
        words::short_title(&model.team, place).to_owned()
    };
    pen::write(buf, layout.name.x, y, layout.name.width, &name, style);
}

fn state(
    buf: &mut Buffer,
    span: Span,
    y: u16,
    place: usize,
    (coverage, said): (&Coverage, Option<Cow<'_, str>>),
    model: &Model,
    styles: &Styles,
) {
    let mark = Mark::of(coverage.dimension(place));
    let brief = &model.map.brief;
    let said = said.unwrap_or_else(|| words::state(&model.team, coverage, place, brief));
    let text = format!(" {} {said} ", mark.glyph(model.options.glyphs));
    pen::write(buf, span.x, y, span.width, &text, styles.mark(mark));
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
        let text = if people == 0 { "·".to_owned() } else { people.to_string() };
        pen::write_right(buf, x + layout.cell - 1, y, &text, style);
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
    let said = words::need(dimension, judged.need());
    let said = if crate::text::width(&said) > usize::from(span.width) {
        words::need_short(judged.need())
    } else {
        said
    };
    pen::write(buf, span.x, y, span.width, &said, styles.quiet);
}
