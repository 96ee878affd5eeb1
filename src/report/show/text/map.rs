//! The map as text: one column per person or, if they do not fit, how many people gave each level.

use anstyle::Style;

use super::{LIT, Line, NEAR, PLAIN, QUIET, TITLE, mark_style, paragraph};
use crate::coverage::EndCounts;
use crate::phrases::map::{LEVELS, Light, MapCell, MapRow, Strip, kind_title};
use crate::phrases::{self, Glyphs, Squares};
use crate::report::show::Page;
use crate::team::Kind;
use crate::text::{fit, width};

const GUTTER: usize = 2;
/// "[4]↓"
const NARROW: usize = 4;
const WIDE: [usize; 2] = [5, 6];
/// The narrowest a dimension's name may get before something else gives way.
const NARROWEST_NAME: usize = 20;
const COUNT: usize = 4;

/// What the cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cells {
    /// A column of this width for each person.
    People(usize),
    /// How many gave each level.
    Counts,
    /// No room for either.
    None,
}

/// Where the columns begin.
struct Layout {
    columns: usize,
    name: usize,
    state: usize,
    squares: usize,
    cells: Cells,
    cells_width: usize,
    has_need: bool,
}

impl Layout {
    fn of(page: Page<'_>, rows: &[MapRow<'_>], columns: usize) -> Self {
        let longest =
            |width: &dyn Fn(&MapRow<'_>) -> usize| rows.iter().map(width).max().unwrap_or(0);
        let names = longest(&|row| width(&row.dimension.name));
        let state = longest(&|row| width(&row.state) + 2).min(26);
        let squares = longest(&|row| width(&squares(row.squares))).min(12);
        let need = longest(&|row| width(&row.need));
        let people = page.members().len();
        let widest = page.names.all().iter().map(|name| width(name)).max().unwrap_or(0);
        let name_room = names.min(NARROWEST_NAME);
        let shapes = [
            (Cells::People((widest + 1).clamp(WIDE[0], WIDE[1])), true),
            (Cells::People(NARROW), true),
            (Cells::People(NARROW), false),
            (Cells::Counts, true),
            (Cells::Counts, false),
            (Cells::None, false),
        ];
        let cells_width = |cells| match cells {
            Cells::People(cell) => cell * people,
            Cells::Counts => COUNT * LEVELS.len(),
            Cells::None => 0,
        };
        let rest = |(cells, has_need): (Cells, bool)| {
            let need = if has_need { need + GUTTER } else { 0 };
            2 * GUTTER + state + squares + cells_width(cells) + need
        };
        let fits = |shape: &&(Cells, bool)| name_room + GUTTER + rest(**shape) <= columns;
        let shape = *shapes.iter().find(fits).unwrap_or(&(Cells::None, false));
        let name = names.min(columns.saturating_sub(rest(shape) + GUTTER)).max(8);
        let (cells, has_need) = shape;
        Self { columns, name, state, squares, cells, cells_width: cells_width(cells), has_need }
    }

    fn state_at(&self) -> usize {
        1 + self.name + 1
    }

    fn squares_at(&self) -> usize {
        self.state_at() + self.state + 1
    }

    fn cells_at(&self) -> usize {
        self.squares_at() + self.squares + 1
    }

    fn need_at(&self) -> usize {
        self.cells_at() + self.cells_width + GUTTER
    }
}

fn squares(Squares { filled, missing, spare }: Squares) -> String {
    if filled + missing > 8 {
        return format!("{filled}■ {missing}□");
    }
    let spare = if spare > 0 { format!("+{spare}") } else { String::new() };
    format!("{}{}{spare}", "■".repeat(filled as usize), "□".repeat(missing as usize))
}

/// Returns the map, and below it what to talk about.
pub(super) fn map(page: Page<'_>, columns: usize) -> String {
    if page.team.dimensions().is_empty() {
        return paragraph("Nothing is needed yet: the team has no rows.", 0, columns, PLAIN);
    }
    let rows: Vec<MapRow<'_>> =
        page.levels(Kind::Skill).chain(page.levels(Kind::Experience)).collect();
    let layout = Layout::of(page, &rows, columns);
    let mut out = format!("\n{}", heads(page, &layout));
    let heading = |kind| paragraph(&kind_title(kind).to_uppercase(), 0, columns, QUIET);
    for of_kind in rows.chunk_by(|one, next| one.dimension.kind == next.dimension.kind) {
        out.push_str(&heading(of_kind[0].dimension.kind));
        out.extend(of_kind.iter().map(|shown| row(&layout, shown)));
    }
    let mut strips = page.strips().peekable();
    if strips.peek().is_some() {
        out.push_str(&heading(Kind::Personality));
        out.extend(strips.map(|shown| strip(&layout, &shown)));
    }
    let topics = page.topics();
    if !topics.is_empty() {
        out.push('\n');
        out.push_str(&paragraph("Talk about", 0, columns, TITLE));
        for (nth, (subject, why)) in topics.iter().enumerate() {
            let mut sentences = paragraph(&format!("{subject}: {why}."), 3, columns, PLAIN);
            sentences.replace_range(..3, &format!(" {} ", nth + 1));
            out.push_str(&sentences);
        }
    }
    out.push('\n');
    out.push_str(&paragraph(legend(&layout), 0, columns, QUIET));
    out
}

fn legend(layout: &Layout) -> &'static str {
    match layout.cells {
        Cells::People(_) => {
            "[3] counts towards the need, ↑ wants to grow, ↓ would rather do less, · no answer"
        }
        Cells::Counts => "[3] people at a level that counts towards the need",
        Cells::None => "■ filled, □ missing, +1 more than needed",
    }
}

fn heads(page: Page<'_>, layout: &Layout) -> String {
    if layout.cells == Cells::None {
        return String::new();
    }
    let mut line = Line::new();
    line.at(layout.cells_at(), PLAIN);
    match layout.cells {
        Cells::People(cell) => {
            let full = page.names.all().iter().map(String::as_str);
            for name in phrases::shortened(full, cell - 1) {
                centred(&mut line, &name.to_string(), cell, TITLE);
            }
        }
        Cells::Counts => {
            for title in LEVELS {
                centred(&mut line, title, COUNT, TITLE);
            }
        }
        Cells::None => {}
    }
    if layout.has_need {
        line.at(layout.need_at(), PLAIN);
        line.put("need", QUIET);
    }
    line.end()
}

/// Writes a text in the middle of a cell whose last column is for an arrow.
fn centred(line: &mut Line, text: &str, cell: usize, style: Style) {
    let left = (cell.saturating_sub(width(text) + 1)) / 2;
    line.put(&" ".repeat(left), PLAIN);
    line.put(text, style);
    line.put(&" ".repeat(cell.saturating_sub(left + width(text))), PLAIN);
}

fn row(layout: &Layout, row: &MapRow<'_>) -> String {
    let style = mark_style(row.mark);
    let mut line = Line::new();
    line.put(" ", PLAIN);
    line.put(&fit(&row.dimension.name, layout.name), PLAIN);
    line.at(layout.state_at(), PLAIN);
    line.put(&fit(&row.marked_state(), layout.state), style);
    line.at(layout.squares_at(), PLAIN);
    let filled = squares(row.squares);
    line.put(&fit(&filled, layout.squares), style.effects(PLAIN.get_effects()));
    line.at(layout.cells_at(), PLAIN);
    match layout.cells {
        Cells::People(wide) => {
            for shown in row.cells() {
                line.put(&" ".repeat((wide - NARROW) / 2), PLAIN);
                let before = line.column();
                cell(&mut line, &shown);
                line.at(before + wide - (wide - NARROW) / 2, PLAIN);
            }
        }
        Cells::Counts => {
            for shown in MapCell::counts(row.coverage) {
                line.put(&" ".repeat(COUNT.saturating_sub(width(&shown.text) + 2)), PLAIN);
                cell(&mut line, &shown);
            }
        }
        Cells::None => {}
    }
    if layout.has_need {
        line.at(layout.need_at(), PLAIN);
        line.put(&row.need, QUIET);
    }
    line.end()
}

/// Writes a cell; one that counts is in brackets, so that nobody needs the colour.
fn cell(line: &mut Line, cell: &MapCell) {
    let style = match cell.light {
        Light::Lit => {
            line.put(&format!("[{}]", cell.text), LIT);
            line.put(cell.arrow, PLAIN);
            return;
        }
        Light::Near => NEAR,
        Light::Plain => QUIET,
    };
    line.put(" ", PLAIN);
    line.put(&cell.text, style);
    line.put(cell.arrow, PLAIN);
    line.put(&" ".repeat(1_usize.saturating_sub(width(cell.arrow))), PLAIN);
}

/// Returns how many people are at each position of a spectrum; only people who offered to speak
/// are named. The two halves are set apart, not coloured.
fn strip(layout: &Layout, strip: &Strip<'_>) -> String {
    let mut line = Line::new();
    line.put(" ", PLAIN);
    let title = phrases::title(strip.dimension, layout.name, Glyphs::Unicode);
    line.put(&fit(&title, layout.name), PLAIN);
    line.at(layout.state_at(), PLAIN);
    let Some(positions) = strip.positions() else {
        line.put(&phrases::shown_from(&strip.coverage), QUIET);
        return line.end();
    };
    line.put(&phrases::counts(&EndCounts::of(&strip.coverage), Glyphs::Unicode), PLAIN);
    let at = layout.state_at() + 10;
    let dots = dots(positions, layout.columns.saturating_sub(at));
    let mut sentences = vec![strip.state()];
    sentences.retain(|state| !state.is_empty());
    for (who, pole) in strip.speakers.iter().zip(&strip.dimension.poles) {
        if !who.is_empty() {
            let verb = if who.len() == 1 { "speaks" } else { "speak" };
            sentences.push(format!("{} {verb} for {pole}", phrases::english::list_some(who)));
        }
    }
    line.at(at, PLAIN);
    line.put(dots.trim_end(), PLAIN);
    let room = layout.columns.saturating_sub(at + width(&dots) + 2);
    if room >= 8 {
        line.put("  ", PLAIN);
        line.put(&fit(&sentences.join("; "), room), QUIET);
    }
    line.end()
}

/// Returns one dot per person at each of the seven positions, or numbers in little space.
fn dots(positions: &[u32], room: usize) -> String {
    let dots = positions.iter().map(|&people| match people {
        0 => "· ".to_owned(),
        1 => "● ".to_owned(),
        2 => "●●".to_owned(),
        n => format!("{n}●"),
    });
    let dots: Vec<String> = dots.collect();
    let [a, middle, b] = [&dots[..2], &dots[2..5], &dots[5..]].map(|part| part.join(" "));
    let wide = format!("{a} │ {middle} │ {b}");
    if width(&wide) <= room {
        return wide;
    }
    let numbers: Vec<String> = positions.iter().map(u32::to_string).collect();
    let [a, middle, b] = [&numbers[..2], &numbers[2..5], &numbers[5..]].map(|part| part.join(" "));
    fit(&format!("{a}│{middle}│{b}"), room).into_owned()
}
