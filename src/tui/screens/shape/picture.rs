//! The outlines of the shape as ratatui's canvas draws them: dots in braille,
//! or a letter each where the terminal has no braille.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Context, Line, Painter, Shape as Drawn};

use crate::coverage::{Outline, Shape, point};
use crate::tui::draw::Styles;

/// A cell is about twice as tall as it is wide.
pub const TALL: f64 = 2.0;
/// The order in which the outlines are drawn: the need is on top.
const ORDER: [Outline; 3] = [Outline::Best, Outline::Nth, Outline::Need];

/// Returns the style of an outline.
pub fn style_of(outline: Outline, styles: &Styles) -> Style {
    match outline {
        Outline::Best => styles.spare,
        Outline::Nth => styles.hold,
        Outline::Need => styles.title,
    }
}

/// Draws spokes and outlines around the middle of an area; the radius is in rows.
pub fn draw(
    shape: &Shape,
    radius: f64,
    braille: bool,
    area: Rect,
    buf: &mut Buffer,
    styles: &Styles,
) {
    let (width, height) = (f64::from(area.width), f64::from(area.height));
    let scaled = |[x, y]: [f64; 2]| [x * radius * TALL, y * radius];
    let axes = shape.axes.len();
    let marker = |letter| if braille { Marker::Braille } else { Marker::Custom(letter) };
    let paint = |ctx: &mut Context<'_>| {
        let color = color(styles.rule);
        for tip in (0..axes).map(|nth| scaled(point(nth, axes, 1.0))) {
            ctx.draw(&Dotted {
                ends: [[0.0, 0.0], tip],
                every: if braille { 4 } else { 2 },
                color,
            });
        }
        if braille {
            let corners = shape.area().into_iter().map(scaled).collect();
            let color = self::color(styles.hold);
            ctx.draw(&Hatched { corners, cells: area.as_size(), color });
        }
        for outline in ORDER {
            if !braille {
                ctx.marker(marker(letter(outline)));
            }
            let color = self::color(style_of(outline, styles));
            for line in shape.lines(outline) {
                let ends @ [[x1, y1], [x2, y2]] = line.map(scaled);
                match outline {
                    Outline::Best => ctx.draw(&Dotted { ends, every: 3, color }),
                    Outline::Nth | Outline::Need => ctx.draw(&Line { x1, y1, x2, y2, color }),
                }
            }
        }
    };
    Canvas::default()
        .background_color(styles.base.bg.unwrap_or_default())
        .marker(marker('.'))
        .x_bounds([-width / 2.0, width / 2.0])
        .y_bounds([-height / 2.0, height / 2.0])
        .paint(paint)
        .render(area, buf);
}

fn color(style: Style) -> Color {
    style.fg.unwrap_or_default()
}

/// Returns the letter that draws an outline where there is no braille.
fn letter(outline: Outline) -> char {
    match outline {
        Outline::Best => '+',
        Outline::Nth => 'o',
        Outline::Need => '#',
    }
}

/// Returns four cells that show how an outline is drawn.
pub fn sample(outline: Outline, braille: bool) -> &'static str {
    match (outline, braille) {
        (Outline::Need, true) => "⠤⠤⠤⠤",
        (Outline::Nth, true) => "⢕⢕⢕⡧",
        (Outline::Best, true) => "⠄⠠⠄⠠",
        (Outline::Need, false) => "####",
        (Outline::Nth, false) => "oooo",
        (Outline::Best, false) => "+ + ",
    }
}

/// A dotted line: one dot in every few is drawn.
struct Dotted {
    ends: [[f64; 2]; 2],
    every: usize,
    color: Color,
}

impl Drawn for Dotted {
    fn draw(&self, painter: &mut Painter<'_, '_>) {
        let [Some(from), Some(to)] = self.ends.map(|[x, y]| painter.get_point(x, y)) else {
            return;
        };
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1));
        let part = |from: usize, to: usize, step: usize| {
            let share = step as f64 / steps.max(1) as f64;
            (from as f64 + (to as f64 - from as f64) * share).round() as usize
        };
        for step in (0..=steps).step_by(self.every) {
            painter.paint(part(from.0, to.0, step), part(from.1, to.1, step), self.color);
        }
    }
}

/// The inside of a polygon as a light pattern of dots.
struct Hatched {
    corners: Vec<[f64; 2]>,
    cells: ratatui::layout::Size,
    color: Color,
}

impl Drawn for Hatched {
    fn draw(&self, painter: &mut Painter<'_, '_>) {
        let (width, height) = (f64::from(self.cells.width), f64::from(self.cells.height));
        let dots = |cells: u16, each: u16| usize::from(cells) * usize::from(each);
        let (columns, rows) = (dots(self.cells.width, 2), dots(self.cells.height, 4));
        for row in (0..rows).step_by(2) {
            for column in ((row / 2) % 2..columns).step_by(2) {
                let x = column as f64 / (columns - 1) as f64 * width - width / 2.0;
                let y = height / 2.0 - row as f64 / (rows - 1) as f64 * height;
                if is_inside(&self.corners, [x, y])
                    && let Some((x, y)) = painter.get_point(x, y)
                {
                    painter.paint(x, y, self.color);
                }
            }
        }
    }
}

/// Returns whether a ray to the left crosses the polygon an odd number of times.
fn is_inside(corners: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossings = corners.iter().zip(next).filter(|(from, to)| {
        let is_between = (from[1] <= y) != (to[1] <= y);
        is_between && from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0]) <= x
    });
    crossings.count() % 2 == 1
}

/// A name to place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// From -1, far left, to 1, far right.
    pub across: f64,
    /// The row of the screen where its axis ends.
    pub row: f64,
    /// Names with a smaller number are kept if not all fit.
    pub rank: usize,
}

/// The side of the shape that a name is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Ends at the shape.
    Left,
    /// Begins at the shape.
    Right,
}

/// Returns the side and the row of each name, by its place in `wanted`; nothing for those that find
/// no row between `top` and `bottom`.
pub fn place(wanted: &[Wanted], top: u16, bottom: u16) -> Vec<Option<(Side, u16)>> {
    let mut placed = vec![None; wanted.len()];
    let rows = usize::from(bottom.saturating_sub(top)) + 1;
    // By place in `wanted`, with the row it gets.
    let mut here: Vec<(usize, i64)> = Vec::with_capacity(wanted.len());
    for side in [Side::Left, Side::Right] {
        let on_it = |one: &Wanted| (one.across < -1e-9) == (side == Side::Left);
        here.clear();
        here.extend((0..wanted.len()).filter(|&nth| on_it(&wanted[nth])).map(|nth| (nth, 0)));
        here.sort_unstable_by_key(|&(nth, _)| wanted[nth].rank);
        here.truncate(rows);
        here.sort_unstable_by(|&(one, _), &(other, _)| {
            let (one, other) = (&wanted[one], &wanted[other]);
            one.row.total_cmp(&other.row).then(one.rank.cmp(&other.rank))
        });
        // Down from the top no two may share a row; up from the bottom all
        // must still have one.
        let mut free = i64::from(top);
        for (nth, row) in &mut here {
            *row = (wanted[*nth].row.round() as i64).max(free);
            free = *row + 1;
        }
        let mut limit = i64::from(bottom);
        for (nth, row) in here.iter_mut().rev() {
            *row = (*row).min(limit);
            limit = *row - 1;
            placed[*nth] = Some((side, *row as u16));
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::point;

    #[test]
    fn a_point_is_inside_a_polygon_or_not() {
        let square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        assert!(is_inside(&square, [1.0, 1.0]));
        assert!(!is_inside(&square, [3.0, 1.0]) && !is_inside(&square, [1.0, 3.0]));
        assert!(!is_inside(&[], [0.0, 0.0]));
    }

    #[test]
    fn no_two_names_of_a_side_share_a_row_and_all_stay_between_top_and_bottom() {
        for axes in 3..80 {
            for height in [10_u16, 18, 40] {
                let wanted: Vec<Wanted> = (0..axes)
                    .map(|nth| {
                        let [x, y] = point(nth, axes, 1.0);
                        let row = f64::from(height) / 2.0 * (1.0 - y);
                        Wanted { across: x, row, rank: axes - nth }
                    })
                    .collect();
                let mut placed: Vec<(bool, u16)> = place(&wanted, 2, height + 2)
                    .into_iter()
                    .flatten()
                    .map(|(side, row)| (side == Side::Left, row))
                    .collect();
                assert!(placed.iter().all(|&(_, row)| (2..=height + 2).contains(&row)));
                let count = placed.len();
                assert_eq!(count, axes.min(count), "{axes} axes");
                placed.sort_unstable();
                placed.dedup();
                assert_eq!(placed.len(), count, "{axes} axes in {height} rows");
                let fits = usize::from(height) + 1;
                assert!(count == axes || count >= fits.min(axes / 2), "{count} of {axes}");
            }
        }
    }
}
