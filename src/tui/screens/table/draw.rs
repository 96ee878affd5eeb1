//! Draws the pages of a table: the grid with a role above every column, the
//! values, the names, and the whole in sentences.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Cell, Clear, Padding, Paragraph, Row, Table, Widget};
use strum::VariantArray as _;

use super::update::label;
use super::{Name, Page, Read, Sort, TableView};
use crate::import::{People, Reading, Role, letters};
use crate::team::Team;
use crate::text;
use crate::tui::draw::Styles;
use crate::tui::widgets::{more_above_and_below, top_of, wrap, wrapped};

/// The widest column of the grid.
const MAX_WIDTH: usize = 22;
/// The widest that a heading makes a column where not all columns fit.
const MAX_CUT_HEADING: usize = 14;
/// The widest name on the page of names.
const MAX_NAME: usize = 44;
/// The column of the sheet's line numbers.
const LINES_WIDTH: u16 = 5;

/// Draws the page over the whole of an area.
pub fn draw(buf: &mut Buffer, area: Rect, view: &TableView, team: &Team, styles: &Styles) {
    Clear.render(area, buf);
    Block::new().style(styles.base).render(area, buf);
    let inner = Block::new().padding(Padding::horizontal(1)).inner(area);
    let [tabs, about, _, body] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
    ])
    .areas(inner);
    steps(view, styles).render(tabs, buf);
    let told = summary(view);
    let told = text::fit(&told, usize::from(about.width)).into_owned();
    Line::styled(told, styles.quiet).render(about, buf);
    match (view.page, &view.read) {
        (Page::Columns, _) => columns(buf, body, view, styles),
        (Page::Values, Ok(read)) => values(buf, body, view, read, styles),
        (Page::Names, Ok(read)) => names(buf, body, view, &read.names, styles),
        _ => sentences(buf, body, view, team, styles),
    }
}

/// Returns how far the last page can be scrolled.
pub fn max_scroll(area: Rect, view: &TableView, team: &Team) -> usize {
    let room = usize::from(area.width.saturating_sub(2));
    let rows = inset(&view.lines(team), room).len();
    rows.saturating_sub(usize::from(area.height.saturating_sub(5)))
}

/// Returns the line of the pages, the one shown highlighted.
fn steps(view: &TableView, styles: &Styles) -> Line<'static> {
    let mut spans = vec![Span::styled("Import  ", styles.title)];
    for (nth, &page) in (1..).zip(Page::VARIANTS) {
        let style = if page == view.page { styles.selected } else { styles.text };
        spans.push(Span::styled(format!(" {nth} {} ", page.title()), style));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// Returns a summary of the table in one line.
fn summary(view: &TableView) -> String {
    let Ok(read) = &view.read else { return String::new() };
    let mut line = Reading::headline(&read.draft.team);
    let side = match (view.options.people, read.draft.reading.people()) {
        (Some(People::Rows), _) => "people in rows, as you said",
        (Some(People::Columns), _) => "people in columns, as you said",
        (None, Some(People::Rows)) => "people in rows",
        (None, Some(People::Columns)) => "people in columns",
        (None, None) => "it is not clear where the people are",
    };
    line.push_str(&format!(" · {side}"));
    if let Some(scale) = read.draft.reading.scale() {
        line.push_str(&format!(" · scale {scale}"));
    }
    let sheet = &view.sheet().name;
    if !sheet.is_empty() {
        line.push_str(&format!(" · sheet “{sheet}”"));
    }
    text::visible(&line).into_owned()
}

/// Returns the colour of what a column becomes.
fn role_style(role: Option<Role>, styles: &Styles) -> Style {
    match role {
        Some(Role::Person | Role::FirstName | Role::LastName) => styles.title,
        Some(Role::Skill | Role::SkillName | Role::Level | Role::Need) => styles.hold,
        Some(Role::Interest) => styles.want,
        Some(Role::Skip) | None => styles.quiet,
        Some(_) => styles.text,
    }
}

/// Draws the sheet, and below it what is to be decided.
fn columns(buf: &mut Buffer, area: Rect, view: &TableView, styles: &Styles) {
    let name = view.heading(view.column);
    let name = if name.is_empty() { "no heading".to_owned() } else { format!("“{name}”") };
    let role = view.layout().and_then(|own| own.columns.get(view.column).copied().flatten());
    let becomes = match role {
        Some(role) => role.about().to_owned(),
        None if view.asks_about(view.column) => {
            "to be decided. Enter says what it is, Delete leaves it out".to_owned()
        }
        None => format!("left out{}", why_left_out(view, &name)),
    };
    let about = format!("Column {}, {name}: {becomes}.", letters(view.column));
    let mut below = match view.layout() {
        Some(_) => wrapped(&text::visible(&about), area.width, styles.text),
        None => Vec::new(),
    };
    let questions = view.questions();
    if !questions.is_empty() {
        below.extend([Line::raw(""), Line::styled("To be decided:", styles.heading)]);
        below.extend(questions.iter().flat_map(|line| wrapped(line, area.width, styles.fault)));
    }
    let rows = view.sheet().rows.len().min(500) as u16;
    let lines = rows + 1 + u16::from(view.layout().is_none());
    let room = area.height.saturating_sub(1);
    let lines = lines.min(room.saturating_sub(below.len() as u16).max(room / 2));
    let height = room.saturating_sub(lines).min(below.len() as u16);
    let kept = usize::from(height).saturating_sub(1);
    if below.len() > kept + 1 {
        let more = format!("… {} more lines on page 4", below.len() - kept);
        below.truncate(kept);
        below.push(Line::styled(more, styles.quiet));
    }
    let grid = Constraint::Length(lines);
    let parts = [grid, Constraint::Length(1), Constraint::Length(height), Constraint::Fill(1)];
    let [grid, _, sentence, _] = Layout::vertical(parts).areas(area);
    self::grid(buf, grid, view, styles);
    Paragraph::new(Text::from(below)).render(sentence, buf);
}

/// Returns why a column is left out, where the reading says it.
fn why_left_out(view: &TableView, name: &str) -> String {
    let Ok(read) = &view.read else { return String::new() };
    let why = read.draft.reading.left_out().iter().find_map(|line| {
        let rest = line.strip_prefix(name)?;
        rest.strip_prefix(": ")
    });
    why.map_or(String::new(), |why| format!(" ({why})"))
}

/// Draws the cells, with the role and the heading above each column.
fn grid(buf: &mut Buffer, area: Rect, view: &TableView, styles: &Styles) {
    let sheet = view.sheet();
    let layout = view.layout();
    let shown = usize::from(area.height.saturating_sub(2));
    let body: Vec<usize> =
        (0..sheet.rows.len()).filter(|&row| layout.is_none_or(|own| row != own.head)).collect();
    let cursor = body.iter().position(|&row| row >= view.row).unwrap_or(0);
    let top = top_of(cursor, shown, body.len());
    let visible = &body[top..(top + shown).min(body.len())];
    let role = |column: usize| layout.and_then(|own| own.columns.get(column).copied().flatten());
    let heading = |column: usize| text::visible(view.heading(column)).into_owned();
    let is_open = |column: usize| view.asks_about(column);
    let role_label = |column: usize| match (layout, role(column)) {
        (None, _) => letters(column),
        (_, None) if is_open(column) => "decide".to_owned(),
        (_, None) => "left out".to_owned(),
        (_, Some(role)) => label(role),
    };
    let width = |column: usize, longest_heading: usize| {
        let cells = visible.iter().map(|&row| text::width(sheet.text(row, column)));
        let name = text::width(&heading(column)).min(longest_heading);
        let heads = [name, text::width(&role_label(column))];
        cells.chain(heads).max().unwrap_or(0).clamp(3, MAX_WIDTH) as u16
    };
    // Headings are cut where they keep other columns from the screen; the one under
    // the cursor stands below the table in full.
    let fits = |longest: usize| {
        window(sheet.columns(), view.column, area.width, |column| width(column, longest))
    };
    let (first, widths) = match fits(MAX_WIDTH) {
        (0, all) if all.len() == sheet.columns() => (0, all),
        _ => fits(MAX_CUT_HEADING),
    };
    let all = first..first + widths.len();
    let head = all.clone().map(|column| {
        let role_style = match role(column) {
            None if is_open(column) => styles.fault,
            role => role_style(role, styles),
        };
        let name_style = if column == view.column { styles.selected } else { styles.heading };
        Cell::from(Text::from(vec![
            Line::styled(role_label(column), role_style),
            Line::styled(
                text::fit(&heading(column), usize::from(widths[column - first])).into_owned(),
                name_style,
            ),
        ]))
    });
    let head = Row::new(std::iter::once(Cell::from("")).chain(head)).height(2);
    let rows = visible.iter().map(|&row| {
        let taken = layout.is_none_or(|own| own.rows.contains(&row));
        let line = Cell::from(Line::styled(sheet.rows[row].line.to_string(), styles.quiet));
        let cells = all.clone().map(|column| {
            let is_taken = taken && (layout.is_none() || role(column).is_some());
            let style = match role(column) {
                _ if !is_taken => styles.quiet,
                Some(Role::Person) => styles.title,
                _ => styles.text,
            };
            let cell = sheet.cell(sheet.rows[row].cell(column));
            let shown = match cell.fill {
                Some(fill) if cell.text.is_empty() => format!("■ #{fill:06x}"),
                _ => text::visible(&cell.text).into_owned(),
            };
            Cell::from(Line::styled(text::fit(&shown, MAX_WIDTH).into_owned(), style))
        });
        let own = Row::new(std::iter::once(line).chain(cells));
        if row == visible[cursor - top] { own.style(styles.cursor) } else { own }
    });
    let constraints = std::iter::once(LINES_WIDTH).chain(widths.iter().copied());
    let table =
        Table::new(rows, constraints.map(Constraint::Length)).header(head).column_spacing(1);
    Widget::render(table, area, buf);
    let more = area.rows().next().unwrap_or(area);
    let right = sheet.columns().saturating_sub(first + widths.len());
    let below = body.len().saturating_sub(top + shown);
    if right > 0 {
        let sentences = format!(" → {right} more");
        crate::tui::widgets::right(Line::styled(sentences, styles.quiet), more, buf);
    }
    if let Some(last) = area.rows().next_back() {
        more_above_and_below(last, buf, top, below, styles);
    }
}

/// Returns the first column shown, and the widths of those that fit, so that
/// the one under the cursor is among them.
fn window(
    columns: usize,
    cursor: usize,
    room: u16,
    width: impl Fn(usize) -> u16,
) -> (usize, Vec<u16>) {
    let room = room.saturating_sub(LINES_WIDTH);
    let mut first = cursor.min(columns.saturating_sub(1));
    let mut used = if columns == 0 { 0 } else { width(first) + 1 };
    while first > 0 && used + width(first - 1) < room {
        first -= 1;
        used += width(first) + 1;
    }
    let mut widths = Vec::new();
    let mut taken = 0;
    for column in first..columns {
        let own = width(column);
        if taken + own >= room && !widths.is_empty() {
            break;
        }
        taken += own + 1;
        widths.push(own);
    }
    (first, widths)
}

/// Draws what each value becomes.
fn values(buf: &mut Buffer, area: Rect, view: &TableView, read: &Read, styles: &Styles) {
    let becomes = read.draft.reading.becomes();
    let title = format!("{} different values: what does each mean?", becomes.len());
    let longest = becomes.iter().map(|own| text::width(&own.shown)).max().unwrap_or(0);
    let value = longest.clamp(8, usize::from(area.width) / 3);
    let row = |at: usize| {
        let own = &becomes[at];
        let is_open = own.meaning == "to be decided";
        let style = if is_open { styles.fault } else { styles.text };
        let times = if own.times == 1 { "once".to_owned() } else { format!("{} times", own.times) };
        Row::new([
            Line::styled(text::fit(&text::visible(&own.shown), value).into_owned(), styles.title),
            Line::styled(own.meaning.clone(), style),
            Line::styled(times, styles.quiet),
        ])
    };
    let widths = [Constraint::Length(value as u16), Constraint::Fill(1), Constraint::Length(12)];
    list(buf, area, (&title, becomes.len()), (row, &widths), view.row, styles);
}

/// Draws people and rows by name.
fn names(buf: &mut Buffer, area: Rect, view: &TableView, names: &[Name], styles: &Styles) {
    let people = names.iter().filter(|name| name.sort == Sort::Person && name.in_table).count();
    let rows = names.iter().filter(|name| name.sort == Sort::Row && name.in_table).count();
    let title = format!("{people} people and {rows} rows. Is each one right?");
    let line = |at: usize| {
        let name = &names[at];
        let style = if name.in_table { styles.text } else { styles.quiet };
        let sort = if name.sort == Sort::Person { "person" } else { "row" };
        let note = match &name.may_be {
            Some(other) if name.note.is_empty() => format!("the same as “{other}”?"),
            Some(other) => format!("{}: the same as “{other}”?", name.note),
            None => name.note.to_owned(),
        };
        let note_style = if name.may_be.is_some() { styles.thin } else { styles.quiet };
        Row::new([
            Line::styled(sort, styles.quiet),
            Line::styled(text::fit(&text::visible(&name.name), MAX_NAME).into_owned(), style),
            Line::styled(text::visible(&note).into_owned(), note_style),
        ])
    };
    let widths = [Constraint::Length(7), Constraint::Max(MAX_NAME as u16), Constraint::Fill(1)];
    list(buf, area, (&title, names.len()), (line, &widths), view.row, styles);
}

/// Draws lines with a cursor below a title.
fn list(
    buf: &mut Buffer,
    area: Rect,
    (title, all): (&str, usize),
    (row, widths): (impl Fn(usize) -> Row<'static>, &[Constraint]),
    cursor: usize,
    styles: &Styles,
) {
    let [head, _, body] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)])
            .areas(area);
    Line::styled(title, styles.heading).render(head, buf);
    let shown = usize::from(body.height);
    let top = top_of(cursor, shown, all);
    let rows = (top..all).take(shown);
    let rows = rows.map(|at| if at == cursor { row(at).style(styles.cursor) } else { row(at) });
    let [bar, body] = Layout::horizontal([Constraint::Length(2), Constraint::Fill(1)]).areas(body);
    if let Some(line) = bar.rows().nth(cursor.saturating_sub(top)).filter(|_| all > 0) {
        Line::styled("▸", styles.title).render(line, buf);
    }
    Widget::render(Table::new(rows, widths).column_spacing(2), body, buf);
    more_above_and_below(head, buf, top, all.saturating_sub(top + shown), styles);
}

/// Draws the whole reading in sentences.
fn sentences(buf: &mut Buffer, area: Rect, view: &TableView, team: &Team, styles: &Styles) {
    let [body, _, last] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(1)])
            .areas(area);
    let room = usize::from(area.width);
    let all = view.lines(team);
    // The questions are above the first blank line.
    let asked =
        if view.is_settled() { 0 } else { all.iter().position(String::is_empty).unwrap_or(0) };
    let asked = inset(&all[..asked], room).len();
    let lines = inset(&all, room);
    let shown = usize::from(body.height);
    let top = view.top.min(lines.len().saturating_sub(shown));
    let below = lines.len().saturating_sub(top + shown);
    let styled = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| Line::styled(line, if at < asked { styles.fault } else { styles.text }));
    let visible = styled.skip(top).take(shown);
    Paragraph::new(visible.collect::<Vec<_>>()).render(body, buf);
    let what = match (view.is_settled(), view.into_open) {
        (false, _) => "Nothing is imported yet. Tab goes to the columns, e to the options.",
        (true, true) => "Enter imports the table. u undoes the import, Esc cancels.",
        (true, false) => "Enter makes a new team. Esc cancels.",
    };
    Line::styled(what, styles.quiet).render(last, buf);
    more_above_and_below(last, buf, top, below, styles);
}

/// Breaks lines that are too long; their other parts are set in as far.
fn inset(lines: &[String], room: usize) -> Vec<String> {
    let broken = lines.iter().flat_map(|line| {
        if text::width(line) <= room {
            return vec![line.clone()];
        }
        let inset = line.len() - line.trim_start().len();
        let parts = wrap(line, room.saturating_sub(inset));
        parts.into_iter().map(|part| format!("{:inset$}{part}", "")).collect()
    });
    broken.collect()
}
