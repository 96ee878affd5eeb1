//! What is needed, in words: "two at 3+".

use super::english::number;
use crate::team::{Dimension, Need, TOP_LEVEL};

/// Returns a need as the map's last column shows it: "two at 3+", "one for each side", "not
/// needed".
pub fn need(dimension: &Dimension, need: Need) -> String {
    match need {
        Need::None => "not needed".to_owned(),
        Need::People { level, people, .. } => format!("{} at {}", number(people), at(level)),
        Need::Spectrum { a, b, middle, .. } => {
            let [first, second] = &dimension.poles;
            let ends = if a == b {
                vec![(a, "for each side".to_owned())]
            } else {
                vec![(a, format!("for {first}")), (b, format!("for {second}"))]
            };
            let parts = ends.into_iter().chain([(middle, "in the middle".to_owned())]);
            let needed = parts.filter(|(people, _)| *people > 0);
            let needed = needed.map(|(people, what)| format!("{} {what}", number(people)));
            needed.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Returns a need in as few columns as possible: "2 at 3+".
pub fn need_short(need: Need) -> String {
    match need {
        Need::None => "–".to_owned(),
        Need::People { level, people, .. } => format!("{people} at {}", at(level)),
        Need::Spectrum { a, b, .. } => format!("{a} : {b}"),
    }
}

/// Returns a level and above: "3+"; the highest alone: "5".
pub fn at(level: u8) -> String {
    format!("{level}{}", if level >= TOP_LEVEL { "" } else { "+" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::{Id, Kind};

    #[test]
    fn a_need_says_how_many_and_from_which_level() {
        let skill = Dimension::new(Id::from_name("d"), "D", Kind::Skill);
        let in_words = |level, people| need(&skill, Need::People { level, people, priority: 1 });
        assert_eq!(in_words(3, 2), "two at 3+");
        assert_eq!(in_words(3, 1), "one at 3+");
        assert_eq!(in_words(4, 3), "three at 4+");
        assert_eq!(in_words(5, 12), "12 at 5");
        assert_eq!(need(&skill, Need::None), "not needed");
    }

    #[test]
    fn a_need_for_voices_names_the_sides_only_where_they_differ() {
        let mut spectrum = Dimension::new(Id::from_name("d"), "D", Kind::Personality);
        spectrum.poles = ["Bold".into(), "Careful".into()];
        let in_words = |a, b, middle| need(&spectrum, Need::Spectrum { a, b, middle, priority: 0 });
        assert_eq!(in_words(1, 1, 0), "one for each side");
        assert_eq!(in_words(2, 1, 0), "two for Bold, one for Careful");
        assert_eq!(in_words(0, 1, 1), "one for Careful, one in the middle");
        assert_eq!(in_words(0, 0, 1), "one in the middle");
    }
}
