//! A row in full, over the map: the need in words, every level's words with
//! who is there, and what was decided.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Padding, Paragraph, Widget};

use crate::phrases::{self, Glyphs, ScaleRow, Why};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::findings::draw::decided_sign;
use crate::tui::widgets::{Popup, more_below, wrap, wrapped};

const MAX_WIDTH: u16 = 104;

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(MAX_WIDTH)
}

/// Returns how far it can be scrolled.
pub fn max_scroll(area: Rect, why: &Why) -> usize {
    // The frame takes two rows, the message one.
    let room = usize::from(area.height).saturating_sub(3);
    let lines = lines(why, width(area).saturating_sub(4), Glyphs::Unicode, &Styles::default());
    lines.len().saturating_sub(room)
}

/// Draws a row in full.
pub fn draw(buf: &mut Buffer, area: Rect, why: &Why, top: usize, model: &Model, styles: &Styles) {
    let width = width(area);
    let lines = lines(why, width.saturating_sub(4), model.options.glyphs, styles);
    let top = top.min(max_scroll(area, why));
    let above_message = Rect { height: area.height.saturating_sub(1), ..area };
    let size = (width, lines.len() as u16 + 2);
    Popup::new(&why.title, size, styles).scrolled(top, lines, above_message, buf);
}

/// Draws a dimension's row in full next to a list, behind a line.
pub fn aside(buf: &mut Buffer, area: Rect, dimension: usize, model: &Model, styles: &Styles) {
    let block = Block::new()
        .borders(Borders::LEFT)
        .border_style(styles.rule)
        .padding(Padding::new(2, 2, 1, 0));
    let inner = block.inner(area);
    block.render(area, buf);
    let glyphs = model.options.glyphs;
    let why = phrases::why(&model.team, &model.coverage, dimension, &model.map.names, glyphs);
    let mut all = wrapped(&why.title, inner.width, styles.title);
    all.extend(lines(&why, inner.width, glyphs, styles));
    let room = usize::from(inner.height);
    let below = all.len().saturating_sub(room.saturating_sub(1));
    if all.len() > room {
        all.truncate(room.saturating_sub(1));
        let last = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        more_below(last, buf, below, styles);
    }
    Paragraph::new(all).render(inner, buf);
}

fn lines<'a>(why: &Why, width: u16, glyphs: Glyphs, styles: &Styles) -> Vec<Line<'a>> {
    let text = |text: &String| wrapped(text, width, styles.text);
    let mut about = wrapped(&why.about, width, styles.quiet);
    about.extend(text(&why.needs));
    let decided = why.decided.iter().flat_map(|decided| {
        let parts = wrap(decided, usize::from(width).saturating_sub(2)).into_iter().enumerate();
        parts.map(|(nth, part)| {
            let sign = if nth == 0 { decided_sign(glyphs) } else { " " };
            let sign = Span::styled(sign, styles.done);
            Line::from_iter([sign, Span::raw(" "), Span::styled(part, styles.text)])
        })
    });
    let parts = [
        about,
        scale(&why.scale, width.into(), styles),
        text(&why.more),
        why.corrected.iter().flat_map(text).collect(),
        decided.collect(),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|lines| !lines.is_empty()).collect();
    parts.join(&Line::default())
}

/// Returns the levels, their words and who is there; a rule where the need
/// begins.
fn scale<'a>(scale: &[ScaleRow], width: usize, styles: &Styles) -> Vec<Line<'a>> {
    let widest = scale.iter().map(|rung| text::width(&rung.words)).max().unwrap_or(0);
    let words_width = widest.min(width * 6 / 10);
    let has_values = scale.iter().any(|rung| !rung.value.is_empty());
    let value_width = if has_values { 4 } else { 2 };
    let who_width = width.saturating_sub(value_width + words_width + 2);
    let mut lines = Vec::new();
    for (nth, rung) in scale.iter().enumerate() {
        let (value, style) =
            if rung.counts { (styles.lit, styles.text) } else { (styles.plain, styles.quiet) };
        let words = wrap(&rung.words, words_width);
        let who = wrap(&rung.who, who_width);
        for row in 0..words.len().max(who.len()).max(1) {
            let part = |parts: &[String]| parts.get(row).cloned().unwrap_or_default();
            let (words, who) = (part(&words), part(&who));
            let gap = words_width + 2 - text::width(&words).min(words_width);
            let value = if row == 0 && !rung.value.is_empty() {
                Span::styled(format!(" {} ", rung.value), value)
            } else {
                Span::raw(" ".repeat(value_width - 1))
            };
            lines.push(Line::from_iter([
                value,
                Span::raw(" "),
                Span::styled(words, style),
                Span::raw(" ".repeat(gap)),
                Span::styled(who, styles.title),
            ]));
        }
        let is_lowest = scale.get(nth + 1).is_some_and(|below| !below.counts);
        if has_values && rung.counts && is_lowest {
            let content = "needed: from here up";
            let rest = "─".repeat(width.saturating_sub(content.len() + 5));
            lines.push(Line::from_iter([
                Span::styled("──  ", styles.rule),
                Span::styled(content, styles.quiet),
                Span::styled(format!(" {rest}"), styles.rule),
            ]));
        }
    }
    lines
}
