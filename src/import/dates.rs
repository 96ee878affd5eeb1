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

/// Returns the days of a column of dates such as 3/15/2026, where one of them shows
/// whether the month or the day comes first; they sort as text.
pub(super) fn days_with_strokes(cells: &[&str]) -> Option<Vec<Option<String>>> {
    let parts = |cell: &str| -> Option<[u32; 3]> {
        let date = cell.split([' ', ',']).next()?;
        let parts: Option<Vec<u32>> = date.split('/').map(|part| part.parse().ok()).collect();
        let parts: [u32; 3] = parts?.try_into().ok()?;
        (1990..=2100).contains(&parts[2]).then_some(parts)
    };
    let filled = cells.iter().filter(|cell| !cell.is_empty());
    let dates: Vec<[u32; 3]> = filled.map(|cell| parts(cell)).collect::<Option<_>>()?;
    let is_over = |at: usize| dates.iter().any(|own| own[at] > 12);
    let (month, day) = match [is_over(0), is_over(1)] {
        [false, true] => (0, 1),
        [true, false] => (1, 0),
        _ => return None,
    };
    let text = |own: [u32; 3]| format!("{}-{:02}-{:02}", own[2], own[month], own[day]);
    Some(cells.iter().map(|cell| parts(cell).map(text)).collect())
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
        let days = |cells: &[&str]| days_with_strokes(cells).map(|own| own[0].clone().unwrap());
        assert_eq!(days(&["5/1/2026 9:14:00", "3/15/2026", ""]).as_deref(), Some("2026-05-01"));
        assert_eq!(days(&["5/1/2026", "15/3/2026"]).as_deref(), Some("2026-01-05"));
        assert_eq!(days(&["5/1/2026", "3/2/2026"]), None, "nothing shows which is the month");
        assert_eq!(days(&["5/13/2026", "13/2/2026"]), None);
    }
}
