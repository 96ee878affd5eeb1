//! The help: all keys of the screen below, from the table, and on a second
//! page every sign and word with its meaning, from the glossary.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Styles, panel, pen};
use crate::app::overlay::HelpPage;
use crate::app::{Context, Model};
use crate::input::{Keymap, table};
use crate::text;
use crate::words::glossary::{Look, Section};
use crate::words::{Glyphs, glossary};

/// The widest that a sign and its meaning are drawn.
const WIDEST: u16 = 96;

/// Draws the help of the screen that it lies over.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    page: HelpPage,
    top: usize,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) {
    match page {
        HelpPage::Keys => keys(buf, area, top, model, keymap, styles),
        HelpPage::Words => words(buf, area, top, model, styles),
    }
}

/// How far it can be scrolled.
pub fn furthest(area: Rect, page: HelpPage, model: &Model, keymap: &Keymap) -> usize {
    let rows = match page {
        HelpPage::Keys => Keys::of(area, model, keymap).rows(),
        HelpPage::Words => lines(&glossary(model.options.glyphs), width_of_words(area)).len(),
    };
    rows.saturating_sub(room(area))
}

/// Lines inside, above the footer that says how to close it.
fn room(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(3))
}

/// Opens the panel above the footer; its title says how much more there is.
fn open(
    buf: &mut Buffer,
    area: Rect,
    (width, rows): (u16, usize),
    top: usize,
    title: &str,
    model: &Model,
    styles: &Styles,
) -> Rect {
    let more = rows.saturating_sub(top + room(area));
    let arrow = if model.options.glyphs == Glyphs::Unicode { "↓" } else { "down:" };
    let more = if more > 0 { format!("  {arrow} {more} more") } else { String::new() };
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    panel::open(buf, above, width, rows as u16 + 2, &format!("{title}{more}"), styles)
}

/// The table's lines for one screen, in one column or two.
struct Keys {
    lines: Vec<(String, String)>,
    key_width: u16,
    about_width: u16,
    columns: usize,
}

impl Keys {
    fn of(area: Rect, model: &Model, keymap: &Keymap) -> Self {
        let lines: Vec<(String, &str)> = table::of(Context::of_help(model))
            .map(|binding| {
                let keys: Vec<String> = keymap.shown(binding).map(|key| key.to_string()).collect();
                (keys.join(" "), binding.about)
            })
            .collect();
        let key_width = lines.iter().map(|(keys, _)| text::width(keys)).max().unwrap_or(0) as u16;
        let about = lines.iter().map(|(_, about)| text::width(about)).max();
        let about_width = about.unwrap_or(0) as u16;
        let columns = if area.width >= 2 * (key_width + 2 + about_width) + 8 { 2 } else { 1 };
        // Where there is little room a sentence goes on below itself.
        let widest = area.width.saturating_sub(4 + key_width + 2).min(about_width);
        let lines = lines.into_iter().flat_map(|(keys, about)| {
            let parts = pen::wrap(about, usize::from(widest));
            let keys = std::iter::once(keys).chain(std::iter::repeat(String::new()));
            keys.zip(parts).map(|(keys, part)| (keys, part.into_owned())).collect::<Vec<_>>()
        });
        let lines = lines.collect();
        Self { lines, key_width, about_width, columns }
    }

    fn rows(&self) -> usize {
        self.lines.len().div_ceil(self.columns)
    }
}

fn keys(buf: &mut Buffer, area: Rect, top: usize, model: &Model, keymap: &Keymap, styles: &Styles) {
    let keys = Keys::of(area, model, keymap);
    let (rows, columns) = (keys.rows(), keys.columns as u16);
    let one = keys.key_width + 2 + keys.about_width;
    let width = (one * columns + 3 * (columns - 1) + 4).min(area.width);
    let top = top.min(rows.saturating_sub(room(area)));
    let title = format!("Keys: {}", Context::of_help(model).title());
    let inner = open(buf, area, (width, rows), top, &title, model, styles);
    let column_width = if columns == 2 { one + 3 } else { inner.width };
    for (nth, (names, about)) in keys.lines.iter().enumerate() {
        let (column, row) = (nth / rows, nth % rows);
        let shown = row.checked_sub(top).filter(|&row| row < usize::from(inner.height));
        let Some(row) = shown else { continue };
        let x = inner.x + column as u16 * column_width;
        let y = inner.y + row as u16;
        pen::write(buf, x, y, keys.key_width, names, styles.key);
        let x = x + keys.key_width + 2;
        let room = inner.right().saturating_sub(x).min(keys.about_width);
        pen::write(buf, x, y, room, about, styles.text);
    }
}

/// A row of the glossary.
enum Line<'a> {
    Blank,
    Title(&'a str),
    /// A sign, or nothing where a meaning goes on; and the meaning.
    Term(Option<(&'a str, Look)>, String),
}

fn width_of_words(area: Rect) -> u16 {
    area.width.saturating_sub(2).min(WIDEST)
}

/// Columns of the signs.
fn sign_width(sections: &[Section]) -> u16 {
    let terms = sections.iter().flat_map(|section| &section.terms);
    terms.map(|term| text::width(&term.sign)).max().unwrap_or(0) as u16
}

fn lines(sections: &[Section], width: u16) -> Vec<Line<'_>> {
    let room = width.saturating_sub(4 + sign_width(sections) + 2);
    let mut lines = Vec::new();
    for section in sections {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Title(section.title));
        for term in &section.terms {
            let mut sign = Some((term.sign.as_str(), term.look));
            for part in pen::wrap(term.meaning, usize::from(room)) {
                lines.push(Line::Term(sign.take(), part.into_owned()));
            }
        }
    }
    lines
}

fn words(buf: &mut Buffer, area: Rect, top: usize, model: &Model, styles: &Styles) {
    let sections = glossary(model.options.glyphs);
    let width = width_of_words(area);
    let lines = lines(&sections, width);
    let top = top.min(lines.len().saturating_sub(room(area)));
    let inner = open(buf, area, (width, lines.len()), top, "Signs and words", model, styles);
    let signs = sign_width(&sections);
    for (nth, line) in lines.iter().skip(top).take(usize::from(inner.height)).enumerate() {
        let y = inner.y + nth as u16;
        match line {
            Line::Blank => {}
            Line::Title(title) => {
                pen::write(buf, inner.x, y, inner.width, &title.to_uppercase(), styles.heading);
            }
            Line::Term(sign, meaning) => {
                if let &Some((sign, look)) = sign {
                    pen::write(buf, inner.x, y, signs, sign, style(look, styles));
                }
                let x = inner.x + signs + 2;
                pen::write(buf, x, y, inner.right().saturating_sub(x), meaning, styles.text);
            }
        }
    }
}

fn style(look: Look, styles: &Styles) -> Style {
    match look {
        Look::Mark(mark) => styles.mark(mark),
        Look::Squares(mark) => styles.mark_text(mark),
        Look::Lit => styles.lit,
        Look::Near => styles.near,
        Look::Plain => styles.plain,
        Look::Want => styles.want,
        Look::Away => styles.away,
        Look::Decided => styles.done,
        Look::Clear => styles.a_clear,
        Look::Lean => styles.a_lean,
        Look::Quiet => styles.quiet,
        Look::Word => styles.title,
    }
}
