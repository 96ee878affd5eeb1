//! The row over every screen while a session runs: the steps, and how long
//! this one has left. The clock is only a guide.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrases;
use crate::team::Step;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::widgets::right;

/// Draws it in the area's first row.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    let row = Rect { height: 1, ..area };
    buf.set_style(row, styles.panel);
    let clock = Line::styled(clock(model, step), styles.text);
    let room = usize::from(row.width).saturating_sub(clock.width() + 3);
    let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    steps(step, room, styles).render(inside, buf);
    right(clock, inside, buf);
}

/// Returns all steps if they fit, else the current one.
fn steps(step: Step, room: usize, styles: &Styles) -> Line<'static> {
    let span = |one: Step| {
        let style = if one == step { styles.selected } else { styles.quiet };
        Span::styled(format!(" {} ", one.word()), style)
    };
    let all: Line<'static> = Step::ALL.into_iter().map(span).collect();
    if all.width() <= room {
        return all;
    }
    let nth = Step::ALL.iter().position(|one| *one == step).unwrap_or(0) + 1;
    let word = format!("Workshop: {} ({nth} of {})", step.word(), Step::ALL.len());
    Line::styled(word, styles.title)
}

/// Returns how long the step has left, or its planned length if its start is unknown; then the
/// minute of the workshop.
fn clock(model: &Model, step: Step) -> String {
    let planned = phrases::step_text(step).length();
    let step = match model.seconds_left() {
        None => format!("{planned} min planned"),
        Some(left @ 1..=60) => format!("{left} s left"),
        Some(left) if left > 60 => format!("{} min left", (left + 59) / 60),
        Some(over) => format!("{} min over", -over / 60),
    };
    format!("{step} · minute {} of 90", model.elapsed_minutes().unwrap_or(0))
}
