//! A spectrum: what each side asks for, and who offered to speak. Nobody else
//! is named, and neither side is good.

use super::answered;
use crate::coverage::{Standing, Voices, strip};
use crate::phrases::english::{capital, list, list_some, number};
use crate::phrases::map::Strip;
use crate::phrases::row_context::RowContext;
use crate::phrases::shown_from;

impl RowContext<'_> {
    /// ": each side needs someone who clearly speaks for it. Two people are clearly
    /// at the left end, one at the right."
    pub(super) fn sides(self) -> String {
        let strip = strip(self.team, self.coverage, self.index);
        let voices = Voices::of(&strip);
        if !strip.is_shown() {
            return format!(": {}.", self.asked(&voices));
        }
        let [first, second] = voices.at;
        format!(
            ": {}. Clearly at the left end: {first}; at the right: {second}.",
            self.asked(&voices)
        )
    }

    fn asked(self, voices: &Voices) -> String {
        let speak = |people: u32| match people {
            1 => "someone who clearly speaks for it".to_owned(),
            _ => format!("{} who clearly speak for it", number(people)),
        };
        let [a, b] = voices.needed;
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
        if voices.needed_between > 0 {
            let be = if voices.needed_between == 1 { "is" } else { "are" };
            parts.push(format!("{} {be} needed between the two", number(voices.needed_between)));
        }
        list(&parts)
    }

    /// How many answered, where that is too few, and who is on record as
    /// speaking for an end; nobody else is ever named.
    pub(super) fn offers(self) -> String {
        let strip = strip(self.team, self.coverage, self.index);
        let few = if strip.people() == 0 {
            self.nobody_there() + " "
        } else if strip.rated() > 0 && !strip.is_shown() {
            format!("{}. ", shown_from(&strip))
        } else if strip.standing == Standing::Unknown {
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
        let said = sides.iter().zip(&self.dimension().poles).map(|(speakers, pole)| {
            if speakers.is_empty() {
                format!("Nobody has offered to speak for {pole} yet.")
            } else {
                format!("{} offered to speak for {pole}.", list_some(speakers))
            }
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{lines, one};
    use crate::coverage::fixture::{between, sketch};
    use crate::team::{Edit, End, Id, Need, Team, Voice};

    #[test]
    fn a_spectrum_names_only_who_offered_to_speak() {
        let mut team = sketch();
        let said = |team: &Team| lines(team, 8);
        assert_eq!(
            said(&team),
            [
                "In a debate: each side needs someone who clearly speaks for it. Clearly at the left end: 2; at the right: 1.",
                "Nobody has offered to speak for an end yet.",
            ]
        );
        let mut bo = team.members()[1].clone();
        bo.voices.push(Voice { dimension: Id::from_name("In a debate"), end: End::B });
        team.apply(Edit::ReplaceMember(1, Box::new(bo))).unwrap();
        assert_eq!(
            said(&team)[1],
            "Nobody has offered to speak for Challenges yet. Bo offered to speak for Supports."
        );
    }

    #[test]
    fn a_spectrum_says_what_each_side_needs_where_they_differ() {
        let sides = |a, b, middle| {
            let mut dimension = between("Risk", "Bold", "Careful");
            dimension.need = Need::Voices { a, b, middle, priority: 0 };
            one(dimension, "a3 a2 b1 m . . .")[0].clone()
        };
        assert_eq!(
            sides(2, 2, 0),
            "Risk: each side needs two who clearly speak for it. Clearly at the left end: 2; at the right: 0."
        );
        assert_eq!(
            sides(0, 1, 1),
            "Risk: Careful needs someone who clearly speaks for it and \
             one is needed between the two. Clearly at the left end: 2; at the right: 0."
        );
    }
}
