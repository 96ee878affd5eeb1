//! Drawing: reads the model and changes nothing. One region a file.

mod decide;
mod decisions;
mod edit;
mod export;
mod findings;
mod fingers;
mod footer;
mod help;
mod hint;
mod map;
mod merging;
mod overlay;
mod panel;
mod past;
mod pen;
mod plan;
mod rate;
mod session;
mod shape;
mod styles;
mod table;
pub mod theme;
mod welcome;
mod why;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use styles::Styles;

use crate::tui::app::{Action, Context, Model, Overlay, Screen};
use crate::tui::keymap::Keymap;

pub use crate::tui::app::SMALLEST;

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
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(buf, area, styles);
        return None;
    }
    if model.hidden {
        let words = "Hidden. Any key shows it again.";
        let x = area.x + (area.width.saturating_sub(words.len() as u16)) / 2;
        pen::write(buf, x, area.y + area.height / 2, area.width, words, styles.quiet);
        return None;
    }
    let screen = session::within(area, model);
    if model.is_veiled() {
        session::draw(buf, screen, model, styles);
    } else {
        itself(buf, screen, model, styles);
    }
    session::cover(buf, screen, model, styles);
    session::surprises(buf, area, model, styles);
    session::bar(buf, area, model, styles);
    hint::draw(buf, area, model, keymap, styles);
    footer::draw(buf, area, model, keymap, styles);
    match model.overlays.last() {
        None => None,
        Some(&Overlay::Help { page, top }) => {
            help::draw(buf, area, page, top, model, keymap, styles);
            None
        }
        Some(Overlay::Menu(menu)) => {
            overlay::menu(buf, area, menu, styles);
            None
        }
        Some(Overlay::Confirm(confirm)) => {
            overlay::confirm(buf, area, confirm, styles);
            None
        }
        Some(Overlay::Why { said, top, .. }) => {
            if let Some(said) = said {
                why::draw(buf, area, said, *top, model, styles);
            }
            None
        }
        Some(&Overlay::WhyPlan { top }) => {
            plan::why(buf, area, top, model, styles);
            None
        }
        Some(Overlay::Merging(merging)) => {
            merging::draw(buf, area, merging, model, styles);
            None
        }
        Some(Overlay::Candidate(form)) => {
            plan::candidate(buf, area, form, model, styles);
            None
        }
        Some(Overlay::Table(view)) => {
            table::draw(buf, area, view, styles);
            None
        }
        Some(Overlay::Export(form)) => export::draw(buf, area, form, model, styles),
        Some(Overlay::Decide(form)) => decide::draw(buf, area, form, model, styles),
        Some(Overlay::Prompt(prompt)) => Some(overlay::prompt(buf, area, prompt, styles)),
    }
}

/// How far what lies on top can be scrolled, at the model's size; nothing
/// where it does not scroll by lines.
pub fn furthest(model: &Model, keymap: &Keymap, styles: &Styles) -> Option<usize> {
    let (width, height) = model.size;
    let area = Rect { x: 0, y: 0, width, height };
    match model.overlays.last() {
        Some(&Overlay::Help { page, .. }) => Some(help::furthest(area, page, model, keymap)),
        Some(Overlay::Why { said, .. }) => Some(why::furthest(area, said.as_ref()?, styles)),
        Some(Overlay::WhyPlan { .. }) => Some(plan::furthest(area, model)),
        None => match &model.screen {
            Screen::Past(view) => Some(past::furthest(session::within(area, model), view)),
            _ => None,
        },
        _ => None,
    }
}

/// Draws the screen itself, between what a session keeps above and below.
fn itself(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    match &model.screen {
        Screen::Map | Screen::Personality => map::draw(buf, area, model, styles),
        Screen::Past(view) => past::draw(buf, area, view, model, styles),
        Screen::Shape => shape::draw(buf, area, model, styles),
        Screen::Decisions(view) => decisions::draw(buf, area, *view, model, styles),
        Screen::Findings(view) => findings::draw(buf, area, view, model, styles),
        Screen::Edit(view) => edit::draw(buf, area, view, model, styles),
        Screen::Plan(view) => plan::draw(buf, area, view, model, styles),
        Screen::Session(_) => session::draw(buf, area, model, styles),
        Screen::Fingers(view) => fingers::draw(buf, area, view, model, styles),
        Screen::Rate(sitting) => rate::draw(buf, area, sitting, model, styles),
        Screen::Welcome(view) => welcome::draw(buf, area, view, model, styles),
    }
}

fn too_small(buf: &mut Buffer, area: Rect, styles: &Styles) {
    let (columns, rows) = SMALLEST;
    let lines = [
        format!("{columns} × {rows} is needed,"),
        format!("here is {} × {}.", area.width, area.height),
        "Nothing is lost; q leaves.".to_owned(),
    ];
    for (nth, line) in lines.iter().enumerate() {
        pen::write(buf, area.x, area.y + nth as u16, area.width, line, styles.text);
    }
}

/// What a click means on what is shown.
pub fn click(model: &Model, x: u16, y: u16) -> Option<Action> {
    let (width, height) = model.size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return None;
    }
    let area = session::within(Rect { x: 0, y: 0, width, height }, model);
    match Context::of(model) {
        Context::Session | Context::Lobby | Context::Expect | Context::Spectra => {
            session::click(model, area, y)
        }
        Context::Map | Context::Personality => Some(map::click(model, area, x, y)),
        Context::Decisions => decisions::click(model, area, y),
        Context::Welcome => match &model.screen {
            Screen::Welcome(view) => welcome::click(view, area, y),
            _ => None,
        },
        Context::Edit | Context::Needs | Context::Fields => match &model.screen {
            Screen::Edit(view) => edit::click(view, model, area, x, y),
            _ => None,
        },
        Context::Findings => findings::click(model, area, x, y),
        Context::Rate | Context::RateSpectrum | Context::LookOver => match &model.screen {
            Screen::Rate(sitting) => rate::click(model, sitting, area, x, y),
            _ => None,
        },
        _ => None,
    }
}
