//! Draws a private rating: one question per page, large and in words; a page to check the answers;
//! a page between two people. Needs are not shown, so that nobody rates towards them.

mod pass_device;
mod question;
mod review;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position as Point, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text;
use crate::tui::app::{Action, Model};
use crate::tui::draw::Styles;
use crate::tui::screens::rate::{Page, RatingForm};
use crate::tui::widgets::right;

/// The widest that a question is drawn: a line that the eye follows.
const MAX_WIDTH: u16 = 84;

/// Draws a rating; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, form: &RatingForm, model: &Model, styles: &Styles) {
    if form.page == Page::PassDevice {
        pass_device::draw(area, buf, form, model, styles);
        return;
    }
    title(area, buf, form, model, styles);
    let body = body(area);
    match form.page {
        Page::PassDevice => {}
        Page::Question(_) => question::draw(body, buf, form, model, styles),
        Page::Review { .. } => review::draw(body, buf, form, model, styles),
    }
}

/// Returns what a click in a rating means.
pub fn click(model: &Model, form: &RatingForm, area: Rect, x: u16, y: u16) -> Option<Action> {
    let body = body(area);
    match form.page {
        Page::PassDevice => None,
        Page::Question(_) => question::click(model, form, body, Point { x, y }),
        Page::Review { .. } => review::click(model, form, body, y),
    }
}

/// Returns the area between the title and the footer, in the middle of a wide screen.
fn body(area: Rect) -> Rect {
    let above = if area.height < 20 { 2 } else { 3 };
    let rows = [Constraint::Length(above), Constraint::Fill(1), Constraint::Length(1)];
    let [_, middle, _] = Layout::vertical(rows).areas(area);
    let width = area.width.saturating_sub(6).min(MAX_WIDTH);
    middle.centered_horizontally(Constraint::Length(width))
}

/// Draws who rates, how far they are, and a square for each question.
fn title(area: Rect, buf: &mut Buffer, form: &RatingForm, model: &Model, styles: &Styles) {
    let of = form.order.len();
    let progress = match form.page {
        Page::Question(nth) => format!("{} of {of}", nth + 1),
        Page::Review { .. } | Page::PassDevice => {
            format!("{} of {of} answered", form.answered(&model.team))
        }
    };
    let [first, second] =
        Layout::vertical([Constraint::Length(1); 2]).areas(Rect { height: 2, ..area });
    let first = Rect { x: first.x + 1, width: first.width.saturating_sub(2), ..first };
    let room = usize::from(first.width).saturating_sub(progress.len() + 2);
    let who = format!("{} rates, in private", model.name_of(form.member));
    let team = text::fit(&model.team.name, room.saturating_sub(text::width(&who) + 3));
    Line::from_iter([
        Span::styled(team, styles.title),
        Span::styled(" › ", styles.quiet),
        Span::styled(text::fit(&who, room), styles.text),
    ])
    .render(first, buf);
    right(Line::styled(progress, styles.title), first, buf);
    let second = Rect { x: first.x, width: first.width, ..second };
    squares(second, buf, form, model, styles);
}

fn squares(area: Rect, buf: &mut Buffer, form: &RatingForm, model: &Model, styles: &Styles) {
    let of = form.order.len();
    if of > usize::from(area.width) {
        return;
    }
    let gap = if 2 * of <= usize::from(area.width) { " " } else { "" };
    let spans = form.order.iter().enumerate().flat_map(|(nth, &at)| {
        let answered = form.shown(&model.team, at).is_answered();
        let style = match form.page {
            Page::Question(now) if now == nth => styles.selected,
            _ if answered => styles.text,
            _ => styles.quiet,
        };
        let square = if answered { "■" } else { "□" };
        [Span::styled(square, style), Span::raw(gap)]
    });
    spans.collect::<Line<'_>>().render(area, buf);
}
