//! The rows worth the hour: opened with Enter, ticked off with Space.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Widget;

use crate::phrases;
use crate::tui::app::{Model, Source};
use crate::tui::draw::Styles;
use crate::tui::screens::session::draw::expect::cursor;
use crate::tui::screens::session::{Reason, TalkRow};
use crate::tui::widgets::{fit, wrapped};

/// Rows of the screen that one row to talk about takes.
const TALL: u16 = 2;

/// Draws it.
pub fn draw(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let heading = crate::tui::screens::session::draw::heading(area.width, model, styles);
    let [above, list] = crate::tui::screens::session::draw::split(area, heading.len());
    Text::from(heading).render(above, buf);
    let rows = model.talk_rows();
    if rows.is_empty() {
        let words = "No row stands out. m on the map marks one.";
        Line::styled(words, styles.text).render(list, buf);
        return;
    }
    let mut lines = Vec::new();
    for (nth, &row) in rows.iter().enumerate() {
        lines.extend(talk_row(row, nth == cursor(model), list.width, model, styles));
    }
    lines.push(Line::default());
    lines.push(Line::styled(progress(model, &rows), styles.title));
    let without = match phrases::away(&model.team, &model.coverage, &model.map.names) {
        Some(away) => {
            format!("{}, {away}. x: who else?", phrases::headline_text(model.coverage.summary()))
        }
        None => "x: whose holiday would hurt?".to_owned(),
    };
    lines.extend(wrapped(&without, list.width, styles.text));
    if model.votes.is_empty() && matches!(model.source, Source::File(_)) {
        let words = "v: vote on the rows, three dots each, from your phones.";
        lines.extend(wrapped(words, list.width, styles.text));
    }
    crate::tui::screens::session::draw::lines(lines, list, buf, styles);
}

/// Returns "3 of 5 talked about".
fn progress(model: &Model, rows: &[TalkRow]) -> String {
    let done = rows.iter().filter(|row| model.is_talked_about(row.dimension)).count();
    let corrections =
        model.team.corrections.iter().filter(|one| one.on == Some(model.today)).count();
    let corrected = match corrections {
        0 => String::new(),
        1 => " · 1 correction today".to_owned(),
        many => format!(" · {many} corrections today"),
    };
    format!("{done} of {} talked about{corrected}", rows.len())
}

/// Returns a row's two lines: its name and why it is here, then how it is.
fn talk_row(
    row: TalkRow,
    is_selected: bool,
    width: u16,
    model: &Model,
    styles: &Styles,
) -> [Line<'static>; TALL as usize] {
    let done = model.is_talked_about(row.dimension);
    let tick = if done { "✓ " } else { "□ " };
    let name = model.team.dimensions()[row.dimension].title();
    let (style, bar) = match (is_selected, done) {
        (true, _) => (styles.cursor, "▌"),
        (false, true) => (styles.quiet, " "),
        (false, false) => (styles.title, " "),
    };
    let room = usize::from(width).saturating_sub(16);
    let first = Line::from_iter([
        Span::styled(bar, styles.text),
        Span::styled(tick, if done { styles.done } else { styles.quiet }),
        fit(&name, room, style),
        Span::styled(format!("  {}", row.reason.word()), styles.quiet),
    ]);
    let how = Span::raw("   ");
    let room = usize::from(width).saturating_sub(3);
    [first, Line::from_iter([how, fit(&how_it_is(row, model), room, styles.text)])]
}

fn how_it_is(row: TalkRow, model: &Model) -> String {
    let names = &model.map.names;
    let surprise = model.all_surprises().into_iter().find(|one| one.dimension == row.dimension);
    match surprise.filter(|_| row.reason == Reason::Surprise) {
        Some(one) => phrases::surprise(&model.team, &model.coverage, &one, names),
        None => phrases::state(&model.team, &model.coverage, row.dimension, names),
    }
}

/// Returns the row at a row of the screen.
pub fn row_at(model: &Model, area: Rect, y: u16) -> Option<usize> {
    let [_, list] = crate::tui::screens::session::draw::split(
        area,
        crate::tui::screens::session::draw::heading_rows(area.width, model),
    );
    let row = usize::from(y.checked_sub(list.y)? / TALL);
    (row < model.talk_rows().len()).then_some(row)
}
