//! What was decided, to end a session on: no frames and nothing at the side,
//! so that it reads as it stands when it is selected with the mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::map::title;
use super::{Styles, pen};
use crate::app::decide::made_today;
use crate::app::decisions::DecisionsView;
use crate::app::{Action, Model, Screen};
use crate::words::{self, ENOUGH_DECISIONS};

/// The widest a line runs: longer ones are hard to read.
const MEASURE: u16 = 100;

/// A line of the page, and the decision it belongs to.
struct Line {
    decision: usize,
    part: Part,
    words: String,
}

enum Part {
    Blank,
    Title,
    What,
    Open,
    Note,
    Now,
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
    for (y, line) in shown(model, cursor, area) {
        let selected = line.decision == cursor && !matches!(line.part, Part::Blank);
        if selected {
            pen::write(buf, area.x, y, 1, " ", styles.cursor_bar);
        }
        let style = match line.part {
            Part::Title => styles.title,
            Part::What | Part::Note | Part::Blank => styles.text,
            Part::Open => styles.thin,
            Part::Now => styles.quiet,
        };
        pen::write(buf, area.x + 2, y, area.width - 2, &line.words, style);
    }
}

fn list(area: Rect) -> Rect {
    Rect { y: area.y + 3, height: area.height.saturating_sub(4), ..area }
}

fn lines(model: &Model, width: u16) -> Vec<Line> {
    let measure = usize::from(width.saturating_sub(7).min(MEASURE));
    let names = &model.map.names;
    let mut lines = Vec::new();
    for (nth, decision) in model.team.decisions.iter().enumerate() {
        let mut push = |part: Part, words: String| lines.push(Line { decision: nth, part, words });
        let name = words::decided_about(&model.team, decision);
        push(Part::Title, format!("{}. {name}", nth + 1));
        let said = words::english::capital(words::decision(&model.team, decision, names));
        for part in pen::wrap(&format!("{said}."), measure) {
            push(Part::What, format!("   {part}"));
        }
        let open = words::still_open(decision);
        if !open.is_empty() {
            push(Part::Open, format!("   {}.", words::english::capital(&open)));
        }
        for part in pen::wrap(&decision.note, measure) {
            push(Part::Note, format!("   {part}"));
        }
        let place = model.team.dimension_index(decision.dimension.as_str());
        let work = place.filter(|&place| !model.team.dimensions()[place].is_spectrum());
        if let Some(place) = work {
            let state = words::state(&model.team, &model.coverage, place, names);
            push(Part::Now, format!("   Now: {state}."));
        }
        push(Part::Blank, String::new());
    }
    lines
}

/// The lines on the screen, the one under the cursor in the middle once there
/// are more than fit.
fn shown(model: &Model, cursor: usize, area: Rect) -> Vec<(u16, Line)> {
    let list = list(area);
    let lines = lines(model, area.width);
    let room = usize::from(list.height);
    let at = lines.iter().position(|line| line.decision == cursor).unwrap_or(0);
    let above = at.saturating_sub(room / 2).min(lines.len().saturating_sub(room));
    let shown = lines.into_iter().skip(above).take(room).enumerate();
    shown.map(|(nth, line)| (list.y + nth as u16, line)).collect()
}

/// What a click on the page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    let Screen::Decisions(view) = &model.screen else { return None };
    let line = shown(model, view.cursor, area).into_iter().find(|&(at, _)| at == y)?;
    Some(Action::Point { row: Some(line.1.decision), column: None })
}
