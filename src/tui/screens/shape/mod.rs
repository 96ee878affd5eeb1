//! The shape: the radar people expect, in braille, with its names around it
//! and its legend in words below.

mod picture;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use self::picture::TALL;
use crate::coverage::{self, Outline, Shape, point};
use crate::phrases::{self, Glyphs, Mark};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::map::draw::title;
use crate::tui::widgets::{fit, right};
use picture::{Side, Wanted};

/// The narrowest that names next to the shape may get.
const NAMES: u16 = 16;

/// Draws the shape; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let [_, body, legend, _] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Fill(1),
        Constraint::Length(3),
        Constraint::Length(1),
    ])
    .areas(area);
    let title = Span::styled("Shape", styles.title);
    let shape = match coverage::shape(&model.team, &model.coverage) {
        Ok(shape) => shape,
        Err(why) => {
            title::page(title, "".into(), area, buf, model, styles);
            let [first, second] = phrases::no_shape(why);
            let lines = vec![Line::styled(first, styles.title), Line::styled(second, styles.text)];
            Paragraph::new(lines).render(body.inner(Margin::new(2, 1)), buf);
            return;
        }
    };
    let sentences = phrases::shape(&shape);
    // Where all of it does not fit, its first half says how many.
    let fits = text::width(&sentences) + 12 <= usize::from(area.width);
    let sentences = if fits { sentences } else { format!("{}.", phrases::shape_in_short(&shape)) };
    title::page(title, Span::styled(sentences, styles.text), area, buf, model, styles);
    let across = body.width.saturating_sub(2 * NAMES);
    let radius = (f64::from(body.height.saturating_sub(1)) / 2.0)
        .min(f64::from(across) / 2.0 / TALL)
        .max(2.0);
    let braille = model.options.glyphs == Glyphs::Unicode;
    picture::draw(&shape, radius, braille, body, buf, styles);
    let unnamed = names(body, buf, &shape, radius, model, styles);
    let lines = [Outline::Need, Outline::Nth, Outline::Best].map(|outline| {
        let sample = picture::sample(outline, braille);
        let sample = Span::styled(sample, picture::style_of(outline, styles));
        let words = Span::styled(phrases::outline(outline), styles.text);
        Line::from_iter([sample, Span::raw("  "), words])
    });
    let legend = legend.inner(Margin::new(2, 0));
    Paragraph::new(Vec::from(lines)).render(legend, buf);
    if unnamed > 0 {
        let sentences =
            format!("{unnamed} more rows have no name here. A larger window shows them.");
        let last = Rect { y: legend.bottom().saturating_sub(1), height: 1, ..legend };
        right(Line::styled(sentences, styles.quiet), last, buf);
    }
}

/// Draws the names around the circle; returns how many found no room.
fn names(
    area: Rect,
    buf: &mut Buffer,
    shape: &Shape,
    radius: f64,
    model: &Model,
    styles: &Styles,
) -> usize {
    let middle = [f64::from(area.width) / 2.0, f64::from(area.height) / 2.0];
    let axes = shape.axes.len();
    let wanted = |(nth, axis): (usize, &coverage::Axis)| {
        let [x, y] = point(nth, axes, 1.0);
        // Where not all names fit, those that miss someone stay.
        let rank = nth + if axis.reaches() { axes } else { 0 };
        Wanted { across: x, row: middle[1] - y * radius - 0.5, rank }
    };
    let wanted: Vec<Wanted> = shape.axes.iter().enumerate().map(wanted).collect();
    let placed = picture::place(&wanted, 0, area.height.saturating_sub(1));
    let mut unnamed = 0;
    for (axis, placed) in shape.axes.iter().zip(placed) {
        let Some((side, row)) = placed else {
            unnamed += 1;
            continue;
        };
        // Outside the circle in this row, so that no name covers a line.
        let up = ((f64::from(row) + 0.5 - middle[1]).abs() - 0.5).clamp(0.0, radius);
        let out = (radius * radius - up * up).sqrt() * TALL + 1.5;
        let mark = Mark::of(model.coverage.dimension(axis.dimension));
        let sign = mark.glyph(model.options.glyphs).to_string();
        let sign = Span::styled(sign, styles.mark_text(mark));
        let row = Rect { y: area.y + row, height: 1, ..area };
        let inside = Constraint::Length((2.0 * out) as u16);
        let [left, _, right_side] =
            Layout::horizontal([Constraint::Fill(1), inside, Constraint::Fill(1)]).areas(row);
        let name = |side: Rect| {
            let room = usize::from(side.width).saturating_sub(3);
            fit(phrases::short_title(&model.team, axis.dimension), room, styles.text)
        };
        match side {
            Side::Left => right(Line::from_iter([name(left), Span::raw(" "), sign]), left, buf),
            Side::Right => {
                let line = Line::from_iter([sign, Span::raw(" "), name(right_side)]);
                line.render(right_side, buf);
            }
        }
    }
    unnamed
}
