//! A workshop's steps in words: what to do, and a sentence to say.

use super::english::list;
use crate::domain::Step;

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
            task: "Before you look: where will there be more than enough, and where no one?",
            say: "Say what you expect before you look, then look at what surprises you.",
            enter: "to spare, no one, or neither",
        },
        Step::Reveal => StepText {
            minutes: (42, 43),
            task: "Everything at once, and beside it what surprised us.",
            say: "Take a minute to read in silence. What surprises you?",
            enter: "reveal",
        },
        Step::Talk => StepText {
            minutes: (43, 62),
            task: "About five rows: skills, then experience: strong, thin, no one, surprising. \
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
pub fn done(done: usize, of: usize) -> String {
    format!("{done} of {of} done")
}

/// Who is not done yet.
pub fn missing(names: &[&str]) -> String {
    match names.len() {
        0 => "Everyone is in.".to_owned(),
        1..=9 => format!("Still to come: {}.", list(names)),
        more => format!("{more} people are still to come."),
    }
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

/// What happened in a session, and which of its parts were left out; either
/// may be empty. A part that was left out is no fault: it is said, no more.
pub fn trace(of: &Trace) -> (String, String) {
    let counted = |n: usize, one: &str, many: &str| {
        (n > 0).then(|| if n == 1 { format!("one {one}") } else { format!("{n} {many}") })
    };
    let happened: Vec<String> = [
        (of.done > 0).then(|| format!("{} of {} rated", of.done, of.people)),
        counted(of.guesses, "guess", "guesses"),
        counted(of.corrections, "correction", "corrections"),
        counted(of.voices, "voice for an end of a spectrum", "voices for ends of spectra"),
        counted(of.decisions, "decision", "decisions"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let left_out: Vec<&str> = [
        (of.done == 0).then_some("rating"),
        (of.guesses == 0).then_some("what we expect"),
        (of.spectra > 0 && of.voices == 0).then_some("who speaks for which end"),
        (of.decisions == 0).then_some("decisions"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let end = |said: String| if said.is_empty() { said } else { format!("{said}.") };
    let left_out = if left_out.is_empty() {
        String::new()
    } else {
        format!("Left out this time: {}", list(&left_out))
    };
    (end(super::english::capital(list(&happened))), end(left_out))
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
        let (happened, left_out) = trace(&all);
        assert_eq!(
            happened,
            "5 of 6 rated, 4 guesses, one correction, 2 voices for ends of spectra and 3 decisions."
        );
        assert_eq!(left_out, "");
        let (happened, left_out) = trace(&Trace { people: 6, spectra: 1, ..Trace::default() });
        assert_eq!(happened, "");
        assert!(left_out.starts_with("Left out this time: rating, what we expect"), "{left_out}");
        assert!(!trace(&Trace::default()).1.contains("speaks"), "no spectra, nothing left out");
    }

    #[test]
    fn who_is_missing_is_named_as_long_as_names_help() {
        assert_eq!(missing(&[]), "Everyone is in.");
        assert!(missing(&["Bo", "Eve"]).contains("Bo and Eve"));
        assert!(!missing(&["A"; 10]).contains('A'));
    }
}
