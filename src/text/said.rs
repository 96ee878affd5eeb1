//! Texts that are said where they go and are put together nowhere before: onto
//! the screen's cells, into a report.

use std::fmt::{self, Display, Write as _};

/// A text that is said where it goes, and is nowhere put together before.
///
/// ```text
/// pub fn at(level: u8) -> impl Display {
///     said(move |f| write!(f, "at {level}"))
/// }
/// ```
pub fn said<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result>(say: F) -> impl Display {
    struct Said<F>(F);
    impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> Display for Said<F> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (self.0)(f)
        }
    }
    Said(say)
}

/// A text in capital letters, for a heading.
pub fn upper(text: &str) -> impl Display + '_ {
    said(|f| text.chars().try_for_each(|c| write!(f, "{}", c.to_uppercase())))
}

/// So many of a letter.
pub fn times(letter: char, times: usize) -> impl Display {
    said(move |f| (0..times).try_for_each(|_| f.write_char(letter)))
}
