//! Whether a sentence speaks of someone, and how it reads with another name.

use super::fold;

/// Returns whether a text has a name, or a part of it of three letters and
/// more, among its words.
pub fn mentions(text: &str, name: &str) -> bool {
    let parts = parts(name);
    words(text).any(|word| parts.contains(&fold(word)))
}

/// Returns a text in which another name stands wherever it [`mentions`] one.
pub fn replaced(text: &str, name: &str, by: &str) -> String {
    let parts = parts(name);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_word = rest.starts_with(char::is_alphanumeric);
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        out.push_str(if is_word && parts.contains(&fold(piece)) { by } else { piece });
        rest = after;
    }
    // The parts of one name gave the other one as many times.
    out.replace(&format!("{by} {by}"), by)
}

/// Returns the words of a name by which a person is known; a name of one word
/// is known however short it is.
fn parts(name: &str) -> Vec<String> {
    let all: Vec<String> = words(name).map(fold).collect();
    match all.len() {
        0 | 1 => all,
        _ => all.into_iter().filter(|part| part.chars().nth(2).is_some()).collect(),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_word_and_by_its_parts() {
        assert!(mentions("Bo's rota", "Bo") && mentions("pairs with ADA", "Ada Lovelace"));
        assert!(!mentions("Bodil pairs", "Bo") && !mentions("of de facto", "Ana de Souza"));
    }

    #[test]
    fn another_name_takes_its_place() {
        assert_eq!(replaced("Ada Lovelace's and ada's", "Ada Lovelace", "Elm"), "Elm's and Elm's");
        assert_eq!(replaced("Bodil", "Bo", "Elm"), "Bodil");
    }
}
