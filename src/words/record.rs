//! What was put on record, in words: decisions, what came true, what is old.

use super::english::{capital, number};
use super::{Names, state_name};
use crate::analysis::{Outcome, Promise, Stale};
use crate::domain::{Choice, Date, Decision, State, Team};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as one says it: "22 February 2027".
pub fn date(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or("?");
    format!("{} {month} {}", date.day, date.year)
}

/// What a choice means, for the list that offers it.
pub fn choice_meaning(choice: Choice) -> &'static str {
    match choice {
        Choice::Grow => "pair someone who wants it with someone who leads it",
        Choice::Share => "rotate, pair, write down",
        Choice::Borrow => "someone from another team, for a time",
        Choice::Hire => "the missing elements, not a job title",
        Choice::Accept => "live with it, knowingly",
    }
}

/// A decision in a sentence, without its dimension: "Grow: Dee, by 22 February
/// 2027, to at least one person. Pair on releases."
pub fn decision(team: &Team, decision: &Decision, names: &Names) -> String {
    let owner = decision.owner.as_ref().map(|id| match team.member_index(id.as_str()) {
        Some(member) => names.get(member).to_owned(),
        None => id.to_string(),
    });
    let parts: Vec<String> = [
        owner,
        decision.due.map(|due| format!("by {}", date(due))),
        decision.expect.map(|state| format!("to {}", at_least(state))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let choice = capital(decision.choice.word());
    let mut said = if parts.is_empty() {
        format!("{choice}.")
    } else {
        format!("{choice}: {}.", parts.join(", "))
    };
    let note = decision.note.trim();
    if !note.is_empty() {
        said.push(' ');
        said.push_str(note);
        if !note.ends_with(['.', '!', '?', '…']) {
            said.push('.');
        }
    }
    said
}

/// A state as something to reach: "at least one person", "enough".
fn at_least(state: State) -> &'static str {
    match state {
        State::Gap => "no one, knowingly",
        State::Thin => "at least one person",
        State::Short => "at least two people",
        State::Covered => "enough",
        State::Strong => "more than enough",
    }
}

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

/// A promise beside what is: "overdue since 22 February 2027: we expected
/// enough, and it is one person".
pub fn promise(of: &Promise) -> String {
    let when = match (of.outcome, of.due) {
        (Outcome::Overdue, Some(due)) => format!(" since {}", date(due)),
        (Outcome::NotYet, Some(due)) => format!(", due {}", date(due)),
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
            format!("{standing}{when}: {}, as expected", state_name(now))
        }
        (Some(expect), Some(now)) => format!(
            "{standing}{when}: we expected {}, and it is {}",
            state_name(expect),
            state_name(now)
        ),
    }
}

/// Whose answers are old: "Gus last answered on 13 April 2026, seven months
/// ago".
pub fn stale(of: &Stale, names: &Names) -> String {
    // Months of a thirtieth of a year's days: close enough for "ago".
    let months = of.days * 12 / 365;
    let ago = match months {
        0..24 => format!("{} months ago", number(months)),
        _ => format!("{} years ago", number(months / 12)),
    };
    format!("{} last answered on {}, {ago}", names.get(of.member), date(of.rated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture::sketch;
    use crate::domain::Id;

    fn day(year: i16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn a_decision_says_who_by_when_and_what_for() {
        let team = sketch();
        let mut made = Decision {
            dimension: Id::from_name("Running it"),
            choice: Choice::Grow,
            owner: Some(Id::from_name("Dee")),
            due: Some(day(2027, 2, 22)),
            expect: Some(State::Thin),
            note: "Pair on releases".to_owned(),
            made: None,
        };
        let names = Names::full(&team);
        assert_eq!(
            decision(&team, &made, &names),
            "Grow: Dee, by 22 February 2027, to at least one person. Pair on releases."
        );
        made = Decision { owner: None, due: None, expect: None, note: String::new(), ..made };
        assert_eq!(decision(&team, &made, &names), "Grow.");
    }

    #[test]
    fn a_promise_says_how_it_stands_and_why() {
        let of = |expect, now, due, outcome| {
            let (dimension, place) = (Id::from_name("d"), Some(0));
            promise(&Promise { dimension, place, expect, now, due, outcome })
        };
        let due = Some(day(2027, 2, 22));
        let (thin, covered) = (Some(State::Thin), Some(State::Covered));
        assert_eq!(of(covered, covered, due, Outcome::Met), "met: enough, as expected");
        assert_eq!(
            of(thin, covered, due, Outcome::Met),
            "met: we expected one person, and it is enough"
        );
        assert_eq!(
            of(covered, thin, due, Outcome::Overdue),
            "overdue since 22 February 2027: we expected enough, and it is one person"
        );
        assert_eq!(
            of(covered, thin, due, Outcome::NotYet),
            "not yet, due 22 February 2027: we expected enough, and it is one person"
        );
        assert_eq!(of(covered, None, due, Outcome::Untold), "cannot be told: not needed now");
        assert_eq!(of(None, thin, None, Outcome::Untold), "cannot be told: it is one person");
    }

    #[test]
    fn an_old_answer_says_since_when() {
        let team = sketch();
        let names = Names::full(&team);
        let old = Stale { member: 6, rated: day(2026, 4, 13), days: 223 };
        assert_eq!(stale(&old, &names), "Gus last answered on 13 April 2026, seven months ago");
        let older = Stale { member: 6, rated: day(2024, 4, 13), days: 953 };
        assert_eq!(stale(&older, &names), "Gus last answered on 13 April 2024, two years ago");
    }
}
