//! The help: all keys of the screen below, from the table, and on a second
//! page every sign and word with its meaning, from the glossary.

use std::borrow::Cow;
use std::fmt::Display;
use std::iter::{once, repeat};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Styles, panel, pen};
use crate::phrases::glossary::{Look, Term};
use crate::phrases::{GLOSSARY, Glyphs};
use crate::text::{self, said};
use crate::tui::app::overlay::HelpPage;
use crate::tui::app::{Context, Model};
use crate::tui::keymap::Keymap;
use crate::tui::keymap::table::{self, Binding};

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
        HelpPage::Words => lines(model.options.glyphs, width_of_words(area)).count(),
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
    title: impl Display,
    model: &Model,
    styles: &Styles,
) -> Rect {
    let more = rows.saturating_sub(top + room(area));
    let arrow = if model.options.glyphs == Glyphs::Unicode { "↓" } else { "down:" };
    let title = said(|f| match more {
        0 => write!(f, "{title}"),
        _ => write!(f, "{title}  {arrow} {more} more"),
    });
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    panel::open(buf, above, width, rows as u16 + 2, title, styles)
}

/// The table's lines for one screen, in one column or two.
struct Keys<'a> {
    keymap: &'a Keymap,
    context: Context,
    key_width: u16,
    about_width: u16,
    /// Columns of a sentence: where there is little room it goes on below
    /// itself.
    measure: usize,
    columns: usize,
}

impl<'a> Keys<'a> {
    fn of(area: Rect, model: &Model, keymap: &'a Keymap) -> Self {
        let context = Context::of_help(model);
        let bindings = || table::of(context);
        let key_width = bindings().map(|binding| pen::width(names(keymap, binding)));
        let key_width = key_width.max().unwrap_or(0);
        let about_width = bindings().map(|binding| pen::width(binding.about)).max().unwrap_or(0);
        let columns = if area.width >= 2 * (key_width + 2 + about_width) + 8 { 2 } else { 1 };
        let measure = area.width.saturating_sub(4 + key_width + 2).min(about_width).into();
        Self { keymap, context, key_width, about_width, measure, columns }
    }

    /// Each line's keys, nothing where a sentence goes on; and the sentence.
    fn lines(&self) -> impl Iterator<Item = (Option<&'static Binding>, Cow<'static, str>)> {
        let measure = self.measure;
        table::of(self.context).flat_map(move |binding| {
            let binding_once = once(Some(binding)).chain(repeat(None));
            binding_once.zip(pen::wrap(binding.about, measure))
        })
    }

    fn rows(&self) -> usize {
        self.lines().count().div_ceil(self.columns)
    }
}

/// The keys of a line of the table: "x Ctrl-x".
fn names(keymap: &Keymap, binding: &Binding) -> impl Display {
    said(|f| {
        for (nth, key) in keymap.shown(binding).enumerate() {
            let blank = if nth > 0 { " " } else { "" };
            write!(f, "{blank}{key}")?;
        }
        Ok(())
    })
}

fn keys(buf: &mut Buffer, area: Rect, top: usize, model: &Model, keymap: &Keymap, styles: &Styles) {
    let keys = Keys::of(area, model, keymap);
    let (rows, columns) = (keys.rows(), keys.columns as u16);
    let one = keys.key_width + 2 + keys.about_width;
    let width = (one * columns + 3 * (columns - 1) + 4).min(area.width);
    let top = top.min(rows.saturating_sub(room(area)));
    let title = format_args!("Keys: {}", keys.context.title());
    let inner = open(buf, area, (width, rows), top, title, model, styles);
    let column_width = if columns == 2 { one + 3 } else { inner.width };
    for (nth, (binding, about)) in keys.lines().enumerate() {
        let (column, row) = (nth / rows, nth % rows);
        let shown = row.checked_sub(top).filter(|&row| row < usize::from(inner.height));
        let Some(row) = shown else { continue };
        let x = inner.x + column as u16 * column_width;
        let y = inner.y + row as u16;
        if let Some(binding) = binding {
            pen::write(buf, x, y, keys.key_width, names(keys.keymap, binding), styles.key);
        }
        let x = x + keys.key_width + 2;
        let room = inner.right().saturating_sub(x).min(keys.about_width);
        pen::write(buf, x, y, room, about, styles.text);
    }
}

/// A row of the glossary.
enum Line {
    Blank,
    Title(&'static str),
    /// A sign, or nothing where a meaning goes on; and the meaning.
    Term(Option<&'static Term>, Cow<'static, str>),
}

fn width_of_words(area: Rect) -> u16 {
    area.width.saturating_sub(2).min(WIDEST)
}

/// Columns of the signs.
fn sign_width(glyphs: Glyphs) -> u16 {
    let terms = GLOSSARY.iter().flat_map(|section| section.terms);
    terms.map(|term| pen::width(term.sign.shown(glyphs))).max().unwrap_or(0)
}

fn lines(glyphs: Glyphs, width: u16) -> impl Iterator<Item = Line> {
    let measure = width.saturating_sub(4 + sign_width(glyphs) + 2);
    GLOSSARY.iter().enumerate().flat_map(move |(nth, section)| {
        let blank = (nth > 0).then_some(Line::Blank);
        let terms = section.terms.iter().flat_map(move |term| {
            let sign_once = once(Some(term)).chain(repeat(None));
            let meaning = pen::wrap(term.meaning, usize::from(measure));
            sign_once.zip(meaning).map(|(sign, part)| Line::Term(sign, part))
        });
        blank.into_iter().chain(once(Line::Title(section.title))).chain(terms)
    })
}

fn words(buf: &mut Buffer, area: Rect, top: usize, model: &Model, styles: &Styles) {
    let glyphs = model.options.glyphs;
    let width = width_of_words(area);
    let rows = lines(glyphs, width).count();
    let top = top.min(rows.saturating_sub(room(area)));
    let inner = open(buf, area, (width, rows), top, "Signs and words", model, styles);
    let signs = sign_width(glyphs);
    let shown = lines(glyphs, width).skip(top).take(usize::from(inner.height));
    for (y, line) in (inner.y..).zip(shown) {
        match line {
            Line::Blank => {}
            Line::Title(title) => {
                pen::write(buf, inner.x, y, inner.width, text::upper(title), styles.heading);
            }
            Line::Term(sign, meaning) => {
                if let Some(term) = sign {
                    let style = style(term.look, styles);
                    pen::write(buf, inner.x, y, signs, term.sign.shown(glyphs), style);
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
