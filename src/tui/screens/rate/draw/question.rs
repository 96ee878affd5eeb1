//! One question: its meaning, the words of every level or the line between two ends, the wish, and
//! the pass.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position as Point, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{
    Block, HighlightSpacing, List, ListItem, ListState, Paragraph, StatefulWidget, Widget,
};

use crate::phrases;
use crate::team::{Dimension, Kind, Position, Rating, TOP_LEVEL, Want};
use crate::tui::app::{Action, Model, Source};
use crate::tui::draw::Styles;
use crate::tui::screens::rate::{Page, RatingForm, Shown};
use crate::tui::widgets::{fit, right, wrap, wrapped};

/// The sign before the chosen answer; the others are indented as far.
const POINTER: &str = " ▸ ";
const INSET: &str = "   ";
/// From this many rows on, levels have air between them.
const ROOMY: u16 = 24;
/// The most rows that the meaning of a dimension takes.
const MAX_ABOUT: usize = 4;

/// Where the parts of a question are, for drawing and for clicks alike.
#[derive(Debug, Clone, Copy)]
struct Areas {
    heading: Rect,
    about: Rect,
    answers: Rect,
    wants: Rect,
    hint: Rect,
    /// Rows from one level to the next.
    step: u16,
}

impl Areas {
    fn new(dimension: &Dimension, area: Rect) -> Self {
        let levels = u16::from(TOP_LEVEL) + 1;
        let step = if area.height >= ROOMY { 2 } else { 1 };
        let (answers, wants) = if dimension.is_spectrum() { (6, 3) } else { (levels * step, 2) };
        let gap = u16::from(step == 1 || dimension.is_spectrum());
        let fixed = 2 + 1 + answers + gap + wants;
        let room = usize::from(area.height.saturating_sub(fixed + 1)).min(MAX_ABOUT);
        let about = wrap(&dimension.sentence(), usize::from(area.width)).len().min(room) as u16;
        let air = area.height.saturating_sub(fixed + about + 3) / 3;
        let rows = [air, 2, about, 1, answers, gap, wants].map(Constraint::Length);
        let [_, heading, about, _, answers, _, wants, hint] =
            Layout::vertical(rows.into_iter().chain([Constraint::Fill(1)])).areas(area);
        Self { heading, about, answers, wants, hint, step }
    }

    /// Returns the seven positions of a spectrum, below its ends.
    fn cells(&self) -> [Rect; 7] {
        let strip = Rect { y: self.answers.y + 1, height: 3, ..self.answers };
        Layout::horizontal([Constraint::Fill(1); 7]).spacing(1).areas(strip)
    }
}

/// Draws the question.
pub fn draw(area: Rect, buf: &mut Buffer, form: &RatingForm, model: &Model, styles: &Styles) {
    let Some(at) = form.dimension() else { return };
    let dimension = &model.team.dimensions()[at];
    let areas = Areas::new(dimension, area);
    let rating = match form.shown(&model.team, at) {
        Shown::Answer(rating) => rating,
        Shown::PriorAnswers => Rating::BLANK,
    };
    Text::from_iter([
        Line::styled(kind_heading(dimension.kind), styles.heading),
        Line::styled(dimension.title(), styles.title),
    ])
    .render(areas.heading, buf);
    Text::from(wrapped(&dimension.sentence(), area.width, styles.text)).render(areas.about, buf);
    if dimension.is_spectrum() {
        spectrum(areas, buf, dimension, rating, styles);
    } else {
        levels(areas, buf, dimension, rating, styles);
    }
    wants(area.width, rating, dimension, styles).render(areas.wants, buf);
    let hint = Rect {
        y: areas.hint.y + u16::from(areas.hint.height > 1),
        height: areas.hint.height.saturating_sub(u16::from(areas.hint.height > 1)),
        ..areas.hint
    };
    Text::from(hints(form, at, rating, model, area.width, styles)).render(hint, buf);
}

fn kind_heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Skill => "SKILL",
        Kind::Experience => "EXPERIENCE: SITUATIONS YOU'VE BEEN IN",
        Kind::Personality => "PERSONALITY: NO RIGHT OR WRONG END, AND IT'S OPTIONAL",
    }
}

/// Returns the hints below a question: what `w` applies to, that there is an answer already, how
/// to answer.
fn hints(
    form: &RatingForm,
    at: usize,
    rating: Rating,
    model: &Model,
    width: u16,
    styles: &Styles,
) -> Vec<Line<'static>> {
    let dimensions = model.team.dimensions();
    let mut lines = Vec::new();
    if let Some(before) = form.just_answered.and_then(|at| dimensions.get(at)) {
        let words = format!("w: want more or less of {}, your last answer", before.name);
        lines.extend(wrapped(&words, width, styles.title));
    }
    let how = match form.shown(&model.team, at) {
        Shown::PriorAnswers => "Already answered; not shown. A new answer replaces it.",
        Shown::Answer(_) if rating.is_answered() => "",
        Shown::Answer(_) if dimensions[at].is_spectrum() => {
            "Press 1–7, or ← and →. You can leave it blank."
        }
        Shown::Answer(_) => "Press 0–5. You can leave it blank.",
    };
    lines.extend(wrapped(how, width, styles.quiet));
    if form.page == Page::Question(0) && is_shown_at_once(model) {
        lines.extend(wrapped(AT_ONCE, width, styles.quiet));
    }
    lines
}

/// The hint on the first question if nothing is hidden.
const AT_ONCE: &str = "Your answers are on the map as soon as you finish.";

fn is_shown_at_once(model: &Model) -> bool {
    !model.team.session.hidden && !matches!(model.source, Source::Sheet(_))
}

fn levels(areas: Areas, buf: &mut Buffer, dimension: &Dimension, rating: Rating, styles: &Styles) {
    let items = (0..=TOP_LEVEL).map(|level| {
        let chosen = rating.value() == Some(level);
        let key = if chosen { styles.selected } else { styles.key };
        let words = dimension.level_words(level).unwrap_or_default();
        let mut text = Text::from(Line::from_iter([
            Span::styled(format!("{level}  "), key),
            Span::raw(words.to_owned()),
        ]));
        if areas.step > 1 {
            text.push_line(Line::default());
        }
        ListItem::new(text)
    });
    let list = List::new(items)
        .style(styles.text)
        .highlight_symbol(POINTER)
        .highlight_spacing(HighlightSpacing::Always);
    let chosen = rating.value().map(usize::from);
    let mut state = ListState::default().with_selected(chosen);
    StatefulWidget::render(list, areas.answers, buf, &mut state);
    if let Some(level) = chosen {
        // Only the level's own row, not the air below it.
        let y = areas.answers.y + level as u16 * areas.step;
        let row = Rect { y, height: 1, ..areas.answers };
        buf.set_style(row.intersection(areas.answers), styles.selected);
    }
}

/// Draws the seven positions between two ends, numbered from 1, the chosen one highlighted.
fn spectrum(
    areas: Areas,
    buf: &mut Buffer,
    dimension: &Dimension,
    rating: Rating,
    styles: &Styles,
) {
    let ends = Rect { height: 1, ..areas.answers };
    let halves: [Rect; 2] = Layout::horizontal([Constraint::Fill(1); 2]).spacing(2).areas(ends);
    let [first, second] = &dimension.poles;
    let half = usize::from(halves[0].width);
    fit(first, half, styles.title).render(halves[0], buf);
    right(Line::from(fit(second, half, styles.title)), halves[1], buf);
    for (position, cell) in Position::ALL.into_iter().zip(areas.cells()) {
        let chosen = rating.value() == Some(position.index());
        let style = match position {
            _ if chosen => styles.selected,
            Position::A3 | Position::A2 | Position::A1 => styles.a_lean,
            Position::Middle => styles.text,
            Position::B1 | Position::B2 | Position::B3 => styles.b_lean,
        };
        let number = position.index() + 1;
        let above = if chosen { "▾" } else { "" };
        Block::new().style(style).render(cell, buf);
        Paragraph::new(format!("{above}\n{number}")).centered().style(style).render(cell, buf);
    }
    if let Some(&chosen) = rating.value().and_then(|value| Position::ALL.get(usize::from(value))) {
        let words = phrases::position(dimension, chosen);
        let below = Rect { y: ends.y + 5, ..ends };
        Line::styled(words, styles.text).centered().render(below, buf);
    }
}

/// Returns what the person wants, the pass, and for spectra the pass on all of
/// them.
fn wants(width: u16, rating: Rating, dimension: &Dimension, styles: &Styles) -> Text<'static> {
    let long = want_line(rating, phrases::want, styles);
    let line = if long.width() <= usize::from(width) {
        long
    } else {
        want_line(rating, short_want, styles)
    };
    let pass = if rating.is_pass() {
        Line::from_iter([
            Span::styled(format!("{POINTER}p  "), styles.selected),
            Span::styled("prefer not to say", styles.selected),
        ])
    } else {
        Line::from_iter([
            Span::styled(format!("{INSET}p  "), styles.key),
            Span::styled("prefer not to say", styles.quiet),
        ])
    };
    let mut text = Text::from_iter([line, pass]);
    if dimension.is_spectrum() {
        text.push_line(Line::from_iter([
            Span::styled(format!("{INSET}S  "), styles.key),
            Span::styled("prefer not to say, for all of personality", styles.text),
        ]));
    }
    text
}

/// Returns the three possible wishes, the chosen one highlighted.
fn want_line(
    rating: Rating,
    words: fn(Option<Want>) -> &'static str,
    styles: &Styles,
) -> Line<'static> {
    let mut line = Line::from(Span::styled(format!("{INSET}w  "), styles.key));
    for (want, arrow) in [(Some(Want::Grow), "↑ "), (Some(Want::Less), "↓ "), (None, "")] {
        let chosen = rating.want() == want && !rating.is_pass();
        let style = match want {
            Some(_) if chosen => styles.selected,
            None if chosen => styles.text,
            _ => styles.quiet,
        };
        let pointer = if chosen { "▸" } else { " " };
        line.push_span(Span::styled(format!("{pointer} {arrow}{} ", words(want)), style));
        line.push_span(Span::raw(" "));
    }
    line
}

fn short_want(want: Option<Want>) -> &'static str {
    match want {
        Some(Want::Grow) => "more of this",
        Some(Want::Less) => "rather less",
        None => "neither",
    }
}

/// Returns what a click on the question means.
pub fn click(model: &Model, form: &RatingForm, area: Rect, click: Point) -> Option<Action> {
    let dimension = &model.team.dimensions()[form.dimension()?];
    let areas = Areas::new(dimension, area);
    if areas.wants.contains(click) {
        return match click.y - areas.wants.y {
            0 => Some(Action::Want),
            1 => Some(Action::Pass),
            _ => Some(Action::SkipPersonality),
        };
    }
    if dimension.is_spectrum() {
        let column = areas.cells().iter().position(|cell| cell.contains(click))?;
        return Some(Action::Point { row: None, column: Some(column) });
    }
    let row = click.y.checked_sub(areas.answers.y)?;
    (areas.answers.contains(click) && row % areas.step == 0)
        .then(|| Action::Answer((row / areas.step) as u8))
}
