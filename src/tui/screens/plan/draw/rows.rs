//! The map's rows before and after, with what those hired bring in between.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Row, Table, Widget};

use crate::coverage::DimensionCoverage;
use crate::phrases::map::Light;
use crate::phrases::{self, Mark};
use crate::plan::WhatIf;
use crate::team::{Kind, Position};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::plan::{Pane, PlanView};
use crate::tui::widgets::fit;

/// The widest a state's column is.
pub(super) const STATE: u16 = 21;
const CHAIR: u16 = 7;
/// The columns of one of several who are hired.
const SEAT: u16 = 4;
const NAME: u16 = 34;
/// With fewer columns for the names, the column of everyone is left out.
const NARROWEST_NAME: u16 = 20;

/// A column of states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// As it is.
    Now,
    /// As it is with everyone there.
    Everyone,
    /// As it is without those away.
    Without,
    /// With those hired.
    Then,
    /// With one of those hired alone, by index.
    Alone(usize),
    /// With those hired, in the other situation.
    OtherSituation,
}

/// Returns the columns. With nobody away: now, those hired, then. With someone away, their absence
/// is shown apart from the hire: everyone, without them, those hired, then.
fn columns(view: &PlanView) -> Vec<Column> {
    let mut columns = match (view.coverage.away().contains(&true), is_empty(view)) {
        (false, _) => vec![Column::Now],
        (true, _) => vec![Column::Everyone, Column::Without],
    };
    if columns == [Column::Now] || !is_empty(view) {
        columns.push(Column::Then);
    }
    columns
}

/// Alternatives side by side, each alone: with what there is now where that
/// fits, and of several the first ones.
fn alternatives(view: &PlanView, fits: impl Fn(&[Column]) -> bool) -> Vec<Column> {
    let mut columns = vec![Column::Now];
    columns.extend((0..view.alone.len().min(3)).map(Column::Alone));
    if !fits(&columns) {
        columns.remove(0);
    }
    while columns.len() > 1 && !fits(&columns) {
        columns.pop();
    }
    columns
}

/// Returns whether those hired bring nothing.
fn is_empty(view: &PlanView) -> bool {
    view.brought.iter().all(|values| values.iter().all(Option::is_none))
}

impl Column {
    /// Returns whether it comes after those hired.
    fn is_after(self, view: &PlanView) -> bool {
        match self {
            Self::Now | Self::Everyone => false,
            Self::Without => is_empty(view),
            Self::Then | Self::Alone(_) | Self::OtherSituation => true,
        }
    }

    /// Returns what it says of a dimension.
    fn of(self, view: &PlanView, index: usize) -> DimensionCoverage {
        match self {
            Self::Now | Self::Without => *view.coverage.dimension(index),
            Self::Everyone => view.what_ifs[index].before,
            Self::Then => view.what_ifs[index].after,
            Self::Alone(hire) => view.alone[hire][index].after,
            Self::OtherSituation => view.other_situation[index].after,
        }
    }

    fn title(self, view: &PlanView, model: &Model) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Everyone => "everyone".to_owned(),
            Self::Without => without(view, model),
            Self::Then => "then".to_owned(),
            Self::Alone(hire) => {
                let candidate = view.hired().get(hire).map(|&at| &view.plan.candidates[at]);
                format!("with {}", candidate.map_or("", |candidate| &candidate.name))
            }
            Self::OtherSituation => other_situation(model).to_owned(),
        }
    }

    /// Returns how wide it is: as wide as what it says.
    fn width(self, view: &PlanView, model: &Model, indices: &[usize]) -> u16 {
        let states = indices
            .iter()
            .map(|&index| text::width(&phrases::state_in_short(&self.of(view, index))) + 3);
        let title = text::width(&self.title(view, model));
        (states.max().unwrap_or(0).max(title) as u16 + 1).min(STATE)
    }

    /// Returns what it says of a row; only a sign where that is as in `same`.
    fn cell(
        self,
        index: usize,
        same: Option<Self>,
        width: u16,
        view: &PlanView,
        model: &Model,
        styles: &Styles,
    ) -> Line<'static> {
        let row = self.of(view, index);
        if same.is_some_and(|same| same_to_the_eye(&same.of(view, index), &row)) {
            return Line::styled(" =", styles.quiet);
        }
        let mark = Mark::of(&row);
        let sign = mark.glyph(model.options.glyphs);
        let state = format!(" {sign} {} ", phrases::state_in_short(&row));
        Line::from(fit(&state, width.into(), styles.mark(mark)))
    }
}

/// Returns "without Eve", "without three".
fn without(view: &PlanView, model: &Model) -> String {
    let members = view.coverage.away().iter().enumerate();
    let away: Vec<usize> = members.filter_map(|(member, away)| away.then_some(member)).collect();
    match away[..] {
        [one] => format!("without {}", model.name_of(one)),
        _ => format!("without {}", phrases::english::number(away.len() as u32)),
    }
}

/// Returns what the other situation is called.
fn other_situation(model: &Model) -> &str {
    let situation =
        model.map.other_situation.as_ref().and_then(crate::coverage::Coverage::situation);
    let named = situation.and_then(|at| model.team.situations.get(at));
    named.map_or("own needs", |one| one.name.as_str())
}

/// Returns how many rows there are to show.
pub(super) fn count(view: &PlanView, model: &Model) -> usize {
    hired_for(view, model).count()
}

/// Draws the rows. If not all fit, the rows that change come first, and the last line counts the
/// others.
pub(super) fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, model: &Model, styles: &Styles) {
    let all = count(view, model);
    if all == 0 {
        return;
    }
    let room = usize::from(area.height.saturating_sub(1));
    let room = if all > room { room.saturating_sub(1) } else { room };
    let shown = shown(view, model, room);
    let grid = Grid::new(view, model, &shown, area.width);
    let [table_area, more] =
        Layout::vertical([Constraint::Length(1 + shown.len() as u16), Constraint::Length(1)])
            .areas(Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area });
    let rows = shown.iter().map(|&index| grid.row(index, view, model, styles));
    Table::new(rows, grid.widths())
        .header(grid.header(view, model, styles))
        .column_spacing(0)
        .render(table_area, buf);
    if all > shown.len() {
        let rows = phrases::english::count((all - shown.len()) as u32, "more row", "more rows");
        let sentences = format!("… and {rows}: unchanged or better");
        fit(&sentences, more.width.into(), styles.quiet).render(more, buf);
    }
}

/// Which columns there are, and how wide.
struct Grid {
    name: u16,
    before: Vec<(Column, u16)>,
    new_hires: u16,
    after: Vec<(Column, u16)>,
}

impl Grid {
    fn new(view: &PlanView, model: &Model, shown: &[usize], width: u16) -> Self {
        let new_hires = new_hires(view);
        let other = (!view.other_situation.is_empty()).then_some(Column::OtherSituation);
        let sized = |column: Column| (column, column.width(view, model, shown));
        let fixed = |columns: &[Column]| {
            let states = columns.iter().chain(&other).map(|&one| sized(one).1);
            2 + new_hires + states.sum::<u16>()
        };
        let fits = |columns: &[Column]| fixed(columns) + NARROWEST_NAME <= width;
        let mut columns = if view.pane == Pane::Compare && view.alone.len() > 1 {
            alternatives(view, fits)
        } else {
            columns(view)
        };
        if columns.contains(&Column::Everyone) && !fits(&columns) {
            columns.remove(0);
        }
        let longest = shown.iter().map(|&index| text::width(&title(index, NAME, model)));
        let longest = longest.max().unwrap_or(0).max(8) as u16;
        let room = width.saturating_sub(fixed(&columns) + 1);
        let (after, before) = columns.into_iter().partition(|column| column.is_after(view));
        let (after, before): (Vec<_>, Vec<_>) = (after, before);
        Self {
            name: room.min(longest).clamp(8, NAME),
            before: before.into_iter().map(sized).collect(),
            new_hires,
            after: after.into_iter().chain(other).map(sized).collect(),
        }
    }

    fn widths(&self) -> Vec<u16> {
        let states = |columns: &[(Column, u16)]| columns.iter().map(|one| one.1).collect();
        let (before, after): (Vec<u16>, Vec<u16>) = (states(&self.before), states(&self.after));
        [vec![self.name + 1], before, vec![self.new_hires], after].concat()
    }

    fn header(&self, view: &PlanView, model: &Model, styles: &Styles) -> Row<'static> {
        let title = |&(column, width): &(Column, u16)| {
            let room = usize::from(width.saturating_sub(2));
            let title = fit(&column.title(view, model), room, styles.quiet);
            Line::from_iter([Span::raw(" "), title])
        };
        let mut cells = vec![Line::default()];
        cells.extend(self.before.iter().map(title));
        cells.push(names_of_hired(view, styles));
        cells.extend(self.after.iter().map(title));
        Row::new(cells)
    }

    fn row(&self, index: usize, view: &PlanView, model: &Model, styles: &Styles) -> Row<'static> {
        let style = if moves(view, index) { styles.cursor } else { styles.text };
        let name = fit(&title(index, self.name, model), self.name.into(), style);
        let mut cells = vec![Line::from(name)];
        let cell = |same: Option<Column>| {
            move |&(column, width): &(Column, u16)| {
                let same = same.filter(|_| column != Column::OtherSituation);
                column.cell(index, same, width, view, model, styles)
            }
        };
        cells.extend(self.before.iter().map(cell(None)));
        cells.push(brought(index, view, model, styles));
        let last_before = self.before.last().map(|&(column, _)| column);
        cells.extend(self.after.iter().map(cell(last_before)));
        Row::new(cells)
    }
}

fn title(index: usize, room: u16, model: &Model) -> String {
    let dimension = &model.team.dimensions()[index];
    let room = usize::from(room);
    if dimension.is_spectrum() {
        phrases::title(dimension, room, model.options.glyphs)
    } else if text::width(&dimension.name) <= room {
        dimension.name.clone()
    } else {
        phrases::short_title(&model.team, index).to_owned()
    }
}

/// Returns whether the two look different.
fn same_to_the_eye(before: &DimensionCoverage, after: &DimensionCoverage) -> bool {
    !WhatIf { before: *before, after: *after }.moves()
}

/// Returns whether absence or the hire moves a row, even where one makes up for the
/// other.
fn moves(view: &PlanView, index: usize) -> bool {
    let turn = &view.what_ifs[index];
    turn.moves() || !same_to_the_eye(view.coverage.dimension(index), &turn.after)
}

/// Needed rows, by kind; spectra only where hiring asks for them.
fn hired_for(view: &PlanView, model: &Model) -> impl Iterator<Item = usize> {
    (0..view.what_ifs.len()).filter(|&index| {
        let turn = &view.what_ifs[index];
        let spectrum = model.team.dimensions()[index].kind == Kind::Personality;
        turn.before.is_needed() && (!spectrum || turn.before.need().priority() > 0)
    })
}

/// Returns all of them where they fit, else those that move and then the shortfalls.
fn shown(view: &PlanView, model: &Model, room: usize) -> Vec<usize> {
    let mut rows = Vec::with_capacity(view.what_ifs.len());
    rows.extend(hired_for(view, model));
    if rows.len() > room {
        rows.sort_unstable_by_key(|&index| {
            let turn = &view.what_ifs[index];
            // Of those alike the first in the file comes first.
            (!moves(view, index), turn.after.on_target(), turn.after.lowest, index)
        });
        rows.truncate(room);
    }
    rows
}

/// Returns how many columns those hired take: one each.
fn new_hires(view: &PlanView) -> u16 {
    CHAIR.max(SEAT * view.hired().len() as u16 + 1)
}

/// Returns the names of those hired, above what each brings.
fn names_of_hired(view: &PlanView, styles: &Styles) -> Line<'static> {
    let hired = view.hired();
    if hired.is_empty() {
        let title = if is_empty(view) { "" } else { "ideal" };
        return Line::styled(title, styles.title);
    }
    if let [one] = *hired {
        let name = &view.plan.candidates[one].name;
        let short = phrases::shortened(std::iter::once(name.as_str()), usize::from(CHAIR - 1));
        return Line::from(
            short
                .into_iter()
                .map(|name| Span::styled(name.to_string(), styles.title))
                .collect::<Vec<_>>(),
        );
    }
    let names = hired.iter().map(|&at| view.plan.candidates[at].name.as_str());
    let short = phrases::shortened(names, usize::from(SEAT - 1));
    let padded = short.iter().map(|name| {
        let name = name.to_string();
        let blanks = usize::from(SEAT).saturating_sub(text::width(&name));
        Span::styled(name + &" ".repeat(blanks), styles.title)
    });
    padded.collect()
}

/// Returns what those hired bring: lit when it counts towards the need.
fn brought(index: usize, view: &PlanView, model: &Model, styles: &Styles) -> Line<'static> {
    let row = &view.what_ifs[index].before;
    let is_spectrum = model.team.dimensions()[index].is_spectrum();
    let values = &view.brought[index];
    let width = if values.len() > 1 { usize::from(SEAT - 1) } else { 5 };
    let mut line = Line::default();
    for value in values {
        let style = match Light::of(row, *value) {
            Light::Lit => styles.lit,
            Light::Near => styles.near,
            // Too little is brought, nothing, or nothing is known of it.
            Light::Plain => styles.plain,
        };
        let sign = match *value {
            None => String::new(),
            Some(value) if is_spectrum => Position::ALL[usize::from(value)].word().to_owned(),
            Some(value) => value.to_string(),
        };
        line.push_span(Span::styled(format!("{:^width$}", text::fit(&sign, width)), style));
        line.push_span(Span::raw(" "));
    }
    line
}
