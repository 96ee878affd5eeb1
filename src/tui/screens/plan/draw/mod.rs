//! The plan with the empty chair: the map's rows before and after, and beside
//! them who or what fills the seat.
//!
//! ```text
//! Payments › Launch                                     planning for three
//! In the chair: what the team lacks                  Candidates  Brief  …
//!                       now            chair  then
//!  Running it           ○ nobody so far   4   ◐ one person   ▌ Hana
//!  Data and analysis    ◐ one person      3   ● enough         Closes Running it …
//! ```

mod candidate;
mod pane;
mod rows;
mod why;

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use candidate::draw as candidate;
pub use why::{draw as why, max_scroll};

use crate::coverage::Summary;
use crate::phrases::english::list;
use crate::team::State;
use crate::text::{self, said};
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::map::draw::title;
use crate::tui::screens::plan::{Occupant, Pane, PlanView};

/// From this width on, rows and pane stand side by side.
const SIDE_BY_SIDE: u16 = 112;
const ROWS: u16 = 68;
const WIDEST_ROWS: u16 = 92;
const PANE: u16 = 44;

/// Draws the plan; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    let width = area.width.saturating_sub(2);
    let x = pen::write(buf, area.x + 1, area.y + 1, width, "In the chair: ", styles.quiet);
    let room = area.right().saturating_sub(x + 1);
    pen::write(buf, x, area.y + 1, room, seated(view), styles.title);
    if let Some(without) = title::without(model) {
        pen::write_right(buf, area.right() - 1, area.y + 1, &without, styles.title);
    }
    let room = if area.width >= SIDE_BY_SIDE { area.width.saturating_sub(PANE + 2) } else { width };
    let moved = headlines(view, usize::from(room));
    let has_moved = !moved.is_empty();
    pen::write(buf, area.x + 1, area.y + 2, room, moved, styles.text);
    let height = area.height.saturating_sub(4);
    let body = Rect { y: area.y + 3, height, ..area };
    let beside = if view.beside.is_empty() { 0 } else { rows::STATE };
    if area.width >= SIDE_BY_SIDE + beside {
        // With someone away there is one column more, where there is room.
        let away = if view.coverage.away().contains(&true) { rows::STATE } else { 0 };
        // The pane needs so much; what is left gives the names room.
        let width = area.width.saturating_sub(PANE + beside).clamp(ROWS, WIDEST_ROWS + away);
        let rows = Rect { width: width + beside, ..body };
        rows::draw(buf, rows, view, model, styles);
        let right = Rect {
            x: rows.right() + 1,
            width: area.right().saturating_sub(rows.right() + 2),
            y: area.y + 2,
            height: area.height.saturating_sub(3),
        };
        pane::draw(buf, right, view, styles);
    } else {
        // The pane keeps half, or as much as it fills; the rows take the rest.
        let first = area.y + 2 + u16::from(has_moved);
        let below = area.bottom().saturating_sub(first + 1);
        let pane = pane::height(view, area.width.saturating_sub(2));
        let wanted = rows::count(view, model) as u16 + 2;
        let share = wanted.min(below.saturating_sub(pane).max(below / 2));
        let rows = Rect { y: first, height: share.saturating_sub(1), ..body };
        rows::draw(buf, rows, view, model, styles);
        let top = first + share;
        let height = area.bottom().saturating_sub(top + 1);
        let below = Rect { x: area.x + 1, y: top, width: area.width - 2, height };
        pane::draw(buf, below, view, styles);
    }
}

/// The headline before and after: "5 → 6 covered · 2 → 1 with nobody". Empty
/// where it stays; what does not fit is left out whole.
fn headlines(view: &PlanView, room: usize) -> String {
    let Some(next) = &view.next else { return String::new() };
    let (before, after) = (view.coverage.summary(), next.coverage.summary());
    let counts = |summary: &Summary| {
        let state = |state| summary.in_state(state);
        let (short, thin, gap) = (state(State::Short), state(State::Thin), state(State::Gap));
        [summary.hold(), gap, thin, short, summary.unknown]
    };
    let words = ["covered", "with nobody", "depend on one person", "short", "with too few answers"];
    let both = counts(before).into_iter().zip(counts(after)).zip(words);
    let moved = both.filter(|((before, after), _)| before != after);
    let moved = moved.map(|((before, after), words)| format!("{before} → {after} {words}"));
    let mut line = String::new();
    for part in moved {
        let dot = if line.is_empty() { "" } else { " · " };
        if text::width(&line) + text::width(dot) + text::width(&part) > room {
            break;
        }
        line = format!("{line}{dot}{part}");
    }
    line
}

/// Who sits in the chair, in words.
fn seated(view: &PlanView) -> impl Display {
    said(move |f| match &view.chair {
        Occupant::Empty => f.write_str("nobody"),
        Occupant::Ideal if view.plan.ideal.brief().is_empty() => f.write_str("nothing is lacking"),
        Occupant::Ideal => f.write_str("what the team lacks"),
        Occupant::Seated(indices) => {
            let seated = indices.iter().map(|&at| view.plan.candidates[at].name.as_str());
            write!(f, "{}", list(&seated.collect::<Vec<_>>()))
        }
    })
}

/// What a pane without entries says, and what to do.
fn nothing(pane: Pane) -> [&'static str; 2] {
    match pane {
        Pane::Candidates => ["No candidates yet.", "n enters one, i reads a file or a folder."],
        Pane::Compare => ["No candidates yet.", "Space seats those to put side by side."],
        Pane::Planned => ["Nothing is decided yet.", ""],
        Pane::Together => ["No candidate closes a shortfall.", "Enter others, or grow someone."],
        Pane::Brief | Pane::Grow => ["Nothing is missing that we can tell.", ""],
        Pane::Leave => ["There is nobody here who could leave.", ""],
    }
}
