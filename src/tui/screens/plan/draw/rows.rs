//! The map's rows before and after, with what the chair brings in between.

use std::fmt::{self, Display, Formatter};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::coverage::DimensionCoverage;
use crate::phrases::{self, Mark};
use crate::plan::WhatIf;
use crate::team::{Kind, Position};
use crate::text::{self, said};
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::plan::{Pane, PlanView};

/// The widest a state's column is.
pub(crate) const STATE: u16 = 21;
const CHAIR: u16 = 7;
/// The columns of one of several in the chair.
const SEAT: u16 = 4;
const NAME: u16 = 34;
/// Below so many columns for the names, the column of everyone goes.
const NARROWEST_NAME: u16 = 20;

/// A column of states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// As it is.
    Now,
    /// As it is with everyone there.
    Everyone,
    /// As it is without those away.
    Without,
    /// With the chair.
    Then,
    /// With one of those in the chair alone, by seat.
    Alone(usize),
    /// With the chair, in the situation that stands beside.
    Beside,
}

/// With nobody away: now, the chair, then. With someone away, what their
/// absence did stands apart from what the chair does: everyone, without them,
/// the chair, then; with nobody in the chair, without it.
fn columns(view: &PlanView) -> Vec<Column> {
    let mut columns = match (view.coverage.away().contains(&true), is_empty(view)) {
        (false, _) => vec![Column::Now],
        (true, _) => vec![Column::Everyone, Column::Without],
    };
    if columns == [Column::Now] || !is_empty(view) {
        columns.push(Column::Then);
    }
    columns
}

/// Alternatives side by side, each alone: with what there is now where that
/// fits, and of several the first ones.
fn alternatives(view: &PlanView, fits: impl Fn(&[Column]) -> bool) -> Vec<Column> {
    let mut columns = vec![Column::Now];
    columns.extend((0..view.alone.len().min(3)).map(Column::Alone));
    if !fits(&columns) {
        columns.remove(0);
    }
    while columns.len() > 1 && !fits(&columns) {
        columns.pop();
    }
    columns
}

/// Whether nothing is brought by whoever sits in the chair.
fn is_empty(view: &PlanView) -> bool {
    view.brought.iter().all(|values| values.iter().all(Option::is_none))
}

impl Column {
    /// Whether it stands after the chair.
    fn is_after(self, view: &PlanView) -> bool {
        match self {
            Self::Now | Self::Everyone => false,
            Self::Without => is_empty(view),
            Self::Then | Self::Alone(_) | Self::Beside => true,
        }
    }

    /// What it says of a dimension.
    fn of(self, view: &PlanView, index: usize) -> DimensionCoverage {
        match self {
            Self::Now | Self::Without => *view.coverage.dimension(index),
            Self::Everyone => view.turns[index].before,
            Self::Then => view.turns[index].after,
            Self::Alone(seat) => view.alone[seat][index].after,
            Self::Beside => view.beside[index].after,
        }
    }

    fn title(self, view: &PlanView, model: &Model) -> impl Display {
        said(move |f| match self {
            Self::Now => f.write_str("now"),
            Self::Everyone => f.write_str("everyone"),
            Self::Without => without(view, model, f),
            Self::Then => f.write_str("then"),
            Self::Alone(seat) => {
                let name =
                    view.seated().get(seat).map(|&at| view.plan.candidates[at].name.as_str());
                write!(f, "with {}", name.unwrap_or_default())
            }
            Self::Beside => f.write_str(beside(model)),
        })
    }

    /// How wide it is: as wide as what it says.
    fn width(self, view: &PlanView, model: &Model, indices: &[usize]) -> u16 {
        let said = indices.iter().map(|&index| {
            let row = self.of(view, index);
            pen::width(phrases::state_in_short(&row)) + 3
        });
        let widest = said.max().unwrap_or(0).max(pen::width(self.title(view, model))) + 1;
        widest.min(STATE)
    }
}

/// "without Eve", "without 3".
fn without(view: &PlanView, model: &Model, f: &mut Formatter<'_>) -> fmt::Result {
    let mut away = view.coverage.away().iter().enumerate().filter(|(_, away)| **away);
    let first = away.next();
    match (first, away.count() as u32) {
        (Some((one, _)), 0) => write!(f, "without {}", model.name_of(one)),
        (first, more) => {
            let all = more + u32::from(first.is_some());
            write!(f, "without {}", phrases::english::number(all))
        }
    }
}

/// What the situation that stands beside is called.
fn beside(model: &Model) -> &str {
    let situation = model.map.beside.as_ref().and_then(crate::coverage::Coverage::situation);
    let named = situation.and_then(|at| model.team.situations.get(at));
    named.map_or("own needs", |one| one.name.as_str())
}

/// How many rows there are to show.
pub(crate) fn count(view: &PlanView, model: &Model) -> usize {
    hired_for(view, model).count()
}

/// Draws them: where not all fit, the rows that move come first, and the last
/// line says how many there are beyond.
pub(crate) fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, model: &Model, styles: &Styles) {
    let all = count(view, model);
    let room = usize::from(area.height.saturating_sub(1));
    let room = if all > room { room.saturating_sub(1) } else { room };
    let shown = shown(view, model, room);
    let chair = chair(view);
    let other = (!view.beside.is_empty()).then_some(Column::Beside);
    let fixed = |columns: &[Column]| {
        let states = columns.iter().chain(&other).map(|one| one.width(view, model, &shown));
        2 + chair + states.sum::<u16>()
    };
    let fits = |columns: &[Column]| fixed(columns) + NARROWEST_NAME <= area.width;
    let mut columns = if view.pane == Pane::Compare && view.alone.len() > 1 {
        alternatives(view, fits)
    } else {
        columns(view)
    };
    if columns.contains(&Column::Everyone) && !fits(&columns) {
        columns.remove(0);
    }
    let columns = &columns[..];
    let longest = shown.iter().map(|&place| pen::width(title(place, usize::from(NAME), model)));
    let widest = longest.max().unwrap_or(0);
    let room = area.width.saturating_sub(fixed(columns) + 1);
    let name = room.min(widest.max(8)).clamp(8, NAME);
    let mut x = area.x + 2 + name + 1;
    for &column in columns.iter().filter(|column| !column.is_after(view)) {
        x = states(buf, x, area.y, column, None, &shown, view, model, styles);
    }
    names_over_the_chair(buf, x, area.y, view, styles);
    for (nth, &place) in shown.iter().enumerate() {
        let y = area.y + 1 + nth as u16;
        let moves = moves(view, place);
        let style = if moves { styles.cursor } else { styles.text };
        pen::write(buf, area.x + 2, y, name, title(place, usize::from(name), model), style);
        brought(buf, x, y, place, view, model, styles);
    }
    x += chair;
    let last_before = columns.iter().rfind(|column| !column.is_after(view)).copied();
    for &column in columns.iter().filter(|column| column.is_after(view)) {
        x = states(buf, x, area.y, column, last_before, &shown, view, model, styles);
    }
    if let Some(column) = other {
        states(buf, x, area.y, column, None, &shown, view, model, styles);
    }
    if all > shown.len() {
        let y = area.y + 1 + shown.len() as u16;
        let more = phrases::english::count((all - shown.len()) as u32, "more row", "more rows");
        let said = format_args!("… and {more}: not moved, or better off");
        pen::write(buf, area.x + 2, y, area.width.saturating_sub(2), said, styles.quiet);
    }
}

fn title(index: usize, room: usize, model: &Model) -> impl Display {
    let dimension = &model.team.dimensions()[index];
    said(move |f| {
        if dimension.is_spectrum() {
            phrases::title(dimension, room, model.options.glyphs).fmt(f)
        } else if text::width(&dimension.name) <= room {
            f.write_str(&dimension.name)
        } else {
            f.write_str(phrases::short_title(&model.team, index))
        }
    })
}

/// Draws a column of states, those that are as in `same` only as a sign; gives
/// where the next one begins.
#[allow(clippy::too_many_arguments)] // A place, what stands there and how to write it.
fn states(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    column: Column,
    same: Option<Column>,
    shown: &[usize],
    view: &PlanView,
    model: &Model,
    styles: &Styles,
) -> u16 {
    let width = column.width(view, model, shown);
    let title = column.title(view, model);
    pen::write(buf, x + 1, y, width.saturating_sub(2), title, styles.quiet);
    for (nth, &index) in shown.iter().enumerate() {
        let y = y + 1 + nth as u16;
        let row = column.of(view, index);
        if same.is_some_and(|same| same_to_the_eye(&same.of(view, index), &row)) {
            pen::write(buf, x + 1, y, width, "=", styles.quiet);
            continue;
        }
        let mark = Mark::of(&row);
        let (sign, in_short) = (mark.glyph(model.options.glyphs), phrases::state_in_short(&row));
        let said = format_args!(" {sign} {in_short} ");
        pen::write(buf, x, y, width.min(pen::width(said)), said, styles.mark(mark));
    }
    x + width
}

/// Whether anyone would see a difference in what is held.
fn same_to_the_eye(before: &DimensionCoverage, after: &DimensionCoverage) -> bool {
    !WhatIf { before: *before, after: *after }.moves()
}

/// Whether absence or the chair moves a row, even where one makes up for the
/// other.
fn moves(view: &PlanView, index: usize) -> bool {
    let turn = &view.turns[index];
    turn.moves() || !same_to_the_eye(view.coverage.dimension(index), &turn.after)
}

/// Needed rows, by kind; spectra only where hiring asks for them.
fn hired_for(view: &PlanView, model: &Model) -> impl Iterator<Item = usize> {
    (0..view.turns.len()).filter(|&index| {
        let turn = &view.turns[index];
        let spectrum = model.team.dimensions()[index].kind == Kind::Personality;
        turn.before.is_needed() && (!spectrum || turn.before.need().priority() > 0)
    })
}

/// All of them where they fit, else those that move and then the shortfalls.
fn shown(view: &PlanView, model: &Model, room: usize) -> Vec<usize> {
    let mut rows = Vec::with_capacity(view.turns.len());
    rows.extend(hired_for(view, model));
    if rows.len() > room {
        rows.sort_unstable_by_key(|&index| {
            let turn = &view.turns[index];
            // Of those alike the first in the file comes first.
            (!moves(view, index), turn.after.on_target(), turn.after.lowest, index)
        });
        rows.truncate(room);
    }
    rows
}

/// How wide the chair is: as many columns as sit in it.
fn chair(view: &PlanView) -> u16 {
    CHAIR.max(SEAT * view.seated().len() as u16 + 1)
}

/// Writes who sits in the chair above what each brings.
fn names_over_the_chair(buf: &mut Buffer, x: u16, y: u16, view: &PlanView, styles: &Styles) {
    let seated = view.seated();
    if seated.len() < 2 {
        pen::write(buf, x, y, CHAIR, "chair", styles.title);
        return;
    }
    let names = seated.iter().map(|&at| view.plan.candidates[at].name.as_str());
    let short = phrases::shortened(names, usize::from(SEAT - 1));
    for (nth, name) in short.iter().enumerate() {
        pen::write(buf, x + SEAT * nth as u16, y, SEAT - 1, name, styles.title);
    }
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
    let row = &view.turns[place].before;
    let spectrum = model.team.dimensions()[place].is_spectrum();
    let values = &view.brought[place];
    let cell = if values.len() > 1 { SEAT - 1 } else { 5 };
    let mut at = x;
    for value in values {
        let style = match *value {
            Some(value) if row.counts(value) => styles.lit,
            Some(value) if row.is_one_step_below(value) => styles.near,
            // Too little is brought, nothing, or nothing is known of it.
            _ => styles.plain,
        };
        let sign = said(|f| match *value {
            None => f.write_str(" "),
            Some(value) if spectrum => f.write_str(Position::ALL[usize::from(value)].word()),
            Some(value) => write!(f, "{value}"),
        });
        pen::blank(buf, at, y, cell, style);
        let inset = cell.saturating_sub(pen::width(&sign)) / 2;
        pen::write(buf, at + inset, y, cell, &sign, style);
        at += cell + u16::from(values.len() > 1);
    }
}
