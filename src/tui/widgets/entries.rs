//! A list of entries of one or more lines each, with headings between them.
//! Nothing is cut without a number that says how many entries are missing.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph, Widget};

use super::text::right;
use crate::tui::draw::Styles;

/// The lines of a list; those of an entry know its index.
#[derive(Debug, Default)]
pub struct EntryList<'a> {
    lines: Vec<(Option<usize>, Line<'a>)>,
}

/// What of a list is on the screen: a range of its lines in each column.
#[derive(Debug)]
pub struct Shown {
    columns: Vec<(Rect, Range<usize>)>,
    /// Entries that begin above the first line shown.
    pub above: usize,
    /// Entries that end below the last line shown.
    pub below: usize,
}

impl<'a> EntryList<'a> {
    /// Adds a heading or a blank line.
    pub fn heading(&mut self, line: impl Into<Line<'a>>) {
        self.lines.push((None, line.into()));
    }

    /// Adds a line of an entry.
    pub fn line(&mut self, entry: usize, line: impl Into<Line<'a>>) {
        self.lines.push((Some(entry), line.into()));
    }

    /// Returns the number of lines.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// Returns the lines to show in an area of one or more columns, so that the whole entry under
    /// the cursor is among them, or its first lines if it is taller.
    pub fn shown(&self, cursor: usize, area: Rect, columns: u16) -> Shown {
        let columns = Layout::horizontal(vec![Constraint::Fill(1); columns.into()]).split(area);
        let height = usize::from(area.height);
        let mut start = self.top(cursor, height * columns.len());
        let ranges: Vec<(Rect, Range<usize>)> = columns
            .iter()
            .enumerate()
            .map(|(nth, &column)| {
                let is_last = nth + 1 == columns.len();
                let range = start..self.end(start, height, is_last);
                start = range.end;
                (column, range)
            })
            .collect();
        let first = ranges.first().map_or(0, |(_, range)| range.start);
        let last = ranges.last().map_or(0, |(_, range)| range.end);
        let (above, below) = (self.entries(0..first), self.entries(last..self.lines.len()));
        Shown { columns: ranges, above, below }
    }

    /// Draws what is shown, with a bar next to the entry under the cursor.
    pub fn draw(&self, shown: &Shown, cursor: usize, buf: &mut Buffer, styles: &Styles) {
        let [bar, text] = [Constraint::Length(1), Constraint::Fill(1)];
        for (column, range) in &shown.columns {
            let [bar, text] = Layout::horizontal([bar, text]).areas(*column);
            let lines = &self.lines[range.clone()];
            let words: Vec<Line<'_>> = lines.iter().map(|(_, line)| line.clone()).collect();
            Paragraph::new(words).render(text, buf);
            let selected = lines.iter().map(|(entry, _)| *entry == Some(cursor));
            for (row, _) in bar.rows().zip(selected).filter(|(_, selected)| *selected) {
                Block::new().style(styles.cursor_bar).render(row, buf);
            }
        }
    }

    /// Draws the list in one column, and how much is missing at the right end
    /// of `edge`, the row above it.
    pub fn draw_below(
        &self,
        edge: Rect,
        area: Rect,
        cursor: usize,
        buf: &mut Buffer,
        styles: &Styles,
    ) {
        let shown = self.shown(cursor, area, 1);
        self.draw(&shown, cursor, buf, styles);
        more_above_and_below(edge, buf, shown.above, shown.below, styles);
    }

    /// Returns the entry at a position of the screen.
    pub fn at(&self, shown: &Shown, position: Position) -> Option<usize> {
        let (column, range) = shown.columns.iter().find(|(area, _)| area.contains(position))?;
        let nth = range.start + usize::from(position.y - column.y);
        self.lines.get(nth).filter(|_| range.contains(&nth))?.0
    }

    /// Returns how many entries have a line in a range.
    fn entries(&self, range: Range<usize>) -> usize {
        let mut entries: Vec<usize> =
            self.lines[range].iter().filter_map(|(entry, _)| *entry).collect();
        entries.dedup();
        entries.len()
    }

    /// Returns the first line shown of `height`.
    fn top(&self, cursor: usize, height: usize) -> usize {
        let is_it = |(entry, _): &(Option<usize>, Line<'_>)| *entry == Some(cursor);
        let first = self.lines.iter().position(is_it).unwrap_or(0);
        let last = self.lines.iter().rposition(is_it).unwrap_or(0);
        if last < height {
            return 0;
        }
        let middle = usize::midpoint(first, last).saturating_sub(height / 2);
        middle.min(first).min(self.lines.len().saturating_sub(height))
    }

    /// Returns where a column of lines ends: before an entry that would go on
    /// in the next column, where that leaves anything.
    fn end(&self, start: usize, height: usize, is_last: bool) -> usize {
        let end = (start + height).min(self.lines.len());
        let Some((Some(entry), _)) = self.lines.get(end).filter(|_| !is_last) else { return end };
        let goes_on = |nth: &usize| self.lines[*nth].0.is_none_or(|own| own == *entry);
        let first = (start..end).rev().take_while(goes_on).last();
        first.filter(|&first| first > start).unwrap_or(end)
    }
}

/// Returns the first row to show so that `cursor` is in the middle of `shown`
/// rows of `all`, or as near to it as the ends allow.
pub fn top_of(cursor: usize, shown: usize, all: usize) -> usize {
    cursor.saturating_sub(shown / 2).min(all.saturating_sub(shown))
}

/// Says "↓ 5 more" at the right end of an area's first row; draws nothing
/// where there are none.
pub fn more_below(area: Rect, buf: &mut Buffer, below: usize, styles: &Styles) {
    more_above_and_below(area, buf, 0, below, styles);
}

/// Says "↑ 2 more  ↓ 5 more" at the right end of an area's first row.
pub fn more_above_and_below(
    area: Rect,
    buf: &mut Buffer,
    above: usize,
    below: usize,
    styles: &Styles,
) {
    let sentences = match (above, below) {
        (0, 0) => return,
        (0, below) => format!(" ↓ {below} more "),
        (above, 0) => format!(" ↑ {above} more "),
        (above, below) => format!(" ↑ {above}  ↓ {below} more "),
    };
    let inside = Rect { width: area.width.saturating_sub(1), ..area };
    right(Line::styled(sentences, styles.title), inside, buf);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: usize) -> EntryList<'static> {
        let mut list = EntryList::default();
        for entry in 0..entries {
            list.heading("");
            list.line(entry, "first");
            list.line(entry, "second");
        }
        list
    }

    #[test]
    fn the_entry_under_the_cursor_is_always_shown_and_the_others_are_counted() {
        for height in 3..40 {
            for columns in 1..3 {
                for cursor in 0..12 {
                    let shown = list(12).shown(cursor, Rect::new(0, 0, 20, height), columns);
                    let lines = list(12).lines;
                    let shown_entries = |(_, range): &(Rect, Range<usize>)| -> Vec<usize> {
                        lines[range.clone()].iter().filter_map(|(entry, _)| *entry).collect()
                    };
                    let seen: Vec<usize> = shown.columns.iter().flat_map(shown_entries).collect();
                    let own = seen.iter().filter(|&&entry| entry == cursor).count();
                    assert!(own == 2 || columns == 2, "{cursor} of {height} × {columns}: {seen:?}");
                    let whole = (0..12)
                        .filter(|entry| seen.iter().filter(|seen| *seen == entry).count() == 2);
                    assert_eq!(whole.count() + shown.above + shown.below, 12);
                }
            }
        }
    }

    #[test]
    fn an_entry_is_not_broken_between_two_columns() {
        let shown = list(2).shown(0, Rect::new(0, 0, 20, 5), 2);
        let ranges: Vec<_> = shown.columns.into_iter().map(|(_, range)| range).collect();
        assert_eq!(ranges, [0..3, 3..6]);
    }
}
