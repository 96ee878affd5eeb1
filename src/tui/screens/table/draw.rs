//! How a table is read, over the screen it was pasted on.

use std::borrow::Cow;
use std::fmt::Display;
use std::slice;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text;
use crate::tui::draw::{Styles, panel, pen};
use crate::tui::screens::table::TableView;

const WIDTH: u16 = 100;
/// Rows around the lines: the frame, the answers to it, and blanks.
const AROUND: u16 = 7;

/// Draws the panel.
pub fn draw(buf: &mut Buffer, area: Rect, view: &TableView, styles: &Styles) {
    let width = area.width.saturating_sub(4).min(WIDTH);
    let room = usize::from(width.saturating_sub(4));
    let (said, style) = match &view.lines {
        Ok(lines) => (lines.as_slice(), styles.text),
        Err(fault) => (slice::from_ref(fault), styles.fault),
    };
    let lines = || said.iter().flat_map(|line| wrapped(line, room));
    let rows = lines().count();
    let tall = (rows as u16 + AROUND).min(area.height.saturating_sub(1));
    let area = Rect { height: area.height.saturating_sub(1), ..area };
    let inner = panel::open(buf, area, width, tall, "A table: this is how it is read", styles);
    let shown = usize::from(inner.height.saturating_sub(4));
    let top = view.top.min(rows.saturating_sub(shown));
    for (y, (inset, part)) in (inner.y..).zip(lines().skip(top).take(shown)) {
        pen::write(buf, inner.x, y, inner.width, format_args!("{:inset$}{part}", ""), style);
    }
    let end = inner.right();
    if top > 0 {
        pen::write_right(buf, end, inner.y, " ↑ more", styles.quiet);
    }
    if rows > top + shown {
        pen::write_right(buf, end, inner.y + shown as u16 - 1, " ↓ more", styles.quiet);
    }
    let y = inner.bottom().saturating_sub(3);
    let mut x = inner.x;
    let scale = view.scale_said();
    let said: [(_, _, &dyn Display); 3] = [
        ("s", "scale", &scale),
        ("p", "people", &view.people_said()),
        ("k", "kind", &view.kind_said()),
    ];
    for (key, what, how) in said {
        x = pen::write(buf, x, y, end.saturating_sub(x), key, styles.key);
        let words = format_args!(" {what}: {how}   ");
        x = pen::write(buf, x, y, end.saturating_sub(x), words, styles.text);
    }
    let what = match (view.is_settled(), view.into_open) {
        (false, _) => "Nothing is taken in. Overrule the guess, or correct it and paste again.",
        (true, true) => "Enter takes it in. Esc leaves everything as it is.",
        (true, false) => "Enter makes a new team of it. Esc leaves everything as it is.",
    };
    pen::write(buf, inner.x, inner.bottom().saturating_sub(1), inner.width, what, styles.quiet);
}

/// A line broken where it is too long, the rest set in as far: how far each
/// part is set in, and its words.
fn wrapped(line: &str, room: usize) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    let fits = text::width(line) <= room;
    let inset = line.len() - line.trim_start().len();
    let parts = (!fits).then(|| pen::wrap(line, room.saturating_sub(inset)));
    let parts = parts.into_iter().flatten().map(move |part| (inset, part));
    fits.then_some((0, line.into())).into_iter().chain(parts)
}
