//! The list of a page: situations, dimensions with what is needed, members.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases;
use crate::team::{Dimension, Kind, Need};
use crate::text::{self, said};
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::edit::{EditView, Focus, Tab};

/// Columns of the number between its minus and its plus.
const NUMBER: u16 = 9;

/// One line of the list.
enum Line {
    Blank,
    Heading(Kind),
    /// By place among the rows, and the place that it is about.
    Row(usize, usize),
}

fn lines(view: &EditView, model: &Model) -> impl Iterator<Item = Line> {
    let dimensions = model.team.dimensions();
    let has_headings = view.tab == Tab::Dimensions;
    let mut before = None;
    view.rows(&model.team).enumerate().flat_map(move |(row, place)| {
        let kind = has_headings.then(|| dimensions[place].kind);
        let last = std::mem::replace(&mut before, kind);
        let heading = kind.filter(|_| last != kind).map(Line::Heading);
        let blank = (heading.is_some() && last.is_some()).then_some(Line::Blank);
        blank.into_iter().chain(heading).chain([Line::Row(row, place)])
    })
}

/// How many lines there are, and the first that is shown: the cursor stays in
/// sight with what is around it.
fn extent(area: Rect, view: &EditView, model: &Model) -> (usize, usize) {
    let count = lines(view, model).count();
    let cursor = view.cursor(&model.team);
    let at = lines(view, model).position(|line| matches!(line, Line::Row(row, _) if row == cursor));
    let room = usize::from(area.height);
    let top = at.unwrap_or_default().saturating_sub(room / 2);
    (count, top.min(count.saturating_sub(room)))
}

/// The row drawn at a row of the screen.
pub fn row_at(area: Rect, view: &EditView, model: &Model, y: u16) -> Option<usize> {
    let (_, top) = extent(area, view, model);
    match lines(view, model).nth(top + usize::from(y - area.y)) {
        Some(Line::Row(row, _)) => Some(row),
        _ => None,
    }
}

/// Draws the list; the row above it says what its columns are.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    above(buf, area, view, model, styles);
    let rows = view.tab.count(&model.team);
    if rows == 0 {
        return empty(buf, area, view.tab, styles);
    }
    let (count, top) = extent(area, view, model);
    let cursor = view.cursor(&model.team);
    let shown = lines(view, model).skip(top).take(usize::from(area.height));
    for (y, line) in (area.y..).zip(shown) {
        match line {
            Line::Blank => {}
            Line::Heading(kind) => {
                let title = match kind {
                    Kind::Skill => "SKILLS",
                    Kind::Experience => "EXPERIENCE",
                    Kind::Personality => "PERSONALITY",
                };
                pen::write(buf, area.x + 1, y, area.width, title, styles.heading);
            }
            Line::Row(row, place) => {
                let line = Rect { y, height: 1, ..area };
                draw_row(buf, line, view, place, row == cursor, model, styles);
            }
        }
    }
    if count > usize::from(area.height) {
        let said = format_args!("{} of {rows}", cursor + 1);
        pen::write_right(buf, area.right().saturating_sub(1), area.y - 1, said, styles.quiet);
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
    let differ = said(|f| match situation.needs.len() {
        0 => f.write_str(" · nothing differs"),
        1 => f.write_str(" · 1 differs"),
        n => write!(f, " · {n} differ"),
    });
    let x = pen::write(buf, x, y, room(x), "Needed in ", styles.text);
    let for_name = room(x).saturating_sub(pen::width(&differ));
    let x = pen::write(buf, x, y, for_name, &situation.name, styles.title);
    pen::write(buf, x, y, room(x), differ, styles.quiet);
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
            let width = NUMBER + 13 + if view.scope.is_some() { 8 } else { 0 };
            let at = end.saturating_sub(width);
            let name = dimension.name.as_str();
            let x = pen::write(buf, x, line.y, at.saturating_sub(x + 1), name, style) + 2;
            let room = at.saturating_sub(x + 1);
            let poles = phrases::title(dimension, usize::MAX, model.options.glyphs);
            if dimension.is_spectrum() && pen::width(&poles) <= room {
                pen::write(buf, x, line.y, room, poles, styles.quiet);
            }
            draw_need(buf, at, line.y, width, (dimension, need), selected, differs, styles);
        }
        Tab::Members => {
            let member = &team.members()[place];
            // Before the reveal, nobody's progress is told.
            let said = said(|f| match member.rated {
                _ if team.session.hidden => Ok(()),
                Some(day) => write!(f, "answered {day}"),
                None if team.ratings().row(place).any(|rating| !rating.is_blank()) => {
                    f.write_str("answered, day not known")
                }
                None => f.write_str("no answer yet"),
            });
            let aside = pen::width(&said);
            let room = end.saturating_sub(x + aside + 2);
            let x = pen::write(buf, x, line.y, room, model.name_of(place), style) + 2;
            if let Some(alias) = member.alias.as_ref().filter(|_| !model.hides_names()) {
                let room = end.saturating_sub(x + aside + 2);
                pen::write(buf, x, line.y, room, format_args!("({alias})"), styles.quiet);
            }
            pen::write_right(buf, end, line.y, said, styles.quiet);
        }
    }
}

#[allow(clippy::too_many_arguments)] // One row's parts, each of another source.
fn draw_need(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    width: u16,
    (dimension, need): (&Dimension, Need),
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
    pen::write(buf, x + NUMBER, y, room, need_words(dimension, need), quiet);
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
    let end = x + NUMBER - 4;
    pen::write_right(buf, end, y, value, style);
    if selected {
        let minus = end.saturating_sub(pen::width(value) + 2);
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
fn need_words(dimension: &Dimension, need: Need) -> impl Display {
    said(move |f| match need {
        Need::People { level, .. } => write!(f, "at {}", phrases::at(level)),
        Need::Voices { .. } if people(need).is_some() => f.write_str("for each end"),
        Need::None | Need::Voices { .. } => phrases::need(dimension, need).fmt(f),
    })
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
