//! The form of a candidate's answers: a level for each row with its words, whose answer it is,
//! where it was heard and what it is based on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Cell, Paragraph, Row, Table, Widget};

use crate::phrases::Glyphs;
use crate::team::{Candidate, CandidateAnswer, Dimension, Judge, Position, Want};
use crate::tui::app::{Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::plan::CandidateForm;
use crate::tui::widgets::{Popup, fit, top_of};

/// Draws the form over the plan.
pub fn draw(buf: &mut Buffer, area: Rect, form: &CandidateForm, model: &Model, styles: &Styles) {
    let found = model.team.candidates.iter().find(|one| one.id == form.candidate);
    let Some(candidate) = found else { return };
    let area = Rect { height: area.height.saturating_sub(1), ..area };
    let width = area.width.saturating_sub(4).min(116);
    let height = (form.rows.len() as u16 + 6).min(area.height);
    let room = usize::from(height.saturating_sub(5));
    let top = top_of(form.cursor, room, form.rows.len());
    let title = format!("The answers of {} · ! marks what the team lacks", candidate.name);
    let inner = Popup::new(title, (width, height), styles)
        .more_above(top)
        .more_below(form.rows.len().saturating_sub(top + room))
        .draw(area, buf);
    let [list, _, below] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(2)])
            .areas(inner);
    let name_width = (inner.width / 3).clamp(16, 34);
    let rows = form.rows.iter().enumerate().skip(top).take(room).map(|(nth, &index)| {
        let dimension = &model.team.dimensions()[index];
        let is_missing = is_missing(model, index);
        row([nth == form.cursor, is_missing], dimension, name_width, candidate, model, styles)
    });
    let widths = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(name_width),
        Constraint::Length(3),
        Constraint::Fill(1),
        Constraint::Length(11),
    ];
    Widget::render(Table::new(rows, widths), list, buf);
    let dimension = form.dimension().map(|index| &model.team.dimensions()[index]);
    let answer = dimension.and_then(|dimension| answer(candidate, dimension));
    let [source, evidence] = answer.map_or(["", ""], |answer| [&answer.source, &answer.evidence]);
    let of = dimension.filter(|_| form.just_answered.is_some()).map(|one| one.name.as_str());
    let of = of.map(|name| format!("{name}. ")).unwrap_or_default();
    let titles = [(format!("{of}Heard: "), source), (format!("{of}Based on: "), evidence)];
    let known = titles.map(|(title, words)| {
        let words = if words.is_empty() { "–" } else { words };
        Line::from(fit(&format!("{title}{words}"), inner.width.into(), styles.quiet))
    });
    Paragraph::new(Vec::from(known)).render(below, buf);
}

/// Returns whether the plan lacks somebody on a row: where answers matter.
fn is_missing(model: &Model, dimension: usize) -> bool {
    let Screen::Plan(view) = &model.screen else { return false };
    let mut demands = view.plan.demands.iter();
    demands.any(|demand| demand.dimension == dimension && demand.missing() > 0)
}

fn answer<'a>(candidate: &'a Candidate, dimension: &Dimension) -> Option<&'a CandidateAnswer> {
    candidate.answers.iter().find(|answer| answer.dimension == dimension.id)
}

fn row<'a>(
    [is_selected, is_missing]: [bool; 2],
    dimension: &'a Dimension,
    name_width: u16,
    candidate: &Candidate,
    model: &Model,
    styles: &Styles,
) -> Row<'a> {
    let answer = answer(candidate, dimension);
    let (value, words) = match answer.and_then(|answer| answer.rating.value()) {
        None => {
            let sign = if model.options.glyphs == Glyphs::Ascii { "." } else { "·" };
            (sign.to_owned(), Span::styled("not known", styles.quiet))
        }
        Some(value) if dimension.is_spectrum() => {
            let position = Position::ALL[usize::from(value)];
            let words = match position {
                Position::A3 | Position::A2 | Position::A1 => dimension.poles[0].as_str(),
                Position::Middle => "in the middle",
                Position::B1 | Position::B2 | Position::B3 => dimension.poles[1].as_str(),
            };
            (position.word().to_owned(), Span::styled(words, styles.text))
        }
        Some(value) => {
            let words = dimension.level_words(value).unwrap_or_default();
            (value.to_string(), Span::styled(words, styles.text))
        }
    };
    let judge = answer.map_or("", |answer| match answer.judge {
        Judge::Own => "self-rating",
        Judge::Panel => "panel",
    });
    let (bar, name) =
        if is_selected { (styles.cursor_bar, styles.cursor) } else { (styles.panel, styles.text) };
    let want = match answer.and_then(|answer| answer.rating.want()) {
        Some(Want::Grow) => "↑",
        Some(Want::Less) => "↓",
        None => "",
    };
    let sign = if is_missing { "!" } else { "" };
    let spans = [
        Span::styled(" ", bar),
        Span::styled(sign, styles.gap),
        fit(&dimension.name, name_width.into(), name),
        Span::styled(format!("{value}{want}"), styles.key),
        words,
        Span::styled(judge, styles.quiet),
    ];
    Row::new(spans.map(|span| Cell::from(Line::from(span))))
}
