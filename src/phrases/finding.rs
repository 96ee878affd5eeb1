//! Findings in sentences: whom a row depends on, who wants more of it and who wants less.

use super::english::{capital, list, list_some, number};
use super::row_context::RowContext;
use super::{Level, Mark, Names, short_title};
use crate::coverage::{Bounds, Coverage, Finding, Shortfall};
use crate::team::{End, State, Team};

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingText {
    /// The mark of its state. Spectra have none: no end is a deficit.
    pub mark: Option<Mark>,
    /// The title of the row it is about, if it is about one.
    pub subject: Option<String>,
    /// Whole sentences.
    pub text: String,
}

/// Returns a finding in words.
pub fn finding(team: &Team, coverage: &Coverage, finding: &Finding, names: &Names) -> FindingText {
    let about = |index: usize| RowContext { team, coverage, index, names };
    let (mark, subject, text) = match finding {
        Finding::Shortfall(shortfall) => (
            Some(shortfall.state.into()),
            Some(shortfall.dimension),
            of_shortfall(about(shortfall.dimension), shortfall),
        ),
        Finding::Unwilling { dimension } => (
            Some(Mark::of(coverage.dimension(*dimension))),
            Some(*dimension),
            format!("Covered, but {}", about(*dimension).would_rather_less().unwrap_or_default()),
        ),
        Finding::Concentration { member, alone } => {
            let titles: Vec<&str> = alone.iter().map(|&index| short_title(team, index)).collect();
            let (who, how_many) = (names.get(*member), capital(number(alone.len() as u32)));
            let text = format!("{how_many} rows depend on {who} alone: {}.", list(&titles));
            (Some(Mark::Thin), None, text)
        }
        Finding::Unknown { dimension } => {
            let row = coverage.dimension(*dimension);
            let (rated, people) = (number(row.rated()), number(row.people()));
            let text = match row.rated() {
                0 => "Nobody has answered yet.".to_owned(),
                1 => format!("One of {people} has answered: too few to say."),
                _ => format!("{} of {people} have answered: too few to say.", capital(&rated)),
            };
            (Some(Mark::Unknown), Some(*dimension), text)
        }
        Finding::UncoveredEnd { dimension, end } => {
            let pole = &team.dimensions()[*dimension].poles[usize::from(*end == End::B)];
            (None, Some(*dimension), format!("Nobody clearly speaks for {pole} yet."))
        }
        Finding::Strength { dimension, spare } => {
            let holders = list_some(&about(*dimension).holders());
            let text = format!("{holders}: {} more than needed.", number(*spare));
            (Some(Mark::Strong), Some(*dimension), text)
        }
        Finding::Bounds(bounds) => (None, None, of_bounds(*bounds)),
    };
    let subject = subject.map(|index| team.dimensions()[index].title().into_owned());
    FindingText { mark, subject, text }
}

fn of_shortfall(about: RowContext<'_>, of: &Shortfall) -> String {
    let need = about.row().need();
    let level = Level::needed(about.dimension(), need.level().unwrap_or(0));
    let so_far = if of.so_far { " so far" } else { "" };
    let are = if of.missing == 1 { "is" } else { "are" };
    let missing = number(of.missing);
    let holders = about.holders();
    let holders = list_some(&holders);
    let first = match of.state {
        State::Gap => format!("Nobody {}{so_far}; {missing} {are} needed.", level.do_it(1)),
        State::Thin if of.missing == 0 => {
            format!("Depends on {holders} alone{so_far}: covered until {holders} is away.")
        }
        _ => format!("Only {holders}{so_far}; {missing} more {are} needed."),
    };
    let more = [about.wants_more(), about.would_rather_less(), about.not_answered()];
    [Some(first)].into_iter().chain(more).flatten().collect::<Vec<_>>().join(" ")
}

fn of_bounds(bounds: Bounds) -> String {
    let Bounds { targeted, now, at_most, cautious } = bounds;
    let have = |n: u32| if n == 1 { "has" } else { "have" };
    let later = if at_most == now {
        String::new()
    } else {
        format!("; at most {at_most} once everyone has answered")
    };
    let only = if cautious < now { "only " } else { "" };
    format!(
        "{now} of {targeted} {} as many people as needed{later}. \
         If we all rated ourselves one step too high, {only}{cautious} would.",
        have(now)
    )
}

/// Returns the heading of a finding. Findings are sorted, so those with the same heading are
/// together; the sentence about certainty has none.
pub fn finding_group(finding: &Finding) -> Option<&'static str> {
    Some(match finding {
        Finding::Shortfall(_) => "Shortfalls",
        Finding::Unwilling { .. } => "Covered, but someone would rather do less",
        Finding::Concentration { .. } => "Much depends on one person",
        Finding::Unknown { .. } => "Too few answers",
        Finding::UncoveredEnd { .. } => "Personality",
        Finding::Strength { .. } => "Strengths",
        Finding::Bounds(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::findings;
    use crate::coverage::fixture::{between, experience, sketch, skill, team};

    fn said(team: &Team) -> Vec<String> {
        let (coverage, names) = (Coverage::of(team, None), Names::full(team));
        let all = findings(team, &coverage);
        let texts = all.iter().map(|one| finding(team, &coverage, one, &names));
        texts
            .map(|FindingText { subject, text, .. }| match subject {
                Some(subject) => format!("{subject}: {text}"),
                None => text,
            })
            .collect()
    }

    #[test]
    fn the_sketch_is_said_worst_first() {
        assert_eq!(
            said(&sketch()),
            [
                "Running it: Nobody handles hard cases so far; two are needed. \
                 Dee (2) wants more of it: two steps away. Cyd has not answered.",
                "Starting from zero: Nobody has taken part several times; one is needed.",
                "Testing and quality: Only Bo so far; two more are needed. \
                 Cyd and Fay have not answered.",
                "Data and analysis: Only Eve; one more is needed. \
                 Fay (2) and Gus (1) want more of it: one step and two steps away.",
                "Live failure and recovery: Two of seven have answered: too few to say.",
                "User interface: Bo, Cyd and Fay: one more than needed.",
                "3 of 8 have as many people as needed; at most 5 once everyone has answered. \
                 If we all rated ourselves one step too high, only 1 would.",
            ]
        );
    }

    #[test]
    fn the_others_have_their_sentences() {
        let rows = vec![
            (skill("Data and analysis", 2, 3), "0 3 0"),
            (experience("Migrating", 1, 3), "0 4- 0"),
            (skill("Running it", 3, 3), "3 0 4"),
            (skill("Services", 2, 3), "3 0 4-"),
            (between("Leaps", "Bold", "Careful"), "a3 m a2"),
        ];
        assert_eq!(
            said(&team("Ada Bo Cyd", rows)),
            [
                "Data and analysis: Only Bo; one more is needed.",
                "Migrating: Depends on Bo alone: covered until Bo is away. \
                 Bo would rather do less of it.",
                "Running it: Only Ada and Cyd; one more is needed.",
                "Services: Covered, but Cyd would rather do less of it.",
                "Two rows depend on Bo alone: Data and Migrating.",
                "Bold ↔ Careful: Nobody clearly speaks for Careful yet.",
                "2 of 4 have as many people as needed. \
                 If we all rated ourselves one step too high, only 1 would.",
            ]
        );
    }

    #[test]
    fn no_sentence_has_two_spaces_or_ends_without_a_stop() {
        for sentence in said(&sketch()) {
            assert!(!sentence.contains("  ") && sentence.ends_with('.'), "{sentence}");
        }
    }
}
