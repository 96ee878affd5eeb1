//! Before the reveal: where we expect to be strong, and where to have nobody.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{List, ListItem, ListState, StatefulWidget, Widget};

use crate::team::{Expected, Id};
use crate::tui::app::{Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::session::guessable;
use crate::tui::widgets::{more_above_and_below, top_of};

/// Columns of a guess.
const GUESS: usize = 11;

/// Returns the cursor of the step's list.
pub(crate) fn cursor(model: &Model) -> usize {
    match &model.screen {
        Screen::Session(view) => view.cursor,
        _ => 0,
    }
}

/// Returns the heading's place and the list's below it, whose last row is left
/// free.
fn areas(model: &Model, area: Rect) -> [Rect; 2] {
    let [above, rest] = crate::tui::screens::session::draw::split(
        area,
        crate::tui::screens::session::draw::heading_rows(area.width, model),
    );
    [above, Rect { height: rest.height.saturating_sub(1), ..rest }]
}

/// Draws it.
pub fn draw(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let [above, list] = areas(model, area);
    Text::from(crate::tui::screens::session::draw::heading(area.width, model, styles))
        .render(above, buf);
    let rows = guessable(model);
    let cursor = cursor(model);
    let shown = usize::from(list.height);
    let top = top_of(cursor, shown, rows.len());
    let items = rows.iter().map(|&at| {
        let dimension = &model.team.dimensions()[at];
        let (guess, style) = guess(model, &dimension.id, styles);
        ListItem::new(Line::from_iter([
            Span::styled(format!(" {guess:<GUESS$}"), style),
            Span::raw(dimension.name.clone()),
        ]))
    });
    let mut state = ListState::default().with_offset(top).with_selected(Some(cursor));
    let widget = List::new(items).style(styles.text).highlight_style(styles.cursor);
    StatefulWidget::render(widget, list, buf, &mut state);
    let last = Rect { y: list.bottom(), height: 1, ..area };
    let below = rows.len().saturating_sub(top + shown);
    more_above_and_below(last, buf, top, below, styles);
}

fn guess(model: &Model, id: &Id, styles: &Styles) -> (&'static str, Style) {
    let guess = model.team.expectations.iter().find(|one| one.dimension == *id);
    match guess.map(|guess| guess.expected) {
        Some(Expected::Strong) => ("▲ strong", styles.spare),
        Some(Expected::Gap) => ("▼ nobody", styles.gap_text),
        None => ("", styles.quiet),
    }
}

/// Returns the row at a row of the screen.
pub fn row_at(model: &Model, area: Rect, y: u16) -> Option<usize> {
    let [_, list] = areas(model, area);
    let nth = usize::from(y.checked_sub(list.y).filter(|&nth| nth < list.height)?);
    let count = guessable(model).len();
    let row = top_of(cursor(model), usize::from(list.height), count) + nth;
    (row < count).then_some(row)
}
