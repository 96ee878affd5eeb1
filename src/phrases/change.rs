//! What changed between two looks, and why, in words.

use super::english::{count, list, list_some, number};
use super::{Names, Naming, need, state_name};
use crate::coverage::{MIN_SPECTRUM_ANSWERS, RequirementCoverage};
use crate::diff::{
    Answers, Class, Comparison, DimensionChange, Look, Move, RequirementChange, Total, TotalChange,
    Who, compare,
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

/// Two looks, what changed between them, and what people are called.
#[derive(Debug, Clone)]
pub struct Changes<'a> {
    /// The earlier look.
    pub then: Look<'a>,
    /// The later look.
    pub now: Look<'a>,
    /// What changed.
    pub comparison: Comparison,
    /// What the earlier team's people are called.
    pub then_names: Names,
    /// What the later team's people are called.
    pub now_names: Names,
}

impl<'a> Changes<'a> {
    /// Compares two looks.
    pub fn between(then: Look<'a>, now: Look<'a>, naming: Naming) -> Self {
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

    /// Returns why it changed, by the people who moved: "Ben left; Ana grew into it". Empty where
    /// nobody moved, and on spectra, where nobody is named.
    pub fn why(&self, of: &DimensionChange) -> String {
        if self.dimension(of).is_spectrum() {
            return String::new();
        }
        let said = of.causes.chunk_by(|one, next| one.moved == next.moved).map(|causes| {
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
        said.collect::<Vec<_>>().join("; ")
    }
}

/// Returns how a dimension moved: "covered → one person", "2 of 3, as before".
pub fn change(of: &DimensionChange) -> String {
    let [before, after] = held(of);
    let [before, after] = [standing(of.before, &before), standing(of.after, &after)];
    let side = |side: usize, standing: &str| match (of.too_few[side], of.so_far[side]) {
        (Some([rated, people]), _) => format!("{rated} of {people} answered"),
        (None, true) => format!("{standing} so far"),
        (None, false) => standing.to_owned(),
    };
    let now = side(1, &after);
    // Whether everyone has answered is no change of the row.
    if before == after && of.too_few == [None; 2] {
        return format!("{now}, as before");
    }
    moved(&side(0, &before), &now)
}

/// Says how the voices of a spectrum moved: "left : right 2 : 1 → 1 : 1". No verdict.
pub fn voices(changes: &Changes<'_>, of: &DimensionChange) -> String {
    let answered = |look: Look<'_>, index: usize| {
        let column = look.team.ratings().column(index);
        column.iter().filter(|rating| rating.value().is_some()).count() as u32
    };
    let [before, after] = held(of);
    let answered = [answered(changes.then, of.then), answered(changes.now, of.now)];
    moved_voices(answered, [&before, &after])
}

/// Says how voices moved, of each side only where enough have answered.
fn moved_voices(answered: [u32; 2], held: [&[RequirementCoverage]; 2]) -> String {
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

/// As [`change`] or, for a spectrum, [`voices`], where only counts are known.
pub fn total_change(of: &TotalChange) -> String {
    let Some((_, before, after)) = of.states else {
        return "asks for another level now, and nobody was counted there".to_owned();
    };
    let zones = of.now.held.iter().map(|held| held.requirement);
    let then: Vec<RequirementCoverage> = zones
        .filter_map(|requirement| {
            let same = of.then.held.iter().find(|held| held.requirement.zone == requirement.zone);
            same.map(|held| RequirementCoverage { requirement, holders: held.holders })
        })
        .collect();
    if of.now.kind == Kind::Personality {
        return moved_voices([of.then.answered, of.now.answered], [&then, &of.now.held]);
    }
    let side = |total: &Total, state, held: &[RequirementCoverage]| {
        if total.is_unknown() { "too few answers".to_owned() } else { standing(state, held) }
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

fn standing(state: State, held: &[RequirementCoverage]) -> String {
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

/// Returns the footnote: what the people in both said differently. It counts every move, whether it
/// crosses a level or not. `in_both` says how many people there are whose answers can have moved.
pub fn answers_moved(of: Answers, in_both: usize) -> String {
    let Answers { up, down, newly_rated, no_longer_rated } = of;
    if in_both == 0 {
        return "Nobody is in both.".to_owned();
    }
    if of == Answers::default() {
        return "Those in both gave the same answers as before.".to_owned();
    }
    let moves = [
        (up, ["went up"; 2]),
        (down, ["went down"; 2]),
        (newly_rated, ["is new", "are new"]),
        (no_longer_rated, ["was taken back", "were taken back"]),
    ];
    let moves = moves.into_iter().filter(|&(n, _)| n > 0).enumerate();
    let parts = moves.map(|(nth, (n, [one, many]))| {
        let what = if nth == 0 { count(n, "answer", "answers") } else { number(n).into_owned() };
        format!("{what} {}", if n == 1 { one } else { many })
    });
    format!("Of those in both: {}.", list(&parts.collect::<Vec<_>>()))
}

/// Returns who came and went, in sentences; empty where nobody did.
pub fn coming_and_going(changes: &Changes<'_>) -> String {
    let named = |ids: &[Id], team: &Team, names: &Names| -> Vec<String> {
        let places = ids.iter().filter_map(|id| team.member_index(id.as_str()));
        places.map(|index| names.get(index).to_owned()).collect()
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

/// Returns what is asked for then and now, where that changed: "two at 4+ → two at 3+".
pub fn need_change(changes: &Changes<'_>, id: &Id) -> String {
    let [before, after] = [changes.then, changes.now].map(|look| {
        look.team.dimension_index(id.as_str()).map_or_else(String::new, |index| {
            need(&look.team.dimensions()[index], look.team.need(index, look.situation))
        })
    });
    format!("{before} → {after}")
}

/// Returns the names of dimensions, from the earlier or the later team.
pub fn dimension_names<'a>(ids: &'a [Id], team: &'a Team) -> Vec<&'a str> {
    let name = |id: &'a Id| {
        let index = team.dimension_index(id.as_str());
        index.map_or(id.as_str(), |index| team.dimensions()[index].name.as_str())
    };
    ids.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, experience, skill, team};
    use crate::diff::{compare_totals, totals};

    fn changes<'a>(then: &'a Team, now: &'a Team) -> Changes<'a> {
        Changes::between(Look::at(then), Look::at(now), Naming::Full)
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
        let said: Vec<String> = changes
            .comparison
            .dimensions
            .iter()
            .filter(|one| !now.dimensions()[one.now].is_spectrum())
            .map(|one| format!("{}: {} ({})", one.id, change(one), changes.why(one)))
            .collect();
        assert_eq!(
            said,
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
        let said = |then, now| change(&changes(then, now).comparison.dimensions[0]);
        assert_eq!(said(&then, &now), "one person so far → covered");
        assert_eq!(said(&then, &then), "one person so far, as before");
    }

    #[test]
    fn a_spectrum_has_its_voices_and_no_names() {
        let [then, now] = quarter();
        let changes = changes(&then, &now);
        let debate = changes.comparison.dimensions.iter().find(|one| one.now == 4).unwrap();
        assert_eq!(voices(&changes, debate), "left : right 2 : 1 → 1 : 1");
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
            "Of those in both: two answers went up, one went down and one is new."
        );
        assert_eq!(
            answers_moved(Answers::default(), 3),
            "Those in both gave the same answers as before."
        );
        assert_eq!(answers_moved(Answers::default(), 0), "Nobody is in both.");
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
        let [before, after] = [&then, &now].map(|team| totals(Look::at(team)));
        let said: Vec<String> = compare_totals(&before, &after)
            .dimensions
            .iter()
            .map(|one| format!("{}: {}, {}", one.now.id, total_change(one), total_answers(one)))
            .collect();
        assert_eq!(
            said,
            [
                "data: covered → one person, 4 of 4 answered",
                "services: one person → covered, 1 more, 4 of 4 answered",
                "outages: covered, as before, 3 of 4 → 4 of 4 answered",
                "testing: 2 of 3, as before, 4 of 4 answered",
                "debate: left : right 2 : 1 → 1 : 1, 4 of 4 answered",
            ]
        );
        let higher = totals(Look::at(&team("Ada", vec![(skill("Data", 2, 4), "4")])));
        let found = compare_totals(&before[..1], &higher);
        assert_eq!(
            total_change(&found.dimensions[0]),
            "asks for another level now, and nobody was counted there"
        );
    }
}
