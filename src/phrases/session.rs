//! A workshop's steps in words: what to do, and a sentence to say.

use std::fmt::Display;

use super::english::{between, capital, list};
use crate::team::Step;
use crate::text::said;

/// What the facilitator needs at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepText {
    /// From which minute to which; a plan that nobody is held to.
    pub minutes: (u16, u16),
    /// What the room does now.
    pub task: &'static str,
    /// A sentence to say aloud.
    pub say: &'static str,
    /// What Enter does here, in a few words.
    pub enter: &'static str,
}

/// The words of a step, for 90 minutes with four to nine people.
pub fn step(step: Step) -> StepText {
    match step {
        Step::Frame => StepText {
            minutes: (0, 5),
            task: "The situation in one sentence, and the ground rules: \
                   this is not a review; passing is fine; personality is optional; \
                   and everyone knows who keeps the file.",
            say: "There is no one perfect team, only the best team for the situation we are in.",
            enter: "on to choosing",
        },
        Step::Choose => StepText {
            minutes: (5, 20),
            task: "Add, drop and reword dimensions: about a dozen skills and experiences, \
                   and a few spectra. Then the needs: how many people? Before anyone rates.",
            say: "What must someone here be able to do, or have lived through, for this to work?",
            enter: "edit dimensions and needs",
        },
        Step::Rate => StepText {
            minutes: (20, 40),
            task: "Everyone rates in private: here, one after another, about three minutes each; \
                   on their own machine; on an invitation page; or all at once with fingers.",
            say: "Zero is an answer, passing is fine, and nobody sees yours before the reveal.",
            enter: "who rates now?",
        },
        Step::Expect => StepText {
            minutes: (40, 42),
            task: "Before you look: where will there be more than enough, and where nobody?",
            say: "Say what you expect before you look, then look at what surprises you.",
            enter: "to spare, nobody, or neither",
        },
        Step::Reveal => StepText {
            minutes: (42, 43),
            task: "Everything at once, and beside it what surprised us.",
            say: "Take a minute to read in silence. What surprises you?",
            enter: "reveal",
        },
        Step::Talk => StepText {
            minutes: (43, 62),
            task: "About five rows: skills, then experience: strong, thin, nobody, surprising. \
                   C on a cell corrects it: with an example, its owner decides, both are kept.",
            say: "Who can tell of a time when this mattered?",
            enter: "the map",
        },
        Step::Spectra => StepText {
            minutes: (62, 72),
            task: "Neither end is the good one.",
            say: "What does each end give us, when does it cost, who speaks for the empty end?",
            enter: "the next spectrum",
        },
        Step::Decide => StepText {
            minutes: (72, 86),
            task: "At most three decisions: grow, share, borrow, hire, or accept. \
                   Each with an owner, a date, and what we expect to see by then. \
                   d on a row of the map or of the findings attaches one.",
            say: "Which three will we do something about, who sees to it, and by when?",
            enter: "the findings",
        },
        Step::Close => StepText {
            minutes: (86, 90),
            task: "Keep a snapshot and decide whether names stay in it; \
                   take the decisions along; book the next session, in about a quarter.",
            say: "What will each of us do by next week?",
            enter: "end the session",
        },
    }
}

/// How far the private rating is: "5 of 7 done".
pub fn done(done: usize, of: usize) -> impl Display {
    said(move |f| write!(f, "{done} of {of} done"))
}

/// Who is not done yet.
pub fn missing(names: &[&str]) -> impl Display {
    said(|f| match names.len() {
        0 => f.write_str("Everyone is in."),
        1..=9 => write!(f, "Still to come: {}.", list(names)),
        more => write!(f, "{more} people are still to come."),
    })
}

/// What a session came to, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Trace {
    /// How many people are done rating.
    pub done: usize,
    /// Of how many.
    pub people: usize,
    /// Dimensions on which something was expected.
    pub guesses: usize,
    /// Answers corrected.
    pub corrections: usize,
    /// Offers to speak for an end of a spectrum.
    pub voices: usize,
    /// Spectra there are.
    pub spectra: usize,
    /// Decisions made.
    pub decisions: usize,
}

impl Trace {
    /// What happened, in a sentence; nothing where nothing did.
    pub fn happened(&self) -> impl Display {
        let parts = [
            (self.guesses, "guess", "guesses"),
            (self.corrections, "correction", "corrections"),
            (self.voices, "voice for an end of a spectrum", "voices for ends of spectra"),
            (self.decisions, "decision", "decisions"),
        ];
        capital(said(move |f| {
            let there = parts.iter().filter(|&&(n, ..)| n > 0);
            let all = usize::from(self.done > 0) + there.clone().count();
            let mut nth = 0;
            if self.done > 0 {
                write!(f, "{} of {} rated", self.done, self.people)?;
                nth = 1;
            }
            for &(n, one, many) in there {
                f.write_str(between(nth, all, " and "))?;
                match n {
                    1 => write!(f, "one {one}")?,
                    _ => write!(f, "{n} {many}")?,
                }
                nth += 1;
            }
            f.write_str(if nth > 0 { "." } else { "" })
        }))
    }

    /// Which of its parts were left out; nothing where none was. That is no
    /// fault: it is said, no more.
    pub fn left_out(&self) -> impl Display {
        let parts = [
            (self.done == 0, "rating"),
            (self.guesses == 0, "what we expect"),
            (self.spectra > 0 && self.voices == 0, "who speaks for which end"),
            (self.decisions == 0, "decisions"),
        ];
        said(move |f| {
            let left = parts.iter().filter(|&&(is_left, _)| is_left);
            let all = left.clone().count();
            for (nth, (_, part)) in left.enumerate() {
                let before =
                    if nth == 0 { "Left out this time: " } else { between(nth, all, " and ") };
                write!(f, "{before}{part}")?;
            }
            f.write_str(if all > 0 { "." } else { "" })
        })
    }
}

/// What to ask of a spectrum.
pub const SPECTRUM_QUESTIONS: [&str; 3] =
    ["What does each end give us?", "When does it cost?", "Who speaks for the empty end?"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_fill_ninety_minutes_without_a_hole() {
        let mut at = 0;
        for one in Step::ALL {
            let (from, to) = step(one).minutes;
            assert!(from == at && to > from, "{one:?}");
            at = to;
        }
        assert_eq!(at, 90);
    }

    #[test]
    fn a_session_says_what_it_came_to_and_what_was_left_out() {
        let all = Trace {
            done: 5,
            people: 6,
            guesses: 4,
            corrections: 1,
            voices: 2,
            spectra: 6,
            decisions: 3,
        };
        assert_eq!(
            all.happened().to_string(),
            "5 of 6 rated, 4 guesses, one correction, 2 voices for ends of spectra and 3 decisions."
        );
        assert_eq!(all.left_out().to_string(), "");
        let nothing = Trace { people: 6, spectra: 1, ..Trace::default() };
        assert_eq!(nothing.happened().to_string(), "");
        let left_out = nothing.left_out().to_string();
        assert!(left_out.starts_with("Left out this time: rating, what we expect"), "{left_out}");
        let left_out = Trace::default().left_out().to_string();
        assert!(!left_out.contains("speaks"), "no spectra, nothing left out: {left_out}");
    }

    #[test]
    fn who_is_missing_is_named_as_long_as_names_help() {
        assert_eq!(missing(&[]).to_string(), "Everyone is in.");
        assert!(missing(&["Bo", "Eve"]).to_string().contains("Bo and Eve"));
        assert!(!missing(&["A"; 10]).to_string().contains('A'));
    }
}
