//! Answers in a large file, written where they stand.
//!
//! Carrying changes into a whole document costs seconds where ten thousand
//! people are in it, and what changes there is nearly always an answer. Where
//! answers and the days of them are all that changed, the few lines are found
//! and written by themselves. Anything that is not plain to see is left to the
//! long way; a test holds the two against each other, and what is saved is
//! read before it replaces a file, whichever way it came.

use std::ops::Range;

use super::tree::{Leaf, Node, answer};
use crate::domain::{Date, Rating, Team};
use crate::store::FORMAT;
use crate::store::read::document::{self, Data, Table, Value};
use crate::store::read::{Read, Scale};

/// From so many bytes on; smaller files take the long way in no time.
pub(super) const LARGE: usize = 64 * 1024;
/// Answers of more people than these are carried in the long way.
const MOST: usize = 64;

/// What became other for one member.
struct Change {
    member: usize,
    /// By dimension.
    answers: Vec<(usize, Rating)>,
    rated: bool,
}

/// The text with a team's answers in it; nothing where more has changed, or
/// where the text is not plain.
pub(super) fn answers(team: &Team, original: &str, known: &Read) -> Option<String> {
    // Where a text goes over several lines, a line may look like a heading.
    let plain = known.format == FORMAT
        && !original.contains("\"\"\"")
        && !original.contains("'''")
        && !original.contains(['\r', '\u{FEFF}']);
    if !plain || !differs_in_answers_alone(&known.team, team) {
        return None;
    }
    let changes = changes(&known.team, team)?;
    let members = blocks(original, team.members().len())?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for change in &changes {
        let start = *members.get(change.member)?;
        let block = &original[start..start + length(&original[start..])];
        for (range, text) in block_edits(team, block, change)? {
            edits.push((start + range.start..start + range.end, text));
        }
    }
    // Of two lines that come to the same place, the first stays the first.
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = String::with_capacity(original.len() + 32 * edits.len());
    let mut from = 0;
    for (range, new) in edits {
        text.push_str(original.get(from..range.start)?);
        text.push_str(&new);
        from = range.end;
    }
    text.push_str(&original[from..]);
    Some(text)
}

fn differs_in_answers_alone(old: &Team, new: &Team) -> bool {
    let rest = |team: &Team| {
        let records = (team.decisions.clone(), team.expectations.clone(), team.corrections.clone());
        let people = (team.plans.clone(), team.candidates.clone(), team.session.clone());
        (team.name.clone(), team.situation.clone(), team.situations.clone(), records, people)
    };
    old.members().len() == new.members().len()
        && old.dimensions() == new.dimensions()
        && rest(old) == rest(new)
        && old.members().iter().zip(new.members()).all(|(old, new)| {
            (&old.id, &old.name, &old.alias, &old.voices)
                == (&new.id, &new.name, &new.alias, &new.voices)
        })
}

fn changes(old: &Team, new: &Team) -> Option<Vec<Change>> {
    let mut found: Vec<Change> = Vec::new();
    let mut of = |member: usize| -> Option<usize> {
        let at = found.iter().position(|change| change.member == member);
        if at.is_none() {
            found.push(Change { member, answers: Vec::new(), rated: false });
        }
        (found.len() <= MOST).then(|| at.unwrap_or(found.len() - 1))
    };
    let mut answers = Vec::new();
    let mut days = Vec::new();
    for dimension in 0..new.dimensions().len() {
        let (before, after) = (old.ratings().column(dimension), new.ratings().column(dimension));
        if before == after {
            continue;
        }
        for (member, (before, after)) in before.iter().zip(after).enumerate() {
            if before != after {
                answers.push((of(member)?, dimension, *after));
            }
        }
    }
    for (member, (old, new)) in old.members().iter().zip(new.members()).enumerate() {
        if old.rated != new.rated {
            days.push(of(member)?);
        }
    }
    for (at, dimension, rating) in answers {
        found[at].answers.push((dimension, rating));
    }
    for at in days {
        found[at].rated = true;
    }
    Some(found)
}

/// Where each member begins.
fn blocks(text: &str, members: usize) -> Option<Vec<usize>> {
    const HEADING: &str = "[[member]]";
    let mut starts = Vec::with_capacity(members);
    if text.starts_with(HEADING) {
        starts.push(0);
    }
    starts.extend(text.match_indices("\n[[member]]").map(|(at, _)| at + 1));
    (starts.len() == members).then_some(starts)
}

/// How long the member is that begins here.
fn length(text: &str) -> usize {
    let mut headings = text.match_indices("\n[").map(|(at, _)| at + 1);
    headings.find(|&at| !text[at..].starts_with("[member.")).unwrap_or(text.len())
}

fn block_edits(team: &Team, block: &str, change: &Change) -> Option<Vec<(Range<usize>, String)>> {
    let root = document::regular(block, &mut |_| None::<()>).ok()??;
    let mut entries = root.iter();
    let (Some((key, value)), None) = (entries.next(), entries.next()) else { return None };
    let [member] = value.as_array()? else { return None };
    let table = member.as_table()?;
    let own = &team.members()[change.member];
    if key.word() != "member" || table.get("id")?.as_str()? != own.id.as_str() {
        return None;
    }
    let mut edits = Vec::new();
    if change.rated {
        let day = Leaf::Day(own.rated?).value().to_string();
        match table.get("rated") {
            Some(value) => edits.push((day_at(block, value)?, day)),
            None => {
                let values = table.iter().filter(|(_, value)| value.as_table().is_none());
                edits.push((after(block, values.last()?.1)?, format!("rated = {day}\n")));
            }
        }
    }
    if change.answers.is_empty() {
        return Some(edits);
    }
    let ratings = table.get("rating")?;
    // In braces, on one line, it is its writer's own.
    if !block[ratings.at()..].starts_with('[') {
        return None;
    }
    let ratings = ratings.as_table()?;
    for &(dimension, rating) in &change.answers {
        let dimension = &team.dimensions()[dimension];
        if rating.is_blank() {
            return None;
        }
        let said = Node::Answer(answer(rating, Scale::of(dimension.kind))).value()?.to_string();
        match ratings.get(dimension.id.as_str()) {
            Some(value) => edits.push((literal_at(block, value)?, said)),
            None => edits.push(new_answer(block, ratings, dimension.id.as_str(), &said)?),
        }
    }
    Some(edits)
}

fn new_answer(
    block: &str,
    ratings: &Table<'_>,
    id: &str,
    said: &str,
) -> Option<(Range<usize>, String)> {
    let bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    let last = ratings.iter().last()?.1;
    bare.then(|| Some((after(block, last)?, format!("{id} = {said}\n"))))?
}

/// The bytes of a number of one digit, or of a text without escapes.
fn literal_at(block: &str, value: &Value<'_>) -> Option<Range<usize>> {
    let from = value.at();
    let rest = &block[from..];
    match &value.data {
        Data::Number(Some(number)) if rest.starts_with(&number.to_string()) && *number <= 9 => {
            Some(from..from + 1)
        }
        Data::Text(text) if rest.get(1..=text.len())? == text.as_ref() => {
            Some(from..from + text.len() + 2)
        }
        _ => None,
    }
}

fn day_at(block: &str, value: &Value<'_>) -> Option<Range<usize>> {
    let day = value.as_datetime()?.date?;
    let day = Date::new(i16::try_from(day.year).ok()?, day.month, day.day)?;
    let said = Leaf::Day(day).value().to_string();
    let from = value.at();
    block[from..].starts_with(&said).then(|| from..from + said.len())
}

/// The place behind the line of a value.
fn after(block: &str, value: &Value<'_>) -> Option<Range<usize>> {
    // A list may go over several lines.
    if matches!(value.data, Data::Array(_) | Data::Tables(_)) {
        return None;
    }
    let end = value.at() + block[value.at()..].find('\n')? + 1;
    Some(end..end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Edit, Position};
    use crate::store::{read, write};

    const DEMO: &str = crate::assets::DEMO;

    /// The same through the document.
    fn the_long_way(team: &Team, known: &Read) -> String {
        assert!(DEMO.len() < LARGE, "the demo takes the long way");
        write::over(team, DEMO, known).unwrap()
    }

    proptest! {
        #[test]
        fn answers_are_written_as_the_long_way_writes_them(
            edits in proptest::collection::vec(
                (any::<usize>(), any::<usize>(), 0_u8..8, 0_u8..3, any::<bool>()),
                1..6,
            ),
        ) {
            let known = read::team(DEMO, "").unwrap();
            let mut team = known.team.clone();
            for (dimension, member, value, want, dated) in edits {
                let dimension = dimension % team.dimensions().len();
                let member = member % team.members().len();
                let rating = match value {
                    7 => Rating::PASS,
                    _ if team.dimensions()[dimension].is_spectrum() => {
                        Rating::position(Position::ALL[usize::from(value)])
                    }
                    value => Rating::level(value.min(5)).unwrap(),
                };
                let wants = [None, Some(crate::domain::Want::Grow), Some(crate::domain::Want::Less)];
                let want = wants[usize::from(want)].filter(|_| !rating.is_pass());
                let rated = if dated { Date::new(2026, 12, 24) } else { team.members()[member].rated };
                let rating = rating.with_want(want);
                team.apply(Edit::Rate { dimension, member, rating, rated }).unwrap();
            }
            // What is not plain, an answer in braces for one, goes the long way.
            if let Some(quick) = answers(&team, DEMO, &known) {
                prop_assert_eq!(&quick, &the_long_way(&team, &known));
                prop_assert_eq!(read::team(&quick, "").unwrap().team, team);
            }
        }
    }

    #[test]
    fn an_answer_in_a_plain_line_goes_the_quick_way() {
        let known = read::team(DEMO, "").unwrap();
        let mut team = known.team.clone();
        let rating = Rating::level(1).unwrap();
        let dimension = 0;
        team.apply(Edit::Rate { dimension, member: 0, rating, rated: Date::new(2026, 12, 24) })
            .unwrap();
        assert!(answers(&team, DEMO, &known).is_some());
    }

    #[test]
    fn whatever_else_changed_goes_the_long_way() {
        let known = read::team(DEMO, "").unwrap();
        let mut team = known.team.clone();
        team.apply(Edit::Name("Another".into())).unwrap();
        assert_eq!(answers(&team, DEMO, &known), None);
    }
}
