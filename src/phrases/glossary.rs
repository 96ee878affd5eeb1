//! Every sign and every word of the screen with its meaning: the help shows
//! it, the README has it as a table.

use super::{Glyphs, Mark};
use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL};

/// How a term looks on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermStyle {
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
    /// As a wish next to a level.
    Want,
    /// As a cell of someone who is away.
    Away,
    /// As the mark of a decision.
    Decided,
    /// As someone clearly at an end of a spectrum.
    Clear,
    /// As someone who leans towards an end.
    Lean,
    /// As secondary text.
    Quiet,
    /// A word, in bold.
    Word,
}

/// A sign or a word as the screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The same on every terminal.
    Same(&'static str),
    /// With Unicode signs, and with ASCII.
    Either(&'static str, &'static str),
    /// A state's mark with its words.
    State(Mark, &'static str),
    /// A level in its cell.
    Level(u8),
}

impl Sign {
    /// Returns it as the screen shows it with these signs.
    pub fn shown(self, glyphs: Glyphs) -> String {
        match (self, glyphs) {
            (Self::Same(sign), _)
            | (Self::Either(sign, _), Glyphs::Unicode)
            | (Self::Either(_, sign), Glyphs::Ascii) => sign.to_owned(),
            (Self::State(mark, words), _) => format!(" {} {words} ", mark.glyph(glyphs)),
            (Self::Level(level), _) => format!(" {level} "),
        }
    }
}

/// A sign or a word, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The sign or word.
    pub sign: Sign,
    /// Its style.
    pub style: TermStyle,
    /// The meaning, without a full stop.
    pub meaning: &'static str,
}

/// Terms that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub title: &'static str,
    /// The terms.
    pub terms: &'static [Term],
}

/// All terms, in the order in which they are shown.
pub static GLOSSARY: [Section; 6] = [
    Section { title: "A row's state", terms: &STATES },
    Section { title: "A cell", terms: &CELLS },
    Section { title: "Personality", terms: &SPECTRA },
    Section { title: "Levels of a skill", terms: &levels(LEVEL_WORDS_SKILL) },
    Section { title: "Levels of an experience", terms: &levels(LEVEL_WORDS_EXPERIENCE) },
    Section { title: "Words", terms: &WORDS },
];

const fn term(sign: Sign, style: TermStyle, meaning: &'static str) -> Term {
    Term { sign, style, meaning }
}

const fn same(sign: &'static str, style: TermStyle, meaning: &'static str) -> Term {
    term(Sign::Same(sign), style, meaning)
}

const fn either(signs: [&'static str; 2], style: TermStyle, meaning: &'static str) -> Term {
    let [unicode, ascii] = signs;
    term(Sign::Either(unicode, ascii), style, meaning)
}

const fn state(mark: Mark, words: &'static str, meaning: &'static str) -> Term {
    term(Sign::State(mark, words), TermStyle::Mark(mark), meaning)
}

const fn word(word: &'static str, meaning: &'static str) -> Term {
    same(word, TermStyle::Word, meaning)
}

const fn levels(words: [&'static str; 6]) -> [Term; 6] {
    const fn level(level: u8, words: [&'static str; 6]) -> Term {
        term(Sign::Level(level), TermStyle::Plain, words[level as usize])
    }
    [
        level(0, words),
        level(1, words),
        level(2, words),
        level(3, words),
        level(4, words),
        level(5, words),
    ]
}

#[rustfmt::skip] // A line a term, as it is read.
static STATES: [Term; 14] = [
    state(Mark::Gap, Mark::Gap.legend(), "nobody is at the level that is needed"),
    state(Mark::Thin, "only Eve", "one person is at that level, and nobody else: a risk, even if one is enough"),
    state(Mark::Short, "2 of 3", "more than one person, but fewer than needed"),
    state(Mark::Covered, Mark::Covered.legend(), "as many people as needed"),
    state(Mark::Strong, "covered, 1 more", "more people than needed: still covered when any one of them leaves"),
    state(Mark::Unknown, "2 of 7 answered", "fewer than half have answered: too few to say"),
    state(Mark::NotNeeded, Mark::NotNeeded.legend(), "the situation does not need it; it is not counted"),
    word("… so far", "may change once everyone has answered"),
    either(["■", "#"], TermStyle::Squares(Mark::Covered), "one person who is needed and is there"),
    either(["□", "_"], TermStyle::Quiet, "one person who is needed and is missing"),
    either(["■■+1", "##+1"], TermStyle::Squares(Mark::Strong), "two people who are needed, and one more"),
    either(["✓", "*"], TermStyle::Decided, "there is a decision about this row"),
    either(["▸", ">"], TermStyle::Word, "marked for discussion"),
    word("two at 3+", "the need: two people at level 3 or higher"),
];

static CELLS: [Term; 8] = [
    same(" 4 ", TermStyle::Lit, "coloured: counts towards the need"),
    same(" 2 ", TermStyle::Near, "half coloured: one step below"),
    same(" 1 ", TermStyle::Plain, "any other level"),
    same(" · ", TermStyle::Plain, "no answer; a pass looks the same. Never a zero"),
    either(["↑", "^"], TermStyle::Want, "wants to grow"),
    either(["↓", "v"], TermStyle::Want, "can do it, but would rather do less of it"),
    same(" 3 ", TermStyle::Away, "away: not counted for now"),
    word("Gus°", "this person's answers are older than half a year"),
];

#[rustfmt::skip] // A line a term, as it is read.
static SPECTRA: [Term; 7] = [
    either(["2 ◂ ▸ 1", "2 < > 1"], TermStyle::Word, "two people are clearly at the left end, one at the right"),
    either([" ● ", " o "], TermStyle::Clear, "someone clearly at an end (2 or 3); nobody is named"),
    either([" ● ", " o "], TermStyle::Lean, "someone who leans towards an end (1)"),
    same("mid", TermStyle::Quiet, "in the middle"),
    word("dots", "everyone's dot, even while they are away: a missing dot would show whose it was"),
    either(["◂ Ada", "< Ada"], TermStyle::Quiet, "Ada offered to speak for the left end"),
    either(["Bo ▸", "Bo >"], TermStyle::Quiet, "Bo offered to speak for the right end"),
];

#[rustfmt::skip] // A line a term, as it is read.
static WORDS: [Term; 15] = [
    word("situation", "what the team faces now; it decides what is needed"),
    word("row", "a skill, an experience, or a spectrum of personality"),
    word("experience", "a situation someone has been in; years do not count"),
    word("spectrum", "a line between two ends; neither is better"),
    word("need", "how many people, at which level; set before anyone rates"),
    word("covered", "as many people as needed; in the headline, more than one of them"),
    word("weight", "0 to 3, set with the need: higher weights come first, here and in hiring"),
    word("talk about", "marked rows first, then shortfalls by weight, the emptiest first"),
    word("shortfall", "anyone who is missing"),
    word("answers", "answers given (passes count), out of all questions"),
    word("pass", "prefer not to say; others see no answer"),
    word("reveal", "answers are hidden until the reveal; then all appear at once"),
    word("ideal hire", "a column for the next hire, with what the team lacks"),
    word("alias", "a made-up name shown instead of a real one"),
    word("snapshot", "the team on one day, saved next to its file"),
];

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn every_state_has_its_sign_in_the_glossary() {
        let terms = || GLOSSARY.iter().flat_map(|section| section.terms);
        for &mark in Mark::VARIANTS {
            assert!(terms().any(|term| term.style == TermStyle::Mark(mark)), "{mark:?}");
        }
        assert!(terms().all(|term| !term.meaning.ends_with('.')));
    }

    #[test]
    fn without_unicode_the_signs_are_plain() {
        for term in GLOSSARY.iter().flat_map(|section| section.terms) {
            let sign = term.sign.shown(Glyphs::Ascii);
            let known = |c: char| c.is_ascii() || "·°…–".contains(c);
            assert!(sign.chars().all(known), "{sign}");
        }
    }
}
