//! The edit screen: four pages, each a list and the fields of its row.
//!
//! ```text
//!  Payments › Edit
//!   Team   Situations 2   Dimensions and needs 20   Members 7        tabs
//!  Needs of Launch the new checkout · 3 differ                       list
//!   SKILLS                          │ Services and storage           fields
//!  ▌Services and storage  - 2 +  …  │   People   - 2 +  at 4+
//!   Data and analysis       2  …    │   …
//!                                   │ From which level on does …     the hint
//! ```

mod fields;
mod list;

use std::fmt::Display;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::said;
use crate::tui::app::{Action, Model};
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::edit::{EditView, Focus, Tab};

/// From this width on, list and fields stand side by side.
const BOTH: u16 = 100;
/// The widest that a list gets: beyond, its two ends no longer read as a row.
const WIDEST_LIST: u16 = 92;
/// The widest that the fields get.
const WIDEST_FIELDS: u16 = 84;

/// Where what goes.
struct Layout {
    tabs: u16,
    list: Option<Rect>,
    fields: Option<Rect>,
}

impl Layout {
    fn of(view: &EditView, area: Rect) -> Self {
        // Where there are few rows, no blank one is between tabs and list.
        let top = if area.height < 16 { 2 } else { 3 };
        let height = area.height.saturating_sub(top + 1);
        let body = Rect { y: area.y + top, height, ..area };
        let capped = |rect: Rect| Rect { width: rect.width.min(WIDEST_FIELDS), ..rect };
        let tabs = area.y + 1;
        if view.tab == Tab::Team {
            return Self { tabs, list: None, fields: Some(capped(body)) };
        }
        if area.width < BOTH {
            return match view.focus {
                Focus::List => Self { tabs, list: Some(body), fields: None },
                Focus::Fields(_) => Self { tabs, list: None, fields: Some(body) },
            };
        }
        let width = (area.width * 11 / 20).min(WIDEST_LIST);
        let list = Rect { width, ..body };
        let fields = Rect { x: body.x + width + 1, width: body.width - width - 1, ..body };
        Self { tabs, list: Some(list), fields: Some(capped(fields)) }
    }
}

/// Draws the screen; the area's last row is the footer's.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let x = pen::write(buf, area.x + 1, area.y, area.width, &model.team.name, styles.title);
    let x = pen::write(buf, x, area.y, area.right().saturating_sub(x), " › ", styles.quiet);
    pen::write(buf, x, area.y, area.right().saturating_sub(x), "Edit", styles.text);
    let layout = Layout::of(view, area);
    for (tab, columns) in tabs(area, model) {
        let style = if tab == view.tab { styles.selected } else { styles.text };
        let room = area.right().saturating_sub(columns.start);
        pen::write(buf, columns.start, layout.tabs, room, tab_title(tab, area, model), style);
    }
    if let Some(list) = layout.list {
        list::draw(buf, list, view, model, styles);
    }
    if let Some(fields) = layout.fields {
        if layout.list.is_some() && !view.fields(&model.team).is_empty() {
            for y in fields.top()..fields.bottom() {
                pen::write(buf, fields.x - 1, y, 1, "│", styles.rule);
            }
        }
        fields::draw(buf, fields, view, model, styles);
    }
}

/// The tabs, each with its columns.
fn tabs(area: Rect, model: &Model) -> impl Iterator<Item = (Tab, Range<u16>)> {
    let mut x = area.x + 1;
    Tab::ALL.into_iter().map(move |tab| {
        let end = x + pen::width(tab_title(tab, area, model));
        (tab, std::mem::replace(&mut x, end + 1)..end)
    })
}

/// A tab's title; how many things it lists stands in it where there is room.
fn tab_title(tab: Tab, area: Rect, model: &Model) -> impl Display {
    let count = tab.count(&model.team);
    let counted = count > 0 && area.width >= 72;
    said(move |f| {
        write!(f, " {} ", tab.title())?;
        if counted { write!(f, "{count} ") } else { Ok(()) }
    })
}

/// What a click means.
pub fn click(view: &EditView, model: &Model, area: Rect, x: u16, y: u16) -> Option<Action> {
    let layout = Layout::of(view, area);
    if y == layout.tabs {
        let (tab, _) = tabs(area, model).find(|(_, columns)| columns.contains(&x))?;
        return Some(Action::Point { row: None, column: Some(tab as usize) });
    }
    let inside = |rect: &Rect| {
        (rect.left()..rect.right()).contains(&x) && (rect.top()..rect.bottom()).contains(&y)
    };
    if let Some(list) = layout.list.filter(inside) {
        let row = list::row_at(list, view, model, y)?;
        return Some(Action::Point { row: Some(row), column: None });
    }
    let fields = layout.fields.filter(inside)?;
    let field = fields::field_at(fields, view, model, y)?;
    Some(Action::Point { row: Some(field), column: Some(0) })
}
