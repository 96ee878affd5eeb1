//! What was decided, to end a session on: no frames and nothing at the side,
//! so that it reads as it stands when it is selected with the mouse.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::iter;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases::{self, ENOUGH_DECISIONS, english::capital};
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::{Styles, pen};
use crate::tui::overlays::decide::made_today;
use crate::tui::screens::decisions::DecisionsView;
use crate::tui::screens::map::draw::title;
use crate::tui::widgets::more_above_and_below;

/// The widest a line runs: longer ones are hard to read.
const MEASURE: u16 = 100;

/// A line of the page, and the decision it belongs to.
#[derive(Clone)]
struct Line<'a> {
    decision: usize,
    part: Part<'a>,
}

#[derive(Clone)]
enum Part<'a> {
    Blank,
    /// What it is about.
    Title(&'a str),
    /// A line of what was decided.
    What(Cow<'a, str>),
    /// What it still lacks.
    Open(&'static str),
    /// A line of the note.
    Note(Cow<'a, str>),
    /// How its dimension stands, by place.
    Now(usize),
}

/// Draws the page; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: DecisionsView, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    pen::write(buf, area.x + 1, area.y + 1, area.width, "What we decided", styles.title);
    let decisions = &model.team.decisions;
    if decisions.len() > ENOUGH_DECISIONS && made_today(model) > ENOUGH_DECISIONS {
        let said = "Three decisions are enough for one session: which will you drop?";
        pen::write(buf, area.x + 2, area.y + 2, area.width, said, styles.thin);
    }
    let list = list(area);
    if decisions.is_empty() {
        let lines = [
            "Nothing is decided yet.",
            "d on a row of the map, or on a finding, attaches a decision to it. Press Esc for the map.",
        ];
        for (nth, line) in lines.into_iter().enumerate() {
            let style = if nth == 0 { styles.title } else { styles.text };
            for (row, part) in pen::wrap(line, usize::from(area.width - 4)).enumerate() {
                let y = list.y + 1 + (nth + row) as u16;
                pen::write(buf, area.x + 2, y, area.width - 2, part, style);
            }
        }
        return;
    }
    let cursor = view.cursor.min(decisions.len() - 1);
    let said = said(model);
    more(buf, area, cursor, model, &said, styles);
    for (y, line) in shown(model, &said, cursor, area) {
        if line.decision == cursor && !matches!(line.part, Part::Blank) {
            pen::write(buf, area.x, y, 1, " ", styles.cursor_bar);
        }
        let mut write = |words: &dyn Display, style| {
            pen::write(buf, area.x + 2, y, area.width - 2, words, style);
        };
        match line.part {
            Part::Blank => {}
            Part::Title(name) => {
                write(&format_args!("{}. {name}", line.decision + 1), styles.title);
            }
            Part::What(words) | Part::Note(words) => {
                write(&format_args!("   {words}"), styles.text);
            }
            Part::Open(open) => write(&format_args!("   {}.", capital(open)), styles.thin),
            Part::Now(place) => {
                let names = &model.map.names;
                let state = phrases::state(&model.team, &model.coverage, place, names);
                write(&format_args!("   Now: {state}."), styles.quiet);
            }
        }
    }
}

fn list(area: Rect) -> Rect {
    Rect { y: area.y + 3, height: area.height.saturating_sub(4), ..area }
}

/// What was decided, a sentence each.
fn said(model: &Model) -> Vec<String> {
    let said = |decision| phrases::decision(&model.team, decision, &model.map.names);
    let all = model.team.decisions.iter().map(|decision| {
        let mut whole = String::with_capacity(usize::from(MEASURE));
        let _ = write!(whole, "{}.", capital(said(decision)));
        whole
    });
    all.collect()
}

fn lines<'a>(
    model: &'a Model,
    said: &'a [String],
    width: u16,
) -> impl Iterator<Item = Line<'a>> + Clone {
    let measure = usize::from(width.saturating_sub(7).min(MEASURE));
    let team = &model.team;
    team.decisions.iter().zip(said).enumerate().flat_map(move |(nth, (decision, said))| {
        let place = team.dimension_index(decision.dimension.as_str());
        let work = place.filter(|&place| !team.dimensions()[place].is_spectrum());
        iter::once(Part::Title(phrases::decided_about(team, decision)))
            .chain(pen::wrap(said, measure).map(Part::What))
            .chain(phrases::still_open(decision).map(Part::Open))
            .chain(pen::wrap(model.map.names.free_text(&decision.note), measure).map(Part::Note))
            .chain(work.map(Part::Now))
            .chain(iter::once(Part::Blank))
            .map(move |part| Line { decision: nth, part })
    })
}

/// The lines on the screen with their rows, the one under the cursor in the
/// middle once there are more than fit.
fn shown<'a>(
    model: &'a Model,
    said: &'a [String],
    cursor: usize,
    area: Rect,
) -> impl Iterator<Item = (u16, Line<'a>)> {
    let list = list(area);
    let lines = lines(model, said, area.width);
    let room = usize::from(list.height);
    let at = lines.clone().position(|line| line.decision == cursor).unwrap_or(0);
    let above = at.saturating_sub(room / 2).min(lines.clone().count().saturating_sub(room));
    let shown = lines.skip(above).take(room).enumerate();
    shown.map(move |(nth, line)| (list.y + nth as u16, line))
}

/// Says how many decisions have no line on the screen, above and below.
fn more(
    buf: &mut Buffer,
    area: Rect,
    cursor: usize,
    model: &Model,
    said: &[String],
    styles: &Styles,
) {
    let mut lines = shown(model, said, cursor, area).map(|(_, line)| line.decision);
    let Some(first) = lines.next() else { return };
    let last = lines.last().unwrap_or(first);
    let below = model.team.decisions.len().saturating_sub(last + 1);
    let title = Rect { y: area.y + 1, height: 1, ..area };
    more_above_and_below(title, buf, first, below, styles);
}

/// What a click on the page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    let Screen::Decisions(view) = &model.screen else { return None };
    let said = said(model);
    let (_, line) = shown(model, &said, view.cursor, area).find(|&(at, _)| at == y)?;
    Some(Action::Point { row: Some(line.decision), column: None })
}
