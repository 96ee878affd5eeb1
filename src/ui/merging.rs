//! Two versions of a team before they come together: what both have changed,
//! with which of the two stands, and what comes in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, panel, pen};
use crate::app::Model;
use crate::app::merging::{Merging, Stands};
use crate::text;
use crate::words::Glyphs;
use crate::words::english::count;

const WIDEST: u16 = 92;
/// The summary, a blank and the frame.
const AROUND: usize = 4;

/// Draws the merge.
pub fn draw(buf: &mut Buffer, area: Rect, merging: &Merging, model: &Model, styles: &Styles) {
    // The footer says which keys there are.
    let area = Rect { height: area.height.saturating_sub(1), ..area };
    let width = area.width.saturating_sub(4).min(WIDEST);
    let summary = summary(merging);
    let summary = pen::wrap(&summary, usize::from(width.saturating_sub(4))).collect::<Vec<_>>();
    let lines = merging.clashes.len() + merging.comes_in.len();
    let height = (lines + summary.len() + AROUND - 1).min(usize::from(area.height)) as u16;
    let inner = panel::open(buf, area, width, height, "Merge", styles);
    for (nth, line) in summary.iter().enumerate() {
        pen::write(buf, inner.x, inner.y + nth as u16, inner.width, line, styles.text);
    }
    let top = summary.len() as u16 + 1;
    let room = usize::from(inner.height.saturating_sub(top));
    let above = (merging.cursor + 1).saturating_sub(room);
    for nth in above..lines.min(above + room) {
        let y = inner.y + top + (nth - above) as u16;
        let selected = nth == merging.cursor;
        if selected {
            pen::paint(buf, inner.x, y, inner.width, styles.selected);
        }
        let style = |usual| if selected { styles.selected } else { usual };
        let (words, side) = match merging.clashes.get(nth) {
            Some((words, clash)) => (words, sides(merging, clash.stands, model.options.glyphs)),
            None => (&merging.comes_in[nth - merging.clashes.len()], "comes in".to_owned()),
        };
        let aside = text::width(&side) as u16;
        let room = inner.width.saturating_sub(aside + 3);
        pen::write(
            buf,
            inner.x + 1,
            y,
            room,
            text::fit(words, usize::from(room)),
            style(styles.text),
        );
        pen::write_right(buf, inner.right().saturating_sub(1), y, &side, style(styles.quiet));
    }
}

fn summary(merging: &Merging) -> String {
    let comes = merging.comes_in.len() as u32;
    let mut said = match comes {
        0 => "Nothing else comes in".to_owned(),
        n => format!("{} in", count(n, "change comes", "changes come")),
    };
    if let Some(first) = said.get(..1) {
        said = first.to_uppercase() + &said[1..];
    }
    match merging.clashes.len() as u32 {
        0 => said + ". No two are about the same thing.",
        n => {
            let both = count(n, "thing was", "things were");
            format!("{said}; {both} changed in both: choose which of the two stands.")
        }
    }
}

/// Which of the two stands, in brackets; told by signs, not by colour.
fn sides(merging: &Merging, stands: Stands, glyphs: Glyphs) -> String {
    let [theirs, mine] = merging.from.sides();
    let dot = if glyphs == Glyphs::Ascii { ["( )", "(o)"] } else { ["○", "●"] };
    let sign = |chosen: bool| dot[usize::from(chosen)];
    match stands {
        Stands::Gone => "gone: what it is about was deleted".to_owned(),
        _ => format!(
            "{} {theirs}  {} {mine}",
            sign(stands == Stands::Theirs),
            sign(stands == Stands::Mine)
        ),
    }
}
