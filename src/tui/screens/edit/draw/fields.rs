//! The fields of what the cursor is on, and what the field means.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::{PageLine, number, top};
use crate::phrases;
use crate::team::{Need, Team};
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::edit::{EditView, Field, Focus, Shown, Tab, Value};
use crate::tui::widgets::{more_below, wrap, wrapped};

/// Columns of a field's name.
const LABEL: usize = 15;
/// Rows that the hint takes at most.
const HINT: u16 = 3;

/// Returns the title, the fields, how many are below, and the hint.
fn areas(area: Rect) -> [Rect; 4] {
    let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)];
    let rows = rows.into_iter().chain([Constraint::Length(HINT)]);
    Layout::vertical(rows).areas(area)
}

/// Draws the fields.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let [title, inner, more, hint] = areas(area);
    Line::styled(format!(" {}", heading(view, model)), styles.title).render(title, buf);
    let lines = lines(view, model, inner.width, styles);
    let focus = focus(view);
    let top = top(&lines, focus.unwrap_or(0), inner.height);
    for (line, row) in lines.iter().skip(top).zip(inner.rows()) {
        (&line.line).render(row, buf);
        let is_first = |at| lines[top..].iter().find(|one| one.index == Some(at));
        if line.index.is_some()
            && line.index == focus
            && focus.and_then(is_first).is_some_and(|first| std::ptr::eq(first, line))
        {
            buf.set_style(Rect { width: 1, ..row }, styles.cursor_bar);
        }
    }
    more_below(more, buf, lines.len().saturating_sub(top + usize::from(inner.height)), styles);
    let field = view.field(&model.team);
    let text = field.map_or("", |field| view.hint(&model.team, field));
    let inside = Rect { x: hint.x + 1, width: hint.width.saturating_sub(2), ..hint };
    Paragraph::new(wrapped(text, inside.width, styles.quiet)).render(inside, buf);
}

/// Returns the field drawn at a row of the screen.
pub fn field_at(area: Rect, view: &EditView, model: &Model, y: u16) -> Option<usize> {
    let [_, inner, ..] = areas(area);
    let lines = lines(view, model, inner.width, &Styles::default());
    let top = top(&lines, focus(view).unwrap_or(0), inner.height);
    lines.get(top + usize::from(y.checked_sub(inner.y)?))?.index
}

fn focus(view: &EditView) -> Option<usize> {
    match view.focus {
        Focus::List => None,
        Focus::Fields(at) => Some(at),
    }
}

fn heading<'a>(view: &EditView, model: &'a Model) -> Cow<'a, str> {
    let team = &model.team;
    let Some(index) = view.index(team) else { return "THE TEAM".into() };
    match view.tab {
        Tab::Team => "".into(),
        Tab::Situations => team.situations[index].name.as_str().into(),
        Tab::Dimensions => team.dimensions()[index].title(),
        Tab::Members => model.name_of(index).into(),
    }
}

fn lines(view: &EditView, model: &Model, width: u16, styles: &Styles) -> Vec<PageLine> {
    let team = &model.team;
    let mut lines = Vec::new();
    let mut last = None;
    let row = view.index(team).filter(|_| view.tab == Tab::Dimensions);
    let is_needed = row.is_some_and(|row| view.need(team, row) != Need::None);
    for (at, field) in view.fields(team).into_iter().enumerate() {
        let group = group(field, view, team);
        if let Some(title) = group.clone().filter(|_| group != last) {
            lines.push(PageLine::told(""));
            lines.push(PageLine::told(Line::styled(format!(" {title}"), styles.heading)));
        }
        last = group;
        let is_selected = view.field(team) == Some(field);
        let is_counted = is_needed && matches!(field, Field::Need(_));
        let shown = shown(view, model, field);
        let field = field_lines(&shown, is_counted, is_selected, width, styles);
        lines.extend(field.into_iter().map(|line| PageLine { index: Some(at), line }));
    }
    let told = told(view, model);
    if !told.is_empty() {
        lines.push(PageLine::told(""));
    }
    for text in told {
        let wrapped = wrap(&text, usize::from(width.saturating_sub(4)));
        let line = |text| PageLine::told(Line::styled(format!("  {text}"), styles.quiet));
        lines.extend(wrapped.into_iter().map(line));
    }
    lines
}

/// Returns what is written above fields that belong together.
fn group(field: Field, view: &EditView, team: &Team) -> Option<String> {
    match (field, view.scope_index(team)) {
        (Field::Need(_), None) => Some("NEEDED".to_owned()),
        (Field::Need(_), Some(at)) => Some(format!("NEEDED IN {}", team.situations[at].name)),
        (Field::Words(_), _) => Some("THE LEVELS IN WORDS".to_owned()),
        _ => None,
    }
}

/// Returns what a field says; of a member nothing that tells whose alias it is
/// while aliases replace the names.
fn shown(view: &EditView, model: &Model, field: Field) -> Shown {
    let shown = view.shown(&model.team, field);
    if model.hides_names() && view.tab == Tab::Members && field != Field::Alias {
        return Shown::usual(shown.label, "hidden while aliases are shown");
    }
    shown
}

/// Returns a field's lines; a number of a need has what changes it around it.
fn field_lines(
    shown: &Shown,
    is_counted: bool,
    is_selected: bool,
    width: u16,
    styles: &Styles,
) -> Vec<Line<'static>> {
    let style = match (is_selected, shown.is_usual) {
        (true, _) => styles.cursor,
        (false, true) => styles.quiet,
        (false, false) => styles.text,
    };
    let label_style = if is_selected { styles.cursor } else { styles.quiet };
    let label = |columns: usize| Span::styled(format!("  {:<columns$}", shown.label), label_style);
    match &shown.value {
        Value::Number(value) if is_counted => {
            let mut line = Line::from(label(LABEL - 4));
            line.spans.extend(number(*value, is_selected, style, styles));
            line.push_span(Span::styled(shown.suffix.clone(), styles.quiet));
            vec![line]
        }
        Value::Number(value) => {
            vec![Line::from_iter([label(LABEL), Span::styled(value.to_string(), style)])]
        }
        Value::Text(text) => {
            let mut parts = wrap(text, usize::from(width).saturating_sub(LABEL + 4)).into_iter();
            let first = Span::styled(parts.next().unwrap_or_default(), style);
            let indent = " ".repeat(LABEL + 2);
            let more = parts.map(|part| Line::styled(format!("{indent}{part}"), styles.text));
            [Line::from_iter([label(LABEL), first])].into_iter().chain(more).collect()
        }
    }
}

/// Returns what a situation asks for that the rows do not, a line each; of the
/// team what comes next.
fn told(view: &EditView, model: &Model) -> Vec<String> {
    match (view.tab, view.index(&model.team)) {
        (Tab::Team, _) => vec![next_step(&model.team).to_owned()],
        (Tab::Situations, Some(at)) => differing(&model.team, at),
        _ => Vec::new(),
    }
}

/// Returns "Data: two at 4+, weight 3 (elsewhere one at 3+, weight 2)".
fn differing(team: &Team, situation: usize) -> Vec<String> {
    let rows = team.dimensions().iter().enumerate();
    let rows = rows.filter(|(_, row)| team.situations[situation].need_of(&row.id).is_some());
    let told = rows.map(|(index, row)| {
        let needs = [team.need(index, Some(situation)), row.need];
        let [here, own] = needs.map(|need| phrases::need(row, need));
        let [weight, usual] = needs.map(Need::priority);
        let name = row.title();
        match (here == own, weight == usual) {
            (true, true) => format!("{name}: {here}, as elsewhere"),
            (true, false) => format!("{name}: {here}, weight {weight} (elsewhere {usual})"),
            (false, true) => format!("{name}: {here} (elsewhere {own})"),
            (false, false) => {
                format!("{name}: {here}, weight {weight} (elsewhere {own}, weight {usual})")
            }
        }
    });
    told.collect()
}

/// Returns what a team that has just begun still needs.
fn next_step(team: &Team) -> &'static str {
    if team.dimensions().is_empty() {
        "Next: what does the work need? Tab goes to the rows, a adds one."
    } else if team.situations.is_empty() {
        "Next: what does the team face? Tab goes to the situations, a adds one."
    } else if team.members().is_empty() {
        "Next: who is on the team? Tab goes to the members, a adds several at once."
    } else if team.members().iter().all(|member| member.rated.is_none()) {
        "Next: everyone rates in private. Press Esc for the map, then r."
    } else {
        "Esc goes to the map. u undoes any change."
    }
}
