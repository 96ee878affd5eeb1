//! Several columns on one skill: the level next to an interest, a target, last
//! year's level, a manager's view.

use std::collections::HashMap;

use super::headings::{HeadingKind, normalized};
use super::words::{LISTS, has};
use crate::text::fold;

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

impl Facet {
    /// Returns the time, where it is one.
    pub(super) fn time(self) -> Option<u32> {
        match self {
            Self::Time(time) => Some(time),
            _ => None,
        }
    }

    /// Returns why a column that says this is left out; nothing where it is not.
    pub(super) fn left_out_because(self) -> Option<&'static str> {
        match self {
            Self::Level | Self::Interest | Self::Time(_) => None,
            Self::Target => Some("a target, or the level at another time"),
            Self::OtherView => Some("somebody else's view; the person's own answer is used"),
            Self::Remark => Some("a remark"),
        }
    }
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

/// Returns a time as text that sorts: "Q1 2024", "2023/2", "H1"; below "0100" no year is
/// said.
pub(super) fn sortable_time(text: &str) -> Option<String> {
    let plain = normalized(text);
    // The part of a year may stand without its letter: "2023/2".
    let with_letter = plain.split_once(' ').map(|(year, part)| format!("{year} q{part}"));
    let time = time(&plain).or_else(|| time(&with_letter?))?;
    Some(format!("{time:06}"))
}

/// Returns whose view a value of a column of raters is: "Self", "Manager".
pub(super) fn view(text: &str) -> Option<Facet> {
    let plain = normalized(text);
    let words = plain
        .strip_suffix(" assessment")
        .or_else(|| plain.strip_suffix(" rating"))
        .or_else(|| plain.strip_suffix(" review"));
    facet(words.unwrap_or(&plain)).filter(|own| matches!(own, Facet::Level | Facet::OtherView))
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
    let known = known.into_iter().find(|(_, words)| has(words, &plain)).map(|(facet, _)| facet);
    // What a whole heading says, it says at the end of one, too: "Löten: Stufe".
    known.or_else(|| match super::words::heading(&plain)? {
        HeadingKind::Level => Some(Facet::Level),
        HeadingKind::Want => Some(Facet::Interest),
        _ => None,
    })
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

/// "How much would you like to learn it? [SQL]": the skill in the brackets, where
/// the question before them asks for a wish.
fn wish(heading: &str) -> Option<&str> {
    let (question, skill) =
        heading.trim_end_matches(['?', '.', ' ']).strip_suffix(']')?.rsplit_once('[')?;
    let question = format!(" {} ", normalized(question));
    let asks = |words: &String| question.contains(&format!(" {words} "));
    let is_wish = question.trim().contains(' ') && LISTS.facet.wish.iter().any(asks);
    (is_wish && !skill.trim().is_empty()).then(|| skill.trim())
}

/// Returns a heading's skill and what it says of it, where the heading ends or
/// begins in such a word: "Sorting interest", "Target: Sorting", "Java (self)".
pub(super) fn split(heading: &str) -> Option<(String, Facet)> {
    if let Some(wish) = wish(heading) {
        return Some((wish.to_owned(), Facet::Interest));
    }
    let heading = super::names::without_scale_at_end(heading);
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

/// Returns what each heading, with the heading above it, says of which skill or
/// person, where another heading is on the same.
pub(super) fn shared<'h>(
    headings: impl Iterator<Item = (&'h str, Option<&'h str>)> + Clone,
) -> Vec<Option<(String, Facet)>> {
    let split: Vec<Option<(String, Facet)>> =
        headings.clone().map(|(heading, _)| split(heading)).collect();
    let keys: Vec<String> = headings
        .zip(&split)
        .map(|((heading, group), split)| {
            key(split.as_ref().map_or(heading, |(base, _)| base), group)
        })
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for key in &keys {
        *times.entry(key).or_default() += 1;
    }
    let years = split.iter().flatten().filter(|own| matches!(own.1, Facet::Time(_))).count();
    let is_shared = |key: &String, facet: Facet| {
        times.get(key.as_str()).is_some_and(|&times| times > 1)
            && (years > 1 || !matches!(facet, Facet::Time(_)))
    };
    split
        .iter()
        .zip(&keys)
        .map(|(split, key)| split.clone().filter(|own| is_shared(key, own.1)))
        .collect()
}

/// Returns the headings in two parts where each of several things has the same two or
/// more endings that nothing explains: "SQL team, SQL me, Go team, Go me".
pub(super) fn same_endings<'h>(headings: &[&'h str]) -> Option<Vec<(&'h str, &'h str)>> {
    // Questions with their rows in brackets are told apart by these.
    if headings.iter().any(|heading| heading.contains('[')) {
        return None;
    }
    let part = |heading: &'h str| {
        let trimmed = heading.trim_end_matches([')', ']']);
        let at = trimmed.rfind([' ', '(', '[', ':', '-', '/', '_'])?;
        let base = trimmed[..at].trim_end_matches([' ', '(', '[', ':', '-', '/', '_']);
        Some((base, &trimmed[at + 1..]))
    };
    let parts: Vec<(&str, &str)> =
        headings.iter().map(|heading| part(heading)).collect::<Option<_>>()?;
    let distinct = |own: &dyn Fn(&(&'h str, &'h str)) -> &'h str| {
        parts.iter().map(own).collect::<std::collections::BTreeSet<_>>().len()
    };
    let (bases, endings) = (distinct(&|own| own.0), distinct(&|own| own.1));
    let is_grid = bases > 1 && endings > 1 && bases * endings == parts.len();
    (is_grid && endings <= 4).then_some(parts)
}

/// Returns what headings of one skill or person have in common: the name, and the
/// heading above it.
pub(super) fn key(heading: &str, group: Option<&str>) -> String {
    let name = super::names::skill_heading(heading).name;
    format!("{}\u{1}{}", fold(&name), fold(group.unwrap_or_default()))
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
        assert_eq!(split("Sorting interest (1-5)"), ("Sorting".into(), Facet::Interest));
        assert_eq!(split("Möchten Sie es lernen? [Sorting]"), ("Sorting".into(), Facet::Interest));
    }

    #[test]
    fn quarters_and_half_years_sort_as_text() {
        let times = ["Q4", "2023/1", "2023-H2", "Q1 2024", "2024 Q3"];
        let sorted: Vec<String> = times.iter().map(|own| sortable_time(own).unwrap()).collect();
        assert!(sorted.is_sorted(), "{sorted:?}");
        for other in ["Sorting", "5", "4/3", "2023/7", "Early"] {
            assert_eq!(sortable_time(other), None, "{other}");
        }
    }

    #[test]
    fn endings_that_come_back_are_told_apart_from_the_skills() {
        let all = ["SQL team", "SQL me", "Go team", "Go me"];
        assert_eq!(same_endings(&all).unwrap()[1], ("SQL", "me"));
        assert!(same_endings(&["Data entry", "Data cleaning", "Time management"]).is_none());
        assert!(same_endings(&["SQL", "Go"]).is_none());
    }

    #[test]
    fn an_ordinary_heading_is_whole() {
        assert_eq!(super::split("Sorting"), None);
        assert_eq!(super::split("Time management"), None);
    }
}
