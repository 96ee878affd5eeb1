//! Dates and times as spreadsheets write them: told from levels, so that what
//! was typed as `3-4` and turned into the third of April is asked about.

/// The months' names in the languages that are read; three letters are enough.
const MONTHS: [&str; 60] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "janvier",
    "février",
    "fevrier",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "janeiro",
    "fevereiro",
    "março",
    "junho",
    "julho",
    "setembro",
    "dezembro",
    "maart",
    "mei",
    "augustus",
    "gennaio",
    "febbraio",
    "maggio",
    "giugno",
    "luglio",
    "dicembre",
];

/// Returns whether a folded text is a date, with or without a time.
pub(super) fn is_date(text: &str) -> bool {
    let (day, time) = match text.split_once([' ', 't']) {
        Some((day, time)) if is_numeric_date(day) => (day, time),
        _ => (text, ""),
    };
    if is_numeric_date(day) {
        return time.is_empty() || time.contains(':') || time.chars().all(|c| !c.is_alphabetic());
    }
    is_named_date(text)
}

/// "2026-04-03", "3.4.26", "4/3/2026": three numbers, one of them a year.
fn is_numeric_date(day: &str) -> bool {
    let Some(mark) = day.chars().find(|c| matches!(c, '-' | '/' | '.')) else { return false };
    let parts: Vec<&str> = day.trim_end_matches(mark).split(mark).collect();
    let digits = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == 3 && parts.iter().all(digits) && parts.iter().any(|part| part.len() % 2 == 0)
}

/// "3-apr", "2 jan", "april 3, 2026", "april 3, 2026 8:00 am".
fn is_named_date(text: &str) -> bool {
    let day = text.split_once(':').and_then(|(before, _)| before.rsplit_once([' ', 't']));
    let text = day.map_or(text, |(day, _)| day.trim_end_matches(" at").trim_end_matches(" um"));
    let parts: Vec<&str> =
        text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    if !(2..=3).contains(&parts.len()) {
        return false;
    }
    let is_month = |part: &&str| is_month(part);
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let months = parts.iter().filter(|part| is_month(part)).count();
    months == 1 && parts.iter().filter(|part| is_number(part)).count() == parts.len() - 1
}

/// Returns whether a folded word is the name of a month, or begins one.
pub(super) fn is_month(word: &str) -> bool {
    (3..=10).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && MONTHS.iter().any(|month| month.starts_with(word))
}

/// Returns the day of a date written 2026-11-22, 2026/11/22 or 22.11.2026,
/// whatever comes after it, or a year; such days sort as text.
pub(super) fn iso_day(cell: &str) -> Option<String> {
    let is_year = |text: &str| {
        text.len() == 4
            && (text.starts_with("19") || text.starts_with("20"))
            && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if is_year(cell) {
        return Some(cell.to_owned());
    }
    let date = cell.split([' ', 'T']).next()?;
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else { return None };
    let (year, month, day) = match is_year(first) {
        true if !date.contains('.') => (first, second, third),
        // With points the day comes first everywhere; with strokes it may not.
        false if is_year(third) && !date.contains(['/', '-']) => (third, second, first),
        _ => return None,
    };
    let within = |part: &str, most: u8| {
        (1..=2).contains(&part.len()) && part.parse().is_ok_and(|own: u8| (1..=most).contains(&own))
    };
    (within(month, 12) && within(day, 31)).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_told_from_words_and_levels() {
        for date in [
            "2026/11/02 9:14:02 am utc+1",
            "02.11.2026",
            "11/2/26 9:10:00",
            "3-apr",
            "02-nov-26",
            "september 1, 2026 8:00 am",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in ["3-4", "1/2", "3.5", "level 3", "march", "june berg", "3 marks", "4 sets"] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn the_newest_day_sorts_last() {
        assert_eq!(iso_day("2026/11/02 9:14").as_deref(), Some("2026-11-02"));
        assert_eq!(iso_day("15.2.2026").as_deref(), Some("2026-02-15"));
        assert_eq!(iso_day("2026").as_deref(), Some("2026"));
        assert_eq!(iso_day("2/3/2026"), None, "the second of March, or the third of February");
        assert_eq!(iso_day("2026-11-22x"), None);
    }
}
