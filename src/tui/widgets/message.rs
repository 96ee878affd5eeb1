//! The row above the footer: the last message, or else the screen's hint. A message covers as many
//! rows as it needs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::text::wrap;
use crate::tui::app::{Model, Tone, hints};
use crate::tui::draw::Styles;
use crate::tui::keymap::{Keymap, table};

/// The most rows that a message takes: it names what is wrong and what to do,
/// and the second half is what helps.
const MAX_ROWS: usize = 4;

/// Draws the message, or the hint, so that it ends in the area's last row.
pub fn message(area: Rect, buf: &mut Buffer, model: &Model, keymap: &Keymap, styles: &Styles) {
    let Some(notice) = &model.notice else {
        hint(area, buf, model, keymap, styles);
        return;
    };
    let style = match notice.tone {
        Tone::Done => styles.done,
        Tone::Failure => styles.fault,
    };
    let width = usize::from(area.width.saturating_sub(4)).max(1);
    let mut lines = wrap(&notice.text, width);
    if lines.len() > MAX_ROWS {
        lines.truncate(MAX_ROWS);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    let rows = (lines.len() as u16).min(area.height);
    let block = Rect { y: area.bottom() - rows, height: rows, ..area };
    Clear.render(block, buf);
    buf.set_style(block, styles.base);
    let pad = if lines.len() > 1 { width + 1 } else { 0 };
    for (line, row) in lines.iter().zip(block.rows()) {
        let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
        Line::styled(format!(" {line:<pad$} "), style).render(inside, buf);
    }
}

/// Draws the hint of the screen, unless an overlay gives its keys another meaning.
fn hint(area: Rect, buf: &mut Buffer, model: &Model, keymap: &Keymap, styles: &Styles) {
    let Some(hint) = model.hint().filter(|_| model.overlays.is_empty()) else { return };
    let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    buf.set_style(row, styles.panel);
    let inside = Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row };
    hint_line(hint, keymap, styles).render(inside, buf);
}

/// Returns a hint with its keys; between braces is an action's name.
fn hint_line(hint: &hints::Hint, keymap: &Keymap, styles: &Styles) -> Line<'static> {
    let parts = hint.text.split(['{', '}']).enumerate();
    let span = |(nth, part): (usize, &str)| {
        if nth % 2 == 1 {
            Span::styled(key_of(part, keymap), styles.key)
        } else {
            Span::styled(part.to_owned(), styles.text)
        }
    };
    parts.map(span).collect()
}

fn key_of(action: &str, keymap: &Keymap) -> String {
    let binding = table::TABLE.iter().find(|binding| binding.name == action);
    let key = binding.and_then(|binding| keymap.shown(binding).next());
    key.map(|key| key.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::Options;
    use crate::tui::draw::theme::Depth;

    #[test]
    fn every_hint_names_keys_of_its_screen_and_fits_eighty_columns() {
        let keymap = Keymap::with(&[]).unwrap();
        let styles = Styles::for_options(&Options::default(), Depth::True).unwrap();
        for hint in hints::HINTS {
            for name in hint.text.split(['{', '}']).skip(1).step_by(2) {
                let here = table::of(hint.context).any(|binding| binding.name == name);
                assert!(here, "{name} is no action of {:?}", hint.context);
            }
            let line = hint_line(hint, &keymap, &styles);
            assert!(line.width() <= 76, "{line}");
        }
    }
}
