//! The list of a page: situations, dimensions with what is needed, members.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::{PageLine, number, top};
use crate::phrases;
use crate::team::{Dimension, Kind, Need};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::edit::{EditView, Focus, Tab};
use crate::tui::widgets::{fit, right, wrapped};

/// Columns of what is needed, after its number.
const NEED: usize = 13;

/// Draws the list; the row above it says what its columns are.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let above = Rect { x: area.x + 1, y: area.y - 1, width: area.width - 2, height: 1 };
    let rows = view.tab.count(&model.team);
    if rows == 0 {
        return empty(buf, area, view.tab, styles);
    }
    if view.tab == Tab::Dimensions {
        scope(view, model, styles).render(above, buf);
    }
    let lines = lines(view, model, area.width, styles);
    let cursor = view.cursor(&model.team);
    let shown = lines.iter().skip(top(&lines, cursor, area.height));
    for (line, row) in shown.zip(area.rows()) {
        (&line.line).render(row, buf);
        if line.index == Some(cursor) {
            let is_focused = view.focus == Focus::List;
            let sign = if is_focused { " " } else { "›" };
            let style = if is_focused { styles.cursor_bar } else { styles.quiet };
            Span::styled(sign, style).render(Rect { width: 1, ..row }, buf);
        }
    }
    if lines.len() > usize::from(area.height) {
        right(Line::styled(format!("{} of {rows}", cursor + 1), styles.quiet), above, buf);
    }
}

/// Returns the row drawn at a row of the screen.
pub fn row_at(area: Rect, view: &EditView, model: &Model, y: u16) -> Option<usize> {
    let lines = lines(view, model, area.width, &Styles::default());
    let top = top(&lines, view.cursor(&model.team), area.height);
    lines.get(top + usize::from(y - area.y))?.index
}

/// Returns whose needs are listed.
fn scope(view: &EditView, model: &Model, styles: &Styles) -> Line<'static> {
    let Some(at) = view.scope_index(&model.team) else {
        let text = if model.team.situations.is_empty() {
            "How many people does the work need?"
        } else {
            "Needed in every situation that does not set its own"
        };
        return Line::styled(text, styles.text);
    };
    let situation = &model.team.situations[at];
    let set_here = match situation.needs.len() {
        0 => " · none set here".to_owned(),
        n => format!(" · {n} set here"),
    };
    Line::from_iter([
        Span::styled("Needed in ", styles.text),
        Span::styled(situation.name.clone(), styles.title),
        Span::styled(set_here, styles.quiet),
    ])
}

fn lines(view: &EditView, model: &Model, width: u16, styles: &Styles) -> Vec<PageLine> {
    let team = &model.team;
    let mut lines: Vec<PageLine> = Vec::new();
    let mut last = None;
    for (row, index) in view.rows(team).enumerate() {
        let kind = (view.tab == Tab::Dimensions).then(|| team.dimensions()[index].kind);
        if let Some(kind) = kind.filter(|_| kind != last) {
            if last.is_some() {
                lines.push(PageLine::told(""));
            }
            lines.push(PageLine::told(Line::styled(heading(kind), styles.heading)));
        }
        last = kind;
        let is_selected = row == view.cursor(team);
        let [name, detail, end] = match view.tab {
            Tab::Team => continue,
            Tab::Situations => situation(index, model, styles),
            Tab::Dimensions => dimension(view, index, is_selected, model, styles),
            Tab::Members => member(index, model, styles),
        };
        let style = if is_selected { styles.cursor } else { styles.text };
        let line = columns(&name.to_string(), style, detail, end, width.into());
        lines.push(PageLine { index: Some(row), line });
    }
    lines
}

fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Skill => " SKILLS",
        Kind::Experience => " EXPERIENCE",
        Kind::Personality => " PERSONALITY",
    }
}

/// Returns a name, a detail where it fits, and what is at the right end.
fn columns(
    name: &str,
    style: ratatui::style::Style,
    detail: Line<'static>,
    end: Line<'static>,
    width: usize,
) -> Line<'static> {
    let room = width.saturating_sub(end.width() + 4);
    let name = fit(name, room, style);
    let mut line = Line::from_iter([Span::raw("  "), name]);
    let room = (room + 2).saturating_sub(line.width());
    if room > 12 && detail.width() > 0 {
        let style = detail.style;
        line.push_span(Span::raw("  "));
        line.push_span(fit(&detail.to_string(), room - 2, style));
    }
    let gap = width.saturating_sub(line.width() + end.width() + 1);
    line.push_span(Span::raw(" ".repeat(gap)));
    line.spans.extend(end.spans.into_iter().map(|span| {
        let style = end.style.patch(span.style);
        span.style(style)
    }));
    line
}

fn situation(index: usize, model: &Model, styles: &Styles) -> [Line<'static>; 3] {
    let situation = &model.team.situations[index];
    let opens = model.team.situation.as_ref() == Some(&situation.id);
    [
        Line::raw(situation.name.clone()),
        Line::styled(situation.about.clone(), styles.quiet),
        Line::styled(if opens { "opens first" } else { "" }, styles.title),
    ]
}

fn member(index: usize, model: &Model, styles: &Styles) -> [Line<'static>; 3] {
    let (team, member) = (&model.team, &model.team.members()[index]);
    let answered = match member.rated {
        // Before the reveal, nobody's progress is told.
        _ if team.session.hidden => String::new(),
        Some(day) => format!("answered {}", phrases::day(day)),
        None if team.ratings().row(index).any(|rating| !rating.is_blank()) => {
            "answered, day not known".to_owned()
        }
        None => "no answer yet".to_owned(),
    };
    let alias = member.alias.as_ref().filter(|_| !model.hides_names());
    [
        Line::raw(model.name_of(index).to_owned()),
        Line::styled(alias.map(|alias| format!("({alias})")).unwrap_or_default(), styles.quiet),
        Line::styled(answered, styles.quiet),
    ]
}

fn dimension(
    view: &EditView,
    index: usize,
    is_selected: bool,
    model: &Model,
    styles: &Styles,
) -> [Line<'static>; 3] {
    let dimension = &model.team.dimensions()[index];
    let need = view.need(&model.team, index);
    let name = dimension.name.clone();
    let (title, setting) = if dimension.is_spectrum() {
        (phrases::title(dimension, usize::MAX, model.options.glyphs), name)
    } else {
        (name, String::new())
    };
    let style = if is_selected { styles.cursor } else { styles.text };
    let mut end = match people(need) {
        Some(people) => Line::from_iter(number(people, is_selected, style, styles)),
        None => Line::raw(" ".repeat(9)),
    };
    let style = if need == Need::None { styles.quiet } else { style };
    let words = text::fit(&need_words(dimension, need), NEED).into_owned();
    end.push_span(Span::styled(format!("{words:<NEED$}"), style));
    if view.scope.is_some() {
        let differs = if view.differs(&model.team, index) { " set here" } else { "         " };
        end.push_span(Span::styled(differs, styles.title));
    }
    [Line::raw(title), Line::styled(setting, styles.quiet), end]
}

/// Returns how many people, where that is one number.
fn people(need: Need) -> Option<u32> {
    match need {
        Need::People { people, .. } => Some(people),
        Need::Spectrum { a, b, middle: 0, .. } if a == b => Some(a),
        Need::None | Need::Spectrum { .. } => None,
    }
}

/// Returns the rest of the need, after the number.
fn need_words(dimension: &Dimension, need: Need) -> String {
    match need {
        Need::People { level, .. } => format!("at {}", phrases::at(level)),
        Need::Spectrum { .. } if people(need).is_some() => "for each end".to_owned(),
        Need::None | Need::Spectrum { .. } => phrases::need(dimension, need),
    }
}

/// Draws a page that lists nothing: what it is for, and what to press.
fn empty(buf: &mut Buffer, area: Rect, tab: Tab, styles: &Styles) {
    let [title, text] = match tab {
        Tab::Team => return,
        Tab::Situations => [
            "No situation yet.",
            "A team is never good or bad in general, only for a situation: a launch, a year of \
             growth, a crisis. Until there is one, the map shows the rows' own needs.",
        ],
        Tab::Dimensions => [
            "No rows yet.",
            "What does the work need? A dozen skills and experiences are enough, and a few \
             spectra of personality. No job titles.",
        ],
        Tab::Members => [
            "Nobody is on the team yet.",
            "Type several people at once, with commas, or paste a list. Each of them then rates \
             in private.",
        ],
    };
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    let mut lines = vec![Line::styled(title, styles.title)];
    lines.extend(wrapped(text, area.width, styles.text));
    lines.push(Line::default());
    lines.push(Line::from_iter([
        Span::styled("a", styles.key),
        Span::styled(" adds the first", styles.text),
    ]));
    Paragraph::new(lines).render(area, buf);
}
