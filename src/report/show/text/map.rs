//! The map in lines: a column a person, or where they do not fit, how many
//! gave each level.

use anstyle::Style;

use super::line::{Line, paragraph};
use super::{LIT, NEAR, PLAIN, QUIET, TITLE, mark_style};
use crate::coverage::{Histogram, Voices};
use crate::phrases::{self, Glyphs, Mark, Squares};
use crate::report::show::content::{Tone, arrow, digit};
use crate::report::show::{Page, heading};
use crate::team::{End, Kind};
use crate::text::{fit, width};

const GUTTER: usize = 2;
/// "[4]↓"
const NARROW: usize = 4;
const WIDE: [usize; 2] = [5, 6];
/// The narrowest a dimension's name may get before something else gives way.
const NARROWEST_NAME: usize = 20;
/// Levels 0 to 5, and no answer.
const SLOTS: [usize; 7] = [0, 1, 2, 3, 4, 5, 7];
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
    fn of(page: Page<'_>, columns: usize) -> Self {
        let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
        let all = 0..page.team.dimensions().len();
        let rows = || all.clone().filter(|&at| !page.team.dimensions()[at].is_spectrum());
        let names = longest(&mut rows().map(|index| width(page.name(index))));
        let state = longest(&mut rows().map(|index| width(&page.state(index)) + 2)).min(26);
        let squares = longest(&mut rows().map(|index| width(&squares(page, index)))).min(12);
        let need = longest(&mut rows().map(|index| width(&need(page, index))));
        let people = page.members().len();
        let widest = longest(&mut page.names.all().iter().map(|name| width(name)));
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
            Cells::Counts => COUNT * SLOTS.len(),
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

fn squares(page: Page<'_>, index: usize) -> String {
    let Squares { filled, missing, spare } = Squares::of(page.coverage.dimension(index));
    if filled + missing > 8 {
        return format!("{filled}■ {missing}□");
    }
    let spare = if spare > 0 { format!("+{spare}") } else { String::new() };
    format!("{}{}{spare}", "■".repeat(filled as usize), "□".repeat(missing as usize))
}

fn need(page: Page<'_>, index: usize) -> String {
    phrases::need(&page.team.dimensions()[index], page.coverage.dimension(index).need())
}

/// The map, and below it what to talk about.
pub(super) fn map(page: Page<'_>, columns: usize) -> String {
    if page.team.dimensions().is_empty() {
        return paragraph("Nothing is needed yet: the team has no rows.", 0, columns, PLAIN);
    }
    let layout = Layout::of(page, columns);
    let mut out = format!("\n{}", heads(page, &layout));
    for kind in [Kind::Skill, Kind::Experience] {
        let mut rows = page.rows(kind).peekable();
        if rows.peek().is_some() {
            out.push_str(&paragraph(&heading(kind).to_uppercase(), 0, columns, QUIET));
            out.extend(rows.map(|index| row(page, &layout, index)));
        }
    }
    let mut strips = page.rows(Kind::Personality).peekable();
    if strips.peek().is_some() {
        out.push_str(&paragraph(&heading(Kind::Personality).to_uppercase(), 0, columns, QUIET));
        out.extend(strips.map(|index| strip(page, &layout, index)));
    }
    let topics = page.topics();
    if !topics.is_empty() {
        out.push('\n');
        out.push_str(&paragraph("Talk about", 0, columns, TITLE));
        for (nth, (subject, why)) in topics.iter().enumerate() {
            let mut said = paragraph(&format!("{subject}: {why}."), 3, columns, PLAIN);
            said.replace_range(..3, &format!(" {} ", nth + 1));
            out.push_str(&said);
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
        Cells::None => "■ filled, □ missing, +1 to spare",
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
            for slot in SLOTS {
                let title = if slot == 7 { "·".to_owned() } else { slot.to_string() };
                centred(&mut line, &title, COUNT, TITLE);
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

/// In the middle of a cell of which the last column is for an arrow.
fn centred(line: &mut Line, text: &str, cell: usize, style: Style) {
    let left = (cell.saturating_sub(width(text) + 1)) / 2;
    line.put(&" ".repeat(left), PLAIN);
    line.put(text, style);
    line.put(&" ".repeat(cell.saturating_sub(left + width(text))), PLAIN);
}

fn row(page: Page<'_>, layout: &Layout, index: usize) -> String {
    let row = page.coverage.dimension(index);
    let mark = Mark::of(row);
    let mut line = Line::new();
    line.put(" ", PLAIN);
    line.put(&fit(page.name(index), layout.name), PLAIN);
    line.at(layout.state_at(), PLAIN);
    let state = format!("{} {}", mark.glyph(Glyphs::Unicode), page.state(index));
    line.put(&fit(&state, layout.state), mark_style(mark));
    line.at(layout.squares_at(), PLAIN);
    line.put(
        &fit(&squares(page, index), layout.squares),
        mark_style(mark).effects(PLAIN.get_effects()),
    );
    line.at(layout.cells_at(), PLAIN);
    match layout.cells {
        Cells::People(cell) => {
            for rating in page.team.ratings().column(index) {
                let tone = Tone::of(row, *rating);
                let arrow = arrow(*rating);
                line.put(&" ".repeat((cell - NARROW) / 2), PLAIN);
                let before = line.column();
                toned(&mut line, &digit(*rating), tone, arrow);
                line.at(before + cell - (cell - NARROW) / 2, PLAIN);
            }
        }
        Cells::Counts => {
            for slot in SLOTS {
                let people = row.histogram()[slot];
                let value = slot as u8;
                let tone = match people {
                    0 => Tone::Plain,
                    _ if slot < 7 && row.counts(value) => Tone::Lit,
                    _ if slot < 7 && row.is_one_step_below(value) => Tone::Near,
                    _ => Tone::Plain,
                };
                let text = if people == 0 { "·".to_owned() } else { people.to_string() };
                line.put(&" ".repeat(COUNT.saturating_sub(width(&text) + 2)), PLAIN);
                toned(&mut line, &text, tone, "");
            }
        }
        Cells::None => {}
    }
    if layout.has_need {
        line.at(layout.need_at(), PLAIN);
        line.put(&need(page, index), QUIET);
    }
    line.end()
}

/// What is lit stands in brackets, so that nobody needs the colour.
fn toned(line: &mut Line, text: &str, tone: Tone, after: &str) {
    if tone == Tone::Lit {
        line.put(&format!("[{text}]"), LIT);
        line.put(after, PLAIN);
        return;
    }
    line.put(" ", PLAIN);
    line.put(text, tone_style(tone));
    line.put(after, PLAIN);
    line.put(&" ".repeat(1_usize.saturating_sub(width(after))), PLAIN);
}

fn tone_style(tone: Tone) -> Style {
    match tone {
        Tone::Lit => LIT,
        Tone::Near => NEAR,
        Tone::Plain => QUIET,
    }
}

/// How many people at each place of a spectrum, nobody named but those who
/// offered to speak. The two halves of the strip are set apart, not coloured.
fn strip(page: Page<'_>, layout: &Layout, index: usize) -> String {
    let row = page.strip(index);
    let mut line = Line::new();
    line.put(" ", PLAIN);
    let own = &page.team.dimensions()[index];
    let title = phrases::title(own, layout.name, Glyphs::Unicode);
    line.put(&fit(&title, layout.name), PLAIN);
    line.at(layout.state_at(), PLAIN);
    if !row.is_shown() {
        line.put(&phrases::shown_from(&row), QUIET);
        return line.end();
    }
    line.put(&phrases::counts(&Voices::of(&row), Glyphs::Unicode), PLAIN);
    let at = layout.state_at() + 10;
    let dots = dots(row.histogram(), layout.columns.saturating_sub(at));
    let mut said: Vec<String> = Vec::new();
    for (end, pole) in [(End::A, &own.poles[0]), (End::B, &own.poles[1])] {
        let who = page.speakers(index, end);
        if !who.is_empty() {
            let verb = if who.len() == 1 { "speaks" } else { "speak" };
            said.push(format!("{} {verb} for {pole}", phrases::english::list_some(&who)));
        }
    }
    let state = page.state(index);
    if !state.is_empty() {
        said.insert(0, state);
    }
    line.at(at, PLAIN);
    line.put(dots.trim_end(), PLAIN);
    let room = layout.columns.saturating_sub(at + width(&dots) + 2);
    if room >= 8 {
        line.put("  ", PLAIN);
        line.put(&fit(&said.join("; "), room), QUIET);
    }
    line.end()
}

/// A dot a person at each of the seven places, the ends set apart from the
/// middle; numbers where there is no room.
fn dots(histogram: &Histogram, room: usize) -> String {
    let index = |people: u32| match people {
        0 => "· ".to_owned(),
        1 => "● ".to_owned(),
        2 => "●●".to_owned(),
        n => format!("{n}●"),
    };
    let places: Vec<String> = histogram[..7].iter().map(|&people| index(people)).collect();
    let [a, middle, b] = [&places[..2], &places[2..5], &places[5..]].map(|part| part.join(" "));
    let wide = format!("{a} │ {middle} │ {b}");
    if width(&wide) <= room {
        return wide;
    }
    let numbers: Vec<String> = histogram[..7].iter().map(u32::to_string).collect();
    let [a, middle, b] = [&numbers[..2], &numbers[2..5], &numbers[5..]].map(|part| part.join(" "));
    fit(&format!("{a}│{middle}│{b}"), room).into_owned()
}
