//! Fingers: the dimension large, the words of every level, and the row being
//! typed. Says openly that it is less private.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, pen};
use crate::phrases::Glyphs;
use crate::team::TOP_LEVEL;
use crate::text;
use crate::tui::app::Model;
use crate::tui::app::fingers::Fingers;

/// Columns of one person.
const WIDE: u16 = 10;

/// Draws it; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, fingers: &Fingers, model: &Model, styles: &Styles) {
    let Some(place) = fingers.dimension() else { return };
    let dimension = &model.team.dimensions()[place];
    let width = area.width.saturating_sub(6).min(92);
    let x = area.x + (area.width - width) / 2;
    pen::write(buf, area.x + 1, area.y, area.width, "Fingers", styles.title);
    let open = "everyone sees everyone: less private than rating alone";
    pen::write(buf, area.x + 10, area.y, area.width - 22, open, styles.quiet);
    let progress = format_args!("{} of {}", fingers.asked + 1, fingers.order.len());
    pen::write_right(buf, area.right().saturating_sub(1), area.y, progress, styles.title);
    let roomy = area.height >= 32;
    let mut y = area.y + if roomy { 4 } else { 2 };
    pen::write(buf, x, y, width, &dimension.name, styles.title);
    y += 1;
    for line in pen::wrap(&dimension.about, usize::from(width)).take(2) {
        pen::write(buf, x, y, width, line, styles.text);
        y += 1;
    }
    y += 1;
    for level in 0..=TOP_LEVEL {
        pen::write(buf, x + 2, y, 1, level, styles.key);
        let words = dimension.level_words(level).unwrap_or_default();
        pen::write(buf, x + 5, y, width - 5, words, styles.text);
        y += if roomy { 2 } else { 1 };
    }
    y += 1;
    let say = "On three, everyone shows 0 to 5 fingers. Type them along the row.";
    pen::write(buf, x, y, width, say, styles.text);
    row(buf, Rect { x, y: y + 2, width, height: area.bottom() - y }, fingers, model, styles);
}

/// Who shows what, in the file's order; the next to be typed is marked.
fn row(buf: &mut Buffer, area: Rect, fingers: &Fingers, model: &Model, styles: &Styles) {
    let people = model.team.members().len();
    let room = usize::from(area.height.saturating_sub(3) / 2).max(1);
    // Names in full where all lines stay in sight with them.
    let names = (0..people).map(|member| text::width(model.name_of(member)) as u16);
    let full = (names.max().unwrap_or(0) + 4).clamp(WIDE, area.width.max(WIDE));
    let in_full = usize::from(area.width / full).max(1);
    let wide = if people.div_ceil(in_full) <= room { full } else { WIDE };
    let in_a_row = usize::from(area.width / wide).max(1);
    let lines = people.div_ceil(in_a_row);
    // With many people, the lines around the one being typed.
    let now = fingers.typed.len() / in_a_row;
    let top = now.saturating_sub(room - 1).min(lines.saturating_sub(room));
    for member in 0..people {
        let Some(line) = (member / in_a_row).checked_sub(top).filter(|&line| line < room) else {
            continue;
        };
        let x = area.x + (member % in_a_row) as u16 * wide;
        let y = area.y + 2 * line as u16;
        let next = member == fingers.typed.len();
        let style = if next { styles.selected } else { styles.text };
        if next {
            pen::paint(buf, x, y, wide - 1, style);
        }
        let shown = match (fingers.typed.get(member), model.options.glyphs) {
            (Some(Some(level)), _) => char::from(b'0' + level),
            (Some(None), Glyphs::Unicode) => '·',
            (Some(None), Glyphs::Ascii) => '.',
            (None, _) if next => '?',
            (None, _) => ' ',
        };
        let at = pen::write(buf, x + 1, y, wide - 4, model.name_of(member), style);
        let digit = if next { style } else { styles.title };
        pen::write(buf, at + 1, y, 1, shown, digit);
    }
}
