//! A spectrum as a strip: how many people at each of its seven positions, and
//! who speaks for each end. No verdict; passed and unanswered look the same.
//! People stay unnamed dots until they offer to speak for an end, and no dot
//! is drawn before three have answered: one dot would be a name.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::coverage::EndCounts;
use crate::phrases;
use crate::phrases::map::{POSITIONS, Strip};
use crate::team::Position;
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::map::draw::columns::Columns;

/// Returns the parts of a row that the seven positions take.
fn positions(columns: &Columns, row: Rect) -> Vec<Rect> {
    let start = columns.cells.first().map_or(columns.squares.right(), |cell| cell.x);
    let width = (row.right().saturating_sub(start + 1) / 7).clamp(3, 5);
    let each = (0..7).map(|nth| Rect { x: start + nth * width, width, ..row });
    each.map(|position| position.intersection(row)).collect()
}

/// Draws the titles over the strips.
pub fn heading(styles: &Styles, columns: &Columns, row: Rect, buf: &mut Buffer) {
    let sentences = columns.state.union(columns.squares);
    Line::styled(" who speaks for each end", styles.quiet)
        .render(Rect { y: row.y, ..sentences }, buf);
    for (title, position) in POSITIONS.into_iter().zip(positions(columns, row)) {
        let title = if title == "both" && position.width < 4 { "·" } else { title };
        Line::styled(title, styles.quiet).centered().render(position, buf);
    }
}

/// Draws one strip, without its title.
pub fn draw(
    dimension_index: usize,
    is_selected: bool,
    model: &Model,
    styles: &Styles,
    columns: &Columns,
    row: Rect,
    buf: &mut Buffer,
) {
    let strip = Strip::of(&model.team, &model.coverage, dimension_index, &model.map.brief);
    let style = if is_selected { styles.cursor } else { styles.text };
    let positions = positions(columns, row);
    let start = columns.state.x + 1;
    let Some(people) = strip.positions() else {
        let sentences = phrases::shown_from(&strip.coverage);
        let rect = Rect { x: start, width: row.right().saturating_sub(start + 1), ..row };
        Line::styled(sentences, styles.quiet).render(rect, buf);
        return;
    };
    let end = positions.first().map_or(row.right(), |first| first.x);
    let rect = Rect { x: start, width: end.saturating_sub(start + 1), ..row };
    let poles = phrases::poles(strip.dimension, usize::from(columns.name.width));
    let counts = phrases::counts(&EndCounts::of(&strip.coverage), model.options.glyphs);
    let sentences = format!("{counts}  {}", phrases::spectrum(&strip.coverage, &poles));
    Line::styled(text::fit(&sentences, usize::from(rect.width)), style).render(rect, buf);
    for ((position, &people), rect) in Position::ALL.into_iter().zip(people).zip(&positions) {
        let style = styles.position(position, people);
        buf.set_style(*rect, style);
        let dots = match people {
            0 => "·".to_owned(),
            few if few < u32::from(rect.width) => "●".repeat(few as usize),
            // Two digits and a dot would touch the position next to it.
            many if many >= 10 && rect.width < 4 => many.to_string(),
            many => format!("{many}●"),
        };
        Line::styled(dots, style).centered().render(*rect, buf);
    }
    speakers(&strip, styles, &positions, row, buf);
}

/// Who offered to speak for an end, after the strip.
fn speakers(strip: &Strip<'_>, styles: &Styles, positions: &[Rect], row: Rect, buf: &mut Buffer) {
    let [left, right] = strip
        .speakers
        .each_ref()
        .map(|names| (!names.is_empty()).then(|| phrases::english::list(names)));
    let left = left.map(|names| format!("◂ {names}"));
    let right = right.map(|names| format!("{names} ▸"));
    let sentences: Vec<String> = left.into_iter().chain(right).collect();
    let start = positions.last().map_or(row.right(), |last| last.right() + 1);
    let room = row.right().saturating_sub(start + 1);
    if room >= 5 {
        let sentences = text::fit(&sentences.join("  "), usize::from(room)).into_owned();
        Line::styled(sentences, styles.quiet).render(Rect { x: start, width: room, ..row }, buf);
    }
}
