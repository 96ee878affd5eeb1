//! How a table is read, over the screen it was pasted on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, panel, pen};
use crate::app::table::TableView;
use crate::text;

const WIDTH: u16 = 100;
/// Rows around the lines: the frame, the answers to it, and blanks.
const AROUND: u16 = 7;

/// Draws the panel.
pub fn draw(buf: &mut Buffer, area: Rect, view: &TableView, styles: &Styles) {
    let width = area.width.saturating_sub(4).min(WIDTH);
    let room = usize::from(width.saturating_sub(4));
    let (lines, style) = match &view.lines {
        Ok(lines) => (lines.iter().flat_map(|line| wrapped(line, room)).collect(), styles.text),
        Err(fault) => (wrapped(fault, room), styles.fault),
    };
    let lines: Vec<String> = lines;
    let tall = (lines.len() as u16 + AROUND).min(area.height.saturating_sub(1));
    let area = Rect { height: area.height.saturating_sub(1), ..area };
    let inner = panel::open(buf, area, width, tall, "A table: this is how it is read", styles);
    let shown = usize::from(inner.height.saturating_sub(4));
    let top = view.top.min(lines.len().saturating_sub(shown));
    for (nth, line) in lines.iter().skip(top).take(shown).enumerate() {
        pen::write(buf, inner.x, inner.y + nth as u16, inner.width, line, style);
    }
    let end = inner.right();
    if top > 0 {
        pen::write_right(buf, end, inner.y, " ↑ more", styles.quiet);
    }
    if lines.len() > top + shown {
        pen::write_right(buf, end, inner.y + shown as u16 - 1, " ↓ more", styles.quiet);
    }
    let y = inner.bottom().saturating_sub(3);
    let mut x = inner.x;
    let scale = view.scale_said();
    let said = [("s", "scale", &*scale), ("p", "people", view.people_said())];
    let said = said.into_iter().chain([("k", "kind", view.kind_said())]);
    for (key, what, how) in said {
        x = pen::write(buf, x, y, end.saturating_sub(x), key, styles.key);
        let words = format!(" {what}: {how}   ");
        x = pen::write(buf, x, y, end.saturating_sub(x), &words, styles.text);
    }
    let what = match (&view.lines, view.into_open) {
        (Err(_), _) => "Nothing is taken in. Overrule the guess, or correct it and paste again.",
        (Ok(_), true) => "Enter takes it in. Esc leaves everything as it is.",
        (Ok(_), false) => "Enter makes a new team of it. Esc leaves everything as it is.",
    };
    pen::write(buf, inner.x, inner.bottom().saturating_sub(1), inner.width, what, styles.quiet);
}

/// A line broken where it is too long, the rest set in as far.
fn wrapped(line: &str, room: usize) -> Vec<String> {
    let inset = line.len() - line.trim_start().len();
    if text::width(line) <= room {
        return vec![line.to_owned()];
    }
    let pad = " ".repeat(inset);
    let parts = pen::wrap(line, room.saturating_sub(inset));
    parts.map(|part| format!("{pad}{part}")).collect()
}
