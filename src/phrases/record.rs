//! How decisions, plans and guesses turned out, and old answers, in words.

use super::english::{list, number};
use super::{Names, day, hoped, state_name};
use crate::coverage::Stale;
use crate::diff::{By, Cause, FollowUp, Grower, Move, Outcome, PlanOutcome, Who};
use crate::team::{Id, Team};

/// Returns how an expectation turned out, in a word or two.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::AsHoped => "as hoped",
        Outcome::NotYet => "not yet",
        Outcome::Overdue => "overdue",
        Outcome::NotAsGuessed => "not as guessed",
        Outcome::Unknown => "not known",
    }
}

/// Returns how decisions turned out, in a sentence: "Of five decisions, two are met, one is as
/// hoped (perhaps not because of the decision) and one is overdue."
pub fn outcomes(of: &[Outcome]) -> String {
    let in_words = |outcome: Outcome| {
        let count = of.iter().filter(|one| **one == outcome).count() as u32;
        let what = match outcome {
            Outcome::AsHoped => "as hoped (perhaps not because of the decision)",
            Outcome::NotYet => "not due yet",
            Outcome::Unknown => "not known yet",
            outcome => self::outcome(outcome),
        };
        let verb = if count == 1 { "is " } else { "are " };
        (count > 0).then(|| format!("{} {verb}{what}", number(count)))
    };
    let order = [
        Outcome::Met,
        Outcome::AsHoped,
        Outcome::NotYet,
        Outcome::Overdue,
        Outcome::NotAsGuessed,
        Outcome::Unknown,
    ];
    let parts: Vec<String> = order.into_iter().filter_map(in_words).collect();
    let all = of.len() as u32;
    let decisions = if all == 1 { "decision" } else { "decisions" };
    format!("Of {} {decisions}, {}.", number(all), list(&parts))
}

/// Returns how an expectation turned out, and why: "as hoped, but because Hana joined: one person;
/// Dee went from 2 to 3, and 4 is needed".
pub fn follow_up(of: &FollowUp, names: &Names) -> String {
    let when = match (of.outcome, of.due) {
        (Outcome::Overdue, Some(due)) => format!(" since {}", day(due)),
        (Outcome::NotYet, Some(due)) => format!(", due {}", day(due)),
        _ => String::new(),
    };
    let word = outcome(of.outcome);
    match (of.expect, of.now, of.too_few) {
        (_, None, _) if of.index.is_none() => format!("{word}{when}: the row is gone"),
        (_, None, _) => "no longer needed".to_owned(),
        (_, _, Some([rated, people])) if of.outcome == Outcome::Unknown => {
            format!("{word} yet: only {rated} of {people} have answered")
        }
        (None, Some(now), _) => format!("{word}{when}; it is {}", state_name(now)),
        (Some(expect), Some(now), _) if now < expect && of.outcome == Outcome::AsHoped => {
            format!("{}, though not {} as we hoped", hoped(now), hoped(expect))
        }
        (Some(expect), Some(now), _) if now >= expect => {
            let more = if now == expect {
                String::new()
            } else {
                format!(", where we expected {}", hoped(expect))
            };
            format!("{word}{}: {}{more}{}", by(&of.by, names), hoped(now), rest(&of.by, names))
        }
        (Some(expect), Some(now), _) => {
            let (word, expected) = match of.outcome {
                Outcome::NotYet => {
                    (of.due.map_or(word.to_owned(), |on| format!("due {}", day(on))), "expect")
                }
                _ => (format!("{word}{when}"), "expected"),
            };
            format!("{word}; we {expected} {}, now {}", hoped(expect), state_name(now))
        }
    }
}

/// Returns " because Fay grew" or ", but because Hana joined"; empty if no cause is known.
fn by(by: &By, names: &Names) -> String {
    let (but, causes) = match by {
        By::Decision(causes) => ("", causes),
        By::Others { causes, .. } => (", but", causes),
        _ => return String::new(),
    };
    match people(causes, names).as_str() {
        "" => String::new(),
        people => format!("{but} because {people}"),
    }
}

/// Returns what else is known of the cause.
fn rest(by: &By, names: &Names) -> String {
    match by {
        By::Nothing | By::Decision(_) => String::new(),
        By::Already => ", as it was before".to_owned(),
        By::Unknown => "; there is no snapshot from then, so the reason is not known".to_owned(),
        By::Others { grower, .. } => grower.map_or(String::new(), |one| still_below(&one, names)),
    }
}

/// Returns "Hana joined and Bo grew".
fn people(causes: &[Cause], names: &Names) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for cause in causes {
        let Who::Now(member) = cause.who else { continue };
        let doing = match cause.moved {
            Move::Joined => "joined",
            Move::Grew => "grew",
            _ => "answered",
        };
        let one = format!("{} {doing}", names.get(member));
        if !sentences.contains(&one) {
            sentences.push(one);
        }
    }
    list(&sentences)
}

/// Returns "; Dee went from 2 to 3, and 4 is needed".
fn still_below(grower: &Grower, names: &Names) -> String {
    let (name, needed) = (names.get(grower.member), grower.needed);
    match grower.levels {
        [Some(before), Some(now)] if before != now => {
            format!("; {name} went from {before} to {now}, and {needed} is needed")
        }
        [_, Some(now)] => format!("; {name} is at {now}, and {needed} is needed"),
        [_, None] => format!("; {name} has given no level"),
    }
}

/// Returns which of a plan's hires have joined: "Hana joined, Ola has not".
pub fn hired(team: &Team, of: &PlanOutcome, names: &Names) -> String {
    let member = |id: &Id| team.member_index(id.as_str()).map(|index| names.get(index).to_owned());
    let candidate = |id: &Id| {
        let found = team.candidates.iter().find(|one| one.id == *id);
        found.map_or_else(|| id.to_string(), |one| one.name.clone())
    };
    let joined: Vec<String> = of.hired.iter().filter_map(member).collect();
    let open: Vec<String> = of.open.iter().map(candidate).collect();
    let have = if open.len() == 1 { "has" } else { "have" };
    match (joined.is_empty(), open.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("{} {have} not joined", list(&open)),
        (false, true) => format!("{} joined", list(&joined)),
        (false, false) => format!("{} joined, {} {have} not", list(&joined), list(&open)),
    }
}

/// Returns whose answers are old: "Gus last answered on 13 Apr 2026, seven months ago".
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
    use crate::team::{Date, Id, State, Zone};

    fn on(year: i16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn what_became_of_an_expectation_is_said_with_its_cause() {
        let team = sketch();
        let names = Names::full(&team);
        let found = |expect, now, outcome| FollowUp {
            dimension: Id::from_name("d"),
            index: Some(0),
            expect,
            now,
            too_few: None,
            due: Some(on(2027, 2, 22)),
            outcome,
            by: By::Nothing,
        };
        let in_words = |of: FollowUp| follow_up(&of, &names);
        let (thin, covered) = (Some(State::Thin), Some(State::Covered));
        let of = |expect, now, outcome| in_words(found(expect, now, outcome));
        assert_eq!(of(covered, covered, Outcome::Met), "met: enough people");
        assert_eq!(
            of(thin, covered, Outcome::Met),
            "met: enough people, where we expected one person"
        );
        assert_eq!(
            of(covered, thin, Outcome::Overdue),
            "overdue since 22 Feb 2027; we expected enough people, now one person"
        );
        assert_eq!(
            of(covered, thin, Outcome::NotYet),
            "due 22 Feb 2027; we expect enough people, now one person"
        );
        assert_eq!(of(covered, None, Outcome::Unknown), "no longer needed");
        assert_eq!(of(None, thin, Outcome::Unknown), "not known; it is one person");
        let too_few = FollowUp { too_few: Some([2, 7]), ..found(covered, thin, Outcome::Unknown) };
        assert_eq!(in_words(too_few), "not known yet: only 2 of 7 have answered");
        let causes = vec![Cause { moved: Move::Joined, who: Who::Now(0), zone: Zone::AtLeast(4) }];
        let grower = Some(Grower { member: 3, levels: [Some(2), Some(3)], needed: 4 });
        let by = By::Others { causes, grower };
        assert_eq!(
            in_words(FollowUp { by, ..found(thin, thin, Outcome::AsHoped) }),
            "as hoped, but because Ada joined: one person; Dee went from 2 to 3, and 4 is needed"
        );
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
