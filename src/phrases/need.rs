//! What is needed, in words: "two at 3+".

use std::fmt::Display;

use super::english::number;
use crate::team::{Dimension, Need, TOP_LEVEL};
use crate::text::said;

/// A need as it stands in the map's last column: "two at 3+", "one for each
/// side", "not needed".
pub fn need(dimension: &Dimension, need: Need) -> impl Display + '_ {
    said(move |f| match need {
        Need::None => f.write_str("not needed"),
        Need::People { level, people, .. } => write!(f, "{} at {}", number(people), at(level)),
        Need::Voices { a, b, middle, .. } => {
            let [first, second] = &dimension.poles;
            let mut comma = "";
            if a == b && a > 0 {
                write!(f, "{} for each side", number(a))?;
                comma = ", ";
            } else {
                for (people, pole) in [(a, first), (b, second)] {
                    if people > 0 {
                        write!(f, "{comma}{} for {pole}", number(people))?;
                        comma = ", ";
                    }
                }
            }
            if middle > 0 {
                write!(f, "{comma}{} between", number(middle))?;
            }
            Ok(())
        }
    })
}

/// A need of people in as few columns as it goes: "2 at 3+".
pub fn need_short(need: Need) -> impl Display {
    said(move |f| match need {
        Need::None => f.write_str("–"),
        Need::People { level, people, .. } => write!(f, "{people} at {}", at(level)),
        Need::Voices { a, b, .. } => write!(f, "{a} : {b}"),
    })
}

/// A level and above: "3+"; the highest alone: "5".
pub fn at(level: u8) -> impl Display {
    said(move |f| write!(f, "{level}{}", if level >= TOP_LEVEL { "" } else { "+" }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::{Id, Kind};

    #[test]
    fn a_need_says_how_many_and_from_which_level() {
        let skill = Dimension::new(Id::from_name("d"), "D", Kind::Skill);
        let said =
            |level, people| need(&skill, Need::People { level, people, priority: 1 }).to_string();
        assert_eq!(said(3, 2), "two at 3+");
        assert_eq!(said(3, 1), "one at 3+");
        assert_eq!(said(4, 3), "three at 4+");
        assert_eq!(said(5, 12), "12 at 5");
        assert_eq!(need(&skill, Need::None).to_string(), "not needed");
    }

    #[test]
    fn a_need_for_voices_names_the_sides_only_where_they_differ() {
        let mut spectrum = Dimension::new(Id::from_name("d"), "D", Kind::Personality);
        spectrum.poles = ["Bold".into(), "Careful".into()];
        let said =
            |a, b, middle| need(&spectrum, Need::Voices { a, b, middle, priority: 0 }).to_string();
        assert_eq!(said(1, 1, 0), "one for each side");
        assert_eq!(said(2, 1, 0), "two for Bold, one for Careful");
        assert_eq!(said(0, 1, 1), "one for Careful, one between");
        assert_eq!(said(0, 0, 1), "one between");
    }
}
