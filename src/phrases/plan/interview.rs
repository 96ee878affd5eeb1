//! The advert and the interview, in the words of the levels: what you do, and
//! what we ask you about it.

use crate::phrases::Level;
use crate::plan::Wish;
use crate::team::{Dimension, Kind, Team, Zone};

/// The rule for a fair interview.
pub const INTERVIEW_RULE: &str =
    "Ask every candidate the same questions. Write down what you heard before you give a level.";

/// The closing of an advert.
pub const ADVERT_CLOSING: &str =
    "Nobody brings all of it. If two or three of these sound like you, we want to hear from you.";

/// Returns a wish as a sentence to the reader of the advert: "You handle hard cases, and others
/// come to you with theirs. Releases, monitoring and the nights on call." Spectra have no place in
/// an advert.
pub fn advert(team: &Team, wish: &Wish) -> Option<String> {
    let dimension = &team.dimensions()[wish.dimension];
    let Some(Zone::AtLeast(level)) = wish.zone() else { return None };
    let you = you(dimension, level);
    Some(match dimension.about.as_str() {
        "" => you,
        about => format!("{you} {about}"),
    })
}

fn you(dimension: &Dimension, level: u8) -> String {
    let sentences = match (Level::needed(dimension, level), dimension.kind, level) {
        (Level::Quoted(words), ..) => {
            return format!("You would say of yourself \"{words}\", or more.");
        }
        (Level::Any, ..) => "You have met it in your work.",
        (_, Kind::Skill, 1) => "You do it with someone beside you.",
        (_, Kind::Skill, 2) => "You do simple things on your own.",
        (_, Kind::Skill, 3) => "You do most of it on your own.",
        (_, Kind::Skill, 4) => "You handle the hard cases, and others come to you with theirs.",
        (_, Kind::Skill, _) => "You teach it and shape how it is done.",
        (_, _, 1) => "You have seen it up close.",
        (_, _, 2) => "You have been through it once.",
        (_, _, 3) => "You have been through it more than once.",
        (_, _, 4) => "You have led others through it.",
        (_, _, _) => "You have led it in very different settings.",
    };
    sentences.to_owned()
}

/// Returns what to ask about a row: of a skill the last time, of an experience one of the times,
/// and what tells the needed level from the one below.
pub fn interview_questions(dimension: &Dimension, level: u8) -> Vec<String> {
    let first = match dimension.kind {
        Kind::Skill => "Tell us about the last time you did this. What was your own part?",
        Kind::Experience | Kind::Personality => {
            "Tell us about one time you went through this. What was your own part?"
        }
    };
    let second = match (dimension.kind, level) {
        (Kind::Skill, 0..=2) => "What did you do alone, and where did you ask for help?",
        (Kind::Skill, 3) => "What was hard about it, and how did you get it done?",
        (Kind::Skill, 4) => {
            "What was the hardest case that others brought to you, and what did you do?"
        }
        (Kind::Skill, _) => "Whom did you teach it, and what do they do differently today?",
        (_, 0..=2) => "What did you see go well, and what went wrong?",
        (_, 3) => "And another time: what was different, and what did you do differently?",
        (_, _) => "How did you lead the others through it, and what would you do differently?",
    };
    vec![first.to_owned(), second.to_owned(), "How did you know that it worked?".to_owned()]
}

/// Returns what the needed level means, and the one below it: "Needed: 4, hard cases; others come
/// to me. One below: 3, most of it on my own."
pub fn needed_level(dimension: &Dimension, level: u8) -> String {
    let words = |level: u8| dimension.level_words(level).unwrap_or_default();
    let needed = format!("Needed: {level}, {}.", words(level));
    match level.checked_sub(1) {
        None => needed,
        Some(below) => format!("{needed} One below: {below}, {}.", words(below)),
    }
}
