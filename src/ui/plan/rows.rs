//! The map's rows before and after, with what the chair brings in between.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::analysis::plan::Turn;
use crate::app::Model;
use crate::app::plan::PlanView;
use crate::domain::{Kind, Position};
use crate::text;
use crate::ui::{Styles, pen};
use crate::words::{self, Glyphs, Mark};

const STATE: u16 = 21;
const CHAIR: u16 = 7;

/// Draws them: where not all fit, the rows that move come first.
pub(super) fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, model: &Model, styles: &Styles) {
    let beside = if view.beside.is_empty() { 0 } else { STATE };
    let fixed = 2 + 2 * STATE + CHAIR + beside + 1;
    let name = area.width.saturating_sub(fixed).clamp(8, 34);
    let x = area.x + 2;
    let now = x + name + 1;
    let chair = now + STATE;
    let then = chair + CHAIR;
    let other = then + STATE;
    let y = area.y;
    pen::write(buf, now + 1, y, STATE, "now", styles.quiet);
    pen::write(buf, chair, y, CHAIR, "chair", styles.title);
    pen::write(buf, then + 1, y, STATE, "then", styles.quiet);
    if beside > 0 {
        let situation = model.map.beside.as_ref().and_then(crate::analysis::Coverage::situation);
        let named = situation.and_then(|at| model.team.situations.get(at));
        let title = named.map_or("own needs", |one| one.name.as_str());
        pen::write(buf, other + 1, y, STATE - 1, title, styles.title);
    }
    let shown = shown(view, model, usize::from(area.height.saturating_sub(1)));
    for (nth, &place) in shown.iter().enumerate() {
        let y = y + 1 + nth as u16;
        let turn = &view.turns[place];
        let moves = turn.moves();
        let dimension = &model.team.dimensions()[place];
        let style = if moves { styles.cursor } else { styles.text };
        let title = if dimension.is_spectrum() {
            words::title(dimension, usize::from(name), model.options.glyphs)
        } else {
            dimension.name.clone()
        };
        pen::write(buf, x, y, name, &title, style);
        state(buf, now, y, turn, true, model, styles);
        brought(buf, chair, y, place, view, model, styles);
        if moves {
            state(buf, then, y, turn, false, model, styles);
        } else {
            let same = if model.options.glyphs == Glyphs::Ascii { " =" } else { " ·" };
            pen::write(buf, then, y, STATE, same, styles.quiet);
        }
        if let Some(turn) = view.beside.get(place).filter(|_| beside > 0) {
            state(buf, other, y, turn, false, model, styles);
        }
    }
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
            (!turn.moves(), turn.after.on_target(), turn.after.lowest)
        };
        rows.sort_by_key(key);
        rows.truncate(room);
    }
    rows
}

fn state(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    turn: &Turn,
    before: bool,
    model: &Model,
    styles: &Styles,
) {
    let judged = if before { &turn.before } else { &turn.after };
    let mark = Mark::of(judged);
    let said = format!(" {} {} ", mark.glyph(model.options.glyphs), words::state_in_short(judged));
    let style = styles.mark(mark);
    pen::write(buf, x, y, STATE.min(text::width(&said) as u16), &said, style);
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
            None => ("·".to_owned(), styles.plain),
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
        pen::write(buf, at, y, cell, &" ".repeat(usize::from(cell)), style);
        let inset = cell.saturating_sub(text::width(&sign) as u16) / 2;
        pen::write(buf, at + inset, y, cell, &sign, style);
        at += cell;
    }
}
