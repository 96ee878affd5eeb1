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
    let fits = usize::from(list.height);
    let height = |nth: usize| lines(&view.entries[nth], room).count();
    // The first entry shown: so that the one under the cursor ends in sight.
    let mut first = view.cursor;
    let mut taken = height(first);
    while first > 0 && taken + height(first - 1) <= fits {
        first -= 1;
        taken += height(first);
    }
    let mut ends = (first..view.entries.len()).scan(0, |end, nth| {
        *end += height(nth);
        Some(*end)
    });
    let below = ends.any(|end| end > fits);
    if first > 0 || below {
        let said = if below { " more below " } else { " more above " };
        pen::write_right(buf, list.right(), area.y, said, styles.quiet);
    }
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

fn titles(buf: &mut Buffer, area: Rect, view: &PlanView, styles: &Styles) {
    let mut x = area.x;
    for pane in Pane::ALL {
        let is_open = pane == view.pane;
        let room = area.right().saturating_sub(x);
        let title = format_args!(" {} ", pane.title());
        // Where not all titles fit, the open one does.
        if pen::width(title) > room {
            break;
        }
        let style = if is_open { styles.selected } else { styles.quiet };
        x = pen::write(buf, x, area.y, room, title, style);
    }
    if x == area.x || !fits_open(area, view) {
        pen::blank(buf, area.x, area.y, area.width, styles.text);
        let title = format_args!(" {} ", view.pane.title());
        pen::write(buf, area.x, area.y, area.width, title, styles.selected);
    }
}

/// Whether the open pane's title is among those that fit.
fn fits_open(area: Rect, view: &PlanView) -> bool {
    let mut taken = 0;
    for pane in Pane::ALL {
        taken += crate::text::width(pane.title()) + 2;
        if taken > usize::from(area.width) {
            return false;
        }
        if pane == view.pane {
            return true;
        }
    }
    false
}
