//! Several columns on one skill: the level next to an interest, a target, last
//! year's level, a manager's view.

use super::headings::normalized;
use super::words::{LISTS, has};

/// What a column says of its skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    /// The level now, by the person.
    Level,
    /// What the person would like.
    Interest,
    /// A level that is not there yet, or not any more.
    Target,
    /// Somebody else's view.
    OtherView,
    /// A remark.
    Remark,
    /// The level in this year, or at another time: the later, the higher.
    Time(u32),
}

/// Returns whether a text is a facet and nothing else.
pub(super) fn is_facet(text: &str) -> bool {
    facet(text).is_some()
}

/// Returns whether a text is a time and nothing else: "2026", "Q3", "March".
pub(super) fn is_time(text: &str) -> bool {
    let plain = normalized(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let year = |word: &&str| word.parse::<u32>().is_ok_and(|year| (1990..=2100).contains(&year));
    let month = words.iter().any(|word| super::dates::is_month(word));
    time(&plain).is_some_and(|time| time >= 100)
        || time(&plain).is_some_and(|_| plain.starts_with('q'))
        || (month && words.iter().all(|word| super::dates::is_month(word) || year(word)))
}

fn facet(text: &str) -> Option<Facet> {
    let plain = normalized(text);
    if let Some(time) = time(&plain) {
        return Some(Facet::Time(time));
    }
    let words = &LISTS.facet;
    let known = [
        (Facet::Level, &words.level),
        (Facet::Interest, &words.interest),
        (Facet::Target, &words.target),
        (Facet::OtherView, &words.other_view),
        (Facet::Remark, &words.remark),
    ];
    known.into_iter().find(|(_, words)| has(words, &plain)).map(|(facet, _)| facet)
}

/// "2026", "Q3", "H1 2026", "2026 q2": a hundred times the year, and the part of
/// it. Below a hundred no year is said.
fn time(plain: &str) -> Option<u32> {
    let mut time: u32 = 0;
    for word in plain.split(' ') {
        let year = word.parse::<u32>().ok().filter(|year| (1990..=2100).contains(year));
        let part =
            word.strip_prefix(['q', 'h', 's', 't']).and_then(|part| part.parse::<u32>().ok());
        time += match (year, part) {
            (Some(year), _) if time < 100 => year * 100,
            (_, Some(part @ 1..=4)) if time.is_multiple_of(100) => part,
            _ => return None,
        };
    }
    (time > 0).then_some(time)
}

/// Returns a heading's skill and what it says of it, where the heading ends or
/// begins in such a word: "Sorting interest", "Target: Sorting", "Java (self)".
pub(super) fn split(heading: &str) -> Option<(String, Facet)> {
    let trimmed = heading.trim_end_matches([')', ']']);
    let marks = ['(', '[', ':', '-', '–', '/', '|', '.', ',', '_', ' '];
    let ends = trimmed.char_indices().filter(|(_, c)| marks.contains(c));
    let ends: Vec<usize> = ends.map(|(at, _)| at).collect();
    // The longest ending that is a facet.
    let after = ends.iter().find_map(|&at| {
        let (base, rest) = trimmed.split_at(at);
        let base = base.trim_end_matches(marks);
        Some((base.to_owned(), facet(rest.trim_start_matches(marks))?))
            .filter(|own| !own.0.is_empty())
    });
    after.or_else(|| {
        ends.iter().rev().find_map(|&at| {
            let (first, base) = trimmed.split_at(at);
            let base = base.trim_start_matches(marks);
            let base =
                base.strip_prefix("in ").or_else(|| base.strip_prefix("for ")).unwrap_or(base);
            Some((base.to_owned(), facet(first)?)).filter(|own| !own.0.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_split_from_what_it_says_of_the_skill() {
        let split = |heading: &str| split(heading).unwrap();
        assert_eq!(split("Sorting interest"), ("Sorting".into(), Facet::Interest));
        assert_eq!(split("Java (manager rating)"), ("Java".into(), Facet::OtherView));
        assert_eq!(split("Target: Sorting"), ("Sorting".into(), Facet::Target));
        assert_eq!(split("SQL 2025"), ("SQL".into(), Facet::Time(202_500)));
        assert_eq!(split("SQL Q3"), ("SQL".into(), Facet::Time(3)));
        assert_eq!(split("SQL (H1 2026)"), ("SQL".into(), Facet::Time(202_601)));
        assert_eq!(split("Löten Soll"), ("Löten".into(), Facet::Target));
        assert_eq!(split("Sorting - last year"), ("Sorting".into(), Facet::Target));
    }

    #[test]
    fn an_ordinary_heading_is_whole() {
        assert_eq!(super::split("Sorting"), None);
        assert_eq!(super::split("Time management"), None);
    }
}
