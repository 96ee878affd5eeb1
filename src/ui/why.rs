//! A row in full, over the map: the need in words, every level's own words
//! with who is there, and what was decided.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::findings::decided_sign;
use super::{Styles, panel, pen};
use crate::app::Model;
use crate::text;
use crate::words::{self, Rung, Why};

const WIDEST: u16 = 104;

/// A line of the panel: pieces at columns, each in its style.
type Line = Vec<(u16, String, Style)>;

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

/// What it says and in how many lines, above the footer that says how to
/// close it.
fn content(
    area: Rect,
    place: usize,
    model: &Model,
    styles: &Styles,
) -> Option<(Why, Vec<Line>, Rect)> {
    // An undo may have taken the dimension away.
    model.team.dimensions().get(place)?;
    let names = &model.map.names;
    let why = words::why(&model.team, &model.coverage, place, names, model.options.glyphs);
    let lines = lines(&why, width(area).saturating_sub(4), model, styles);
    Some((why, lines, Rect { height: area.height.saturating_sub(1), ..area }))
}

/// How far it can be scrolled.
pub fn furthest(area: Rect, place: usize, model: &Model, styles: &Styles) -> Option<usize> {
    let (_, lines, above) = content(area, place, model, styles)?;
    Some(lines.len().saturating_sub(usize::from(above.height).saturating_sub(2)))
}

/// Draws a dimension in full.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    place: usize,
    top: usize,
    model: &Model,
    styles: &Styles,
) {
    let Some((why, lines, above_footer)) = content(area, place, model, styles) else { return };
    let width = width(area);
    let inner = panel::open(buf, above_footer, width, lines.len() as u16 + 2, &why.title, styles);
    let room = usize::from(inner.height);
    let top = top.min(lines.len().saturating_sub(room));
    for (nth, line) in lines.iter().skip(top).take(room).enumerate() {
        let y = inner.y + nth as u16;
        for (column, words, style) in line {
            let room = inner.width.saturating_sub(*column);
            pen::write(buf, inner.x + column, y, room, words, *style);
        }
    }
    if top + room < lines.len() {
        let said =
            if model.options.glyphs == words::Glyphs::Ascii { " v more " } else { " ↓ more " };
        pen::write_right(buf, inner.right(), inner.bottom(), said, styles.quiet);
    }
}

fn lines(why: &Why, width: u16, model: &Model, styles: &Styles) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let measure = usize::from(width);
    let sentences = |lines: &mut Vec<Line>, words: &str, style: Style| {
        lines.extend(pen::wrap(words, measure).map(|part| vec![(0, part.to_string(), style)]));
    };
    sentences(&mut lines, &why.about, styles.quiet);
    sentences(&mut lines, &why.needs, styles.text);
    lines.push(Line::new());
    rungs(&mut lines, &why.rungs, width, styles);
    if !why.more.is_empty() {
        lines.push(Line::new());
        sentences(&mut lines, &why.more, styles.text);
    }
    if !why.corrected.is_empty() {
        lines.push(Line::new());
    }
    for corrected in &why.corrected {
        sentences(&mut lines, corrected, styles.text);
    }
    if !why.decided.is_empty() {
        lines.push(Line::new());
    }
    for decided in &why.decided {
        for (nth, part) in pen::wrap(decided, measure.saturating_sub(2)).enumerate() {
            let mut line = vec![(2, part.to_string(), styles.text)];
            if nth == 0 {
                line.push((0, decided_sign(model.options.glyphs).to_owned(), styles.done));
            }
            lines.push(line);
        }
    }
    lines
}

/// The levels, their words, who is there; a rule where the need begins.
fn rungs(lines: &mut Vec<Line>, rungs: &[Rung], width: u16, styles: &Styles) {
    let widest = rungs.iter().map(|rung| text::width(&rung.words)).max().unwrap_or(0) as u16;
    let words_width = widest.min(width * 6 / 10);
    let words_at = if rungs.iter().any(|rung| !rung.value.is_empty()) { 4 } else { 2 };
    let who_at = words_at + words_width + 2;
    let who_width = usize::from(width.saturating_sub(who_at));
    for (nth, rung) in rungs.iter().enumerate() {
        let words = pen::wrap(&rung.words, usize::from(words_width)).collect::<Vec<_>>();
        let who = pen::wrap(&rung.who, who_width).collect::<Vec<_>>();
        for row in 0..words.len().max(who.len()).max(1) {
            let mut line = Line::new();
            if row == 0 && !rung.value.is_empty() {
                let style = if rung.counts { styles.lit } else { styles.plain };
                line.push((0, format!(" {} ", rung.value), style));
            }
            let style = if rung.counts { styles.text } else { styles.quiet };
            if let Some(part) = words.get(row) {
                line.push((words_at, part.to_string(), style));
            }
            if let Some(part) = who.get(row) {
                line.push((who_at, part.to_string(), styles.title));
            }
            lines.push(line);
        }
        let below = rungs.get(nth + 1);
        let levels = !rung.value.is_empty();
        if levels && rung.counts && below.is_some_and(|below| !below.counts) {
            let said = "needed: from here up";
            let dashes = usize::from(width).saturating_sub(said.len() + 5);
            lines.push(vec![
                (0, "──".to_owned(), styles.rule),
                (4, said.to_owned(), styles.quiet),
                (said.len() as u16 + 5, "─".repeat(dashes), styles.rule),
            ]);
        }
    }
}
