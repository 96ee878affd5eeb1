//! The welcome screen: team files, the demo, templates.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::text;
use crate::tui::app::Action;
use crate::tui::draw::Styles;
use crate::tui::screens::welcome::{Recent, Row, Welcome};
use crate::tui::widgets::{EntryList, wrapped};

/// Columns of a row's name, on a narrow screen and on a wide one.
const NAME: [usize; 2] = [15, 28];
/// From this many rows on, there is a blank line above the title.
const ROOMY_FROM: u16 = 30;

/// Returns the parts of the screen: the title, the list, the row above it that says
/// how much is cut, and what the row under the cursor is.
fn regions(area: Rect) -> [Rect; 4] {
    let [_, title, edge, list, _, below, _] = Layout::vertical([
        Constraint::Length(u16::from(area.height >= ROOMY_FROM)),
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(1),
    ])
    .areas(area);
    let inside = Margin::new(2, 0);
    [title.inner(inside), edge, list, below.inner(inside)]
}

/// Draws the screen; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, view: &Welcome, styles: &Styles) {
    let [title, edge, list, below] = regions(area);
    let long =
        "What is your team made of, where is it strong, and where does it depend on one person?";
    let short = "What is your team made of, and where does it depend on one person?";
    let about = if text::width(long) > usize::from(title.width) { short } else { long };
    let lines = vec![Line::styled("Roundtable", styles.title), Line::styled(about, styles.quiet)];
    Paragraph::new(lines).render(title, buf);
    self::list(view, area.width, styles).draw_below(edge, list, view.cursor, buf, styles);
    if let Some(&row) = view.rows().get(view.cursor) {
        let about = wrapped(&in_full(row), below.width, styles.text);
        Paragraph::new(about).render(below, buf);
    }
}

/// Returns what a click means.
pub fn click(view: &Welcome, area: Rect, x: u16, y: u16) -> Option<Action> {
    let list = list(view, area.width, &Styles::default());
    let shown = list.shown(view.cursor, regions(area)[2], 1);
    let row = list.at(&shown, Position { x, y })?;
    Some(Action::Point { row: Some(row), column: None })
}

fn list<'a>(view: &'a Welcome, width: u16, styles: &Styles) -> EntryList<'a> {
    let mut list = EntryList::default();
    let mut before = "";
    for (nth, row) in view.rows().into_iter().enumerate() {
        let heading = heading(row);
        if heading != before {
            if nth > 0 {
                list.heading("");
            }
            list.heading(Span::styled(format!(" {heading}"), styles.heading));
            before = heading;
        }
        let style = if nth == view.cursor { styles.cursor } else { styles.text };
        list.line(nth, line(row, style, usize::from(width), styles));
    }
    list
}

fn heading(row: Row<'_>) -> &'static str {
    match row {
        Row::InFolder(_) => "TEAMS IN THIS FOLDER",
        Row::Recent(_) => "TEAMS YOU OPENED",
        Row::Demo => "AN EXAMPLE",
        Row::Personal(_) | Row::Template(_) => "A NEW TEAM, FROM A TEMPLATE",
    }
}

fn line<'a>(row: Row<'a>, style: ratatui::style::Style, width: usize, styles: &Styles) -> Line<'a> {
    let file = |team: &'a Recent| team.path.file_name().unwrap_or(team.path.as_os_str());
    let (name, about, about_style) = match row {
        Row::InFolder(team) | Row::Recent(team) => {
            let name = file(team).to_string_lossy();
            match &team.team {
                Ok(team) => (name, team.as_str(), styles.quiet),
                Err(_) => (name, " cannot be opened ", styles.fault),
            }
        }
        Row::Demo => {
            let about = "A product team before a launch, filled in. Nothing is saved.";
            ("The demo".into(), about, styles.quiet)
        }
        Row::Personal(own) => (own.name.as_str().into(), own.about.as_str(), styles.quiet),
        Row::Template(template) => (template.name.into(), template.about(), styles.quiet),
    };
    let columns = NAME[usize::from(width >= 100)];
    let name = text::fit(&text::visible(&name), columns - 2).into_owned();
    let gap = " ".repeat(columns - text::width(&name));
    let about = text::fit(about, width.saturating_sub(columns + 5)).into_owned();
    let spans = [Span::styled(name, style), Span::raw(gap), Span::styled(about, about_style)];
    [Span::raw("  ")].into_iter().chain(spans).collect()
}

/// Returns what the row under the cursor is, in full.
fn in_full(row: Row<'_>) -> String {
    match row {
        Row::InFolder(team) | Row::Recent(team) => match &team.team {
            Ok(about) => format!("{}: {about}", text::visible(&team.path.to_string_lossy())),
            Err(why) => why.clone(),
        },
        Row::Demo => "Enter opens a filled map to look around in.".into(),
        Row::Personal(own) => {
            format!("{} Enter asks for a file name, then for the people.", own.about)
        }
        Row::Template(template) => {
            format!("{} Enter asks for a file name, then for the people.", template.about())
        }
    }
}
