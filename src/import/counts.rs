//! What the cells of a column hold, and what most columns of a table hold.

use std::collections::HashSet;

use super::headings;
use super::matrix::Field;
use super::table::Source;
use super::value::{ONE, Value};
use super::vocabulary;
use super::words::LISTS;

/// What all answers of a column, or of a person, are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Numbers,
    Percentages,
    Words,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Numbers, Self::Percentages, Self::Words];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Percentages => "percentages",
            Self::Words => "words",
        }
    }
}

/// How many cells of a column are filled, and with what.
#[derive(Default)]
pub(super) struct CellCounts {
    pub(super) filled: usize,
    pub(super) numbers: usize,
    pub(super) percents: usize,
    pub(super) small: usize,
    /// Whether the numbers go up line by line.
    pub(super) is_running: bool,
    last: Option<i64>,
    pub(super) dates: usize,
    pub(super) known: usize,
    /// Words of a scale, other than yes and no.
    pub(super) levels: usize,
    pub(super) words: HashSet<String>,
    pub(super) unknown: HashSet<String>,
    pub(super) unknown_cells: usize,
    pub(super) longest: usize,
    pub(super) job_levels: usize,
}

impl CellCounts {
    pub(super) fn of(source: &Source<'_>, field: &Field) -> Self {
        let mut counts = Self { is_running: true, ..Self::default() };
        for &id in field.cells.iter().filter(|&&id| source.is_filled(id)) {
            counts.filled += 1;
            match source.value(id) {
                Value::Number(number, _) => {
                    counts.numbers += 1;
                    counts.small +=
                        usize::from((0..=5 * ONE).contains(number) && number % ONE == 0);
                    counts.is_running &= counts.last < Some(*number);
                    counts.last = Some(*number);
                }
                Value::Percent(_) => {
                    counts.numbers += 1;
                    counts.percents += 1;
                }
                Value::Pair(..) => {
                    counts.numbers += 1;
                    counts.small += 1;
                }
                Value::Position(..) => counts.numbers += 1,
                Value::Date => counts.dates += 1,
                Value::Blank => counts.filled -= 1,
                Value::Pass | Value::Want(_) => counts.known += 1,
                Value::Word(word) => {
                    counts.longest = counts.longest.max(word.chars().count());
                    counts.job_levels += usize::from(vocabulary::is_job_level(source.text(id)));
                    if !counts.words.contains(word) {
                        counts.words.insert(word.clone());
                    }
                    if let Some(proposal) = vocabulary::proposal(word) {
                        counts.known += 1;
                        counts.levels += usize::from(!proposal.is_yes_or_no());
                    } else {
                        counts.unknown_cells += 1;
                        counts.unknown.insert(word.clone());
                    }
                }
            }
        }
        counts
    }

    /// What all answers are, where they are all of one sort.
    pub(super) fn sort(&self) -> Option<Sort> {
        match self.filled {
            0 => None,
            all if all == self.percents => Some(Sort::Percentages),
            all if all == self.numbers && self.percents == 0 => Some(Sort::Numbers),
            all if all == self.known => Some(Sort::Words),
            _ => None,
        }
    }
}

/// What most columns of a table hold, and which words.
pub(super) struct Usual<'c> {
    pub(super) sort: Option<Sort>,
    /// How many columns hold each sort, in the order of [`Sort::ALL`].
    pub(super) columns: [usize; 3],
    /// Whether most headings count percentages.
    pub(super) has_percent_signs: bool,
    /// Whether most headings say that they are levels.
    pub(super) has_level_words: bool,
    pub(super) words: HashSet<&'c str>,
}

impl<'c> Usual<'c> {
    pub(super) fn of(fields: &[Field], counts: &'c [CellCounts]) -> Self {
        let open = fields.iter().zip(counts);
        let open = open.filter(|(field, _)| headings::head(&field.heading).is_none());
        let signs = open.clone().filter(|own| own.0.heading.contains('%')).count();
        let levels = open.clone().filter(|own| says_level(&own.0.heading)).count();
        let open: Vec<&CellCounts> = open.map(|own| own.1).collect();
        let has_percent_signs = signs * 2 > open.len();
        let has_level_words = levels * 2 > open.len();
        let columns =
            Sort::ALL.map(|sort| open.iter().filter(|own| own.sort() == Some(sort)).count());
        let most = columns.iter().copied().max().filter(|&most| most > 0);
        let sort = most.and_then(|most| {
            let at = columns.iter().position(|&column| column == most)?;
            Some(Sort::ALL[at])
        });
        let words = open.iter().flat_map(|own| &own.words).map(String::as_str).collect();
        Self { sort, columns, has_percent_signs, has_level_words, words }
    }

    /// Returns the sorts of a column and of most others, where it is one of few that
    /// hold another.
    pub(super) fn other_than(&self, counts: &CellCounts) -> Option<[Sort; 2]> {
        let (own, usual) = (counts.sort()?, self.sort?);
        let columns = |sort: Sort| self.columns[sort as usize];
        // Yes and no next to levels are certificates, if there are several.
        let few = if counts.levels > 0 { columns(own) } else { columns(own) * 2 };
        let is_other = own != usual && few <= columns(usual) && columns(own) < columns(usual);
        is_other.then_some([own, usual])
    }

    /// Returns whether a column holds the words of the columns that are skills.
    pub(super) fn has_all_words(&self, counts: &CellCounts) -> bool {
        !counts.words.is_empty()
            && counts.known + counts.unknown_cells == counts.filled
            && counts.words.iter().all(|word| self.words.contains(word.as_str()))
    }
}

/// Returns whether a heading has a word for a level, alone or at the end of one:
/// "Level of English", "Englischniveau".
pub(super) fn says_level(heading: &str) -> bool {
    let plain = headings::normalized(heading);
    let words = &LISTS.heading_part.level;
    plain.split(' ').any(|own| words.iter().any(|word| own.ends_with(word.as_str())))
}
