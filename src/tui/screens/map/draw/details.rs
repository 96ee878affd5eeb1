//! The text below or next to the grid: two sentences on the row under the cursor, then the three
//! rows that are most worth talking about.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, Padding, Paragraph, Widget};

use crate::phrases;
use crate::team::Dimension;
use crate::text;
use crate::tui::app::{Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::map::Filter;
use crate::tui::widgets::{right, rule, wrap};

const TALK_ABOUT: &str = "Talk about";

/// Draws as much of it as there is room for, sentences first.
pub fn draw(area: Rect, at_side: bool, buf: &mut Buffer, model: &Model, styles: &Styles) {
    if area.height < 3 {
        return;
    }
    let borders = if at_side { Borders::NONE } else { Borders::TOP };
    let block =
        Block::new().borders(borders).border_style(styles.rule).padding(Padding::horizontal(2));
    let inner = block.inner(area);
    block.render(area, buf);
    let mut sentences = sentences(inner.width, model, styles);
    cut(&mut sentences, inner);
    let rows = sentences.height().max(2) as u16;
    Paragraph::new(sentences).render(inner, buf);
    let left = Rect { y: inner.y + rows, height: inner.height.saturating_sub(rows), ..inner };
    let has_topics = left.height >= 4 && model.screen != Screen::Personality;
    if has_topics {
        topics(left, area, at_side, buf, model, styles);
    }
    if !at_side {
        right(elsewhere(has_topics, model, styles), inner_first(area), buf);
    }
}

fn inner_first(area: Rect) -> Rect {
    Rect { height: 1, width: area.width.saturating_sub(2), ..area }
}

/// Returns what did not fit, with the key that shows it.
fn elsewhere(has_topics: bool, model: &Model, styles: &Styles) -> Line<'static> {
    if model.screen != Screen::Map {
        return Line::default();
    }
    let dimensions = model.team.dimensions();
    let has_spectra = dimensions.iter().any(Dimension::is_spectrum);
    let shows_spectra = model.map.rows.iter().any(|&at| dimensions[at].is_spectrum());
    let topics = !has_topics && !model.map.topics.is_empty();
    let spectra = has_spectra && !shows_spectra && model.map.filter == Filter::All;
    let mut line = Line::default();
    for (key, what) in [(topics, ("2", "findings")), (spectra, ("Tab", "personality"))]
        .into_iter()
        .filter_map(|(is_shown, entry)| is_shown.then_some(entry))
    {
        line.push_span(Span::styled(format!(" {key}"), styles.key));
        line.push_span(Span::styled(format!(" {what} "), styles.quiet));
    }
    line
}

/// Cuts the lines that do not fit, with a sign at the end of the last one.
fn cut(text: &mut Text<'static>, area: Rect) {
    if text.height() <= usize::from(area.height) {
        return;
    }
    text.lines.truncate(area.height.into());
    if let Some(last) = text.lines.last_mut() {
        let width = usize::from(area.width);
        if last.width() + 2 <= width {
            last.push_span(Span::raw(" …"));
        } else {
            let style = last.spans.last().map_or(last.style, |span| span.style);
            let line = format!("{last} …");
            *last = Line::styled(text::fit(&line, width).into_owned(), style);
        }
    }
}

/// Returns the sentences on the row under the cursor, its name stressed.
fn sentences(width: u16, model: &Model, styles: &Styles) -> Text<'static> {
    let mut text = Text::default();
    let Some(dimension) = model.map.dimension() else { return text };
    let lines = |sentence: &str, style: Style| -> Vec<Line<'static>> {
        wrap(sentence, width.into()).into_iter().map(|line| Line::styled(line, style)).collect()
    };
    if let Some(next) = next_step(model) {
        text.extend(lines(next, styles.title));
    }
    let row = phrases::row(&model.team, &model.coverage, dimension, &model.map.names);
    let subject = row.subject();
    for (nth, line) in wrap(&row.first, width.into()).into_iter().enumerate() {
        match line.strip_prefix(subject) {
            Some(rest) if nth == 0 => text.push_line(Line::from_iter([
                Span::styled(subject.to_owned(), styles.title),
                Span::styled(rest.to_owned(), styles.text),
            ])),
            _ => text.push_line(Line::styled(line, styles.text)),
        }
    }
    text.extend(lines(&row.more, styles.text));
    text.extend(lines(&row.decided, styles.text));
    text
}

/// Returns what a team without people, or without any answer, does next.
fn next_step(model: &Model) -> Option<&'static str> {
    if model.team.members().is_empty() {
        Some("Next: press 6 and add the people. W then leads through a workshop.")
    } else if model.coverage.summary().answers == 0 {
        Some("Next: r rates in private. W leads through a workshop, step by step.")
    } else {
        None
    }
}

fn topics(
    area: Rect,
    whole: Rect,
    at_side: bool,
    buf: &mut Buffer,
    model: &Model,
    styles: &Styles,
) {
    let topics = &model.map.topics;
    if topics.is_empty() {
        return;
    }
    let mut area = area;
    if area.height >= 5 {
        rule(Rect { y: area.y, ..whole }, buf, styles.rule);
        area = Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    let names = topics.iter().map(|(at, _)| model.team.dimensions()[*at].name.as_str());
    let widest = names.clone().map(text::width).max().unwrap_or(0) + 2;
    let widest = widest.min(usize::from(area.width / 3));
    let indent = if at_side { String::new() } else { " ".repeat(TALK_ABOUT.len() + 2) };
    let mut lines: Vec<Line<'static>> = Vec::new();
    if at_side {
        lines.push(Line::styled(TALK_ABOUT, styles.heading));
    }
    for (nth, ((_, sentences), name)) in topics.iter().zip(names).enumerate() {
        let start = if nth == 0 && !at_side {
            Span::styled(format!("{TALK_ABOUT}  "), styles.heading)
        } else {
            Span::raw(indent.clone())
        };
        let number = Span::styled(format!("{} ", nth + 1), styles.key);
        if at_side {
            lines.push(Line::from_iter([
                start,
                number,
                Span::styled(name.to_owned(), styles.text),
            ]));
            let parts = wrap(sentences, usize::from(area.width.saturating_sub(2)));
            lines.extend(
                parts.into_iter().map(|part| Line::styled(format!("  {part}"), styles.quiet)),
            );
            continue;
        }
        let name = text::fit(name, widest - 1).into_owned();
        let gap = " ".repeat(widest - text::width(&name));
        let room = usize::from(area.width).saturating_sub(indent.len() + 2 + widest);
        let sentences = text::fit(sentences, room).into_owned();
        lines.push(Line::from_iter([
            start,
            number,
            Span::styled(format!("{name}{gap}"), styles.text),
            Span::styled(sentences, styles.quiet),
        ]));
    }
    Paragraph::new(lines).render(area, buf);
}
