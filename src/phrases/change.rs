//! What changed between two versions of a team, and why, in words.

use std::borrow::Cow;

use super::english::{count, list, list_some, number};
use super::{Names, Naming, need, state_name};
use crate::coverage::{MIN_SPECTRUM_ANSWERS, RequirementCoverage};
use crate::diff::{
    Answers, Class, Comparison, DimensionChange, Move, RequirementChange, Total, TotalChange,
    Version, Who, compare,
};
use crate::team::{Dimension, Id, Kind, State, Team};

/// Returns a class as the title of its rows.
pub fn class_title(class: Class) -> &'static str {
    match class {
        Class::Lost => "fewer than needed now",
        Class::Weaker => "weaker",
        Class::Gained => "as many as needed now",
        Class::Stronger => "stronger",
        Class::Measured => "only because answers were added or removed",
        Class::Same => "as before",
    }
}

/// Two versions, what changed between them, and the people's names.
#[derive(Debug, Clone)]
pub struct Changes<'a> {
    /// The earlier version.
    pub then: Version<'a>,
    /// The later version.
    pub now: Version<'a>,
    /// What changed.
    pub comparison: Comparison,
    /// The names of the earlier team's people.
    pub then_names: Names,
    /// The names of the later team's people.
    pub now_names: Names,
}

impl<'a> Changes<'a> {
    /// Compares two versions.
    pub fn between(then: Version<'a>, now: Version<'a>, naming: Naming) -> Self {
        Self {
            then,
            now,
            comparison: compare(then, now),
            then_names: Names::of(then.team, naming),
            now_names: Names::of(now.team, naming),
        }
    }

    /// Returns the dimension that a change is about, as it is now.
    pub fn dimension(&self, of: &DimensionChange) -> &'a Dimension {
        &self.now.team.dimensions()[of.now]
    }

    fn named(&self, who: Who) -> &str {
        match who {
            Who::Now(member) => self.now_names.get(member),
            Who::Then(member) => self.then_names.get(member),
        }
    }

    /// Returns why it changed: "Ben left; Ana grew into it". Empty if nobody moved, and on
    /// spectra, where nobody is named.
    pub fn why(&self, of: &DimensionChange) -> String {
        if self.dimension(of).is_spectrum() {
            return String::new();
        }
        let sentences = of.causes.chunk_by(|one, next| one.moved == next.moved).map(|causes| {
            let people: Vec<&str> = causes.iter().map(|cause| self.named(cause.who)).collect();
            let who = list_some(&people);
            match causes[0].moved {
                Move::Joined => format!("{who} joined"),
                Move::Left => format!("{who} left"),
                Move::Grew => format!("{who} grew into it"),
                Move::Slipped if people.len() == 1 => format!("{who} is below it now"),
                Move::Slipped => format!("{who} are below it now"),
                Move::NewlyRated => format!("{who} answered for the first time"),
                Move::NoLongerRated => format!("{who} no longer answers it"),
            }
        });
        sentences.collect::<Vec<_>>().join("; ")
    }
}

/// Returns how a dimension moved: "covered → one person", "2 of 3, as before".
pub fn change(of: &DimensionChange) -> String {
    let [before, after] = held(of);
    let [before, after] = [state_text(of.before, &before), state_text(of.after, &after)];
    let side = |side: usize, text: &str| match (of.too_few[side], of.so_far[side]) {
        (Some([rated, people]), _) => format!("{rated} of {people} answered"),
        (None, true) => format!("{text} so far"),
        (None, false) => text.to_owned(),
    };
    let now = side(1, &after);
    // Whether everyone has answered is no change of the row.
    if before == after && of.too_few == [None; 2] {
        return format!("{now}, as before");
    }
    moved(&side(0, &before), &now)
}

/// Returns how a spectrum changed: "left : right 2 : 1 → 1 : 1". No verdict.
pub fn spectrum_change(changes: &Changes<'_>, of: &DimensionChange) -> String {
    let answered = |version: Version<'_>, index: usize| {
        let column = version.team.ratings().column(index);
        column.iter().filter(|rating| rating.value().is_some()).count() as u32
    };
    let [before, after] = held(of);
    let answered = [answered(changes.then, of.then), answered(changes.now, of.now)];
    ends_change(answered, [&before, &after])
}

/// Returns how a spectrum changed; a side only if enough people have answered.
fn ends_change(answered: [u32; 2], held: [&[RequirementCoverage]; 2]) -> String {
    let side = |nth: usize| match answered[nth] {
        0..MIN_SPECTRUM_ANSWERS => "too few answers".to_owned(),
        _ => sides(held[nth]),
    };
    let from = number(MIN_SPECTRUM_ANSWERS);
    match answered.map(|answered| answered < MIN_SPECTRUM_ANSWERS) {
        [true, true] => format!("shown once {from} have answered"),
        _ => format!("left : right {}", moved(&side(0), &side(1))),
    }
}

/// Returns the same as [`change`] or, for a spectrum, as [`spectrum_change`] from counts alone.
pub fn total_change(of: &TotalChange) -> String {
    let Some((_, before, after)) = of.states else {
        return "the need is at another level now, and nobody counted that level then".to_owned();
    };
    let zones = of.now.held.iter().map(|held| held.requirement);
    let then: Vec<RequirementCoverage> = zones
        .filter_map(|requirement| {
            let same = of.then.held.iter().find(|held| held.requirement.zone == requirement.zone);
            same.map(|held| RequirementCoverage { requirement, holders: held.holders })
        })
        .collect();
    if of.now.kind == Kind::Personality {
        return ends_change([of.then.answered, of.now.answered], [&then, &of.now.held]);
    }
    let side = |total: &Total, state, held: &[RequirementCoverage]| {
        if total.is_unknown() { "too few answers".to_owned() } else { state_text(state, held) }
    };
    moved(&side(&of.then, before, &then), &side(&of.now, after, &of.now.held))
}

/// Returns how many had answered and have: "6 of 7 → 7 of 7 answered".
pub fn total_answers(of: &TotalChange) -> String {
    let count = |total: &Total| format!("{} of {}", total.answered, total.asked);
    let (before, after) = (count(&of.then), count(&of.now));
    if before == after {
        format!("{after} answered")
    } else {
        format!("{before} → {after} answered")
    }
}

fn held(of: &DimensionChange) -> [Vec<RequirementCoverage>; 2] {
    let side = |holders: fn(&RequirementChange) -> u32| -> Vec<RequirementCoverage> {
        let held = of.held.iter();
        held.map(|one| RequirementCoverage { requirement: one.requirement, holders: holders(one) })
            .collect()
    };
    [side(|one| one.before), side(|one| one.after)]
}

fn moved(before: &str, after: &str) -> String {
    if before == after { format!("{after}, as before") } else { format!("{before} → {after}") }
}

fn state_text(state: State, held: &[RequirementCoverage]) -> String {
    match state {
        State::Short => {
            let needed: u32 = held.iter().map(|one| one.requirement.people).sum();
            let filled: u32 = held.iter().map(|one| one.filled()).sum();
            format!("{filled} of {needed}")
        }
        State::Strong => {
            let spare = held.iter().map(|one| one.holders - one.filled()).min().unwrap_or(0);
            format!("covered, {spare} more")
        }
        state => state_name(state).to_owned(),
    }
}

fn sides(held: &[RequirementCoverage]) -> String {
    let counts: Vec<String> = held.iter().map(|one| one.holders.to_string()).collect();
    counts.join(" : ")
}

/// Returns the footnote: how many answers of people in both versions changed, whether or not they
/// cross a needed level. `in_both` is the number of these people.
pub fn answers_moved(of: Answers, in_both: usize) -> String {
    let Answers { up, down, newly_rated, no_longer_rated } = of;
    if in_both == 0 {
        return "Nobody was on the team on both days.".to_owned();
    }
    if of == Answers::default() {
        return "People who were there on both days gave the same answers.".to_owned();
    }
    let moves = [
        (up, ["went up"; 2]),
        (down, ["went down"; 2]),
        (newly_rated, ["is new", "are new"]),
        (no_longer_rated, ["was deleted", "were deleted"]),
    ];
    let moves = moves.into_iter().filter(|&(n, _)| n > 0).enumerate();
    let parts = moves.map(|(nth, (n, [one, many]))| {
        let what = if nth == 0 { count(n, "answer", "answers") } else { number(n).into_owned() };
        format!("{what} {}", if n == 1 { one } else { many })
    });
    format!("People who were there on both days: {}.", list(&parts.collect::<Vec<_>>()))
}

/// Returns who joined and left, in sentences; may be empty.
pub fn coming_and_going(changes: &Changes<'_>) -> String {
    let named = |ids: &[Id], team: &Team, names: &Names| -> Vec<String> {
        let indices = ids.iter().filter_map(|id| team.member_index(id.as_str()));
        indices.map(|index| names.get(index).to_owned()).collect()
    };
    let joined = named(&changes.comparison.joined, changes.now.team, &changes.now_names);
    let left = named(&changes.comparison.left, changes.then.team, &changes.then_names);
    let parts: Vec<String> = [(joined, "joined"), (left, "left")]
        .into_iter()
        .filter(|(people, _)| !people.is_empty())
        .map(|(people, did)| format!("{} {did}.", list_some(&people)))
        .collect();
    parts.join(" ")
}

/// Returns a changed need: "two at 4+ → two at 3+".
pub fn need_change(changes: &Changes<'_>, id: &Id) -> String {
    let [before, after] = [changes.then, changes.now].map(|version| {
        version.team.dimension_index(id.as_str()).map_or_else(String::new, |index| {
            need(&version.team.dimensions()[index], version.team.need(index, version.situation))
        })
    });
    format!("{before} → {after}")
}

/// Returns the names of dimensions, from the earlier or the later team.
pub fn dimension_names<'a>(ids: &'a [Id], team: &'a Team) -> Vec<Cow<'a, str>> {
    let name = |id: &'a Id| {
        let index = team.dimension_index(id.as_str());
        index.map_or(id.as_str().into(), |index| team.dimensions()[index].title())
    };
    ids.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, experience, skill, team};
    use crate::diff::{compare_totals, totals};

    fn changes<'a>(then: &'a Team, now: &'a Team) -> Changes<'a> {
        Changes::between(Version::at(then), Version::at(now), Naming::Full)
    }

    fn quarter() -> [Team; 2] {
        let then = team(
            "Ada Bo Cyd Dee",
            vec![
                (skill("Data", 2, 3), "3 4 0 2"),
                (skill("Services", 2, 3), "3 2 2 0"),
                (experience("Outages", 2, 3), "3 3 0 ."),
                (skill("Testing", 3, 3), "3 3 0 0"),
                (between("Debate", "Challenges", "Supports"), "a3 a2 b3 m"),
            ],
        );
        let now = team(
            "Ada Cyd Dee Eve",
            vec![
                (skill("Data", 2, 3), "2 0 2 3"),
                (skill("Services", 2, 3), "3 3 3 0"),
                (experience("Outages", 2, 3), "3 0 4 0"),
                (skill("Testing", 3, 3), "3 0 0 3"),
                (between("Debate", "Challenges", "Supports"), "a3 b3 m m"),
            ],
        );
        [then, now]
    }

    #[test]
    fn a_change_says_from_what_to_what_and_why() {
        let [then, now] = quarter();
        let changes = changes(&then, &now);
        let sentences: Vec<String> = changes
            .comparison
            .dimensions
            .iter()
            .filter(|one| !now.dimensions()[one.now].is_spectrum())
            .map(|one| format!("{}: {} ({})", one.id, change(one), changes.why(one)))
            .collect();
        assert_eq!(
            sentences,
            [
                "data: covered → one person (Eve joined; Bo left; Ada is below it now)",
                "services: one person → covered, 1 more (Cyd and Dee grew into it)",
                "outages: covered, as before (Bo left; Dee answered for the first time)",
                "testing: 2 of 3, as before (Eve joined; Bo left)",
            ]
        );
    }

    #[test]
    fn what_missing_answers_could_change_is_so_far() {
        let then = team("Ada Bo Cyd", vec![(skill("Data", 2, 3), "3 0 .")]);
        let now = team("Ada Bo Cyd", vec![(skill("Data", 2, 3), "3 0 3")]);
        let in_words = |then, now| change(&changes(then, now).comparison.dimensions[0]);
        assert_eq!(in_words(&then, &now), "one person so far → covered");
        assert_eq!(in_words(&then, &then), "one person so far, as before");
    }

    #[test]
    fn a_spectrum_has_its_voices_and_no_names() {
        let [then, now] = quarter();
        let changes = changes(&then, &now);
        let debate = changes.comparison.dimensions.iter().find(|one| one.now == 4).unwrap();
        assert_eq!(spectrum_change(&changes, debate), "left : right 2 : 1 → 1 : 1");
        assert_eq!(changes.why(debate), "");
    }

    #[test]
    fn people_who_came_and_went_are_named_from_their_own_team() {
        let [then, now] = quarter();
        assert_eq!(coming_and_going(&changes(&then, &now)), "Eve joined. Bo left.");
        assert_eq!(coming_and_going(&changes(&then, &then)), "");
    }

    #[test]
    fn the_footnote_counts_every_move() {
        let [then, now] = quarter();
        assert_eq!(
            answers_moved(changes(&then, &now).comparison.answers, 3),
            "People who were there on both days: two answers went up, one went down and one is new."
        );
        assert_eq!(
            answers_moved(Answers::default(), 3),
            "People who were there on both days gave the same answers."
        );
        assert_eq!(answers_moved(Answers::default(), 0), "Nobody was on the team on both days.");
    }

    #[test]
    fn a_changed_need_is_said_then_and_now() {
        let then = team("Ada", vec![(skill("Data", 2, 4), "3")]);
        let now = team("Ada", vec![(skill("Data", 3, 3), "3")]);
        let changes = changes(&then, &now);
        let id = &changes.comparison.needs_changed[0];
        assert_eq!(need_change(&changes, id), "two at 4+ → three at 3+");
    }

    #[test]
    fn where_only_counts_are_known_they_are_said_then_and_now() {
        let [then, now] = quarter();
        let [before, after] = [&then, &now].map(|team| totals(Version::at(team)));
        let sentences: Vec<String> = compare_totals(&before, &after)
            .dimensions
            .iter()
            .map(|one| format!("{}: {}, {}", one.now.id, total_change(one), total_answers(one)))
            .collect();
        assert_eq!(
            sentences,
            [
                "data: covered → one person, 4 of 4 answered",
                "services: one person → covered, 1 more, 4 of 4 answered",
                "outages: covered, as before, 3 of 4 → 4 of 4 answered",
                "testing: 2 of 3, as before, 4 of 4 answered",
                "debate: left : right 2 : 1 → 1 : 1, 4 of 4 answered",
            ]
        );
        let higher = totals(Version::at(&team("Ada", vec![(skill("Data", 2, 4), "4")])));
        let found = compare_totals(&before[..1], &higher);
        assert_eq!(
            total_change(&found.dimensions[0]),
            "the need is at another level now, and nobody counted that level then"
        );
    }
}
