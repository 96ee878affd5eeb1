//! How a table was read, in sentences: to be looked at before anything is
//! written.

use std::collections::BTreeMap;

use super::People;
use super::scale::Scale;
use super::value::{ONE, Raw, Value, value, written};
use crate::team::{Kind, LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, Position, Rating, Team};
use crate::text::{self, visible};

/// How many things left out are told one by one.
const MOST_TOLD: usize = 12;

/// How a table was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub(super) separator: &'static str,
    pub(super) people: People,
    pub(super) people_because: String,
    pub(super) scale: Option<Scale>,
    pub(super) scale_because: String,
    pub(super) appetite: Option<Scale>,
    pub(super) becomes: Becomes,
    pub(super) left_out: Vec<String>,
}

/// What each value of the table becomes, and how often.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Becomes(BTreeMap<(u8, i64, String, Kind), (Rating, usize)>);

impl std::fmt::Debug for Becomes {
    /// Without its values: nobody's answers belong in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Becomes({} values)", self.0.len())
    }
}

impl Becomes {
    /// Counts one cell; its spelling's first form stands for the others.
    pub(super) fn count(&mut self, cell: &str, rating: Rating, kind: Kind) {
        // Numbers by size, then words by level, then those that are no answer.
        let (group, size) = match value(cell) {
            Value::Answer(Raw::Number(number) | Raw::Percent(number), _) => (0, number),
            Value::Pair(level, appetite) => (1, level * 1_000 + appetite / ONE),
            Value::Answer(Raw::Word(level), _) => (2, i64::from(level)),
            Value::Answer(Raw::Position(position), _) => (3, i64::from(position.index())),
            Value::Want(_) => (4, 0),
            Value::Pass | Value::Blank | Value::Other => (5, 0),
        };
        let shown = if cell.is_empty() { "blank".to_owned() } else { cell.to_lowercase() };
        self.0.entry((group, size, shown, kind)).or_insert((rating, 0)).1 += 1;
    }

    fn lines(&self) -> Vec<String> {
        let widest = self.0.keys().map(|(_, _, cell, _)| cell.chars().count()).max().unwrap_or(0);
        let lines = self.0.iter().map(|((_, _, cell, kind), (rating, times))| {
            let times = if *times == 1 { "once".to_owned() } else { format!("{times} times") };
            let pad = " ".repeat(widest.saturating_sub(cell.chars().count()).min(40));
            format!("  {cell}{pad}  →  {}  ({times})", meaning(*rating, *kind))
        });
        lines.collect()
    }
}

fn meaning(rating: Rating, kind: Kind) -> String {
    let want = match rating.want() {
        Some(want) => format!(", wants {}", if want.word() == "grow" { "more" } else { "less" }),
        None => String::new(),
    };
    match (rating.value(), kind) {
        (None, _) if rating.is_pass() => "prefers not to say".to_owned(),
        (None, _) => format!("not answered{want}"),
        (Some(place), Kind::Personality) => {
            let position = Position::ALL.get(usize::from(place)).map_or("", |one| one.word());
            format!("{position}{want}")
        }
        (Some(level), kind) => {
            let words =
                if kind == Kind::Skill { LEVEL_WORDS_SKILL } else { LEVEL_WORDS_EXPERIENCE };
            let words = words.get(usize::from(level)).copied().unwrap_or_default();
            format!("{level} {words}{want}")
        }
    }
}

impl Reading {
    /// The scale of the table's numbers, where it has any.
    pub fn scale(&self) -> Option<Scale> {
        self.scale
    }

    /// Where the people were taken to stand.
    pub fn people(&self) -> People {
        self.people
    }

    /// What was not taken, and why; nobody's answers are in it.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// The whole in lines of text, safe to show.
    pub fn lines(&self, team: &Team) -> Vec<String> {
        let count = |n: usize, one: &str, many: &str| match n {
            1 => format!("1 {one}"),
            _ => format!("{n} {many}"),
        };
        let stand = match self.people {
            People::Rows => "people in rows",
            People::Columns => "people in columns",
        };
        let mut lines = vec![
            format!(
                "“{}”: {} and {}",
                team.name,
                count(team.members().len(), "person", "people"),
                kinds(team)
            ),
            format!("Cells between {}; {stand}: {}.", self.separator, self.people_because),
        ];
        if let Some(scale) = self.scale {
            let [least, most] = scale.ends().map(written);
            lines.push(format!(
                "Numbers from {least} to {most}: {}. A level counts once it is reached:",
                self.scale_because
            ));
        } else {
            lines.push("What each value becomes:".to_owned());
        }
        lines.extend(self.becomes.lines());
        if let Some(scale) = self.appetite {
            let [least, most] = scale.ends().map(written);
            lines.push(format!(
                "Behind the stroke an appetite from {least} to {most}: the highest quarter wants \
                 more, the lowest less."
            ));
        }
        if !self.left_out.is_empty() {
            lines.push("Left out:".to_owned());
            lines.extend(self.left_out.iter().take(MOST_TOLD).map(|what| format!("  {what}")));
            if let Some(more @ 1..) = self.left_out.len().checked_sub(MOST_TOLD) {
                lines.push(format!("  and {more} more like these"));
            }
        }
        lines.extend(alike(team));
        lines.iter().map(|line| visible(line).into_owned()).collect()
    }
}

/// Names that can hardly be told apart: two by their letters, one by the eye.
fn alike(team: &Team) -> Vec<String> {
    let members = team.members().iter().map(|own| own.name.as_str());
    let dimensions = team.dimensions().iter().map(|own| own.name.as_str());
    let mut pairs = text::alike(members);
    pairs.extend(text::alike(dimensions));
    let shown = pairs.iter().take(MOST_TOLD);
    shown.map(|(one, other)| looks_like(one, other)).collect()
}

/// What to say of such a pair.
pub(super) fn looks_like(one: &str, other: &str) -> String {
    format!("“{one}” looks like “{other}”, in other letters: make sure that they are two")
}

fn kinds(team: &Team) -> String {
    let counted: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let many = team.dimensions().iter().filter(|own| own.kind == kind).count();
            let words = match kind {
                Kind::Skill => ["skill", "skills"],
                Kind::Experience => ["experience", "experiences"],
                Kind::Personality => ["spectrum", "spectra"],
            };
            (many > 0).then(|| format!("{many} {}", words[usize::from(many != 1)]))
        })
        .collect();
    counted.join(", ")
}
