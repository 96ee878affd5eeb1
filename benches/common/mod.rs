//! Teams of any size, the same at every run.

#![allow(dead_code, clippy::unwrap_used)] // each bench uses its part; a fixture that fails is a failed bench

use roundtable::files;
use roundtable::team::{Dimension, Id, Kind, Member, Need, Rating, Ratings, Situation, Team, Want};

/// Dimensions of every team here: 25 skills, 15 experiences, 10 spectra.
pub const DIMENSIONS: usize = 50;

/// A small generator, so that a seed is a team for ever.
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A team of so many people. What is needed does not grow with it, and those
/// who answer high are few, so that rows of every state remain.
pub fn team(people: usize) -> Team {
    let mut numbers = Numbers::new(7);
    let dimensions: Vec<Dimension> = (0..DIMENSIONS)
        .map(|place| {
            let kind = match place {
                0..25 => Kind::Skill,
                25..40 => Kind::Experience,
                _ => Kind::Personality,
            };
            let id = Id::new(&format!("dimension_{place:02}")).unwrap();
            let mut dimension = Dimension::new(id, format!("Dimension number {place}"), kind);
            dimension.need = if kind == Kind::Personality {
                dimension.poles = ["Bold".into(), "Careful".into()];
                Need::Voices { a: 1, b: 1, middle: 0, priority: 0 }
            } else {
                let people = 1 + numbers.below(3) as u32;
                Need::People {
                    level: 3 + numbers.below(2) as u8,
                    people,
                    priority: (place % 4) as u8,
                }
            };
            dimension
        })
        .collect();
    let mut ratings = Ratings::blank(DIMENSIONS, people);
    let few = (people as u64 / 4).max(3);
    for place in 0..DIMENSIONS {
        let spectrum = place >= 40;
        for member in 0..people {
            let rating = match numbers.below(20) {
                0 => Rating::BLANK,
                1 => Rating::PASS,
                _ if spectrum => {
                    Rating::position(roundtable::team::Position::ALL[numbers.below(7) as usize])
                }
                // About as many who can do it in a large team as in a small one.
                _ if numbers.below(few) == 0 => Rating::level(3 + numbers.below(3) as u8).unwrap(),
                _ => Rating::level(numbers.below(3) as u8).unwrap(),
            };
            let want = match numbers.below(30 + people as u64) {
                0 => Some(Want::Grow),
                1 => Some(Want::Less),
                _ => None,
            };
            let rating = if rating.is_pass() { rating } else { rating.with_want(want) };
            ratings.set(place, member, rating);
        }
    }
    let members = (0..people).map(|place| {
        Member::new(Id::new(&format!("person_{place}")).unwrap(), format!("Person Number{place}"))
    });
    let mut team = Team::with_people("Large", dimensions, members.collect(), ratings);
    team.situations.push(Situation::new(Id::new("next").unwrap(), "Next quarter"));
    team
}

/// The same as its file says it.
pub fn text(team: &Team) -> String {
    files::write::team(team, None).unwrap()
}
