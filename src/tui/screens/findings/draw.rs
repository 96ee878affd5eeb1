//! Findings: what the map says, in sentences, worst first.
//!
//! ```text
//! Payments › The launch                               102 of 112 answers
//! Findings
//!   7 of 12 have as many people as needed …
//! ────────────────────────────────────────────────────────── ↓ 4 more ──
//!   SHORTFALLS
//! ▌ ○  Running it
//!      Nobody handles hard cases so far; two are needed. …
//!      ✓ Decided: grow, Dee, by 22 Feb 2027; we expect one person.
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases::Glyphs;
use crate::tui::app::{Action, Model, Screen};
use crate::tui::draw::Styles;
use crate::tui::screens::findings::{Entry, FindingsView};
use crate::tui::screens::map::draw::title;
use crate::tui::screens::why;
use crate::tui::widgets::{EntryList, more_above_and_below, rule, wrap, wrapped};

/// The widest a sentence runs: longer lines are hard to read.
const MEASURE: u16 = 100;
/// From this many columns on, a list that is too long for the screen runs on
/// in a second column.
const TWO_COLUMNS_FROM: u16 = 150;
/// From this many columns on, the row under the cursor is explained next to the
/// list.
const ASIDE_FROM: u16 = MEASURE + 5 + 60;
/// From this many rows on, there is a blank line between findings.
const ROOMY_FROM: u16 = 30;

/// Draws the findings; the area's last row is left to messages.
pub fn draw(buf: &mut Buffer, area: Rect, view: &FindingsView, model: &Model, styles: &Styles) {
    title::page(Span::styled("Findings", styles.title), "".into(), area, buf, model, styles);
    let page = Page::new(view, area, model, styles);
    Paragraph::new(page.bounds).render(page.bounds_area, buf);
    rule(page.rule, buf, styles.rule);
    if view.entries.is_empty() || model.team.members().is_empty() {
        empty(page.list_area, buf, model, styles);
        return;
    }
    let shown = page.list.shown(view.cursor, page.list_area, page.columns);
    page.list.draw(&shown, view.cursor, buf, styles);
    let about = view.entry().map(|entry| entry.dimensions.as_slice());
    if let (Some(aside), Some(&[dimension])) = (page.aside, about) {
        why::draw::aside(buf, aside, dimension, model, styles);
    }
    more_above_and_below(page.rule, buf, shown.above, shown.below, styles);
}

/// Returns what a click among the findings means.
pub fn click(model: &Model, area: Rect, x: u16, y: u16) -> Option<Action> {
    let Screen::Findings(view) = &model.screen else { return None };
    let page = Page::new(view, area, model, &Styles::default());
    let shown = page.list.shown(view.cursor, page.list_area, page.columns);
    let row = page.list.at(&shown, Position { x, y });
    Some(Action::Point { row, column: None })
}

/// The parts of the page.
struct Page<'a> {
    bounds: Vec<Line<'a>>,
    bounds_area: Rect,
    rule: Rect,
    list: EntryList<'a>,
    list_area: Rect,
    columns: u16,
    /// Where the row under the cursor is explained.
    aside: Option<Rect>,
}

impl<'a> Page<'a> {
    fn new(view: &'a FindingsView, area: Rect, model: &Model, styles: &Styles) -> Self {
        let measure = |columns: u16| (area.width / columns).min(MEASURE + 5).saturating_sub(5);
        let bounds = wrapped(view.bounds.as_deref().unwrap_or(""), measure(1), styles.text);
        let [_, bounds_area, rule, list_area, _] = Layout::vertical([
            Constraint::Length(2),
            Constraint::Length(bounds.len() as u16),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
        ])
        .areas(area);
        let bounds_area = bounds_area.inner(Margin::new(2, 0));
        let roomy = area.height >= ROOMY_FROM;
        let glyphs = model.options.glyphs;
        let mut page = Self {
            list: list(view, measure(1), roomy, glyphs, styles),
            bounds,
            bounds_area,
            rule,
            list_area,
            columns: 1,
            aside: None,
        };
        let is_cut = page.list.height() > usize::from(list_area.height);
        if is_cut && area.width >= TWO_COLUMNS_FROM {
            page.list = list(view, measure(2), roomy, glyphs, styles);
            page.columns = 2;
        } else if area.width >= ASIDE_FROM {
            let columns = [Constraint::Length(MEASURE + 5), Constraint::Fill(1)];
            let [list_area, aside] = Layout::horizontal(columns).areas(list_area);
            page.list_area = list_area;
            page.aside = Some(aside);
        }
        page
    }
}

fn list<'a>(
    view: &'a FindingsView,
    measure: u16,
    roomy: bool,
    glyphs: Glyphs,
    styles: &Styles,
) -> EntryList<'a> {
    let mut list = EntryList::default();
    let mut heading = "";
    for (nth, entry) in view.entries.iter().enumerate() {
        let is_new = entry.heading != heading;
        if nth > 0 && (is_new || roomy) {
            list.heading("");
        }
        if is_new {
            heading = entry.heading;
            list.heading(Span::styled(format!(" {}", heading.to_uppercase()), styles.heading));
        }
        for line in lines(entry, measure, glyphs, styles) {
            list.line(nth, line);
        }
    }
    list
}

/// Returns an entry's lines: its mark and subject, its sentences, what was
/// decided.
fn lines<'a>(entry: &'a Entry, measure: u16, glyphs: Glyphs, styles: &Styles) -> Vec<Line<'a>> {
    let sentences = &entry.sentences;
    let subject =
        sentences.subject.iter().map(|subject| Span::styled(subject.as_str(), styles.title));
    let text = wrap(&sentences.text, usize::from(measure.saturating_sub(3)));
    let text = text.into_iter().map(|part| Span::styled(part, styles.text));
    let mut lines: Vec<Line<'a>> =
        subject.chain(text).map(|span| Line::from_iter([Span::raw("    "), span])).collect();
    if let (Some(mark), Some(first)) = (sentences.mark, lines.first_mut()) {
        let sign = Span::styled(format!(" {} ", mark.glyph(glyphs)), styles.mark(mark));
        first.spans.splice(..1, [sign, Span::raw(" ")]);
    }
    for decided in &entry.decided {
        let parts = wrap(decided, usize::from(measure.saturating_sub(5)));
        lines.extend(parts.into_iter().enumerate().map(|(nth, part)| {
            let sign = if nth == 0 { decided_sign(glyphs) } else { " " };
            let sign = Span::styled(sign, styles.done);
            let part = Span::styled(part, styles.quiet);
            Line::from_iter([Span::raw("    "), sign, Span::raw(" "), part])
        }));
    }
    lines
}

/// Returns the sign of a decision, here and on the map.
pub fn decided_sign(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "✓",
        Glyphs::Ascii => "*",
    }
}

/// Draws an empty page: why it is empty, and what to do.
fn empty(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let [first, second] = if model.team.members().is_empty() {
        ["Nobody is on the team yet.", "Press 6 to add people."]
    } else if model.coverage.summary().targeted() == 0 {
        [
            "Nothing is needed yet, so nothing can be missing.",
            "Press 6 to say how many people each row needs.",
        ]
    } else {
        ["Every row has exactly as many people as it needs.", "Press Esc for the map."]
    };
    let lines = vec![Line::styled(first, styles.title), Line::styled(second, styles.text)];
    Paragraph::new(lines).render(area.inner(Margin::new(2, 1)), buf);
}
