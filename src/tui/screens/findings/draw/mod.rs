//! Findings: what the map says, in sentences, worst first.
//!
//! ```text
//! Payments › The launch                               102 of 112 answers
//! Findings
//!   7 of 12 are on target now …
//! ──────────────────────────────────────────────────────────────────────
//!   SHORTFALLS
//! ▌ ○  Running it
//!      Nobody handles hard cases so far; two are needed. …
//!      ✓ Decided: grow, Dee, by 22 Feb 2027; we expect one person.
//! ```

mod layout;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::layout::{Layout, Line};
use crate::phrases::Glyphs;
use crate::text;
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::findings::FindingsView;
use crate::tui::screens::map::draw::title;

/// Draws the findings; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &FindingsView, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    pen::write(buf, area.x + 1, area.y + 1, area.width, "Findings", styles.title);
    if let Some(without) = title::without(model) {
        let end = area.right().saturating_sub(1);
        pen::write_right(buf, end, area.y + 1, &without, styles.title);
    }
    let layout = Layout::of(view, area);
    let x = area.x + 2;
    for (nth, sentence) in layout.bounds.clone().enumerate() {
        pen::write(buf, x, area.y + 2 + nth as u16, area.width, sentence, styles.text);
    }
    pen::rule(buf, area, layout.list.y.saturating_sub(1), styles.rule);
    if view.entries.is_empty() || model.team.members().is_empty() {
        empty(buf, layout.list, model, styles);
        return;
    }
    let width = layout.list.width / layout.columns;
    for (x, y, line) in layout.shown() {
        draw_line(buf, Rect { x, y, width, height: 1 }, line, view, model, styles);
    }
    more(buf, &layout, model, styles);
}

fn draw_line(
    buf: &mut Buffer,
    area: Rect,
    line: &Line<'_>,
    view: &FindingsView,
    model: &Model,
    styles: &Styles,
) {
    let (x, y) = (area.x + 2, area.y);
    let room = area.width.saturating_sub(5);
    if line.entry() == Some(view.cursor) {
        pen::write(buf, area.x, y, 1, " ", styles.cursor_bar);
    }
    match line {
        Line::Blank => {}
        Line::Heading(heading) => {
            pen::write(buf, x, y, room, text::upper(heading), styles.heading);
        }
        Line::First(nth, words) => {
            let said = &view.entries[*nth].said;
            if let Some(mark) = said.mark {
                let glyph = mark.glyph(model.options.glyphs);
                pen::write(buf, x - 1, y, 3, format_args!(" {glyph} "), styles.mark(mark));
            }
            let style = if said.subject.is_some() { styles.title } else { styles.text };
            pen::write(buf, x + 3, y, room, words, style);
        }
        Line::Text(_, words) => {
            pen::write(buf, x + 3, y, room, words, styles.text);
        }
        Line::Decided { first, words, .. } => {
            if *first {
                pen::write(buf, x + 3, y, 1, decided_sign(model.options.glyphs), styles.done);
            }
            pen::write(buf, x + 5, y, room, words, styles.quiet);
        }
    }
}

/// The sign of a decision, here and on the map.
pub fn decided_sign(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "✓",
        Glyphs::Ascii => "*",
    }
}

/// On the rule above the list: that there is more above or below.
fn more(buf: &mut Buffer, layout: &Layout, model: &Model, styles: &Styles) {
    let [up, down] = match model.options.glyphs {
        Glyphs::Unicode => ["↑", "↓"],
        Glyphs::Ascii => ["^", "v"],
    };
    let up = if layout.above > 0 { up } else { "" };
    let down = if layout.above + layout.room() < layout.lines.len() { down } else { "" };
    if !(up.is_empty() && down.is_empty()) {
        let end = layout.list.right().saturating_sub(1);
        let words = format_args!(" more {up}{down} ");
        pen::write_right(buf, end, layout.list.y.saturating_sub(1), words, styles.quiet);
    }
}

/// Nothing to say: why, and what to do about it.
fn empty(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let lines: [&str; 2] = if model.team.members().is_empty() {
        ["Nobody is on the team yet.", "Press Esc for the map, and e to add people."]
    } else if model.coverage.summary().targeted() == 0 {
        [
            "Nothing is needed yet, so nothing can be missing.",
            "Press Esc for the map, and e to say how many people each dimension needs.",
        ]
    } else {
        ["Everything that is needed is there: enough, and no more.", "Press Esc for the map."]
    };
    for (nth, line) in lines.into_iter().enumerate() {
        let style = if nth == 0 { styles.title } else { styles.text };
        pen::write(buf, area.x + 2, area.y + 1 + nth as u16, area.width - 2, line, style);
    }
}

/// What a click among the findings means.
pub fn click(model: &Model, area: Rect, x: u16, y: u16) -> Option<Action> {
    let Screen::Findings(view) = &model.screen else { return None };
    let layout = Layout::of(view, area);
    let width = layout.list.width / layout.columns;
    let under =
        |&(left, top, _): &(u16, u16, &Line<'_>)| top == y && (left..left + width).contains(&x);
    let row = layout.shown().find(under).and_then(|(.., line)| line.entry());
    Some(Action::Point { row, column: None })
}
