//! The shape: what is needed, the best answer and the N-th best.

use super::{Drawing, lines};
use crate::coverage::{Outline, Shape, point, shape};
use crate::phrases;
use crate::report::show::Page;

const WIDTH: i32 = super::RADAR;
const MIDDLE: f64 = 260.0;
const RADIUS: f64 = 118.0;
/// Letters of a line of a name, and its height.
const LETTERS: usize = 18;
const LINE: f64 = 14.0;
/// Rows of the legend, and its height.
const LEGEND: i32 = 62;
/// Above this many axes names would cover each other: the rows have them.
const MAX_NAMES: usize = 44;

/// A name next to its axis, from the centre.
struct Name {
    lines: Vec<String>,
    anchor: &'static str,
    x: f64,
    /// Its first line's.
    y: f64,
}

impl Name {
    fn bottom(&self) -> f64 {
        self.y + LINE * (self.lines.len() as f64 - 1.0)
    }
}

/// Returns the radar; nothing where there is no shape.
pub(in crate::report::show) fn radar(page: Page<'_>) -> Option<Drawing> {
    let shape = shape(page.team, page.coverage).ok()?;
    let count = shape.axes.len();
    let names = names(page, &shape);
    let top = names.iter().map(|name| name.y).fold(-RADIUS, f64::min);
    let bottom = names.iter().map(Name::bottom).fold(RADIUS, f64::max);
    let centre = [MIDDLE, LINE + 4.0 - top];
    let height = (centre[1] + bottom + 12.0) as i32;
    let mut drawing = Drawing::new(WIDTH, height + LEGEND);
    let at = |[x, y]: [f64; 2]| [centre[0] + RADIUS * x, centre[1] - RADIUS * y];
    for level in 1..=5 {
        let ring = (0..count).map(|nth| at(point(nth, count, f64::from(level) / 5.0)));
        drawing.path(&ring.collect::<Vec<_>>(), true, "ring");
    }
    for nth in 0..count {
        drawing.path(&[centre, at(point(nth, count, 1.0))], false, "ring");
    }
    for name in &names {
        for (nth, line) in name.lines.iter().enumerate() {
            let y = centre[1] + name.y + LINE * nth as f64;
            drawing.text((centre[0] + name.x) as i32, y as i32, name.anchor, line);
        }
    }
    let area: Vec<[f64; 2]> = shape.area().into_iter().map(at).collect();
    drawing.path(&area, true, "area");
    for outline in Outline::ALL {
        draw(&mut drawing, &shape, outline, &at);
    }
    for (nth, outline) in Outline::ALL.into_iter().rev().enumerate() {
        let y = height + 16 + 18 * nth as i32;
        drawing.line([8, y - 4], [40, y - 4], class(outline));
        drawing.text(48, y, "axis", phrases::outline(outline));
    }
    Some(drawing)
}

/// Returns the names around the circle, none over another: those at the sides stand
/// next to their axes, those above and below give way outwards.
fn names(page: Page<'_>, shape: &Shape) -> Vec<Name> {
    let count = shape.axes.len();
    if count > MAX_NAMES {
        return Vec::new();
    }
    let mut names: Vec<Name> = shape
        .axes
        .iter()
        .enumerate()
        .map(|(nth, axis)| {
            let [x, y] = point(nth, count, 1.08).map(|part| part * RADIUS);
            let anchor = match x {
                side if side.abs() < 8.0 => "axis middle",
                side if side < 0.0 => "axis end",
                _ => "axis",
            };
            let lines = lines(phrases::short_title(page.team, axis.dimension), LETTERS, 2);
            let tall = LINE * (lines.len() as f64 - 1.0);
            // Above, a name ends at its axis; below, it begins there.
            let clear = if anchor == "axis middle" { 8.0 } else { 4.0 };
            let y = if y > 1.0 { -y - tall + 8.0 - clear } else { -y + clear };
            Name { lines, anchor, x, y }
        })
        .collect();
    for side in [-1.0, 1.0] {
        let mut here: Vec<usize> = (0..count).filter(|&nth| names[nth].x * side >= -8.0).collect();
        here.sort_by(|&one, &other| names[one].y.total_cmp(&names[other].y));
        let middle = here.partition_point(|&nth| names[nth].y < 0.0);
        for pair in (1..middle).rev() {
            let (above, below) = (here[pair - 1], here[pair]);
            let over = names[above].bottom() + LINE - names[below].y;
            names[above].y -= over.max(0.0);
        }
        for pair in middle.max(1)..here.len() {
            let (above, below) = (here[pair - 1], here[pair]);
            let over = names[above].bottom() + LINE - names[below].y;
            names[below].y += over.max(0.0);
        }
    }
    names
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
