//! Fingers: the row large, the words of every level, and the people as their
//! numbers are typed. Says openly that it is less private.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases;
use crate::team::TOP_LEVEL;
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::fingers::Fingers;
use crate::tui::widgets::{right, wrapped};

/// The widest that a page is drawn.
const MAX_WIDTH: u16 = 92;
/// Columns of one person, where names do not fit in full.
const NARROW: usize = 10;

/// Draws it; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, fingers: &Fingers, model: &Model, styles: &Styles) {
    let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)];
    let [first, middle, _] = Layout::vertical(rows).areas(area);
    let first = Rect { x: first.x + 1, width: first.width.saturating_sub(2), ..first };
    Line::from_iter([
        Span::styled("Fingers  ", styles.title),
        Span::styled("everyone sees every answer: less private than rating alone", styles.quiet),
    ])
    .render(first, buf);
    let width = area.width.saturating_sub(6).min(MAX_WIDTH);
    let middle = middle.centered_horizontally(Constraint::Length(width));
    let of = fingers.order.len();
    let Some(at) = fingers.dimension() else {
        right(Line::styled(format!("{of} of {of}"), styles.title), first, buf);
        Text::from(all_in(width, fingers, model, styles)).render(middle, buf);
        return;
    };
    let progress = format!("{} of {of}", fingers.asked + 1);
    right(Line::styled(progress, styles.title), first, buf);
    let roomy = area.height >= 32;
    let mut lines = vec![Line::default(); if roomy { 3 } else { 1 }];
    lines.extend(question(at, width, roomy, model, styles));
    lines.push(kept(fingers, model, styles));
    lines.push(Line::default());
    let above = Constraint::Length(lines.len() as u16);
    let [above, people] = Layout::vertical([above, Constraint::Fill(1)]).areas(middle);
    Text::from(lines).render(above, buf);
    Paragraph::new(people_lines(people, fingers, model, styles)).render(people, buf);
}

/// Returns the row's name, its meaning, the words of every level, what to do.
fn question(
    at: usize,
    width: u16,
    roomy: bool,
    model: &Model,
    styles: &Styles,
) -> Vec<Line<'static>> {
    let dimension = &model.team.dimensions()[at];
    let mut lines = vec![Line::styled(dimension.name.clone(), styles.title)];
    lines.extend(wrapped(&dimension.about, width, styles.text).into_iter().take(2));
    lines.push(Line::default());
    for level in 0..=TOP_LEVEL {
        lines.push(Line::from_iter([
            Span::styled(format!("  {level}  "), styles.key),
            Span::styled(dimension.level_words(level).unwrap_or_default().to_owned(), styles.text),
        ]));
        if roomy {
            lines.push(Line::default());
        }
    }
    let what = "On three, hands up. Type the numbers from left to right.";
    lines.push(Line::styled(what, styles.text));
    lines
}

/// Returns what was kept of the row before: its last number stays in sight.
fn kept(fingers: &Fingers, model: &Model, styles: &Styles) -> Line<'static> {
    let Some((at, typed)) = &fingers.kept else { return Line::default() };
    let Some(dimension) = model.team.dimensions().get(*at) else { return Line::default() };
    let numbers: Vec<String> = typed.iter().map(|&level| number(level)).collect();
    Line::styled(
        format!("Saved: {}  {}   (u: undo)", dimension.name, numbers.join(" ")),
        styles.done,
    )
}

fn number(level: Option<u8>) -> String {
    level.map_or_else(|| "·".to_owned(), |level| level.to_string())
}

/// Returns the page after the last row.
fn all_in(width: u16, fingers: &Fingers, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let spectra = model.team.dimensions().iter().any(crate::team::Dimension::is_spectrum);
    let mut lines = vec![Line::default(), Line::default()];
    lines.extend(wrapped("All rows are in. Press Enter to go back.", width, styles.title));
    if spectra {
        let words = if model.asks_spectra_later() {
            "Fingers do not ask about personality. R asks it on everyone's phone. Or stand along a \
             wall later, or skip it."
        } else {
            "Fingers do not ask about personality. Stand along a wall later, or skip it."
        };
        lines.extend(wrapped(words, width, styles.text));
    }
    lines.extend([Line::default(), kept(fingers, model, styles)]);
    lines
}

/// Returns the people in the file's order; the next to be typed is marked.
fn people_lines(
    area: Rect,
    fingers: &Fingers,
    model: &Model,
    styles: &Styles,
) -> Vec<Line<'static>> {
    let people = model.team.members().len();
    let room = usize::from(area.height.div_ceil(2)).max(1);
    let columns = usize::from(area.width);
    // Names in full where all rows stay in sight with them.
    let widest = (0..people).map(|member| text::width(model.name_of(member))).max().unwrap_or(0);
    let full = (widest + 4).clamp(NARROW, columns.max(NARROW));
    let fits = people.div_ceil((columns / full).max(1)) <= room;
    let wide = if fits { full } else { NARROW };
    let in_a_row = (columns / wide).max(1);
    let rows = people.div_ceil(in_a_row);
    let is_cut = rows > room;
    let room = if is_cut { room.saturating_sub(1).max(1) } else { room };
    let names = (0..people).map(|member| model.name_of(member));
    let names = phrases::shortened(names, wide - 4);
    // With many people, the rows around the one being typed.
    let now = fingers.typed.len() / in_a_row;
    let top = now.saturating_sub(room - 1).min(rows.saturating_sub(room));
    let mut lines = Vec::new();
    for row in top..rows.min(top + room) {
        let members = row * in_a_row..people.min((row + 1) * in_a_row);
        let spans = members
            .flat_map(|member| person(member, names[member].to_string(), wide, fingers, styles));
        lines.extend([spans.collect::<Line<'static>>(), Line::default()]);
    }
    if is_cut {
        let above = top * in_a_row;
        let below = people.saturating_sub((top + room) * in_a_row);
        let more = [("↑", above), ("↓", below)].into_iter().filter(|&(_, count)| count > 0);
        let more: Vec<String> = more.map(|(sign, count)| format!("{sign} {count}")).collect();
        let words = format!(" {} more people", more.join("  "));
        lines.push(Line::styled(words, styles.quiet));
    }
    lines
}

fn person(
    member: usize,
    name: String,
    wide: usize,
    fingers: &Fingers,
    styles: &Styles,
) -> [Span<'static>; 2] {
    let is_next = member == fingers.typed.len();
    let shown = match fingers.typed.get(member) {
        Some(&level) => number(level),
        None if is_next => "?".to_owned(),
        None => String::new(),
    };
    let words = format!(" {name} {shown}");
    let pad = wide.saturating_sub(text::width(&words) + 1);
    let style = if is_next { styles.selected } else { styles.text };
    [Span::styled(format!("{words}{}", " ".repeat(pad)), style), Span::raw(" ")]
}
