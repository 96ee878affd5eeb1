//! The words by which a table is told, from `assets/import/words.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::headings::HeadingKind;
use super::vocabulary::Proposal;

const TEXT: &str = include_str!("../../assets/import/words.toml");

/// Every list; a test reads the file, so that here it cannot fail.
pub(super) static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

static HEADINGS: LazyLock<HashMap<&str, HeadingKind>> = LazyLock::new(|| {
    let all = LISTS.heading.iter();
    all.flat_map(|(head, words)| words.iter().map(|word| (word.as_str(), *head))).collect()
});

static PROPOSALS: LazyLock<HashMap<&str, Proposal>> = LazyLock::new(|| {
    let all = (0..).zip(&LISTS.meaning);
    all.flat_map(|(meaning, own)| {
        own.words.iter().map(move |word| (word.as_str(), Proposal { level: own.level, meaning }))
    })
    .collect()
});

/// The lists, as the file has them.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Lists {
    heading: HashMap<HeadingKind, Vec<String>>,
    pub(super) heading_part: HeadingParts,
    pub(super) facet: FacetWords,
    pub(super) row: Rows,
    pub(super) name: Names,
    meaning: Vec<Meaning>,
    pub(super) set: Vec<Set>,
    pub(super) value: Values,
    pub(super) legend: Legend,
}

/// Words that tell a heading by a part of it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct HeadingParts {
    pub(super) years: Vec<String>,
    pub(super) after_years: Vec<String>,
    pub(super) count_start: Vec<String>,
    pub(super) target_first: Vec<String>,
    pub(super) computed_last: Vec<String>,
    pub(super) level: Vec<String>,
    pub(super) skill_too: Vec<String>,
    pub(super) status: Vec<String>,
    pub(super) name: Vec<String>,
    pub(super) of: Vec<String>,
    pub(super) and: Vec<String>,
    pub(super) your_name: Vec<String>,
}

/// What a heading says of its skill.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct FacetWords {
    pub(super) level: Vec<String>,
    pub(super) interest: Vec<String>,
    pub(super) wish: Vec<String>,
    pub(super) target: Vec<String>,
    pub(super) other_view: Vec<String>,
    pub(super) remark: Vec<String>,
}

/// Rows that are no people.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Rows {
    pub(super) total: Vec<String>,
    pub(super) most: Vec<String>,
    pub(super) least: Vec<String>,
    pub(super) name_too: Vec<String>,
    pub(super) legend: Vec<String>,
    pub(super) scale: Vec<String>,
    pub(super) sign: Vec<String>,
    pub(super) group: Vec<String>,
}

/// Names of people and of things.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Names {
    pub(super) topic: Vec<String>,
    pub(super) topic_end: Vec<String>,
    pub(super) job_level: Vec<String>,
    pub(super) trade: Vec<String>,
    pub(super) raci: Vec<String>,
    pub(super) colour: Vec<String>,
}

/// Words of one meaning, and their level.
#[derive(Deserialize)]
struct Meaning {
    level: u8,
    words: Vec<String>,
}

/// Words within values.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Values {
    pub(super) unit: Vec<String>,
}

/// Words by which a legend says which end of its numbers is the best.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Legend {
    pub(super) good: Vec<String>,
    pub(super) bad: Vec<String>,
    pub(super) no: Vec<String>,
}

/// Signs that mean something only together, the least first, and their levels.
#[derive(Deserialize)]
pub(super) struct Set {
    pub(super) signs: Vec<String>,
    pub(super) levels: Vec<u8>,
}

/// Returns whether a list has a word.
pub(super) fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}

/// Returns what a normalized heading says.
pub(super) fn heading(plain: &str) -> Option<HeadingKind> {
    HEADINGS.get(plain).copied()
}

/// Returns what a folded word is proposed to mean.
pub(super) fn proposal(word: &str) -> Option<Proposal> {
    PROPOSALS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_and_no_word_is_there_twice() {
        let lists: Lists = toml::from_str(TEXT).unwrap();
        let mut seen = HashMap::new();
        for (head, word) in
            lists.heading.iter().flat_map(|(head, all)| all.iter().map(move |own| (head, own)))
        {
            assert_eq!(seen.insert(word, head), None, "{word}");
            assert_eq!(*word, super::super::headings::normalized(word));
        }
        for set in &lists.set {
            assert_eq!(set.signs.len(), set.levels.len());
        }
    }
}
