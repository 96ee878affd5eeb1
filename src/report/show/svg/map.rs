//! The heat map: what counts towards the need is lit, so the eye sees the
//! team's coverage. Where there are many people, how many gave each level.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Drawing, lines};
use crate::phrases::{self, Mark, Names, Naming, Squares};
use crate::report::escape::is_right_to_left;
use crate::report::show::content::{Tone, arrow, digit};
use crate::report::show::{Page, heading};
use crate::team::Kind;
use crate::text::{fit, width};

const WIDTH: i32 = super::WIDE;
const ROW: i32 = 22;
/// Of each further line of a name.
const LINE: i32 = 13;
/// A name takes so many lines at most.
const MAX_LINES: usize = 3;
/// The narrowest and the widest that states make their column.
const STATE: [i32; 2] = [110, 240];
const SQUARES: i32 = 82;
/// Room for the sign of a state.
const SIGN: i32 = 16;
const NEED: i32 = 84;
/// Letters of a name beside a row.
const SHORT: usize = 18;
/// Above how many people columns fold into counts.
const MAX_COLUMNS: usize = 16;
/// Levels 0 to 5, and no answer.
const SLOTS: [usize; 7] = [0, 1, 2, 3, 4, 5, 7];
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
    fn of(page: Page<'_>) -> Self {
        let people = page.members().len();
        let folded = people > MAX_COLUMNS;
        let columns = if folded { SLOTS.len() } else { people };
        // What the names leave is for the cells; with many people names break.
        let longest = rows_of(page).map(|index| width(page.name(index))).max().unwrap_or(0);
        let names = (longest as f64 * LETTER) as i32 + 8;
        let widest = rows_of(page).map(|index| width(&page.state(index))).max().unwrap_or(0);
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

fn rows_of(page: Page<'_>) -> impl Iterator<Item = usize> {
    page.rows(Kind::Skill).chain(page.rows(Kind::Experience))
}

/// A name in as many lines as its column takes.
fn named(page: Page<'_>, layout: &Layout, index: usize) -> Vec<String> {
    let columns = (f64::from(layout.state - 8) / LETTER) as usize;
    lines(page.name(index), columns, MAX_LINES)
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

fn height(page: Page<'_>, layout: &Layout, index: usize) -> i32 {
    ROW + LINE * (named(page, layout, index).len() as i32 - 1)
}

/// So much of a text as fits so many pixels.
fn cut(text: &str, pixels: i32) -> String {
    fit(text, (f64::from(pixels) / LETTER) as usize).into_owned()
}

/// The heat map of skills and experiences.
pub(in crate::report::show) fn map(page: Page<'_>) -> Drawing {
    // Beside a row there is room for as much of a name as tells it apart.
    let short = match page.names.naming() {
        Naming::Full => Names::of(page.team, Naming::Short(SHORT)),
        _ => page.names.clone(),
    };
    let page = Page { names: &short, ..page };
    let layout = Layout::of(page);
    let kinds = [Kind::Skill, Kind::Experience];
    let rows: i32 = rows_of(page).map(|index| height(page, &layout, index)).sum();
    let headings = kinds.iter().filter(|&&kind| page.rows(kind).next().is_some()).count() as i32;
    let mut drawing = Drawing::new(WIDTH, (rows + ROW * headings).max(ROW) + 8);
    let mut y = 0;
    for kind in kinds {
        let mut places = page.rows(kind).peekable();
        if places.peek().is_none() {
            continue;
        }
        drawing.text(0, y + 15, "heading", &heading(kind).to_uppercase());
        if y == 0 {
            heads(&mut drawing, page, &layout);
        }
        y += ROW;
        for index in places {
            y += row(&mut drawing, page, &layout, index, y);
        }
    }
    drawing
}

fn heads(drawing: &mut Drawing, page: Page<'_>, layout: &Layout) {
    let names: Vec<String> = if layout.folded {
        SLOTS.map(|slot| if slot == 7 { "·".to_owned() } else { slot.to_string() }).to_vec()
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

/// Draws a row; gives its height.
fn row(drawing: &mut Drawing, page: Page<'_>, layout: &Layout, index: usize, y: i32) -> i32 {
    let row = page.coverage.dimension(index);
    drawing.line([0, y], [WIDTH, y], "rule");
    let name = named(page, layout, index);
    for (nth, line) in name.iter().enumerate() {
        drawing.text(0, y + 15 + LINE * nth as i32, "", line);
    }
    let tall = height(page, layout, index);
    // What stands beside a name of several lines stands at its middle.
    let y = y + (tall - ROW) / 2;
    let base = y + 15;
    let mark = Mark::of(row);
    let room = (f64::from(layout.states - 4 - SIGN) / BOLD_LETTER) as usize;
    let state = fit(&page.state(index), room).into_owned();
    if mark == Mark::Gap {
        let wide = (width(&state) as f64 * BOLD_LETTER) as i32 + 8 + SIGN;
        drawing.rect([layout.state - 4, y + 2, wide.min(layout.states - 2), ROW - 4], "gap");
    }
    sign(drawing, mark, layout.state + 5, y + 11);
    drawing.text(layout.state + SIGN, base, class(mark), &state);
    squares(drawing, Squares::of(row), layout.squares, y);
    if layout.folded {
        for (column, slot) in SLOTS.into_iter().enumerate() {
            let people = row.histogram()[slot];
            let tone = match slot as u8 {
                _ if people == 0 || slot == 7 => Tone::Plain,
                value if row.counts(value) => Tone::Lit,
                value if row.is_one_step_below(value) => Tone::Near,
                _ => Tone::Plain,
            };
            let said = if people == 0 { "·".to_owned() } else { people.to_string() };
            cell(drawing, layout, column, y, tone, &said);
        }
    } else {
        for (column, &rating) in page.team.ratings().column(index).iter().enumerate() {
            let said = format!("{}{}", digit(rating), arrow(rating));
            cell(drawing, layout, column, y, Tone::of(row, rating), &said);
        }
    }
    let need = phrases::need(&page.team.dimensions()[index], row.need());
    drawing.text(layout.x(layout.columns) + 8, base, "quiet", &cut(&need, NEED));
    tall
}

fn cell(drawing: &mut Drawing, layout: &Layout, column: usize, y: i32, tone: Tone, said: &str) {
    let (x, tall) = (layout.x(column), ROW - 2);
    let (class, on) = match tone {
        Tone::Lit => ("lit", "middle on-lit"),
        Tone::Near => ("near", "middle on-near"),
        Tone::Plain => ("plain", "middle on-plain"),
    };
    if tone != Tone::Plain {
        drawing.rect([x + 1, y + 1, layout.cell - 2, tall], class);
    }
    drawing.text(x + layout.cell / 2, y + 15, on, said);
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
