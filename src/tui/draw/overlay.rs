//! Lists to choose from, lines to type, questions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_input::Input;

use super::{Styles, panel, pen};
use crate::text;
use crate::tui::app::menu::Menu;
use crate::tui::app::overlay::Confirm;
use crate::tui::app::prompt::Prompt;

/// Draws a list to choose from.
pub fn menu(buf: &mut Buffer, area: Rect, menu: &Menu, styles: &Styles) {
    let widest = menu
        .entries
        .iter()
        .map(|entry| text::width(&entry.label) + text::width(&entry.detail) + 4)
        .chain([text::width(&menu.title) + 2])
        .max()
        .unwrap_or(0);
    let width = (widest as u16 + 4).clamp(34, area.width.saturating_sub(4).max(34));
    let height = (menu.entries.len() as u16 + 4).min(area.height.saturating_sub(2));
    let inner = panel::open(buf, area, width, height, &menu.title, styles);
    let typed = if menu.typed.is_empty() { "type to narrow" } else { &menu.typed };
    let style = if menu.typed.is_empty() { styles.quiet } else { styles.text };
    pen::write(buf, inner.x, inner.y, inner.width, typed, style);
    let room = usize::from(inner.height.saturating_sub(2));
    let top = (menu.cursor + 1).saturating_sub(room);
    for (nth, entry) in menu.shown().enumerate().skip(top).take(room) {
        let y = inner.y + 2 + (nth - top) as u16;
        let (label, detail) = if nth == menu.cursor {
            pen::paint(buf, inner.x, y, inner.width, styles.selected);
            (styles.selected, styles.selected)
        } else {
            (styles.text, styles.quiet)
        };
        let x = pen::write(buf, inner.x + 1, y, inner.width.saturating_sub(2), &entry.label, label);
        let room = inner.right().saturating_sub(x + 3);
        pen::write(buf, x + 2, y, room, &entry.detail, detail);
    }
    if menu.shown().next().is_none() {
        pen::write(buf, inner.x, inner.y + 2, inner.width, "nothing like that", styles.quiet);
    }
}

/// Draws a line to type; gives the cursor's place.
pub fn prompt(buf: &mut Buffer, area: Rect, prompt: &Prompt, styles: &Styles) -> (u16, u16) {
    let width = area.width.saturating_sub(8).clamp(30, 72);
    let measure = usize::from(width.saturating_sub(4));
    let faults = pen::wrap(prompt.fault.as_deref().unwrap_or_default(), measure);
    let said = prompt.said.iter().flat_map(|said| pen::wrap(said, measure));
    let above = match said.clone().count() as u16 {
        0 => 0,
        lines => lines + 1,
    };
    let height = 4 + above + faults.clone().count().max(1) as u16;
    let inner = panel::open(buf, area, width, height, &prompt.title, styles);
    pen::write_lines(buf, inner, said, styles.text);
    let y = inner.y + above;
    let style = if prompt.selected { styles.selected } else { styles.text };
    let cursor = line(buf, inner.x, y, inner.width, &prompt.input, style);
    pen::write_lines(buf, Rect { y: y + 2, ..inner }, faults, styles.fault);
    cursor
}

/// Draws a line that is typed, scrolled so that its cursor is seen; gives the
/// cursor's place.
pub fn line(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    width: u16,
    input: &Input,
    style: Style,
) -> (u16, u16) {
    let scroll = input.visual_scroll(usize::from(width.saturating_sub(1)));
    pen::write(buf, x, y, width, skip_columns(input.value(), scroll), style);
    let cursor = x + (input.visual_cursor().saturating_sub(scroll)) as u16;
    (cursor.min(x + width), y)
}

fn skip_columns(value: &str, columns: usize) -> &str {
    let mut skipped = 0;
    let mut letters = value.char_indices();
    let first = letters.find(|(_, c)| {
        let is_shown = skipped >= columns;
        skipped += text::width(c.encode_utf8(&mut [0; 4]));
        is_shown
    });
    first.map_or("", |(at, _)| &value[at..])
}

/// Draws a question.
pub fn confirm(buf: &mut Buffer, area: Rect, confirm: &Confirm, styles: &Styles) {
    let width = area.width.saturating_sub(8).clamp(30, 64);
    let question = pen::wrap(&confirm.question, usize::from(width.saturating_sub(4)));
    let height = question.clone().count() as u16 + 4;
    let inner = panel::open(buf, area, width, height, "?", styles);
    pen::write_lines(buf, inner, question, styles.text);
    let y = inner.bottom().saturating_sub(1);
    let x = pen::write(buf, inner.x, y, inner.width, "y", styles.key);
    let yes = format_args!(" {}   ", confirm.yes);
    let x = pen::write(buf, x, y, inner.right().saturating_sub(x), yes, styles.quiet);
    let no = if confirm.enter_means_no() { "Enter" } else { "n" };
    let x = pen::write(buf, x, y, inner.right().saturating_sub(x), no, styles.key);
    pen::write(buf, x, y, inner.right().saturating_sub(x), " no", styles.quiet);
}
