//! What a legend says: signs and what they mean, and which end of its numbers
//! is the best.

use super::cells::Sheet;
use super::scale::Scale;
use super::value::{Number, ONE, Value, number, value};
use super::vocabulary;
use super::words::{LISTS, has};
use crate::text::fold;

/// A sign and what it means: "B", "Beginner".
pub(super) type Pair = (String, String);

/// Which end of a legend's numbers is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BestEnd {
    /// The highest number, as nearly always.
    Highest,
    /// The lowest, as in school grades.
    Lowest,
    /// The words at the two ends do not fit together.
    Unclear,
}

/// Returns the pairs of a line such as "Legend: B = Beginner, E = Expert".
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    // Nearly no cell is one, and the shortest is "A=x".
    if text.len() < 3 {
        return Vec::new();
    }
    if !text.contains('=') {
        return if text.contains([',', ';', '|']) { labelled_parts(text) } else { Vec::new() };
    }
    let text = text
        .split_once(':')
        .filter(|(before, _)| !before.contains('='))
        .map_or(text, |(_, rest)| rest);
    text.split([',', ';', '|'])
        .flat_map(|part| match part.matches('=').count() {
            0 | 1 => part.split_once('=').into_iter().collect(),
            _ => without_marks(part),
        })
        .filter_map(|(sign, meaning)| {
            let sign = sign.rsplit(['(', '[']).next().unwrap_or(sign).trim();
            let meaning = meaning.trim();
            let meaning = meaning.trim_end_matches([')', ']']);
            let short = sign.chars().count() <= 12 && !sign.is_empty() && !meaning.is_empty();
            short.then(|| (sign.to_owned(), meaning.to_owned()))
        })
        .collect()
}

/// "Scale: 1 - Expert, 2 - Proficient": numbers before their words.
fn labelled_parts(text: &str) -> Vec<Pair> {
    let begin = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let is_heading = text[..begin].trim_end().ends_with(':');
    let text = if is_heading { &text[begin..] } else { text };
    let parts = text.split([',', ';', '|']).map(|part| {
        let (sign, meaning) = labelled(part.trim())?;
        let rest = &part.trim()[sign.len()..];
        rest.trim_start().starts_with(['-', '–', '—', ':', '.', ')']).then_some((sign, meaning))
    });
    parts.collect::<Option<Vec<Pair>>>().filter(|all| all.len() >= 2).unwrap_or_default()
}

/// "1 = very good to 6 = poor", "0=none 5=expert": the sign is the word before
/// each "=".
fn without_marks(part: &str) -> Vec<(&str, &str)> {
    const BETWEEN: [&str; 9] = [" to", " bis", " à", " a", " tot", " till", " til", " do", " and"];
    let ends: Vec<usize> = part.match_indices('=').map(|(at, _)| at).collect();
    let start_of_sign = |end: usize| {
        let sign = part[..end].trim_end();
        sign.rfind(char::is_whitespace).map_or(0, |at| at + 1)
    };
    let pair = |(at, &end): (usize, &usize)| {
        let next = ends.get(at + 1).map_or(part.len(), |&next| start_of_sign(next).max(end + 1));
        let meaning = part[end + 1..next].trim_end_matches([' ', '-', '–', '…', '.', '→']);
        let meaning = BETWEEN.iter().find_map(|word| meaning.strip_suffix(word)).unwrap_or(meaning);
        (part[start_of_sign(end)..end].trim(), meaning)
    };
    ends.iter().enumerate().map(pair).collect()
}

/// Returns whether a heading is a legend and nothing else: "1 = low, 5 = high".
pub(super) fn is_one(heading: &str) -> bool {
    let sign = pairs(heading).into_iter().next().map(|own| own.0);
    sign.is_some_and(|sign| heading.starts_with(&sign) || super::headings::is_legend(heading))
}

/// Returns what a sheet that is a legend says: the first two texts of each row,
/// or lines with "=".
pub(super) fn of_sheet(sheet: &Sheet) -> Vec<Pair> {
    let rows = 0..sheet.rows.len().min(40);
    rows.flat_map(|row| {
        let texts = (0..sheet.rows[row].cells.len()).map(|at| sheet.text(row, at));
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        match texts.as_slice() {
            [line] => {
                let found = pairs(line);
                if found.is_empty() { labelled(line).into_iter().collect() } else { found }
            }
            [sign, meaning, ..] => vec![((*sign).to_owned(), (*meaning).to_owned())],
            [] => Vec::new(),
        }
    })
    .collect()
}

/// Returns the pair of an answer that explains its number: "1 - expert", "Expert (1)".
pub(super) fn of_answer(text: &str) -> Option<Pair> {
    let after = || {
        let (meaning, sign) = text.strip_suffix(')')?.rsplit_once('(')?;
        number(sign.trim())?;
        Some((sign.trim().to_owned(), meaning.trim().to_owned()))
    };
    labelled(text).or_else(after)
}

/// Returns the pair of a line such as "1 - very good" or "1 (very good)".
pub(super) fn labelled(text: &str) -> Option<Pair> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (sign, rest) = text.split_at(digits);
    let meaning = rest.trim_matches([' ', '-', '–', '—', ':', '.', ')', '(', '=', '→']);
    let tells = !sign.is_empty() && meaning.chars().any(char::is_alphabetic);
    tells.then(|| (sign.to_owned(), meaning.to_owned()))
}

/// "from 1 (best) to 6 (worst)": numbers explained in brackets.
fn in_brackets(text: &str) -> Vec<Pair> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let before = text[..open].trim_end();
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if let (1.., Some((meaning, _))) = (digits, text[open + 1..].split_once(')')) {
            found.push((before[before.len() - digits..].to_owned(), meaning.to_owned()));
        }
    }
    found
}

/// Returns a legend's whole numbers and what they mean, whichever stands first,
/// the lowest first; without those that mean "not answered".
fn numbers(legend: &[Pair]) -> Vec<(Number, &str)> {
    let whole = |text: &str| number(text).filter(|own| own % ONE == 0);
    let pair = |(sign, meaning): &'_ Pair| match (whole(sign), whole(meaning)) {
        (Some(number), None) => Some((number, false)),
        (None, Some(number)) => Some((number, true)),
        _ => None,
    };
    let found = legend.iter().filter_map(|own| {
        let (number, turned) = pair(own)?;
        Some((number, if turned { own.0.as_str() } else { own.1.as_str() }))
    });
    let mut found: Vec<(Number, &str)> =
        found.filter(|(_, meaning)| value(meaning) != Value::Blank).collect();
    found.sort_by_key(|own| own.0);
    found
}

/// Returns the signs that a legend explains as "not answered": "0 = n/a".
pub(super) fn blanks(legend: &[Pair]) -> Vec<String> {
    let blank = legend.iter().filter(|(sign, meaning)| {
        number(sign).is_some() && value(meaning) == Value::Blank && !meaning.trim().is_empty()
    });
    blank.map(|(sign, _)| sign.clone()).collect()
}

/// Returns the scale of a legend's numbers.
pub(super) fn scale(legend: &[Pair]) -> Option<Scale> {
    let numbers = numbers(legend);
    let (low, high) = (numbers.first()?.0 / ONE, numbers.last()?.0 / ONE);
    let tells = numbers.len() >= 2 && low <= 1 && (2..=10).contains(&high);
    tells.then(|| format!("{low}..{high}").parse().ok())?
}

/// Returns which end of a legend's numbers is the best.
pub(super) fn best_end(legend: &[Pair]) -> BestEnd {
    let numbers = numbers(legend);
    let (Some(low), Some(high)) = (numbers.first(), numbers.last()) else {
        return BestEnd::Highest;
    };
    if low.0 == high.0 {
        let first = low.0 <= ONE && is_good(low.1) == Some(true);
        return if first { BestEnd::Lowest } else { BestEnd::Highest };
    }
    match (is_good(low.1), is_good(high.1)) {
        (Some(true), Some(false)) => BestEnd::Lowest,
        (Some(true), None) | (None, Some(false)) => BestEnd::Unclear,
        _ => BestEnd::Highest,
    }
}

/// Returns the highest number, if its words say that nothing is better: "4 - expert".
pub(super) fn best_number(legend: &[Pair]) -> Option<i64> {
    let numbers = numbers(legend);
    let high = numbers.last().filter(|(_, meaning)| is_good(meaning) == Some(true))?;
    (high.0 % ONE == 0).then_some(high.0 / ONE)
}

/// Returns which end of the numbers in a title or heading is the best.
pub(super) fn best_end_of(text: &str) -> BestEnd {
    let lower = text.to_lowercase();
    if lower.contains("schulnote") {
        return BestEnd::Lowest;
    }
    let mut found = pairs(text);
    found.extend(in_brackets(text));
    best_end(&found)
}

/// Returns whether words stand for the best or the worst; nothing where neither is
/// plain.
pub(super) fn is_good(meaning: &str) -> Option<bool> {
    let folded = fold(meaning);
    match vocabulary::proposal(folded.trim()).map(|own| own.level) {
        Some(4..) => return Some(true),
        Some(..=1) => return Some(false),
        Some(_) => return None,
        None => {}
    }
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let listed = &LISTS.legend;
    let within = |list: &[String]| {
        list.iter().any(|own| {
            words.contains(&own.as_str()) || (own.contains(' ') && folded.contains(own.as_str()))
        })
    };
    if words.first().is_some_and(|first| has(&listed.no, first)) || within(&listed.bad) {
        return Some(false);
    }
    within(&listed.good).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(list: &[(&str, &str)]) -> Vec<Pair> {
        list.iter().map(|(sign, meaning)| ((*sign).to_owned(), (*meaning).to_owned())).collect()
    }

    #[test]
    fn a_legend_line_gives_its_pairs() {
        let expected = owned(&[("B", "Beginner"), ("E", "Expert")]);
        assert_eq!(pairs("Legend: B = Beginner, E = Expert"), expected);
        let expected = owned(&[("1", "sehr gut"), ("6", "ungenügend")]);
        assert_eq!(pairs("Skala: 1 = sehr gut bis 6 = ungenügend"), expected);
        assert_eq!(pairs("0=none 5=expert"), owned(&[("0", "none"), ("5", "expert")]));
        let expected = owned(&[("1", "Expert"), ("2", "None")]);
        assert_eq!(pairs("Scale: 1 - Expert, 2 - None"), expected);
        assert!(pairs("Moe, Ida").is_empty() && pairs("3 - ok, more").is_empty());
        assert_eq!(labelled("1 - very good"), Some(("1".into(), "very good".into())));
    }

    #[test]
    fn the_best_end_is_told_by_the_words_at_both() {
        for (text, best) in [
            ("1 = sehr gut bis 6 = ungenügend", BestEnd::Lowest),
            ("1 = can teach, 4 = no experience", BestEnd::Lowest),
            ("from 1 (best) to 6 (worst)", BestEnd::Lowest),
            ("1 = best", BestEnd::Lowest),
            ("Schulnoten", BestEnd::Lowest),
            ("0 = none, 5 = expert", BestEnd::Highest),
            ("1 = novice, 5 = needs no help", BestEnd::Highest),
            ("1 = knows the names, 5 = writes the book", BestEnd::Highest),
            ("5 = best", BestEnd::Highest),
            ("1 = excellent, 5 = green fields", BestEnd::Unclear),
            ("Sorting", BestEnd::Highest),
        ] {
            assert_eq!(best_end_of(text), best, "{text}");
        }
    }

    #[test]
    fn a_number_that_means_no_answer_is_no_part_of_the_scale() {
        let legend = owned(&[("0", "n/a"), ("1", "basic"), ("4", "expert")]);
        assert_eq!(blanks(&legend), ["0"]);
        assert_eq!(scale(&legend).map(|own| own.to_string()), Some("1..4".into()));
    }
}
