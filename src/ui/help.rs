//! All keys of the screen below, from the table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, panel, pen};
use crate::app::{Context, Model};
use crate::input::{Keymap, table};
use crate::text;
use crate::words::Mark;

/// Draws the help of the screen that it lies over.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    top: usize,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) {
    let context = Context::of_screen(model);
    let lines: Vec<(String, &str)> = table::of(context)
        .map(|binding| {
            let keys: Vec<String> = keymap.shown(binding).iter().map(ToString::to_string).collect();
            (keys.join(" "), binding.about)
        })
        .collect();
    let key_width = lines.iter().map(|(keys, _)| text::width(keys)).max().unwrap_or(0) as u16;
    let about_width = lines.iter().map(|(_, about)| text::width(about)).max().unwrap_or(0) as u16;
    let one = key_width + 2 + about_width;
    let columns = if area.width >= 2 * one + 8 { 2 } else { 1 };
    let rows = lines.len().div_ceil(columns);
    let legend = context == Context::Map;
    let height = rows as u16 + 2 + if legend { 3 } else { 0 };
    let width = one * columns as u16 + 3 * (columns as u16 - 1) + 4;
    let title = format!("Keys: {}", context.title());
    let inner = panel::open(buf, area, width, height, &title, styles);
    let room = usize::from(inner.height.saturating_sub(if legend { 3 } else { 0 }));
    let column_width = if columns == 2 { one + 3 } else { inner.width };
    // Where not all fits, the help scrolls with the cursor keys.
    let top = top.min(rows.saturating_sub(room));
    for (nth, (keys, about)) in lines.iter().enumerate() {
        let (column, row) = (nth / rows, nth % rows);
        let Some(row) = row.checked_sub(top).filter(|&row| row < room) else { continue };
        let x = inner.x + column as u16 * column_width;
        let y = inner.y + row as u16;
        pen::write(buf, x, y, key_width, keys, styles.key);
        let width = (inner.right().saturating_sub(x)).saturating_sub(key_width + 2);
        pen::write(buf, x + key_width + 2, y, width.min(about_width), about, styles.text);
    }
    if legend {
        draw_legend(buf, inner, model, styles);
    }
}

fn draw_legend(buf: &mut Buffer, inner: Rect, model: &Model, styles: &Styles) {
    let y = inner.bottom().saturating_sub(2);
    let mut x = inner.x;
    for mark in Mark::ALL {
        let said = format!(" {} {} ", mark.glyph(model.options.glyphs), mark.legend());
        x = pen::write(buf, x, y, inner.right().saturating_sub(x), &said, styles.mark(mark));
    }
    let y = y + 1;
    let mut x = inner.x;
    let cells = [
        (" 4 ", styles.lit, " counts towards the need  "),
        (" 2 ", styles.near, " one step below  "),
        (" 1 ", styles.plain, " further  "),
        (" · ", styles.plain, " no answer  "),
    ];
    for (cell, style, words) in cells {
        x = pen::write(buf, x, y, inner.right().saturating_sub(x), cell, style);
        x = pen::write(buf, x, y, inner.right().saturating_sub(x), words, styles.text);
    }
    let arrows = match model.options.glyphs {
        crate::words::Glyphs::Unicode => "↑ wants to grow   ↓ would rather do less",
        crate::words::Glyphs::Ascii => "^ wants to grow   v would rather do less",
    };
    pen::write(buf, x, y, inner.right().saturating_sub(x), arrows, styles.text);
}
