//! One cell as an answer: a number, a percentage, a position on a spectrum, a
//! level with an appetite, nothing, or a word that the vocabulary may know.

use super::dates;
use super::words::LISTS;
use crate::team::{Position, Want};
use crate::text;

/// A decimal number in millionths; what comes after them is left out.
pub(super) type Number = i64;
/// One, as a [`Number`].
pub(super) const ONE: Number = 1_000_000;

/// What a cell says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Value {
    /// Not answered.
    Blank,
    /// Prefer not to say.
    Pass,
    /// A number on the table's scale, and what the person would like.
    Number(Number, Option<Want>),
    /// Of a hundred.
    Percent(Number),
    /// A position on a spectrum, and what the person would like.
    Position(Position, Option<Want>),
    /// No level, and what the person would like.
    Want(Want),
    /// `4/3`: a level with an appetite, or three of four; the whole table says
    /// which.
    Pair(Number, Number),
    /// A date, typed or made of a range by a spreadsheet.
    Date,
    /// Any other text, folded.
    Word(String),
}

/// Words for "not answered".
const BLANKS: [&str; 54] = [
    "",
    "-",
    "--",
    "–",
    "—",
    ".",
    "·",
    "?",
    "/",
    "…",
    "n/a",
    "na",
    "n.a.",
    "n. a.",
    "n/k",
    "nil",
    "null",
    "nan",
    "unknown",
    "[ ]",
    "- [ ]",
    "don't know",
    "don’t know",
    "do not know",
    "weiß nicht",
    "ne sait pas",
    "no sabe",
    "not sure",
    "tbd",
    "tbc",
    "not answered",
    "no answer",
    "not rated",
    "not applicable",
    "#n/a",
    "k.a.",
    "k. a.",
    "keine angabe",
    "s/o",
    "non applicable",
    "n.v.t.",
    "nvt",
    "n/d",
    "nd",
    "blank",
    "not required",
    "not needed",
    "not assessed",
    "not evaluated",
    "not relevant",
    "nicht relevant",
    "nicht bewertet",
    "entfällt",
    "non évalué",
];

/// Words for "prefer not to say".
const PASSES: [&str; 5] =
    ["pass", "prefer not to say", "rather not say", "skip", "möchte ich nicht sagen"];

/// Words before a number that only say that it is a level.
const LEVEL_WORDS: [&str; 12] = [
    "level", "lvl", "lv", "l", "stufe", "niveau", "niv.", "nivel", "nível", "livello", "grade",
    "step",
];

/// Parses what a cell says.
pub(super) fn value(cell: &str) -> Value {
    // Nearly every cell is a short number: those need no folding.
    if let Some(number) = number(cell) {
        return Value::Number(number, None);
    }
    if let Some(number) = circled(cell) {
        return Value::Number(number, None);
    }
    let folded = text::fold(cell);
    let trimmed = folded.trim_matches(['(', ')']).trim();
    if BLANKS.contains(&trimmed) {
        return Value::Blank;
    }
    if PASSES.contains(&trimmed) {
        return Value::Pass;
    }
    if dates::is_date(&folded) {
        return Value::Date;
    }
    let (plain, want) = without_want(&folded);
    if let (Some(want), true) = (want, BLANKS.contains(&plain)) {
        return Value::Want(want);
    }
    if let Some(percent) = plain.strip_suffix('%').and_then(|part| number(part.trim_end())) {
        return Value::Percent(percent);
    }
    if let Some((filled, of)) = filled_signs(plain) {
        return match of {
            Some(of) if of != 5 * ONE => Value::Pair(filled, of),
            _ => Value::Number(filled, want),
        };
    }
    if let Some(number) = numeric(plain) {
        return Value::Number(number, want);
    }
    if let Some(position) = Position::ALL.into_iter().find(|one| text::fold(one.word()) == plain) {
        return Value::Position(position, want);
    }
    if let Some((level, of)) = pair(plain) {
        // "03/2026" is a month.
        let is_month = (1900 * ONE..2101 * ONE).contains(&of);
        return if is_month { Value::Date } else { Value::Pair(level, of) };
    }
    // "Yes (2025)": a word, and since when.
    let with_year = plain.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match with_year {
        Some((word, year)) if is_year(year) => Value::Word(word.trim().to_owned()),
        _ => Value::Word(folded),
    }
}

/// "2025", "03/2025", "since 2020".
fn is_year(text: &str) -> bool {
    let digits = text.trim_start_matches("since ").trim_start_matches("seit ");
    let last = digits.rsplit(['/', '.', '-']).next().unwrap_or_default();
    let is_plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-'));
    is_plain && (last.len() == 4 && (last.starts_with("19") || last.starts_with("20")))
}

/// "③", "❸": a digit in a circle, alone.
fn circled(cell: &str) -> Option<Number> {
    let mut letters = cell.chars();
    let (Some(digit), None) = (letters.next(), letters.next()) else { return None };
    let from = |one: char| (u32::from(digit) - u32::from(one) + 1) as Number * ONE;
    match digit {
        '⓪' => Some(0),
        '①'..='⑩' => Some(from('①')),
        '❶'..='❿' => Some(from('❶')),
        _ => None,
    }
}

/// "4/3", "4 of 5", "4 von 5".
fn pair(plain: &str) -> Option<(Number, Number)> {
    let between = ["/", " of ", " out of ", " von ", " sur ", " de ", " van ", " di "];
    between.into_iter().find_map(|between| {
        let (level, of) = plain.split_once(between)?;
        Some((number(level.trim())?, number(of.trim())?))
    })
}

/// A number with the words that explain it.
fn numeric(plain: &str) -> Option<Number> {
    number(plain).or_else(|| level_word(plain)).or_else(|| labelled(plain))
}

/// "Level 3", "L3".
fn level_word(plain: &str) -> Option<Number> {
    LEVEL_WORDS.iter().find_map(|word| {
        let rest = plain.strip_prefix(word)?;
        let rest = rest.trim_start_matches([' ', ':', '-']);
        rest.bytes().next()?.is_ascii_digit().then_some(())?;
        number(rest).or_else(|| labelled(rest))
    })
}

/// Signs of which so many are filled, and the empty ones next to them.
const SIGNS: [(&str, &str); 7] = [
    ("★⭐🌟", "☆"),
    ("●⬤⚫", "○⚪◯"),
    ("■⬛▮█", "□⬜▯░"),
    ("▰", "▱"),
    ("◆", "◇"),
    ("🟩", "⬜⬛"),
    ("🟦", "⬜⬛"),
];

/// Returns the sign that a text repeats, and how often: "●●●".
pub(super) fn repeated_sign(text: &str) -> Option<(char, usize)> {
    let mut signs = text.chars().filter(|c| !matches!(c, '\u{fe0f}' | ' '));
    let first = signs.next().filter(|c| SIGNS.iter().any(|(full, _)| full.contains(*c)))?;
    let rest: Vec<char> = signs.collect();
    rest.iter().all(|c| *c == first).then_some((first, rest.len() + 1))
}

/// "★★★☆☆", "●●○○", "🟩🟩⬜": how many signs are filled, and of how many where
/// some are not. One ball or box alone is a sign of its own.
fn filled_signs(plain: &str) -> Option<(Number, Option<Number>)> {
    let signs = || plain.chars().filter(|c| !matches!(c, '\u{fe0f}' | ' '));
    let count = signs().count();
    SIGNS.into_iter().enumerate().find_map(|(at, (full, empty))| {
        let filled = signs().filter(|&c| full.contains(c)).count();
        let open = signs().filter(|&c| empty.contains(c)).count();
        let tells = filled + open == count && (count >= 2 || (at == 0 && count == 1));
        let of = (open > 0 && filled > 0).then_some(count as Number * ONE);
        tells.then_some((filled as Number * ONE, of))
    })
}

/// "3 - Competent", "3: competent", "4 (advanced)", "Competent (3)": the
/// number is the answer, the words explain it.
fn labelled(plain: &str) -> Option<Number> {
    let marks = [' ', '-', '–', '—', ':', '.', '=', '(', ')', '[', ']'];
    let explains = |words: &str| {
        let words = words.trim_matches(marks);
        words.chars().any(char::is_alphabetic) && !words.contains(|c: char| c.is_ascii_digit())
    };
    let digits = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (first, rest) = plain.split_at(digits);
    if digits > 0 && rest.starts_with(marks) && explains(rest) {
        // "3 years" counts something.
        let counts = |word: &str| LISTS.value.unit.iter().any(|unit| unit == word);
        let word = rest.strip_prefix(' ').and_then(|rest| rest.split(marks).next());
        return if word.is_some_and(counts) { None } else { number(first) };
    }
    let (words, last) = plain.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    explains(words).then(|| number(last.trim()).filter(|own| *own <= 100 * ONE)).flatten()
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

/// Parses a decimal number with a point or a comma; nothing else is one.
pub(super) fn number(plain: &str) -> Option<Number> {
    let (negative, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || whole.len() > 12 {
        return None;
    }
    let whole: Number = whole.parse().ok()?;
    let part: Number = format!("{:0<6}", &part[..part.len().min(6)]).parse().ok()?;
    let number = whole * ONE + part;
    Some(if negative { -number } else { number })
}

/// Returns a number as people write it: "3", "3.5".
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

    fn word(cell: &str) {
        assert!(matches!(value(cell), Value::Word(_)), "{cell:?} is read as something else");
    }

    #[test]
    fn blanks_and_their_words_are_not_answered_and_never_zero() {
        for cell in ["", "  ", "-", "—", "n/a", "N/A", "NA", "#N/A", "TBD", "(n/a)", "k.A."] {
            is(cell, Value::Blank);
        }
        is("0", Value::Number(0, None));
        is("prefer not to say", Value::Pass);
    }

    #[test]
    fn numbers_are_read_with_point_or_comma_and_nothing_odd_is_a_number() {
        is("3", Value::Number(3 * ONE, None));
        is("3,5", Value::Number(3_500_000, None));
        is("-2", Value::Number(-2 * ONE, None));
        is("③", Value::Number(3 * ONE, None));
        is("75 %", Value::Percent(75 * ONE));
        for odd in ["1e400", "NaN0", "0x5", "3..5", "1,000,000", "five", "3+", "3-4", "4¹"] {
            word(odd);
        }
        assert_eq!(written(3_500_000), "3.5");
        assert_eq!(written(-ONE), "-1");
    }

    #[test]
    fn labels_stand_for_their_numbers_and_dates_do_not() {
        for cell in
            ["3 - Competent", "3: can do it", "3 (competent)", "Competent (3)", "Level 3", "L3"]
        {
            is(cell, Value::Number(3 * ONE, None));
        }
        word("3 of 5 projects");
        word("3 years");
        is("Yes (2025)", Value::Word("yes".into()));
        is("Expert (since 2020)", Value::Word("expert".into()));
        is("Yes (expired)", Value::Word("yes (expired)".into()));
        word("8 Monate");
        is("3 - years of practice", Value::Number(3 * ONE, None));
        for cell in ["03-Apr", "2026-04-03", "3. April", "Apr 3", "3/4/2026", "2 Jan", "12/2027"] {
            is(cell, Value::Date);
        }
    }

    #[test]
    fn filled_signs_are_counted_and_one_ball_alone_is_a_sign_of_its_own() {
        is("★★★☆☆", Value::Number(3 * ONE, None));
        is("⭐⭐", Value::Number(2 * ONE, None));
        is("●●○○○", Value::Number(2 * ONE, None));
        is("●●●○", Value::Pair(3 * ONE, 4 * ONE));
        is("🟩🟩⬜⬜⬜", Value::Number(2 * ONE, None));
        word("●");
        word("○");
        word("●◐");
    }

    #[test]
    fn wants_and_appetites_stand_beside_a_level() {
        is("2↑", Value::Number(2 * ONE, Some(Want::Grow)));
        is("4 (less)", Value::Number(4 * ONE, Some(Want::Less)));
        is("grow", Value::Want(Want::Grow));
        is("- ↓", Value::Want(Want::Less));
        word("hopeless");
        is("4/3", Value::Pair(4 * ONE, 3 * ONE));
        is("4 of 5", Value::Pair(4 * ONE, 5 * ONE));
        is("A2", Value::Position(Position::A2, None));
    }
}
