//! Days as people write them: "22 Feb 2027".

use crate::team::Date;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns a day with its month in letters, so that nobody takes it for the other way round: "22
/// Feb 2027".
pub fn day(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).unwrap_or(&"?");
    format!("{} {month} {}", date.day, date.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_month_in_letters() {
        assert_eq!(day(Date { year: 2027, month: 2, day: 22 }), "22 Feb 2027");
        assert_eq!(day(Date { year: 2026, month: 12, day: 1 }), "1 Dec 2026");
    }
}
