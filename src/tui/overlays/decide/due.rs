//! A due day as people type it: `2027-02-22`, or from today `+3m`, `+6w`.

use jiff::ToSpan;
use jiff::civil;

use crate::team::Date;

/// What a new decision begins with: the next session is about a quarter away.
pub const DEFAULT_DUE: &str = "+3m";

/// Reads a due day; nothing typed means none.
///
/// # Errors
/// What to type, where it is no day or one that has passed.
pub fn read(typed: &str, today: Date) -> Result<Option<Date>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let found = match typed.strip_prefix('+') {
        Some(later) => after(later, today),
        None => typed.parse::<civil::Date>().ok().and_then(to_ours),
    };
    match found {
        None => Err("type a day such as 2027-02-22, or +3m, +6w, +10d from today".into()),
        Some(day) if day < today => Err("that day has passed; type one from today on".into()),
        day => Ok(day),
    }
}

fn after(typed: &str, today: Date) -> Option<Date> {
    let unit = typed.chars().next_back()?;
    let count: i32 = typed[..typed.len() - unit.len_utf8()].trim().parse().ok()?;
    // Longer spans than this are slips of the finger, and jiff refuses them.
    if !(0..=9_999).contains(&count) {
        return None;
    }
    let span = match unit {
        'd' => count.days(),
        'w' => count.weeks(),
        'm' => count.months(),
        'y' => count.years(),
        _ => return None,
    };
    to_ours(to_jiff(today)?.checked_add(span).ok()?)
}

/// Returns how far away a day is, in words: "in 13 weeks", "tomorrow".
pub fn distance(day: Date, today: Date) -> String {
    let between = to_jiff(today).zip(to_jiff(day));
    let days =
        between.and_then(|(today, day)| today.until(day).ok()).map_or(0, |span| span.get_days());
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=13 => format!("in {days} days"),
        _ => format!("in {} weeks", days / 7),
    }
}

fn to_jiff(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year, date.month as i8, date.day as i8).ok()
}

fn to_ours(date: civil::Date) -> Option<Date> {
    Date::new(date.year(), date.month() as u8, date.day() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date { year: 2026, month: 11, day: 30 };

    fn day(typed: &str) -> String {
        match read(typed, TODAY) {
            Ok(Some(day)) => day.to_string(),
            Ok(None) => "none".into(),
            Err(why) => why,
        }
    }

    #[test]
    fn a_day_is_read_as_written_or_counted_from_today() {
        assert_eq!(day("2027-02-22"), "2027-02-22");
        assert_eq!(day("+3m"), "2027-02-28");
        assert_eq!(day(" +6w "), "2027-01-11");
        assert_eq!(day("+10d"), "2026-12-10");
        assert_eq!(day("+1y"), "2027-11-30");
        assert_eq!(day(""), "none");
        assert_eq!(day("2026-11-30"), "2026-11-30");
    }

    #[test]
    fn what_is_no_day_to_come_is_refused_with_what_to_type() {
        for typed in ["soon", "+", "+m", "+3q", "+99999999d", "2027-02-30", "22.2.2027", "+é"] {
            assert!(day(typed).contains("such as 2027-02-22"), "{typed}: {}", day(typed));
        }
        assert!(day("2026-11-29").contains("has passed"));
    }

    #[test]
    fn how_far_away_a_day_is_said_in_days_then_in_weeks() {
        let from_today = |typed| distance(read(typed, TODAY).unwrap().unwrap(), TODAY);
        assert_eq!(from_today("+0d"), "today");
        assert_eq!(from_today("+1d"), "tomorrow");
        assert_eq!(from_today("+12d"), "in 12 days");
        assert_eq!(from_today("+3m"), "in 12 weeks");
    }
}
