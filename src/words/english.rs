//! Small change of the language: numbers, lists, one and many.

use std::borrow::Cow;
use std::fmt::{self, Display};

use crate::text::said;

const SMALL: [&str; 11] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// How many names a list spells out before it says "and 3 others".
pub const MOST_NAMED: usize = 4;

/// A number in words up to ten, in digits above; "no" for zero.
pub fn number(n: u32) -> Cow<'static, str> {
    SMALL.get(n as usize).map_or_else(|| n.to_string().into(), |&word| word.into())
}

/// "one person", "three people", "no people".
pub fn count<'a>(n: u32, one: &'a str, many: &'a str) -> impl Display + 'a {
    said(move |f| write!(f, "{} {}", number(n), if n == 1 { one } else { many }))
}

/// "one step", "two steps".
pub fn steps(n: u32) -> impl Display {
    count(n, "step", "steps")
}

/// "Ada", "Ada and Bo", "Ada, Bo and Cyd".
pub fn list<S: AsRef<str>>(items: &[S]) -> impl Display {
    said(|f| joined(f, items, "and"))
}

/// "Ada", "Ada or Bo", "Ada, Bo or Cyd".
pub fn either<S: AsRef<str>>(items: &[S]) -> impl Display {
    said(|f| joined(f, items, "or"))
}

fn joined<S: AsRef<str>>(f: &mut fmt::Formatter<'_>, items: &[S], word: &str) -> fmt::Result {
    for (nth, item) in items.iter().enumerate() {
        match nth {
            0 => {}
            _ if nth + 1 == items.len() => write!(f, " {word} ")?,
            _ => f.write_str(", ")?,
        }
        f.write_str(item.as_ref())?;
    }
    Ok(())
}

/// As [`list`], with all beyond a few counted: "Ada, Bo, Cyd and nine others".
pub fn list_some<S: AsRef<str>>(items: &[S]) -> impl Display {
    list_first(items, items.len())
}

/// The same of so many, of whom the first are given: all of them, where they
/// are no more than [`MOST_NAMED`].
pub fn list_first<S: AsRef<str>>(first: &[S], all: usize) -> impl Display {
    said(move |f| {
        if all <= MOST_NAMED {
            return joined(f, first, "and");
        }
        let named = first.len().min(MOST_NAMED - 1);
        for (nth, item) in first[..named].iter().enumerate() {
            write!(f, "{}{}", if nth > 0 { ", " } else { "" }, item.as_ref())?;
        }
        let and = if named > 0 { " and " } else { "" };
        write!(f, "{and}{}", count((all - named) as u32, "other", "others"))
    })
}

/// The same with a capital first letter.
pub fn capital(text: impl Display) -> String {
    let text = text.to_string();
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
        assert_eq!(count(1, "person", "people").to_string(), "one person");
        assert_eq!(count(0, "person", "people").to_string(), "no people");
        assert_eq!(steps(1).to_string(), "one step");
        assert_eq!(steps(2).to_string(), "two steps");
    }

    #[test]
    fn a_list_has_an_and_before_the_last_and_commas_before_that() {
        assert_eq!(list::<&str>(&[]).to_string(), "");
        assert_eq!(list(&["Ada"]).to_string(), "Ada");
        assert_eq!(list(&["Ada", "Bo"]).to_string(), "Ada and Bo");
        assert_eq!(list(&["Ada", "Bo", "Cyd"]).to_string(), "Ada, Bo and Cyd");
        assert_eq!(either(&["Ada", "Bo", "Cyd"]).to_string(), "Ada, Bo or Cyd");
    }

    #[test]
    fn a_long_list_names_a_few_and_counts_the_others() {
        let names = ["Ada", "Bo", "Cyd", "Dee", "Eve"];
        assert_eq!(list_some(&names[..4]).to_string(), "Ada, Bo, Cyd and Dee");
        assert_eq!(list_some(&names).to_string(), "Ada, Bo, Cyd and two others");
    }

    #[test]
    fn a_capital_leaves_the_rest_alone() {
        assert_eq!(capital("élan vital"), "Élan vital");
        assert_eq!(capital(""), "");
    }
}
