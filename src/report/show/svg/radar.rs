//! The shape: what is needed, the best answer and the N-th best.

use super::Drawing;
use crate::analysis::{Outline, Shape, point, shape};
use crate::report::show::Page;
use crate::text::fit;
use crate::words;

const WIDTH: i32 = 480;
const HEIGHT: i32 = 390;
const CENTRE: [f64; 2] = [240.0, 170.0];
const RADIUS: f64 = 115.0;

/// The radar; nothing where there is no shape.
pub(in crate::report::show) fn radar(page: Page<'_>) -> Option<Drawing> {
    let shape = shape(page.team, page.coverage).ok()?;
    let mut drawing = Drawing::new(WIDTH, HEIGHT);
    let count = shape.axes.len();
    let at = |[x, y]: [f64; 2]| [CENTRE[0] + RADIUS * x, CENTRE[1] - RADIUS * y];
    for level in 1..=5 {
        let ring = (0..count).map(|nth| at(point(nth, count, f64::from(level) / 5.0)));
        drawing.path(&ring.collect::<Vec<_>>(), true, "ring");
    }
    for (nth, axis) in shape.axes.iter().enumerate() {
        drawing.path(&[CENTRE, at(point(nth, count, 1.0))], false, "ring");
        let [x, y] = at(point(nth, count, 1.08));
        // The names above and below the circle stand clear of their neighbours'.
        let (anchor, clear) = match x - CENTRE[0] {
            side if side.abs() < 8.0 && y < CENTRE[1] => ("quiet middle", -12),
            side if side.abs() < 8.0 => ("quiet middle", 12),
            side if side < 0.0 => ("quiet end", 0),
            _ => ("quiet", 0),
        };
        let title = words::short_title(page.team, axis.dimension);
        drawing.text(x as i32, y as i32 + 4 + clear, anchor, &fit(title, 16));
    }
    let area: Vec<[f64; 2]> = shape.area().into_iter().map(at).collect();
    drawing.path(&area, true, "area");
    for outline in Outline::ALL {
        draw(&mut drawing, &shape, outline, &at);
    }
    for (nth, outline) in Outline::ALL.into_iter().rev().enumerate() {
        let y = HEIGHT - 50 + 17 * nth as i32;
        drawing.line([8, y - 4], [40, y - 4], class(outline));
        drawing.text(48, y, "small", words::outline(outline));
    }
    Some(drawing)
}

fn draw(
    drawing: &mut Drawing,
    shape: &Shape,
    outline: Outline,
    at: &impl Fn([f64; 2]) -> [f64; 2],
) {
    for run in shape.runs(outline) {
        let points: Vec<[f64; 2]> = run.points.into_iter().map(at).collect();
        match points[..] {
            [[x, y]] => drawing.circle(x as i32, y as i32, 3, class(outline)),
            _ => drawing.path(&points, run.closed, class(outline)),
        }
    }
}

fn class(outline: Outline) -> &'static str {
    match outline {
        Outline::Need => "need",
        Outline::Best => "best",
        Outline::Nth => "nth",
    }
}
