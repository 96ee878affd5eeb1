//! English for numbers, lists, singular and plural.

use std::borrow::Cow;
use std::fmt::Display;

use crate::team::Date;

const SMALL: [&str; 11] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// How many names a list spells out before it says "and 3 others".
pub const MAX_NAMED: usize = 4;

/// Returns a number in words up to ten, in digits above; "no" for zero.
pub fn number(n: u32) -> Cow<'static, str> {
    SMALL.get(n as usize).map_or_else(|| n.to_string().into(), |&word| word.into())
}

/// Returns a count with its noun: "one person", "three people", "no people".
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// Returns a number of steps: "one step", "two steps".
pub fn steps(n: u32) -> String {
    count(n, "step", "steps")
}

/// Returns a list with "and": "Ada", "Ada and Bo", "Ada, Bo and Cyd".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, " and ")
}

/// Returns a list with "or": "Ada", "Ada or Bo", "Ada, Bo or Cyd".
pub fn either<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, " or ")
}

fn joined<S: AsRef<str>>(items: &[S], last: &'static str) -> String {
    let comma = comma(items);
    let mut joined = String::new();
    for (nth, item) in items.iter().enumerate() {
        joined.push_str(match separator(nth, items.len(), last) {
            ", " => comma,
            before => before,
        });
        joined.push_str(item.as_ref());
    }
    joined
}

/// Returns the separator of a list: semicolons if a name contains a comma ("O'Brien, Ann; Bo and
/// Cyd").
fn comma<S: AsRef<str>>(items: &[S]) -> &'static str {
    if items.iter().any(|item| item.as_ref().contains(", ")) { "; " } else { ", " }
}

/// Returns the separator before the nth item: nothing, a comma, or the word before the last one.
fn separator(nth: usize, of: usize, last: &'static str) -> &'static str {
    match nth {
        0 => "",
        _ if nth + 1 == of => last,
        _ => ", ",
    }
}

/// Returns a list as [`list`] does, with all beyond a few counted: "Ada, Bo, Cyd and nine others".
pub fn list_some<S: AsRef<str>>(items: &[S]) -> String {
    list_first(items, items.len())
}

/// Returns the same for `all` items of which only the first are given: all of them if there are at
/// most [`MAX_NAMED`].
pub fn list_first<S: AsRef<str>>(first: &[S], all: usize) -> String {
    if all <= MAX_NAMED {
        return list(first);
    }
    let named: Vec<&str> = first.iter().take(MAX_NAMED - 1).map(AsRef::as_ref).collect();
    let and = if named.is_empty() { "" } else { " and " };
    let others = count((all - named.len()) as u32, "other", "others");
    format!("{}{and}{others}", named.join(comma(first)))
}

/// Returns the text with a capital first letter.
pub fn capital(text: impl Display) -> String {
    let text = text.to_string();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns a day with its month in letters, so that nobody swaps day and month: "22 Feb 2027".
pub fn day(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).unwrap_or(&"?");
    format!("{} {month} {}", date.day, date.year)
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
        for some in 0..names.len() {
            let one_by_one = list_some(&names[..some]);
            assert_eq!(one_by_one, list_some(&names[..some]));
        }
    }

    #[test]
    fn a_capital_leaves_the_rest_alone() {
        assert_eq!(capital("élan vital"), "Élan vital");
        assert_eq!(capital(""), "");
    }

    #[test]
    fn a_day_has_its_month_in_letters() {
        assert_eq!(day(Date { year: 2027, month: 2, day: 22 }), "22 Feb 2027");
        assert_eq!(day(Date { year: 2026, month: 12, day: 1 }), "1 Dec 2026");
    }
}
