//! The room for phones: the code, the address, and who is answering. It never shows an answer, nor
//! how many questions anyone has answered.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Widget;

use crate::phrases::Glyphs;
use crate::room::{Progress, Purpose};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::session::room::{RoomView, word};
use crate::tui::widgets::{QrCode, wrapped};

/// The fewest columns that are left to the names next to the code.
const MIN_NAMES_WIDTH: u16 = 34;

/// Draws it.
pub fn draw(area: Rect, buf: &mut Buffer, room: &RoomView, model: &Model, styles: &Styles) {
    let space = (area.width.saturating_sub(MIN_NAMES_WIDTH), area.height);
    let is_ascii = model.options.glyphs == Glyphs::Ascii;
    let address = room.address();
    let code = address.and_then(|address| address.code.as_ref());
    let code = code.and_then(|code| QrCode::fitting(code, space, is_ascii));
    let width = code.map_or(0, |code| code.size().0 + 3);
    let columns = [Constraint::Length(width), Constraint::Fill(1)];
    let [left, right] = Layout::horizontal(columns).areas(area);
    if let Some(code) = code {
        code.render(left, buf);
    }
    let is_vote = matches!(room.purpose, Purpose::Vote(_));
    let title = if is_vote {
        "WHICH ROWS DO WE TALK ABOUT?"
    } else if room.purpose == Purpose::Unanswered {
        "THE OTHER QUESTIONS, ON YOUR PHONE"
    } else {
        "EVERYONE RATES ON THEIR PHONE"
    };
    let mut lines = vec![Line::styled(title, styles.heading)];
    let how = if code.is_some() { "Scan the code, or type:" } else { "Type on your phone:" };
    lines.push(Line::styled(how, styles.text));
    let typed = address.map_or("", |address| address.typed());
    lines.extend(
        Text::raw(broken(typed, right.width))
            .lines
            .into_iter()
            .map(|line| line.style(styles.title)),
    );
    lines.push(Line::default());
    if is_vote {
        lines.extend(voting(room, right.width, model, styles));
        super::lines(lines, right, buf, styles);
        return;
    }
    let notes = notes(room, right.width, model, styles);
    let free = usize::from(right.height).saturating_sub(lines.len() + notes.len() + 1);
    lines.extend(people(right.width, free, model, styles));
    lines.push(Line::default());
    lines.extend(notes);
    super::lines(lines, right, buf, styles);
}

/// Returns how many have voted, and how to end it.
fn voting(room: &RoomView, width: u16, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let people = model.team.members().len();
    let mut lines = wrapped("Three dots each, on your phone.", width, styles.text);
    lines.push(Line::styled(format!("{} of {people} have voted", room.votes), styles.title));
    lines.push(Line::default());
    lines.extend(wrapped(
        "Enter counts the dots. Nobody sees who voted for what.",
        width,
        styles.text,
    ));
    lines
}

/// Returns an address in lines of at most `columns` columns: it has no blanks to break at.
fn broken(address: &str, width: u16) -> String {
    let letters: Vec<char> = address.chars().collect();
    let lines = letters.chunks(usize::from(width).max(1));
    lines.map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// Returns each person with how far they are; in little space only counts, and who is not here
/// yet.
fn people(width: u16, rows: usize, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let members = 0..model.team.members().len();
    let progress: Vec<Progress> = members.clone().map(|at| model.progress_of(at)).collect();
    let count = |one: Progress| progress.iter().filter(|own| **own == one).count();
    let done = count(Progress::Sent);
    let mut lines =
        vec![Line::styled(format!("{done} of {} are in", progress.len()), styles.title)];
    let rows = rows.saturating_sub(1);
    if progress.len() <= rows {
        let widest = members.clone().map(|at| text::width(model.name_of(at))).max().unwrap_or(0);
        let widest = widest.min(usize::from(width).saturating_sub(16));
        lines.extend(members.map(|at| person(at, progress[at], widest, model, styles)));
        return lines;
    }
    let (answering, missing) = (count(Progress::Answering), count(Progress::NotHere));
    let counts = format!("{answering} answering · {missing} not here yet");
    lines.extend(wrapped(&counts, width, styles.text));
    let missing = members.filter(|&at| progress[at] == Progress::NotHere);
    let names: Vec<&str> = missing.map(|at| model.name_of(at)).collect();
    let named = format!("Not here yet: {}", names.join(", "));
    let named = wrapped(&named, width, styles.quiet);
    if lines.len() + named.len() <= rows + 1 {
        lines.extend(named);
    }
    lines
}

fn person(
    at: usize,
    progress: Progress,
    widest: usize,
    model: &Model,
    styles: &Styles,
) -> Line<'static> {
    let (sign, style) = match progress {
        Progress::Sent => ("■ ", styles.done),
        Progress::Answering => ("◐ ", styles.text),
        Progress::NotHere => ("□ ", styles.quiet),
    };
    let name = text::fit(model.name_of(at), widest).into_owned();
    let gap = " ".repeat(widest.saturating_sub(text::width(&name)) + 2);
    Line::from_iter([
        Span::styled(sign, style),
        Span::styled(name, styles.text),
        Span::styled(format!("{gap}{}", word(progress)), style),
    ])
}

fn notes(room: &RoomView, width: u16, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if let Some(sheets) = super::lobby::sheets(model) {
        lines.extend(wrapped(&sheets, width, styles.title));
    }
    let mut people = 0..model.team.members().len();
    let everyone_in = people.all(|at| model.progress_of(at) == Progress::Sent);
    if everyone_in {
        let next = if model.team.session.hidden { " n: guesses first. V: reveal." } else { "" };
        lines.extend(wrapped(&format!("Everyone is in.{next}"), width, styles.title));
    } else if room.is_unreached(model.now) {
        let words = "No phone has reached this address yet. Tab: another address. H: help.";
        lines.extend(wrapped(words, width, styles.title));
    }
    if !everyone_in {
        let ways = "No phone? r: this laptop. t: a printed form. F: fingers. Or paste a sheet.";
        lines.extend(wrapped(ways, width, styles.text));
    }
    if let Some(address) = room.address() {
        let index = match room.addresses.len() {
            0 | 1 => format!("Network: {}", address.network),
            many => {
                format!("Network {} of {many}: {}. Tab: next.", room.chosen + 1, address.network)
            }
        };
        lines.extend(wrapped(&index, width, styles.quiet));
    }
    if !room.address().is_some_and(|address| address.url.starts_with("https:")) {
        lines.extend(wrapped(
            "Anyone on this network could read the answers.",
            width,
            styles.quiet,
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_broken_where_the_column_ends() {
        assert_eq!(broken("192.168.1.20:8080/K7QX2", 12), "192.168.1.20\n:8080/K7QX2");
        assert_eq!(broken("", 12), "");
    }
}
