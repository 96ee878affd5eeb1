//! How a number is shown: percent, "4 of 5", words that a format puts in its
//! place, dates.

use super::super::cells::{Cell, CellKind};

/// Returns a number as the format shows it; a format that is not understood
/// shows the number itself.
pub(super) fn shown(number: f64, format: &str) -> Cell {
    let number = rounded(number);
    if format.is_empty() || format.eq_ignore_ascii_case("general") || format == "@" {
        return Cell::text(plain(number));
    }
    let Some(section) = section(number, format) else { return Cell::text(plain(number)) };
    // A section for negative numbers writes their sign itself.
    let value = if number < 0.0 && split(format).len() > 1 { number.abs() } else { number };
    let (literal, digits) = parts(section);
    if section.trim().is_empty() {
        // The format hides the number.
        return Cell::default();
    }
    if !digits {
        return Cell::text(literal.trim());
    }
    if section.contains('%') {
        let percent = rounded(number * 100.0);
        return Cell::text(format!("{}%", plain(percent)));
    }
    let number = plain(value);
    let text = literal.replacen('\u{1}', &number, 1);
    Cell::text(text.trim())
}

/// What a script reckoned as 4.000000000000001 is 4.
fn rounded(number: f64) -> f64 {
    let whole = number.round();
    if (number - whole).abs() < 1e-9 { whole } else { number }
}

pub(super) fn plain(number: f64) -> String {
    let number = rounded(number);
    if number.fract() == 0.0 {
        return number.to_string();
    }
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The section of a format that counts for a number.
fn section(number: f64, format: &str) -> Option<&str> {
    let sections = split(format);
    let condition = |section: &str| {
        let (mark, rest) =
            section.strip_prefix('[')?.split_once(']').map(|(inside, _)| inside).and_then(
                |inside| {
                    let mark = [">=", "<=", "<>", ">", "<", "="]
                        .into_iter()
                        .find(|mark| inside.starts_with(mark))?;
                    Some((mark, inside[mark.len()..].parse::<f64>().ok()?))
                },
            )?;
        Some(match mark {
            ">=" => number >= rest,
            "<=" => number <= rest,
            "<>" => (number - rest).abs() > f64::EPSILON,
            ">" => number > rest,
            "<" => number < rest,
            _ => (number - rest).abs() < f64::EPSILON,
        })
    };
    if sections.iter().any(|section| condition(section).is_some()) {
        let met = sections.iter().find(|section| condition(section) == Some(true));
        let other = sections.iter().find(|section| condition(section).is_none());
        return met.or(other).copied();
    }
    Some(match sections.as_slice() {
        [] => return None,
        [only] => only,
        [positive, negative] => {
            if number < 0.0 {
                negative
            } else {
                positive
            }
        }
        [positive, negative, zero, ..] => {
            if number > 0.0 {
                positive
            } else if number < 0.0 {
                negative
            } else {
                zero
            }
        }
    })
}

/// The sections, parted by semicolons that are not quoted.
fn split(format: &str) -> Vec<&str> {
    let (mut sections, mut start, mut quoted) = (Vec::new(), 0, false);
    let mut escaped = false;
    for (at, c) in format.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                sections.push(&format[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&format[start..]);
    sections
}

/// What a section writes around the number, which is one mark; and whether it
/// writes the number at all.
fn parts(section: &str) -> (String, bool) {
    let mut text = String::new();
    let (mut digits, mut quoted) = (false, false);
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => text.push(c),
            '\\' => text.extend(chars.next()),
            '_' | '*' => drop(chars.next()),
            '[' => {
                for c in chars.by_ref() {
                    if c == ']' {
                        break;
                    }
                }
            }
            '0' | '#' | '?' => {
                if !digits {
                    text.push('\u{1}');
                }
                digits = true;
            }
            '.' | ',' if digits => {}
            'G' if section.contains("General") => {
                if !digits {
                    text.push('\u{1}');
                }
                digits = true;
                chars.by_ref().take("eneral".len()).for_each(drop);
            }
            '%' => {}
            _ => text.push(c),
        }
    }
    (text, digits)
}

/// Returns a date or a time as a cell. A date in the first year is a number
/// that a format calls a date.
pub(super) fn date(days: f64, is_1904: bool) -> Cell {
    if (0.0..367.0).contains(&days) && days.fract() == 0.0 {
        return Cell::text(plain(days));
    }
    let days_since_1970 = days.floor() - if is_1904 { 24_107.0 } else { 25_569.0 };
    let text = civil(days_since_1970 as i64);
    Cell { text, kind: CellKind::Date, ..Cell::default() }
}

/// The day of so many days after 1 January 1970 (Howard Hinnant's algorithm,
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>).
fn civil(days: i64) -> String {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_do() {
        let text = |number: f64, format: &str| shown(number, format).text;
        assert_eq!(text(0.8, "0%"), "80%");
        assert_eq!(text(4.0, "0\" of 5\""), "4 of 5");
        assert_eq!(text(0.0, "0\" of 5\";;\"never did it\""), "never did it");
        assert_eq!(text(1.0, "\"yes\";;\"no\""), "yes");
        assert_eq!(text(2.0, "[=1]\"low\";[=2]\"high\";General"), "high");
        assert_eq!(text(4.000_000_000_000_001, "General"), "4");
        assert_eq!(text(0.0, "0;;;"), "", "a format may hide a number");
        assert_eq!(text(3.5, "0.0"), "3.5");
    }

    #[test]
    fn days_are_told_from_numbers() {
        assert_eq!(date(46_115.0, false).text, "2026-04-03");
        assert_eq!(date(46_115.0, false).kind, CellKind::Date);
        assert_eq!(date(4.0, false), Cell::text("4"));
    }
}
