//! What was put on record, in words: what came true, and what is old.

use super::english::number;
use super::{Names, day, hoped, state_name};
use crate::coverage::{Outcome, Promise, Stale};

/// How a promise stands, in a word or two.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotYet => "not yet",
        Outcome::Overdue => "overdue",
        Outcome::Otherwise => "came otherwise",
        Outcome::Untold => "cannot be told",
    }
}

/// A promise beside what is: "overdue since 22 Feb 2027: we expected
/// enough, and it is one person".
pub fn promise(of: &Promise) -> String {
    let when = match (of.outcome, of.due) {
        (Outcome::Overdue, Some(due)) => format!(" since {}", day(due)),
        (Outcome::NotYet, Some(due)) => format!(", due {}", day(due)),
        _ => String::new(),
    };
    let standing = outcome(of.outcome);
    match (of.expect, of.now) {
        (_, None) if of.place.is_none() => {
            format!("{standing}{when}: the dimension is gone")
        }
        (_, None) => format!("{standing}{when}: not needed now"),
        (None, Some(now)) => format!("{standing}{when}: it is {}", state_name(now)),
        (Some(expect), Some(now)) if of.outcome == Outcome::Met && expect == now => {
            format!("{standing}{when}: {}, as expected", hoped(now))
        }
        (Some(expect), Some(now)) => format!(
            "{standing}{when}: we expected {}, and it is {}",
            hoped(expect),
            state_name(now)
        ),
    }
}

/// Whose answers are old: "Gus last answered on 13 Apr 2026, seven months
/// ago".
pub fn stale(of: &Stale, names: &Names) -> String {
    // Months of a thirtieth of a year's days: close enough for "ago".
    let months = of.days * 12 / 365;
    let ago = match months {
        0..24 => format!("{} months ago", number(months)),
        _ => format!("{} years ago", number(months / 12)),
    };
    format!("{} last answered on {}, {ago}", names.get(of.member), day(of.rated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::sketch;
    use crate::team::{Date, Id, State};

    fn on(year: i16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn a_promise_says_how_it_stands_and_why() {
        let of = |expect, now, due, outcome| {
            let (dimension, place) = (Id::from_name("d"), Some(0));
            promise(&Promise { dimension, place, expect, now, due, outcome })
        };
        let due = Some(on(2027, 2, 22));
        let (thin, covered) = (Some(State::Thin), Some(State::Covered));
        assert_eq!(of(covered, covered, due, Outcome::Met), "met: enough, as expected");
        assert_eq!(
            of(thin, covered, due, Outcome::Met),
            "met: we expected one person, and it is enough"
        );
        assert_eq!(
            of(covered, thin, due, Outcome::Overdue),
            "overdue since 22 Feb 2027: we expected enough, and it is one person"
        );
        assert_eq!(
            of(covered, thin, due, Outcome::NotYet),
            "not yet, due 22 Feb 2027: we expected enough, and it is one person"
        );
        assert_eq!(of(covered, None, due, Outcome::Untold), "cannot be told: not needed now");
        assert_eq!(of(None, thin, None, Outcome::Untold), "cannot be told: it is one person");
    }

    #[test]
    fn an_old_answer_says_since_when() {
        let team = sketch();
        let names = Names::full(&team);
        let old = Stale { member: 6, rated: on(2026, 4, 13), days: 223 };
        assert_eq!(stale(&old, &names), "Gus last answered on 13 Apr 2026, seven months ago");
        let older = Stale { member: 6, rated: on(2024, 4, 13), days: 953 };
        assert_eq!(stale(&older, &names), "Gus last answered on 13 Apr 2024, two years ago");
    }
}
