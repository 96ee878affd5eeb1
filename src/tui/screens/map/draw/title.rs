//! The top of the screens that read the team: its name, the situation, how
//! many answers are in, and on the map the headline.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrases;
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::map::{Filter, Sort};
use crate::tui::widgets::right;

/// Draws the two rows over the map.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    team(buf, area, model, styles);
    headline(Rect { y: area.y + 1, height: 1, ..area }, buf, model, styles);
}

/// Draws the first row of every screen that reads the team.
pub fn team(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let answers = phrases::answers(model.coverage.summary()).to_string();
    let mut room = usize::from(row.width).saturating_sub(text::width(&answers) + 2);
    let name = text::fit(&model.team.name, room).into_owned();
    room = room.saturating_sub(text::width(&name) + 3);
    let mut line = Line::from(Span::styled(name, styles.title));
    let situation = model.coverage.situation().and_then(|at| model.team.situations.get(at));
    if let Some(situation) = situation.filter(|_| room > 3) {
        line.push_span(Span::styled(" › ", styles.quiet));
        let name = text::fit(&situation.name, room).into_owned();
        line.push_span(Span::styled(name, styles.text));
    }
    line.render(row, buf);
    right(Line::styled(answers, styles.quiet), row, buf);
}

fn headline(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut line = Line::default();
    for (nth, part) in phrases::headline(model.coverage.summary()).enumerate() {
        let between = if nth > 0 { " · " } else { "" };
        line.push_span(Span::styled(between, styles.quiet));
        line.push_span(Span::styled(part.count.to_string(), styles.mark_text(part.mark)));
        line.push_span(Span::styled(format!(" {}", part.words), styles.text));
    }
    if line.spans.is_empty() {
        line.push_span(Span::styled("nothing is needed yet", styles.quiet));
    }
    let view = view(model);
    let fits = line.width() + text::width(&view) + 2 <= usize::from(row.width);
    line.render(row, buf);
    if fits {
        right(Line::styled(view, styles.title), row, buf);
    }
}

/// How the map is looked at: "without Ada · worst first".
fn view(model: &Model) -> String {
    let sort = match model.map.sort {
        Sort::File => None,
        Sort::Worst => Some("worst first"),
        Sort::Spread => Some("widest spread first"),
    };
    let filter = (model.map.filter != Filter::All).then_some("some rows only");
    let parts: Vec<String> = without(model)
        .into_iter()
        .chain(sort.into_iter().chain(filter).map(str::to_owned))
        .collect();
    parts.join(" · ")
}

/// Returns who is away: "without Ada and Bo".
pub fn without(model: &Model) -> Option<String> {
    let away = model.coverage.away().iter().enumerate();
    let away: Vec<&str> =
        away.filter(|&(_, &away)| away).map(|(member, _)| model.name_of(member)).collect();
    (!away.is_empty()).then(|| format!("without {}", phrases::english::list_some(&away)))
}
