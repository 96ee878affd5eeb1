//! How a table was read, in sentences: to be looked at before anything is
//! written. Every name is in it.

use std::collections::BTreeMap;

use super::matrix::Matrix;
use super::meaning::Use;
use super::options::People;
use super::scale::Scale;
use super::scales::{Numbers, Scales};
use super::table::Source;
use super::value::written;
use crate::team::{Kind, LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, Position, Rating, Team};
use crate::text::{self, visible};

/// How a table was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Reading {
    separator: String,
    sheet: String,
    people: Option<People>,
    because: String,
    is_catalogue: bool,
    scale: Option<Scale>,
    scale_lines: Vec<String>,
    becomes: Vec<ValueReading>,
    left_out: Vec<String>,
    notes: Vec<String>,
}

/// What a value of the table becomes, and how often.
#[derive(Clone, PartialEq, Eq)]
pub struct ValueReading {
    /// The value, as the table shows it.
    pub shown: String,
    /// What it becomes, in words.
    pub meaning: String,
    /// How many cells hold it.
    pub times: usize,
}

impl std::fmt::Debug for Reading {
    /// Without its values: nobody's answers belong in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reading({} values)", self.becomes.len())
    }
}

impl std::fmt::Debug for ValueReading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Becomes")
    }
}

impl Reading {
    pub(super) fn new(
        source: &Source<'_>,
        matrix: &mut Matrix,
        scales: &Scales,
        uses: BTreeMap<(String, u8), Use>,
    ) -> Self {
        let mut scale_lines = Vec::new();
        let mut scale = None;
        if let Some((numbers, because)) = &scales.shared {
            let line = match numbers {
                Numbers::Scale(own) => {
                    scale = Some(*own);
                    let [least, most] = own.ends().map(written);
                    format!(
                        "Numbers from {least} to {most}: {because}. Each is rounded down to a level:"
                    )
                }
                Numbers::Marks(marks) => {
                    let marks: Vec<String> = marks.iter().map(|&mark| written(mark)).collect();
                    format!("Numbers are the steps {}: {because}.", marks.join(", "))
                }
            };
            scale_lines.push(line);
        }
        scale_lines.extend(scales.of_columns.iter().map(|own| format!("Scale of {own}")));
        if let Some(appetite) = scales.appetite {
            let [least, most] = appetite.ends().map(written);
            scale_lines.push(format!(
                "After the slash, who wants more, from {least} to {most}: the highest quarter wants more, the lowest quarter less."
            ));
        }
        let mut uses: Vec<Use> = uses.into_values().collect();
        uses.sort_by_key(|own| (!own.open, order(&own.shown, own.rating)));
        let becomes = uses.into_iter().map(|own| ValueReading {
            meaning: if own.open {
                "to be decided".to_owned()
            } else {
                meaning(own.rating, own.kind)
            },
            shown: own.shown,
            times: own.times,
        });
        Self {
            separator: source.sheet.separator.clone(),
            sheet: source.sheet.name.clone(),
            people: matrix.people,
            because: matrix.because.clone(),
            is_catalogue: matrix.is_catalogue,
            scale,
            scale_lines,
            becomes: becomes.collect(),
            left_out: std::mem::take(&mut matrix.left_out),
            notes: source.sheet.notes.iter().chain(&matrix.notes).cloned().collect(),
        }
    }

    /// Returns the scale of the table's numbers, where one is shared.
    pub fn scale(&self) -> Option<Scale> {
        self.scale
    }

    /// Returns where the people are.
    pub fn people(&self) -> Option<People> {
        self.people
    }

    /// Returns what was not taken, and why; nobody's answers are in it.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Returns what each value becomes.
    pub fn becomes(&self) -> &[ValueReading] {
        &self.becomes
    }

    pub(super) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    pub(super) fn leave_out(&mut self, what: Vec<String>) {
        self.left_out.splice(0..0, what);
    }

    /// Returns what a table's team comes to: "“Bakery”: 3 people and 2 skills".
    pub fn headline(team: &Team) -> String {
        let people = team.members().len();
        let counted = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
        format!("“{}”: {counted} and {}", team.name, kinds(team))
    }

    /// Returns the whole in lines of text, safe to show.
    pub fn lines(&self, team: &Team) -> Vec<String> {
        let mut lines = vec![Self::headline(team)];
        let from = match (self.sheet.is_empty(), self.separator.is_empty()) {
            (false, _) => format!("Sheet “{}”; ", self.sheet),
            (true, false) => format!("Cells between {}; ", self.separator),
            (true, true) => String::new(),
        };
        let side = match self.people {
            _ if self.is_catalogue => "no people: ",
            Some(People::Columns) => "people in columns: ",
            Some(People::Rows) => "people in rows: ",
            None => "",
        };
        let because = match self.because.as_str() {
            "" => "it is not clear where the people are",
            because => because,
        };
        lines.push(format!("{from}{side}{because}."));
        lines.extend(self.notes.iter().cloned());
        let names = team.members().iter().map(|member| member.name.as_str());
        lines.extend(listed("People", names.collect()));
        for kind in Kind::ALL {
            let names = team
                .dimensions()
                .iter()
                .filter(|own| own.kind == kind)
                .map(|own| own.name.as_str());
            lines.extend(listed(kind_word(kind, 2), names.collect()));
        }
        if self.scale_lines.is_empty() && !self.becomes.is_empty() {
            lines.push("What each value becomes:".to_owned());
        }
        lines.extend(self.scale_lines.iter().cloned());
        lines.extend(self.value_lines());
        if !self.left_out.is_empty() {
            lines.push("Left out:".to_owned());
            lines.extend(self.left_out.iter().map(|what| format!("  {what}")));
        }
        lines.extend(alike(team));
        lines.iter().map(|line| visible(line).into_owned()).collect()
    }

    fn value_lines(&self) -> Vec<String> {
        let widest =
            self.becomes.iter().map(|own| text::width(&own.shown)).max().unwrap_or(0).min(40);
        let line = |own: &ValueReading| {
            let shown = text::fit(&own.shown, 40);
            let pad = " ".repeat(widest.saturating_sub(text::width(&shown)));
            let times =
                if own.times == 1 { "once".to_owned() } else { format!("{} times", own.times) };
            format!("  {shown}{pad}  →  {}  ({times})", own.meaning)
        };
        self.becomes.iter().map(line).collect()
    }
}

/// Numbers by size, then words by level, then those that are no answer.
fn order(shown: &str, rating: Rating) -> (u8, i64, String) {
    let value = super::value::number(shown.trim_end_matches(['%', ' ']));
    match (value, rating.value()) {
        (Some(number), _) => (0, number, String::new()),
        (None, Some(level)) => (1, i64::from(level), shown.to_owned()),
        (None, None) => (2, 0, shown.to_owned()),
    }
}

/// "People: Ida, Per", over as many lines as it takes.
fn listed(what: &str, names: Vec<&str>) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let between = if names.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    Some(format!("{}: {}", capital(what), names.join(between)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn meaning(rating: Rating, kind: Kind) -> String {
    let want = match rating.want() {
        Some(want) => format!(", wants {}", if want.word() == "grow" { "more" } else { "less" }),
        None => String::new(),
    };
    match (rating.value(), kind) {
        (None, _) if rating.is_pass() => "prefers not to say".to_owned(),
        (None, _) => format!("not answered{want}"),
        (Some(index), Kind::Personality) => {
            let position = Position::ALL.get(usize::from(index)).map_or("", |one| one.word());
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

/// Names that can hardly be told apart: two by their letters, one by the eye.
fn alike(team: &Team) -> Vec<String> {
    let members: Vec<&str> = team.members().iter().map(|member| member.name.as_str()).collect();
    let dimensions = team.dimensions().iter().map(|dimension| dimension.name.as_str());
    let mut pairs = text::alike(members.iter().copied());
    pairs.extend(text::alike(dimensions));
    let mut lines: Vec<String> = pairs.iter().map(|(one, other)| looks_like(one, other)).collect();
    lines.extend(
        super::merge::same_person(&members, &members)
            .into_iter()
            .map(|(one, other)| format!("“{one}” and “{other}” may be the same person")),
    );
    lines
}

/// Returns what to say of such a pair.
pub(super) fn looks_like(one: &str, other: &str) -> String {
    format!("“{one}” looks like “{other}” but has other letters: check that they are two")
}

fn kind_word(kind: Kind, count: usize) -> &'static str {
    let words = match kind {
        Kind::Skill => ["skill", "skills"],
        Kind::Experience => ["experience", "experiences"],
        Kind::Personality => ["spectrum", "spectra"],
    };
    words[usize::from(count != 1)]
}

fn kinds(team: &Team) -> String {
    let counted: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let many = team.dimensions().iter().filter(|dimension| dimension.kind == kind).count();
            (many > 0).then(|| format!("{many} {}", kind_word(kind, many)))
        })
        .collect();
    if counted.is_empty() { "no skills".to_owned() } else { counted.join(", ") }
}
