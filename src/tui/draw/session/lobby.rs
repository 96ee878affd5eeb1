//! While ratings are hidden: how many are done, and who is still to come.
//! Nothing else of anyone.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::phrases::{self, Glyphs};
use crate::text::{self, said};
use crate::tui::app::session::Lobby;
use crate::tui::app::{Model, Source};
use crate::tui::draw::{Styles, pen};

/// Lines of the page.
const LINES: u16 = 11;

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let top = super::instructions(buf, area, model, styles);
    let Lobby { done, ref missing, .. } = model.lobby;
    let of = model.lobby.people();
    let (full, open) = match model.options.glyphs {
        Glyphs::Unicode => ('■', '□'),
        Glyphs::Ascii => ('#', '.'),
    };
    let has_room = 2 * of <= usize::from(area.width) + 1;
    let squares = said(|f| {
        for place in (0..of).filter(|_| has_room) {
            let gap = if place > 0 { " " } else { "" };
            write!(f, "{gap}{}", if place < done { full } else { open })?;
        }
        Ok(())
    });
    let names: Vec<&str> = missing.iter().map(|&place| model.name_of(place)).collect();
    let still = phrases::missing_from_rating(&names);
    let more =
        if missing.is_empty() { " n asks what you expect to see, V reveals at once." } else { "" };
    let left = area.bottom().saturating_sub(top);
    let mut y = top + left.saturating_sub(LINES + 1) / 2;
    let mut line = |words: &dyn Display, style: Style| {
        let width = pen::width(words).min(area.width);
        pen::write(buf, area.x + (area.width - width) / 2, y, area.width, words, style);
        y += 1;
    };
    line(&squares, styles.title);
    line(&"", styles.text);
    line(&phrases::done_rating(done, of), styles.title);
    line(&"", styles.text);
    line(&format_args!("{still}{more}"), styles.text);
    line(&"", styles.text);
    line(&"What everyone said is hidden until the reveal.", styles.quiet);
    line(&"", styles.text);
    line(&sheets(model), styles.title);
    line(&trouble(model), styles.text);
    line(&folder(model), styles.quiet);
}

/// Which sheets have come and wait to be taken in.
fn sheets(model: &Model) -> impl Display {
    let waiting = &model.lobby.waiting;
    said(move |f| {
        let names = waiting.iter().map(|&member| model.name_of(member));
        let names = phrases::english::list_of(names);
        match waiting.len() {
            0 => Ok(()),
            1 => write!(f, "The sheet of {names} has come; t takes it in."),
            _ => write!(f, "The sheets of {names} have come; t takes them in."),
        }
    })
}

/// How many files cannot be taken in; which and why is for whoever asks.
fn trouble(model: &Model) -> impl Display {
    said(|f| match model.lobby.trouble {
        0 => Ok(()),
        1 => f.write_str("One file cannot be taken in; t says which, and why."),
        many => write!(f, "{many} files cannot be taken in; t says which, and why."),
    })
}

/// Where sheets are looked for.
fn folder(model: &Model) -> impl Display {
    let folder = match &model.source {
        Source::File(path) => Some(path.with_extension("sheets")),
        _ => None,
    };
    said(move |f| {
        let Some(folder) = &folder else { return Ok(()) };
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        write!(f, "Sheets from other machines are looked for in {}.", text::visible(&name))
    })
}
