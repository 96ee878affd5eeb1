//! All keys of the screen below, from the table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Styles, panel, pen};
use crate::app::{Context, Model};
use crate::input::{Keymap, table};
use crate::text;
use crate::words::{Glyphs, Mark};

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
    let width = (one * columns as u16 + 3 * (columns as u16 - 1) + 4).min(area.width);
    let inside = Rect { width: width.saturating_sub(4), ..area };
    let below = match context {
        Context::Map => 1 + legend(None, inside, 0, model, styles),
        _ => 0,
    };
    let height = rows as u16 + 2 + below;
    let room = area.height.min(height).saturating_sub(2 + below);
    let more = (rows as u16).saturating_sub(room);
    let title = if more > 0 {
        let arrow = if model.options.glyphs == Glyphs::Unicode { "↓" } else { "down" };
        format!("Keys: {} ({arrow} {more} more)", context.title())
    } else {
        format!("Keys: {}", context.title())
    };
    let inner = panel::open(buf, area, width, height, &title, styles);
    let room = usize::from(inner.height.saturating_sub(below));
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
    if below > 0 {
        legend(Some(buf), inner, inner.bottom().saturating_sub(below - 1), model, styles);
    }
}

/// Every mark and every kind of cell with its meaning, flowing over as many
/// lines as the width asks for. Draws from `y` on where `buf` is given; gives
/// the lines it takes.
fn legend(buf: Option<&mut Buffer>, inner: Rect, y: u16, model: &Model, styles: &Styles) -> u16 {
    let glyphs = model.options.glyphs;
    let arrows = match glyphs {
        Glyphs::Unicode => ["↑", "↓"],
        Glyphs::Ascii => ["^", "v"],
    };
    let mut items: Vec<(String, Style, &str)> = Mark::ALL
        .iter()
        .map(|mark| (format!(" {} {} ", mark.glyph(glyphs), mark.legend()), styles.mark(*mark), ""))
        .collect();
    items.push((" 4 ".into(), styles.lit, " counts towards the need "));
    items.push((" 2 ".into(), styles.near, " one step below "));
    items.push((" 1 ".into(), styles.plain, " further "));
    items.push((" · ".into(), styles.plain, " no answer "));
    items.push((format!(" {} ", arrows[0]), styles.want, " wants to grow "));
    items.push((format!(" {} ", arrows[1]), styles.want, " would rather do less "));
    let (mut x, mut lines, mut buf) = (inner.x, 0, buf);
    for (sign, style, words) in &items {
        let width = (text::width(sign) + text::width(words)) as u16;
        if x > inner.x && x + width > inner.right() {
            x = inner.x;
            lines += 1;
        }
        if let Some(buf) = buf.as_deref_mut() {
            let at = pen::write(buf, x, y + lines, inner.right().saturating_sub(x), sign, *style);
            pen::write(buf, at, y + lines, inner.right().saturating_sub(at), words, styles.text);
        }
        x += width + 1;
    }
    lines + 1
}
