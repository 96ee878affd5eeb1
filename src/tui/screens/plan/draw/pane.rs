//! What stands beside the rows: candidates, the brief, the best together, who
//! could grow, what leaves with whom.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::draw::{Styles, pen};
use crate::tui::screens::plan::{Entry, Pane, PlanView};

/// Draws the titles and the open pane's entries, the one under the cursor in
/// sight.
pub(crate) fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, styles: &Styles) {
    titles(buf, area, view, styles);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if view.entries.is_empty() {
        let [what, then] = crate::tui::screens::plan::draw::nothing(view.pane);
        pen::write(buf, list.x + 2, list.y + 1, list.width - 2, what, styles.title);
        pen::write(buf, list.x + 2, list.y + 2, list.width - 2, then, styles.text);
        return;
    }
    let room = usize::from(list.width.saturating_sub(4));
    // The last line says what is below.
    let fits = usize::from(list.height.saturating_sub(1));
    let height = |nth: usize| lines(&view.entries[nth], room).count();
    // The first entry shown: so that the one under the cursor ends in sight.
    let mut first = view.cursor;
    let mut taken = height(first);
    while first > 0 && taken + height(first - 1) <= fits {
        first -= 1;
        taken += height(first);
    }
    let ends = (first..view.entries.len()).scan(0, |end, nth| {
        *end += height(nth);
        Some(*end)
    });
    let below = ends.filter(|&end| end > fits).count();
    let list = if first > 0 || below > 0 {
        let last = list.bottom().saturating_sub(1);
        let cut = match (first, below) {
            (0, below) => format!("↓ {below} more"),
            (above, 0) => format!("↑ {above} more"),
            (above, below) => format!("↑ {above}  ↓ {below} more"),
        };
        pen::write(buf, list.x + 2, last, list.width, &cut, styles.quiet);
        Rect { height: list.height.saturating_sub(1), ..list }
    } else {
        list
    };
    let mut y = list.y;
    for (nth, entry) in view.entries.iter().enumerate().skip(first) {
        for (line, is_head) in lines(entry, room) {
            if y >= list.bottom() {
                return;
            }
            if nth == view.cursor {
                pen::write(buf, list.x, y, 1, " ", styles.cursor_bar);
            }
            let style = match (is_head, nth == view.cursor) {
                (Part::Subject, true) => styles.cursor,
                (Part::Subject, false) => styles.title,
                (Part::Text, _) => styles.text,
                (Part::Below, _) => styles.quiet,
            };
            let seated = entry.candidate.is_some_and(|at| view.is_seated(at));
            let x = pen::write(buf, list.x + 2, y, list.width - 2, line, style);
            if is_head == Part::Subject && seated {
                pen::write(buf, x + 1, y, 20, " in the chair ", styles.lit);
            }
            y += 1;
        }
    }
}

/// How many rows the titles and all entries take.
pub(crate) fn height(view: &PlanView, width: u16) -> u16 {
    let room = usize::from(width.saturating_sub(4));
    let entries = view.entries.iter().map(|one| lines(one, room).count() as u16).sum::<u16>();
    1 + if view.entries.is_empty() { 3 } else { entries }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Text,
    Below,
}

fn lines(entry: &Entry, room: usize) -> impl Iterator<Item = (Cow<'_, str>, Part)> {
    let subject = Some(entry.subject.as_str()).filter(|subject| !subject.is_empty());
    let wrapped = move |words, part| pen::wrap(words, room).map(move |line| (line, part));
    subject
        .map(|subject| (subject.into(), Part::Subject))
        .into_iter()
        .chain(wrapped(&entry.text, Part::Text))
        .chain(entry.below.iter().flat_map(move |below| wrapped(below, Part::Below)))
}

/// Draws the pages' names; where not all fit, those around the open one.
fn titles(buf: &mut Buffer, area: Rect, view: &PlanView, styles: &Styles) {
    let wide = |pane: &Pane| pane.title().len() as u16 + 2;
    let open = Pane::ALL.iter().position(|pane| *pane == view.pane).unwrap_or(0);
    // Two columns are for the signs of more.
    let room = area.width.saturating_sub(4);
    let all: u16 = Pane::ALL.iter().map(wide).sum();
    let mut first = 0;
    while all > area.width && Pane::ALL[first..=open].iter().map(wide).sum::<u16>() > room {
        first += 1;
    }
    let mut x = area.x;
    if first > 0 {
        x = pen::write(buf, x, area.y, 2, "‹ ", styles.quiet);
    }
    for (nth, pane) in Pane::ALL.iter().enumerate().skip(first) {
        let is_last = nth + 1 == Pane::ALL.len();
        let keep = if is_last { 0 } else { 2 };
        if x + wide(pane) + keep > area.right() && nth > open {
            pen::write(buf, x, area.y, 2, " ›", styles.quiet);
            break;
        }
        let style = if nth == open { styles.selected } else { styles.quiet };
        let title = format_args!(" {} ", pane.title());
        x = pen::write(buf, x, area.y, area.right().saturating_sub(x), title, style);
    }
}
