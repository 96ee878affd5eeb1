//! The report as a picture, for a slide: the heat map with its strips, or the
//! shape. Text nodes only, everything escaped.

mod map;
mod radar;
mod strips;

pub(super) use map::map;
pub(super) use radar::radar;
pub(super) use strips::strips;

use super::Page;
use crate::phrases;
use crate::report::svg::{Drawing, lines};
use crate::text::{fit, width};

/// How wide the map and the strips are drawn.
pub(super) const WIDE: i32 = 900;
/// How wide the radar is.
pub(super) const RADAR: i32 = 520;
const MARGIN: i32 = 24;
const HEAD: i32 = 56;
/// The narrowest and the widest a picture's head may make it.
const HEAD_WIDTH: [i32; 2] = [RADAR, WIDE];
/// Pixels of a column of the title, about.
const TITLE_LETTER: i32 = 11;

/// Returns the heat map, and the strips below it.
pub fn svg(page: Page<'_>) -> String {
    whole(page, [Some(map(page)), strips(page)].into_iter().flatten())
}

/// Returns the shape; `None` if there is none to draw.
pub fn svg_shape(page: Page<'_>) -> Option<String> {
    Some(whole(page, std::iter::once(radar(page)?)))
}

/// Pictures below each other, under the team's title.
fn whole(page: Page<'_>, parts: impl Iterator<Item = Drawing>) -> String {
    let parts: Vec<Drawing> = parts.collect();
    let summary = page.coverage.summary();
    let title = page.title();
    let answers = format!("{} · {}", phrases::answers(summary), phrases::day(page.as_of));
    let answers_width = 7 * width(&answers) as i32 + MARGIN;
    let head = TITLE_LETTER * width(&title) as i32 + answers_width;
    let widest = parts.iter().map(|part| part.width).max().unwrap_or(0);
    let inside = widest.max(head.clamp(HEAD_WIDTH[0], HEAD_WIDTH[1]));
    let title = fit(&title, ((inside - answers_width) / TITLE_LETTER) as usize);
    let height = HEAD + parts.iter().map(|part| part.height + MARGIN).sum::<i32>();
    let mut all = Drawing::new(inside + 2 * MARGIN, height + MARGIN);
    all.rect([0, 0, all.width, all.height], "bg");
    all.text(MARGIN, MARGIN + 14, "title", &title);
    let headline = page.headline();
    all.text(MARGIN, MARGIN + 36, "bold", &headline);
    all.text(MARGIN + inside, MARGIN + 14, "quiet end", &answers);
    let mut top = MARGIN + HEAD;
    for part in parts {
        let height = part.height;
        all.place(MARGIN, top, part);
        top += height + MARGIN;
    }
    all.svg(&format!("{}: {headline}", page.title()))
}
