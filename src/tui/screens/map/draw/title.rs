//! The top of the screens that read the team: its name, the situation, how
//! many answers are in, and on the map the headline.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrases::{self, Names};
use crate::text;
use crate::tui::app::{Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::map::{Filter, Sort};
use crate::tui::widgets::{fit, right};

/// Draws the two rows over the map. How it is looked at is in the second, or in
/// the first where the second has no room for it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let headline = headline(model, styles);
    let fits = |view: &String| headline.width() + text::width(view) + 2 <= usize::from(row.width);
    let [full, brief] = [false, true].map(|is_brief| view(model, is_brief));
    let (above, below) = match fits(&full) {
        true => (String::new(), full),
        false if fits(&brief) => (String::new(), brief),
        false => (brief, String::new()),
    };
    first_row(buf, row, &above, model, styles);
    let row = Rect { y: row.y + 1, ..row };
    headline.render(row, buf);
    right(Line::styled(below, styles.title), row, buf);
}

/// Draws the first row of every screen that reads the team.
pub fn team(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    first_row(buf, row, "", model, styles);
}

/// Draws the team's name, its situation, `view` and how many answers there are.
fn first_row(buf: &mut Buffer, row: Rect, view: &str, model: &Model, styles: &Styles) {
    let is_planned = model.map.planned.is_some() && model.screen == Screen::Map;
    let (answers, style) = if is_planned {
        ("if it all works out".to_owned(), styles.title)
    } else {
        (phrases::answers(model.coverage.summary()), styles.quiet)
    };
    let gap = if view.is_empty() { "" } else { " · " };
    let end = Line::from_iter([
        Span::styled(view.to_owned(), styles.title),
        Span::styled(gap, styles.quiet),
        Span::styled(answers, style),
    ]);
    let mut room = usize::from(row.width).saturating_sub(end.width() + 2);
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
    right(end, row, buf);
}

/// Draws the first two rows of a page: the team, the page's title with what is
/// said of it, and who is away; returns what is left below.
pub fn page(
    title: Span<'_>,
    about: Span<'_>,
    area: Rect,
    buf: &mut Buffer,
    model: &Model,
    styles: &Styles,
) -> Rect {
    team(buf, area, model, styles);
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)];
    let [_, row, rest] = Layout::vertical(rows).areas(area);
    let row = row.inner(Margin::new(1, 0));
    let away = without(model).unwrap_or_default();
    let gap = if title.content.ends_with(':') { " " } else { "  " };
    let taken = title.width() + gap.len() + text::width(&away) + 2;
    let room = usize::from(row.width).saturating_sub(taken);
    let about = fit(&about.content, room, about.style);
    Line::from_iter([title, Span::raw(gap), about]).render(row, buf);
    right(Line::styled(away, styles.title), row, buf);
    rest
}

fn headline(model: &Model, styles: &Styles) -> Line<'static> {
    let mut line = Line::default();
    if model.team.members().is_empty() {
        line.push_span(Span::styled("nobody is on this team yet", styles.quiet));
    }
    let parts = phrases::headline(model.coverage.summary());
    for (nth, part) in parts.filter(|_| !model.team.members().is_empty()).enumerate() {
        let between = if nth > 0 { " · " } else { "" };
        line.push_span(Span::styled(between, styles.quiet));
        line.push_span(Span::styled(part.count.to_string(), styles.mark_text(part.mark)));
        line.push_span(Span::styled(format!(" {}", part.words), styles.text));
    }
    if line.spans.is_empty() {
        line.push_span(Span::styled("nothing is needed yet", styles.quiet));
    }
    line
}

/// Returns how the map is looked at: "without Ada · worst first"; with short
/// names where it `is_brief`.
fn view(model: &Model, is_brief: bool) -> String {
    let sort = match model.map.sort {
        Sort::File => None,
        Sort::Worst => Some("worst first"),
        Sort::Spread => Some("widest spread first"),
    };
    let names = if is_brief { &model.map.brief } else { &model.map.names };
    let filter = (model.map.filter != Filter::All).then_some("only some rows");
    let missing = model.map.missing.map(|member| format!("without {} so far", names.get(member)));
    let parts: Vec<String> = without_named(model, names)
        .or(missing)
        .into_iter()
        .chain(sort.into_iter().chain(filter).map(str::to_owned))
        .collect();
    parts.join(" · ")
}

/// Returns who is away: "without Ada and Bo".
pub fn without(model: &Model) -> Option<String> {
    without_named(model, &model.map.names)
}

fn without_named(model: &Model, names: &Names) -> Option<String> {
    let away = model.coverage.away().iter().enumerate();
    let away: Vec<&str> =
        away.filter(|&(_, &away)| away).map(|(member, _)| names.get(member)).collect();
    (!away.is_empty()).then(|| format!("without {}", phrases::english::list_some(&away)))
}
