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
    said(|f| joined(f, items, " and "))
}

/// "Ada", "Ada or Bo", "Ada, Bo or Cyd".
pub fn either<S: AsRef<str>>(items: &[S]) -> impl Display {
    said(|f| joined(f, items, " or "))
}

fn joined<S: AsRef<str>>(
    f: &mut fmt::Formatter<'_>,
    items: &[S],
    last: &'static str,
) -> fmt::Result {
    let comma = comma(items);
    for (nth, item) in items.iter().enumerate() {
        let before = match between(nth, items.len(), last) {
            ", " => comma,
            before => before,
        };
        write!(f, "{before}{}", item.as_ref())?;
    }
    Ok(())
}

/// Returns what parts the items of a list: semicolons where a name has a comma
/// in it ("O'Brien, Ann; Bo and Cyd").
fn comma<S: AsRef<str>>(items: &[S]) -> &'static str {
    if items.iter().any(|item| item.as_ref().contains(", ")) { "; " } else { ", " }
}

/// What stands before the nth of so many: nothing, a comma, or what joins the
/// last one.
pub fn between(nth: usize, of: usize, last: &'static str) -> &'static str {
    match nth {
        0 => "",
        _ if nth + 1 == of => last,
        _ => ", ",
    }
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
            return joined(f, first, " and ");
        }
        let named = first.len().min(MOST_NAMED - 1);
        for (nth, item) in first[..named].iter().enumerate() {
            write!(f, "{}{}", if nth > 0 { comma(first) } else { "" }, item.as_ref())?;
        }
        let and = if named > 0 { " and " } else { "" };
        write!(f, "{and}{}", count((all - named) as u32, "other", "others"))
    })
}

/// As [`list_some`], of names that come one after the other.
pub fn list_of<'a>(items: impl Iterator<Item = &'a str> + Clone) -> impl Display {
    said(move |f| {
        let mut first = [""; MOST_NAMED];
        let mut all = 0;
        for item in items.clone() {
            if let Some(place) = first.get_mut(all) {
                *place = item;
            }
            all += 1;
        }
        write!(f, "{}", list_first(&first[..all.min(MOST_NAMED)], all))
    })
}

/// The same with a capital first letter.
pub fn capital(text: impl Display) -> impl Display {
    struct Capital<'a, 'b> {
        f: &'a mut fmt::Formatter<'b>,
        begun: bool,
    }
    impl fmt::Write for Capital<'_, '_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let mut letters = text.chars();
            match letters.next().filter(|_| !self.begun) {
                Some(first) => {
                    self.begun = true;
                    write!(self.f, "{}{}", first.to_uppercase(), letters.as_str())
                }
                None => self.f.write_str(text),
            }
        }
    }
    said(move |f| fmt::write(&mut Capital { f, begun: false }, format_args!("{text}")))
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
        for some in 0..names.len() {
            let one_by_one = list_of(names[..some].iter().copied()).to_string();
            assert_eq!(one_by_one, list_some(&names[..some]).to_string());
        }
    }

    #[test]
    fn a_capital_leaves_the_rest_alone() {
        assert_eq!(capital("élan vital").to_string(), "Élan vital");
        assert_eq!(capital("").to_string(), "");
    }
}
