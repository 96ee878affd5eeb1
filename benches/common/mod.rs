//! Teams of any size, the same at every run.

#![allow(clippy::unwrap_used)]

use roundtable::team::{Dimension, Id, Kind, Member, Need, Rating, Ratings, Team};

/// Sebastiano Vigna's splitmix64: the same teams everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// A team of so many people and skills. Those who answer high are few, so that
/// rows of every state remain.
pub fn wide(people: usize, dimensions: usize) -> Team {
    let mut dice = Dice(7);
    let rows = (0..dimensions).map(|nth| {
        let id = Id::new(&format!("dimension_{nth:03}")).unwrap();
        let mut row = Dimension::new(id, format!("Dimension number {nth}"), Kind::Skill);
        row.need = Need::People {
            level: 3 + dice.below(2) as u8,
            people: 1 + dice.below(3) as u32,
            priority: 1 + (nth % 3) as u8,
        };
        row
    });
    let rows: Vec<Dimension> = rows.collect();
    let mut ratings = Ratings::blank(dimensions, people);
    let few = (people as u64 / 4).max(3);
    for dimension in 0..dimensions {
        for member in 0..people {
            let level = if dice.below(few) == 0 { 3 + dice.below(3) } else { dice.below(3) };
            if dice.below(20) > 0 {
                ratings.set(dimension, member, Rating::level(level as u8).unwrap());
            }
        }
    }
    let member = |nth| {
        Member::new(Id::new(&format!("person_{nth}")).unwrap(), format!("Person Number{nth}"))
    };
    Team::with_people("Large", rows, (0..people).map(member).collect(), ratings)
}

/// The same as a table of a spreadsheet.
pub fn matrix(people: usize, dimensions: usize) -> String {
    let team = wide(people, dimensions);
    let names: Vec<&str> = team.dimensions().iter().map(|row| row.name.as_str()).collect();
    let mut text = format!("Name,{}\n", names.join(","));
    for (nth, member) in team.members().iter().enumerate() {
        let levels = team.ratings().row(nth).map(|rating| rating.value().unwrap_or(0).to_string());
        text.push_str(&format!("{},{}\n", member.name, levels.collect::<Vec<_>>().join(",")));
    }
    text
}

/// A team of nobody, with candidates who meet about a fifth of its rows, as
/// its file says it.
pub fn hiring(dimensions: usize, candidates: usize) -> String {
    let mut dice = Dice(11);
    let mut team = wide(0, dimensions);
    team.name = "Hiring".into();
    let mut text = roundtable::files::write::team(&team, None).unwrap();
    for nth in 0..candidates {
        text.push_str(&format!(
            "\n[[candidate]]\nid = \"candidate_{nth}\"\nname = \"Candidate {nth}\"\n[candidate.rating]\n"
        ));
        for row in team.dimensions() {
            let level = if dice.below(5) == 0 { 4 } else { dice.below(3) };
            text.push_str(&format!("{} = {level}\n", row.id));
        }
    }
    text
}
