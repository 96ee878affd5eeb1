//! What is needed, in words: "two at 3+".

use super::english::number;
use crate::team::{Dimension, Need, TOP_LEVEL};

/// Returns a need as it stands in the map's last column: "two at 3+", "one for each side", "not
/// needed".
pub fn need(dimension: &Dimension, need: Need) -> String {
    match need {
        Need::None => "not needed".to_owned(),
        Need::People { level, people, .. } => format!("{} at {}", number(people), at(level)),
        Need::Voices { a, b, middle, .. } => {
            let [first, second] = &dimension.poles;
            let ends = if a == b {
                vec![(a, "for each side".to_owned())]
            } else {
                vec![(a, format!("for {first}")), (b, format!("for {second}"))]
            };
            let parts = ends.into_iter().chain([(middle, "between".to_owned())]);
            let needed = parts.filter(|(people, _)| *people > 0);
            let needed = needed.map(|(people, what)| format!("{} {what}", number(people)));
            needed.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Returns a need of people in as few columns as it goes: "2 at 3+".
pub fn need_short(need: Need) -> String {
    match need {
        Need::None => "–".to_owned(),
        Need::People { level, people, .. } => format!("{people} at {}", at(level)),
        Need::Voices { a, b, .. } => format!("{a} : {b}"),
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
        let said = |level, people| need(&skill, Need::People { level, people, priority: 1 });
        assert_eq!(said(3, 2), "two at 3+");
        assert_eq!(said(3, 1), "one at 3+");
        assert_eq!(said(4, 3), "three at 4+");
        assert_eq!(said(5, 12), "12 at 5");
        assert_eq!(need(&skill, Need::None), "not needed");
    }

    #[test]
    fn a_need_for_voices_names_the_sides_only_where_they_differ() {
        let mut spectrum = Dimension::new(Id::from_name("d"), "D", Kind::Personality);
        spectrum.poles = ["Bold".into(), "Careful".into()];
        let said = |a, b, middle| need(&spectrum, Need::Voices { a, b, middle, priority: 0 });
        assert_eq!(said(1, 1, 0), "one for each side");
        assert_eq!(said(2, 1, 0), "two for Bold, one for Careful");
        assert_eq!(said(0, 1, 1), "one for Careful, one between");
        assert_eq!(said(0, 0, 1), "one between");
    }
}
