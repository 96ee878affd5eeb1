//! The last page: everything the person answered, a line each, to change or
//! leave.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{List, ListItem, ListState, StatefulWidget, Widget};

use crate::phrases;
use crate::team::Want;
use crate::text;
use crate::tui::app::{Action, Model};
use crate::tui::draw::Styles;
use crate::tui::screens::rate::{Entry, RatingForm, Shown};
use crate::tui::widgets::{fit, more_above_and_below, top_of, wrap};

/// Returns the areas of the heading, of the list and of the text below.
fn areas(area: Rect, form: &RatingForm, model: &Model) -> [Rect; 3] {
    let doubts = doubts(area.width, form, model).len() as u16;
    let rows = [Constraint::Length(2), Constraint::Fill(1), Constraint::Length(3 + doubts)];
    Layout::vertical(rows).areas(area)
}

/// Returns the questions about answers that deserve a second look.
fn doubts(width: u16, form: &RatingForm, model: &Model) -> Vec<String> {
    let doubts = form.doubts(&model.team).into_iter().map(phrases::own_doubt);
    doubts.flat_map(|text| wrap(&text, width.into())).collect()
}

/// Draws the page.
pub fn draw(area: Rect, buf: &mut Buffer, form: &RatingForm, model: &Model, styles: &Styles) {
    let [heading, list, below] = areas(area, form, model);
    let cursor = form.cursor();
    let (title, how) = match form.entry {
        Entry::Person => ("Check your answers.  ", "Enter: finished. A number changes this line."),
        Entry::Form => ("Type the numbers.  ", "Space: blank. Enter: finished."),
    };
    Line::from_iter([Span::styled(title, styles.title), Span::styled(how, styles.quiet)])
        .render(heading, buf);
    let dimensions = model.team.dimensions();
    let widest = form.order.iter().map(|&at| text::width(&dimensions[at].title())).max();
    let name = widest.unwrap_or(0).min(usize::from(area.width / 2).saturating_sub(4));
    let room = usize::from(area.width).saturating_sub(name + 6);
    let items = (0..form.order.len()).map(|nth| item(nth, [name, room], form, model, styles));
    let shown = usize::from(list.height);
    let top = top_of(cursor, shown, form.order.len());
    let mut state = ListState::default().with_offset(top).with_selected(Some(cursor));
    let widget = List::new(items).style(styles.text).highlight_style(styles.cursor);
    StatefulWidget::render(widget, list, buf, &mut state);
    let mut lines = vec![Line::default(), Line::styled(left_open(form, model), styles.quiet)];
    for doubt in doubts(area.width, form, model) {
        lines.push(Line::styled(doubt, styles.text));
    }
    Text::from(lines).render(below, buf);
    let under = form.order.len().saturating_sub(top + shown);
    more_above_and_below(below, buf, top, under, styles);
}

/// Returns a dimension's line.
fn item(
    nth: usize,
    [name, room]: [usize; 2],
    form: &RatingForm,
    model: &Model,
    styles: &Styles,
) -> ListItem<'static> {
    let at = form.order[nth];
    let dimension = &model.team.dimensions()[at];
    let title = text::fit(&dimension.title(), name).into_owned();
    let gap = " ".repeat(name.saturating_sub(text::width(&title)) + 2);
    let answer = match form.shown(&model.team, at) {
        Shown::PriorAnswers => fit("already answered; not shown", room, styles.quiet),
        Shown::Answer(rating) => {
            let words = phrases::answer(dimension, rating);
            let words = format!("{words}{}", arrow(rating.want()));
            if rating.value().is_some() {
                Span::raw(text::fit(&words, room).into_owned())
            } else {
                fit(&words, room, styles.quiet)
            }
        }
    };
    // A printed form has the same numbers.
    let number = match form.entry {
        Entry::Person => "  ".to_owned(),
        Entry::Form => format!("{:>2}  ", nth + 1),
    };
    ListItem::new(Line::from_iter([Span::raw(format!("{number}{title}{gap}")), answer]))
}

fn left_open(form: &RatingForm, model: &Model) -> String {
    match form.order.len() - form.answered(&model.team) {
        0 => "All answered.".to_owned(),
        left => format!("{left} left blank, that's fine."),
    }
}

fn arrow(want: Option<Want>) -> &'static str {
    match want {
        None => "",
        Some(Want::Grow) => "  ↑ more of this",
        Some(Want::Less) => "  ↓ rather less",
    }
}

/// Returns what a click on the page means.
pub fn click(model: &Model, form: &RatingForm, area: Rect, y: u16) -> Option<Action> {
    let [_, list, _] = areas(area, form, model);
    let nth = y.checked_sub(list.y).filter(|&nth| nth < list.height)?;
    let top = top_of(form.cursor(), usize::from(list.height), form.order.len());
    let row = top + usize::from(nth);
    (row < form.order.len()).then_some(Action::Point { row: Some(row), column: None })
}
