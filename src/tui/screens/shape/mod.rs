//! The shape: the radar people expect, in braille, with its names around it
//! and its legend in words below.

mod labels;
mod raster;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use self::labels::{Side, Wanted};
use self::raster::{LAYERS, Raster, Stroke};
use crate::coverage::{self, Outline, Shape, point};
use crate::phrases::{self, Glyphs, Mark};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::map::draw::title;

/// A cell is about twice as tall as it is wide.
const TALL: f64 = 2.0;
/// The narrowest that names beside the shape may get.
const NAMES: u16 = 16;
const LEGEND: u16 = 3;

const SPOKES: usize = 0;
/// Without braille, a letter each: axes, best, N-th best, need.
const LETTERS: [char; LAYERS] = ['.', '+', 'o', '#'];

/// Draws the shape; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    let end = area.right().saturating_sub(1);
    let x = pen::write(buf, area.x + 1, area.y + 1, area.width, "Shape", styles.title);
    if let Some(without) = title::without(model) {
        pen::write_right(buf, end, area.y + 1, &without, styles.title);
    }
    let shape = match coverage::shape(&model.team, &model.coverage) {
        Ok(shape) => shape,
        Err(why) => {
            for (nth, line) in phrases::no_shape(why).into_iter().enumerate() {
                let style = if nth == 0 { styles.title } else { styles.text };
                pen::write(buf, area.x + 2, area.y + 3 + nth as u16, area.width - 2, line, style);
            }
            return;
        }
    };
    let said = phrases::shape(&shape);
    let room = end.saturating_sub(x + 2);
    let below = area.bottom().saturating_sub(LEGEND + 1);
    let picture = Rect { y: area.y + 2, height: below.saturating_sub(area.y + 2), ..area };
    if title::without(model).is_none() {
        if pen::width(&said) <= room {
            pen::write(buf, x + 2, area.y + 1, room, said, styles.text);
        } else {
            // Where all of it does not fit, its first half says how many.
            let short = phrases::shape_in_short(&shape);
            pen::write(buf, x + 2, area.y + 1, room, format_args!("{short}."), styles.text);
        }
    }
    let unnamed = draw_picture(buf, picture, &shape, model, styles);
    legend(buf, Rect { y: below, height: LEGEND, ..area }, unnamed, model, styles);
}

/// Draws outlines and names; gives how many names found no room.
fn draw_picture(
    buf: &mut Buffer,
    area: Rect,
    shape: &Shape,
    model: &Model,
    styles: &Styles,
) -> usize {
    let across = area.width.saturating_sub(2 * NAMES);
    let radius = (f64::from(area.height.saturating_sub(1)) / 2.0)
        .min(f64::from(across) / 2.0 / TALL)
        .max(2.0);
    let middle = [f64::from(area.width) / 2.0, f64::from(area.height) / 2.0];
    let braille = model.options.glyphs == Glyphs::Unicode;
    let mut raster = Raster::new(area.width, area.height, braille);
    let to_cells = |[x, y]: [f64; 2]| [middle[0] + x * radius * TALL, middle[1] - y * radius];
    let axes = shape.axes.len();
    for nth in 0..axes {
        let tip = to_cells(point(nth, axes, 1.0));
        raster.line(SPOKES, middle, tip, Stroke::Dotted(if braille { 4 } else { 2 }));
    }
    let area_of_enough: Vec<[f64; 2]> = shape.area().into_iter().map(to_cells).collect();
    if braille {
        raster.fill(layer(Outline::Nth), &area_of_enough);
    }
    for outline in Outline::ALL {
        let stroke = if outline == Outline::Best { Stroke::Dotted(3) } else { Stroke::Solid };
        for line in shape.lines(outline) {
            let [from, to] = line.map(to_cells);
            raster.line(layer(outline), from, to, stroke);
        }
    }
    for row in 0..area.height {
        for column in 0..area.width {
            if let Some((letter, layer)) = raster.cell(column, row, LETTERS)
                && let Some(cell) = buf.cell_mut((area.x + column, area.y + row))
            {
                cell.set_char(letter).set_style(style_of(layer, styles));
            }
        }
    }
    names(buf, area, shape, middle, radius, model, styles)
}

fn layer(outline: Outline) -> usize {
    match outline {
        Outline::Best => 1,
        Outline::Nth => 2,
        Outline::Need => 3,
    }
}

fn style_of(layer: usize, styles: &Styles) -> Style {
    [styles.rule, styles.spare, styles.hold, styles.title][layer]
}

fn names(
    buf: &mut Buffer,
    area: Rect,
    shape: &Shape,
    middle: [f64; 2],
    radius: f64,
    model: &Model,
    styles: &Styles,
) -> usize {
    let axes = shape.axes.len();
    let wanted: Vec<Wanted> = shape
        .axes
        .iter()
        .enumerate()
        .map(|(nth, axis)| {
            let [x, y] = point(nth, axes, 1.0);
            // Where not all names fit, those that miss someone stay.
            let rank = nth + if axis.reaches() { axes } else { 0 };
            Wanted { across: x, row: middle[1] - y * radius - 0.5, rank }
        })
        .collect();
    let placed = labels::place(&wanted, 0, area.height.saturating_sub(1));
    let mut unnamed = 0;
    for (axis, placed) in shape.axes.iter().zip(placed) {
        let Some((side, row)) = placed else {
            unnamed += 1;
            continue;
        };
        // Outside the circle in this row, so that no name lies over a line.
        let up = ((f64::from(row) + 0.5 - middle[1]).abs() - 0.5).clamp(0.0, radius);
        let out = (radius * radius - up * up).sqrt() * TALL + 1.5;
        let mark = Mark::of(model.coverage.dimension(axis.dimension));
        let glyph = mark.glyph(model.options.glyphs);
        let name = phrases::short_title(&model.team, axis.dimension);
        let y = area.y + row;
        match side {
            Side::Right => {
                let x = area.x + (middle[0] + out).ceil() as u16;
                pen::write(buf, x, y, 1, glyph, styles.mark_text(mark));
                let room = area.right().saturating_sub(x + 3);
                pen::write(buf, x + 2, y, room, name, styles.text);
            }
            Side::Left => {
                let x = area.x + (middle[0] - out).floor().max(2.0) as u16 - 1;
                pen::write(buf, x, y, 1, glyph, styles.mark_text(mark));
                let room = x.saturating_sub(area.x + 2);
                let name = text::fitted(name, usize::from(room));
                pen::write_right(buf, x - 1, y, &name, styles.text);
            }
        }
    }
    unnamed
}

fn legend(buf: &mut Buffer, area: Rect, unnamed: usize, model: &Model, styles: &Styles) {
    let unicode = model.options.glyphs == Glyphs::Unicode;
    for (nth, outline) in [Outline::Need, Outline::Nth, Outline::Best].into_iter().enumerate() {
        let y = area.y + nth as u16;
        let sample = match (outline, unicode) {
            (Outline::Need, true) => "⠤⠤⠤⠤",
            (Outline::Nth, true) => "⢕⢕⢕⡧",
            (Outline::Best, true) => "⠄⠠⠄⠠",
            (Outline::Need, false) => "####",
            (Outline::Nth, false) => "oooo",
            (Outline::Best, false) => "+ + ",
        };
        let x = area.x + 2;
        pen::write(buf, x, y, 4, sample, style_of(layer(outline), styles));
        let room = area.width.saturating_sub(8);
        pen::write(buf, x + 6, y, room, phrases::outline(outline), styles.text);
    }
    if unnamed > 0 {
        let said = format_args!("{unnamed} more without a name here: a larger window shows them");
        let y = area.bottom().saturating_sub(1);
        pen::write_right(buf, area.right().saturating_sub(1), y, said, styles.quiet);
    }
}
