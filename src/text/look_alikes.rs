//! Names that differ and can hardly be told apart, by the letters of other
//! scripts in them: UTS 39 §4, "Confusable Detection".

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton;
use unicode_width::UnicodeWidthChar;

use super::fold;

/// Returns the shape of a name: two different names of one shape look alike, such as
/// Anna with a Latin and with a Cyrillic А. Flagged, never merged.
pub fn shape(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded;
    }
    // Upper case too, where more letters of different scripts look alike.
    let upper: String = text.trim().chars().flat_map(char::to_uppercase).nfc().collect();
    let is_seen = |c: &char| c.width() != Some(0) || is_combining_mark(*c);
    fold(&skeleton(&upper).filter(is_seen).collect::<String>())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cyrillic_letter_in_a_latin_name_looks_alike() {
        assert!(looks_like("Ada", "\u{410}da"));
        assert!(looks_like("ada", "\u{430}da"));
        assert!(!looks_like("Ada", "ada"), "the same name is not a look-alike");
        assert!(!looks_like("Al", "A1"), "plain letters and digits are told apart");
        assert!(!looks_like("Zoë", "Zoe"));
    }
}
