//! The edit screen: four pages, each a list and the fields of its row.
//!
//! ```text
//!  Payments › Edit
//!   Team   Situations 2   Rows and needs 20   Members 7               tabs
//!  Needed in Launch the new checkout · 3 differ                      list
//!   SKILLS                          │ Services and storage           fields
//!  ▌Services and storage  - 2 +  …  │   People   - 2 +  at 4+
//!   Data and analysis       2  …    │   …
//!                                   │ From which level on does …     the hint
//! ```

mod fields;
mod list;
mod new_row;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Widget};

use crate::tui::app::{Action, Model};
use crate::tui::draw::Styles;
use crate::tui::screens::edit::{EditView, Focus, Tab};
use crate::tui::widgets::top_of;

pub use self::new_row::new_row;

/// From this width on, list and fields are side by side.
const BOTH: u16 = 100;
/// The widest that a list gets: beyond, its two ends no longer read as a row.
const WIDEST_LIST: u16 = 92;
/// The widest that the fields get.
const WIDEST_FIELDS: u16 = 84;

/// A line of the list or of the fields, and the index of what a click on it
/// means.
struct PageLine {
    index: Option<usize>,
    line: Line<'static>,
}

impl PageLine {
    fn told(line: impl Into<Line<'static>>) -> Self {
        Self { index: None, line: line.into() }
    }
}

/// The regions of the screen.
struct Areas {
    title: Rect,
    tabs: Rect,
    list: Option<Rect>,
    fields: Option<Rect>,
}

impl Areas {
    fn of(view: &EditView, area: Rect) -> Self {
        // Where there are few rows, no blank one is between tabs and list.
        let gap = u16::from(area.height >= 16);
        let rows = [1, 1, gap].map(Constraint::Length).into_iter();
        let rows = rows.chain([Constraint::Fill(1), Constraint::Length(1)]);
        let [title, tabs, _, body, _] = Layout::vertical(rows).areas(area);
        let (list, fields) = match (view.tab, view.focus) {
            (Tab::Team, _) => (None, Some(body)),
            (_, Focus::List) if area.width < BOTH => (Some(body), None),
            (_, Focus::Fields(_)) if area.width < BOTH => (None, Some(body)),
            _ => {
                let width = (area.width * 11 / 20).min(WIDEST_LIST);
                let columns = [Constraint::Length(width), Constraint::Fill(1)];
                let [list, fields] = Layout::horizontal(columns).areas(body);
                (Some(list), Some(fields))
            }
        };
        let capped = |rect: Rect| Rect { width: rect.width.min(WIDEST_FIELDS), ..rect };
        Self { title, tabs, list, fields: fields.map(capped) }
    }
}

/// Draws the screen; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let areas = Areas::of(view, area);
    Line::from_iter([
        Span::styled(format!(" {}", model.team.name), styles.title),
        Span::styled(" › ", styles.quiet),
        Span::styled("Edit", styles.text),
    ])
    .render(areas.title, buf);
    for (tab, column) in tabs(areas.tabs, model) {
        let style = if tab == view.tab { styles.selected } else { styles.text };
        Line::styled(tab_title(tab, area.width, model), style).render(column, buf);
    }
    if let Some(list) = areas.list {
        list::draw(buf, list, view, model, styles);
    }
    let Some(fields) = areas.fields.filter(|_| !view.fields(&model.team).is_empty()) else {
        return;
    };
    let inside = if areas.list.is_some() {
        let rule = Block::new().borders(Borders::LEFT).border_style(styles.rule);
        let inside = rule.inner(fields);
        rule.render(fields, buf);
        inside
    } else {
        fields
    };
    fields::draw(buf, inside, view, model, styles);
}

/// Returns the tabs, each with its area.
fn tabs(area: Rect, model: &Model) -> Vec<(Tab, Rect)> {
    let title = |tab| Line::raw(tab_title(tab, area.width, model));
    let widths = Tab::ALL.map(|tab| Constraint::Length(title(tab).width() as u16));
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let columns = Layout::horizontal(widths).spacing(1).split(area);
    Tab::ALL.into_iter().zip(columns.iter().copied()).collect()
}

/// Returns a tab's title, with how many things it lists where there is room.
fn tab_title(tab: Tab, width: u16, model: &Model) -> String {
    match tab.count(&model.team) {
        count if count > 0 && width >= 72 => format!(" {} {count} ", tab.title()),
        _ => format!(" {} ", tab.title()),
    }
}

/// Returns the first line to show, so that the one of this index is seen with
/// what is around it.
fn top(lines: &[PageLine], index: usize, room: u16) -> usize {
    let at = lines.iter().position(|line| line.index == Some(index)).unwrap_or(0);
    top_of(at, room.into(), lines.len())
}

/// Returns a number, and where the cursor is on it, what changes it.
fn number(value: u32, selected: bool, style: Style, styles: &Styles) -> [Span<'static>; 4] {
    let [minus, plus] = if selected { ["-", "+"] } else { [" ", " "] };
    let digits = value.to_string();
    let room = 4_usize.saturating_sub(digits.len());
    [
        Span::styled(format!("{minus:>room$} "), styles.key),
        Span::styled(digits, style),
        Span::styled(format!(" {plus}"), styles.key),
        Span::styled("  ", style),
    ]
}

/// Returns what a click means.
pub fn click(view: &EditView, model: &Model, area: Rect, x: u16, y: u16) -> Option<Action> {
    let areas = Areas::of(view, area);
    let at = Position { x, y };
    if y == areas.tabs.y {
        let (tab, _) = tabs(areas.tabs, model).into_iter().find(|(_, rect)| rect.contains(at))?;
        return Some(Action::Point { row: None, column: Some(tab as usize) });
    }
    if let Some(list) = areas.list.filter(|rect| rect.contains(at)) {
        let row = list::row_at(list, view, model, y)?;
        return Some(Action::Point { row: Some(row), column: None });
    }
    let fields = areas.fields.filter(|rect| rect.contains(at))?;
    let field = fields::field_at(fields, view, model, y)?;
    Some(Action::Point { row: Some(field), column: Some(0) })
}
