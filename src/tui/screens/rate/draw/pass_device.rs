//! Between two people at one machine: who is to sit down now, and nothing of
//! the person before.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Text};
use ratatui::widgets::Widget;

use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::rate::RatingForm;

/// Draws the page.
pub fn draw(area: Rect, buf: &mut Buffer, form: &RatingForm, model: &Model, styles: &Styles) {
    let name = model.name_of(form.member);
    let answers = if model.team.session.hidden {
        "Your answers stay hidden until the reveal."
    } else {
        "PriorAnswers answers are not shown; o shows them to you."
    };
    let text = Text::from_iter([
        Line::styled(format!("Pass the laptop to {name}."), styles.title),
        Line::styled("Is there a projector? Blank it first.", styles.text),
        Line::default(),
        Line::styled(
            format!("{name}, press Enter when nobody else can see the screen."),
            styles.text,
        ),
        Line::default(),
        Line::styled("About three minutes. This is not a review, and you may pass.", styles.quiet),
        Line::styled(answers, styles.quiet),
    ]);
    let width = Constraint::Length(text.width() as u16);
    let height = Constraint::Length(text.height() as u16);
    let middle = area.centered(width, height);
    text.render(middle, buf);
}
