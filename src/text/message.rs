//! A message that is safe in any terminal, log or status line: clean,
//! and small, whatever it repeats of a file, a path or an argument.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{fit, visible};

/// The longest message, in bytes.
pub const BYTES: usize = 4096;
/// The longest line, in columns: no word somebody typed makes it longer.
const MAX_LINE: usize = 2_000;
/// The most lines of a message; the rest is left out.
const MAX_LINES: usize = 24;
/// The most that is kept of what somebody typed or called a file.
const WORD: usize = 60;

/// Returns a message of one or more lines, cleaned, and all of it within 4 KiB.
/// Its lines are as long as they are: programs take a line for a message, and a
/// terminal breaks it.
pub fn message(text: &str) -> String {
    let cleaned =
        text.lines().take(MAX_LINES).map(|line| fit(&visible(line), MAX_LINE).into_owned());
    let mut shown = cleaned.collect::<Vec<_>>().join("\n");
    if shown.len() > BYTES {
        let fits = |at: &usize| *at <= BYTES - '…'.len_utf8();
        let graphemes = shown.grapheme_indices(true).map(|(at, _)| at).take_while(fits).last();
        // One grapheme of many thousand characters is cut between them.
        let chars = || shown.char_indices().map(|(at, _)| at).take_while(fits).last();
        let end = graphemes.filter(|&at| at > 0).or_else(chars).unwrap_or(0);
        shown.truncate(end);
        shown.push('…');
    }
    shown
}

/// Returns a message for a terminal of `columns` columns: its lines broken at
/// blanks, what follows indented by two.
pub fn wrapped_message(text: &str, columns: usize) -> String {
    textwrap::fill(&message(text), textwrap::Options::new(columns).subsequent_indent("  "))
}

/// Returns a message as one line, to be said after other words.
pub fn one_line(text: &str) -> String {
    visible(text).into_owned()
}

/// Returns a word that came from outside, clean and short enough to be repeated.
pub fn repeated(word: &str) -> String {
    fit(&visible(word), WORD).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::width;

    #[test]
    fn a_long_line_breaks_at_blanks_on_a_terminal_alone() {
        let text = format!("error: {}\n\n  tip: x", "word ".repeat(30).trim_end());
        assert_eq!(message(&text), text);
        let all = wrapped_message(&text, 60);
        let lines: Vec<&str> = all.lines().collect();
        assert!(
            lines[0].starts_with("error: word word") && lines[1].starts_with("  word"),
            "{all}"
        );
        assert!(lines.iter().all(|line| width(line) <= 60), "{all}");
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(repeated("a\u{1B}b"), "a<U+001B>b");
        assert_eq!(width(&repeated(&"x".repeat(5_000))), WORD);
        assert!(width(&message(&"x".repeat(5_000))) <= MAX_LINE);
    }

    #[test]
    fn one_letter_of_thousands_of_characters_is_cut_too() {
        let family = "👩\u{200D}".repeat(20_000) + "👩";
        assert!(message(&family).len() <= BYTES);
        assert!(message(&"日本語\u{300}\u{301}\u{302} ".repeat(5_000)).len() <= BYTES);
    }

    proptest! {
        #[test]
        fn whatever_it_repeats_a_message_stays_small_and_clean(text in any::<String>(), times in 0_usize..200) {
            let shown = message(&text.repeat(times));
            prop_assert!(shown.len() <= BYTES);
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
