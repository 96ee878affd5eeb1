//! Two versions of a team before they come together: what both have changed,
//! with which of the two stands, and what comes in.

use std::fmt::{self, Formatter, Write as _};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, panel, pen};
use crate::phrases::Glyphs;
use crate::phrases::english::count;
use crate::text::said;
use crate::tui::app::Model;
use crate::tui::app::merging::{Merging, Stands};

const WIDEST: u16 = 92;
/// The summary, a blank and the frame.
const AROUND: usize = 4;

/// Draws the merge.
pub fn draw(buf: &mut Buffer, area: Rect, merging: &Merging, model: &Model, styles: &Styles) {
    // The footer says which keys there are.
    let area = Rect { height: area.height.saturating_sub(1), ..area };
    let width = area.width.saturating_sub(4).min(WIDEST);
    let summary = summary(merging);
    let summary = pen::wrap(&summary, usize::from(width.saturating_sub(4)));
    let above = summary.clone().count();
    let lines = merging.clashes.len() + merging.comes_in.len();
    let height = (lines + above + AROUND - 1).min(usize::from(area.height)) as u16;
    let inner = panel::open(buf, area, width, height, "Merge", styles);
    pen::write_lines(buf, inner, summary, styles.text);
    let top = above as u16 + 1;
    let room = usize::from(inner.height.saturating_sub(top));
    let above = (merging.cursor + 1).saturating_sub(room);
    for nth in above..lines.min(above + room) {
        let y = inner.y + top + (nth - above) as u16;
        let selected = nth == merging.cursor;
        if selected {
            pen::paint(buf, inner.x, y, inner.width, styles.selected);
        }
        let style = |usual| if selected { styles.selected } else { usual };
        let clash = merging.clashes.get(nth);
        let words = match clash {
            Some((words, _)) => words,
            None => &merging.comes_in[nth - merging.clashes.len()],
        };
        let side = said(|f| match clash {
            Some((_, clash)) => sides(f, merging, clash.stands, model.options.glyphs),
            None => f.write_str("comes in"),
        });
        let room = inner.width.saturating_sub(pen::width(&side) + 3);
        pen::write(buf, inner.x + 1, y, room, words, style(styles.text));
        pen::write_right(buf, inner.right().saturating_sub(1), y, side, style(styles.quiet));
    }
}

fn summary(merging: &Merging) -> String {
    let mut said = String::with_capacity(160);
    // Writing to a text cannot fail.
    let _ = match merging.comes_in.len() as u32 {
        0 => write!(said, "Nothing else comes in"),
        n => write!(said, "{} in", count(n, "change comes", "changes come")),
    };
    if let Some(first) = said.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let _ = match merging.clashes.len() as u32 {
        0 => write!(said, ". No two are about the same thing."),
        n => {
            let both = count(n, "thing was", "things were");
            write!(said, "; {both} changed in both: choose which of the two stands.")
        }
    };
    said
}

/// Which of the two stands, in brackets; told by signs, not by colour.
fn sides(f: &mut Formatter<'_>, merging: &Merging, stands: Stands, glyphs: Glyphs) -> fmt::Result {
    let [theirs, mine] = merging.from.sides();
    let dot = if glyphs == Glyphs::Ascii { ["( )", "(o)"] } else { ["○", "●"] };
    let sign = |chosen: bool| dot[usize::from(chosen)];
    match stands {
        Stands::Gone => f.write_str("gone: what it is about was deleted"),
        _ => write!(
            f,
            "{} {theirs}  {} {mine}",
            sign(stands == Stands::Theirs),
            sign(stands == Stands::Mine)
        ),
    }
}
