//! The fields of what the cursor is on, and what the field means.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list;
use crate::app::Model;
use crate::app::edit::{EditView, Field, Focus, Tab};
use crate::domain::Need;
use crate::ui::{Styles, pen};
use crate::words;

/// Columns of a field's name.
const LABEL: u16 = 15;
/// Rows that the hint takes at most.
const HINT: u16 = 3;

/// One line of the fields.
enum Line {
    Blank,
    Heading(String),
    /// A field's first line, by place.
    Field(usize),
    /// The rest of its text.
    More(usize, String),
    /// Something that is told, not changed, here.
    Told(String),
}

fn lines(area: Rect, view: &EditView, model: &Model) -> Vec<Line> {
    let team = &model.team;
    let mut lines = Vec::new();
    let width = usize::from(area.width.saturating_sub(LABEL + 4));
    let mut heading = None;
    for (at, field) in view.fields(team).into_iter().enumerate() {
        let title = match field {
            Field::Need(_) => Some(match view.scope_place(team) {
                Some(at) => format!("NEEDED IN {}", team.situations[at].name),
                None => "NEEDED".to_owned(),
            }),
            Field::Words(_) => Some("THE LEVELS IN WORDS".to_owned()),
            _ => None,
        };
        if title.is_some() && title != heading {
            lines.push(Line::Blank);
            lines.extend(title.clone().map(Line::Heading));
        }
        heading = title;
        lines.push(Line::Field(at));
        let shown = view.shown(team, field);
        let wrapped = pen::wrap(&shown.value, width);
        lines.extend(wrapped.skip(1).map(|line| Line::More(at, line.to_string())));
    }
    let width = usize::from(area.width.saturating_sub(4));
    for said in told(view, model) {
        let wrapped = pen::wrap(&said, width);
        lines.extend(wrapped.map(|line| Line::Told(line.to_string())));
        if said.is_empty() {
            lines.push(Line::Blank);
        }
    }
    lines
}

/// What a situation asks for that the dimensions do not; what comes next for
/// the team.
fn told(view: &EditView, model: &Model) -> Vec<String> {
    let team = &model.team;
    match (view.tab, view.place(team)) {
        (Tab::Team, _) => vec![String::new(), next_step(model).to_owned()],
        (Tab::Situations, Some(at)) => {
            let situation = &team.situations[at];
            let differing =
                team.dimensions().iter().enumerate().filter_map(|(place, dimension)| {
                    situation.need_of(&dimension.id)?;
                    let here = words::need(dimension, team.need(place, Some(at))).to_string();
                    let own = words::need(dimension, dimension.need).to_string();
                    let [priority, usual] =
                        [team.need(place, Some(at)), dimension.need].map(Need::priority);
                    let name = &dimension.name;
                    Some(match (here == own, priority == usual) {
                        (true, true) => format!("{name}: {here}, as elsewhere"),
                        (true, false) => {
                            format!("{name}: {here}, priority {priority} (elsewhere {usual})")
                        }
                        (false, true) => format!("{name}: {here} (elsewhere {own})"),
                        (false, false) => format!(
                            "{name}: {here}, priority {priority} (elsewhere {own}, priority {usual})"
                        ),
                    })
                });
            let mut told: Vec<String> = differing.collect();
            if !told.is_empty() {
                told.insert(0, String::new());
            }
            told
        }
        _ => Vec::new(),
    }
}

/// What a team that has just begun still needs.
fn next_step(model: &Model) -> &'static str {
    let team = &model.team;
    if team.dimensions().is_empty() {
        "Next: what does the work need? Tab goes to the dimensions, a adds one."
    } else if team.situations.is_empty() {
        "Next: what is the team up against? Tab goes to the situations, a adds one."
    } else if team.members().is_empty() {
        "Next: who is on the team? Tab goes to the members, a adds several at once."
    } else if team.members().iter().all(|member| member.rated.is_none()) {
        "Next: everyone rates in private. Esc goes to the map, r begins there."
    } else {
        "Esc goes to the map. u takes any change back."
    }
}

/// The fields' area above the hint, their lines, and the first shown.
fn shown(area: Rect, view: &EditView, model: &Model) -> (Rect, Vec<Line>, usize) {
    let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(HINT + 2), ..area };
    let lines = lines(inner, view, model);
    let room = usize::from(inner.height);
    let at = match view.focus {
        Focus::List => 0,
        Focus::Fields(field) => lines
            .iter()
            .position(|line| matches!(line, Line::Field(at) if *at == field))
            .unwrap_or_default(),
    };
    let top = at.saturating_sub(room / 2).min(lines.len().saturating_sub(room));
    (inner, lines, top)
}

/// The field drawn at a row of the screen.
pub fn field_at(area: Rect, view: &EditView, model: &Model, y: u16) -> Option<usize> {
    let (inner, lines, top) = shown(area, view, model);
    match lines.get(top + usize::from(y.checked_sub(inner.y)?)) {
        Some(&(Line::Field(at) | Line::More(at, _))) => Some(at),
        _ => None,
    }
}

/// Draws the fields; nothing where nothing is listed.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let team = &model.team;
    let fields = view.fields(team);
    if fields.is_empty() {
        return;
    }
    pen::write(buf, area.x + 1, area.y, area.width - 2, title(view, model), styles.title);
    let (inner, lines, top) = shown(area, view, model);
    for (nth, line) in lines.iter().skip(top).take(usize::from(inner.height)).enumerate() {
        let y = inner.y + nth as u16;
        let x = inner.x + 2;
        let room = inner.right().saturating_sub(x + 1);
        match line {
            Line::Blank => {}
            Line::Heading(title) => {
                pen::write(buf, inner.x + 1, y, room, title, styles.heading);
            }
            Line::Told(said) => {
                pen::write(buf, x, y, room, said, styles.quiet);
            }
            Line::More(_, text) => {
                pen::write(buf, x + LABEL, y, room.saturating_sub(LABEL), text, styles.text);
            }
            Line::Field(at) => {
                let selected = view.field(team) == Some(fields[*at]);
                let row = Rect { y, height: 1, ..inner };
                draw_field(buf, row, view, fields[*at], selected, model, styles);
            }
        }
    }
    let below = lines.len().saturating_sub(top + usize::from(inner.height));
    if below > 0 {
        let end = inner.right().saturating_sub(1);
        pen::write_right(buf, end, inner.bottom(), "↓ more", styles.quiet);
    }
    let hint = view.field(team).map_or("", |field| view.hint(team, field));
    let wrapped = pen::wrap(hint, usize::from(area.width.saturating_sub(3)));
    for (nth, line) in wrapped.take(usize::from(HINT)).enumerate() {
        let y = area.bottom() - HINT + nth as u16;
        pen::write(buf, area.x + 1, y, area.width - 2, line, styles.quiet);
    }
}

fn title(view: &EditView, model: &Model) -> String {
    let team = &model.team;
    let Some(place) = view.place(team) else { return "THE TEAM".into() };
    match view.tab {
        Tab::Team => String::new(),
        Tab::Situations => team.situations[place].name.clone(),
        Tab::Dimensions => team.dimensions()[place].name.clone(),
        Tab::Members => team.members()[place].name.clone(),
    }
}

fn draw_field(
    buf: &mut Buffer,
    row: Rect,
    view: &EditView,
    field: Field,
    selected: bool,
    model: &Model,
    styles: &Styles,
) {
    let team = &model.team;
    let shown = view.shown(team, field);
    if selected {
        pen::write(buf, row.x, row.y, 1, " ", styles.cursor_bar);
    }
    let style = match (selected, shown.is_usual) {
        (true, _) => styles.cursor,
        (false, true) => styles.quiet,
        (false, false) => styles.text,
    };
    let x = row.x + 2;
    let label = if selected { styles.cursor } else { styles.quiet };
    pen::write(buf, x, row.y, LABEL - 1, &shown.label, label);
    let x = x + LABEL;
    let room = |x: u16| row.right().saturating_sub(x + 1);
    let mut value = pen::wrap(&shown.value, usize::from(row.width.saturating_sub(LABEL + 4)));
    let first = value.next().unwrap_or_default();
    let needed = matches!(field, Field::Need(_)) && needed(view, model) != Need::None;
    match shown.value.parse() {
        Ok(number) if needed => {
            list::number(buf, x - 4, row.y, number, selected, style, styles);
            pen::write(buf, x + 5, row.y, room(x + 5), &shown.beside, styles.quiet);
        }
        _ => {
            pen::write(buf, x, row.y, room(x), first, style);
        }
    }
}

fn needed(view: &EditView, model: &Model) -> Need {
    view.place(&model.team).map_or(Need::None, |place| view.need(&model.team, place))
}
