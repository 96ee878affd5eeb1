//! What each value of a table becomes: as said, as its legend or its drop-down
//! list says, or as the vocabulary proposes. Two words that would fall on one
//! level, and words that nothing explains, are asked about.

use std::collections::{BTreeMap, HashMap};

use super::cells::{CellId, CellKind};
use super::fields::Skill;
use super::legend;
use super::matrix::{Matrix, Question};
use super::options::{Meaning, Options};
use super::scales::{Numbers, Scales};
use super::table::Source;
use super::value::{Value, number};
use super::vocabulary;
use super::words::{LISTS, has};
use crate::team::{Kind, Position, Rating, Want};
use crate::text::fold;

/// What the words of a table mean.
#[derive(Default)]
pub(super) struct Words {
    known: HashMap<String, Meaning>,
}

impl Words {
    /// Finds the meaning of every word in the skills' columns.
    pub(super) fn of(
        source: &Source<'_>,
        skills: &[Skill],
        options: &Options,
        legend: &[(String, String)],
        matrix: &mut Matrix,
    ) -> Self {
        let mut found: BTreeMap<String, bool> = BTreeMap::new();
        let mut places: BTreeMap<String, String> = BTreeMap::new();
        for skill in skills {
            let mixed =
                skill.field.cells.iter().any(|&id| matches!(source.value(id), Value::Number(..)));
            for &id in &skill.field.cells {
                if let Value::Word(word) = source.value(id)
                    && source.sheet.cell(id).kind == CellKind::Plain
                {
                    *found.entry(word.clone()).or_default() |= mixed;
                    places.entry(word.clone()).or_insert_with(|| skill.field.shown.clone());
                }
            }
        }
        // Beside + a - is a mark of the scale, and not a blank.
        if found.contains_key("+") || found.contains_key("++") {
            for skill in skills {
                for &id in &skill.field.cells {
                    let text = source.text(id);
                    if matches!(text, "-" | "--" | "–" | "—") && options.value(text).is_none() {
                        found.insert(text.to_owned(), true);
                        places.entry(text.to_owned()).or_insert_with(|| skill.field.shown.clone());
                    }
                }
            }
        }
        let mut words = Self::default();
        let legend: HashMap<String, String> = legend
            .iter()
            .flat_map(|(sign, meaning)| {
                // Which of the two is the sign shows in the table.
                let both = [(fold(sign), fold(meaning)), (fold(meaning), fold(sign))];
                both.into_iter().filter(|(sign, _)| found.contains_key(sign)).take(1)
            })
            .collect();
        let open: Vec<&str> =
            found.keys().map(String::as_str).filter(|word| options.value(word).is_none()).collect();
        let together = vocabulary::set(&open);
        let list = choices(source, &open);
        let listed = list.as_ref().filter(|list| list.is_scale);
        if let Some(list) = listed {
            let note = format!("The drop-down list is the scale: {}.", list.words.join(", "));
            matrix.notes.push(note);
        }
        // "N" is no next to "Y", and something else next to "I", "A" and "E".
        let is_letter =
            |word: &str| word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        let letters_are_open = together.is_none()
            && open.iter().any(|word| is_letter(word) && vocabulary::proposal(word).is_none());
        let mut unknown: Vec<String> = Vec::new();
        let mut levels: BTreeMap<u8, Vec<(String, u16)>> = BTreeMap::new();
        for (word, mixed) in &found {
            if let Some(meaning) = options.value(word) {
                words.known.insert(word.clone(), meaning);
                continue;
            }
            let at = open.iter().position(|own| own == word);
            let explained = legend.get(word).and_then(|meaning| explain(meaning));
            let by_set = together
                .as_ref()
                .zip(at)
                .and_then(|(levels, at)| Some((levels[at]?, 2_000 + at as u16)));
            let by_list = listed
                .and_then(|list| list.level(word))
                .map(|level| (level, 3_000 + u16::from(level)));
            let known =
                vocabulary::proposal(word).filter(|_| !(letters_are_open && is_letter(word)));
            let own = known.map(|own| (own.level, own.meaning));
            let proposed = explained.or(by_list).or(by_set).or(own.filter(|_| !mixed));
            match proposed {
                // What a colour stands for is asked, also where a legend says it.
                Some((level, meaning)) if !word.starts_with('#') && !source.has_colours() => {
                    words.known.insert(word.clone(), Meaning::Level(level));
                    levels.entry(level).or_default().push((word.clone(), meaning));
                }
                _ => {
                    if let Some(meaning) = legend.get(word) {
                        let shown = format!(
                            "{} (the legend says {meaning})",
                            places.get(word).map_or("", String::as_str)
                        );
                        places.insert(word.clone(), shown);
                    }
                    unknown.push(word.clone());
                }
            }
        }
        for (level, same) in levels {
            let (_, first) = &same[0];
            if same.iter().all(|(_, meaning)| meaning == first) {
                continue;
            }
            let list: Vec<String> = same.iter().map(|(word, _)| format!("“{word}”")).collect();
            let values: Vec<String> =
                same.iter().map(|(word, _)| format!("--value \"{word}={level}\"")).collect();
            matrix.questions.push(Question::new(
                format!("{} would all become level {level}", list.join(" and ")),
                format!("say the level of each, 0 to 5: {}", values.join(" ")),
            ));
        }
        ask(&unknown, &places, list.as_ref(), matrix);
        words
    }
}

/// Asks what the unknown words mean, all in one question.
fn ask(
    unknown: &[String],
    places: &BTreeMap<String, String>,
    choices: Option<&Choices>,
    matrix: &mut Matrix,
) {
    let unknown: Vec<&String> =
        unknown.iter().filter(|word| !word.starts_with("#uncalc") && *word != "#broken").collect();
    if unknown.is_empty() {
        return;
    }
    let owned: Vec<String> = unknown.iter().map(|word| (*word).clone()).collect();
    let list: Vec<String> =
        unknown.iter().take(8).map(|word| format!("“{}”", crate::text::fit(word, 40))).collect();
    let level = |word: &str| {
        let level = choices.and_then(|own| own.level(word));
        level.map_or("LEVEL".to_owned(), |level| level.to_string())
    };
    let value = |word: &&String| format!("--value \"{word}={}\"", level(word));
    let values: Vec<String> = unknown.iter().take(8).map(value).collect();
    let more = unknown.len().saturating_sub(8);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let mut within: Vec<&str> =
        owned.iter().filter_map(|word| places.get(word)).map(String::as_str).collect();
    within.sort_unstable();
    within.dedup();
    within.truncate(4);
    let hint = vocabulary::hint(&owned);
    let hint = if hint.is_empty() { String::new() } else { format!(" ({hint})") };
    matrix.questions.push(Question::new(
        format!(
            "the table does not say what {}{more} means, in {}{hint}",
            list.join(", "),
            within.join(", ")
        ),
        if choices.is_some() {
            format!("if their drop-down list is a scale, lowest first: {}", values.join(" "))
        } else {
            format!("say the level of each, 0 to 5, or blank: {}", values.join(" "))
        },
    ));
}

/// What a legend's words mean: a number, or words of the vocabulary.
fn explain(meaning: &str) -> Option<(u8, u16)> {
    if let Some(number) = number(meaning)
        && (0..=5_000_000).contains(&number)
        && number % 1_000_000 == 0
    {
        let level = (number / 1_000_000) as u8;
        return Some((level, 4_000 + u16::from(level)));
    }
    vocabulary::proposal(meaning).map(|own| (own.level, own.meaning))
}

/// A drop-down list whose choices are the words of a table, the least first.
struct Choices {
    words: Vec<String>,
    /// Whether the first means nothing at all.
    has_none: bool,
    /// Whether its words tell that it is a scale.
    is_scale: bool,
}

impl Choices {
    /// Returns the level of a word, in even steps.
    fn level(&self, word: &str) -> Option<u8> {
        let at = self.words.iter().position(|own| own == word)?;
        let first = usize::from(!self.has_none);
        Some(((at + first) * 5 / (self.words.len() - 1 + first)) as u8)
    }
}

/// Returns the drop-down list that has all the words.
fn choices(source: &Source<'_>, words: &[&str]) -> Option<Choices> {
    source.sheet.choices.iter().find_map(|list| {
        let mut choices: Vec<String> = list.iter().map(|own| fold(own)).collect();
        choices.retain(|own| !matches!(super::value::value(own), Value::Blank));
        let all =
            !words.is_empty() && words.iter().all(|word| choices.iter().any(|own| own == word));
        let texts = choices.iter().all(|own| number(own).is_none());
        if !all || !texts || !(3..=6).contains(&choices.len()) {
            return None;
        }
        let proposal = |word: &String| vocabulary::proposal(word).map(|own| own.level);
        let known: Vec<u8> = choices.iter().filter_map(proposal).collect();
        let [first, last] = [choices.first()?, choices.last()?].map(|own| legend::is_good(own));
        let is_turned =
            known.first() > known.last() || (first == Some(true) && last == Some(false));
        if is_turned {
            choices.reverse();
        }
        let has_none = choices.first().is_some_and(|own| {
            let begins = own.split(' ').next().unwrap_or_default();
            proposal(own) == Some(0) || has(&LISTS.legend.no, begins)
        });
        // Six choices are the levels 0 to 5, where the first is one.
        let tells = known.len() >= 2 || (first.is_some() && last.is_some() && first != last);
        let is_scale = tells && (choices.len() < 6 || has_none);
        Some(Choices { words: choices, has_none, is_scale })
    })
}

/// What a value became, and how often.
pub(super) struct Use {
    pub(super) shown: String,
    pub(super) rating: Rating,
    pub(super) kind: Kind,
    pub(super) times: usize,
    /// Whether it is still to be decided.
    pub(super) open: bool,
}

/// Turns the cells of skills into ratings, each different cell once.
pub(super) struct Reader<'a, 's> {
    pub(super) source: &'a Source<'s>,
    pub(super) words: &'a Words,
    pub(super) scales: &'a Scales,
    pub(super) options: &'a Options,
    pub(super) uses: BTreeMap<(String, u8), Use>,
    /// Cells that cannot be a level: dates, formulas, ticks; by what they are.
    pub(super) odd: BTreeMap<&'static str, Vec<(usize, usize, String)>>,
}

impl Reader<'_, '_> {
    /// Returns the ratings of a skill, in the order of the people.
    pub(super) fn ratings(&mut self, index: usize, skill: &Skill, kind: Kind) -> Vec<Rating> {
        let mut known: HashMap<CellId, (Rating, usize)> = HashMap::new();
        let mut ratings = Vec::with_capacity(skill.field.cells.len());
        for (record, &id) in skill.field.cells.iter().enumerate() {
            let entry = known.entry(id);
            let (rating, times) = entry.or_insert_with(|| {
                let rating = self.rating(index, id, kind, (index, record));
                (rating, 0)
            });
            *times += 1;
            ratings.push(*rating);
        }
        for (id, (rating, times)) in known {
            let open = rating.is_blank() && rating.want().is_none() && self.is_open(index, id);
            let text = self.source.text(id);
            let shown = match self.source.value(id) {
                Value::Word(word) if text.is_empty() => word.clone(),
                _ if text.is_empty() => "blank".to_owned(),
                _ => text.to_lowercase(),
            };
            let key = (
                shown.clone(),
                rating.slot() as u8
                    + 16 * u8::from(kind == Kind::Personality)
                    + 32 * u8::from(open),
            );
            let uses = self.uses.entry(key).or_insert(Use { shown, rating, kind, times: 0, open });
            uses.times += times;
        }
        ratings
    }

    /// Whether what a cell means is not known.
    fn is_open(&self, index: usize, id: CellId) -> bool {
        let is_given = self.options.value(&fold(self.source.text(id))).is_some();
        match self.source.value(id) {
            _ if is_given => false,
            Value::Word(word) => !self.words.known.contains_key(word),
            Value::Number(number, _) => {
                let numbers = self.scales.of.get(index).and_then(Option::as_ref);
                numbers.is_none_or(|own| own.rating(*number, Kind::Skill).is_none())
            }
            Value::Date => self.options.value("date").is_none(),
            _ => self.source.sheet.cell(id).kind != CellKind::Plain,
        }
    }

    fn rating(&mut self, index: usize, id: CellId, kind: Kind, at: (usize, usize)) -> Rating {
        let cell = self.source.sheet.cell(id);
        let value = self.source.value(id);
        let word = match value {
            Value::Word(word) if cell.text.is_empty() => word.clone(),
            _ if cell.text.is_empty() => "blank".to_owned(),
            _ => fold(&cell.text),
        };
        if let Some(meaning) = self.options.value(&word) {
            return rating_of(meaning);
        }
        if *value == Value::Date
            && let Some(meaning) = self.options.value("date")
        {
            return rating_of(meaning);
        }
        let odd = match (cell.kind, value) {
            (CellKind::Uncalculated, _) => Some("uncalculated"),
            (CellKind::Broken, _) => Some("broken"),
            (CellKind::Truth, _) => Some("truth"),
            (_, Value::Date) => Some("date"),
            (_, Value::Percent(share)) if !super::Scale::PERCENT.has(*share) => Some("over"),
            _ => None,
        };
        if let Some(odd) = odd {
            self.odd.entry(odd).or_default().push((at.0, at.1, cell.text.clone()));
            return Rating::BLANK;
        }
        let level = |rating: Option<Rating>| rating.unwrap_or(Rating::BLANK);
        match value {
            Value::Pass => Rating::PASS,
            Value::Want(want) => Rating::BLANK.with_want(Some(*want)),
            Value::Number(number, want) => {
                let numbers = self.scales.of.get(index).and_then(Option::as_ref);
                level(numbers.and_then(|own| own.rating(*number, kind))).with_want(*want)
            }
            Value::Percent(share) => {
                level(Numbers::Scale(super::Scale::PERCENT).rating(*share, kind))
            }
            Value::Position(position, want) if kind == Kind::Personality => {
                Rating::position(*position).with_want(*want)
            }
            // The word for the middle of a spectrum is one for a level, too.
            Value::Position(Position::Middle, want) => level(Rating::level(3)).with_want(*want),
            Value::Blank | Value::Date | Value::Position(..) => Rating::BLANK,
            Value::Pair(number, appetite) => {
                let want: Option<Want> =
                    self.scales.appetite.and_then(|scale| scale.want(*appetite));
                let numbers = self.scales.of.get(index).and_then(Option::as_ref);
                level(numbers.and_then(|own| own.rating(*number, kind))).with_want(want)
            }
            Value::Word(word) => {
                self.words.known.get(word).map_or(Rating::BLANK, |&own| rating_of(own))
            }
        }
    }
}

fn rating_of(meaning: Meaning) -> Rating {
    match meaning {
        Meaning::Level(level) => Rating::level(level).unwrap_or(Rating::BLANK),
        Meaning::Blank => Rating::BLANK,
        Meaning::Pass => Rating::PASS,
        Meaning::Want(want) => Rating::BLANK.with_want(Some(want)),
    }
}

/// What an interest column says: who wants more of a skill, and who less.
pub(super) fn wants(source: &Source<'_>, cells: &[CellId], options: &Options) -> Vec<Option<Want>> {
    let numbers = cells.iter().filter_map(|&id| match source.value(id) {
        Value::Number(number, _) => Some(*number),
        _ => None,
    });
    let ends = numbers.clone().min().zip(numbers.max());
    let scale = ends.and_then(|(low, high)| super::Scale::guess(low, high, false));
    let want = |&id: &CellId| {
        if let Some(Meaning::Want(want)) = options.value(&fold(source.text(id))) {
            return Some(want);
        }
        if let Value::Want(want) = source.value(id) {
            return Some(*want);
        }
        match source.value(id) {
            Value::Number(number, _) if ends.is_some_and(|(_, high)| high <= 1_000_000) => {
                (*number > 0).then_some(Want::Grow)
            }
            Value::Number(number, _) => scale.and_then(|scale| scale.want(*number)),
            Value::Word(word) => want_of(word),
            _ => None,
        }
    };
    cells.iter().map(want).collect()
}

/// Returns the want that a word says.
fn want_of(word: &str) -> Option<Want> {
    match word {
        "low" | "niedrig" | "less" | "weniger" => Some(Want::Less),
        "more" | "mehr" | "keen" | "very" | "learn" | "lernen" | "develop" => Some(Want::Grow),
        _ => vocabulary::proposal(word).filter(|own| own.level >= 3).map(|_| Want::Grow),
    }
}

/// Whether a word next to a skill is known, also where it says neither more nor
/// less.
pub(super) fn is_want(word: &str) -> bool {
    want_of(word).is_some()
        || matches!(word, "medium" | "mittel" | "neutral")
        || vocabulary::proposal(word).is_some()
}
