//! Spectra as strips: an unnamed dot a person, and who offered to speak for
//! an end. Two hues of equal weight; no verdict.

use super::{Drawing, lines};
use crate::coverage::EndCounts;
use crate::phrases;
use crate::phrases::map::{Strip, kind_title};
use crate::report::show::Page;
use crate::team::{Dimension, Kind};
use crate::text::fit;

const WIDTH: i32 = super::WIDE;
const ROW: i32 = 38;
/// Of a pole's second line.
const LINE: i32 = 13;
/// Letters of a pole's line.
const POLE: usize = 34;
const HEAD: i32 = 22;
const LEFT: i32 = 240;
const PLACE: i32 = 48;
const CLASSES: [&str; 7] = ["a", "a", "a-lean", "between", "b-lean", "b", "b"];
/// Above this many, a number replaces the dots.
const MAX_DOTS: u32 = 8;

/// Returns the strips; nothing where there is no spectrum.
pub(in crate::report::show) fn strips(page: Page<'_>) -> Option<Drawing> {
    let strips: Vec<Strip<'_>> = page.strips().collect();
    if strips.is_empty() {
        return None;
    }
    let rows: i32 = strips.iter().map(|strip| height(strip.dimension)).sum();
    let mut drawing = Drawing::new(WIDTH, HEAD + rows);
    drawing.text(0, 14, "heading", &kind_title(Kind::Personality).to_uppercase());
    let mut y = HEAD;
    for shown in &strips {
        strip(&mut drawing, shown, y);
        y += height(shown.dimension);
    }
    Some(drawing)
}

fn poles(own: &Dimension) -> [Vec<String>; 2] {
    [0, 1].map(|side| lines(&own.poles[side], POLE, 2))
}

fn height(own: &Dimension) -> i32 {
    let tallest = poles(own).iter().map(Vec::len).max().unwrap_or(1);
    ROW + LINE * (tallest as i32 - 1)
}

fn strip(drawing: &mut Drawing, strip: &Strip<'_>, y: i32) {
    let own = strip.dimension;
    let right = LEFT + 7 * PLACE;
    let speaking = |side: usize| match &strip.speakers[side][..] {
        [] => String::new(),
        [one] => format!("{one} speaks for it"),
        several => format!("{} speak for it", phrases::english::list_some(several)),
    };
    for (side, pole) in poles(own).iter().enumerate() {
        let (x, class, small) = [(LEFT - 8, "end", "small end"), (right + 8, "", "small")][side];
        for (nth, line) in pole.iter().enumerate() {
            drawing.text(x, y + 14 + LINE * nth as i32, class, line);
        }
        let below = y + 14 + LINE * pole.len() as i32;
        drawing.text(x, below, small, &fit(&speaking(side), POLE + 4));
    }
    let Some(positions) = strip.positions() else {
        let middle = LEFT + 7 * PLACE / 2;
        drawing.rect([LEFT + 1, y + 2, 7 * PLACE - 2, ROW - 10], "between");
        drawing.text(middle, y + 20, "middle quiet", &phrases::shown_from(&strip.coverage));
        return;
    };
    for (slot, class) in CLASSES.into_iter().enumerate() {
        let x = LEFT + PLACE * slot as i32;
        drawing.rect([x + 1, y + 2, PLACE - 2, ROW - 10], class);
        let clear = matches!(class, "a" | "b");
        dots(drawing, x, y, positions[slot], clear);
    }
    let [first, second] = EndCounts::of(&strip.coverage).at;
    let counts = format!("{first} : {second}");
    drawing.text(WIDTH, y + 14, "bold end", &counts);
    // The right pole's lines reach as far as the verdict does.
    let second = poles(own)[1].len().max(1) as i32;
    drawing.text(WIDTH, y + 14 + LINE * second, "small end", &fit(&strip.state(), 30));
}

fn dots(drawing: &mut Drawing, x: i32, y: i32, people: u32, clear: bool) {
    let middle = x + PLACE / 2;
    if people > MAX_DOTS {
        let class = if clear { "middle on-end" } else { "middle" };
        drawing.text(middle, y + 20, class, &people.to_string());
        return;
    }
    let class = if clear { "dot-end" } else { "dot" };
    for nth in 0..people as i32 {
        let in_row = (people as i32 - nth / 4 * 4).min(4);
        let left = middle - (in_row - 1) * 5;
        let down = if people > 4 { 11 + nth / 4 * 10 } else { 16 };
        drawing.circle(left + nth % 4 * 10, y + down, 4, class);
    }
}
