//! Every sign and every word of the screen with its meaning: the help shows
//! it, the README has it as a table.

use super::{Glyphs, Mark};
use crate::domain::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL};

/// How a term looks on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As a state.
    Mark(Mark),
    /// As the squares of a state.
    Squares(Mark),
    /// As a cell that counts.
    Lit,
    /// As a cell one step below.
    Near,
    /// As any other cell.
    Plain,
    /// As a wish beside a level.
    Want,
    /// As a cell of someone who is away.
    Away,
    /// As the mark of a decision.
    Decided,
    /// As a clear voice for an end of a spectrum.
    Clear,
    /// As a leaning to an end.
    Lean,
    /// As what matters less.
    Quiet,
    /// A word, in bold.
    Word,
}

/// A sign or a word, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it stands on the screen.
    pub sign: String,
    /// How it looks there.
    pub look: Look,
    /// A sentence without its stop, or a few words.
    pub meaning: &'static str,
}

/// Terms that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub title: &'static str,
    /// The terms.
    pub terms: Vec<Term>,
}

fn term(sign: impl Into<String>, look: Look, meaning: &'static str) -> Term {
    Term { sign: sign.into(), look, meaning }
}

/// All of it, in the order one meets it.
pub fn glossary(glyphs: Glyphs) -> Vec<Section> {
    let skill = LEVEL_WORDS_SKILL;
    let experience = LEVEL_WORDS_EXPERIENCE;
    vec![
        Section { title: "A row's state", terms: states(glyphs) },
        Section { title: "A cell", terms: cells(glyphs) },
        Section { title: "Personality", terms: spectra(glyphs) },
        Section { title: "Levels of a skill", terms: levels(skill) },
        Section { title: "Levels of an experience", terms: levels(experience) },
        Section { title: "Words", terms: words() },
    ]
}

fn states(glyphs: Glyphs) -> Vec<Term> {
    let meaning = |mark| match mark {
        Mark::Gap => "nobody is at the level that is needed",
        Mark::Thin => "one person is, and nobody beside them: a risk even where one was enough",
        Mark::Short => "more than one is, and fewer than needed",
        Mark::Covered => "as many are as needed",
        Mark::Strong => "more are than needed: it holds when any one of them leaves",
        Mark::Unknown => "fewer than half have answered, so nothing can be said",
        Mark::NotNeeded => "the situation does not ask for it; it is not counted",
    };
    let said = |mark| match mark {
        Mark::Thin => "only Eve",
        Mark::Short => "2 of 3",
        Mark::Strong => "one to spare",
        Mark::Unknown => "2 of 7 answered",
        _ => Mark::legend(mark),
    };
    let states = Mark::ALL.into_iter().map(|mark| {
        let sign = format!(" {} {} ", mark.glyph(glyphs), said(mark));
        term(sign, Look::Mark(mark), meaning(mark))
    });
    let [full, empty, decided, flag] = match glyphs {
        Glyphs::Unicode => ["■", "□", "✓", "▸"],
        Glyphs::Ascii => ["#", "_", "*", ">"],
    };
    let others = [
        term("… so far", Look::Word, "those who have not answered yet could change it"),
        term(full, Look::Squares(Mark::Covered), "a needed place that is filled"),
        term(empty, Look::Quiet, "a needed place that is not"),
        term(format!("{full}{full}+1"), Look::Squares(Mark::Strong), "both filled, one to spare"),
        term(decided, Look::Decided, "something is decided about this row"),
        term(flag, Look::Word, "marked for discussion"),
        term("two at 3+", Look::Word, "the need: two people at level 3 or higher"),
    ];
    states.chain(others).collect()
}

fn cells(glyphs: Glyphs) -> Vec<Term> {
    let [up, down] = match glyphs {
        Glyphs::Unicode => ["↑", "↓"],
        Glyphs::Ascii => ["^", "v"],
    };
    vec![
        term(" 4 ", Look::Lit, "lit: counts towards the need"),
        term(" 2 ", Look::Near, "half lit: one step below it"),
        term(" 1 ", Look::Plain, "any other level"),
        term(" · ", Look::Plain, "no answer; a pass looks the same. Never a zero"),
        term(up, Look::Want, "wants to grow in it"),
        term(down, Look::Want, "can, and would rather do less of it"),
        term(" 3 ", Look::Away, "away: not counted for now"),
        term("Gus°", Look::Word, "this person's answers are older than half a year"),
    ]
}

fn spectra(glyphs: Glyphs) -> Vec<Term> {
    let [voices, dot, from, to] = match glyphs {
        Glyphs::Unicode => ["2 ◂ ▸ 1", " ● ", "◂ Ada", "Bo ▸"],
        Glyphs::Ascii => ["2 < > 1", " o ", "< Ada", "Bo >"],
    };
    vec![
        term(voices, Look::Word, "two clearly speak for the left end, one for the right"),
        term(dot, Look::Clear, "someone clearly at an end (2 or 3); nobody is named"),
        term(dot, Look::Lean, "someone who leans to it (1)"),
        term("both", Look::Quiet, "in the middle: as much the one as the other"),
        term("dots", Look::Word, "everyone's, of those away too: one that goes would name someone"),
        term(from, Look::Quiet, "Ada offered to speak for the left end"),
        term(to, Look::Quiet, "Bo offered to speak for the right end"),
    ]
}

fn levels(words: [&'static str; 6]) -> Vec<Term> {
    let levels = words.into_iter().enumerate();
    levels.map(|(level, words)| term(format!(" {level} "), Look::Plain, words)).collect()
}

fn words() -> Vec<Term> {
    let word = |sign: &str, meaning| term(sign, Look::Word, meaning);
    vec![
        word("situation", "what the team is up against; it decides what is needed"),
        word("dimension", "a row: a skill, an experience, or a spectrum of personality"),
        word("experience", "a situation somebody has lived through; years do not count"),
        word("spectrum", "a line between two ends of which neither is good"),
        word("need", "how many people, and at which level; set before anyone rates"),
        word("holds", "enough or more, and not resting on one person (the headline's count)"),
        word("on target", "as many as needed, even where that is one person"),
        word(
            "priority",
            "0 to 3, set with the need: what is higher comes first, here and in hiring",
        ),
        word("talk about", "marked rows first, then shortfalls by priority, then the emptier ones"),
        word("shortfall", "anything that is missing"),
        word("to spare", "there beyond the need"),
        word("answers", "answers given, passes included, of all that were asked for"),
        word("pass", "prefer not to say; to others it looks like no answer"),
        word("reveal", "until it every answer is hidden; then all are shown at once"),
        word("empty chair", "a column for someone who is not there yet"),
        word("alias", "a made-up name that stands where names are hidden"),
        word("snapshot", "the team as it was on a day, kept beside its file"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_its_sign_in_the_glossary() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let all = glossary(glyphs);
            let terms = || all.iter().flat_map(|section| &section.terms);
            for mark in Mark::ALL {
                assert!(terms().any(|term| term.look == Look::Mark(mark)), "{mark:?}");
            }
            assert!(terms().all(|term| !term.meaning.ends_with('.')));
        }
    }

    #[test]
    fn without_unicode_the_signs_are_plain() {
        for term in glossary(Glyphs::Ascii).iter().flat_map(|section| &section.terms) {
            let known = |c: char| c.is_ascii() || "·°…–".contains(c);
            assert!(term.sign.chars().all(known), "{}", term.sign);
        }
    }
}
