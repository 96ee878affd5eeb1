//! One line of styled text, by columns; and sentences wrapped to a width.

use std::fmt::Write as _;

use anstyle::Style;

use crate::report::wrap::lines;
use crate::text::width;

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

/// A text wrapped at blanks, every line indented.
pub(super) fn paragraph(text: &str, indent: usize, columns: usize, style: Style) -> String {
    let margin = " ".repeat(indent);
    let lines = lines(text, columns.saturating_sub(indent), "", "");
    lines
        .iter()
        .fold(String::new(), |text, line| text + &format!("{margin}{style}{line}{style:#}\n"))
}
