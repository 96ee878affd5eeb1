//! Levels in sentences: "two people who do most of it on their own". The standard words are
//! conjugated; a team's own words are quoted.

use std::borrow::Cow;

use super::english::count;
use crate::team::{Dimension, Kind, LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL};

/// A verb in singular and plural.
type Verb = [&'static str; 2];

const SKILL: [Verb; 6] = [
    ["does not do it", "do not do it"],
    ["does it with someone beside them", "do it with someone beside them"],
    ["does simple things on their own", "do simple things on their own"],
    ["does most of it on their own", "do most of it on their own"],
    ["handles hard cases", "handle hard cases"],
    ["teaches it and shapes how we do it", "teach it and shape how we do it"],
];

const EXPERIENCE: [Verb; 6] = [
    ["has not been there", "have not been there"],
    ["has seen it up close", "have seen it up close"],
    ["has taken part once", "have taken part once"],
    ["has taken part several times", "have taken part several times"],
    ["has led others through it", "have led others through it"],
    ["has led it in very different settings", "have led it in very different settings"],
];

/// A level in a sentence about people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level<'a> {
    /// The standard words as a verb, and its short form: does, has.
    Done(Verb, Verb),
    /// The team's own words, in quotes.
    Quoted(&'a str),
    /// Level 0 of a need: everyone who answered.
    Any,
}

impl<'a> Level<'a> {
    /// Returns a level as a person's own answer.
    pub fn of(dimension: &'a Dimension, level: u8) -> Self {
        let index = usize::from(level);
        let (shipped, verbs, repeat) = match dimension.kind {
            Kind::Skill => (&LEVEL_WORDS_SKILL, &SKILL, ["does", "do"]),
            Kind::Experience | Kind::Personality => {
                (&LEVEL_WORDS_EXPERIENCE, &EXPERIENCE, ["has", "have"])
            }
        };
        match dimension.level_words(level) {
            Some(own) if shipped.get(index) != Some(&own) => Self::Quoted(own),
            _ => verbs.get(index).map_or(Self::Any, |&verb| Self::Done(verb, repeat)),
        }
    }

    /// Returns a level as the lowest that a need asks for.
    pub fn needed(dimension: &'a Dimension, level: u8) -> Self {
        if level == 0 { Self::Any } else { Self::of(dimension, level) }
    }

    /// Returns "two people who do most of it on their own", or "two people at "most of it on my
    /// own" or above".
    pub fn people(self, people: u32) -> String {
        let counted = count(people, "person", "people");
        match self {
            Self::Done(verb, _) => format!("{counted} who {}", form(verb, people)),
            Self::Quoted(words) => format!("{counted} at \"{words}\" or above"),
            Self::Any => format!("{counted} at any level"),
        }
    }

    /// Returns the short form of the verb: "Only Eve *does*."
    pub fn repeated(self, people: u32) -> &'static str {
        match self {
            Self::Done(_, repeat) => form(repeat, people),
            Self::Quoted(_) | Self::Any => form(["is", "are"], people),
        }
    }

    /// Returns the verb for this many people, as a need says it: "handles hard cases", "is at
    /// "helped through several" or above".
    pub fn do_it(self, people: u32) -> Cow<'static, str> {
        match self {
            Self::Done(verb, _) => form(verb, people).into(),
            Self::Quoted(words) => {
                format!("{} at \"{words}\" or above", form(["is", "are"], people)).into()
            }
            Self::Any => form(["has answered", "have answered"], people).into(),
        }
    }

    /// Returns the verb for people who gave exactly this level: "took part once", "is at "helped
    /// through one"".
    pub fn gave(self, people: u32) -> Cow<'static, str> {
        match self {
            Self::Quoted(words) => format!("{} at \"{words}\"", form(["is", "are"], people)).into(),
            Self::Done(..) | Self::Any => self.do_it(people),
        }
    }
}

fn form(verb: Verb, people: u32) -> &'static str {
    verb[usize::from(people != 1)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{experience, skill};

    #[test]
    fn the_shipped_levels_are_conjugated() {
        let skill = skill("D", 2, 3);
        assert_eq!(Level::needed(&skill, 3).people(2), "two people who do most of it on their own");
        assert_eq!(Level::needed(&skill, 4).people(1), "one person who handles hard cases");
        assert_eq!(Level::needed(&skill, 3).repeated(1), "does");
        let experience = experience("D", 2, 3);
        assert_eq!(
            Level::needed(&experience, 3).people(3),
            "three people who have taken part several times"
        );
        assert_eq!(Level::needed(&experience, 3).repeated(2), "have");
        assert_eq!(Level::of(&experience, 2).gave(1), "has taken part once");
    }

    #[test]
    fn own_wording_is_quoted_because_it_cannot_be_conjugated() {
        let mut dimension = skill("D", 2, 3);
        let mut own = LEVEL_WORDS_SKILL.map(str::to_owned);
        own[3] = "closes the books alone".to_owned();
        dimension.levels = Some(Box::new(own));
        let level = Level::needed(&dimension, 3);
        assert_eq!(level.people(2), "two people at \"closes the books alone\" or above");
        assert_eq!(level.repeated(1), "is");
        assert_eq!(level.gave(1), "is at \"closes the books alone\"");
        assert_eq!(Level::needed(&dimension, 4).people(2), "two people who handle hard cases");
    }

    #[test]
    fn a_need_at_level_zero_asks_for_anyone() {
        assert_eq!(Level::needed(&skill("D", 2, 0), 0).people(2), "two people at any level");
    }

    #[test]
    fn every_shipped_level_has_a_verb() {
        for level in 0..=5 {
            for dimension in [skill("D", 2, 3), experience("D", 2, 3)] {
                assert!(matches!(Level::of(&dimension, level), Level::Done(..)));
            }
        }
    }
}
