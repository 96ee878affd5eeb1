//! One question: what it is about, the words of every level or the line
//! between two poles, what the person would like of it, and a way to pass.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::phrases::{self, Glyphs};
use crate::team::{Dimension, Kind, Position, Rating, TOP_LEVEL, Want};
use crate::text;
use crate::tui::app::rate::{Page, Shown, Sitting};
use crate::tui::app::{Action, Model, Source};
use crate::tui::draw::{Styles, pen};

/// Where the parts of a question stand.
#[derive(Debug, Clone, Copy)]
struct Places {
    heading: u16,
    about: u16,
    answers: u16,
    /// Rows of the screen from one level to the next.
    step: u16,
    want: u16,
    /// Rows of all but what the dimension is about.
    fixed: u16,
}

impl Places {
    fn of(dimension: &Dimension, area: Rect) -> Self {
        let levels = u16::from(TOP_LEVEL) + 1;
        // Level by level with air between, where there is room for it.
        let roomy = area.height >= 24;
        let step = if roomy { 2 } else { 1 };
        let answers = if dimension.is_spectrum() { 6 } else { levels * step };
        let gap = u16::from(!roomy || dimension.is_spectrum());
        let fixed = 3 + answers + gap + 2;
        let about = about(dimension, area, fixed).count() as u16;
        let heading = area.y + area.height.saturating_sub(fixed + about + 2) / 3;
        let about_at = heading + 2;
        let answers_at = about_at + about + 1;
        let want = answers_at + answers + gap;
        Self { heading, about: about_at, answers: answers_at, step, want, fixed }
    }
}

/// What belongs to the dimension, as many lines of it as the rest leaves.
fn about(dimension: &Dimension, area: Rect, fixed: u16) -> impl Iterator<Item = Cow<'_, str>> {
    let room = usize::from(area.height.saturating_sub(fixed)).min(4);
    pen::wrap(&dimension.about, usize::from(area.width)).take(room)
}

/// Draws the question.
pub fn draw(buf: &mut Buffer, area: Rect, sitting: &Sitting, model: &Model, styles: &Styles) {
    let Some(place) = sitting.dimension() else { return };
    let dimension = &model.team.dimensions()[place];
    let places = Places::of(dimension, area);
    let shown = sitting.shown(&model.team, place);
    let heading = match dimension.kind {
        Kind::Skill => "SKILL",
        Kind::Experience => "EXPERIENCE: SITUATIONS LIVED THROUGH",
        Kind::Personality => "PERSONALITY: NEITHER END IS THE GOOD ONE, AND ALL OF IT IS OPTIONAL",
    };
    pen::write(buf, area.x, places.heading, area.width, heading, styles.heading);
    pen::write(buf, area.x, places.heading + 1, area.width, &dimension.name, styles.title);
    for (nth, line) in about(dimension, area, places.fixed).enumerate() {
        pen::write(buf, area.x, places.about + nth as u16, area.width, line, styles.text);
    }
    let rating = match shown {
        Shown::Answer(rating) => rating,
        Shown::Earlier => Rating::BLANK,
    };
    if dimension.is_spectrum() {
        strip(buf, area, places, dimension, shown, model.options.glyphs, styles);
    } else {
        levels(buf, area, places, dimension, rating, model.options.glyphs, styles);
    }
    beside(buf, area, places.want, rating, model, styles);
    let how = match (shown, dimension.is_spectrum()) {
        (Shown::Earlier, _) => "Already answered; not shown. A new answer replaces it.",
        _ if rating.is_answered() => "",
        (_, true) => match model.options.glyphs {
            Glyphs::Unicode => "← and → go along the line. Not answered yet; it may stay so.",
            Glyphs::Ascii => "left and right go along the line. Not answered yet; it may stay so.",
        },
        (_, false) => "A number answers and goes on; w comes before it. It may stay open, too.",
    };
    let mut y = places.want + 2;
    if dimension.is_spectrum() {
        pen::write(buf, area.x + 3, y, 1, "P", styles.key);
        let words = "prefer not to say, for all of personality";
        pen::write(buf, area.x + 6, y, area.width.saturating_sub(6), words, styles.text);
        y += 1;
    }
    if y + 1 < area.bottom() {
        pen::write(buf, area.x, y + 1, area.width, how, styles.quiet);
    }
    if sitting.page == Page::Question(0) && is_open(model) {
        let lines = pen::wrap(AT_ONCE, usize::from(area.width));
        for (line, y) in lines.zip(y + 2..area.bottom()) {
            pen::write(buf, area.x, y, area.width, line, styles.quiet);
        }
    }
}

/// What is said on the first question of who rates outside a session.
const AT_ONCE: &str = "Your answers are on the map as soon as you are back. \
    A workshop (W) hides all answers until everyone is in.";

/// Whether what is answered here is on the map at once.
fn is_open(model: &Model) -> bool {
    !model.team.session.hidden && !matches!(model.source, Source::Sheet(_))
}

fn levels(
    buf: &mut Buffer,
    area: Rect,
    places: Places,
    dimension: &Dimension,
    rating: Rating,
    glyphs: Glyphs,
    styles: &Styles,
) {
    for level in 0..=TOP_LEVEL {
        let y = places.answers + u16::from(level) * places.step;
        let chosen = rating.value() == Some(level);
        let words = dimension.level_words(level).unwrap_or_default();
        let style = option(buf, area, y, chosen, glyphs, styles);
        let key = if chosen { style } else { styles.key };
        pen::write(buf, area.x + 3, y, 1, level, key);
        pen::write(buf, area.x + 6, y, area.width.saturating_sub(7), words, style);
    }
}

/// Begins a line that can be chosen; gives the style of its words.
fn option(
    buf: &mut Buffer,
    area: Rect,
    y: u16,
    chosen: bool,
    glyphs: Glyphs,
    styles: &Styles,
) -> Style {
    if !chosen {
        return styles.text;
    }
    pen::paint(buf, area.x, y, area.width, styles.selected);
    pen::write(buf, area.x + 1, y, 1, pointer(glyphs), styles.selected);
    styles.selected
}

fn pointer(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "▸",
        Glyphs::Ascii => ">",
    }
}

/// Columns of one place of the strip.
fn place_width(area: Rect) -> u16 {
    area.width / 7
}

/// The line between two poles: the left one as the file has it, never a
/// number below zero.
fn strip(
    buf: &mut Buffer,
    area: Rect,
    places: Places,
    dimension: &Dimension,
    shown: Shown,
    glyphs: Glyphs,
    styles: &Styles,
) {
    let y = places.answers;
    let wide = place_width(area);
    let line = Rect { width: 7 * wide, ..area };
    let [a, b] = &dimension.poles;
    let half = usize::from(line.width / 2).saturating_sub(1);
    pen::write(buf, line.x, y, half as u16, a, styles.title);
    pen::write_right(buf, line.right() - 1, y, text::fitted(b, half), styles.title);
    let value = match shown {
        Shown::Answer(rating) => rating.value(),
        Shown::Earlier => None,
    };
    let titles = match glyphs {
        Glyphs::Unicode => ["◂ 3", "◂ 2", "◂ 1", "·", "1 ▸", "2 ▸", "3 ▸"],
        Glyphs::Ascii => ["< 3", "< 2", "< 1", ".", "1 >", "2 >", "3 >"],
    };
    for position in Position::ALL {
        let nth = u16::from(position.index());
        let x = line.x + nth * wide;
        let chosen = value == Some(position.index());
        let style = match (chosen, position) {
            (true, _) => styles.selected,
            (false, Position::A3 | Position::A2 | Position::A1) => styles.a_lean,
            (false, Position::Middle) => styles.text,
            (false, Position::B1 | Position::B2 | Position::B3) => styles.b_lean,
        };
        for row in 0..3 {
            pen::blank(buf, x, y + 1 + row, wide - 1, style);
        }
        let title = titles[usize::from(position.index())];
        let inset = (wide - 1).saturating_sub(title.chars().count() as u16) / 2;
        pen::write(buf, x + inset, y + 2, wide, title, style);
        if chosen {
            let mark = match glyphs {
                Glyphs::Unicode => "▾",
                Glyphs::Ascii => "v",
            };
            pen::write(buf, x + (wide - 1) / 2, y + 1, 1, mark, style);
        }
    }
    let chosen = value.and_then(|value| Position::ALL.get(usize::from(value)));
    if let Some(&position) = chosen {
        let said = phrases::position(dimension, position);
        let inset = line.width.saturating_sub(pen::width(&said)) / 2;
        pen::write(buf, line.x + inset, y + 5, area.width, said, styles.text);
    }
}

/// What the person would like of it, and the pass.
fn beside(buf: &mut Buffer, area: Rect, y: u16, rating: Rating, model: &Model, styles: &Styles) {
    let glyphs = model.options.glyphs;
    pen::write(buf, area.x + 3, y, 1, "w", styles.key);
    let mut x = area.x + 6;
    let arrows = match glyphs {
        Glyphs::Unicode => ["↑ ", "↓ "],
        Glyphs::Ascii => ["^ ", "v "],
    };
    let wants = [(Some(Want::Grow), arrows[0]), (Some(Want::Less), arrows[1]), (None, "")];
    for (want, arrow) in wants {
        let chosen = rating.want() == want && !rating.is_pass();
        let style = if chosen && want.is_some() {
            styles.selected
        } else if chosen {
            styles.text
        } else {
            styles.quiet
        };
        let open = if chosen { pointer(glyphs) } else { " " };
        let said = if area.width < 70 { short_want(want) } else { phrases::want(want) };
        let words = format_args!("{open} {arrow}{said} ");
        x = pen::write(buf, x, y, area.right().saturating_sub(x), words, style) + 1;
    }
    let style = option(buf, area, y + 1, rating.is_pass(), glyphs, styles);
    let key = if rating.is_pass() { style } else { styles.key };
    pen::write(buf, area.x + 3, y + 1, 1, "p", key);
    let style = if rating.is_pass() { style } else { styles.quiet };
    pen::write(buf, area.x + 6, y + 1, area.width - 6, "prefer not to say", style);
}

fn short_want(want: Option<Want>) -> &'static str {
    match want {
        Some(Want::Grow) => "more of this",
        Some(Want::Less) => "rather not",
        None => "neither",
    }
}

/// What a click on the question means.
pub fn click(model: &Model, sitting: &Sitting, area: Rect, x: u16, y: u16) -> Option<Action> {
    let place = sitting.dimension()?;
    let dimension = &model.team.dimensions()[place];
    let places = Places::of(dimension, area);
    if !(area.left()..area.right()).contains(&x) {
        return None;
    }
    if y == places.want {
        return Some(Action::Want);
    }
    if y == places.want + 1 {
        return Some(Action::Pass);
    }
    if dimension.is_spectrum() {
        let row = y.checked_sub(places.answers + 1).filter(|row| *row < 3);
        let column = usize::from((x - area.x) / place_width(area));
        let column = row.map(|_| column).filter(|&column| column < 7)?;
        return Some(Action::Point { row: None, column: Some(column) });
    }
    let level = y.checked_sub(places.answers)?;
    (level % places.step == 0 && level / places.step <= u16::from(TOP_LEVEL))
        .then(|| Action::Answer((level / places.step) as u8))
}
