//! Aliases: drawn at random, kept with the member, and never given to anyone else.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, Hasher as _};

use crate::team::{Edit, Member, Team};
use crate::text;

/// Words that say nothing about a person.
const WORDS: [&str; 64] = [
    "Acorn", "Alder", "Amber", "Aspen", "Aster", "Basalt", "Beech", "Birch", "Bracken", "Cedar",
    "Chalk", "Clover", "Cobalt", "Comet", "Copper", "Coral", "Cypress", "Dune", "Elm", "Ember",
    "Falcon", "Fern", "Flint", "Garnet", "Ginkgo", "Granite", "Harbour", "Hazel", "Heather",
    "Heron", "Indigo", "Island", "Ivory", "Jade", "Juniper", "Kestrel", "Lagoon", "Larch",
    "Linden", "Maple", "Marble", "Meadow", "Nimbus", "Nutmeg", "Oak", "Ochre", "Onyx", "Opal",
    "Orchid", "Osprey", "Pebble", "Pine", "Quartz", "Rowan", "Saffron", "Sage", "Slate", "Sorrel",
    "Spruce", "Topaz", "Umber", "Willow", "Yarrow", "Zephyr",
];

/// Returns a seed that nobody can know.
fn seed() -> u64 {
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}

/// Returns `how_many` aliases that are not `taken`, in random order.
fn draw(how_many: usize, taken: &HashSet<String>) -> Vec<String> {
    let mut state = seed();
    let mut next = move || {
        // SplitMix64: good enough for shuffling, and only a few lines.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    let mut drawn: Vec<String> = Vec::with_capacity(how_many);
    let mut round = 1;
    while drawn.len() < how_many {
        let word = |word: &&str| match round {
            1 => (*word).to_owned(),
            _ => format!("{word} {round}"),
        };
        let mut free: Vec<String> =
            WORDS.iter().map(word).filter(|alias| !taken.contains(&text::fold(alias))).collect();
        for index in (1..free.len()).rev() {
            let other = (next() % (index as u64 + 1)) as usize;
            free.swap(index, other);
        }
        free.truncate(how_many - drawn.len());
        drawn.append(&mut free);
        round += 1;
    }
    drawn
}

/// Returns the edit that gives an alias to everyone without one; nothing if all have theirs. `used`
/// are the aliases that anyone ever had.
pub fn give_aliases(team: &Team, used: impl IntoIterator<Item = String>) -> Option<Edit> {
    let mut taken: HashSet<String> = used.into_iter().map(|alias| text::fold(&alias)).collect();
    for member in team.members() {
        taken.extend(member.alias.as_deref().map(text::fold));
        // No alias may be someone's name.
        taken.insert(text::fold(&member.name));
    }
    let without: Vec<usize> =
        (0..team.members().len()).filter(|&index| team.members()[index].alias.is_none()).collect();
    if without.is_empty() {
        return None;
    }
    let edits = without.iter().zip(draw(without.len(), &taken)).map(|(&index, alias)| {
        let member = Member { alias: Some(alias), ..team.members()[index].clone() };
        Edit::ReplaceMember(index, Box::new(member))
    });
    Some(Edit::All(edits.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_that_was_ever_given_is_not_drawn_again() {
        let taken: HashSet<String> = WORDS[1..].iter().map(|word| text::fold(word)).collect();
        let drawn = draw(3, &taken);
        assert_eq!(drawn[0], WORDS[0]);
        assert!(drawn[1..].iter().all(|alias| alias.ends_with(" 2")), "{drawn:?}");
    }

    #[test]
    fn there_are_enough_for_a_large_team_and_no_two_are_the_same() {
        let drawn = draw(1_000, &HashSet::new());
        assert_eq!(drawn.iter().collect::<HashSet<_>>().len(), 1_000);
    }
}
