//! History: the looks by date above, and below them how each dimension went,
//! or what changed between the two marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::map::title;
use super::{Styles, pen};
use crate::analysis::days_between;
use crate::app::Model;
use crate::app::past::{LookBack, PastView};
use crate::domain::Kind;
use crate::words;

/// The widest a course is drawn.
const COURSE: u16 = 60;

/// Draws the page; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &PastView, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    pen::write(buf, area.x + 1, area.y + 1, area.width, "History", styles.title);
    let hint = "m marks one, m on another compares them; K keeps a snapshot";
    pen::write(buf, area.x + 10, area.y + 1, area.width.saturating_sub(11), hint, styles.quiet);
    let room = area.height.saturating_sub(5) / 3;
    let shown = (view.looks.len() as u16).min(room.max(2));
    let first = (view.cursor + 1).saturating_sub(usize::from(shown));
    for (nth, look) in view.looks.iter().enumerate().skip(first).take(usize::from(shown)) {
        let y = area.y + 3 + (nth - first) as u16;
        if nth == view.cursor {
            pen::write(buf, area.x, y, 1, " ", styles.cursor_bar);
        }
        let mark = if view.marked.contains(&nth) { "●" } else { " " };
        pen::write(buf, area.x + 2, y, 2, mark, styles.key);
        let style = if nth == view.cursor { styles.title } else { styles.text };
        pen::write(buf, area.x + 4, y, 12, &words::day(look.day), style);
        pen::write(buf, area.x + 18, y, area.width.saturating_sub(19), &look.about, styles.text);
    }
    let below = area.y + 4 + shown;
    let below = Rect { y: below, height: area.bottom().saturating_sub(below + 1), ..area };
    pen::rule(buf, area, below.y - 1, styles.rule);
    if view.compared.is_empty() {
        course(buf, below, view, styles);
    } else {
        lines(buf, below, &view.compared, view.top, styles);
    }
}

fn lines(buf: &mut Buffer, area: Rect, lines: &[String], top: usize, styles: &Styles) {
    let width = usize::from(area.width.saturating_sub(4));
    let rows: Vec<(bool, String)> = lines
        .iter()
        .flat_map(|line| {
            let inset = line.starts_with(' ');
            let parts = pen::wrap(line, width);
            let parts = parts.into_iter().map(move |part| (inset, part.into_owned()));
            parts.collect::<Vec<_>>()
        })
        .collect();
    let top = top.min(rows.len().saturating_sub(usize::from(area.height)));
    for (nth, (inset, row)) in rows.iter().skip(top).take(usize::from(area.height)).enumerate() {
        let (x, style) = if *inset { (3, styles.text) } else { (1, styles.title) };
        pen::write(buf, area.x + x, area.y + nth as u16, area.width - x, row, style);
    }
}

/// Per dimension the people at the level at each look, the days to scale.
fn course(buf: &mut Buffer, area: Rect, view: &PastView, styles: &Styles) {
    let Some(last) = view.looks.last() else { return };
    let needed: Vec<_> = last
        .totals
        .iter()
        .filter(|own| own.kind != Kind::Personality && !own.held.is_empty())
        .collect();
    let names = (area.width / 3).min(30);
    let width = area.width.saturating_sub(names + 14).min(COURSE);
    let mut rows = 0;
    for (nth, own) in needed.iter().skip(view.top.min(needed.len())).enumerate() {
        let y = area.y + nth as u16;
        if y >= area.bottom() {
            return;
        }
        rows = nth as u16 + 1;
        pen::write(buf, area.x + 1, y, names - 1, &own.name, styles.text);
        let x = area.x + names + 1;
        pen::write(buf, x, y, width, &"·".repeat(usize::from(width)), styles.quiet);
        for look in &view.looks {
            let Some(total) = look.totals.iter().find(|total| total.id == own.id) else { continue };
            let Some(held) = total.held.first() else { continue };
            let at = x + place(look, &view.looks, width);
            let short = held.missing() > 0;
            let style = if short { styles.gap_text } else { styles.title };
            pen::write(buf, at, y, 2, &held.holders.min(99).to_string(), style);
        }
        let need = own.held.first().map_or(0, |held| held.requirement.people);
        pen::write(buf, x + width + 2, y, 9, &format!("need {need}"), styles.quiet);
    }
    let y = area.y + rows + 1;
    if y < area.bottom() && !view.record.is_empty() {
        let below = Rect { y, height: area.bottom() - y, ..area };
        lines(buf, below, &view.record, view.top.saturating_sub(needed.len()), styles);
    }
}

/// Where a look's day is on a line of so many columns.
fn place(look: &LookBack, all: &[LookBack], width: u16) -> u16 {
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
