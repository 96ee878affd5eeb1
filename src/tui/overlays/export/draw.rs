//! The form of an export, over the screen it was asked for on.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::app::Model;
use crate::tui::draw::{Styles, panel, pen};
use crate::tui::overlays::export::{ExportForm, Field};
use crate::tui::overlays::prompt;

const LABELS: u16 = 9;
const WIDTH: u16 = 78;
/// Rows around what leaves: the fields above it, the line of help below.
const AROUND: u16 = 13;
/// The row of the screen within the form on which each field stands.
const ROWS: [(Field, u16); 4] =
    [(Field::View, 0), (Field::Format, 2), (Field::Names, 4), (Field::File, 6)];

/// Draws the form; gives the cursor's place where a text is typed.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    form: &ExportForm,
    model: &Model,
    styles: &Styles,
) -> Option<(u16, u16)> {
    let width = area.width.saturating_sub(4).min(WIDTH);
    let measure = usize::from(width.saturating_sub(4));
    let leaves = leaves(form, model);
    let lines = pen::wrap(&leaves, measure);
    let faults = pen::wrap(form.fault.as_deref().unwrap_or_default(), measure);
    let [rows, fault_rows] = [&lines, &faults].map(|lines| lines.clone().count() as u16);
    let height = AROUND + rows + fault_rows.saturating_sub(1);
    let inner = panel::open(buf, area, width, height, "Export", styles);
    let x = inner.x + LABELS;
    let room = inner.right().saturating_sub(x);
    let mut cursor = None;
    for (field, row) in ROWS {
        let y = inner.y + row;
        let on_it = form.field == field;
        let label = if on_it { styles.title } else { styles.quiet };
        pen::write(buf, inner.x, y, LABELS, field.label(), label);
        if on_it {
            pen::write(buf, inner.x - 1, y, 1, " ", styles.cursor_bar);
        }
        let line = Rect { x: x - 1, y, width: room, height: 1 };
        match field {
            Field::View => {
                let whats = form.whats.iter().map(|&what| (what.word(), what == form.what));
                choices(buf, line, whats, form.what.about(), styles);
            }
            Field::Format => {
                let formats = form.what.formats().iter();
                let formats = formats.map(|&one| (one.label(), one == form.format));
                choices(buf, line, formats, form.format.about(), styles);
            }
            Field::Names => names(buf, line, form, styles),
            Field::File if on_it => {
                cursor = Some(prompt::input(
                    &form.file,
                    Rect { x, y, width: room, height: 1 },
                    buf,
                    styles.text,
                ));
            }
            Field::File => {
                pen::write(buf, x, y, room, form.file.value(), styles.text);
            }
        }
    }
    let y = inner.y + 8;
    pen::write(buf, inner.x, y, inner.width, "What leaves", styles.heading);
    pen::write_lines(buf, Rect { y: y + 1, ..inner }, lines, styles.text);
    let y = y + rows + 2;
    if fault_rows == 0 {
        pen::write(buf, inner.x, y, inner.width, help(form), styles.quiet);
    }
    pen::write_lines(buf, Rect { y, ..inner }, faults, styles.fault);
    cursor
}

/// What whoever gets it can read: one text, so that its sentences follow each
/// other in the lines, with room for the longest there is.
fn leaves(form: &ExportForm, model: &Model) -> String {
    let mut said = String::with_capacity(512);
    // Writing to a text cannot fail.
    let _ = write!(said, "{}", form.leaves(model));
    said
}

/// All there is to choose from, the chosen one in brackets, and what it is.
fn choices<'a>(
    buf: &mut Buffer,
    line: Rect,
    all: impl Iterator<Item = (&'a str, bool)>,
    about: &str,
    styles: &Styles,
) {
    let mut at = line.x;
    for (word, chosen) in all {
        let (open, close, style) =
            if chosen { ('[', ']', styles.selected) } else { (' ', ' ', styles.text) };
        let said = format_args!("{open}{word}{close}");
        at = pen::write(buf, at, line.y, line.right().saturating_sub(at), said, style) + 1;
    }
    let room = line.width.saturating_sub(1);
    pen::write(buf, line.x + 1, line.y + 1, room, about, styles.quiet);
}

fn names(buf: &mut Buffer, line: Rect, form: &ExportForm, styles: &Styles) {
    if form.can_alias() {
        let about = if form.by_alias {
            "who has none gets one, drawn at random and kept in the team file"
        } else {
            ""
        };
        let all = [("as they are", !form.by_alias), ("aliases", form.by_alias)];
        choices(buf, line, all.into_iter(), about, styles);
        return;
    }
    let said =
        if form.what.names_people() { "as this screen shows them" } else { "nobody is named" };
    pen::write(buf, line.x + 1, line.y, line.width, said, styles.text);
}

/// What the field takes.
fn help(form: &ExportForm) -> &'static str {
    match form.field {
        Field::File => "Type where it goes. Enter writes it.",
        _ if form.format.is_pasted() => {
            "Left and right choose. Enter writes the file, Ctrl-Y copies it."
        }
        _ => "Left and right choose. Enter writes the file.",
    }
}
