//! What is known of a candidate: a level a dimension with its words, whose
//! answer it is, where it was heard and what it rests on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases::Glyphs;
use crate::team::{Candidate, Dimension, Judge, Position};
use crate::tui::app::Model;
use crate::tui::draw::{Styles, panel, pen};
use crate::tui::screens::plan::CandidateForm;

/// Draws the form over the plan.
pub fn draw(buf: &mut Buffer, area: Rect, form: &CandidateForm, model: &Model, styles: &Styles) {
    let found = model.team.candidates.iter().find(|one| one.id == form.candidate);
    let Some(candidate) = found else { return };
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let width = area.width.saturating_sub(4).min(116);
    let height = (form.rows.len() as u16 + 6).min(above.height);
    let title = format_args!("What is known of {}", candidate.name);
    let inner = panel::open(buf, above, width, height, title, styles);
    let below = 3;
    let room = usize::from(inner.height.saturating_sub(below));
    let top = (form.cursor + 1).saturating_sub(room);
    for (nth, &place) in form.rows.iter().enumerate().skip(top).take(room) {
        let y = inner.y + (nth - top) as u16;
        let dimension = &model.team.dimensions()[place];
        row(buf, inner, y, nth == form.cursor, dimension, candidate, model, styles);
    }
    let y = inner.bottom().saturating_sub(2);
    let under = form.dimension().map(|place| &model.team.dimensions()[place]);
    let answer = under.and_then(|dimension| {
        candidate.answers.iter().find(|answer| answer.dimension == dimension.id)
    });
    let [source, evidence] =
        answer.map_or(["", ""], |answer| [&answer.source, &answer.evidence]).map(or_dash);
    pen::write(buf, inner.x, y, inner.width, format_args!("Heard: {source}"), styles.quiet);
    pen::write(
        buf,
        inner.x,
        y + 1,
        inner.width,
        format_args!("Rests on: {evidence}"),
        styles.quiet,
    );
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "–" } else { words }
}

fn row(
    buf: &mut Buffer,
    inner: Rect,
    y: u16,
    selected: bool,
    dimension: &Dimension,
    candidate: &Candidate,
    model: &Model,
    styles: &Styles,
) {
    let name_width = (inner.width / 3).clamp(16, 34);
    if selected {
        pen::write(buf, inner.x, y, 1, " ", styles.cursor_bar);
    }
    let style = if selected { styles.cursor } else { styles.text };
    pen::write(buf, inner.x + 2, y, name_width, &dimension.name, style);
    let answer = candidate.answers.iter().find(|answer| answer.dimension == dimension.id);
    let value = answer.and_then(|answer| answer.rating.value());
    let x = inner.x + name_width + 3;
    let words = match value {
        None => {
            let sign = if model.options.glyphs == Glyphs::Ascii { "." } else { "·" };
            pen::write(buf, x, y, 4, sign, styles.key);
            "not known"
        }
        Some(value) if dimension.is_spectrum() => {
            let position = Position::ALL[usize::from(value)];
            pen::write(buf, x, y, 4, position.word(), styles.key);
            match position {
                Position::A3 | Position::A2 | Position::A1 => dimension.poles[0].as_str(),
                Position::Middle => "between",
                Position::B1 | Position::B2 | Position::B3 => dimension.poles[1].as_str(),
            }
        }
        Some(value) => {
            pen::write(buf, x, y, 4, value, styles.key);
            dimension.level_words(value).unwrap_or_default()
        }
    };
    let judge_at = inner.right().saturating_sub(10);
    let room = judge_at.saturating_sub(x + 5);
    let style = if value.is_some() { styles.text } else { styles.quiet };
    pen::write(buf, x + 4, y, room, words, style);
    if let Some(answer) = answer {
        let judge = match answer.judge {
            Judge::Own => "own word",
            Judge::Panel => "panel",
        };
        pen::write(buf, judge_at, y, 10, judge, styles.quiet);
    }
}
