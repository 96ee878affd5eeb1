//! Sentences in lines of a width.

use std::borrow::Cow;

use textwrap::{Options, WordSplitter, WrapAlgorithm, wrap};

/// Returns a text in lines of at most `columns` columns: the first after `first`, the others after
/// `rest`. Words are kept whole where they fit a line.
pub(super) fn lines(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(columns.max(1))
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn lines_hang_below_their_first_and_never_pass_the_width() {
        assert_eq!(lines("one two three", 9, "- ", "  "), ["- one two", "  three"]);
        let long = lines("日本語日本語日本語 Donaudampfschifffahrt", 10, "  ", "    ");
        assert!(long.iter().all(|line| width(line) <= 10), "{long:?}");
    }
}
