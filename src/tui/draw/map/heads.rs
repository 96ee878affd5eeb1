//! The titles over the columns: people's names, or levels.

use ratatui::buffer::Buffer;

use super::layout::{Cells, Layout};
use crate::coverage::is_stale;
use crate::phrases;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};

/// So many people's short names are all unlike each other; of more, a few
/// letters cannot be.
const TOLD_APART: usize = 200;

/// Draws them in the row above the list.
pub fn draw(buf: &mut Buffer, layout: &Layout, model: &Model, styles: &Styles) {
    let y = layout.heads;
    match layout.columns {
        Cells::People { first, count } => people(buf, layout, first, count, model, styles),
        Cells::Counts => {
            for (nth, title) in ["0", "1", "2", "3", "4", "5", "?"].into_iter().enumerate() {
                let end = layout.cells.x + (nth as u16 + 1) * layout.cell;
                pen::write_right(buf, end - 1, y, title, styles.title);
            }
            let people = model.map.people.len();
            let end = layout.cells.x;
            pen::write_right(buf, end, y, format_args!("{people} people"), styles.quiet);
        }
    }
    let more = matches!(layout.columns, Cells::People { first, count }
        if first + count < model.map.people.len());
    if layout.need.width > 0 && !more {
        pen::write(buf, layout.need.x, y, layout.need.width, "need", styles.quiet);
    }
    if let Some(beside) = model.map.beside.as_ref().filter(|_| layout.beside.width > 0) {
        let name = beside
            .situation()
            .and_then(|at| model.team.situations.get(at))
            .map_or("own needs", |situation| situation.name.as_str());
        let span = layout.beside;
        pen::write(buf, span.x + 1, y, span.width.saturating_sub(1), name, styles.title);
    }
}

fn people(
    buf: &mut Buffer,
    layout: &Layout,
    first: usize,
    count: usize,
    model: &Model,
    styles: &Styles,
) {
    let y = layout.heads;
    // Where there are thousands, those in sight are told from each other.
    let all = model.map.people.len();
    let told = if all <= TOLD_APART { 0..all } else { first..first + count };
    let from = told.start;
    let people = &model.map.people[told];
    let names = people.iter().map(|&member| model.name_of(member));
    let short = phrases::shortened(names, usize::from(layout.cell - 1));
    for nth in 0..count {
        let column = first + nth;
        let x = layout.cells.x + nth as u16 * layout.cell;
        let style = if model.map.column == Some(column) {
            pen::paint(buf, x, y, layout.cell, styles.column);
            styles.column
        } else if model.coverage.is_away(model.map.people[column]) {
            styles.away
        } else {
            styles.title
        };
        let name = short[column - from];
        let inset = (layout.cell.saturating_sub(pen::width(name))) / 2;
        let end = pen::write(buf, x + inset, y, layout.cell, name, style);
        // A sign where their answers are older than half a year: H lists them.
        let rated = model.team.members()[model.map.people[column]].rated;
        if end < x + layout.cell && rated.is_some_and(|day| is_stale(day, model.today)) {
            pen::write(buf, end, y, 1, "°", style);
        }
    }
    // Who is out of sight, on both sides.
    let after = model.map.people.len() - first - count;
    if first > 0 {
        let end = layout.cells.x.saturating_sub(1);
        pen::write_right(buf, end, y, format_args!("‹{first}"), styles.quiet);
    }
    if after > 0 {
        pen::write(buf, layout.cells.end(), y, 4, format_args!("{after}›"), styles.quiet);
    }
}
