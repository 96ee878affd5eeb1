//! Changes in a large file, written in a part of it.
//!
//! Carrying changes into a document of ten thousand people costs seconds, and
//! what changes there is nearly always about a few of them or about none. So
//! everyone else is left out of the text, the rest goes the long way as a small
//! file would, is read again to be sure, and everyone else comes back where
//! they were, byte for byte. Anything that is not plain to see is left to the
//! long way; a test holds the two against each other.

use std::collections::HashSet;
use std::ops::Range;

use crate::files::FORMAT;
use crate::files::read::{self, Read};
use crate::team::{Id, Team};

/// From so many bytes on; smaller files take the long way in no time.
pub(super) const LARGE: usize = 64 * 1024;
/// Where more people than these are concerned, the long way is as good.
const MOST: usize = 64;

const HEADING: &str = "[[member]]";

/// The text with what changed in it; nothing where too much has changed, or
/// where the text is not plain. What it gives would be read as the team: what
/// stays out was read before, and nothing in a team file is about two members.
pub(super) fn change(team: &Team, original: &str, known: &Read) -> Option<String> {
    // Where a text goes over several lines, a line may look like a heading.
    let plain = known.format == FORMAT
        && !original.contains("\"\"\"")
        && !original.contains("'''")
        && !original.contains(['\r', '\u{FEFF}']);
    if !plain || !are_the_same_people(&known.team, team) {
        return None;
    }
    let blocks = blocks(original, team.members().len())?;
    let kept = concerned(&known.team, team)?;
    let is_plain = |place: &usize| original[blocks[*place].clone()].contains("\nid = ");
    if !kept.iter().all(is_plain) {
        return None;
    }
    let mut small = String::new();
    let mut from = 0;
    // What was left out before each that stays.
    let mut left_out = Vec::with_capacity(kept.len());
    for (nth, &place) in kept.iter().enumerate() {
        let before = if nth == 0 { blocks[place].start } else { blocks[kept[nth - 1]].end };
        small.push_str(&original[from..before]);
        left_out.push(&original[before..blocks[place].start]);
        from = blocks[place].start;
    }
    small.push_str(&original[from..]);

    let [old, new] = [&known.team, team].map(|team| team.with_only(&kept));
    let known = Read { team: old, warnings: Vec::new(), format: FORMAT };
    let written = super::long_way(&new, &small, &known).ok()?;
    if read::team(&written, "").ok()?.team != new {
        return None;
    }
    let mut text = String::with_capacity(original.len() + written.len());
    let mut from = 0;
    for (heading, left_out) in headings(&written, kept.len())?.into_iter().zip(left_out) {
        text.push_str(&written[from..heading]);
        text.push_str(left_out);
        from = heading;
    }
    text.push_str(&written[from..]);
    Some(text)
}

/// Whether what nobody's own answers tell is the same of everyone, and asked of
/// the same dimensions: so much holds for those who are left out, too.
fn are_the_same_people(old: &Team, new: &Team) -> bool {
    old.members().len() == new.members().len()
        && old.dimensions().len() == new.dimensions().len()
        && old
            .dimensions()
            .iter()
            .zip(new.dimensions())
            .all(|(old, new)| (&old.id, old.kind) == (&new.id, new.kind))
        && old
            .members()
            .iter()
            .zip(new.members())
            .all(|(old, new)| (&old.id, &old.name, &old.alias) == (&new.id, &new.name, &new.alias))
}

/// Those who changed or whom a record names, and the first and the last, so
/// that everyone who is left out stood between two who stay.
fn concerned(old: &Team, new: &Team) -> Option<Vec<usize>> {
    let mut places = HashSet::from([0, new.members().len().checked_sub(1)?]);
    for dimension in 0..new.dimensions().len() {
        let (before, after) = (old.ratings().column(dimension), new.ratings().column(dimension));
        if before != after {
            let both = before.iter().zip(after).enumerate();
            places.extend(both.filter(|(_, (old, new))| old != new).map(|(place, _)| place));
        }
    }
    let both = old.members().iter().zip(new.members()).enumerate();
    places.extend(both.filter(|(_, (old, new))| old != new).map(|(place, _)| place));
    let named: HashSet<&Id> = [old, new].into_iter().flat_map(named).collect();
    if places.len() + named.len() > MOST {
        return None;
    }
    if !named.is_empty() {
        let all = new.members().iter().enumerate();
        places.extend(all.filter(|(_, own)| named.contains(&own.id)).map(|(place, _)| place));
    }
    let mut places: Vec<usize> = places.into_iter().collect();
    places.sort_unstable();
    Some(places)
}

/// Whom the team's records name.
fn named(team: &Team) -> impl Iterator<Item = &Id> {
    let corrected = team.corrections.iter().map(|own| &own.member);
    let owners = team.decisions.iter().filter_map(|own| own.owner.as_ref());
    team.session.done.iter().chain(corrected).chain(owners)
}

/// Where each member's heading is.
fn headings(text: &str, members: usize) -> Option<Vec<usize>> {
    let mut starts = Vec::with_capacity(members);
    if text.starts_with(HEADING) {
        starts.push(0);
    }
    starts.extend(text.match_indices("\n[[member]]").map(|(at, _)| at + 1));
    (starts.len() == members).then_some(starts)
}

/// Where each member begins and ends; nothing where something else stands
/// between two of them.
fn blocks(text: &str, members: usize) -> Option<Vec<Range<usize>>> {
    let starts = headings(text, members)?;
    let end = |start: usize| {
        let mut others = text[start..].match_indices("\n[").map(|(at, _)| start + at + 1);
        others.find(|&at| !text[at..].starts_with("[member.")).unwrap_or(text.len())
    };
    let blocks: Vec<Range<usize>> = starts.iter().map(|&start| start..end(start)).collect();
    blocks.windows(2).all(|two| two[0].end == two[1].start).then_some(blocks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::files::{read, write};
    use crate::team::{
        Choice, Correction, Date, Decision, Edit, Need, Position, Rating, Slot, Want,
    };

    const DEMO: &str = crate::assets::DEMO;

    /// The same through the whole document.
    fn the_long_way(team: &Team, known: &Read) -> String {
        assert!(DEMO.len() < LARGE, "the demo takes the long way");
        write::over(team, DEMO, known).unwrap()
    }

    fn answer(team: &mut Team, one: usize, other: usize, value: u8) {
        let dimension = one % team.dimensions().len();
        let member = other % team.members().len();
        let rating = match value {
            7 => Rating::PASS,
            _ if team.dimensions()[dimension].is_spectrum() => {
                Rating::position(Position::ALL[usize::from(value)])
            }
            value => Rating::level(value.min(5)).unwrap(),
        };
        let want = [None, Some(Want::Grow), Some(Want::Less)][one % 3];
        let rating = rating.with_want(want.filter(|_| !rating.is_pass()));
        let rated = if one.is_multiple_of(2) {
            Date::new(2026, 12, 24)
        } else {
            team.members()[member].rated
        };
        team.apply(Edit::Rate { dimension, member, rating, rated }).unwrap();
    }

    /// What somebody does, drawn by numbers.
    fn act(team: &mut Team, what: u8, one: usize, other: usize) {
        let place = other % team.members().len();
        match what {
            0..4 => answer(team, one, other, what + (one % 2) as u8 * 4),
            4 => {
                let dimension = team.dimensions()[one % team.dimensions().len()].id.clone();
                team.session.discuss.retain(|own| *own != dimension);
                team.session.discuss.push(dimension);
            }
            5 => {
                let at = one % team.dimensions().len();
                let mut dimension = team.dimensions()[at].clone();
                dimension.about = format!("Said anew {other}");
                if !dimension.is_spectrum() {
                    let (people, level) = (1 + (other % 3) as u32, (one % 6) as u8);
                    dimension.need = Need::People { level, people, priority: 1 };
                }
                team.apply(Edit::ReplaceDimension(at, Box::new(dimension))).unwrap();
            }
            6 => team.decisions.push(Decision {
                dimension: team.dimensions()[one % team.dimensions().len()].id.clone(),
                choice: Choice::ALL[other % 5],
                owner: one.is_multiple_of(2).then(|| team.members()[place].id.clone()),
                owner_name: String::new(),
                due: None,
                expect: None,
                note: format!("Because of {one}"),
                made: None,
            }),
            7 => {
                let rating = Rating::level((one % 6) as u8).unwrap();
                team.corrections.push(Correction {
                    member: team.members()[place].id.clone(),
                    dimension: team.dimensions()[0].id.clone(),
                    before: Rating::BLANK,
                    after: rating,
                    example: "seen".into(),
                    on: None,
                });
            }
            8 => {
                let done = team.members()[place].id.clone();
                team.session.done.retain(|own| *own != done);
                team.session.done.push(done);
            }
            _ => {
                if !team.candidates.is_empty() {
                    team.apply(Edit::Candidate(Slot::Remove(one % team.candidates.len()))).unwrap();
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn in_a_part_it_is_written_as_the_long_way_writes_it(
            acts in proptest::collection::vec((0_u8..10, any::<usize>(), any::<usize>()), 1..6),
        ) {
            let known = read::team(DEMO, "").unwrap();
            let mut team = known.team.clone();
            for (what, one, other) in acts {
                act(&mut team, what, one, other);
            }
            if let Some(part) = change(&team, DEMO, &known) {
                prop_assert_eq!(&part, &the_long_way(&team, &known));
                prop_assert_eq!(read::team(&part, "").unwrap().team, team);
            }
        }
    }

    #[test]
    fn an_answer_a_mark_and_a_need_go_the_quick_way_and_a_name_the_long_one() {
        let known = read::team(DEMO, "").unwrap();
        for what in [0, 4, 5, 6, 7, 8] {
            let mut team = known.team.clone();
            act(&mut team, what, 2, 3);
            assert!(change(&team, DEMO, &known).is_some(), "{what}");
        }
        let mut team = known.team.clone();
        let mut member = team.members()[2].clone();
        member.name = "Another".into();
        team.apply(Edit::ReplaceMember(2, Box::new(member))).unwrap();
        assert_eq!(change(&team, DEMO, &known), None);
    }

    #[test]
    fn where_something_stands_between_two_members_it_goes_the_long_way() {
        let (before, after) = DEMO.split_once("[[member]]\nid = \"cyd\"").unwrap();
        let mixed =
            format!("{before}[session]\ndiscuss = [\"data\"]\n\n[[member]]\nid = \"cyd\"{after}");
        let known = read::team(&mixed, "").unwrap();
        let mut team = known.team.clone();
        act(&mut team, 0, 2, 3);
        assert_eq!(change(&team, &mixed, &known), None);
    }
}
