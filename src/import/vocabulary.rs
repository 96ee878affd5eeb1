//! Words that tables use for levels. Each is a proposal: the reading shows
//! what became of it, and where two words of one table would fall on one level
//! somebody has to say which is which.

use super::words::{self, LISTS, Set, has};
use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL};
use crate::text;

/// A word's level, and what it means: two words of one meaning may share a
/// level, as "yes" and "✓" do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Proposal {
    /// 0 to 5.
    pub(super) level: u8,
    /// Words of the same number mean the same.
    pub(super) meaning: u16,
}

impl Proposal {
    /// Whether it is a plain no or yes: the first two lists of words.
    pub(super) fn is_yes_or_no(self) -> bool {
        self.meaning < 2
    }
}

/// Returns what a folded word is proposed to mean.
pub(super) fn proposal(word: &str) -> Option<Proposal> {
    let bare = word.trim_end_matches('\u{fe0f}');
    if let Some(known) = words::proposal(bare) {
        return Some(known);
    }
    let shipped = |words: &[&str; 6]| words.iter().position(|own| text::fold(own) == bare);
    let level = shipped(&LEVEL_WORDS_SKILL).or_else(|| shipped(&LEVEL_WORDS_EXPERIENCE))?;
    Some(Proposal { level: level as u8, meaning: 1_000 + level as u16 })
}

/// Returns the levels of those words that belong together: all are in one of
/// the known sets, or three are that mean nothing else, such as levels of
/// languages, and enough of a set is there to tell.
pub(super) fn set(words: &[&str]) -> Option<Vec<Option<u8>>> {
    let bare = |word: &str| word.trim_end_matches('\u{fe0f}').to_owned();
    let Set { signs, levels } = LISTS.set.iter().find(|Set { signs, .. }| {
        let known = words.iter().filter(|word| has(signs, &bare(word)));
        // One letter alone may mean anything; a ball is a ball.
        let tells =
            words.len() >= 2 && (words.len() >= 3 || signs[0].chars().all(|c| !c.is_ascii()));
        let codes = signs.iter().all(|sign| sign.len() == 2 && sign.is_ascii());
        (known.clone().count() == words.len() && tells) || (codes && known.count() >= 3)
    })?;
    let level = |word: &&str| {
        let at = signs.iter().position(|sign| *sign == bare(word))?;
        levels.get(at).copied()
    };
    Some(words.iter().map(level).collect())
}

/// Returns whether words are signs of one set that mean nothing else, such as
/// levels of languages.
pub(super) fn are_of_a_set<'w>(words: impl Iterator<Item = &'w String> + Clone) -> bool {
    LISTS.set.iter().any(|Set { signs, .. }| {
        let known = |word: &String| word.len() >= 2 && signs.contains(word);
        words.clone().next().is_some() && words.clone().all(known)
    })
}

/// Returns whether a label is a level of jobs and no person.
pub(super) fn is_job_level(label: &str) -> bool {
    let plain = super::headings::normalized(label);
    if has(&LISTS.name.job_level, &plain) {
        return true;
    }
    let words: Vec<&str> = plain.split(' ').collect();
    (words.len() >= 2
        && has(&LISTS.name.job_level, words[0])
        && words.last().is_some_and(|last| has(&LISTS.name.trade, last)))
        || (plain.len() == 2
            && plain.starts_with(['l', 'p', 'm', 'e'])
            && plain.ends_with(|c: char| c.is_ascii_digit()))
}

/// Returns whether a heading is a word for a level, and no yes or no.
pub(super) fn is_level_word(heading: &str) -> bool {
    proposal(&text::fold(heading)).is_some_and(|own| !own.is_yes_or_no())
}

/// Returns a hint for words that are known to be no levels.
pub(super) fn hint(words: &[String]) -> &'static str {
    let all = |known: &[String]| {
        !words.is_empty() && words.iter().all(|word| word.split('/').all(|part| has(known, part)))
    };
    if all(&LISTS.name.raci) {
        "these look like the letters of a RACI: who is responsible, not who is able"
    } else if all(&LISTS.name.colour) {
        "these are colours: the table alone does not say what they stand for"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(word: &str) -> Option<u8> {
        proposal(word).map(|found| found.level)
    }

    #[test]
    fn words_are_known_in_several_languages() {
        assert_eq!(level("expert"), Some(5));
        assert_eq!(level("anfänger"), Some(1));
        assert_eq!(level("strongly agree"), Some(5));
        assert_eq!(level("oui"), level("y"));
        assert_eq!(level("sailing"), None);
    }

    #[test]
    fn five_balls_are_even_steps_and_letters_need_company() {
        let all = |levels: &[u8]| Some(levels.iter().copied().map(Some).collect::<Vec<_>>());
        assert_eq!(set(&["●", "○", "◑"]), all(&[4, 0, 2]));
        assert_eq!(set(&["i", "l", "u", "o"]), all(&[1, 2, 3, 5]));
        assert_eq!(set(&["×", "○", "◎"]), all(&[0, 3, 5]));
        let levels = Some(vec![Some(2), Some(3), Some(4), None]);
        assert_eq!(set(&["b1", "b2", "c1", "native"]), levels, "the rest is asked about");
        assert_eq!(set(&["a", "b"]), None);
        assert_eq!(set(&["i", "o"]), None, "two letters may be anything");
    }

    #[test]
    fn a_job_level_is_no_person() {
        for level in ["Junior", "Mid", "Senior", "Senior Engineer", "L4"] {
            assert!(is_job_level(level), "{level}");
        }
        for person in ["Ida", "Lee", "Al", "Lead time"] {
            assert!(!is_job_level(person), "{person}");
        }
    }
}
