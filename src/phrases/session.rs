//! A workshop's steps in words: what the room reads, and the facilitator's
//! script.

use super::english::list;
use crate::team::{Step, Team};
use crate::text::visible;

/// The words of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepText {
    /// The planned minutes, from and to.
    pub minutes: (u16, u16),
    /// What the room reads on the shared screen, a line each.
    pub room: &'static [&'static str],
    /// What the facilitator says.
    pub say: &'static str,
    /// What the facilitator does, a sentence each. With `say` it is the
    /// script: on a key and on the printed card, not on the shared screen.
    pub script: &'static [&'static str],
    /// What Enter does here, in a few words.
    pub enter: &'static str,
}

impl StepText {
    /// Returns how many minutes the step is planned to take.
    pub fn length(&self) -> u16 {
        self.minutes.1 - self.minutes.0
    }
}

/// Returns the words of a step, for 90 minutes with four to nine people.
pub fn step(step: Step) -> StepText {
    match step {
        Step::Frame => StepText {
            minutes: (0, 5),
            room: &[
                "This is not a review.",
                "You may pass on any question.",
                "Personality is optional.",
                "We all know who keeps the file.",
            ],
            say: "There is no one perfect team, only the best team for the situation we are in.",
            script: &[
                "Read the situation aloud and ask whether it is the right one. e changes it.",
                "Read the four ground rules. Say who keeps the file, and where.",
                "Type : and \"remote\" to use your phone as the remote: script, next, back, reveal.",
                "T changes the theme: light is better on a projector. Make the letters larger \
                 (Ctrl +) until about 90 columns fit.",
            ],
            enter: "start choosing",
        },
        Step::Choose => StepText {
            minutes: (5, 20),
            room: &["First the rows, then for each: how many people do we need?"],
            say: "What must someone here be able to do, or have lived through, for this to work?",
            script: &[
                "Enter opens the rows. Aim for about a dozen skills and experiences and a few \
                 spectra.",
                "a adds a row, F2 renames it. With zero people a row is not needed, and nobody is asked about it.",
                "Set the needs before anyone rates: + and - change how many people.",
            ],
            enter: "edit rows and needs",
        },
        Step::Rate => StepText {
            minutes: (20, 40),
            room: &["Everyone rates in private. Zero is an answer, and you may pass."],
            say: "Nobody sees your answers before the reveal.",
            script: &[
                "R opens the room: everyone scans the code and rates on their own phone, in about \
                 five minutes.",
                "No phone? r rates on this computer (blank the projector first, three to four \
                 minutes a person). t types in a printed form. Paste a copied answer sheet.",
                "F asks the whole room with raised fingers: fast, but everyone sees every answer.",
                "Sheets from other computers arrive by themselves. a adds them.",
            ],
            enter: "rate here",
        },
        Step::Expect => StepText {
            minutes: (40, 42),
            room: &["Before we look: where are we strong, and where do we have nobody?"],
            say: "Make your guesses now. In a minute we will see where we were wrong.",
            script: &[
                "Take five guesses from the room. + is strong, - is nobody, Enter changes the guess.",
                "V reveals. It asks once.",
            ],
            enter: "change the guess",
        },
        Step::Reveal => StepText {
            minutes: (42, 43),
            room: &["Everything at once. Take a minute to read in silence."],
            say: "Take a minute to read in silence. What surprises you?",
            script: &[
                "V reveals, and asks once. u hides everything again for one minute.",
                "Keep the minute: count to sixty before anyone speaks.",
                "P switches between the large map and the whole map.",
            ],
            enter: "open the map",
        },
        Step::Talk => StepText {
            minutes: (43, 62),
            room: &["Can anyone think of a time when this mattered?"],
            say: "Can anyone think of a time when this mattered?",
            script: &[
                "v lets the room vote from their phones, three dots each. Or take the five rows \
                 proposed.",
                "Enter opens a row, Space ticks it off. About four minutes each.",
                "Somebody wants to change their number? C on their cell, with an example. Only \
                 they decide.",
                "x asks whose holiday would hurt: the map without somebody.",
            ],
            enter: "open the row",
        },
        Step::Spectra => StepText {
            minutes: (62, 72),
            room: &["There is no right or wrong end."],
            say: "What does each side give us? When does it cost us? Who could speak for the side \
                  where nobody stands?",
            script: &[
                "One spectrum at a time. Dots stay anonymous unless someone says \u{201c}that's \
                 me\u{201d}: then \u{2190} or \u{2192} records who speaks for that end.",
                "No answers, because you rated with fingers? Let people stand along a wall, or \
                 skip this step.",
            ],
            enter: "next spectrum",
        },
        Step::Decide => StepText {
            minutes: (72, 86),
            room: &["Which three will we act on? Who owns each, and by when?"],
            say: "Which three will we act on? Who owns each, and by when?",
            script: &[
                "d on a row of the map or of the findings makes a decision: grow, share, borrow, \
                 hire, or accept.",
                "Write the first step in the owner's words. Three decisions are enough.",
            ],
            enter: "open the findings",
        },
        Step::Close => StepText {
            minutes: (86, 90),
            room: &["What will each of us do by next week?"],
            say: "What will each of us do by next week?",
            script: &[
                "K saves a snapshot: next quarter you compare with it. Decide together whether \
                 names stay in it.",
                "D shows the decisions. c copies them as text.",
                "N books the next session, in about three months.",
            ],
            enter: "end the session",
        },
    }
}

/// Returns the facilitator's card: the script of all steps, to print. It names
/// nobody and tells no answer.
pub fn guide_card(team: Option<&Team>) -> String {
    let mut card = String::new();
    let mut add = |text: &str, first: &str, rest: &str| {
        let options = textwrap::Options::new(78).initial_indent(first).subsequent_indent(rest);
        card.push_str(&textwrap::fill(text, options));
        card.push('\n');
    };
    let name = team.map_or("A workshop", |team| team.name.as_str());
    add(&format!("{}: 90 minutes for four to nine people", visible(name)), "", "");
    let situation = team.and_then(|team| team.situations.get(team.opening_situation()?));
    if let Some(situation) = situation {
        add(&visible(&situation.name), "", "");
        add(&visible(&situation.about), "", "");
    }
    for one in Step::ALL {
        let text = step(one);
        let (from, to) = text.minutes;
        add("", "", "");
        add(&format!("{}  minute {from} to {to}", one.word().to_uppercase()), "", "");
        add(&format!("\u{201c}{}\u{201d}", text.say), "  ", "  ");
        for sentence in text.script {
            add(sentence, "  - ", "    ");
        }
    }
    card
}

/// Returns how many are done rating: "5 of 7 done".
pub fn done(done: usize, of: usize) -> String {
    format!("{done} of {of} done")
}

/// Returns who is not done yet, in a sentence.
pub fn missing(names: &[&str]) -> String {
    match names.len() {
        0 => "Everyone has answered.".to_owned(),
        1..=9 => format!("Still to come: {}.", list(names)),
        more => format!("{more} people are still to come."),
    }
}

/// The results of a workshop, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SessionSummary {
    /// How many people are done rating.
    pub done: usize,
    /// Of how many.
    pub people: usize,
    /// Dimensions on which something was expected.
    pub guesses: usize,
    /// Answers corrected.
    pub corrections: usize,
    /// Offers to speak for an end of a spectrum.
    pub offers: usize,
    /// Spectra there are.
    pub spectra: usize,
    /// Decisions made.
    pub decisions: usize,
}

impl SessionSummary {
    /// Returns what happened, in a sentence; empty if nothing did.
    pub fn happened(&self) -> String {
        let counts = [
            (self.guesses, "guess", "guesses"),
            (self.corrections, "correction", "corrections"),
            (self.offers, "offer to speak for an end", "offers to speak for an end"),
            (self.decisions, "decision", "decisions"),
        ];
        let counts = counts.iter().filter(|&&(n, ..)| n > 0);
        let counts =
            counts.map(|&(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }));
        let rated = (self.done > 0).then(|| format!("{} of {} rated", self.done, self.people));
        rated.into_iter().chain(counts).collect::<Vec<_>>().join(" · ")
    }

    /// Returns which parts were left out; empty if none was. That is information, not an error.
    pub fn left_out(&self) -> String {
        let parts = [
            (self.done == 0, "rating"),
            (self.guesses == 0, "guesses"),
            (self.spectra > 0 && self.offers == 0, "who speaks for which end"),
            (self.decisions == 0, "decisions"),
        ];
        let left: Vec<&str> =
            parts.iter().filter_map(|&(is_left, part)| is_left.then_some(part)).collect();
        if left.is_empty() {
            String::new()
        } else {
            format!("Left out this time: {}.", list(&left))
        }
    }
}

/// Reasons why phones may not reach the room, the likeliest first, each with what to do.
pub const PHONE_HELP: [(&str, &str); 6] = [
    (
        "The Wi-Fi keeps devices apart, as guest networks do.",
        "Connect the phones and this computer to the hotspot of one phone, or of this computer.",
    ),
    (
        "A VPN is on, here or on the phone.",
        "Turn it off for the workshop. Tab tries another address.",
    ),
    (
        "A firewall blocks it. Its question may have been missed.",
        "Allow incoming connections for your terminal.",
    ),
    (
        "This runs in WSL2 or over ssh.",
        "Phones need the address of that machine; in WSL2, switch on mirrored networking.",
    ),
    (
        "None of this helps?",
        "A tunnel works everywhere: roundtable team.toml --public-url https://…",
    ),
    (
        "No network at all?",
        "Pass the laptop (r), use fingers (F), or paper: roundtable invite --print.",
    ),
];

/// What to ask of a spectrum.
pub const SPECTRUM_QUESTIONS: [&str; 3] = [
    "What does each side give us?",
    "When does it cost us?",
    "Who could speak for the empty side?",
];

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
        let all = SessionSummary {
            done: 5,
            people: 6,
            guesses: 4,
            corrections: 1,
            offers: 2,
            spectra: 6,
            decisions: 3,
        };
        assert_eq!(
            all.happened(),
            "5 of 6 rated · 4 guesses · 1 correction · 2 offers to speak for an end · 3 decisions"
        );
        assert_eq!(all.left_out(), "");
        let nothing = SessionSummary { people: 6, spectra: 1, ..SessionSummary::default() };
        assert_eq!(nothing.happened(), "");
        let left_out = nothing.left_out();
        assert!(left_out.starts_with("Left out this time: rating, guesses"), "{left_out}");
        let left_out = SessionSummary::default().left_out();
        assert!(!left_out.contains("speaks"), "no spectra, nothing left out: {left_out}");
    }

    #[test]
    fn who_is_missing_is_named_as_long_as_names_help() {
        assert_eq!(missing(&[]), "Everyone has answered.");
        assert!(missing(&["Bo", "Eve"]).contains("Bo and Eve"));
        assert!(!missing(&["A"; 10]).contains('A'));
    }
}
