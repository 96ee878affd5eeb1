//! A row in full, over the map: the need in words, every level's own words
//! with who is there, and what was decided.

use std::borrow::Cow;
use std::iter::{from_fn, once};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::phrases::{self, Rung, Why};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, panel, pen};
use crate::tui::screens::findings::draw::decided_sign;

const WIDEST: u16 = 104;

/// A line of the panel.
enum Line<'a> {
    Blank,
    Said(Cow<'a, str>, Style),
    /// Of a level its words and who is there; its value where it begins.
    Rung {
        rung: &'a Rung,
        begins: bool,
        words: Option<Cow<'a, str>>,
        who: Option<Cow<'a, str>>,
    },
    /// The rule below the lowest level that counts.
    NeedBegins,
    /// What was decided, and whether it begins here.
    Decided(Cow<'a, str>, bool),
}

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

/// Columns inside the panel.
fn measure(area: Rect) -> u16 {
    width(area).saturating_sub(4)
}

/// Above the footer, which says how to close it.
fn above_footer(area: Rect) -> Rect {
    Rect { height: area.height.saturating_sub(1), ..area }
}

/// How far it can be scrolled.
pub fn max_scroll(area: Rect, why: &Why, styles: &Styles) -> usize {
    let room = usize::from(above_footer(area).height).saturating_sub(2);
    lines(why, measure(area), styles).count().saturating_sub(room)
}

/// Draws a dimension in full.
pub fn draw(buf: &mut Buffer, area: Rect, why: &Why, top: usize, model: &Model, styles: &Styles) {
    let lines = || lines(why, measure(area), styles);
    let rows = lines().count();
    let inner =
        panel::open(buf, above_footer(area), width(area), rows as u16 + 2, &why.title, styles);
    let room = usize::from(inner.height);
    let top = top.min(rows.saturating_sub(room));
    for (y, line) in (inner.y..).zip(lines().skip(top).take(room)) {
        draw_line(buf, Rect { y, height: 1, ..inner }, &line, why, model, styles);
    }
    if top + room < rows {
        let said =
            if model.options.glyphs == phrases::Glyphs::Ascii { " v more " } else { " ↓ more " };
        pen::write_right(buf, inner.right(), inner.bottom(), said, styles.quiet);
    }
}

fn draw_line(
    buf: &mut Buffer,
    row: Rect,
    line: &Line<'_>,
    why: &Why,
    model: &Model,
    styles: &Styles,
) {
    let mut put = |column: u16, words: &str, style| {
        pen::write(buf, row.x + column, row.y, row.width.saturating_sub(column), words, style);
    };
    match line {
        Line::Blank => {}
        Line::Said(words, style) => put(0, words, *style),
        Line::Rung { rung, begins, words, who } => {
            let columns = Columns::of(&why.rungs, row.width);
            let (value, style) =
                if rung.counts { (styles.lit, styles.text) } else { (styles.plain, styles.quiet) };
            put(columns.words_at, words.as_deref().unwrap_or_default(), style);
            put(columns.who_at, who.as_deref().unwrap_or_default(), styles.title);
            if *begins && !rung.value.is_empty() {
                let said = format_args!(" {} ", rung.value);
                pen::write(buf, row.x, row.y, row.width, said, value);
            }
        }
        Line::NeedBegins => {
            let said = "needed: from here up";
            put(0, "──", styles.rule);
            put(4, said, styles.quiet);
            let x = row.x + 5 + said.len() as u16;
            let rest = Rect { x, width: row.right().saturating_sub(x), ..row };
            pen::rule(buf, rest, row.y, styles.rule);
        }
        Line::Decided(words, begins) => {
            put(2, words, styles.text);
            if *begins {
                put(0, decided_sign(model.options.glyphs), styles.done);
            }
        }
    }
}

fn lines<'a>(why: &'a Why, width: u16, styles: &Styles) -> impl Iterator<Item = Line<'a>> {
    let measure = usize::from(width);
    let (text, quiet) = (styles.text, styles.quiet);
    let said = move |words: &'a str, style| {
        pen::wrap(words, measure).map(move |part| Line::Said(part, style))
    };
    let blank_before = |is_there: bool| is_there.then_some(Line::Blank);
    said(&why.about, quiet)
        .chain(said(&why.needs, text))
        .chain(once(Line::Blank))
        .chain(rungs(&why.rungs, width))
        .chain(blank_before(!why.more.is_empty()))
        .chain(said(&why.more, text))
        .chain(blank_before(!why.corrected.is_empty()))
        .chain(why.corrected.iter().flat_map(move |corrected| said(corrected, text)))
        .chain(blank_before(!why.decided.is_empty()))
        .chain(why.decided.iter().flat_map(move |decided| {
            let parts = pen::wrap(decided, measure.saturating_sub(2)).enumerate();
            parts.map(|(nth, part)| Line::Decided(part, nth == 0))
        }))
}

/// Where the words of the levels stand, and beside them who is there.
struct Columns {
    words_at: u16,
    words_width: u16,
    who_at: u16,
    who_width: u16,
}

impl Columns {
    fn of(rungs: &[Rung], width: u16) -> Self {
        let widest = rungs.iter().map(|rung| text::width(&rung.words)).max().unwrap_or(0) as u16;
        let words_width = widest.min(width * 6 / 10);
        let words_at = if rungs.iter().any(|rung| !rung.value.is_empty()) { 4 } else { 2 };
        let who_at = words_at + words_width + 2;
        Self { words_at, words_width, who_at, who_width: width.saturating_sub(who_at) }
    }
}

/// The levels, their words, who is there; a rule where the need begins.
fn rungs(rungs: &[Rung], width: u16) -> impl Iterator<Item = Line<'_>> {
    let columns = Columns::of(rungs, width);
    rungs.iter().enumerate().flat_map(move |(nth, rung)| {
        let mut words = pen::wrap(&rung.words, columns.words_width.into());
        let mut who = pen::wrap(&rung.who, columns.who_width.into());
        let first = Line::Rung { rung, begins: true, words: words.next(), who: who.next() };
        let rest = from_fn(move || {
            let (words, who) = (words.next(), who.next());
            let goes_on = words.is_some() || who.is_some();
            goes_on.then_some(Line::Rung { rung, begins: false, words, who })
        });
        let is_level = !rung.value.is_empty();
        let is_lowest = rungs.get(nth + 1).is_some_and(|below| !below.counts);
        let rule = (is_level && rung.counts && is_lowest).then_some(Line::NeedBegins);
        once(first).chain(rest).chain(rule)
    })
}
