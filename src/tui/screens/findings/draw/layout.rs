//! Which line of the findings stands where, from the terminal's size and the
//! cursor. Pure, so that a click finds what was drawn.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::tui::draw::pen;
use crate::tui::screens::findings::FindingsView;

/// The widest a sentence runs: longer lines are hard to read.
const MEASURE: u16 = 100;
/// From this many columns on, a list that is too long for the screen runs on
/// beside itself.
const TWO_COLUMNS: u16 = 150;
/// From this many rows on, a blank line stands between findings.
const ROOMY: u16 = 30;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'a> {
    /// Between findings.
    Blank,
    /// Over findings of one sort.
    Heading(&'static str),
    /// Beside an entry's mark: what it is about, or how its sentence begins
    /// where it is about several.
    First(usize, Cow<'a, str>),
    /// A part of an entry's sentences.
    Text(usize, Cow<'a, str>),
    /// A part of what was decided about an entry.
    Decided {
        /// Which entry.
        entry: usize,
        /// Whether a decision begins here.
        first: bool,
        /// The part.
        words: Cow<'a, str>,
    },
}

impl Line<'_> {
    /// The entry it belongs to.
    pub fn entry(&self) -> Option<usize> {
        match self {
            Self::Blank | Self::Heading(_) => None,
            Self::First(entry, _) | Self::Text(entry, _) | Self::Decided { entry, .. } => {
                Some(*entry)
            }
        }
    }
}

/// Where everything stands.
#[derive(Debug, Clone)]
pub struct Layout<'a> {
    /// How sure the whole is, in lines.
    pub bounds: pen::Lines<'a>,
    /// The list's rows of the screen.
    pub list: Rect,
    /// One column of the list, or two side by side.
    pub columns: u16,
    /// All its lines.
    pub lines: Vec<Line<'a>>,
    /// How many of them are above the first one shown.
    pub above: usize,
}

impl<'a> Layout<'a> {
    /// The layout in this area, the last row left to the footer.
    pub fn of(view: &'a FindingsView, area: Rect) -> Self {
        let measure = |columns: u16| usize::from((area.width / columns).min(MEASURE + 5) - 5);
        let bounds = pen::wrap(view.bounds.as_deref().unwrap_or(""), measure(1));
        let top = 3 + bounds.clone().count() as u16;
        let height = area.height.saturating_sub(top + 1);
        let list = Rect { y: area.y + top, height, ..area };
        let roomy = area.height >= ROOMY;
        let mut columns = 1;
        let mut lines = lines(view, measure(1), roomy);
        if lines.len() > usize::from(height) && area.width >= TWO_COLUMNS {
            columns = 2;
            lines = unbroken(self::lines(view, measure(2), roomy), usize::from(height));
        }
        let above = above(&lines, view.cursor, usize::from(height * columns));
        Self { bounds, list, columns, lines, above }
    }

    /// How many lines are on the screen at most.
    pub fn room(&self) -> usize {
        usize::from(self.list.height * self.columns)
    }

    /// The place of each line shown on the screen, and the line.
    pub fn shown(&self) -> impl Iterator<Item = (u16, u16, &Line<'a>)> {
        let height = usize::from(self.list.height).max(1);
        let lines = self.lines.iter().skip(self.above).take(self.room()).enumerate();
        lines.map(move |(nth, line)| {
            let x = self.list.x + (nth / height) as u16 * (self.list.width / self.columns);
            (x, self.list.y + (nth % height) as u16, line)
        })
    }
}

/// So many lines a finding usually takes, decisions and blanks included.
const USUAL_LINES: usize = 5;

fn lines(view: &FindingsView, measure: usize, roomy: bool) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(USUAL_LINES * view.entries.len());
    let mut heading = "";
    for (nth, entry) in view.entries.iter().enumerate() {
        if entry.heading != heading {
            if nth > 0 {
                lines.push(Line::Blank);
            }
            heading = entry.heading;
            lines.push(Line::Heading(heading));
        } else if roomy {
            lines.push(Line::Blank);
        }
        let mut text = pen::wrap(&entry.said.text, measure.saturating_sub(3));
        let subject = entry.said.subject.as_deref().map(Cow::Borrowed);
        if let Some(first) = subject.or_else(|| text.next()) {
            lines.push(Line::First(nth, first));
        }
        lines.extend(text.map(|part| Line::Text(nth, part)));
        for decided in &entry.decided {
            let parts = pen::wrap(decided, measure.saturating_sub(5)).enumerate();
            lines.extend(parts.map(|(part, words)| Line::Decided {
                entry: nth,
                first: part == 0,
                words,
            }));
        }
    }
    lines
}

/// Moves a finding that would begin at the end of the first column and go on
/// in the second to the second, where both hold all of it.
fn unbroken(mut lines: Vec<Line<'_>>, height: usize) -> Vec<Line<'_>> {
    let Some(entry) = lines.get(height).and_then(Line::entry) else { return lines };
    let belongs = |line: &Line<'_>| matches!(line, Line::Heading(_)) || line.entry() == Some(entry);
    let start = (0..height).rev().take_while(|&nth| belongs(&lines[nth])).last();
    if let Some(start) = start
        && lines.len() + height - start <= 2 * height
    {
        lines.splice(start..start, std::iter::repeat_n(Line::Blank, height - start));
    }
    lines
}

/// Keeps the finding under the cursor in the middle once there is more than
/// fits, and all of it on the screen.
fn above(lines: &[Line<'_>], cursor: usize, shown: usize) -> usize {
    let first = lines.iter().position(|line| line.entry() == Some(cursor)).unwrap_or(0);
    let last = lines.iter().rposition(|line| line.entry() == Some(cursor)).unwrap_or(0);
    let middle = usize::midpoint(first, last);
    let most = lines.len().saturating_sub(shown);
    // Taller than the screen: from its first line on.
    middle.saturating_sub(shown / 2).min(first).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_not_broken_between_two_columns_that_hold_all_of_it() {
        let first = |entry| Line::First(entry, "".into());
        let text = |entry| Line::Text(entry, "".into());
        let lines = vec![first(0), text(0), Line::Heading("Strengths"), first(1), text(1)];
        let moved = unbroken(lines.clone(), 4);
        assert_eq!(moved[2..4], [Line::Blank, Line::Blank]);
        assert_eq!(moved[4..], lines[2..]);
        assert_eq!(unbroken(lines.clone(), 5), lines, "fits in the first");
        let longer = [lines, vec![text(1), text(1)]].concat();
        assert_eq!(unbroken(longer.clone(), 4), longer, "would not fit in the second");
    }

    #[test]
    fn the_finding_under_the_cursor_is_always_on_the_screen() {
        let lines: Vec<Line<'_>> = (0..12)
            .flat_map(|entry| {
                [Line::Blank, Line::First(entry, "".into()), Line::Text(entry, "".into())]
            })
            .collect();
        for shown in 3..40 {
            for cursor in 0..12 {
                let above = above(&lines, cursor, shown);
                let seen = &lines[above..lines.len().min(above + shown)];
                assert_eq!(seen.iter().filter(|line| line.entry() == Some(cursor)).count(), 2);
            }
        }
    }
}
