//! The page while everyone rates: how many are done, and who is not. Nothing else about anyone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Widget;

use crate::tui::app::{Model, Source};
use crate::tui::draw::Styles;
use crate::tui::screens::session::Lobby;
use crate::tui::widgets::wrapped;
use crate::{phrases, text};

/// Draws it.
pub fn draw(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let heading = crate::tui::screens::session::draw::heading(area.width, model, styles);
    let [above, rest] = crate::tui::screens::session::draw::split(area, heading.len());
    Text::from(heading).render(above, buf);
    let lines = lines(rest.width, model, styles);
    let air = usize::from(rest.height).saturating_sub(lines.len()) / 3;
    let rest = Rect { y: rest.y + air as u16, height: rest.height - air as u16, ..rest };
    crate::tui::screens::session::draw::lines(lines, rest, buf, styles);
}

fn lines(width: u16, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let Lobby { done, ref missing, .. } = model.lobby;
    let people = model.lobby.people();
    if people == 0 {
        return wrapped("Nobody is on the team yet. Press e to add people.", width, styles.title);
    }
    let mut lines = Vec::new();
    if 2 * people <= usize::from(width) + 1 {
        let square = |nth| if nth < done { "■" } else { "□" };
        let squares: Vec<&str> = (0..people).map(square).collect();
        lines.extend([Line::styled(squares.join(" "), styles.title), Line::default()]);
    }
    lines.extend([Line::styled(phrases::done_rating(done, people), styles.title), Line::default()]);
    let names: Vec<&str> = missing.iter().map(|&member| model.name_of(member)).collect();
    let is_last = missing.is_empty() && model.team.session.hidden;
    let next = if is_last { " n: guesses first. V: reveal now." } else { "" };
    let still = format!("{}{next}", phrases::missing_from_rating(&names));
    lines.extend(wrapped(&still, width, styles.text));
    lines.push(Line::default());
    let hidden = if model.team.session.hidden {
        "Answers are hidden until the reveal."
    } else {
        "The answers have been revealed. New answers are on the map at once."
    };
    lines.extend(wrapped(hidden, width, styles.quiet));
    if let Some(sheets) = sheets(model) {
        lines.push(Line::default());
        lines.extend(wrapped(&sheets, width, styles.title));
    }
    match model.lobby.unreadable {
        0 => {}
        1 => lines.push(Line::styled("One file cannot be read. Press a to see why.", styles.text)),
        many => {
            let words = format!("{many} files cannot be read. Press a to see why.");
            lines.push(Line::styled(words, styles.text));
        }
    }
    if !missing.is_empty() {
        lines.push(Line::default());
        lines.extend(ways(model, styles));
    }
    lines
}

/// Returns the ways to answer, each with its key.
fn ways(model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let sheets = match &model.source {
        Source::File(path) => {
            let folder = path.with_extension("sheets");
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            format!("a sheet from someone else: put it into {}, or paste it", text::visible(&name))
        }
        _ => "a sheet from someone else: paste it".to_owned(),
    };
    let ways = [
        ("R", "phones: everyone scans a code".to_owned()),
        ("r", "pass this laptop round".to_owned()),
        ("F", "fingers: everyone at once, less private".to_owned()),
        ("t", "type in a printed form".to_owned()),
        ("", sheets),
    ];
    let line = |(key, words): (&'static str, String)| {
        Line::from_iter([
            Span::styled(format!("{key:<3}"), styles.key),
            Span::styled(words, styles.text),
        ])
    };
    ways.into_iter().map(line).collect()
}

/// Returns whose answers have arrived and wait to be added.
pub(super) fn sheets(model: &Model) -> Option<String> {
    let waiting = &model.lobby.arrived;
    if waiting.is_empty() {
        return None;
    }
    let names: Vec<String> =
        waiting.iter().map(|&member| format!("{}'s", model.name_of(member))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let whose = phrases::english::list_some(&names);
    Some(format!("{whose} answers are here. Press a to add them."))
}
