//! History: the looks by date above, and below them how each dimension went,
//! or what changed between the two marked.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::coverage::days_between;
use crate::diff::{Class, Total};
use crate::phrases::{self, Glyphs, Mark};
use crate::team::Kind;
use crate::text;
use crate::tui::app::{Model, Source};
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::history::{HistoryEntry, HistoryView};
use crate::tui::screens::map::draw::title;
use crate::tui::widgets::more_above_and_below;

/// The widest a course is drawn.
const COURSE: u16 = 60;

/// Draws the page; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &HistoryView, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    pen::write(buf, area.x + 1, area.y + 1, area.width, "History", styles.title);
    let reading;
    let hint = match view.unread {
        Some(left) => {
            reading = format!("reading snapshots, {left} to go …");
            &reading
        }
        None if view.marked.len() == 2 && view.compared.is_empty() => "comparing …",
        None => hint(view, model),
    };
    pen::write(buf, area.x + 10, area.y + 1, area.width.saturating_sub(11), hint, styles.quiet);
    let shown = room_for_looks(area, view);
    let first = (view.cursor + 1).saturating_sub(usize::from(shown));
    for (nth, look) in view.looks.iter().enumerate().skip(first).take(usize::from(shown)) {
        let y = area.y + 3 + (nth - first) as u16;
        if nth == view.cursor {
            pen::write(buf, area.x, y, 1, " ", styles.cursor_bar);
        }
        let mark = if view.marked.contains(&nth) { "●" } else { " " };
        pen::write(buf, area.x + 2, y, 2, mark, styles.key);
        let style = if nth == view.cursor { styles.title } else { styles.text };
        pen::write(buf, area.x + 4, y, 18, look.said(), style);
        pen::write(buf, area.x + 23, y, area.width.saturating_sub(24), &look.about, styles.text);
    }
    let later = view.looks.len().saturating_sub(first + usize::from(shown));
    let above_looks = Rect { y: area.y + 2, height: 1, ..area };
    more_above_and_below(above_looks, buf, first, later, styles);
    let below = below(area, view);
    pen::rule(buf, area, below.y - 1, styles.rule);
    if view.compared.is_empty() {
        course(buf, below, view, model, styles);
    } else {
        lines(buf, below, &view.compared, view.top, model, styles);
    }
}

/// What to do here: compare, or keep a first snapshot.
fn hint(view: &HistoryView, model: &Model) -> &'static str {
    match (&model.source, view.looks.len()) {
        (Source::Snapshot(..), _) => "this is one look of its own; open its team's file to compare",
        (Source::File(_) | Source::ReadOnly(..), 0..2) => {
            "no snapshot yet: K keeps one, to be compared here next quarter"
        }
        (_, 0..2) => "S keeps the team in a file; then K keeps snapshots beside it",
        _ => "m marks one, m on another compares them",
    }
}

/// How far what stands below the looks can be scrolled.
pub fn max_scroll(area: Rect, view: &HistoryView) -> usize {
    let below = below(area, view);
    let room = usize::from(below.height);
    let all = if view.compared.is_empty() {
        let record = broken(&view.record, below).count();
        needed(view).count() + if record > 0 { record + 1 } else { 0 }
    } else {
        broken(&view.compared, below).count()
    };
    all.saturating_sub(room)
}

/// Rows for the looks.
fn room_for_looks(area: Rect, view: &HistoryView) -> u16 {
    let room = area.height.saturating_sub(5) / 3;
    (view.looks.len() as u16).min(room.max(2))
}

/// What is left below them.
fn below(area: Rect, view: &HistoryView) -> Rect {
    let top = area.y + 4 + room_for_looks(area, view);
    Rect { y: top, height: area.bottom().saturating_sub(top + 1), ..area }
}

/// Lines as rows of this width, each set in or not. What fits stays as it is,
/// columns and all.
fn broken(lines: &[String], area: Rect) -> impl Iterator<Item = (bool, Cow<'_, str>)> + Clone {
    let width = usize::from(area.width.saturating_sub(4));
    lines.iter().flat_map(move |line| {
        let inset = line.starts_with(' ');
        let fits = text::width(line) <= width;
        let whole = fits.then(|| Cow::Borrowed(line.trim_start()));
        let parts = (!fits).then(|| pen::wrap(line, width));
        whole.into_iter().chain(parts.into_iter().flatten()).map(move |part| (inset, part))
    })
}

/// The sign and style of a section's title, by what became of its rows.
fn sign(title: &str, glyphs: Glyphs, styles: &Styles) -> Option<(&'static str, Style)> {
    let titled = |class: &Class| {
        let (class, title) = (phrases::class_title(*class).as_bytes(), title.as_bytes());
        class.eq_ignore_ascii_case(title)
    };
    let class = Class::ALL.into_iter().find(titled)?;
    let (unicode, ascii, style) = match class {
        Class::Lost => ("▼", "v", styles.gap_text),
        Class::Weaker => ("▽", "v", styles.thin),
        Class::Gained => ("▲", "^", styles.hold),
        Class::Stronger => ("△", "^", styles.spare),
        Class::Measured => ("?", "?", styles.unknown),
        Class::Same => ("=", "=", styles.quiet),
    };
    Some((if glyphs == Glyphs::Unicode { unicode } else { ascii }, style))
}

fn lines(
    buf: &mut Buffer,
    area: Rect,
    lines: &[String],
    top: usize,
    model: &Model,
    styles: &Styles,
) {
    let rows = broken(lines, area);
    let all = rows.clone().count();
    let top = top.min(all.saturating_sub(usize::from(area.height)));
    for (nth, (inset, row)) in rows.skip(top).take(usize::from(area.height)).enumerate() {
        let y = area.y + nth as u16;
        if let Some((sign, style)) = sign(&row, model.options.glyphs, styles).filter(|_| !inset) {
            pen::write(buf, area.x + 1, y, 1, sign, style);
            pen::write(buf, area.x + 3, y, area.width - 3, row, style);
            continue;
        }
        let (x, style) = if inset { (3, styles.text) } else { (1, styles.title) };
        pen::write(buf, area.x + x, y, area.width - x, row, style);
    }
    if top + usize::from(area.height) < all {
        let more =
            if model.options.glyphs == Glyphs::Unicode { " PgDn ↓ more " } else { " PgDn more " };
        pen::write_right(buf, area.right(), area.y.saturating_sub(1), more, styles.quiet);
    }
}

/// What is needed now, spectra aside: they have no course.
fn needed(view: &HistoryView) -> impl Iterator<Item = &Total> {
    let all = view.looks.last().into_iter().flat_map(|last| &last.totals);
    all.filter(|own| own.kind != Kind::Personality && !own.held.is_empty())
}

/// The state that a look's counts tell, as the map has it.
fn mark_of(of: &Total) -> Mark {
    match of.held.first() {
        None => Mark::NotNeeded,
        Some(_) if of.is_unknown() => Mark::Unknown,
        Some(held) => held.state().into(),
    }
}

/// Per dimension the people at the level at each look, the days to scale.
fn course(buf: &mut Buffer, area: Rect, view: &HistoryView, model: &Model, styles: &Styles) {
    let all = needed(view).count();
    let names = (area.width / 3).min(30);
    // A single look has no course: its number stands beside the need.
    let widest = if view.looks.len() > 1 { COURSE } else { 2 };
    let width = area.width.saturating_sub(names + 14).min(widest);
    let mut rows = 0;
    for (nth, own) in needed(view).skip(view.top).enumerate() {
        let y = area.y + nth as u16;
        if y >= area.bottom() {
            return;
        }
        rows = nth as u16 + 1;
        let mark = mark_of(own);
        let sign = mark.glyph(model.options.glyphs);
        pen::write(buf, area.x + 1, y, 1, sign, styles.mark_text(mark));
        pen::write(buf, area.x + 3, y, names - 3, &own.name, styles.text);
        let x = area.x + names + 1;
        if view.looks.len() > 1 {
            pen::write(buf, x, y, width, text::times('·', usize::from(width)), styles.quiet);
        }
        for look in &view.looks {
            let Some(total) = look.totals.iter().find(|total| total.id == own.id) else { continue };
            let Some(held) = total.held.first() else { continue };
            let at = x + place(look, &view.looks, width);
            let style = styles.mark_text(mark_of(total));
            pen::write(buf, at, y, 2, held.holders.min(99), style);
        }
        let need = own.held.first().map_or(0, |held| held.requirement.people);
        pen::write(buf, x + width + 2, y, 9, format_args!("need {need}"), styles.quiet);
    }
    let y = area.y + rows + 1;
    if y < area.bottom() && !view.record.is_empty() {
        let below = Rect { y, height: area.bottom() - y, ..area };
        lines(buf, below, &view.record, view.top.saturating_sub(all), model, styles);
    }
}

/// Where a look's day is on a line of so many columns.
fn place(look: &HistoryEntry, all: &[HistoryEntry], width: u16) -> u16 {
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return 0 };
    let mut span = days_between(first.day, last.day).max(0) as u32;
    let mut from = days_between(first.day, look.day).max(0) as u32;
    if span == 0 {
        // All of one day: one after the other.
        span = all.len().saturating_sub(1).max(1) as u32;
        from = all.iter().position(|one| std::ptr::eq(one, look)).unwrap_or(0) as u32;
    }
    let most = u32::from(width.saturating_sub(2));
    (from * most / span).min(most) as u16
}
