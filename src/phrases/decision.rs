//! Decisions in words, for the screen and the reports. They name rows and expectations, never
//! anyone's answer.

use std::borrow::Cow;

use super::english::capital;
use super::{Names, Naming, day, hoped};
use crate::team::{Choice, Date, Decision, Team};

/// How many decisions a session ends with at most; more are not carried out.
/// A convention.
pub const MAX_DECISIONS: usize = 3;

/// Returns what a choice means, in a few words.
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Grow => "pair someone who wants it with someone who leads it",
        Choice::Share => "rotate, pair, write it down",
        Choice::Borrow => "someone from another team, for a time",
        Choice::Hire => "someone with what is missing, not a job title",
        Choice::Accept => "live with the shortfall, and say so",
    }
}

/// Returns a decision in a line, without its dimension and its note: "grow, Dee, by 22 Feb 2027; we
/// expect one person".
pub fn decision(team: &Team, decision: &Decision, names: &Names) -> String {
    let mut sentences = decided_by(team, decision, names);
    if let Some(due) = decision.due {
        sentences.push_str(&format!(", by {}", day(due)));
    }
    if let Some(state) = decision.expect {
        sentences.push_str(&format!("; we expect {}", hoped(state)));
    }
    sentences
}

/// Returns what was chosen and whose it is: "grow, Dee".
pub fn decided_by(team: &Team, decision: &Decision, names: &Names) -> String {
    let choice = decision.choice.word();
    // With aliases nobody is named by what colleagues know of them.
    if names.naming() == Naming::Alias {
        return choice.to_owned();
    }
    let owner = decision.owner.as_ref().and_then(|owner| team.member_index(owner.as_str()));
    match (owner, decision.owner_name.as_str()) {
        (Some(owner), _) => format!("{choice}, {}", names.get(owner)),
        (None, "") => choice.to_owned(),
        (None, name) => format!("{choice}, {name}"),
    }
}

/// Returns what a decision still lacks: "no owner yet, no date yet". `None` if it has both, or if
/// the shortfall is accepted.
pub fn still_open(decision: &Decision) -> Option<&'static str> {
    match (decision.has_owner(), decision.due.is_some()) {
        _ if decision.choice == Choice::Accept => None,
        (true, true) => None,
        (true, false) => Some("no date yet"),
        (false, true) => Some("no owner yet"),
        (false, false) => Some("no owner yet, no date yet"),
    }
}

/// Returns the decisions on a dimension, oldest first, each as [`decision`] says it.
pub fn decided(team: &Team, index: usize, names: &Names) -> Vec<String> {
    let id = &team.dimensions()[index].id;
    let of_it = team.decisions.iter().filter(|decision| decision.dimension == *id);
    of_it.map(|one| format!("Decided: {}.", decision(team, one, names))).collect()
}

/// Returns a decision with its first step: "grow, Dee, by 22 Feb 2027; we expect one person. First
/// step: Dee leads every second release."
pub fn decision_with_step(team: &Team, of: &Decision, names: &Names) -> String {
    let decided = decision(team, of, names);
    match names.free_text(&of.note).trim().trim_end_matches('.') {
        "" => format!("{decided}."),
        step => format!("{decided}. First step: {step}."),
    }
}

/// Returns the decisions on a dimension as [`decision_with_step`] says them.
pub fn decided_with_step(team: &Team, index: usize, names: &Names) -> Vec<String> {
    let id = &team.dimensions()[index].id;
    let of_it = team.decisions.iter().filter(|decision| decision.dimension == *id);
    of_it.map(|one| format!("Decided: {}", decision_with_step(team, one, names))).collect()
}

/// Returns the title of a decision's row, or its id if the row is gone.
pub fn decided_about<'a>(team: &'a Team, decision: &'a Decision) -> Cow<'a, str> {
    let id = decision.dimension.as_str();
    match team.dimension_index(id) {
        Some(index) => team.dimensions()[index].title(),
        None => id.into(),
    }
}

/// Returns all decisions as plain text, to paste into the team's own tool.
pub fn decisions_as_text(team: &Team, names: &Names, today: Date) -> String {
    let mut text = format!("{}: what we decided ({})\n", team.name, day(today));
    for (nth, one) in team.decisions.iter().enumerate() {
        let about = decided_about(team, one);
        text.push_str(&format!("\n{}. {about}: {}.\n", nth + 1, decision(team, one, names)));
        if let Some(open) = still_open(one) {
            text.push_str(&format!("   {}.\n", capital(open)));
        }
        let note = names.free_text(&one.note);
        if !note.is_empty() {
            text.push_str(&format!("   {note}\n"));
        }
    }
    if let Some(next) = team.session.next {
        text.push_str(&format!("\nWe look at it again on {}.\n", day(next)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::sketch;
    use crate::team::{Aim, Id, State};

    fn decided_team() -> Team {
        let mut team = sketch();
        team.decisions = vec![
            Decision {
                dimension: Id::from_name("Running it"),
                choice: Choice::Grow,
                owner: Some(Id::from_name("Dee")),
                owner_name: String::new(),
                due: Date::new(2027, 2, 22),
                expect: Some(State::Thin),
                note: "Dee leads every second release.".into(),
                made: None,
                aim: Aim::default(),
            },
            Decision {
                dimension: Id::from_name("Data and analysis"),
                choice: Choice::Accept,
                owner: None,
                owner_name: String::new(),
                due: None,
                expect: None,
                note: String::new(),
                made: None,
                aim: Aim::default(),
            },
        ];
        team
    }

    #[test]
    fn a_decision_says_what_who_when_and_what_we_expect() {
        let team = decided_team();
        let names = Names::full(&team);
        assert_eq!(
            decided(&team, 5, &names),
            ["Decided: grow, Dee, by 22 Feb 2027; we expect one person."]
        );
        assert_eq!(decided(&team, 1, &names), ["Decided: accept."]);
        assert!(decided(&team, 0, &names).is_empty());
    }

    #[test]
    fn decisions_read_as_plain_text() {
        let team = decided_team();
        let today = Date { year: 2026, month: 11, day: 22 };
        assert_eq!(
            decisions_as_text(&team, &Names::full(&team), today),
            "Payments: what we decided (22 Nov 2026)\n\n\
             1. Running it: grow, Dee, by 22 Feb 2027; we expect one person.\n   \
             Dee leads every second release.\n\n\
             2. Data and analysis: accept.\n"
        );
    }
}
