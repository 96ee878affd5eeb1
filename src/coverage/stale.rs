//! Answers that are so old that people should answer again.

use jiff::{ToSpan, civil};

use crate::team::{Date, Team};

/// Answers older than this many months are stale. A convention.
const STALE_AFTER_MONTHS: i32 = 6;

/// A member whose answers are older than half a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stale {
    /// By index.
    pub member: usize,
    /// The day of their last answer.
    pub rated: Date,
    /// How many days ago that was.
    pub days: u32,
}

/// Returns whether an answer of this day is older than half a year.
pub fn is_stale(rated: Date, today: Date) -> bool {
    let (Some(rated), Some(today)) = (civil_date(rated), civil_date(today)) else { return false };
    today
        .checked_sub(STALE_AFTER_MONTHS.months())
        .is_ok_and(|half_a_year_ago| rated < half_a_year_ago)
}

/// Returns the number of days from one day to another; negative if `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    match (civil_date(from), civil_date(to)) {
        (Some(from), Some(to)) => (to - from).get_days(),
        _ => 0,
    }
}

/// Returns the members whose answers are older than half a year, in file order. Members without
/// any answer are missing, not stale.
pub fn stale(team: &Team, today: Date) -> Vec<Stale> {
    let members = team.members().iter().enumerate();
    members
        .filter_map(|(member, one)| {
            let rated = one.rated.filter(|&rated| is_stale(rated, today))?;
            let days = u32::try_from(days_between(rated, today)).unwrap_or(0);
            Some(Stale { member, rated, days })
        })
        .collect()
}

fn civil_date(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year, date.month as i8, date.day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::team;
    use crate::team::Edit;

    fn day(year: i16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn an_answer_is_stale_from_the_day_after_half_a_year() {
        assert!(!is_stale(day(2026, 5, 22), day(2026, 11, 22)));
        assert!(is_stale(day(2026, 5, 21), day(2026, 11, 22)));
        assert!(!is_stale(day(2026, 8, 31), day(2027, 2, 28)), "short months end earlier");
        assert!(!is_stale(day(2027, 1, 1), day(2026, 1, 1)), "a day to come is not old");
    }

    #[test]
    fn stale_members_come_in_file_order_with_their_days() {
        let mut team = team("Ada Bo Cyd", vec![]);
        for (index, rated) in [(0, day(2026, 1, 1)), (2, day(2025, 11, 22))] {
            let mut member = team.members()[index].clone();
            member.rated = Some(rated);
            team.apply(Edit::ReplaceMember(index, Box::new(member))).unwrap();
        }
        let found = stale(&team, day(2026, 11, 22));
        let days: Vec<(usize, u32)> = found.iter().map(|one| (one.member, one.days)).collect();
        assert_eq!(days, [(0, 325), (2, 365)]);
    }
}
