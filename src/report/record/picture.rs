//! The trend as a picture: a row a dimension, a column a day.

use super::{Tone, Trend, trend};
use crate::phrases;
use crate::report::svg::{Drawing, lines};
use crate::team::Team;
use crate::text::fit;

const MARGIN: i32 = 24;
const HEAD: i32 = 64;
const NAME: i32 = 230;
const DAY: i32 = 150;
const ROW: i32 = 24;
/// Letters that fit the column of names, and that of a day.
const LETTERS: [usize; 2] = [32, 21];
/// The most days that a picture shows: the last ones.
const MAX_DAYS: usize = 8;

/// Returns the trend as SVG.
pub fn svg(team: &Team, trend: &Trend) -> String {
    let first = trend.days.len().saturating_sub(MAX_DAYS);
    let days = &trend.days[first..];
    let width = 2 * MARGIN + NAME + DAY * days.len() as i32;
    let height = HEAD + ROW * trend.rows.len() as i32 + 2 * MARGIN;
    let mut drawing = Drawing::new(width, height);
    drawing.rect([0, 0, width, height], "bg");
    let title = format!("{}: over time", team.name);
    drawing.text(MARGIN, MARGIN + 14, "title", &fit(&title, (width / 11) as usize));
    let x = |nth: usize| MARGIN + NAME + DAY * nth as i32;
    for (nth, &day) in days.iter().enumerate() {
        drawing.text(x(nth), HEAD + 6, "bold", &phrases::day(day));
    }
    for (nth, row) in trend.rows.iter().enumerate() {
        let y = HEAD + MARGIN / 2 + ROW * nth as i32;
        drawing.line([MARGIN, y], [width - MARGIN, y], "rule");
        let name = lines(&team.dimensions()[row.dimension].name, LETTERS[0], 1);
        drawing.text(MARGIN, y + 16, "", &name.concat());
        for (nth, point) in row.points[first..].iter().enumerate() {
            let tone = point.as_ref().map_or(Tone::Plain, Tone::from);
            let text = fit(&trend::said(point.as_ref()), LETTERS[1]).into_owned();
            if tone == Tone::Gap {
                drawing.rect([x(nth) - 4, y + 3, DAY - 8, ROW - 6], "gap");
            }
            let class = match tone {
                Tone::Gap => "on-gap",
                Tone::Thin => "thin",
                Tone::Short => "short",
                Tone::Covered => "hold",
                _ => "quiet",
            };
            drawing.text(x(nth), y + 16, class, &text);
        }
    }
    drawing.svg(&title)
}
