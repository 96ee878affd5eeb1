//! The form of an export, over the screen it was asked for on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::overlays::export::{ExportForm, Field};
use crate::tui::widgets::{Note, Popup, wrapped};

const WIDTH: u16 = 78;

/// Draws the form; returns the cursor's position where a text is typed.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    form: &ExportForm,
    model: &Model,
    styles: &Styles,
) -> Option<Position> {
    let width = area.width.saturating_sub(4).min(WIDTH);
    let measure = width.saturating_sub(4);
    let note = |field| note(field, form);
    let mut disclosure = vec![Line::styled("Privacy", styles.heading)];
    disclosure.extend(wrapped(&form.disclosure(model), measure, styles.text));
    let help = match &form.form.fault {
        Some(error) => wrapped(error, measure, styles.fault),
        None => wrapped(help(form), measure, styles.quiet),
    };
    let rows = [form.form.height(note), disclosure.len() as u16, help.len() as u16];
    let size = (width, rows.iter().sum::<u16>() + 4);
    let inner = Popup::new("Export", size, styles).draw(area, buf);
    let [fields, middle, below] =
        Layout::vertical(rows.map(Constraint::Length)).spacing(1).areas(inner);
    Paragraph::new(disclosure).render(middle, buf);
    Paragraph::new(help).render(below, buf);
    form.form.draw(fields, buf, styles, note)
}

/// Returns what is written below a field.
fn note(field: Field, form: &ExportForm) -> Note {
    let below = match field {
        Field::View => form.view().about(),
        Field::Format => form.format().about(),
        Field::Names if form.by_alias() => {
            "People without an alias get a random one, kept in the team file."
        }
        Field::Names | Field::File => "",
    };
    Note { below: below.to_owned(), ..Note::default() }
}

/// Returns what the field under the cursor takes.
fn help(form: &ExportForm) -> &'static str {
    if form.form.is_on(Field::File) {
        "Type the file's name. Enter saves the file."
    } else if form.format().is_pasted() {
        "Left and right choose. Enter saves the file, Ctrl-Y copies it."
    } else {
        "Left and right choose. Enter saves the file."
    }
}
