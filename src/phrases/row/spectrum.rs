//! Sentences about a spectrum: what each side needs, and who offered to speak. Nobody else is
//! named, and neither side is better.

use super::answered;
use crate::coverage::{CoverageStatus, EndCounts, strip};
use crate::phrases::english::{capital, count, list, list_some, number};
use crate::phrases::map::Strip;
use crate::phrases::row_context::RowContext;
use crate::phrases::shown_from;

impl RowContext<'_> {
    /// Returns ": each side needs someone who clearly speaks for it. Clearly Bold: two people;
    /// clearly Careful: one person."
    pub(super) fn sides(self) -> String {
        let strip = strip(self.team, self.coverage, self.index);
        let ends = EndCounts::of(&strip);
        if !strip.is_shown() {
            return format!(": {}.", self.asked(&ends));
        }
        let [first, second] = ends.at;
        let [left, right] = &self.dimension().poles;
        let [first, second] = [first, second].map(|people| count(people, "person", "people"));
        format!(": {}. Clearly {left}: {first}; clearly {right}: {second}.", self.asked(&ends))
    }

    fn asked(self, ends: &EndCounts) -> String {
        let speak = |people: u32| match people {
            1 => "someone who clearly speaks for it".to_owned(),
            _ => format!("{} who clearly speak for it", number(people)),
        };
        let [a, b] = ends.needed;
        let mut parts = Vec::new();
        if a == b && a > 0 {
            parts.push(format!("each side needs {}", speak(a)));
        } else {
            for (people, pole) in [a, b].into_iter().zip(&self.dimension().poles) {
                if people > 0 {
                    parts.push(format!("{pole} needs {}", speak(people)));
                }
            }
        }
        if ends.needed_between > 0 {
            let be = if ends.needed_between == 1 { "is" } else { "are" };
            parts.push(format!("{} {be} needed in the middle", number(ends.needed_between)));
        }
        list(&parts)
    }

    /// Returns how many have answered if that is too few, and who offered to speak for an end;
    /// nobody else is ever named.
    pub(super) fn offers(self) -> String {
        let strip = strip(self.team, self.coverage, self.index);
        let few = if strip.people() == 0 {
            self.nobody_there() + " "
        } else if strip.rated() > 0 && !strip.is_shown() {
            format!("{}. ", shown_from(&strip))
        } else if strip.status == CoverageStatus::Unknown {
            format!("{}. ", capital(answered(&strip)))
        } else {
            String::new()
        };
        few + &self.speakers()
    }

    fn speakers(self) -> String {
        let sides = Strip::of(self.team, self.coverage, self.index, self.names).speakers;
        if sides.iter().all(Vec::is_empty) {
            return "Nobody has offered to speak for an end yet.".to_owned();
        }
        let sentences = sides.iter().zip(&self.dimension().poles).map(|(speakers, pole)| {
            if speakers.is_empty() {
                format!("Nobody has offered to speak for {pole} yet.")
            } else {
                format!("{} offered to speak for {pole}.", list_some(speakers))
            }
        });
        sentences.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{lines, one};
    use crate::coverage::fixture::{between, sketch};
    use crate::team::{Edit, End, Id, Need, SpokenEnd, Team};

    #[test]
    fn a_spectrum_names_only_who_offered_to_speak() {
        let mut team = sketch();
        let in_words = |team: &Team| lines(team, 8);
        assert_eq!(
            in_words(&team),
            [
                "Challenges ↔ Supports: each side needs someone who clearly speaks for it. Clearly Challenges: two people; clearly Supports: one person.",
                "Nobody has offered to speak for an end yet.",
            ]
        );
        let mut bo = team.members()[1].clone();
        bo.spoken_ends.push(SpokenEnd { dimension: Id::from_name("In a debate"), end: End::B });
        team.apply(Edit::ReplaceMember(1, Box::new(bo))).unwrap();
        assert_eq!(
            in_words(&team)[1],
            "Nobody has offered to speak for Challenges yet. Bo offered to speak for Supports."
        );
    }

    #[test]
    fn a_spectrum_says_what_each_side_needs_where_they_differ() {
        let sides = |a, b, middle| {
            let mut dimension = between("Risk", "Bold", "Careful");
            dimension.need = Need::Spectrum { a, b, middle, priority: 0 };
            one(dimension, "a3 a2 b1 m . . .")[0].clone()
        };
        assert_eq!(
            sides(2, 2, 0),
            "Bold ↔ Careful: each side needs two who clearly speak for it. Clearly Bold: two people; clearly Careful: no people."
        );
        assert_eq!(
            sides(0, 1, 1),
            "Bold ↔ Careful: Careful needs someone who clearly speaks for it and \
             one is needed in the middle. Clearly Bold: two people; clearly Careful: no people."
        );
    }
}
