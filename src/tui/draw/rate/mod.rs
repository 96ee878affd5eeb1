//! A private rating: a question a page, large and in words; a page to look
//! over; a page between two people. Needs are not shown, so that nobody rates
//! towards them.

mod hand_over;
mod look_over;
mod question;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, pen};
use crate::phrases::Glyphs;
use crate::text::said;
use crate::tui::app::rate::{Page, Sitting};
use crate::tui::app::{Action, Model};

/// The widest that a question is drawn: a line that the eye follows.
const WIDEST: u16 = 84;

/// Draws a sitting; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, sitting: &Sitting, model: &Model, styles: &Styles) {
    if sitting.page == Page::HandOver {
        hand_over::draw(buf, area, sitting, model, styles);
        return;
    }
    title(buf, area, sitting, model, styles);
    let body = body(area);
    match sitting.page {
        Page::HandOver => {}
        Page::Question(_) => question::draw(buf, body, sitting, model, styles),
        Page::LookOver { cursor } => {
            look_over::draw(buf, body, cursor, sitting, model, styles);
        }
    }
}

/// What a click in a sitting means.
pub fn click(model: &Model, sitting: &Sitting, area: Rect, x: u16, y: u16) -> Option<Action> {
    let body = body(area);
    match sitting.page {
        Page::HandOver => None,
        Page::Question(_) => question::click(model, sitting, body, x, y),
        Page::LookOver { cursor } => look_over::click(model, sitting, cursor, body, y),
    }
}

/// Between the title and the footer, in the middle of a wide screen.
fn body(area: Rect) -> Rect {
    let width = area.width.saturating_sub(6).min(WIDEST);
    let top = area.y + if area.height < 20 { 2 } else { 3 };
    Rect {
        x: area.x + (area.width - width) / 2,
        y: top,
        width,
        height: area.bottom().saturating_sub(top + 1),
    }
}

/// Who rates, how far they are, and a square for each question.
fn title(buf: &mut Buffer, area: Rect, sitting: &Sitting, model: &Model, styles: &Styles) {
    let of = sitting.order.len();
    let progress = said(|f| match sitting.page {
        Page::Question(nth) => write!(f, "{} of {of}", nth + 1),
        Page::LookOver { .. } | Page::HandOver => {
            write!(f, "{} of {of} answered", sitting.answered(&model.team))
        }
    });
    let room = area.width.saturating_sub(pen::width(&progress) + 4);
    let x = pen::write(buf, area.x + 1, area.y, room, &model.team.name, styles.title);
    let x = pen::write(buf, x, area.y, room.saturating_sub(x), " › ", styles.quiet);
    let who = format_args!("{} rates, in private", model.name_of(sitting.member));
    pen::write(buf, x, area.y, room.saturating_sub(x), who, styles.text);
    pen::write_right(buf, area.right().saturating_sub(1), area.y, &progress, styles.title);
    squares(buf, area, sitting, model, styles);
}

fn squares(buf: &mut Buffer, area: Rect, sitting: &Sitting, model: &Model, styles: &Styles) {
    let wide = if 2 * sitting.order.len() as u16 + 2 <= area.width { 2 } else { 1 };
    if wide * sitting.order.len() as u16 + 2 > area.width {
        return;
    }
    let (full, open) = match model.options.glyphs {
        Glyphs::Unicode => ("■", "□"),
        Glyphs::Ascii => ("#", "."),
    };
    for (nth, &place) in sitting.order.iter().enumerate() {
        let x = area.x + 1 + nth as u16 * wide;
        let answered = sitting.shown(&model.team, place).is_answered();
        let style = match sitting.page {
            Page::Question(now) if now == nth => styles.selected,
            _ if answered => styles.text,
            _ => styles.quiet,
        };
        pen::write(buf, x, area.y + 1, 1, if answered { full } else { open }, style);
    }
}
