//! The fields of the entry under the cursor: labels, values and hints.

use std::iter;

use crate::phrases;
use crate::team::{Dimension, End, Need, TOP_LEVEL, Team};
use crate::tui::screens::edit::needs::Part;
use crate::tui::screens::edit::{EditView, Tab};

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of the team, a situation, a dimension or a member.
    Name,
    /// A sentence on a situation or a dimension.
    About,
    /// The situation that the map opens with.
    OpensOn,
    /// How many things a page lists.
    Count(Tab),
    /// Whether the map opens with this situation.
    OpensHere,
    /// What this situation asks for that the dimensions do not.
    Needs,
    /// A pole of a spectrum.
    Pole(End),
    /// A number of the need.
    Need(Part),
    /// The words of a level.
    Words(u8),
    /// The alias, shown where names are hidden.
    Alias,
    /// The ends of spectra that a member offered to speak for.
    Speaks,
}

/// What a field says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub label: &'static str,
    /// Its text.
    pub value: Value,
    /// What is written after a number: "at 3+  (elsewhere 2)".
    pub suffix: String,
    /// Whether it is a default.
    pub is_usual: bool,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, which may be many.
    Text(String),
    /// A number alone.
    Number(u32),
}

impl Shown {
    /// Returns a field with the user's text.
    fn text(label: &'static str, text: impl Into<String>) -> Self {
        let value = Value::Text(text.into());
        Self { label, value, suffix: String::new(), is_usual: false }
    }

    /// Returns a field with a default value.
    pub fn usual(label: &'static str, text: impl Into<String>) -> Self {
        Self { is_usual: true, ..Self::text(label, text) }
    }

    fn number(label: &'static str, number: u32, suffix: impl Into<String>) -> Self {
        Self { value: Value::Number(number), suffix: suffix.into(), ..Self::text(label, "") }
    }
}

/// What the levels' fields are called.
const LEVELS: [&str; 6] = ["Level 0", "Level 1", "Level 2", "Level 3", "Level 4", "Level 5"];

impl EditView {
    /// Returns the fields of what the cursor is on.
    pub fn fields(&self, team: &Team) -> Vec<Field> {
        use Field::{About, Alias, Count, Name, Needs, OpensHere, OpensOn, Pole, Speaks, Words};
        let Some(index) = self.index(team) else {
            return match self.tab {
                Tab::Team => {
                    let counts = [Tab::Situations, Tab::Dimensions, Tab::Members].map(Count);
                    [Name, OpensOn].into_iter().chain(counts).collect()
                }
                _ => Vec::new(),
            };
        };
        match self.tab {
            Tab::Team => Vec::new(),
            Tab::Situations => [Name, About, OpensHere, Needs].into_iter().collect(),
            Tab::Members => [Name, Alias, Speaks].into_iter().collect(),
            Tab::Dimensions => {
                let spectrum = team.dimensions()[index].is_spectrum();
                let poles = [Pole(End::A), Pole(End::B)].into_iter().filter(|_| spectrum);
                let needs: &[Part] = match (self.need(team, index), spectrum) {
                    (Need::None, _) => &[Part::People],
                    (_, false) => &[Part::People, Part::Level, Part::Priority],
                    (_, true) => &[Part::A, Part::Middle, Part::B, Part::Priority],
                };
                let needs = needs.iter().map(|&part| Field::Need(part));
                let levels = (0..=TOP_LEVEL).map(Words).filter(|_| !spectrum);
                iter::once(Name).chain(poles).chain([About]).chain(needs).chain(levels).collect()
            }
        }
    }

    /// Returns the field under the cursor, where the cursor is among the fields.
    pub fn field(&self, team: &Team) -> Option<Field> {
        let crate::tui::screens::edit::Focus::Fields(at) = self.focus else { return None };
        let fields = self.fields(team);
        fields.get(at.min(fields.len().saturating_sub(1))).copied()
    }

    /// Returns what a field of the place under the cursor says.
    pub fn shown(&self, team: &Team, field: Field) -> Shown {
        let index = self.index(team).unwrap_or_default();
        match self.tab {
            Tab::Team => of_team(team, field),
            Tab::Situations => of_situation(team, index, field),
            Tab::Dimensions => self.of_dimension(team, index, field),
            Tab::Members => of_member(team, index, field),
        }
    }

    fn of_dimension(&self, team: &Team, index: usize, field: Field) -> Shown {
        let dimension = &team.dimensions()[index];
        match field {
            Field::About => about(&dimension.about),
            Field::Pole(End::A) => Shown::text("Left end", &dimension.poles[0]),
            Field::Pole(End::B) => Shown::text("Right end", &dimension.poles[1]),
            Field::Words(level) => {
                let label = LEVELS[usize::from(level)];
                let words = dimension.level_words(level).unwrap_or_default();
                let is_usual = dimension.levels.is_none();
                Shown { is_usual, ..Shown::text(label, words) }
            }
            Field::Need(part) => {
                let mut shown = number(dimension, self.need(team, index), part);
                let own = number(dimension, dimension.need, part).value;
                if self.differs(team, index) && shown.value != own {
                    let own = match own {
                        Value::Number(number) => number.to_string(),
                        Value::Text(text) => text,
                    };
                    let gap = if shown.suffix.is_empty() { "" } else { "  " };
                    shown.suffix += &format!("{gap}(elsewhere {own})");
                }
                shown
            }
            _ if dimension.is_spectrum() => Shown::text("Setting", &dimension.name),
            _ => Shown::text("Name", &dimension.name),
        }
    }

    /// Returns what a field is for, in a sentence, and how it is changed.
    pub fn hint(&self, team: &Team, field: Field) -> &'static str {
        let spectrum = self.tab == Tab::Dimensions
            && self.index(team).is_some_and(|at| team.dimensions()[at].is_spectrum());
        match (self.tab, field) {
            (Tab::Team, Field::Name) => "The title of the map and of every report.",
            (_, Field::OpensOn) => {
                "The situation that the map opens with. s on the map shows the others."
            }
            (_, Field::Count(_)) => "Enter opens this list.",
            (Tab::Situations, Field::Name) => "What the team faces, in a few words.",
            (Tab::Situations, Field::About) => {
                "The situation in one or two sentences. The workshop opens with them."
            }
            (_, Field::OpensHere) => "Enter: the map opens with this situation, or no longer does.",
            (_, Field::Needs) => {
                "Enter shows what this situation needs. A need that is not set here is the row's own."
            }
            (Tab::Dimensions, Field::Name) if spectrum => {
                "The setting in which people differ, such as: In a debate."
            }
            (Tab::Dimensions, Field::Name) => "Something that the work needs. Not a job title.",
            (_, Field::About) => "What belongs to it. People read this when they rate.",
            (_, Field::Pole(_)) => "One end of the spectrum. Neither end is better.",
            (_, Field::Need(Part::People)) => {
                "How many people does the work need at this level or higher? + more, - fewer."
            }
            (_, Field::Need(Part::Level)) => {
                "From which level on does a person count? + higher, - lower."
            }
            (_, Field::Need(Part::A | Part::B)) => {
                "How many people should clearly be at this end? + more, - fewer."
            }
            (_, Field::Need(Part::Middle)) => {
                "How many people should be near the middle? + more, - fewer."
            }
            (_, Field::Need(Part::Priority)) => {
                "0 to 3: how much a shortfall matters for the order of findings and for hiring. It does \
                 not change how many people are enough."
            }
            (_, Field::Words(_)) => {
                "What this level means here, as people would say it. : \"reset\" restores the standard words."
            }
            (_, Field::Alias) => {
                "Shown instead of the name where names are hidden. Keep it once it has been used."
            }
            (_, Field::Speaks) => {
                "The ends this person offered to speak for. The map names them nowhere else."
            }
            (Tab::Members, _) => "The name that people use. Two members cannot have the same name.",
        }
    }
}

fn about(words: &str) -> Shown {
    if words.is_empty() {
        Shown::usual("Meaning", "not written yet")
    } else {
        Shown::text("Meaning", words)
    }
}

fn of_team(team: &Team, field: Field) -> Shown {
    match field {
        Field::OpensOn => match team.opening_situation() {
            Some(at) => Shown::text("Opens with", &team.situations[at].name),
            None => Shown::usual("Opens with", "the rows' own needs"),
        },
        Field::Count(tab) => {
            let title = if tab == Tab::Dimensions { "Rows" } else { tab.title() };
            match tab.count(team) {
                0 => Shown::usual(title, "none yet"),
                count => Shown::number(title, count as u32, ""),
            }
        }
        _ => Shown::text("Name", &team.name),
    }
}

fn of_situation(team: &Team, index: usize, field: Field) -> Shown {
    let situation = &team.situations[index];
    match field {
        Field::About => about(&situation.about),
        Field::OpensHere if team.opening_situation() == Some(index) => {
            Shown::text("Opens first", "yes")
        }
        Field::OpensHere => Shown::usual("Opens first", "no"),
        Field::Needs => match situation.needs.len() {
            0 => Shown::usual("Needs", "the same as the rows' own"),
            n => Shown::text("Needs", format!("{n} set here, the rest are the rows' own")),
        },
        _ => Shown::text("Name", &situation.name),
    }
}

fn of_member(team: &Team, index: usize, field: Field) -> Shown {
    let member = &team.members()[index];
    match field {
        Field::Alias => match &member.alias {
            Some(alias) => Shown::text("Alias", alias),
            None => Shown::usual("Alias", "none"),
        },
        Field::Speaks => {
            let ends = member.spoken_ends.iter().filter_map(|voice| {
                let at = team.dimension_index(voice.dimension.as_str())?;
                Some(pole(&team.dimensions()[at], voice.end))
            });
            let ends: Vec<&str> = ends.collect();
            if ends.is_empty() {
                return Shown::usual("Speaks for", "no end yet");
            }
            Shown::text("Speaks for", ends.join(", "))
        }
        _ => Shown::text("Name", &member.name),
    }
}

/// Returns a pole's name.
pub(crate) fn pole(dimension: &Dimension, end: End) -> &str {
    &dimension.poles[usize::from(end == End::B)]
}

fn number(dimension: &Dimension, need: Need, part: Part) -> Shown {
    let [first, second] = &dimension.poles;
    match (need, part) {
        (Need::None, _) => Shown::usual("People", "not needed"),
        (Need::People { level, .. }, Part::Level) => {
            let words = dimension.level_words(level).unwrap_or_default();
            Shown::number("From level", level.into(), words)
        }
        (Need::People { priority, .. } | Need::Spectrum { priority, .. }, Part::Priority) => {
            Shown::number("Weight", priority.into(), "of 3")
        }
        (Need::People { people, level, .. }, _) => {
            Shown::number("People", people, format!("at {}", phrases::at(level)))
        }
        (Need::Spectrum { middle, .. }, Part::Middle) => {
            Shown::number("Between", middle, "near the middle")
        }
        (Need::Spectrum { b, .. }, Part::B) => Shown::number("Speak for", b, second),
        (Need::Spectrum { a, .. }, _) => Shown::number("Speak for", a, first),
    }
}
