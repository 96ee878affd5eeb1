//! A calendar day. The current day is passed in from outside.

use std::fmt;

/// A calendar day. `coverage` counts the days between two of them, with a calendar
/// library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// Returns a day; nothing if it does not exist in the calendar.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=last).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// Returns the next day; nothing after the last day of the year 9999.
    fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let end_of_year = || Self::new(year.checked_add(1)?, 1, 1);
        Self::new(year, month, day + 1)
            .or_else(|| Self::new(year, month + 1, 1))
            .or_else(end_of_year)
    }

    /// Returns whether this day is in the future everywhere on earth: tomorrow here may already be
    /// today elsewhere, so only later days count.
    pub fn is_to_come(self, today: Self) -> bool {
        today.next().is_some_and(|tomorrow| self > tomorrow)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn tomorrow_may_be_today_elsewhere_and_the_day_after_is_to_come() {
        let day = |year, month, day| Date::new(year, month, day).unwrap_or_else(|| panic!("a day"));
        for (today, tomorrow, after) in [
            (day(2026, 11, 29), day(2026, 11, 30), day(2026, 12, 1)),
            (day(2026, 12, 31), day(2027, 1, 1), day(2027, 1, 2)),
            (day(2028, 2, 28), day(2028, 2, 29), day(2028, 3, 1)),
        ] {
            assert!(!today.is_to_come(today) && !tomorrow.is_to_come(today));
            assert!(after.is_to_come(today));
        }
    }
}
