//! The form of a new row.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::widgets::{Paragraph, Widget};

use crate::team::Kind;
use crate::tui::draw::Styles;
use crate::tui::screens::edit::new_row::{Field, NewRow};
use crate::tui::widgets::{Note, Popup, wrapped};

const WIDTH: u16 = 72;

/// Draws the form; returns the cursor's position.
pub fn new_row(new: &NewRow, area: Rect, buf: &mut Buffer, styles: &Styles) -> Option<Position> {
    let width = area.width.saturating_sub(4).min(WIDTH);
    let note = |field| Note {
        below: if field == Field::Kind { about(new.kind()).to_owned() } else { String::new() },
        ..Note::default()
    };
    let (help, style) = match &new.form.fault {
        Some(error) => (error.as_str(), styles.fault),
        None if new.form.is_on(Field::Meaning) => (
            "What belongs to it, in a sentence or two? People read this when they rate. Enter adds the row.",
            styles.quiet,
        ),
        None => ("Tab goes to the next field. Enter adds the row.", styles.quiet),
    };
    let help = wrapped(help, width.saturating_sub(4), style);
    let rows = [new.form.height(note), help.len() as u16];
    let size = (width, rows.iter().sum::<u16>() + 3);
    let inner = Popup::new("New row", size, styles).draw(area, buf);
    let [fields, below] = Layout::vertical(rows.map(Constraint::Length)).spacing(1).areas(inner);
    Paragraph::new(help).render(below, buf);
    new.form.draw(fields, buf, styles, note)
}

fn about(kind: Option<Kind>) -> &'static str {
    match kind {
        None => "A row that several teams share. Enter shows the catalogue.",
        Some(Kind::Skill) => "Something that people can do. Never a job title.",
        Some(Kind::Experience) => "Something that people have lived through.",
        Some(Kind::Personality) => "How people differ, between two ends. Neither end is better.",
    }
}
