//! The fields of what the cursor is on, and what the field means.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases;
use crate::team::{Need, Team};
use crate::text::said;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};
use crate::tui::screens::edit::draw::list;
use crate::tui::screens::edit::{EditView, Field, Fields, Focus, Shown, Tab, Value};

/// Columns of a field's name.
const LABEL: u16 = 15;
/// Rows that the hint takes at most.
const HINT: u16 = 3;

/// One line of the fields.
enum Line<'a> {
    Blank,
    Heading(Heading),
    /// A field's first line, by place.
    Field(usize),
    /// The rest of its text.
    More(usize, Cow<'a, str>),
    /// Something that is told, not changed, here.
    Told(Cow<'a, str>),
}

/// What stands above fields that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    Needed,
    Levels,
}

impl Heading {
    fn of(field: Field) -> Option<Self> {
        match field {
            Field::Need(_) => Some(Self::Needed),
            Field::Words(_) => Some(Self::Levels),
            _ => None,
        }
    }

    fn title(self, view: &EditView, model: &Model) -> impl Display {
        said(move |f| match (self, view.scope_place(&model.team)) {
            (Self::Levels, _) => f.write_str("THE LEVELS IN WORDS"),
            (Self::Needed, None) => f.write_str("NEEDED"),
            (Self::Needed, Some(at)) => write!(f, "NEEDED IN {}", model.team.situations[at].name),
        })
    }
}

/// The fields with what they say, and what is told below them.
struct Page<'a> {
    fields: Fields,
    shown: Vec<Shown<'a>>,
    told: Cow<'static, str>,
}

impl<'a> Page<'a> {
    fn of(view: &EditView, model: &'a Model) -> Self {
        let fields = view.fields(&model.team);
        let shown = fields.iter().map(|&field| shown(view, model, field)).collect();
        Self { fields, shown, told: told(view, model) }
    }

    fn lines(&self, area: Rect) -> impl Iterator<Item = Line<'_>> {
        let width = usize::from(area.width.saturating_sub(LABEL + 4));
        let mut heading = None;
        let fields = self.fields.iter().zip(&self.shown).enumerate();
        let fields = fields.flat_map(move |(at, (&field, shown))| {
            let last = std::mem::replace(&mut heading, Heading::of(field));
            let begins = heading.filter(|_| heading != last);
            let more = pen::wrap(shown.value.words(), width).skip(1);
            begins
                .map(|_| Line::Blank)
                .into_iter()
                .chain(begins.map(Line::Heading))
                .chain([Line::Field(at)])
                .chain(more.map(move |line| Line::More(at, line)))
        });
        let width = usize::from(area.width.saturating_sub(4));
        let told = self.told.lines().flat_map(move |said| pen::wrap(said, width)).map(Line::Told);
        let blank = (!self.told.is_empty()).then_some(Line::Blank);
        fields.chain(blank).chain(told)
    }
}

/// Returns what a field says; of a member nothing that tells whose alias it is
/// while aliases stand for the names.
fn shown<'a>(view: &EditView, model: &'a Model, field: Field) -> Shown<'a> {
    let shown = view.shown(&model.team, field);
    if model.hides_names() && view.tab == Tab::Members && field != Field::Alias {
        return Shown::usual(shown.label, "hidden while aliases are shown");
    }
    shown
}

/// What a situation asks for that the dimensions do not, a line each; what
/// comes next for the team.
fn told(view: &EditView, model: &Model) -> Cow<'static, str> {
    let team = &model.team;
    match (view.tab, view.place(team)) {
        (Tab::Team, _) => next_step(model).into(),
        (Tab::Situations, Some(at)) => differing(team, at).into(),
        _ => "".into(),
    }
}

/// "Data: two at 4+, priority 3 (elsewhere one at 3+, priority 2)".
fn differing(team: &Team, at: usize) -> String {
    let situation = &team.situations[at];
    // Room for all at once.
    let mut told = String::with_capacity(situation.needs.len() * 128);
    for (place, dimension) in team.dimensions().iter().enumerate() {
        if situation.need_of(&dimension.id).is_none() {
            continue;
        }
        let needs = [team.need(place, Some(at)), dimension.need];
        let [here, own] = needs.map(|need| phrases::need(dimension, need));
        let [priority, usual] = needs.map(Need::priority);
        let name = &dimension.name;
        // Writing to a text cannot fail.
        let _ = match (asks_the_same(needs), priority == usual) {
            (true, true) => writeln!(told, "{name}: {here}, as elsewhere"),
            (true, false) => {
                writeln!(told, "{name}: {here}, priority {priority} (elsewhere {usual})")
            }
            (false, true) => writeln!(told, "{name}: {here} (elsewhere {own})"),
            (false, false) => writeln!(
                told,
                "{name}: {here}, priority {priority} (elsewhere {own}, priority {usual})"
            ),
        };
    }
    told
}

/// Whether two needs ask for the same, whatever their priority.
fn asks_the_same(needs: [Need; 2]) -> bool {
    match needs {
        [Need::People { level, people, .. }, Need::People { level: l, people: p, .. }] => {
            (level, people) == (l, p)
        }
        [Need::Voices { a, b, middle, .. }, Need::Voices { a: x, b: y, middle: m, .. }] => {
            (a, b, middle) == (x, y, m)
        }
        [one, other] => one == other,
    }
}

/// What a team that has just begun still needs.
fn next_step(model: &Model) -> &'static str {
    let team = &model.team;
    if team.dimensions().is_empty() {
        "Next: what does the work need? Tab goes to the dimensions, a adds one."
    } else if team.situations.is_empty() {
        "Next: what is the team up against? Tab goes to the situations, a adds one."
    } else if team.members().is_empty() {
        "Next: who is on the team? Tab goes to the members, a adds several at once."
    } else if team.members().iter().all(|member| member.rated.is_none()) {
        "Next: everyone rates in private. Esc goes to the map, r begins there."
    } else {
        "Esc goes to the map. u takes any change back."
    }
}

/// The fields' area above the hint.
fn above_hint(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(HINT + 2), ..area }
}

/// How many lines there are, and the first that is shown.
fn extent(inner: Rect, page: &Page<'_>, view: &EditView) -> (usize, usize) {
    let count = page.lines(inner).count();
    let room = usize::from(inner.height);
    let at = match view.focus {
        Focus::List => 0,
        Focus::Fields(field) => page
            .lines(inner)
            .position(|line| matches!(line, Line::Field(at) if at == field))
            .unwrap_or_default(),
    };
    (count, at.saturating_sub(room / 2).min(count.saturating_sub(room)))
}

/// The field drawn at a row of the screen.
pub fn field_at(area: Rect, view: &EditView, model: &Model, y: u16) -> Option<usize> {
    let (inner, page) = (above_hint(area), Page::of(view, model));
    let (_, top) = extent(inner, &page, view);
    match page.lines(inner).nth(top + usize::from(y.checked_sub(inner.y)?)) {
        Some(Line::Field(at) | Line::More(at, _)) => Some(at),
        _ => None,
    }
}

/// Draws the fields; nothing where nothing is listed.
pub fn draw(buf: &mut Buffer, area: Rect, view: &EditView, model: &Model, styles: &Styles) {
    let team = &model.team;
    if view.fields(team).is_empty() {
        return;
    }
    pen::write(buf, area.x + 1, area.y, area.width - 2, title(view, model), styles.title);
    let (inner, page) = (above_hint(area), Page::of(view, model));
    let (count, top) = extent(inner, &page, view);
    let shown = page.lines(inner).skip(top).take(usize::from(inner.height));
    for (y, line) in (inner.y..).zip(shown) {
        let x = inner.x + 2;
        let room = inner.right().saturating_sub(x + 1);
        match line {
            Line::Blank => {}
            Line::Heading(heading) => {
                let title = heading.title(view, model);
                pen::write(buf, inner.x + 1, y, room, title, styles.heading);
            }
            Line::Told(said) => {
                pen::write(buf, x, y, room, said, styles.quiet);
            }
            Line::More(_, text) => {
                pen::write(buf, x + LABEL, y, room.saturating_sub(LABEL), text, styles.text);
            }
            Line::Field(at) => {
                let (field, shown) = (page.fields[at], &page.shown[at]);
                let selected = view.field(team) == Some(field);
                let row = Rect { y, height: 1, ..inner };
                let needed = matches!(field, Field::Need(_)) && needed(view, model);
                draw_field(buf, row, shown, needed, selected, styles);
            }
        }
    }
    let below = count.saturating_sub(top + usize::from(inner.height));
    if below > 0 {
        let end = inner.right().saturating_sub(1);
        pen::write_right(buf, end, inner.bottom(), "↓ more", styles.quiet);
    }
    let hint = view.field(team).map_or("", |field| view.hint(team, field));
    let wrapped = pen::wrap(hint, usize::from(area.width.saturating_sub(3)));
    for (nth, line) in wrapped.take(usize::from(HINT)).enumerate() {
        let y = area.bottom() - HINT + nth as u16;
        pen::write(buf, area.x + 1, y, area.width - 2, line, styles.quiet);
    }
}

fn title<'a>(view: &EditView, model: &'a Model) -> &'a str {
    let team = &model.team;
    let Some(place) = view.place(team) else { return "THE TEAM" };
    match view.tab {
        Tab::Team => "",
        Tab::Situations => &team.situations[place].name,
        Tab::Dimensions => &team.dimensions()[place].name,
        Tab::Members => model.name_of(place),
    }
}

/// Draws a field; a number of a need has what changes it around it.
fn draw_field(
    buf: &mut Buffer,
    row: Rect,
    shown: &Shown<'_>,
    needed: bool,
    selected: bool,
    styles: &Styles,
) {
    if selected {
        pen::write(buf, row.x, row.y, 1, " ", styles.cursor_bar);
    }
    let style = match (selected, shown.is_usual) {
        (true, _) => styles.cursor,
        (false, true) => styles.quiet,
        (false, false) => styles.text,
    };
    let x = row.x + 2;
    let label = if selected { styles.cursor } else { styles.quiet };
    pen::write(buf, x, row.y, LABEL - 1, shown.label, label);
    let x = x + LABEL;
    let room = |x: u16| row.right().saturating_sub(x + 1);
    match &shown.value {
        &Value::Number(number) if needed => {
            list::number(buf, x - 4, row.y, number, selected, style, styles);
            pen::write(buf, x + 5, row.y, room(x + 5), shown.beside(), styles.quiet);
        }
        Value::Number(number) => {
            pen::write(buf, x, row.y, room(x), number, style);
        }
        Value::Text(text) => {
            let first = pen::wrap(text, usize::from(row.width.saturating_sub(LABEL + 4))).next();
            pen::write(buf, x, row.y, room(x), first.unwrap_or_default(), style);
        }
    }
}

/// Whether what the cursor is on is needed.
fn needed(view: &EditView, model: &Model) -> bool {
    let team = &model.team;
    view.place(team).is_some_and(|place| view.need(team, place) != Need::None)
}
