//! Drawing: reads the model and changes nothing. One region a file.

pub mod styles;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

pub use styles::Styles;

use crate::phrases::Glyphs;
use crate::tui::app::{Action, Context, Model, Overlay, Screen};
use crate::tui::keymap::Keymap;
use crate::tui::overlays::{confirm, decide, export, help, menu, palette, prompt};
use crate::tui::screens::{
    decisions, edit, findings, fingers, history, map, plan, rate, session, shape, table, teams,
    welcome, why,
};
use crate::tui::widgets;

use crate::tui::app::MESSAGE_ROW_FROM;
pub use crate::tui::app::MIN_SIZE;

/// Draws the whole screen into a buffer; gives where the terminal's cursor
/// goes, if it is shown.
pub fn paint(
    buf: &mut Buffer,
    area: Rect,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) -> Option<(u16, u16)> {
    for cell in &mut buf.content {
        cell.set_style(styles.base);
    }
    if area.width < MIN_SIZE.0 || area.height < MIN_SIZE.1 {
        too_small(buf, area, styles);
        return None;
    }
    if model.hidden {
        let hidden = Line::styled("Hidden. Any key shows it again.", styles.quiet).centered();
        hidden.render(area.centered_vertically(Constraint::Length(1)), buf);
        return None;
    }
    let [first, body, last] = regions(area);
    let above_footer = Rect { y: body.y, height: area.height.saturating_sub(2), ..area };
    widgets::header(first, buf, model, styles);
    let screen = session::draw::within(body, model);
    if model.hides_ratings() {
        session::draw::draw(buf, screen, model, styles);
    } else {
        draw_screen(buf, screen, model, styles);
    }
    session::draw::cover(buf, screen, model, styles);
    session::draw::surprises(buf, body, model, styles);
    session::draw::bar(buf, body, model, styles);
    widgets::message(above_footer, buf, model, keymap, styles);
    widgets::footer(last, buf, model, keymap, styles);
    let over = Rect { height: area.height.saturating_sub(1), ..area };
    let cursor = on_top(buf, over, model, keymap, styles);
    if model.options.glyphs == Glyphs::Ascii {
        widgets::to_ascii(buf);
    }
    cursor
}

/// Returns the first row with the tabs; the screen, its last row left to messages or,
/// where there are few rows, to the footer; and the footer.
fn regions(area: Rect) -> [Rect; 3] {
    let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)];
    let [first, body, last] = Layout::vertical(rows).areas(area);
    let body = if area.height < MESSAGE_ROW_FROM { body.union(last) } else { body };
    [first, body, last]
}

/// Draws what lies over the screen; returns where the terminal's cursor goes,
/// if it is shown.
fn on_top(
    buf: &mut Buffer,
    area: Rect,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) -> Option<(u16, u16)> {
    // What is asked about a table is asked over the table.
    if let [.., Overlay::Table(view), _] = model.overlays.as_slice() {
        table::draw::draw(buf, area, view, &model.team, styles);
    }
    match model.overlays.last()? {
        Overlay::Help(shown) => help::draw(shown, area, buf, model, keymap, styles),
        Overlay::Palette(shown) => palette::draw(shown, area, buf, model, keymap, styles),
        &Overlay::Guide(page) => session::draw::guide(buf, area, page, model, styles),
        Overlay::Menu(shown) => menu::draw(shown, area, buf, styles),
        Overlay::Confirm(shown) => confirm::draw(shown, area, buf, styles),
        Overlay::Why { content, top, .. } => {
            why::draw::draw(buf, area, content.as_ref()?, *top, model, styles);
        }
        &Overlay::WhyPlan { top } => plan::draw::why(buf, area, top, model, styles),
        Overlay::Candidate(form) => plan::draw::candidate(buf, area, form, model, styles),
        Overlay::Table(view) => table::draw::draw(buf, area, view, &model.team, styles),
        Overlay::NewRow(new) => return at(edit::draw::new_row(new, area, buf, styles)),
        Overlay::Export(form) => return at(export::draw::draw(buf, area, form, model, styles)),
        Overlay::Decide(form) => return at(decide::draw::draw(buf, area, form, model, styles)),
        Overlay::Prompt(shown) => return Some(prompt::draw(shown, area, buf, styles)),
    }
    None
}

fn at(cursor: Option<Position>) -> Option<(u16, u16)> {
    cursor.map(Into::into)
}

/// Returns how far what lies on top can be scrolled, at the model's size; nothing where it does not
/// scroll by lines.
pub fn max_scroll(model: &Model, keymap: &Keymap, styles: &Styles) -> Option<usize> {
    let (width, height) = model.size;
    let whole = Rect { x: 0, y: 0, width, height };
    let area = Rect { height: height.saturating_sub(1), ..whole };
    let [_, body, _] = regions(whole);
    match model.overlays.last() {
        Some(Overlay::Help(shown)) => Some(help::max_scroll(shown, area, model, keymap, styles)),
        Some(Overlay::Why { content, .. }) => Some(why::draw::max_scroll(area, content.as_ref()?)),
        Some(Overlay::WhyPlan { .. }) => Some(plan::draw::max_scroll(area, model)),
        Some(Overlay::Table(view)) => Some(table::draw::max_scroll(area, view, &model.team)),
        None => match &model.screen {
            Screen::History(view) => {
                Some(history::draw::max_scroll(session::draw::within(body, model), view))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Draws the screen itself, between what a session keeps above and below.
fn draw_screen(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    match &model.screen {
        Screen::Map | Screen::Personality => map::draw::draw(buf, area, model, styles),
        Screen::History(view) => history::draw::draw(buf, area, view, model, styles),
        Screen::Teams(view) => teams::draw::draw(buf, area, view, model, styles),
        Screen::Shape => shape::draw(buf, area, model, styles),
        Screen::Decisions(view) => decisions::draw::draw(buf, area, *view, model, styles),
        Screen::Findings(view) => findings::draw::draw(buf, area, view, model, styles),
        Screen::Edit(view) => edit::draw::draw(buf, area, view, model, styles),
        Screen::Plan(view) => plan::draw::draw(buf, area, view, model, styles),
        Screen::Session(_) => session::draw::draw(buf, area, model, styles),
        Screen::Fingers(view) => fingers::draw::draw(buf, area, view, model, styles),
        Screen::Rate(form) => rate::draw::draw(buf, area, form, model, styles),
        Screen::Welcome(view) => welcome::draw::draw(buf, area, view, styles),
    }
}

fn too_small(buf: &mut Buffer, area: Rect, styles: &Styles) {
    let (columns, rows) = MIN_SIZE;
    let lines = [
        format!("It needs {columns} × {rows}."),
        format!("It has {} × {}.", area.width, area.height),
        "Nothing is lost; q quits.".to_owned(),
    ];
    Paragraph::new(lines.join("\n")).style(styles.text).render(area, buf);
}

/// Returns what a click means on what is shown.
pub fn click(model: &Model, x: u16, y: u16) -> Option<Action> {
    let (width, height) = model.size;
    if width < MIN_SIZE.0 || height < MIN_SIZE.1 {
        return None;
    }
    let [first, body, _] = regions(Rect { x: 0, y: 0, width, height });
    if y == first.y {
        let on_screen = model.overlays.is_empty() && !model.hidden;
        return on_screen.then(|| widgets::tab_at(model, first, x)).flatten();
    }
    let area = session::draw::within(body, model);
    match Context::of(model) {
        Context::Session | Context::Lobby | Context::Expect | Context::Talk | Context::Spectra => {
            session::draw::click(model, area, y)
        }
        Context::Map | Context::Personality => Some(map::draw::click(model, area, x, y)),
        Context::Decisions => decisions::draw::click(model, area, y),
        Context::Teams => teams::draw::click(model, area, x, y),
        Context::Welcome => match &model.screen {
            Screen::Welcome(view) => welcome::draw::click(view, area, x, y),
            _ => None,
        },
        Context::Edit | Context::Needs | Context::Fields | Context::RowFields => {
            match &model.screen {
                Screen::Edit(view) => edit::draw::click(view, model, area, x, y),
                _ => None,
            }
        }
        Context::Findings => findings::draw::click(model, area, x, y),
        Context::Rate | Context::RateSpectrum | Context::Review => match &model.screen {
            Screen::Rate(form) => rate::draw::click(model, form, area, x, y),
            _ => None,
        },
        _ => None,
    }
}
