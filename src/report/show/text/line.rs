//! One line of styled text, by columns; and sentences wrapped to a width.

use std::fmt::Write as _;

use anstyle::Style;

use crate::text::{fit, width};

/// A line being written from left to right.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    column: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Where the next text begins.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// Writes a text in a style.
    pub(super) fn put(&mut self, text: &str, style: Style) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{style}{text}{style:#}");
        self.column += width(text);
    }

    /// Blanks up to a column.
    pub(super) fn at(&mut self, column: usize, style: Style) {
        let blanks = column.saturating_sub(self.column);
        if blanks > 0 {
            self.put(&" ".repeat(blanks), style);
        }
    }

    /// Writes a text so that it ends at a column.
    pub(super) fn right(&mut self, text: &str, column: usize, style: Style) {
        self.at(column.saturating_sub(width(text)), Style::new());
        self.put(text, style);
    }

    /// The line with its end, no blanks before it.
    pub(super) fn end(self) -> String {
        format!("{}\n", self.text.trim_end())
    }
}

/// A text wrapped at blanks, every line indented; a word that is too long for
/// a line is cut.
pub(super) fn paragraph(text: &str, indent: usize, columns: usize, style: Style) -> String {
    let room = columns.saturating_sub(indent).max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let word = fit(word, room);
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&word),
            Some(line) if width(line) + 1 + width(&word) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word.into_owned()),
        }
    }
    let margin = " ".repeat(indent);
    lines.iter().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "{margin}{style}{line}{style:#}");
        all
    })
}
