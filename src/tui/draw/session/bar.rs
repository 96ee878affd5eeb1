//! The row over every screen while a session runs: where it stands, and a
//! clock that informs and never forces.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases;
use crate::team::Step;
use crate::text::said;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};

/// Draws it in the area's first row.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    pen::paint(buf, area.x, area.y, area.width, styles.panel);
    let (from, to) = phrases::step_text(step).minutes;
    let minutes = model.minutes().unwrap_or(0);
    let clock = said(|f| write!(f, "minute {minutes} · planned {from}–{to} "));
    let end = area.right().saturating_sub(1);
    pen::write_right(buf, end, area.y, &clock, styles.text);
    let room = end.saturating_sub(pen::width(&clock) + 2);
    let mut x = area.x + 1;
    let whole: usize = Step::ALL.iter().map(|one| one.word().len() + 3).sum();
    if whole + 2 > usize::from(room) {
        let nth = Step::ALL.iter().position(|one| *one == step).unwrap_or(0) + 1;
        let (word, all) = (step.word(), Step::ALL.len());
        let said = format_args!("Session: {word} ({nth} of {all})");
        pen::write(buf, x, area.y, room, said, styles.title);
        return;
    }
    for one in Step::ALL {
        if one == step {
            let word = format_args!(" {} ", one.word());
            x = pen::write(buf, x, area.y, room, word, styles.selected);
            x += 1;
        } else {
            x = pen::write(buf, x + 1, area.y, room, one.word(), styles.quiet) + 2;
        }
    }
}
