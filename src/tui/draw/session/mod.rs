//! The session: a bar with its clock over every screen, and a page a step
//! with what to do and a sentence to say.

mod bar;
mod expect;
mod lobby;
mod page;
mod reveal;
mod spectra;
mod surprises;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, pen};
use crate::tui::app::{Action, Context, Model};
use crate::{phrases, text};

pub use bar::draw as bar;
pub use reveal::cover;
pub use surprises::draw as surprises;

/// The widest that a page is drawn: a line that the eye follows.
const WIDEST: u16 = 92;

/// What a running session leaves to the screen, between its bar above and
/// what surprised us below.
pub fn within(area: Rect, model: &Model) -> Rect {
    let above = model.rows_above();
    let height = area.height.saturating_sub(above + model.rows_below());
    Rect { y: area.y + above, height, ..area }
}

/// Draws the page of the step, or who is done while ratings are hidden.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let body = body(area);
    match Context::of_screen(model) {
        Context::Lobby => lobby::draw(buf, body, model, styles),
        Context::Expect => expect::draw(buf, body, model, styles),
        Context::Spectra => spectra::draw(buf, body, model, styles),
        _ => page::draw(buf, body, model, styles),
    }
}

/// What a click on a step's page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    match Context::of_screen(model) {
        Context::Expect => expect::click(model, body(area), y),
        _ => None,
    }
}

fn body(area: Rect) -> Rect {
    let width = area.width.saturating_sub(6).min(WIDEST);
    let top = area.y + 1;
    Rect {
        x: area.x + (area.width - width) / 2,
        y: top,
        width,
        height: area.bottom().saturating_sub(top + 1),
    }
}

/// The step's name, what to do and what to say; gives the row after.
fn instructions(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) -> u16 {
    let Some(step) = model.team.session.step else { return area.y };
    let said = phrases::step_text(step);
    pen::write(buf, area.x, area.y, area.width, text::upper(step.word()), styles.heading);
    let mut y = area.y + 1;
    let mut line = |words: &str, style, gap: u16| {
        for part in pen::wrap(words, usize::from(area.width)) {
            pen::write(buf, area.x, y, area.width, &part, style);
            y += 1;
        }
        y += gap;
    };
    line(said.task, styles.text, 1);
    line(&["Say: “", said.say, "”"].concat(), styles.title, 1);
    y
}
