//! The workshop: a bar with its clock above every screen, and one page per step for the room. What
//! the facilitator says is under a key, not on the page.

mod bar;
mod expect;
mod guide;
mod lobby;
mod page;
mod room;
mod spectra;
mod surprises;
mod talk;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Text};
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases;
use crate::tui::app::{Action, Context, Model};
use crate::tui::draw::Styles;
use crate::tui::widgets::{more_below, wrap, wrapped};

pub use bar::draw as bar;
pub use guide::draw as guide;
pub use surprises::cover;
pub use surprises::draw as surprises;

/// The widest that a page is drawn: a line that the eye follows.
const MAX_WIDTH: u16 = 92;

/// Returns the area that a running workshop leaves to the screen, between its bar above and the
/// surprises below.
pub fn within(area: Rect, model: &Model) -> Rect {
    let above = model.rows_above();
    let height = area.height.saturating_sub(above + model.rows_below());
    Rect { y: area.y + above, height, ..area }
}

/// Draws the page of the step, or who is done while ratings are hidden.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let whole = area;
    let area = body(area);
    match Context::of_screen(model) {
        Context::Lobby => match &model.room {
            Some(room) => room::draw(self::wide(whole), buf, room, model, styles),
            None => lobby::draw(area, buf, model, styles),
        },
        Context::Expect => expect::draw(area, buf, model, styles),
        Context::Talk => match &model.room {
            Some(room) => room::draw(self::wide(whole), buf, room, model, styles),
            None => talk::draw(area, buf, model, styles),
        },
        Context::Spectra => spectra::draw(area, buf, model, styles),
        _ => page::draw(area, buf, model, styles),
    }
}

/// Returns what a click on a step's page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    let row = match Context::of_screen(model) {
        Context::Expect => expect::row_at(model, body(area), y)?,
        Context::Talk => talk::row_at(model, body(area), y)?,
        _ => return None,
    };
    Some(Action::Point { row: Some(row), column: None })
}

/// Returns the area in the middle, with a blank row above; the last row is the footer's.
fn body(area: Rect) -> Rect {
    let height = area.height.saturating_sub(2);
    let width = area.width.saturating_sub(6).min(MAX_WIDTH);
    let below = Rect { y: area.y + 1, height, ..area };
    let [middle] = Layout::horizontal([Constraint::Length(width)])
        .flex(ratatui::layout::Flex::Center)
        .areas(below);
    middle
}

/// Returns all columns but three on each side: the room's code takes half of them.
fn wide(area: Rect) -> Rect {
    Rect {
        x: area.x + 3,
        y: area.y + 1,
        width: area.width.saturating_sub(6),
        height: area.height.saturating_sub(2),
    }
}

/// Returns the step's name and what the room reads.
fn heading(width: u16, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let Some(step) = model.team.session.step else { return Vec::new() };
    let mut lines = vec![Line::styled(step.word().to_uppercase(), styles.heading)];
    for sentence in phrases::step_text(step).room {
        lines.extend(wrapped(sentence, width, styles.title));
    }
    lines.push(Line::default());
    lines
}

/// Returns how many rows the heading takes.
fn heading_rows(width: u16, model: &Model) -> usize {
    let Some(step) = model.team.session.step else { return 0 };
    let room = phrases::step_text(step).room.iter();
    2 + room.map(|sentence| wrap(sentence, width.into()).len()).sum::<usize>()
}

/// Draws lines from the top; where not all fit, the last row says how many are
/// below.
fn lines(lines: Vec<Line<'_>>, area: Rect, buf: &mut Buffer, styles: &Styles) {
    let all = lines.len();
    let shown = usize::from(area.height);
    Paragraph::new(Text::from(lines)).render(area, buf);
    if all > shown && area.height > 0 {
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        more_below(last, buf, all - shown + 1, styles);
    }
}

/// Splits an area into the heading's rows and what is below them.
fn split(area: Rect, above: usize) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(above as u16), Constraint::Fill(1)]).areas(area)
}
