//! The pane next to the rows: candidates, the brief, the best together, who could grow, what fails
//! without whom.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::text;
use crate::tui::draw::Styles;
use crate::tui::screens::plan::{Entry, Pane, PlanView};
use crate::tui::widgets::{EntryList, wrap, wrapped};

/// Draws the titles and the open pane's entries, the one under the cursor in
/// sight.
pub(super) fn draw(buf: &mut Buffer, area: Rect, view: &PlanView, styles: &Styles) {
    let rows = [Constraint::Length(1), Constraint::Fill(1)];
    let [titles_area, area] = Layout::vertical(rows).areas(area);
    titles(titles_area, buf, view, styles);
    if view.entries.is_empty() {
        let [what, then] = nothing(view.pane);
        let [_, area] = Layout::vertical(rows).areas(area.inner(Margin::new(2, 0)));
        let lines =
            [wrapped(what, area.width, styles.title), wrapped(then, area.width, styles.text)];
        Paragraph::new(lines.concat()).render(area, buf);
        return;
    }
    let list = list(view, area.width, styles);
    // What does not fit is counted in a row of its own.
    let more = u16::from(list.height() > usize::from(area.height));
    let [area, edge] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(more)]).areas(area);
    list.draw_below(edge, area, view.cursor, buf, styles);
}

/// Returns how many rows the titles and all entries take.
pub(super) fn height(view: &PlanView, width: u16, styles: &Styles) -> u16 {
    1 + if view.entries.is_empty() { 4 } else { list(view, width, styles).height() as u16 }
}

fn list<'a>(view: &'a PlanView, width: u16, styles: &Styles) -> EntryList<'a> {
    let mut list = EntryList::default();
    for (nth, entry) in view.entries.iter().enumerate() {
        for line in lines(entry, nth == view.cursor, view, width, styles) {
            list.line(nth, line);
        }
    }
    list
}

/// Returns an entry's lines: what it is about, what is said of it, and below
/// that the quieter words.
fn lines<'a>(
    entry: &'a Entry,
    is_selected: bool,
    view: &PlanView,
    width: u16,
    styles: &Styles,
) -> Vec<Line<'a>> {
    let room = usize::from(width.saturating_sub(4));
    let wrapped = |text: &str, style| {
        let lines = wrap(text, room).into_iter();
        lines.map(move |line| Line::from_iter([Span::raw(" "), Span::styled(line, style)]))
    };
    let mut lines = Vec::new();
    if !entry.subject.is_empty() {
        let style = if is_selected { styles.cursor } else { styles.title };
        let subject = text::fit(&entry.subject, room);
        let mut line = Line::from_iter([Span::raw(" "), Span::styled(subject, style)]);
        if entry.candidate.is_some_and(|at| view.is_hired(at)) {
            line.push_span(Span::raw(" "));
            line.push_span(Span::styled(" would join ", styles.lit));
        }
        lines.push(line);
    }
    lines.extend(wrapped(&entry.text, styles.text));
    lines.extend(entry.below.iter().flat_map(|below| wrapped(below, styles.quiet)));
    lines
}

/// Draws the panes' names; where not all fit, those around the open one.
fn titles(area: Rect, buf: &mut Buffer, view: &PlanView, styles: &Styles) {
    let width = |shown: &Range<usize>| -> usize {
        Pane::ALL[shown.clone()].iter().map(|pane| text::width(pane.title()) + 2).sum()
    };
    let open = Pane::ALL.iter().position(|pane| *pane == view.pane).unwrap_or(0);
    let room = usize::from(area.width);
    let mut shown = 0..Pane::ALL.len();
    // Two columns each are for the signs of more.
    if width(&shown) > room {
        while shown.len() > 1 && width(&shown) + 4 > room {
            let is_cut_off = width(&(shown.start..open + 1)) + 4 > room;
            if is_cut_off { shown.start += 1 } else { shown.end -= 1 }
        }
    }
    let sign = |is_cut, sign| Span::styled(if is_cut { sign } else { "" }, styles.quiet);
    let mut line = Line::from(sign(shown.start > 0, "‹ "));
    for pane in &Pane::ALL[shown.clone()] {
        let style = if *pane == view.pane { styles.selected } else { styles.quiet };
        line.push_span(Span::styled(format!(" {} ", pane.title()), style));
    }
    line.push_span(sign(shown.end < Pane::ALL.len(), " ›"));
    line.render(area, buf);
}

/// Returns what a pane without entries says, and what to do.
fn nothing(pane: Pane) -> [&'static str; 2] {
    match pane {
        Pane::Candidates => {
            ["No candidates yet.", "a adds one. : then \"import\" reads a file or a folder."]
        }
        Pane::Compare => ["No candidates yet.", "Space adds those you want to compare."],
        Pane::Planned => ["Nothing is decided yet.", ""],
        Pane::Together => {
            ["No candidate closes a shortfall.", "Add other candidates, or let someone grow."]
        }
        Pane::Brief | Pane::Grow => ["Nothing is missing, as far as we know.", ""],
        Pane::Leave => ["Nobody is on the team yet.", ""],
    }
}
