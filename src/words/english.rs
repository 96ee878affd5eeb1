//! Small change of the language: numbers, lists, one and many.

use std::borrow::Cow;

const SMALL: [&str; 11] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// How many names a list spells out before it says "and 3 others".
pub const MOST_NAMED: usize = 4;

/// A number in words up to ten, in digits above; "no" for zero.
pub fn number(n: u32) -> Cow<'static, str> {
    SMALL.get(n as usize).map_or_else(|| n.to_string().into(), |&word| word.into())
}

/// "one person", "three people", "no people".
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// "one step", "two steps".
pub fn steps(n: u32) -> String {
    count(n, "step", "steps")
}

/// "Ada", "Ada and Bo", "Ada, Bo and Cyd".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "and")
}

/// "Ada", "Ada or Bo", "Ada, Bo or Cyd".
pub fn either<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "or")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// As [`list`], with all beyond a few counted: "Ada, Bo, Cyd and nine others".
pub fn list_some<S: AsRef<str>>(items: &[S]) -> String {
    list_first(items, items.len())
}

/// The same of so many, of whom the first are given: all of them, where they
/// are no more than [`MOST_NAMED`].
pub fn list_first<S: AsRef<str>>(first: &[S], all: usize) -> String {
    if all <= MOST_NAMED {
        return list(first);
    }
    let named = first.len().min(MOST_NAMED - 1);
    let mut short: Vec<Cow<'_, str>> =
        first[..named].iter().map(|item| item.as_ref().into()).collect();
    short.push(count((all - named) as u32, "other", "others").into());
    list(&short)
}

/// The same with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words_up_to_ten_and_digits_above() {
        assert_eq!(number(1), "one");
        assert_eq!(number(10), "ten");
        assert_eq!(number(11), "11");
        assert_eq!(count(1, "person", "people"), "one person");
        assert_eq!(count(0, "person", "people"), "no people");
        assert_eq!(steps(1), "one step");
        assert_eq!(steps(2), "two steps");
    }

    #[test]
    fn a_list_has_an_and_before_the_last_and_commas_before_that() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["Ada"]), "Ada");
        assert_eq!(list(&["Ada", "Bo"]), "Ada and Bo");
        assert_eq!(list(&["Ada", "Bo", "Cyd"]), "Ada, Bo and Cyd");
        assert_eq!(either(&["Ada", "Bo", "Cyd"]), "Ada, Bo or Cyd");
    }

    #[test]
    fn a_long_list_names_a_few_and_counts_the_others() {
        let names = ["Ada", "Bo", "Cyd", "Dee", "Eve"];
        assert_eq!(list_some(&names[..4]), "Ada, Bo, Cyd and Dee");
        assert_eq!(list_some(&names), "Ada, Bo, Cyd and two others");
    }

    #[test]
    fn a_capital_leaves_the_rest_alone() {
        assert_eq!(capital("élan vital"), "Élan vital");
        assert_eq!(capital(""), "");
    }
}
