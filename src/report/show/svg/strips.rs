//! Spectra as strips: an unnamed dot a person, and who offered to speak for
//! an end. Two hues of equal weight; no verdict.

use super::Drawing;
use crate::analysis::Voices;
use crate::domain::{End, Kind};
use crate::report::show::{Page, heading};
use crate::text::fit;
use crate::words::{self, Glyphs};

const WIDTH: i32 = 760;
const ROW: i32 = 38;
const HEAD: i32 = 22;
const LEFT: i32 = 170;
const PLACE: i32 = 48;
const CLASSES: [&str; 7] = ["a", "a", "a-lean", "between", "b-lean", "b", "b"];
/// Above so many, a number stands for the dots.
const MOST_DOTS: u32 = 8;

/// The strips; nothing where there is no spectrum.
pub(in crate::report::show) fn strips(page: Page<'_>) -> Option<Drawing> {
    let rows = page.rows(Kind::Personality).count();
    if rows == 0 {
        return None;
    }
    let mut drawing = Drawing::new(WIDTH, HEAD + ROW * rows as i32);
    drawing.text(0, 14, "heading", &heading(Kind::Personality).to_uppercase());
    for (nth, place) in page.rows(Kind::Personality).enumerate() {
        strip(&mut drawing, page, place, HEAD + ROW * nth as i32);
    }
    Some(drawing)
}

fn strip(drawing: &mut Drawing, page: Page<'_>, place: usize, y: i32) {
    let own = &page.team.dimensions()[place];
    let judged = page.strip(place);
    let right = LEFT + 7 * PLACE;
    drawing.text(LEFT - 8, y + 14, "end", &fit(&own.poles[0], 24));
    drawing.text(right + 8, y + 14, "", &fit(&own.poles[1], 24));
    let speaking = |end: End| match &page.speakers(place, end)[..] {
        [] => String::new(),
        [one] => format!("{one} speaks for it"),
        several => format!("{} speak for it", words::english::list_some(several)),
    };
    drawing.text(LEFT - 8, y + 27, "small end", &fit(&speaking(End::A), 28));
    drawing.text(right + 8, y + 27, "small", &fit(&speaking(End::B), 28));
    for (slot, class) in CLASSES.into_iter().enumerate() {
        let x = LEFT + PLACE * slot as i32;
        drawing.rect([x + 1, y + 2, PLACE - 2, ROW - 10], class);
        let clear = matches!(class, "a" | "b");
        dots(drawing, x, y, judged.histogram()[slot], clear);
    }
    let counts = words::counts(&Voices::of(&judged), Glyphs::Unicode);
    drawing.text(WIDTH, y + 14, "bold end", &counts);
    drawing.text(WIDTH, y + 27, "small end", &fit(&page.state(place), 24));
}

fn dots(drawing: &mut Drawing, x: i32, y: i32, people: u32, clear: bool) {
    let middle = x + PLACE / 2;
    if people > MOST_DOTS {
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
