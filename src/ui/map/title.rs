//! The top of the map: whose it is, what situation, the headline that can be
//! counted from the marks, and how many answers are in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::map::{Filter, Sort};
use crate::app::{Model, SaveState, Source};
use crate::ui::{Styles, pen};
use crate::{text, words};

/// The two rows over the map.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    team(buf, area, model, styles);
    headline(buf, area, area.y + 1, model, styles);
}

/// The first row, on every screen that reads the team: the team, the
/// situation, the answers.
pub fn team(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let y = area.y;
    let answers = words::answers(model.coverage.summary());
    let state = state_of_file(model);
    let right = text::width(&answers) as u16 + text::width(&state) as u16 + 4;
    let room = area.width.saturating_sub(right);
    let x = area.x + 1;
    let x = pen::write(buf, x, y, room, &model.team.name, styles.title);
    if let Some(situation) = model.coverage.situation().and_then(|at| model.team.situations.get(at))
    {
        let x = pen::write(buf, x, y, room, " › ", styles.quiet);
        let room = (area.x + room).saturating_sub(x);
        pen::write(buf, x, y, room, &situation.name, styles.text);
    }
    let end = area.right().saturating_sub(1);
    pen::write_right(buf, end, y, &answers, styles.quiet);
    let end = end.saturating_sub(text::width(&answers) as u16 + 2);
    file_state(buf, end, y, model, styles);
}

/// What must be known of the file, so that it ends at a column.
pub fn file_state(buf: &mut Buffer, end: u16, y: u16, model: &Model, styles: &Styles) {
    let failed = matches!(model.saved, SaveState::Failed(_));
    let style = if failed { styles.fault } else { styles.title };
    pen::write_right(buf, end, y, &state_of_file(model), style);
}

/// What must be known of the file: nothing while all is well.
fn state_of_file(model: &Model) -> String {
    match (&model.source, &model.saved) {
        (_, SaveState::Failed(_)) => " not saved ".into(),
        (Source::Demo, _) => "demo".into(),
        (Source::ReadOnly(..), _) => "read only".into(),
        (Source::Snapshot(_, date), _) => format!("snapshot of {date}"),
        _ => String::new(),
    }
}

fn headline(buf: &mut Buffer, area: Rect, y: u16, model: &Model, styles: &Styles) {
    let parts = words::headline(model.coverage.summary());
    let mut x = area.x + 1;
    let end = area.right().saturating_sub(1);
    let room = |x: u16| end.saturating_sub(x);
    if parts.is_empty() {
        x = pen::write(buf, x, y, room(x), "nothing needed yet", styles.quiet);
    }
    for (nth, part) in parts.iter().enumerate() {
        if nth > 0 {
            x = pen::write(buf, x, y, room(x), " · ", styles.quiet);
        }
        let count = part.count.to_string();
        x = pen::write(buf, x, y, room(x), &count, styles.mark_text(part.mark));
        x = pen::write(buf, x, y, room(x), " ", styles.text);
        x = pen::write(buf, x, y, room(x), part.words, styles.text);
    }
    let mut view: Vec<String> = without(model).into_iter().collect();
    match model.map.sort {
        Sort::File => {}
        Sort::Worst => view.push("worst first".into()),
        Sort::Spread => view.push("furthest apart first".into()),
    }
    if model.map.filter != Filter::All {
        view.push("some rows only".into());
    }
    if !view.is_empty() {
        let text = view.join(" · ");
        if text::width(&text) as u16 + 2 <= room(x) {
            pen::write_right(buf, end, y, &text, styles.title);
        }
    }
}

/// Whom the team is judged without: "without Ada and Bo".
pub fn without(model: &Model) -> Option<String> {
    let away = model.coverage.away().iter().enumerate();
    let away: Vec<&str> =
        away.filter(|&(_, &away)| away).map(|(member, _)| model.name_of(member)).collect();
    (!away.is_empty()).then(|| format!("without {}", words::english::list_some(&away)))
}
