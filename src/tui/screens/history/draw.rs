//! History: the snapshots by date, and below them how each row went, or what
//! changed between the two that are marked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};
use strum::VariantArray as _;

use crate::coverage::days_between;
use crate::diff::{Class, Total};
use crate::phrases::{self, Glyphs, Mark};
use crate::team::Kind;
use crate::text;
use crate::tui::app::{Model, Source};
use crate::tui::draw::Styles;
use crate::tui::screens::history::{HistoryEntry, HistoryView};
use crate::tui::screens::map::draw::title;
use crate::tui::widgets::{EntryList, more_above_and_below, rule, wrap};

/// The widest a course is drawn.
const MAX_COURSE: usize = 60;
/// From this many columns on, how decisions turned out is next to the courses.
const TWO_COLUMNS_FROM: u16 = 165;

/// The parts of the page below its title.
struct Regions {
    above_entries: Rect,
    entries: Rect,
    rule: Rect,
    below: Rect,
}

impl Regions {
    fn of(view: &HistoryView, area: Rect) -> Self {
        let most = (area.height.saturating_sub(5) / 3).max(2);
        let entries = (view.entries.len() as u16).min(most);
        let [_, above_entries, entries, rule, below, _] = Layout::vertical([
            Constraint::Length(2),
            Constraint::Length(1),
            Constraint::Length(entries),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
        ])
        .areas(area);
        Self { above_entries, entries, rule, below: below.inner(Margin::new(1, 0)) }
    }
}

/// Draws the page; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, view: &HistoryView, model: &Model, styles: &Styles) {
    let hint = match view.unread {
        Some(left) => format!("Reading snapshots, {left} to go …"),
        None if view.marked.len() == 2 && view.compared.is_empty() => "Comparing …".to_owned(),
        None => hint(view, model).to_owned(),
    };
    let hint = Span::styled(hint, styles.quiet);
    title::page(Span::styled("History", styles.title), hint, area, buf, model, styles);
    let regions = Regions::of(view, area);
    let mut entries = EntryList::default();
    for (nth, entry) in view.entries.iter().enumerate() {
        let mark = if view.marked.contains(&nth) { " ● " } else { "   " };
        let style = if nth == view.cursor { styles.title } else { styles.text };
        let day = format!("{:18} ", entry.when());
        entries.line(
            nth,
            Line::from_iter([
                Span::styled(mark, styles.key),
                Span::styled(day, style),
                Span::styled(text::fit(&entry.about, usize::from(area.width) - 24), styles.text),
            ]),
        );
    }
    entries.draw_below(regions.above_entries, regions.entries, view.cursor, buf, styles);
    rule(regions.rule, buf, styles.rule);
    let columns = columns(view, regions.below, model.options.glyphs, styles);
    let height = usize::from(regions.below.height);
    let longest = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let top = view.top.min(longest.saturating_sub(height));
    for (column, lines) in columns {
        Paragraph::new(lines).scroll((top as u16, 0)).render(column, buf);
    }
    more_above_and_below(regions.rule, buf, top, longest.saturating_sub(top + height), styles);
}

/// Returns what to do here: compare, or save a first snapshot.
fn hint(view: &HistoryView, model: &Model) -> &'static str {
    match (&model.source, view.entries.len()) {
        (Source::Snapshot(..), _) => "This is a single snapshot. Open its team's file to compare.",
        (Source::File(_) | Source::ReadOnly(..), 0..2) => {
            "No snapshot yet. K saves one, to compare with next quarter."
        }
        (_, 0..2) => "Ctrl-s saves the team to a file. Then K saves snapshots of it.",
        _ => "m marks a day, m on another day compares the two.",
    }
}

/// Returns how far the lines below the snapshots can be scrolled.
pub fn max_scroll(area: Rect, view: &HistoryView) -> usize {
    let below = Regions::of(view, area).below;
    let columns = columns(view, below, Glyphs::Unicode, &Styles::default());
    let longest = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    longest.saturating_sub(below.height.into())
}

/// Returns what is below the snapshots: what changed between the two marked, or
/// each row's course and how decisions turned out, next to it where there is room.
fn columns<'a>(
    view: &HistoryView,
    area: Rect,
    glyphs: Glyphs,
    styles: &Styles,
) -> Vec<(Rect, Vec<Line<'a>>)> {
    let texts = |texts: &[String], area: Rect| -> Vec<Line<'a>> {
        let width = usize::from(area.width);
        texts.iter().flat_map(|text| broken(text, width, glyphs, styles)).collect()
    };
    if !view.compared.is_empty() {
        return vec![(area, texts(&view.compared, area))];
    }
    if area.width >= TWO_COLUMNS_FROM && !view.record.is_empty() {
        let columns: [Rect; 2] =
            Layout::horizontal([Constraint::Fill(1); 2]).spacing(4).areas(area);
        let [left, right] = columns;
        let courses = courses(view, left.width, glyphs, styles);
        return vec![(left, courses), (right, texts(&view.record, right))];
    }
    let mut lines = courses(view, area.width, glyphs, styles);
    if !view.record.is_empty() {
        lines.push(Line::default());
        lines.extend(texts(&view.record, area));
    }
    vec![(area, lines)]
}

/// Returns each row's course.
fn courses<'a>(view: &HistoryView, width: u16, glyphs: Glyphs, styles: &Styles) -> Vec<Line<'a>> {
    let width = usize::from(width);
    // Names use the room that the days leave them.
    let widest = needed(view).map(|total| text::width(&total.name)).max().unwrap_or(0) + 1;
    let name = widest.min(width.saturating_sub(15 + most(view)).max(width / 3));
    needed(view).map(|total| course(total, view, (name, width), glyphs, styles)).collect()
}

/// Returns a text in lines of this width. A text that fits keeps its columns;
/// one that begins with blanks is indented, others are headings.
fn broken<'a>(text: &str, width: usize, glyphs: Glyphs, styles: &Styles) -> Vec<Line<'a>> {
    let is_heading = !text.starts_with(' ');
    let (indent, style) = if is_heading { ("", styles.title) } else { ("  ", styles.text) };
    let parts = if text::width(text) <= width {
        vec![text.trim_start().to_owned()]
    } else {
        wrap(text, width.saturating_sub(indent.len()))
    };
    let sign = sign(text, glyphs, styles).filter(|_| is_heading);
    let line = |part: String| match sign {
        Some((sign, style)) => {
            Line::from_iter([Span::styled(sign, style), Span::raw(" "), Span::styled(part, style)])
        }
        None => Line::from_iter([Span::raw(indent), Span::styled(part, style)]),
    };
    // An empty line stays one.
    if parts.is_empty() { vec![Line::default()] } else { parts.into_iter().map(line).collect() }
}

/// Returns the sign and style of a section's title, by how its rows changed.
fn sign(title: &str, glyphs: Glyphs, styles: &Styles) -> Option<(&'static str, Style)> {
    let is_titled = |class: &Class| phrases::class_title(*class).eq_ignore_ascii_case(title);
    let (unicode, ascii, style) = match Class::VARIANTS.iter().copied().find(is_titled)? {
        Class::Lost => ("▼", "v", styles.gap_text),
        Class::Weaker => ("▽", "v", styles.thin),
        Class::Gained => ("▲", "^", styles.hold),
        Class::Stronger => ("△", "^", styles.spare),
        Class::Measured => ("?", "?", styles.unknown),
        Class::Same => ("=", "=", styles.quiet),
    };
    Some((if glyphs == Glyphs::Unicode { unicode } else { ascii }, style))
}

/// Returns what is needed now, without spectra: they have no course.
fn needed(view: &HistoryView) -> impl Iterator<Item = &Total> {
    let all = view.entries.last().into_iter().flat_map(|last| &last.totals);
    all.filter(|total| total.kind != Kind::Personality && !total.held.is_empty())
}

/// Returns the mark of the state that a day's counts tell.
fn mark_of(total: &Total) -> Mark {
    match total.held.first() {
        None => Mark::NotNeeded,
        Some(_) if total.is_unknown() => Mark::Unknown,
        Some(held) => held.state().into(),
    }
}

/// Returns a row's course: the people at the level on each day, the days to
/// scale, and the need.
fn course<'a>(
    now: &Total,
    view: &HistoryView,
    (name_width, width): (usize, usize),
    glyphs: Glyphs,
    styles: &Styles,
) -> Line<'a> {
    // A single day has no course: its number is next to the need.
    let dot = if view.entries.len() > 1 { "·" } else { " " };
    let width = width.saturating_sub(name_width + 15).min(most(view));
    let mut cells = vec![Span::styled(dot, styles.quiet); width];
    for entry in &view.entries {
        let total = entry.totals.iter().find(|total| total.id == now.id);
        let Some((total, held)) = total.and_then(|total| Some((total, total.held.first()?))) else {
            continue;
        };
        let style = styles.mark_text(mark_of(total));
        let start = day_column(entry, &view.entries, width);
        for (cell, digit) in cells[start..].iter_mut().zip(held.holders.min(99).to_string().chars())
        {
            *cell = Span::styled(digit.to_string(), style);
        }
    }
    let mark = mark_of(now);
    let name = text::fit(&now.name, name_width.saturating_sub(1)).into_owned();
    let padding = " ".repeat(name_width.saturating_sub(text::width(&name)));
    let need = now.held.first().map_or(0, |held| held.requirement.people);
    let mut line = Line::from_iter([
        Span::styled(mark.glyph(glyphs).to_string(), styles.mark_text(mark)),
        Span::raw(" "),
        Span::styled(name, styles.text),
        Span::raw(padding),
    ]);
    line.extend(cells);
    line.push_span(Span::styled(format!("  need {need}"), styles.quiet));
    line
}

/// Returns the most columns that the days take: one day needs its number alone.
fn most(view: &HistoryView) -> usize {
    if view.entries.len() > 1 { MAX_COURSE } else { 2 }
}

/// Returns where a day is on a line of this many columns.
fn day_column(entry: &HistoryEntry, all: &[HistoryEntry], width: usize) -> usize {
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return 0 };
    let mut span = days_between(first.day, last.day).max(0) as usize;
    let mut from = days_between(first.day, entry.day).max(0) as usize;
    if span == 0 {
        // All on one day: one after the other.
        span = all.len().saturating_sub(1).max(1);
        from = all.iter().position(|one| std::ptr::eq(one, entry)).unwrap_or(0);
    }
    let most = width.saturating_sub(2);
    (from * most / span).min(most)
}
