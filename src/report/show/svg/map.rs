//! The heat map: cells that count towards the need are highlighted, so that the eye sees the
//! team's coverage. With many people, how many gave each level.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Drawing, lines};
use crate::phrases::map::{LEVELS, Light, MapCell, MapRow, kind_title};
use crate::phrases::{self, Mark, Names, Naming, Squares};
use crate::report::escape::is_right_to_left;
use crate::report::show::Page;
use crate::team::Kind;
use crate::text::{fit, width};

const WIDTH: i32 = super::WIDE;
const ROW: i32 = 22;
/// Of each further line of a name.
const LINE: i32 = 13;
/// A name takes at most this many lines.
const MAX_LINES: usize = 3;
/// The narrowest and the widest that states make their column.
const STATE: [i32; 2] = [110, 240];
const SQUARES: i32 = 82;
/// Room for the sign of a state.
const SIGN: i32 = 16;
const NEED: i32 = 84;
/// Letters of a name next to a row.
const SHORT: usize = 18;
/// Above how many people columns fold into counts.
const MAX_COLUMNS: usize = 16;
/// Pixels of a column of text, about.
const LETTER: f64 = 6.6;
const BOLD_LETTER: f64 = 7.7;
/// In the head of a column.
const HEAD_LETTER: f64 = 7.1;

struct Layout {
    state: i32,
    /// How wide the states' column is.
    states: i32,
    squares: i32,
    cells: i32,
    cell: i32,
    columns: usize,
    folded: bool,
}

impl Layout {
    fn of(page: Page<'_>, rows: &[MapRow<'_>]) -> Self {
        let people = page.members().len();
        let folded = people > MAX_COLUMNS;
        let columns = if folded { LEVELS.len() } else { people };
        // What the names leave is for the cells; with many people names break.
        let longest = rows.iter().map(|row| width(&row.dimension.name)).max().unwrap_or(0);
        let names = (longest as f64 * LETTER) as i32 + 8;
        let widest = rows.iter().map(|row| width(&row.state)).max().unwrap_or(0);
        let states = (widest as f64 * BOLD_LETTER) as i32 + 14 + SIGN;
        let states = states.clamp(STATE[0], STATE[1]);
        let many = columns.max(1) as i32;
        let narrowest = (320 / many).clamp(20, 30);
        let cell = ((WIDTH - NEED - SQUARES - states - names) / many).clamp(narrowest, 52);
        let cells = WIDTH - NEED - cell * columns as i32;
        let squares = cells - SQUARES;
        Self { state: squares - states, states, squares, cells, cell, columns, folded }
    }

    fn x(&self, column: usize) -> i32 {
        self.cells + self.cell * column as i32
    }
}

/// Returns a name in as many lines as its column takes.
fn named(layout: &Layout, row: &MapRow<'_>) -> Vec<String> {
    let columns = (f64::from(layout.state - 8) / LETTER) as usize;
    lines(&row.dimension.name, columns, MAX_LINES)
}

/// Draws the sign of a state around a point. Fonts draw the letters for them
/// too much alike, or have none.
fn sign(drawing: &mut Drawing, mark: Mark, x: i32, y: i32) {
    match mark {
        Mark::Gap => drawing.circle(x, y, 4, "sign-gap"),
        Mark::Thin => {
            drawing.circle(x, y, 4, "sign");
            drawing.curve(format!("M {x} {} A 4 4 0 0 0 {x} {} Z", y - 4, y + 4), "sign-full");
        }
        Mark::Short => {
            drawing.circle(x, y, 4, "sign");
            drawing.curve(
                format!("M {x} {y} L {x} {} A 4 4 0 0 1 {} {y} Z", y - 4, x + 4),
                "sign-full",
            );
        }
        Mark::Covered => drawing.circle(x, y, 5, "sign-full"),
        Mark::Strong => {
            let [left, right, top, bottom] = [x - 5, x + 5, y - 5, y + 5];
            drawing.curve(
                format!("M {x} {top} L {right} {y} L {x} {bottom} L {left} {y} Z"),
                "sign-full",
            );
        }
        Mark::Unknown => drawing.text(x, y + 4, "unknown middle", "?"),
        Mark::NotNeeded => drawing.line([x - 4, y], [x + 4, y], "sign"),
    }
}

fn height(layout: &Layout, row: &MapRow<'_>) -> i32 {
    ROW + LINE * (named(layout, row).len() as i32 - 1)
}

/// Returns as much of a text as fits this many pixels.
fn cut(text: &str, pixels: i32) -> String {
    fit(text, (f64::from(pixels) / LETTER) as usize).into_owned()
}

/// Returns the heat map of skills and experiences.
pub(in crate::report::show) fn map(page: Page<'_>) -> Drawing {
    // Next to a row there is room for as much of a name as tells it apart.
    let short = match page.names.naming() {
        Naming::Full => Names::of(page.team, Naming::Short(SHORT)),
        _ => page.names.clone(),
    };
    let page = Page { names: &short, ..page };
    let all: Vec<MapRow<'_>> =
        page.levels(Kind::Skill).chain(page.levels(Kind::Experience)).collect();
    let layout = Layout::of(page, &all);
    let kinds: Vec<&[MapRow<'_>]> =
        all.chunk_by(|one, next| one.dimension.kind == next.dimension.kind).collect();
    let rows: i32 = all.iter().map(|row| height(&layout, row)).sum();
    let mut drawing = Drawing::new(WIDTH, (rows + ROW * kinds.len() as i32).max(ROW) + 8);
    let mut y = 0;
    for rows in kinds {
        let title = kind_title(rows[0].dimension.kind).to_uppercase();
        drawing.text(0, y + 15, "heading", &title);
        if y == 0 {
            heads(&mut drawing, page, &layout);
        }
        y += ROW;
        for shown in rows {
            y += row(&mut drawing, &layout, shown, y);
        }
    }
    drawing
}

fn heads(drawing: &mut Drawing, page: Page<'_>, layout: &Layout) {
    let names: Vec<String> = if layout.folded {
        LEVELS.map(str::to_owned).to_vec()
    } else {
        let full = page.names.all().iter().map(String::as_str);
        let columns = (f64::from(layout.cell) / HEAD_LETTER) as usize;
        // Letters from right to left are wider than these fonts' others.
        let of_width = |name: String| {
            if name.contains(is_right_to_left) {
                name.graphemes(true).take(columns * 4 / 5).collect()
            } else {
                name
            }
        };
        let short = phrases::shortened(full, columns);
        short.iter().map(|name| of_width(name.to_string())).collect()
    };
    for (column, name) in names.iter().enumerate() {
        drawing.text(layout.x(column) + layout.cell / 2, 15, "head middle", name);
    }
    drawing.text(layout.x(layout.columns) + 8, 15, "quiet", "need");
}

/// Draws a row and returns its height.
fn row(drawing: &mut Drawing, layout: &Layout, row: &MapRow<'_>, y: i32) -> i32 {
    drawing.line([0, y], [WIDTH, y], "rule");
    let name = named(layout, row);
    for (nth, line) in name.iter().enumerate() {
        drawing.text(0, y + 15 + LINE * nth as i32, "", line);
    }
    let tall = height(layout, row);
    // What stands next to a name of several lines stands at its middle.
    let y = y + (tall - ROW) / 2;
    let base = y + 15;
    let mark = row.mark;
    let room = (f64::from(layout.states - 4 - SIGN) / BOLD_LETTER) as usize;
    let state = fit(&row.state, room).into_owned();
    if mark == Mark::Gap {
        let wide = (width(&state) as f64 * BOLD_LETTER) as i32 + 8 + SIGN;
        drawing.rect([layout.state - 4, y + 2, wide.min(layout.states - 2), ROW - 4], "gap");
    }
    sign(drawing, mark, layout.state + 5, y + 11);
    drawing.text(layout.state + SIGN, base, class(mark), &state);
    squares(drawing, row.squares, layout.squares, y);
    let cells: Vec<MapCell> =
        if layout.folded { MapCell::counts(row.coverage).into() } else { row.cells().collect() };
    for (column, shown) in cells.iter().enumerate() {
        cell(drawing, layout, column, y, shown);
    }
    drawing.text(layout.x(layout.columns) + 8, base, "quiet", &cut(&row.need, NEED));
    tall
}

fn cell(drawing: &mut Drawing, layout: &Layout, column: usize, y: i32, cell: &MapCell) {
    let (x, tall) = (layout.x(column), ROW - 2);
    let (class, on) = match cell.light {
        Light::Lit => ("lit", "middle on-lit"),
        Light::Near => ("near", "middle on-near"),
        Light::Plain => ("plain", "middle on-plain"),
    };
    if cell.light != Light::Plain {
        drawing.rect([x + 1, y + 1, layout.cell - 2, tall], class);
    }
    drawing.text(x + layout.cell / 2, y + 15, on, &cell.with_arrow());
}

fn squares(drawing: &mut Drawing, squares: Squares, x: i32, y: i32) {
    let Squares { filled, missing, spare } = squares;
    if filled + missing > 4 {
        drawing.text(x, y + 15, "bold", &format!("{filled} of {}", filled + missing));
        return;
    }
    let mut x = x;
    for nth in 0..filled + missing {
        drawing.rect([x, y + 6, 10, 10], if nth < filled { "square" } else { "empty" });
        x += 14;
    }
    if spare > 0 {
        drawing.text(x, y + 15, "bold", &format!("+{spare}"));
    }
}

fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::Gap => "on-gap",
        Mark::Thin => "thin",
        Mark::Short => "short",
        Mark::Covered => "hold",
        Mark::Strong => "spare",
        Mark::Unknown => "unknown",
        Mark::NotNeeded => "quiet",
    }
}
