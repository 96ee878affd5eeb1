//! Names that differ and can hardly be told apart, by the letters of other
//! scripts in them: UTS 39 §4, "Confusable Detection".
//!
//! The list of letters is a text that is searched as it stands. As a table of
//! Rust values it would be a hundred and fifty kilobytes of pointers, each of
//! which the system has to set right at every start, while hardly any team
//! needs one of them.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

use super::fold;

/// A letter a line, in order: its code and those that it looks like, in
/// hexadecimal; `from..to` are characters that a reader does not see at all.
const LETTERS: &str = include_str!("../../assets/look-alikes.txt");
/// Digits of a code at a line's beginning.
const DIGITS: usize = 6;

/// Returns the shape of a name: two different names of one shape look alike, such as Anna with a
/// Latin and with a Cyrillic А. Flagged, never merged.
pub fn shape(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded;
    }
    // Upper case too, where more letters of different scripts look alike.
    let upper: String = text.trim().chars().flat_map(char::to_uppercase).nfc().collect();
    let seen = skeleton(&upper);
    let is_seen = |c: &char| c.width() != Some(0) || is_combining_mark(*c);
    fold(&seen.chars().filter(is_seen).collect::<String>())
}

/// Returns each name of a list that can hardly be told from one before it, with that.
pub fn alike<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(&'n str, &'n str)> {
    let names: Vec<&str> = names.collect();
    if names.iter().all(|name| name.is_ascii()) {
        return Vec::new();
    }
    let mut shapes: HashMap<String, &str> = HashMap::new();
    let mut found = Vec::new();
    for name in names {
        let other = *shapes.entry(shape(name)).or_insert(name);
        if looks_like(name, other) {
            found.push((name, other));
        }
    }
    found
}

/// Returns whether two names are different and can hardly be told apart.
pub fn looks_like(one: &str, other: &str) -> bool {
    let ascii = one.is_ascii() && other.is_ascii();
    !ascii && fold(one) != fold(other) && shape(one) == shape(other)
}

/// A text with each letter as the one it looks like.
fn skeleton(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.nfd() {
        match line(c).map(|line| line.split_at(DIGITS)) {
            None => seen.push(c),
            Some((_, range)) if range.starts_with("..") => {}
            Some((_, alike)) => seen.extend(alike.split_whitespace().filter_map(code)),
        }
    }
    seen.nfd().collect()
}

/// The line that speaks of a character.
fn line(c: char) -> Option<&'static str> {
    let wanted = u32::from(c);
    let first = |line: &str| u32::from_str_radix(&line[..DIGITS], 16).unwrap_or(u32::MAX);
    let (mut from, mut to) = (0, LETTERS.len());
    // The line sought begins in `from..to`, if it is there; both are beginnings.
    while from < to {
        let middle = LETTERS[..usize::midpoint(from, to)].rfind('\n').map_or(0, |end| end + 1);
        let middle = middle.max(from);
        let line = LETTERS[middle..].lines().next()?;
        let last = line.split_once("..").map(|(_, last)| u32::from_str_radix(last, 16));
        if wanted < first(line) {
            to = middle;
        } else if wanted <= last.and_then(Result::ok).unwrap_or(first(line)) {
            return Some(line);
        } else {
            from = middle + line.len() + 1;
        }
    }
    None
}

fn code(hexadecimal: &str) -> Option<char> {
    u32::from_str_radix(hexadecimal, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_security::confusable_detection::skeleton as by_the_library;

    use super::*;

    /// The list, as the library has it.
    fn letters() -> String {
        let mut lines: Vec<(char, char, String)> = Vec::new();
        // Code points that are taken apart never come to be looked up.
        let whole = |c: &char| std::iter::once(*c).nfd().eq([*c]);
        for c in ('\0'..=char::MAX).filter(whole) {
            let own = c.to_string();
            let alike: Vec<char> = by_the_library(&own).collect();
            let before =
                lines.last_mut().filter(|(_, to, of)| of.is_empty() && *to as u32 + 1 == c as u32);
            match (before, alike.is_empty()) {
                (Some((_, to, _)), true) => *to = c,
                _ if alike == [c] => {}
                _ => {
                    let codes = alike.iter().map(|c| format!(" {:X}", u32::from(*c)));
                    lines.push((c, c, codes.collect()));
                }
            }
        }
        let line = |(from, to, alike): &(char, char, String)| {
            let from = u32::from(*from);
            match alike.as_str() {
                "" => format!("{from:06X}..{:06X}\n", u32::from(*to)),
                alike => format!("{from:06X}{alike}\n"),
            }
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn the_list_of_letters_is_the_librarys() {
        let expected = letters();
        if std::env::var_os("UPDATE_LOOK_ALIKES").is_some() {
            std::fs::write("assets/look-alikes.txt", &expected).unwrap();
        }
        let kept = std::fs::read_to_string("assets/look-alikes.txt").unwrap();
        assert!(kept == expected, "renew it: UPDATE_LOOK_ALIKES=1 cargo test --lib look_alikes");
    }

    /// Those that the list names, and their neighbours.
    #[test]
    fn every_listed_character_looks_like_what_the_library_says() {
        let first_and_last = |line: &str| {
            let first = u32::from_str_radix(&line[..DIGITS], 16).unwrap();
            let last = line.split_once("..").map(|(_, last)| u32::from_str_radix(last, 16));
            [first, last.map_or(first, Result::unwrap)]
        };
        let listed: Vec<u32> = LETTERS.lines().flat_map(first_and_last).collect();
        assert!(listed.len() > 12_000, "{}", listed.len());
        for c in listed.iter().flat_map(|c| [c - 1, *c, c + 1]).filter_map(char::from_u32) {
            let own = c.to_string();
            assert!(skeleton(&own).chars().eq(by_the_library(&own)), "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn every_text_looks_like_what_the_library_says(text in any::<String>()) {
            prop_assert!(skeleton(&text).chars().eq(by_the_library(&text)));
        }
    }

    #[test]
    fn a_cyrillic_letter_in_a_latin_name_looks_alike() {
        assert!(looks_like("Ada", "\u{410}da"));
        assert!(looks_like("ada", "\u{430}da"));
        assert!(!looks_like("Ada", "ada"), "the same name is not a look-alike");
        assert!(!looks_like("Al", "A1"), "plain letters and digits are told apart");
        assert!(!looks_like("Zoë", "Zoe"));
    }
}
