//! Teams: a line each, and below them what they are together.
//!
//! ```text
//! Teams of this folder                                  Tab: findings
//! ───────────────────────────────────────────────────────────────────
//!                 covered  one person  nobody     answered  overdue
//! ▌ Payments            5           4       2  22 Nov 2026        1
//!   Search              7           1       ·   3 Oct 2026        ·
//!
//!   NOBODY ANYWHERE
//!   Security        needed by Payments and Search
//! ```

mod lines;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use self::lines::{in_words, list};
use super::TeamsView;
use crate::phrases::english::count;
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::widgets::{rule, wrapped};

/// Draws the page; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, view: &TeamsView, model: &Model, styles: &Styles) {
    let [title, edge, body, below, selected, _] = rows(area);
    let said = match view.teams.as_ref().map(|teams| teams.entries.len()) {
        None => "",
        Some(0) => "no team file in this folder",
        Some(all) => &format!("{} in this folder", count(all as u32, "team", "teams")),
    };
    let title = title.inner(Margin::new(1, 0));
    let words =
        [Span::styled("Teams", styles.title), "  ".into(), Span::styled(said, styles.quiet)];
    Line::from_iter(words).render(title, buf);
    rule(edge, buf, styles.rule);
    let Some(teams) = &view.teams else {
        let reading = Line::styled("Reading the folder …", styles.quiet);
        reading.render(body.inner(Margin::new(2, 1)), buf);
        return;
    };
    let list = list(view, teams, body.width.into(), model, styles);
    list.draw_below(edge, body, view.cursor, buf, styles);
    let Some(entry) = view.entry() else { return };
    rule(below, buf, styles.rule);
    let selected = selected.inner(Margin::new(2, 0));
    Paragraph::new(wrapped(&in_words(entry), selected.width, styles.text)).render(selected, buf);
}

/// The title, the edge above the list, the list, the edge below it, and the
/// selected team in words.
fn rows(area: Rect) -> [Rect; 6] {
    let rows = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(1),
    ];
    Layout::vertical(rows).areas(area)
}

/// Returns what a click on the page means.
pub fn click(model: &Model, area: Rect, x: u16, y: u16) -> Option<Action> {
    let Screen::Teams(view) = &model.screen else { return None };
    let [_, _, body, ..] = rows(area);
    let styles = Styles::default();
    let list = list(view, view.teams.as_ref()?, body.width.into(), model, &styles);
    let shown = list.shown(view.cursor, body, 1);
    Some(Action::Point { row: Some(list.at(&shown, Position { x, y })?), column: None })
}
