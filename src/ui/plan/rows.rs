//! The map's rows before and after, with what the chair brings in between.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::analysis::DimensionCoverage;
use crate::analysis::plan::Turn;
use crate::app::Model;
use crate::app::plan::PlanView;
use crate::domain::{Kind, Position};
use crate::text;
use crate::ui::{Styles, pen};
use crate::words::{self, Mark};

/// The widest a state's column is.
pub(super) const STATE: u16 = 21;
const CHAIR: u16 = 7;
const NAME: u16 = 34;
/// Below so many columns for the names, the column of everyone goes.
const NARROWEST_NAME: u16 = 20;

/// A column of states: its title, and what it says of a dimension.
struct Column<'a> {
    title: String,
    of: Box<dyn Fn(usize) -> DimensionCoverage + 'a>,
    /// Whether it stands after the chair.
    after: bool,
}

/// With nobody away: now, the chair, then. With someone away, what their
/// absence did stands apart from what the chair does: everyone, without them,
/// the chair, then; with no one in the chair, without it.
fn columns<'a>(view: &'a PlanView, model: &'a Model) -> Vec<Column<'a>> {
    let here = |place: usize| *view.coverage.dimension(place);
    let empty = view.brought.iter().all(|values| values.iter().all(Option::is_none));
    let mut columns = Vec::new();
    if view.coverage.away().contains(&true) {
        let everyone = |place: usize| view.turns[place].before;
        columns.push(Column { title: "everyone".into(), of: Box::new(everyone), after: false });
        columns.push(Column { title: without(view, model), of: Box::new(here), after: empty });
    } else {
        columns.push(Column { title: "now".into(), of: Box::new(here), after: false });
    }
    if !empty || columns.len() == 1 {
        let then = |place: usize| view.turns[place].after;
        columns.push(Column { title: "then".into(), of: Box::new(then), after: true });
    }
    columns
}

/// "without Eve", "without 3".
fn without(view: &PlanView, model: &Model) -> String {
    let away = view.coverage.away().iter().enumerate().filter(|(_, away)| **away);
    let away: Vec<usize> = away.map(|(member, _)| member).collect();
    match away[..] {
        [one] => format!("without {}", model.name_of(one)),
        _ => format!("without {}", words::english::number(away.len() as u32)),
    }
}

/// How wide a column of states is: as wide as what it says.
fn width(column: &Column<'_>, places: &[usize]) -> u16 {
    let said = places.iter().map(|&place| text::width(&said(&(column.of)(place))) + 3);
    let widest = said.max().unwrap_or(0).max(text::width(&column.title)) as u16 + 1;
    widest.min(STATE)
}

fn said(judged: &DimensionCoverage) -> String {
    words::state_in_short(judged)
}

/// How many rows there are to show.
pub(super) fn count(view: &PlanView, model: &Model) -> usize {
    shown(view, model, usize::MAX).len()
}

/// Draws them: where not all fit, the rows that move come first, and the last
/// line says how many there are beyond.
pub(super) fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, model: &Model, styles: &Styles) {
    let all = count(view, model);
    let room = usize::from(area.height.saturating_sub(1));
    let room = if all > room { room.saturating_sub(1) } else { room };
    let shown = shown(view, model, room);
    let mut columns = columns(view, model);
    let other = (!view.beside.is_empty()).then(|| beside(view, model));
    let fixed = |columns: &[Column<'_>]| {
        let states = columns.iter().chain(&other).map(|column| width(column, &shown));
        2 + CHAIR + states.sum::<u16>()
    };
    if columns.len() > 2 && fixed(&columns) + NARROWEST_NAME > area.width {
        columns.remove(0);
    }
    let longest = shown.iter().map(|&place| text::width(&title(place, usize::from(NAME), model)));
    let widest = longest.max().unwrap_or(0) as u16;
    let room = area.width.saturating_sub(fixed(&columns) + 1);
    let name = room.min(widest.max(8)).clamp(8, NAME);
    let mut x = area.x + 2 + name + 1;
    let before = columns.iter().filter(|column| !column.after);
    let first = columns.iter().find(|column| !column.after);
    for column in before {
        x = states(buf, x, area.y, column, None, &shown, model, styles);
    }
    pen::write(buf, x, area.y, CHAIR, "chair", styles.title);
    for (nth, &place) in shown.iter().enumerate() {
        let y = area.y + 1 + nth as u16;
        let moves = moves(view, place);
        let style = if moves { styles.cursor } else { styles.text };
        let title = title(place, usize::from(name), model);
        pen::write(buf, area.x + 2, y, name, &title, style);
        brought(buf, x, y, place, view, model, styles);
    }
    x += CHAIR;
    let last_before = columns.iter().rfind(|column| !column.after).or(first);
    for column in columns.iter().filter(|column| column.after) {
        x = states(buf, x, area.y, column, last_before, &shown, model, styles);
    }
    if let Some(column) = &other {
        states(buf, x, area.y, column, None, &shown, model, styles);
    }
    if all > shown.len() {
        let y = area.y + 1 + shown.len() as u16;
        let more = words::english::count((all - shown.len()) as u32, "more row", "more rows");
        let said = format!("… and {more}: not moved, or better off");
        pen::write(buf, area.x + 2, y, area.width.saturating_sub(2), &said, styles.quiet);
    }
}

/// The column of the situation that stands beside.
fn beside<'a>(view: &'a PlanView, model: &Model) -> Column<'a> {
    let situation = model.map.beside.as_ref().and_then(crate::analysis::Coverage::situation);
    let named = situation.and_then(|at| model.team.situations.get(at));
    let title = named.map_or("own needs", |one| one.name.as_str()).to_owned();
    Column { title, of: Box::new(|place| view.beside[place].after), after: true }
}

fn title(place: usize, room: usize, model: &Model) -> String {
    let dimension = &model.team.dimensions()[place];
    if dimension.is_spectrum() {
        words::title(dimension, room, model.options.glyphs).to_string()
    } else if text::width(&dimension.name) <= room {
        dimension.name.clone()
    } else {
        words::short_title(&model.team, place).to_owned()
    }
}

/// Draws a column of states, those that are as in `same` only as a sign; gives
/// where the next one begins.
#[allow(clippy::too_many_arguments)] // A place, what stands there and how to write it.
fn states(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    column: &Column<'_>,
    same: Option<&Column<'_>>,
    shown: &[usize],
    model: &Model,
    styles: &Styles,
) -> u16 {
    let width = width(column, shown);
    pen::write(buf, x + 1, y, width.saturating_sub(2), &column.title, styles.quiet);
    for (nth, &place) in shown.iter().enumerate() {
        let y = y + 1 + nth as u16;
        let judged = (column.of)(place);
        if same.is_some_and(|same| same_to_the_eye(&(same.of)(place), &judged)) {
            pen::write(buf, x + 1, y, width, "=", styles.quiet);
            continue;
        }
        let mark = Mark::of(&judged);
        let said = format!(" {} {} ", mark.glyph(model.options.glyphs), said(&judged));
        pen::write(buf, x, y, width.min(text::width(&said) as u16), &said, styles.mark(mark));
    }
    x + width
}

/// Whether anyone would see a difference in what is held.
fn same_to_the_eye(before: &DimensionCoverage, after: &DimensionCoverage) -> bool {
    !Turn { before: *before, after: *after }.moves()
}

/// Whether absence or the chair moves a row, even where one makes up for the
/// other.
fn moves(view: &PlanView, place: usize) -> bool {
    let turn = &view.turns[place];
    turn.moves() || !same_to_the_eye(view.coverage.dimension(place), &turn.after)
}

/// Needed rows: all of them by kind where they fit, else those that move and
/// then the shortfalls. Spectra only where hiring asks for them.
fn shown(view: &PlanView, model: &Model, room: usize) -> Vec<usize> {
    let hires_for = |place: &usize| {
        let turn = &view.turns[*place];
        let spectrum = model.team.dimensions()[*place].kind == Kind::Personality;
        turn.before.is_needed() && (!spectrum || turn.before.need().priority() > 0)
    };
    let mut rows: Vec<usize> = (0..view.turns.len()).filter(hires_for).collect();
    if rows.len() > room {
        let key = |place: &usize| {
            let turn = &view.turns[*place];
            (!moves(view, *place), turn.after.on_target(), turn.after.lowest)
        };
        rows.sort_by_key(key);
        rows.truncate(room);
    }
    rows
}

/// What those in the chair bring: lit when it counts towards the need.
fn brought(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    place: usize,
    view: &PlanView,
    model: &Model,
    styles: &Styles,
) {
    let judged = &view.turns[place].before;
    let spectrum = model.team.dimensions()[place].is_spectrum();
    let values = &view.brought[place];
    let cell = if values.len() > 1 { 3 } else { 5 };
    let mut at = x;
    for value in values.iter().take(usize::from(CHAIR / cell).max(2)) {
        let (sign, style) = match *value {
            // Nothing is brought, or nothing is known of it.
            None => (" ".to_owned(), styles.plain),
            Some(value) => {
                let sign = if spectrum {
                    Position::ALL[usize::from(value)].word().to_owned()
                } else {
                    value.to_string()
                };
                let style = if judged.counts(value) {
                    styles.lit
                } else if judged.is_one_step_below(value) {
                    styles.near
                } else {
                    styles.plain
                };
                (sign, style)
            }
        };
        pen::write(buf, at, y, cell, " ".repeat(usize::from(cell)), style);
        let inset = cell.saturating_sub(text::width(&sign) as u16) / 2;
        pen::write(buf, at + inset, y, cell, &sign, style);
        at += cell;
    }
}
