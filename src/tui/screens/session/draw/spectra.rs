//! One spectrum, large: how many people are at each position, and who speaks for an end. Everyone
//! else stays an unnamed dot.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Text};
use ratatui::widgets::{Block, Paragraph, Widget};

use crate::coverage;
use crate::phrases;
use crate::team::{End, Position};
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::session::draw::expect::cursor;
use crate::tui::screens::session::spectra;
use crate::tui::widgets::{fit, more_below, right, wrapped};

/// Draws it.
pub fn draw(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let mut heading = crate::tui::screens::session::draw::heading(area.width, model, styles);
    let spectra = spectra(&model.team);
    let cursor = cursor(model);
    let Some(&at) = spectra.get(cursor) else {
        heading.push(Line::styled("This team has no spectra. Press n to go on.", styles.text));
        Text::from(heading).render(area, buf);
        return;
    };
    let dimension = &model.team.dimensions()[at];
    let nth = Line::styled(format!("{} of {}", cursor + 1, spectra.len()), styles.quiet);
    right(nth, area, buf);
    heading.extend(wrapped(&dimension.title(), area.width, styles.title));
    heading.extend(wrapped(&dimension.sentence(), area.width, styles.quiet));
    let rows = [
        Constraint::Length(heading.len() as u16 + 1),
        Constraint::Length(1),
        Constraint::Length(3),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
    ];
    let [above, ends, strip, air, speakers, below] = Layout::vertical(rows).areas(area);
    Text::from(heading).render(above, buf);
    let [left_end, right_end] = &dimension.poles;
    both(ends, buf, [left_end, right_end], styles.title);
    dots(strip, buf, at, model, styles);
    let [first, second] = [End::A, End::B].map(|end| speakers_for(model, at, end));
    both(speakers, buf, [&first, &second], styles.text);
    let mut lines = vec![Line::default()];
    if is_unanswered(model, at) {
        let words = "Nobody has answered this one. R: answer on phones. Or stand along a wall, or skip \
                     it with n.";
        lines.extend(wrapped(words, area.width, styles.title));
    }
    lines.extend(phrases::SPECTRUM_QUESTIONS.map(|question| Line::styled(question, styles.text)));
    if below.height == 0 {
        more_below(air, buf, lines.len() - 1, styles);
    }
    crate::tui::screens::session::draw::lines(lines, below, buf, styles);
}

/// Draws one text at the left and one at the right, each in its half.
fn both(area: Rect, buf: &mut Buffer, texts: [&str; 2], style: Style) {
    let halves: [Rect; 2] = Layout::horizontal([Constraint::Fill(1); 2]).spacing(2).areas(area);
    let [first, second] = texts.map(|text| fit(text, usize::from(halves[0].width), style));
    first.render(halves[0], buf);
    right(Line::from(second), halves[1], buf);
}

/// Returns who speaks for an end; nothing where nobody does yet.
fn speakers_for(model: &Model, dimension: usize, end: End) -> String {
    let id = &model.team.dimensions()[dimension].id;
    let members = model.team.members().iter().enumerate();
    let names: Vec<&str> = members
        .filter(|(_, member)| member.speaks_for(id, end))
        .map(|(at, _)| model.name_of(at))
        .collect();
    match names.len() {
        0 => "–".to_owned(),
        1 => format!("{} speaks for it", names[0]),
        _ => format!("{} speak for it", phrases::english::list(&names)),
    }
}

fn is_unanswered(model: &Model, dimension: usize) -> bool {
    let strip = coverage::strip(&model.team, &model.coverage, dimension);
    strip.histogram().iter().all(|&people| people == 0)
}

/// Draws the seven positions, one dot per person.
fn dots(area: Rect, buf: &mut Buffer, dimension: usize, model: &Model, styles: &Styles) {
    let strip = coverage::strip(&model.team, &model.coverage, dimension);
    let indices: [Rect; 7] = Layout::horizontal([Constraint::Fill(1); 7]).spacing(1).areas(area);
    for (position, cell) in Position::ALL.into_iter().zip(indices) {
        let people = strip.histogram()[usize::from(position.index())];
        let style = styles.position(position, people);
        let dots = match people as usize {
            0 => "·".to_owned(),
            n if 2 * n <= usize::from(cell.width) => vec!["●"; n].join(" "),
            n => format!("{n} ●"),
        };
        Block::new().style(style).render(cell, buf);
        let middle = Rect { y: cell.y + cell.height / 2, height: 1, ..cell };
        Paragraph::new(dots).centered().style(style).render(middle, buf);
    }
}
