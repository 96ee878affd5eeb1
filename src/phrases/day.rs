//! Days as people write them: "22 Feb 2027".

use std::fmt::Display;

use crate::team::Date;
use crate::text::said;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day with its month in letters, so that nobody takes it for the other way
/// round: "22 Feb 2027".
pub fn day(date: Date) -> impl Display {
    let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).unwrap_or(&"?");
    said(move |f| write!(f, "{} {month} {}", date.day, date.year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_month_in_letters() {
        assert_eq!(day(Date { year: 2027, month: 2, day: 22 }).to_string(), "22 Feb 2027");
        assert_eq!(day(Date { year: 2026, month: 12, day: 1 }).to_string(), "1 Dec 2026");
    }
}
