//! One cell as an answer: a number, a percentage, a word, a level with an
//! appetite, a place on a spectrum, or nothing.

use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, Position, Want};
use crate::text;

/// A decimal number in millionths; what comes after them is left out.
pub(super) type Number = i64;
/// One, as a [`Number`].
pub(super) const ONE: Number = 1_000_000;

/// What a cell says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Not answered.
    Blank,
    /// Prefer not to say.
    Pass,
    /// An answer, and what the person would like beside it.
    Answer(Raw, Option<Want>),
    /// No level, and what the person would like.
    Want(Want),
    /// `4/3`: a level with an appetite, or three of four; the whole table says
    /// which.
    Pair(Number, Number),
    /// No answer at all: some other text.
    Other,
}

/// An answer as it was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// On the table's scale.
    Number(Number),
    /// Of a hundred.
    Percent(Number),
    /// A word for one of our levels.
    Word(u8),
    /// A place on a spectrum.
    Position(Position),
}

/// Words for "not answered".
const BLANKS: [&str; 22] = [
    "",
    "-",
    "–",
    "—",
    ".",
    "·",
    "?",
    "/",
    "n/a",
    "na",
    "n.a.",
    "n/k",
    "nil",
    "null",
    "nan",
    "unknown",
    "tbd",
    "tbc",
    "not answered",
    "not rated",
    "not applicable",
    "#n/a",
];

/// Words for "prefer not to say".
const PASSES: [&str; 4] = ["pass", "prefer not to say", "rather not say", "skip"];

/// Words for our levels, as skills matrices and models of learning have them.
const WORDS: [&[&str]; 6] = [
    &[
        "none",
        "no",
        "✗",
        "✘",
        "✕",
        "❌",
        "○",
        "never",
        "no experience",
        "no knowledge",
        "no skill",
        "not at all",
        "false",
    ],
    &[
        "novice",
        "beginner",
        "basic",
        "basics",
        "aware",
        "awareness",
        "fundamental",
        "fundamental awareness",
        "learner",
        "learning",
        "trainee",
        "low",
        "little",
        "foundation",
        "very low",
        "◔",
    ],
    &[
        "◑",
        "◐",
        "advanced beginner",
        "elementary",
        "junior",
        "limited",
        "limited experience",
        "apprentice",
    ],
    &[
        "competent",
        "intermediate",
        "practitioner",
        "working",
        "working knowledge",
        "medium",
        "moderate",
        "average",
        "independent",
        "solid",
        "good",
        "yes",
        "x",
        "✓",
        "✔",
        "☑",
        "✅",
        "◕",
        "true",
        "regular",
    ],
    &["proficient", "advanced", "high", "strong", "senior", "skilled", "experienced", "very good"],
    &[
        "expert",
        "●",
        "master",
        "mastery",
        "lead",
        "guru",
        "teacher",
        "excellent",
        "very high",
        "authority",
        "recognized authority",
        "recognised authority",
    ],
];

/// What a cell says, read by itself.
pub(super) fn value(cell: &str) -> Value {
    let folded = text::fold(cell.trim());
    let within = |[open, close]: [char; 2]| folded.strip_prefix(open)?.strip_suffix(close);
    let plain = within(['(', ')']).or_else(|| within(['[', ']'])).unwrap_or(&folded).trim();
    if BLANKS.contains(&plain) {
        return Value::Blank;
    }
    if PASSES.contains(&plain) {
        return Value::Pass;
    }
    let (plain, want) = without_want(plain);
    if let (true, Some(want)) = (BLANKS.contains(&plain), want) {
        return Value::Want(want);
    }
    if let Some(raw) = raw(plain) {
        return Value::Answer(raw, want);
    }
    if let Some((level, other)) = plain.split_once('/')
        && let (Some(level), Some(other)) = (number(level.trim()), number(other.trim()))
    {
        return Value::Pair(level, other);
    }
    match labelled(plain) {
        Some(raw) => Value::Answer(raw, want),
        None => Value::Other,
    }
}

fn raw(plain: &str) -> Option<Raw> {
    if let Some(percent) = plain.strip_suffix('%') {
        return number(percent.trim_end()).map(Raw::Percent);
    }
    if let Some(number) = number(plain) {
        return Some(Raw::Number(number));
    }
    // An emoji's own colours are no part of the answer.
    let bare = plain.trim_end_matches('\u{fe0f}');
    if let Some(level) = word(bare) {
        return Some(Raw::Word(level));
    }
    if let Some(stars) = stars(bare) {
        return Some(Raw::Number(stars));
    }
    Position::ALL.into_iter().find(|one| text::fold(one.word()) == plain).map(Raw::Position)
}

/// "★★★☆☆": how many are filled.
fn stars(plain: &str) -> Option<Number> {
    let filled = |letter: &char| matches!(letter, '★' | '⭐');
    let all_stars = !plain.is_empty()
        && plain.chars().all(|letter| filled(&letter) || matches!(letter, '☆' | '\u{fe0f}'));
    all_stars.then(|| plain.chars().filter(filled).count() as Number * ONE)
}

/// A word's level on our scale.
fn word(plain: &str) -> Option<u8> {
    let shipped = |words: &[&str; 6]| words.iter().position(|own| text::fold(own) == plain);
    WORDS
        .iter()
        .position(|words| words.contains(&plain))
        .or_else(|| shipped(&LEVEL_WORDS_SKILL))
        .or_else(|| shipped(&LEVEL_WORDS_EXPERIENCE))
        .map(|level| level as u8)
}

/// "3 - Competent", "3: competent", "4 (advanced)", "Competent (3)": the
/// number is the answer, the words explain it.
fn labelled(plain: &str) -> Option<Raw> {
    let marks = [' ', '-', '–', '—', ':', '.', '=', '(', ')', '[', ']'];
    let explains = |words: &str| {
        let words = words.trim_matches(marks);
        words.chars().any(char::is_alphabetic) && !words.contains(|c: char| c.is_ascii_digit())
    };
    let digits = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (first, rest) = plain.split_at(digits);
    if digits > 0 && rest.starts_with(marks) && explains(rest) {
        return number(first).map(Raw::Number);
    }
    let (words, last) = plain.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    explains(words).then(|| number(last.trim()).map(Raw::Number)).flatten()
}

/// `3↑`, `3 ↓`, `3 grow`, `3 (less)`.
fn without_want(plain: &str) -> (&str, Option<Want>) {
    let ends = [
        ("↑", Want::Grow),
        ("↓", Want::Less),
        ("(grow)", Want::Grow),
        ("(less)", Want::Less),
        ("grow", Want::Grow),
        ("less", Want::Less),
    ];
    for (end, want) in ends {
        match plain.strip_suffix(end) {
            Some(rest) if !rest.ends_with(char::is_alphabetic) => {
                return (rest.trim_end(), Some(want));
            }
            _ => {}
        }
    }
    (plain, None)
}

/// A decimal number with a point or a comma; nothing else is one.
pub(super) fn number(plain: &str) -> Option<Number> {
    let (negative, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || whole.len() > 9 {
        return None;
    }
    let whole: Number = whole.parse().ok()?;
    let part: Number = format!("{:0<6}", &part[..part.len().min(6)]).parse().ok()?;
    let number = whole * ONE + part;
    Some(if negative { -number } else { number })
}

/// A number as people write it: "3", "3.5".
pub(super) fn written(number: Number) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = (number.abs() / ONE, number.abs() % ONE);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:06}");
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(cell: &str, expected: Value) {
        assert!(value(cell) == expected, "{cell:?} is read as something else");
    }

    #[test]
    fn blanks_and_their_words_are_not_answered_and_never_zero() {
        for cell in ["", "  ", "-", "—", "n/a", "N/A", "NA", "#N/A", "TBD", "(n/a)"] {
            is(cell, Value::Blank);
        }
        is("0", Value::Answer(Raw::Number(0), None));
        is("prefer not to say", Value::Pass);
    }

    #[test]
    fn numbers_are_read_with_point_or_comma_and_nothing_odd_is_a_number() {
        is("3", Value::Answer(Raw::Number(3 * ONE), None));
        is("3,5", Value::Answer(Raw::Number(3_500_000), None));
        is("-2", Value::Answer(Raw::Number(-2 * ONE), None));
        is("75 %", Value::Answer(Raw::Percent(75 * ONE), None));
        for odd in ["1e400", "NaN0", "0x5", "3..5", "1,000,000", "99999999999", "five", "3+"] {
            is(odd, Value::Other);
        }
        assert_eq!(written(3_500_000), "3.5");
        assert_eq!(written(-ONE), "-1");
    }

    #[test]
    fn words_stand_for_levels_and_labels_for_their_numbers() {
        is("Expert", Value::Answer(Raw::Word(5), None));
        is("Advanced beginner", Value::Answer(Raw::Word(2), None));
        is("most of it on my own", Value::Answer(Raw::Word(3), None));
        for cell in ["3 - Competent", "3: can do it", "3 (competent)", "Competent (3)"] {
            is(cell, Value::Answer(Raw::Number(3 * ONE), None));
        }
        is("3 of 5 projects", Value::Other);
    }

    #[test]
    fn wants_and_appetites_stand_beside_a_level() {
        is("2↑", Value::Answer(Raw::Number(2 * ONE), Some(Want::Grow)));
        is("4 (less)", Value::Answer(Raw::Number(4 * ONE), Some(Want::Less)));
        is("grow", Value::Want(Want::Grow));
        is("- ↓", Value::Want(Want::Less));
        is("hopeless", Value::Other);
        is("4/3", Value::Pair(4 * ONE, 3 * ONE));
        is("4 / 3", Value::Pair(4 * ONE, 3 * ONE));
        is("A2", Value::Answer(Raw::Position(Position::A2), None));
    }
}
