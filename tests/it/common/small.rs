//! Small teams, quick to make: any answers, any needs, people and dimensions
//! drawn from a few, so that two teams have some of them in common.

use proptest::prelude::*;
use roundtable::team::{
    Dimension, End, Expectation, Expected, Id, Kind, Member, Need, NeedOverride, Position, Rating,
    Ratings, Situation, SpokenEnd, Team, Want,
};

/// Names that can be found again in a text and are part of no other word.
pub const PEOPLE: [&str; 7] = ["Zuq", "Yxo", "Wvu", "Qwy", "Xiz", "Vuw", "Kjy"];
const MOST_ROWS: usize = 5;

fn id(letter: char, place: usize) -> Id {
    Id::new(&format!("{letter}{place}")).unwrap()
}

/// The kind goes with the id, but for one that may be another in another team.
fn dimension(place: usize, need: (u8, u32, u32, u32), turned: bool) -> Dimension {
    let kind = match place {
        0 | 1 => Kind::Skill,
        2 => Kind::Experience,
        3 if turned => Kind::Skill,
        _ => Kind::Personality,
    };
    let (level, people, b, middle) = need;
    let mut dimension = Dimension::new(id('d', place), format!("Dimension {place}"), kind);
    if kind == Kind::Personality {
        dimension.poles = [format!("First {place}"), format!("Second {place}")];
    }
    dimension.need = match kind {
        _ if people + b + middle == 0 => Need::None,
        Kind::Personality => Need::Spectrum { a: people, b, middle, priority: level % 4 },
        Kind::Skill | Kind::Experience => {
            Need::People { level, people: people.max(1), priority: b as u8 }
        }
    };
    dimension
}

/// An answer by number: values, blanks and passes, with and without a want.
pub fn rating(kind: Kind, number: u8) -> Rating {
    let value = match (number % 9, kind) {
        (7, _) => Rating::BLANK,
        (8, _) => Rating::PASS,
        (index, Kind::Personality) => Rating::position(Position::ALL[usize::from(index)]),
        (level, _) => Rating::level(level.min(5)).unwrap(),
    };
    value.with_want([None, Some(Want::Grow), Some(Want::Less)][usize::from(number / 9) % 3])
}

/// Some of the people and dimensions there are, in any order.
pub fn team() -> impl Strategy<Value = Team> {
    let all: Vec<usize> = (0..PEOPLE.len()).collect();
    let people = prop::sample::subsequence(all, 0..=PEOPLE.len()).prop_shuffle();
    let all: Vec<usize> = (0..MOST_ROWS).collect();
    let rows = prop::sample::subsequence(all, 0..=MOST_ROWS).prop_shuffle();
    let needs = prop::collection::vec((0..6_u8, 0..4_u32, 0..3_u32, 0..3_u32), MOST_ROWS);
    let cells = prop::collection::vec(0..27_u8, PEOPLE.len() * MOST_ROWS);
    let more = (any::<bool>(), prop::option::of(0..MOST_ROWS), [0..12_u8, 0..12, 0..12, 0..12]);
    (people, rows, needs, cells, more).prop_map(|(people, rows, needs, cells, more)| {
        let (turned, not_needed, seeds) = more;
        let dimensions: Vec<Dimension> =
            rows.iter().map(|&place| dimension(place, needs[place], turned)).collect();
        let mut ratings = Ratings::blank(rows.len(), people.len());
        for (column, dimension) in dimensions.iter().enumerate() {
            for (member, &person) in people.iter().enumerate() {
                let number = cells[person * MOST_ROWS + rows[column]];
                ratings.set(column, member, rating(dimension.kind, number));
            }
        }
        let mut members = Vec::new();
        for &place in &people {
            let mut member = Member::new(id('m', place), PEOPLE[place]);
            member.alias = Some(format!("Alias {place}"));
            members.push(member);
        }
        records(&mut members, &dimensions, seeds);
        let mut team = Team::with_people("T", dimensions, members, ratings);
        if let Some(place) = not_needed {
            let mut situation = Situation::new(id('s', 0), "S");
            situation.needs.push((id('d', place), NeedOverride::NotNeeded));
            team.situation = Some(situation.id.clone());
            team.situations.push(situation);
        }
        for (nth, seed) in seeds.into_iter().enumerate().skip(2) {
            let dimension = id('d', usize::from(seed) % MOST_ROWS);
            if team.dimension_index(dimension.as_str()).is_some() {
                let expected = if nth == 2 { Expected::Gap } else { Expected::Strong };
                team.expectations.push(Expectation { dimension: dimension.clone(), expected });
                team.session.discuss.push(dimension);
            }
        }
        team
    })
}

/// Two people may have offered to speak for an end of some spectrum.
fn records(members: &mut [Member], dimensions: &[Dimension], seeds: [u8; 4]) {
    let Some(spectrum) = dimensions.iter().find(|dimension| dimension.is_spectrum()) else {
        return;
    };
    for (seed, end) in seeds.into_iter().zip([End::A, End::B]) {
        if let Some(member) = members.get_mut(usize::from(seed)) {
            member.spoken_ends.push(SpokenEnd { dimension: spectrum.id.clone(), end });
        }
    }
}
