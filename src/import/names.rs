//! Names: whether a label reads like a person, and what a skill made of a
//! heading is called.

use unicode_segmentation::UnicodeSegmentation as _;

use super::headings::normalized;
use super::legend::{self, BestEnd};
use super::scale::Scale;
use super::value::{ONE, number};
use super::words::{LISTS, has};
use crate::team::Kind;
use crate::text;

/// The longest name, in graphemes.
const MAX_GRAPHEMES: usize = 64;

/// Returns the kind that a heading over several rows or columns names.
pub(super) fn kind(label: &str) -> Option<Kind> {
    match text::fold(label).trim_matches([':', ' ']) {
        "skill" | "skills" | "hard skills" | "soft skills" | "technical skills" => {
            Some(Kind::Skill)
        }
        "experience" | "experiences" => Some(Kind::Experience),
        "personality" | "personalities" | "spectrum" | "spectra" => Some(Kind::Personality),
        _ => None,
    }
}

/// Returns the name and the address of "Ida Moe <ida@example.org>"; of anything
/// else the text alone.
pub(super) fn with_address(label: &str) -> (&str, Option<&str>) {
    let parts = label.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<'));
    match parts {
        Some((name, address)) if is_address(address) && !name.trim().is_empty() => {
            (name.trim().trim_matches('"'), Some(address))
        }
        _ => (label, None),
    }
}

/// Returns whether a text is an address, or a name with its address.
pub(super) fn is_address(text: &str) -> bool {
    let address = with_address(text).1.unwrap_or(text);
    let domain = address.split_once('@').map(|parts| parts.1);
    domain.is_some_and(|domain| domain.contains('.')) && !address.contains([' ', '<', '>'])
}

/// Returns whether a label reads like someone's name rather than like a thing.
pub(super) fn is_like_a_person(label: &str) -> bool {
    if label.contains('@') {
        return true;
    }
    let words: Vec<&str> = label.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 4 {
        return false;
    }
    let particle = |word: &str| matches!(word, "de" | "van" | "von" | "der" | "da" | "al" | "bin");
    let like = |word: &&str| {
        let initial = word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
        let letters =
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        let acronym = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
        particle(word) || (initial && letters && !(acronym && word.is_ascii()))
    };
    let folded = text::fold(label);
    let topics = &LISTS.name.topic;
    let thing = has(topics, &folded)
        || words.iter().any(|word| has(topics, &text::fold(word)))
        || ((words.len() == 1 || words.last().is_some_and(|last| last.len() >= 7))
            && LISTS.name.topic_end.iter().any(|end| folded.ends_with(end)));
    !thing && words.iter().all(like)
}

/// Returns whether a word of a heading is one for people: "Name of the employee you
/// rate".
pub(super) fn names_people(heading: &str) -> bool {
    let plain = normalized(heading);
    let is_person =
        |word: &str| super::headings::head(word) == Some(super::headings::HeadingKind::Person);
    plain.split(' ').any(is_person)
}

/// What a heading names, and what else it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SkillHeading {
    pub(super) name: String,
    /// The heading whole, where the name is a part of it.
    pub(super) about: String,
    pub(super) kind: Option<Kind>,
    /// The scale that the heading tells.
    pub(super) scale: Option<Scale>,
    /// Whether the name was cut.
    pub(super) cut: bool,
}

/// Returns the name of a dimension from its heading: of a form's "How well do
/// you know it? [SQL]" the part in brackets, of "Experience: scaling up" the
/// part behind the kind, of "Sorting (0-3)" the part before the scale, of an
/// over-long one its beginning.
pub(super) fn skill_heading(heading: &str) -> SkillHeading {
    let mut name = heading.to_owned();
    let mut named_kind = None;
    let stated = scale(heading);
    let question = name.trim_end_matches(['?', ':', '.', '*', ' ']);
    if let Some((before, inside)) =
        question.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
        && !before.trim().is_empty()
        && !inside.trim().is_empty()
        && scale(inside).is_none()
        && !super::facets::is_facet(inside)
    {
        name = inside.trim().to_owned();
    }
    if let Some((before, rest)) = name.split_once(':')
        && let Some(kind) = kind(before)
        && !rest.trim().is_empty()
    {
        named_kind = Some(kind);
        name = rest.trim().to_owned();
    }
    if stated.is_some() {
        name = without_scale(&name);
    }
    // "Java (current/target)": what the two numbers are.
    if let Some((before, inside)) =
        name.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once([' ', '(', '[']))
        && inside.contains('/')
        && inside.split('/').all(super::facets::is_facet)
    {
        name = before.trim_end_matches([' ', '(', '[']).to_owned();
    }
    let (short, cut) = shortened(&name);
    let about =
        if cut || (stated.is_some() && heading.len() > name.len() + 12) { heading } else { "" };
    SkillHeading { name: short, about: about.to_owned(), kind: named_kind, scale: stated, cut }
}

/// "Rust (1-5)", "Rate your sorting from 1 (low) to 10 (high)", "Q1 (max 10)",
/// "Design /40", "Trust [1 = low; 10 = high]": without the scale.
fn without_scale(name: &str) -> String {
    let digit = name.find(|c: char| c.is_ascii_digit());
    let ends = [
        " from ",
        " (",
        " [",
        " on a scale",
        " auf einer skala",
        " von ",
        " de ",
        " max",
        " /",
        "(",
        "[",
    ];
    let lower = name.to_ascii_lowercase();
    let begin = ends.iter().filter_map(|end| {
        let at = lower.find(end)?;
        // What is cut off is the scale and nothing else.
        (at > 0 && scale(name.get(at..)?).is_some()).then_some(at)
    });
    let begin = begin.max().or(digit.filter(|&at| at > 0 && scale(&name[at..]).is_some()));
    let kept = begin.and_then(|at| name.get(..at)).unwrap_or(name);
    let kept = kept.trim().trim_end_matches([',', ':', '-', '–', '(', '[']).trim();
    if kept.is_empty() { name.to_owned() } else { kept.to_owned() }
}

/// Returns a heading without the scale that ends it in brackets.
pub(super) fn without_scale_at_end(heading: &str) -> &str {
    let inside = heading.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inside {
        Some((before, inside)) if scale(inside).is_some() => before.trim_end(),
        _ => heading,
    }
}

/// Returns a name in the length that names have, cut between words.
pub(super) fn shortened(name: &str) -> (String, bool) {
    if name.graphemes(true).count() <= MAX_GRAPHEMES {
        return (name.to_owned(), false);
    }
    let fits: String = name.graphemes(true).take(MAX_GRAPHEMES - 1).collect();
    let end = fits.rfind(' ').filter(|&end| end > MAX_GRAPHEMES / 3).unwrap_or(fits.len());
    let begin = fits[..end].trim_end_matches([' ', ',', ';', ':', '-', '(']);
    (format!("{begin}…"), true)
}

/// Returns the end of an over-long name, which tells it from others that begin alike.
pub(super) fn shortened_to_end(name: &str) -> String {
    let count = name.graphemes(true).count();
    let end: String = name.graphemes(true).skip(count.saturating_sub(MAX_GRAPHEMES - 1)).collect();
    let word = end.find([' ', '/', '>', '.', ':']).map(|at| at + 1);
    let begin = word.filter(|&at| at < end.len() / 2).unwrap_or(0);
    format!("…{}", end[begin..].trim())
}

/// Returns the two poles of a spectrum's heading: "Bold / Careful".
pub(super) fn poles(heading: &str) -> Option<[String; 2]> {
    let between = ["↔", "<->", "⟷", " vs. ", " vs ", " versus ", " – ", " — ", " - ", "/", " or "];
    between.into_iter().find_map(|between| {
        let (first, second) = heading.split_once(between)?;
        let [first, second] = [first.trim(), second.trim()];
        (!first.is_empty() && !second.is_empty()).then(|| [first.to_owned(), second.to_owned()])
    })
}

/// Returns the scale that a title or a heading names: "Skills (1-5)", "from 1
/// (low) to 10 (high)", "max 10", "/40", "1 = low … 10 = high".
pub(super) fn scale(label: &str) -> Option<Scale> {
    let by_legend = || legend::scale(&legend::pairs(label));
    let found = range(label).or_else(by_legend).or_else(|| ends(label)).or_else(|| most(label))?;
    let is_reversed = legend::best_end_of(label) == BestEnd::Lowest;
    Some(if is_reversed { found.reversed() } else { found })
}

fn whole(low: i64, high: i64) -> Option<Scale> {
    (low <= 1 && low < high && (2..=100).contains(&high))
        .then(|| format!("{low}..{high}").parse().ok())?
}

/// "1-5", "1 to 5", "0..3".
fn range(label: &str) -> Option<Scale> {
    let lower = label.to_lowercase();
    let mut words = lower.replace(['–', '—', '−'], "-").replace("..", "-");
    for to in [" to ", " bis ", " à ", " a ", " tot ", " - ", " until "] {
        words = words.replace(to, "-");
    }
    words.split(|c: char| !(c.is_ascii_digit() || c == '-')).find_map(|part| {
        let (least, most) = part.split_once('-')?;
        if least.is_empty() || most.contains('-') {
            return None;
        }
        whole(least.parse().ok()?, most.parse().ok()?)
    })
}

/// "from 1 (low) to 10 (high)", "1 = low; 10 = high": the first and the last
/// number, where words explain both.
fn ends(label: &str) -> Option<Scale> {
    let numbers: Vec<i64> = label
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty() && part.len() <= 3)
        .filter_map(|part| part.parse().ok())
        .collect();
    let explained = label.matches('=').count() >= 2
        || (label.matches('(').count() >= 2
            && [" to ", " bis ", " à ", " a ", "-", "–", "…", "..", "→"]
                .iter()
                .any(|to| label.contains(to)));
    let [first, .., last] = numbers.as_slice() else { return None };
    explained.then(|| whole(*first.min(last), *first.max(last)))?
}

/// "max 10", "/40", "out of 25".
fn most(label: &str) -> Option<Scale> {
    let lower = label.to_lowercase();
    let before = ["max ", "max. ", "maximum ", "max: ", "out of ", "/ ", "/", "von ", "sur "];
    before.into_iter().find_map(|before| {
        let at = lower.rfind(before)?;
        let rest = lower[at + before.len()..].trim_end_matches([')', ']', ' ', '.']);
        let rest = ["points", "pts", "punkte"]
            .iter()
            .fold(rest, |rest, unit| rest.trim_end_matches(unit).trim_end());
        let most = number(rest).filter(|most| most % ONE == 0)? / ONE;
        let tells = before.starts_with(['m', 'o', '/']) || lower[..at].ends_with(['(', '[']);
        (tells && most >= 3).then(|| whole(0, most))?
    })
}

/// Returns what the headings of a form share at their beginning, such as
/// "Rate yourself." or "How well do you know ", and is no part of a name.
pub(super) fn shared_start(headings: &[&str]) -> usize {
    let [first, rest @ ..] = headings else { return 0 };
    if rest.is_empty() {
        return 0;
    }
    let same = rest.iter().fold(first.len(), |same, other| {
        first
            .char_indices()
            .zip(other.chars())
            .take_while(|((at, a), b)| *at < same && a == b)
            .map(|((at, a), _)| at + a.len_utf8())
            .last()
            .unwrap_or(0)
    });
    let start = &first[..same];
    let end = start.rfind(['.', '?', ':', '[', '>', '»']).map(|at| at + 1);
    // "Rate your", "How well": an order or a question in two words or more.
    let asked = || {
        let verb = normalized(start);
        let verb = verb.split(' ').next().unwrap_or_default().to_owned();
        let asks = [
            "rate", "please", "how", "your", "bewerte", "wie", "evaluez", "comment", "evalua",
            "valuta",
        ];
        (asks.contains(&verb.as_str()) && start.trim().contains(' '))
            .then(|| start.rfind(' ').map(|at| at + 1))?
    };
    let end = end.or_else(asked).unwrap_or(0);
    let remains = headings.iter().all(|heading| {
        heading[end..].trim_matches([' ', ']', '.']).chars().any(char::is_alphanumeric)
    });
    if remains && end >= 4 { end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_things_are_told_apart_by_how_they_are_written() {
        for person in ["Ada", "Ada Lovelace", "Bo O'Neil", "Müller, Hans", "ada@example.org"] {
            assert!(is_like_a_person(person), "{person}");
        }
        for thing in [
            "SQL",
            "Python",
            "C++",
            "Public speaking",
            "Risk Management",
            "UI/UX",
            "Testing",
            "AWS Lambda",
        ] {
            assert!(!is_like_a_person(thing), "{thing}");
        }
    }

    #[test]
    fn a_heading_is_called_by_what_names_the_skill() {
        let name = |heading: &str| skill_heading(heading).name;
        assert_eq!(name("Please rate yourself from 1 to 5 [Data modelling]"), "Data modelling");
        assert_eq!(name("Rate your sorting from 1 (low) to 10 (high)"), "Rate your sorting");
        assert_eq!(name("Q1 (max 10)"), "Q1");
        assert_eq!(name("Sorting (0-3)"), "Sorting");
        assert_eq!(name("Trust [1 = low; 10 = high]"), "Trust");
        assert_eq!(name("[draft]"), "[draft]");
        assert_eq!(name("Java (current/target)"), "Java");
        let kind = skill_heading("Experience: scaling up");
        assert!(kind.name == "scaling up" && kind.kind == Some(Kind::Experience));
    }

    #[test]
    fn an_over_long_heading_is_cut_between_words_and_kept_whole_beside() {
        let heading = "Is able to design, build and run a distributed system that survives \
                       the loss of a whole region";
        let made = skill_heading(heading);
        assert_eq!(made.name, "Is able to design, build and run a distributed system that…");
        assert!(made.cut && made.about == heading);
    }

    #[test]
    fn scales_are_told_in_many_ways_and_years_are_none() {
        let stated = |text: &str| scale(text).map(|scale| scale.to_string());
        assert_eq!(stated("Skills matrix (0–3)").as_deref(), Some("0..3"));
        assert_eq!(stated("Rate 1 to 10").as_deref(), Some("1..10"));
        assert_eq!(stated("from 1 (low) to 10 (high)").as_deref(), Some("1..10"));
        assert_eq!(stated("Trust [1 = low; 10 = high]").as_deref(), Some("1..10"));
        assert_eq!(stated("Q2 (max 25)").as_deref(), Some("0..25"));
        assert_eq!(stated("Design /40").as_deref(), Some("0..40"));
        assert_eq!(stated("Java (1 = best, 6 = worst)").as_deref(), Some("6..1"));
        for none in ["Skills 2024-2025", "HTML5", "Q1", "Sorting", "24/7 on call", "COVID-19"] {
            assert_eq!(stated(none), None, "{none}");
        }
    }

    #[test]
    fn a_forms_question_is_no_part_of_the_names() {
        assert_eq!(shared_start(&["Rate yourself.Sorting", "Rate yourself.Loading"]), 14);
        assert_eq!(shared_start(&["Rate your sorting", "Rate your loading"]), 10);
        assert_eq!(shared_start(&["Sorting", "Soldering"]), 0);
    }
}
