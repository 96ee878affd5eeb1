//! The headline: "5 covered · 4 depend on one person · 2 with nobody · 1 with
//! too few answers". Counts that can be checked against the marks, never a score.

use super::english::list_some;
use super::{Mark, Names, Naming, day};
use crate::coverage::{Coverage, Summary};
use crate::team::{State, Team};

/// One count of the headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How many dimensions; at least 1.
    pub count: u32,
    /// The words after the number: "covered", "depend on one person".
    pub words: &'static str,
    /// Their mark; [`Mark::Covered`] includes [`Mark::Strong`].
    pub mark: Mark,
}

/// Returns the counts, best first; each needed skill or experience counts once. Empty if none is
/// needed.
pub fn headline(summary: &Summary) -> impl Iterator<Item = Part> + use<> {
    let part = |count, one, many, mark| {
        (count > 0).then_some(Part { count, words: if count == 1 { one } else { many }, mark })
    };
    let thin = summary.in_state(State::Thin);
    [
        part(summary.hold(), "covered", "covered", Mark::Covered),
        part(summary.in_state(State::Short), "short", "short", Mark::Short),
        part(thin, "depends on one person", "depend on one person", Mark::Thin),
        part(summary.in_state(State::Gap), "with nobody", "with nobody", Mark::Gap),
        part(summary.unknown, "with too few answers", "with too few answers", Mark::Unknown),
    ]
    .into_iter()
    .flatten()
}

/// Returns the headline in one line, for reports: its parts between `·`.
pub fn headline_text(summary: &Summary) -> String {
    let parts: Vec<String> =
        headline(summary).map(|Part { count, words, .. }| format!("{count} {words}")).collect();
    if parts.is_empty() { "nothing needed yet".to_owned() } else { parts.join(" · ") }
}

/// Returns whom the counts leave out: "without Eve, away until 1 Mar 2027"; `None` if everyone
/// counts.
pub fn away(team: &Team, coverage: &Coverage, names: &Names) -> Option<String> {
    let away: Vec<usize> =
        (0..team.members().len()).filter(|&member| coverage.is_away(member)).collect();
    let called: Vec<&str> = away.iter().map(|&member| names.get(member)).collect();
    match away[..] {
        [] => None,
        [member] => {
            // The day would tell whose the alias is.
            let until = team.members()[member]
                .away_until
                .filter(|_| names.naming() != Naming::Alias)
                .map(day);
            let until = until.map(|until| format!(", away until {until}")).unwrap_or_default();
            Some(format!("without {}{until}", called[0]))
        }
        _ => Some(format!("without {}", list_some(&called))),
    }
}

/// Returns "102 of 112 answers", over needed dimensions of all kinds, passes included.
pub fn answers(summary: &Summary) -> String {
    let (answers, possible) = (summary.answers, summary.answers_possible);
    match possible {
        0 => "no answers yet".to_owned(),
        1 => format!("{answers} of 1 answer"),
        possible => format!("{answers} of {possible} answers"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_counts_each_dimension_once_and_leaves_out_what_there_is_none_of() {
        let summary = Summary { by_state: [2, 4, 0, 3, 2], unknown: 1, ..Summary::default() };
        assert_eq!(
            headline_text(&summary),
            "5 covered · 4 depend on one person · 2 with nobody · 1 with too few answers"
        );
        let summary = Summary { by_state: [0, 1, 2, 1, 0], ..Summary::default() };
        assert_eq!(headline_text(&summary), "1 covered · 2 short · 1 depends on one person");
        assert_eq!(headline_text(&Summary::default()), "nothing needed yet");
    }

    #[test]
    fn answers_are_counted_beside_it() {
        let summary = Summary { answers: 102, answers_possible: 112, ..Summary::default() };
        assert_eq!(answers(&summary), "102 of 112 answers");
        assert_eq!(answers(&Summary::default()), "no answers yet");
    }
}
