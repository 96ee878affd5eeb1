//! The top of the map: whose it is, what situation, the headline that can be
//! counted from the marks, and how many answers are in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases;
use crate::text::said;
use crate::tui::app::Model;
use crate::tui::app::map::{Filter, Sort};
use crate::tui::draw::{Styles, pen};

/// The two rows over the map.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    team(buf, area, model, styles);
    headline(buf, area, area.y + 1, model, styles);
}

/// The first row, on every screen that reads the team: the team, the
/// situation, the answers.
pub fn team(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let y = area.y;
    let answers = phrases::answers(model.coverage.summary());
    let beside = pen::width(&answers);
    let right = beside + 4;
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
    pen::write_right(buf, end, y, answers, styles.quiet);
}

fn headline(buf: &mut Buffer, area: Rect, y: u16, model: &Model, styles: &Styles) {
    let mut parts = phrases::headline(model.coverage.summary()).enumerate().peekable();
    let mut x = area.x + 1;
    let end = area.right().saturating_sub(1);
    let room = |x: u16| end.saturating_sub(x);
    if parts.peek().is_none() {
        x = pen::write(buf, x, y, room(x), "nothing needed yet", styles.quiet);
    }
    for (nth, part) in parts {
        if nth > 0 {
            x = pen::write(buf, x, y, room(x), " · ", styles.quiet);
        }
        x = pen::write(buf, x, y, room(x), part.count, styles.mark_text(part.mark));
        x = pen::write(buf, x, y, room(x), " ", styles.text);
        x = pen::write(buf, x, y, room(x), part.words, styles.text);
    }
    let without = without(model);
    let sort = match model.map.sort {
        Sort::File => None,
        Sort::Worst => Some("worst first"),
        Sort::Spread => Some("furthest apart first"),
    };
    let filter = (model.map.filter != Filter::All).then_some("some rows only");
    let view = said(|f| {
        let parts = without.as_deref().into_iter().chain(sort).chain(filter).enumerate();
        for (nth, part) in parts {
            write!(f, "{}{part}", if nth > 0 { " · " } else { "" })?;
        }
        Ok(())
    });
    if pen::width(&view) + 2 <= room(x) {
        pen::write_right(buf, end, y, view, styles.title);
    }
}

/// Whom the team is judged without: "without Ada and Bo".
pub fn without(model: &Model) -> Option<String> {
    let away = model.coverage.away().iter().enumerate();
    let away: Vec<&str> =
        away.filter(|&(_, &away)| away).map(|(member, _)| model.name_of(member)).collect();
    (!away.is_empty()).then(|| format!("without {}", phrases::english::list_some(&away)))
}
