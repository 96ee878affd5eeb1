//! A message as it may stand in any terminal, log or status line: clean,
//! narrow and small, whatever it repeats of a file, a path or an argument.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{fit, visible, width};

/// The widest line, in columns.
pub const COLUMNS: usize = 120;
/// The longest message, in bytes.
pub const BYTES: usize = 4096;
/// More lines than a message needs; the rest is left out.
const LINES: usize = 24;
/// The most that is kept of what somebody typed or called a file.
const WORD: usize = 60;

/// A message of one or more lines, cleaned, each line broken at blanks into
/// at most 120 columns, and all of it within 4 KiB. What a line breaks into is
/// indented by two more blanks.
pub fn message(text: &str) -> String {
    within(text, COLUMNS)
}

/// The same with its lines as long as they are: for a pipe, where programs
/// take a line for a message.
pub fn unwrapped_message(text: &str) -> String {
    within(text, usize::MAX)
}

fn within(text: &str, columns: usize) -> String {
    let mut shown = String::new();
    let lines = text.lines().flat_map(|line| broken(line, columns)).take(LINES);
    for (nth, line) in lines.enumerate() {
        if nth > 0 {
            shown.push('\n');
        }
        shown.push_str(&line);
        if shown.len() > BYTES {
            break;
        }
    }
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

/// A fault on one line again, to be said after other words: what it was broken
/// into is joined, and any other line end is the name of a file.
pub fn one_line(text: &str) -> String {
    visible(&text.replace("\n  ", " ")).into_owned()
}

/// A word that came from outside, clean and short enough to be repeated.
pub fn repeated(word: &str) -> String {
    fit(&visible(word), WORD).into_owned()
}

/// One line in lines of at most so many columns.
fn broken(line: &str, columns: usize) -> Vec<String> {
    let line = visible(line);
    if width(&line) <= columns {
        return vec![line.into_owned()];
    }
    let inner = line.trim_start_matches(' ');
    let indent = (line.len() - inner.len()).min(columns / 2);
    let mut lines = vec![" ".repeat(indent)];
    let mut begun = false;
    for word in inner.split(' ') {
        let word = fit(word, columns - indent - 2);
        let Some(last) = lines.last_mut() else { break };
        if begun && width(last) + 1 + width(&word) > columns {
            if lines.len() == LINES {
                break;
            }
            lines.push(format!("{}{word}", " ".repeat(indent + 2)));
            continue;
        }
        if begun {
            last.push(' ');
        }
        last.push_str(&word);
        begun = true;
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_line_breaks_at_blanks_and_goes_on_indented() {
        let all = message(&format!("error: {}\n\n  tip: {}", "word ".repeat(30), "x ".repeat(80)));
        let lines: Vec<&str> = all.lines().collect();
        assert!(
            lines[0].starts_with("error: word word") && lines[1].starts_with("  word"),
            "{all}"
        );
        assert!(lines[3].starts_with("  tip: x") && lines[4].starts_with("    x"), "{all}");
    }

    #[test]
    fn a_word_without_a_blank_is_cut() {
        assert_eq!(width(&message(&"x".repeat(5_000))), COLUMNS - 2);
        assert_eq!(repeated("a\u{1B}b"), "a<U+001B>b");
        assert_eq!(width(&repeated(&"x".repeat(5_000))), WORD);
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
            prop_assert!(shown.lines().all(|line| width(line) <= COLUMNS), "{shown}");
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
