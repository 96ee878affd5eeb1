//! A spectrum as a strip: how many people at each of its seven places, and
//! who speaks for each end. No verdict; passed and unanswered look the same.
//! People stay unnamed dots until they offer to speak for an end.

use std::fmt::{Display, Write as _};

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::layout::Layout;
use super::row;
use crate::coverage::{self, Voices};
use crate::phrases::{self, Glyphs};
use crate::team::{End, Position};
use crate::text::{said, times};
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};

/// Columns of one place on the strip.
fn place_width(layout: &Layout) -> u16 {
    let room = layout.list.right().saturating_sub(layout.cells.x + 1);
    (room / 7).clamp(3, 5)
}

/// The titles over the strips.
pub fn heading(buf: &mut Buffer, layout: &Layout, y: u16, model: &Model, styles: &Styles) {
    let wide = place_width(layout);
    let titles = match model.options.glyphs {
        Glyphs::Unicode => ["◂3", "◂2", "◂1", "both", "1▸", "2▸", "3▸"],
        Glyphs::Ascii => ["<3", "<2", "<1", "both", "1>", "2>", "3>"],
    };
    let room = layout.cells.x.saturating_sub(layout.state.x + 1);
    pen::write(buf, layout.state.x + 1, y, room, "who speaks for each end", styles.quiet);
    for (nth, title) in titles.into_iter().enumerate() {
        let x = layout.cells.x + nth as u16 * wide;
        let title = if nth == 3 && wide < 4 { "·" } else { title };
        let inset = (wide.saturating_sub(title.chars().count() as u16)) / 2;
        pen::write(buf, x + inset, y, wide, title, styles.quiet);
    }
}

/// Draws one strip.
pub fn draw(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    place: usize,
    selected: bool,
    model: &Model,
    styles: &Styles,
) {
    row::name(buf, layout, y, place, selected, model, styles);
    let dimension = &model.team.dimensions()[place];
    let strip = coverage::strip(&model.team, &model.coverage, place);
    let glyphs = model.options.glyphs;
    let style = if selected { styles.cursor } else { styles.text };
    let counts = phrases::counts(&Voices::of(&strip), glyphs);
    let x = pen::write(buf, layout.state.x + 1, y, layout.state.width, counts, style);
    let room = layout.cells.x.saturating_sub(x + 3);
    let poles = phrases::poles(dimension, usize::from(layout.name.width));
    pen::write(buf, x + 2, y, room, phrases::spectrum(&strip, &poles), style);
    let wide = place_width(layout);
    for position in Position::ALL {
        let people = strip.histogram()[usize::from(position.index())];
        let x = layout.cells.x + u16::from(position.index()) * wide;
        let style = place_style(position, people, styles);
        pen::paint(buf, x, y, wide, style);
        let dots = dots(people, wide, glyphs);
        let inset = (wide.saturating_sub(pen::width(&dots))) / 2;
        pen::write(buf, x + inset, y, wide, dots, style);
    }
    speakers(buf, layout, y, place, wide, model, styles);
}

fn dots(people: u32, wide: u16, glyphs: Glyphs) -> impl Display {
    let (dot, none) = match glyphs {
        Glyphs::Unicode => ('●', '·'),
        Glyphs::Ascii => ('o', '.'),
    };
    said(move |f| match people {
        0 => f.write_char(none),
        n if n < u32::from(wide) => write!(f, "{}", times(dot, n as usize)),
        n => write!(f, "{n}{dot}"),
    })
}

/// Two hues of equal weight that mean nothing else; clear voices stand out,
/// leanings stay near the background.
fn place_style(position: Position, people: u32, styles: &Styles) -> Style {
    match position {
        _ if people == 0 => styles.quiet,
        Position::A3 | Position::A2 => styles.a_clear,
        Position::A1 => styles.a_lean,
        Position::Middle => styles.between,
        Position::B1 => styles.b_lean,
        Position::B2 | Position::B3 => styles.b_clear,
    }
}

/// Who offered to speak for an end, after the strip.
fn speakers(
    buf: &mut Buffer,
    layout: &Layout,
    y: u16,
    place: usize,
    wide: u16,
    model: &Model,
    styles: &Styles,
) {
    let dimension = &model.team.dimensions()[place];
    let of = |end: End| {
        let members = model.team.members().iter().enumerate();
        let speaking = members.filter(move |(_, member)| member.speaks_for(&dimension.id, end));
        speaking.map(|(at, _)| model.map.brief.get(at))
    };
    let [a, b] = [End::A, End::B].map(of);
    let [has_a, has_b] = [&a, &b].map(|names| names.clone().next().is_some());
    let arrows = match model.options.glyphs {
        Glyphs::Unicode => ["◂ ", " ▸"],
        Glyphs::Ascii => ["< ", " >"],
    };
    let x = layout.cells.x + 7 * wide + 1;
    let room = layout.list.right().saturating_sub(x + 1);
    let said = said(|f| {
        if has_a {
            write!(f, "{}{}", arrows[0], phrases::english::list_of(a.clone()))?;
        }
        if has_b {
            let gap = if has_a { "  " } else { "" };
            write!(f, "{gap}{}{}", phrases::english::list_of(b.clone()), arrows[1])?;
        }
        Ok(())
    });
    if room >= 5 {
        pen::write(buf, x, y, room, said, styles.quiet);
    }
}
