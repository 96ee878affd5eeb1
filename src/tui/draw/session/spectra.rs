//! One spectrum, large: how many at each place, three questions, and who
//! offered to speak for an end. Everyone else stays an unnamed dot.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::coverage;
use crate::phrases::{self, Glyphs};
use crate::team::{End, Position};
use crate::text::{self, said};
use crate::tui::app::session::spectra;
use crate::tui::app::{Model, Screen};
use crate::tui::draw::{Styles, pen};

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let y = super::instructions(buf, area, model, styles);
    let places = spectra(&model.team);
    let cursor = match &model.screen {
        Screen::Session(view) => view.cursor,
        _ => 0,
    };
    let Some(&place) = places.get(cursor) else {
        let none = "This team asks nothing of personality; n goes on.";
        pen::write(buf, area.x, y, area.width, none, styles.text);
        return;
    };
    let dimension = &model.team.dimensions()[place];
    let nth = format_args!("{} of {}", cursor + 1, places.len());
    pen::write_right(buf, area.right(), y, nth, styles.quiet);
    pen::write(buf, area.x, y, area.width - 10, &dimension.name, styles.title);
    pen::write(buf, area.x, y + 1, area.width, &dimension.about, styles.quiet);
    let wide = area.width / 7;
    let half = usize::from(area.width / 2) - 1;
    let [a, b] = &dimension.poles;
    let right = area.x + 7 * wide - 1;
    pen::write(buf, area.x, y + 3, half as u16, a, styles.title);
    pen::write_right(buf, right, y + 3, text::fitted(b, half), styles.title);
    strip(buf, Rect { y: y + 4, ..area }, wide, place, model, styles);
    let speaking = |end: End| {
        let members = model.team.members().iter().enumerate();
        let names = members.filter(move |(_, member)| member.speaks_for(&dimension.id, end));
        let names = names.map(|(at, _)| model.name_of(at));
        said(move |f| {
            let names = names.clone();
            match names.clone().count() {
                0 => f.write_str("nobody has offered yet"),
                1 => write!(f, "{} speaks for it", phrases::english::list_of(names)),
                _ => write!(f, "{} speak for it", phrases::english::list_of(names)),
            }
        })
    };
    let half = half as u16;
    pen::write(buf, area.x, y + 7, half, speaking(End::A), styles.text);
    let b = speaking(End::B);
    let width = pen::width(&b).min(half);
    pen::write(buf, right.saturating_sub(width), y + 7, width, b, styles.text);
    for (nth, question) in phrases::SPECTRUM_QUESTIONS.into_iter().enumerate() {
        let y = y + 9 + nth as u16;
        if y < area.bottom() {
            pen::write(buf, area.x, y, area.width, question, styles.text);
        }
    }
}

fn strip(buf: &mut Buffer, area: Rect, wide: u16, place: usize, model: &Model, styles: &Styles) {
    let strip = coverage::strip(&model.team, &model.coverage, place);
    let (dot, none) = match model.options.glyphs {
        Glyphs::Unicode => ('●', '·'),
        Glyphs::Ascii => ('o', '.'),
    };
    for position in Position::ALL {
        let people = strip.histogram()[usize::from(position.index())];
        let x = area.x + u16::from(position.index()) * wide;
        let style = match position {
            _ if people == 0 => styles.quiet,
            Position::A3 | Position::A2 => styles.a_clear,
            Position::A1 => styles.a_lean,
            Position::Middle => styles.between,
            Position::B1 => styles.b_lean,
            Position::B2 | Position::B3 => styles.b_clear,
        };
        let room = wide.saturating_sub(1);
        for row in 0..3 {
            pen::blank(buf, x, area.y + row, room, style);
        }
        let dots = said(|f| match people {
            0 => f.write_char(none),
            n if 2 * n < u32::from(room) => {
                (0..n).try_for_each(|nth| write!(f, "{}{dot}", if nth > 0 { " " } else { "" }))
            }
            n => write!(f, "{n} {dot}"),
        });
        let inset = room.saturating_sub(pen::width(&dots)) / 2;
        pen::write(buf, x + inset, area.y + 1, room, dots, style);
    }
}
