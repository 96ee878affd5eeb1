//! The plan: the map's rows before and after, and next to them who would join.
//!
//! ```text
//! Payments › Launch                                     planning for three
//! If we hire: the ideal person                       Candidates  Brief  …
//!                       now            ideal  then
//!  Running it           ○ nobody so far   4   ◐ one person   ▌ Hana
//!  Data and analysis    ◐ one person      3   ● enough         Closes Running it …
//! ```

mod candidate;
mod pane;
mod rows;
mod why;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::Span;
use ratatui::widgets::Widget;

pub use candidate::draw as candidate;
pub use why::{draw as why, max_scroll};

use crate::coverage::Summary;
use crate::phrases::english::list;
use crate::team::State;
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::map::draw::title;
use crate::tui::screens::plan::{Hired, PlanView};

/// From this width on, rows and pane stand side by side.
const SIDE_BY_SIDE: u16 = 112;
const ROWS: u16 = 68;
const WIDEST_ROWS: u16 = 92;
const PANE: u16 = 44;

/// Draws the plan; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, model: &Model, styles: &Styles) {
    let other_situation = if view.other_situation.is_empty() { 0 } else { rows::STATE };
    let label = Span::styled("If we hire:", styles.quiet);
    let hired = Span::styled(hired(view), styles.title);
    let rest = title::page(label, hired, area, buf, model, styles);
    let is_wide = area.width >= SIDE_BY_SIDE;
    let [headline, _] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(rest);
    let room = area.width.saturating_sub(if is_wide { PANE + 2 } else { 2 });
    let moved = headlines(view, usize::from(room));
    let has_moved = !moved.is_empty();
    let indented = headline.inner(Margin::new(1, 0));
    Span::styled(moved, styles.text).render(indented, buf);
    // The last row is left to messages.
    let rest = Rect { height: rest.height.saturating_sub(1), ..rest };
    if area.width >= SIDE_BY_SIDE + other_situation {
        // With someone away there is one column more, where there is room.
        let away = if view.coverage.away().contains(&true) { rows::STATE } else { 0 };
        // The pane needs so much; what is left gives the names room.
        let width =
            area.width.saturating_sub(PANE + other_situation).clamp(ROWS, WIDEST_ROWS + away);
        let columns = [Constraint::Length(width + other_situation), Constraint::Fill(1)];
        let [left, right] = Layout::horizontal(columns).areas(rest);
        let [_, left] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(left);
        rows::draw(buf, left, view, model, styles);
        pane::draw(buf, right.inner(Margin::new(1, 0)), view, styles);
    } else {
        // The pane keeps half, or as much as it fills; the rows take the rest.
        let headline = u16::from(has_moved);
        let height = rest.height.saturating_sub(headline);
        let pane = pane::height(view, area.width.saturating_sub(2), styles);
        let wanted = rows::count(view, model) as u16 + 2;
        let share = wanted.min(height.saturating_sub(pane).max(height / 2));
        let parts = [
            Constraint::Length(headline),
            Constraint::Length(share.saturating_sub(1)),
            Constraint::Length(1),
            Constraint::Fill(1),
        ];
        let [_, above, _, below] = Layout::vertical(parts).areas(rest);
        rows::draw(buf, above, view, model, styles);
        pane::draw(buf, below.inner(Margin::new(1, 0)), view, styles);
    }
}

/// Returns the headline before and after: "5 → 6 covered · 2 → 1 with nobody". Empty
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

/// Returns who would join, in words.
fn hired(view: &PlanView) -> String {
    match &view.hired {
        Hired::Nobody => "nobody".to_owned(),
        Hired::Ideal if view.plan.ideal.brief().is_empty() => {
            "nobody, because nothing is missing".to_owned()
        }
        Hired::Ideal => "the ideal person".to_owned(),
        Hired::Candidates(indices) => {
            let hired = indices.iter().map(|&at| view.plan.candidates[at].name.as_str());
            list(&hired.collect::<Vec<_>>())
        }
    }
}
