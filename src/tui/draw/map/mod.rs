//! The map: who knows what, and where the team rests on one person or none.
//!
//! A cell is lit when it counts towards the need, half lit one step below,
//! else a plain digit. So lit cells equal the filled squares plus the spares,
//! the eye sees the team's coverage, and nobody's column glows because they
//! rated themselves high.

mod heads;
mod layout;
mod row;
mod squares;
mod strip;
pub(super) mod title;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::layout::{Layout, Line};
use super::{Styles, pen};
use crate::team::{Dimension, Kind};
use crate::tui::app::{Action, Model, Screen};

/// Draws the map; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    title::draw(buf, area, model, styles);
    let layout = Layout::of(model, area);
    let any_work =
        model.map.rows.iter().any(|&place| !model.team.dimensions()[place].is_spectrum());
    if any_work {
        heads::draw(buf, &layout, model, styles);
    }
    for (y, line) in layout.shown() {
        match line {
            Line::Blank => {}
            Line::Heading(kind) => heading(buf, &layout, y, kind, model, styles),
            Line::Row(row) => {
                let place = model.map.rows[row];
                let selected = row == model.map.cursor;
                if model.team.dimensions()[place].is_spectrum() {
                    strip::draw(buf, &layout, y, place, selected, model, styles);
                } else {
                    row::draw(buf, &layout, y, place, selected, model, styles);
                }
            }
        }
    }
    if layout.lines.is_empty() {
        empty(buf, layout.list, model, styles);
    }
    words::draw(buf, &layout, model, styles);
}

fn heading(buf: &mut Buffer, layout: &Layout, y: u16, kind: Kind, model: &Model, styles: &Styles) {
    let title = match kind {
        Kind::Skill => "SKILLS",
        Kind::Experience => "EXPERIENCE",
        Kind::Personality => "PERSONALITY",
    };
    pen::write(buf, layout.list.x + 1, y, layout.name.width, title, styles.heading);
    if kind == Kind::Personality {
        strip::heading(buf, layout, y, model, styles);
    }
}

/// Nothing to list: what to do about it.
fn empty(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let spectra = model.team.dimensions().iter().any(Dimension::is_spectrum);
    let lines: [&str; 2] = if model.screen == Screen::Personality && !spectra {
        [
            "This team has no spectra of personality; they are always optional.",
            "Press Tab for the map, and e there to add one.",
        ]
    } else if model.team.dimensions().is_empty() {
        [
            "This team has no dimensions yet.",
            "Press e to add what its work needs: about a dozen skills and experiences.",
        ]
    } else {
        ["No row is like that.", "Press Esc to show everything again."]
    };
    for (nth, line) in lines.into_iter().enumerate() {
        let style = if nth == 0 { styles.title } else { styles.text };
        pen::write(buf, area.x + 2, area.y + 1 + nth as u16, area.width - 2, line, style);
    }
}

/// What a click on the map means.
pub fn click(model: &Model, area: Rect, x: u16, y: u16) -> Action {
    let (row, column) = Layout::of(model, area).at(x, y);
    Action::Point { row, column }
}
