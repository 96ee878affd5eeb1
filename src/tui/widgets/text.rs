//! Lines of text: wrapped, cut and aligned.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Widget};

use crate::text;

/// Returns the text in lines of at most `width` columns, broken between words.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1))
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(text.trim(), options)
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// Returns the text as lines of one style, broken between words.
pub fn wrapped(text: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    wrap(text, width.into()).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// Returns a span of at most `width` columns, its end replaced by `…`.
pub fn fit(text: &str, width: usize, style: Style) -> Span<'static> {
    Span::styled(text::fit(text, width).into_owned(), style)
}

/// Draws a line at the right end of an area's first row.
pub fn right(line: Line<'_>, area: Rect, buf: &mut Buffer) {
    // A line gives its style to all of its area: no more than it takes.
    let width = (line.width() as u16).min(area.width);
    let end = Rect { x: area.right() - width, width, height: area.height.min(1), ..area };
    line.render(end, buf);
}

/// Draws a rule across an area's first row.
pub fn rule(area: Rect, buf: &mut Buffer, style: Style) {
    let area = Rect { height: area.height.min(1), ..area };
    Block::new().borders(Borders::TOP).border_style(style).render(area, buf);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_between_words_and_no_word_is_lost() {
        assert_eq!(wrap("one two  three", 8), ["one two", "three"]);
        assert_eq!(wrap("a-long-word-alone fits", 6), ["a-long-word-alone", "fits"]);
        assert_eq!(wrap("", 6), Vec::<String>::new());
    }
}
