//! The list of a page: situations, dimensions with what is needed, members.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Model;
use crate::app::edit::{EditView, Focus, Tab};
use crate::domain::{Dimension, Kind, Need};
use crate::ui::{Styles, pen};
use crate::{text, words};

/// Columns of the number between its minus and its plus.
const NUMBER: u16 = 9;

/// One line of the list.
enum Line {
    Blank,
    Heading(Kind),
    /// By place among the rows.
    Row(usize),
}

fn lines(view: &EditView, model: &Model) -> Vec<Line> {
    let rows = view.rows(&model.team);
    if view.tab != Tab::Dimensions {
        return (0..rows.len()).map(Line::Row).collect();
    }
    let mut lines = Vec::new();
    let mut before = None;
    for (row, &place) in rows.iter().enumerate() {
        let kind = model.team.dimensions()[place].kind;
        if before != Some(kind) {
            if before.is_some() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(kind));
            before = Some(kind);
        }
        lines.push(Line::Row(row));
    }
    lines
}

/// The lines that are shown, and the first of them: the cursor stays in sight
/// with what is around it.
fn shown(area: Rect, view: &EditView, model: &Model) -> (Vec<Line>, usize) {
    let lines = lines(view, model);
    let cursor = view.cursor(&model.team);
    let at = lines.iter().position(|line| matches!(line, Line::Row(row) if *row == cursor));
    let room = usize::from(area.height);
    let top = at.unwrap_or_default().saturating_sub(room / 2);
    let top = top.min(lines.len().saturating_sub(room));
    (lines, top)
}

/// The row drawn at a row of the screen.
pub fn row_at(area: Rect, view: &EditView, model: &Model, y: u16) -> Option<usize> {
    let (lines, top) = shown(area, view, model);
    match lines.get(top + usize::from(y - area.y)) {
        Some(&Line::Row(row)) => Some(row),
        _ => None,
    }
}

/// Draws the list; the row above it says what its columns are.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    above(buf, area, view, model, styles);
    let rows = view.rows(&model.team);
    if rows.is_empty() {
        return empty(buf, area, view.tab, styles);
    }
    let (lines, top) = shown(area, view, model);
    for (nth, line) in lines.iter().skip(top).take(usize::from(area.height)).enumerate() {
        let y = area.y + nth as u16;
        match *line {
            Line::Blank => {}
            Line::Heading(kind) => {
                let title = match kind {
                    Kind::Skill => "SKILLS",
                    Kind::Experience => "EXPERIENCE",
                    Kind::Personality => "PERSONALITY",
                };
                pen::write(buf, area.x + 1, y, area.width, title, styles.heading);
            }
            Line::Row(row) => {
                let line = Rect { y, height: 1, ..area };
                draw_row(
                    buf,
                    line,
                    view,
                    rows[row],
                    row == view.cursor(&model.team),
                    model,
                    styles,
                );
            }
        }
    }
    if lines.len() > usize::from(area.height) {
        let said = format!("{} of {}", view.cursor(&model.team) + 1, rows.len());
        pen::write_right(buf, area.right().saturating_sub(1), area.y - 1, &said, styles.quiet);
    }
}

/// Whose needs are listed; what else stands beside the names.
fn above(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let y = area.y - 1;
    if view.tab != Tab::Dimensions || model.team.dimensions().is_empty() {
        return;
    }
    let end = area.right();
    let room = |x: u16| end.saturating_sub(x + 1);
    let x = area.x + 1;
    let Some(at) = view.scope_place(&model.team) else {
        let said = if model.team.situations.is_empty() {
            "How many people does the work need?"
        } else {
            "Needed in every situation that does not differ"
        };
        pen::write(buf, x, y, room(x), said, styles.text);
        return;
    };
    let situation = &model.team.situations[at];
    let differ = match situation.needs.len() {
        0 => " · nothing differs".to_owned(),
        1 => " · 1 differs".to_owned(),
        n => format!(" · {n} differ"),
    };
    let x = pen::write(buf, x, y, room(x), "Needed in ", styles.text);
    let for_name = room(x).saturating_sub(text::width(&differ) as u16);
    let x = pen::write(buf, x, y, for_name, &situation.name, styles.title);
    pen::write(buf, x, y, room(x), &differ, styles.quiet);
}

fn draw_row(
    buf: &mut Buffer,
    line: Rect,
    view: &EditView,
    place: usize,
    selected: bool,
    model: &Model,
    styles: &Styles,
) {
    if selected {
        let bar = if view.focus == Focus::List { styles.cursor_bar } else { styles.quiet };
        let sign = if view.focus == Focus::List { " " } else { "›" };
        pen::write(buf, line.x, line.y, 1, sign, bar);
    }
    let style = if selected { styles.cursor } else { styles.text };
    let team = &model.team;
    let (x, end) = (line.x + 2, line.right().saturating_sub(1));
    match view.tab {
        Tab::Team => {}
        Tab::Situations => {
            let situation = &team.situations[place];
            let opens = team.situation.as_ref() == Some(&situation.id);
            let said = if opens { "the map opens here" } else { "" };
            let room = end.saturating_sub(x + text::width(said) as u16 + 2);
            let x = pen::write(buf, x, line.y, room, &situation.name, style) + 2;
            let room = end.saturating_sub(x + text::width(said) as u16 + 2);
            if room > 12 {
                pen::write(buf, x, line.y, room, &situation.about, styles.quiet);
            }
            pen::write_right(buf, end, line.y, said, styles.title);
        }
        Tab::Dimensions => {
            let need = view.need(team, place);
            let differs = view.differs(team, place);
            let dimension = &team.dimensions()[place];
            let said = need_words(dimension, need);
            let width = NUMBER + 13 + if view.scope.is_some() { 8 } else { 0 };
            let at = end.saturating_sub(width);
            let name = dimension.name.as_str();
            let x = pen::write(buf, x, line.y, at.saturating_sub(x + 1), name, style) + 2;
            let room = at.saturating_sub(x + 1);
            let poles = words::title(dimension, usize::MAX, model.options.glyphs).to_string();
            if dimension.is_spectrum() && text::width(&poles) <= usize::from(room) {
                pen::write(buf, x, line.y, room, &poles, styles.quiet);
            }
            draw_need(buf, at, line.y, width, (need, &said), selected, differs, styles);
        }
        Tab::Members => {
            let member = &team.members()[place];
            // Before the reveal, nobody's progress is told.
            let said = match member.rated {
                _ if team.session.hidden => String::new(),
                Some(day) => format!("answered {day}"),
                None if team.ratings().row(place).any(|rating| !rating.is_blank()) => {
                    "answered, day not known".into()
                }
                None => "no answer yet".into(),
            };
            let room = end.saturating_sub(x + text::width(&said) as u16 + 2);
            let x = pen::write(buf, x, line.y, room, &member.name, style) + 2;
            if let Some(alias) = &member.alias {
                let room = end.saturating_sub(x + text::width(&said) as u16 + 2);
                pen::write(buf, x, line.y, room, format!("({alias})"), styles.quiet);
            }
            pen::write_right(buf, end, line.y, &said, styles.quiet);
        }
    }
}

#[allow(clippy::too_many_arguments)] // One row's parts, each of another source.
fn draw_need(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    width: u16,
    (need, said): (Need, &str),
    selected: bool,
    differs: bool,
    styles: &Styles,
) {
    let style = if selected { styles.cursor } else { styles.text };
    if let Some(people) = people(need) {
        number(buf, x, y, people, selected, style, styles);
    }
    let room = width.saturating_sub(NUMBER + if differs { 8 } else { 0 });
    let quiet = if need == Need::None { styles.quiet } else { style };
    pen::write(buf, x + NUMBER, y, room, said, quiet);
    if differs {
        pen::write_right(buf, x + width, y, "differs", styles.title);
    }
}

/// A number, and where the cursor is on it, what changes it.
pub fn number(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    value: u32,
    selected: bool,
    style: ratatui::style::Style,
    styles: &Styles,
) {
    let value = value.to_string();
    let end = x + NUMBER - 4;
    pen::write_right(buf, end, y, &value, style);
    if selected {
        let minus = end.saturating_sub(value.len() as u16 + 2);
        pen::write(buf, minus, y, 1, "-", styles.key);
        pen::write(buf, end + 1, y, 1, "+", styles.key);
    }
}

/// How many people, where that is one number.
fn people(need: Need) -> Option<u32> {
    match need {
        Need::People { people, .. } => Some(people),
        Need::Voices { a, b, middle: 0, .. } if a == b => Some(a),
        Need::None | Need::Voices { .. } => None,
    }
}

/// The rest of the need, after the number.
fn need_words(dimension: &Dimension, need: Need) -> String {
    match need {
        Need::People { level, .. } => format!("at {}", words::at(level)),
        Need::Voices { .. } if people(need).is_some() => "for each end".into(),
        Need::None | Need::Voices { .. } => words::need(dimension, need).to_string(),
    }
}

/// Nothing to list: what it is for, and what to press.
fn empty(buf: &mut Buffer, area: Rect, tab: Tab, styles: &Styles) {
    let lines: [&str; 3] = match tab {
        Tab::Team => return,
        Tab::Situations => [
            "No situation yet.",
            "There is no perfect team, only the best one for a situation: say which one this is.",
            "Until then the map asks for the dimensions' own needs.",
        ],
        Tab::Dimensions => [
            "No dimensions yet.",
            "What does the work need? A dozen skills and experiences are enough, and a few",
            "spectra of personality. Never job titles.",
        ],
        Tab::Members => [
            "Nobody is on the team yet.",
            "Several people at once: names with commas between, or a pasted list.",
            "Each of them then rates in private.",
        ],
    };
    let mut y = area.y;
    for (nth, line) in lines.into_iter().enumerate() {
        let style = if nth == 0 { styles.title } else { styles.text };
        for line in pen::wrap(line, usize::from(area.width.saturating_sub(4))) {
            pen::write(buf, area.x + 2, y, area.width - 2, &line, style);
            y += 1;
        }
    }
    let x = pen::write(buf, area.x + 2, y + 1, area.width - 2, "a", styles.key);
    pen::write(buf, x, y + 1, area.width - 2, " adds the first", styles.text);
}
