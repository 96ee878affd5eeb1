//! The page between two people at one machine: who rates next, and nothing about the previous
//! person.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Text};
use ratatui::widgets::Widget;

use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::rate::{Entry, RatingForm};

const ABOUT: &str = "About three minutes. This is not a review, and you may pass.";

/// Draws the page.
pub fn draw(area: Rect, buf: &mut Buffer, form: &RatingForm, model: &Model, styles: &Styles) {
    let name = model.name_of(form.member);
    let answers = if model.team.session.hidden {
        "Your answers stay hidden until the reveal."
    } else if model.team.members()[form.member].rated.is_some() {
        "Earlier answers are not shown. After Enter, A shows them to you."
    } else {
        "You can leave a question blank, and come back later."
    };
    let lines = match form.entry {
        Entry::Person => vec![
            (format!("Pass the laptop to {name}."), styles.title),
            ("Is there a projector? Blank it first.".to_owned(), styles.text),
            (String::new(), styles.text),
            (format!("{name}, press Enter when nobody else can see the screen."), styles.text),
            (String::new(), styles.text),
            (ABOUT.to_owned(), styles.quiet),
            (answers.to_owned(), styles.quiet),
        ],
        Entry::Form => vec![
            (format!("Type in {name}'s printed form."), styles.title),
            ("Is there a projector? Blank it first.".to_owned(), styles.text),
            (String::new(), styles.text),
            ("Press Enter when nobody else can see the screen.".to_owned(), styles.text),
            (String::new(), styles.text),
            (
                "Rows have the numbers of the form. Space leaves a row blank.".to_owned(),
                styles.quiet,
            ),
            ("w: want more or less. p: prefer not to say.".to_owned(), styles.quiet),
        ],
    };
    let text: Text<'_> = lines.into_iter().map(|(line, style)| Line::styled(line, style)).collect();
    let width = Constraint::Length(text.width() as u16);
    let height = Constraint::Length(text.height() as u16);
    let middle = area.centered(width, height);
    text.render(middle, buf);
}
