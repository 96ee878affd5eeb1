//! The decisions: without frames, so that they can be selected with the mouse and pasted.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::diff::{self, Outcome};
use crate::phrases::{self, MAX_DECISIONS, english::capital};
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::overlays::decide::made_today;
use crate::tui::screens::decisions::DecisionsView;
use crate::tui::screens::map::draw::title;
use crate::tui::widgets::{more_above_and_below, top_of, wrapped};

/// The widest a line runs: longer ones are hard to read.
const MEASURE: u16 = 100;
/// Columns before what was decided.
const INDENT: u16 = 3;

/// A line of the page, and the decision that it belongs to.
type PageLine = (usize, Line<'static>);

/// Returns the title, a warning, and the list; below it is room for a message.
fn areas(area: Rect) -> [Rect; 4] {
    let rows = [1, 1, 1].map(Constraint::Length);
    let [team, title, warning, rest] =
        Layout::vertical(rows.into_iter().chain([Constraint::Fill(1)])).areas(area);
    let list = Rect { x: rest.x + 2, width: rest.width.saturating_sub(2), ..rest };
    [team, title, warning, Rect { height: list.height.saturating_sub(1), ..list }]
}

/// Draws the page.
pub fn draw(buf: &mut Buffer, area: Rect, view: DecisionsView, model: &Model, styles: &Styles) {
    title::team(buf, area, model, styles);
    let [_, title, warning, list] = areas(area);
    Line::styled(" What we decided", styles.title).render(title, buf);
    let decisions = &model.team.decisions;
    if decisions.len() > MAX_DECISIONS && made_today(model) > MAX_DECISIONS {
        let text = "  Three decisions are enough for one session. Which one do you drop?";
        Line::styled(text, styles.thin).render(warning, buf);
    }
    if decisions.is_empty() {
        let mut lines =
            vec![Line::default(), Line::styled("Nothing is decided yet.", styles.title)];
        let next = "Press d on a row of the map or on a finding to decide what to do about it. \
                    Esc goes to the map.";
        lines.extend(wrapped(next, list.width.saturating_sub(2), styles.text));
        return Paragraph::new(lines).render(list, buf);
    }
    let cursor = view.cursor.min(decisions.len() - 1);
    let lines = lines(model, list.width, styles);
    let shown = shown(&lines, cursor, list);
    let (first, last) = match shown {
        [(first, _), .., (last, _)] => (*first, *last),
        _ => (cursor, cursor),
    };
    let below = decisions.len().saturating_sub(last + 1);
    more_above_and_below(title, buf, first, below, styles);
    for ((decision, line), row) in shown.iter().zip(list.rows()) {
        line.render(row, buf);
        if *decision == cursor && line.width() > 0 {
            buf.set_style(Rect { x: area.x, width: 1, ..row }, styles.cursor_bar);
        }
    }
}

/// Returns the lines of the page: the row, what was decided, what is still open,
/// the note, and how the row is covered now.
fn lines(model: &Model, width: u16, styles: &Styles) -> Vec<PageLine> {
    let measure = width.saturating_sub(INDENT + 2).min(MEASURE);
    let (team, names) = (&model.team, &model.map.names);
    let mut lines = Vec::new();
    let record = diff::follow_up(team, &model.coverage, &[], model.today);
    let overdue = record.decisions.iter().filter(|one| one.follow_up.outcome == Outcome::Overdue);
    for (nth, decision) in team.decisions.iter().enumerate() {
        let name = phrases::decided_about(team, decision);
        let title = Line::styled(format!("{}. {name}", nth + 1), styles.title);
        let decided = format!("{}.", capital(phrases::decision(team, decision, names)));
        let mut about = wrapped(&decided, measure, styles.text);
        if let Some(open) = phrases::still_open(decision) {
            about.push(Line::styled(format!("{}.", capital(open)), styles.thin));
        }
        about.extend(wrapped(names.free_text(&decision.note), measure, styles.text));
        let index = team.dimension_index(decision.dimension.as_str());
        if let Some(overdue) = overdue.clone().find(|one| one.decision == *decision) {
            let sentences = capital(phrases::follow_up(&overdue.follow_up, names));
            about.extend(wrapped(&format!("{sentences}."), measure, styles.thin));
        } else if let Some(index) = index.filter(|&index| !team.dimensions()[index].is_spectrum()) {
            let state = phrases::state(team, &model.coverage, index, names);
            about.push(Line::styled(format!("Now: {state}."), styles.quiet));
        }
        lines.push((nth, title));
        lines.extend(about.into_iter().map(|mut line| {
            line.spans.insert(0, " ".repeat(usize::from(INDENT)).into());
            (nth, line)
        }));
        lines.push((nth, Line::default()));
    }
    lines
}

/// Returns the lines that fit, the one under the cursor in the middle.
fn shown(lines: &[PageLine], cursor: usize, list: Rect) -> &[PageLine] {
    let room = usize::from(list.height);
    let at = lines.iter().position(|(decision, _)| *decision == cursor).unwrap_or(0);
    let top = top_of(at, room, lines.len());
    &lines[top..(top + room).min(lines.len())]
}

/// Returns what a click on the page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    let Screen::Decisions(view) = &model.screen else { return None };
    let [.., list] = areas(area);
    let lines = lines(model, list.width, &Styles::default());
    let nth = usize::from(y.checked_sub(list.y)?);
    let (decision, _) = shown(&lines, view.cursor, list).get(nth)?;
    Some(Action::Point { row: Some(*decision), column: None })
}
