//! The fields of what the cursor is on: what they are called, what they say,
//! and what it means.

use super::needs::Part;
use super::{EditView, Tab};
use crate::domain::{Dimension, End, Need, Team};
use crate::words;

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of the team, a situation, a dimension or a member.
    Name,
    /// A sentence on a situation or a dimension.
    About,
    /// The situation that the map opens on.
    OpensOn,
    /// How many things a page lists.
    Count(Tab),
    /// Whether the map opens on this situation.
    OpensHere,
    /// What this situation asks for that the dimensions do not.
    Needs,
    /// A pole of a spectrum.
    Pole(End),
    /// A number of the need.
    Need(Part),
    /// The words of a level.
    Words(u8),
    /// What stands for a name where names are hidden.
    Alias,
    /// The ends of spectra that a member offered to speak for.
    Speaks,
}

/// What a field says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub label: String,
    /// What it says; of a number, the number alone.
    pub value: String,
    /// A few words beside it; may be empty.
    pub beside: String,
    /// Whether nobody has said it: the usual words, an empty sentence.
    pub is_usual: bool,
}

impl EditView {
    /// The fields of what the cursor is on.
    pub fn fields(&self, team: &Team) -> Vec<Field> {
        use Field::{About, Alias, Count, Name, Needs, OpensHere, OpensOn, Pole, Speaks, Words};
        let Some(place) = self.place(team) else {
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
            Tab::Situations => vec![Name, About, OpensHere, Needs],
            Tab::Members => vec![Name, Alias, Speaks],
            Tab::Dimensions => {
                let spectrum = team.dimensions()[place].is_spectrum();
                let mut fields = vec![Name];
                if spectrum {
                    fields.extend([Pole(End::A), Pole(End::B)]);
                }
                fields.push(About);
                fields.extend(match (self.need(team, place), spectrum) {
                    (Need::None, _) => vec![Field::Need(Part::People)],
                    (_, false) => {
                        [Part::People, Part::Level, Part::Priority].map(Field::Need).into()
                    }
                    (_, true) => {
                        [Part::A, Part::Middle, Part::B, Part::Priority].map(Field::Need).into()
                    }
                });
                if !spectrum {
                    fields.extend((0..6).map(Words));
                }
                fields
            }
        }
    }

    /// The field under the cursor, where the cursor is among the fields.
    pub fn field(&self, team: &Team) -> Option<Field> {
        let super::Focus::Fields(at) = self.focus else { return None };
        let fields = self.fields(team);
        fields.get(at.min(fields.len().saturating_sub(1))).copied()
    }

    /// What a field of the place under the cursor says.
    pub fn shown(&self, team: &Team, field: Field) -> Shown {
        let usual = |label: &str, value: &str, is_usual| Shown {
            label: label.to_owned(),
            value: value.to_owned(),
            beside: String::new(),
            is_usual,
        };
        let plain = |label: &str, value: &str| usual(label, value, false);
        let place = self.place(team).unwrap_or_default();
        let about = |text: &str| {
            if text.is_empty() {
                usual("About", "not said yet", true)
            } else {
                plain("About", text)
            }
        };
        match (self.tab, field) {
            (Tab::Team, Field::OpensOn) => match team.opening_situation() {
                Some(at) => plain("Opens on", &team.situations[at].name),
                None => usual("Opens on", "the dimensions' own needs", true),
            },
            (Tab::Team, Field::Count(tab)) => {
                let count = tab.count(team);
                let title = if tab == Tab::Dimensions { "Dimensions" } else { tab.title() };
                let none = if count == 0 { "none yet" } else { "" };
                let value = if count == 0 { none.to_owned() } else { count.to_string() };
                usual(title, &value, count == 0)
            }
            (Tab::Team, _) => plain("Name", &team.name),
            (Tab::Situations, field) => {
                let situation = &team.situations[place];
                match field {
                    Field::About => about(&situation.about),
                    Field::OpensHere if team.opening_situation() == Some(place) => {
                        plain("Opens the map", "yes")
                    }
                    Field::OpensHere => usual("Opens the map", "no", true),
                    Field::Needs => match situation.needs.len() {
                        0 => usual("Needs", "as the dimensions say themselves", true),
                        1 => plain("Needs", "1 differs from the dimension's own"),
                        n => plain("Needs", &format!("{n} differ from the dimensions' own")),
                    },
                    _ => plain("Name", &situation.name),
                }
            }
            (Tab::Dimensions, field) => self.of_dimension(team, place, field, &about),
            (Tab::Members, field) => {
                let member = &team.members()[place];
                match field {
                    Field::Alias => match &member.alias {
                        Some(alias) => plain("Alias", alias),
                        None => usual("Alias", "none", true),
                    },
                    Field::Speaks => {
                        let poles: Vec<&str> = member
                            .voices
                            .iter()
                            .filter_map(|voice| {
                                let at = team.dimension_index(voice.dimension.as_str())?;
                                Some(pole(&team.dimensions()[at], voice.end))
                            })
                            .collect();
                        if poles.is_empty() {
                            usual("Speaks for", "no end of a spectrum so far", true)
                        } else {
                            plain("Speaks for", &poles.join(", "))
                        }
                    }
                    _ => plain("Name", &member.name),
                }
            }
        }
    }

    fn of_dimension(
        &self,
        team: &Team,
        place: usize,
        field: Field,
        about: &dyn Fn(&str) -> Shown,
    ) -> Shown {
        let dimension = &team.dimensions()[place];
        let shown = |label: &str, value: String, is_usual| Shown {
            label: label.to_owned(),
            value,
            beside: String::new(),
            is_usual,
        };
        match field {
            Field::About => about(&dimension.about),
            Field::Pole(End::A) => shown("One pole", dimension.poles[0].clone(), false),
            Field::Pole(End::B) => shown("Other pole", dimension.poles[1].clone(), false),
            Field::Words(level) => {
                let words = dimension.level_words(level).unwrap_or_default().to_owned();
                let own = dimension.levels.is_some();
                shown(&format!("Level {level}"), words, !own)
            }
            Field::Need(part) => {
                let need = self.need(team, place);
                let mut said = number(dimension, need, part);
                let differs = number(dimension, dimension.need, part).value;
                if self.differs(team, place) && said.value != differs {
                    let own = format!("(elsewhere {differs})");
                    let gap = if said.beside.is_empty() { "" } else { "  " };
                    said.beside = format!("{}{gap}{own}", said.beside);
                }
                said
            }
            _ => shown("Name", dimension.name.clone(), false),
        }
    }

    /// What a field is for, in a sentence, and how it is changed.
    pub fn hint(&self, team: &Team, field: Field) -> &'static str {
        let spectrum = self.tab == Tab::Dimensions
            && self.place(team).is_some_and(|at| team.dimensions()[at].is_spectrum());
        match (self.tab, field) {
            (Tab::Team, Field::Name) => "Stands at the top of the map and of every report.",
            (_, Field::OpensOn) => {
                "The situation that the map opens on; on the map, s shows the others."
            }
            (_, Field::Count(_)) => "Enter goes there.",
            (Tab::Situations, Field::Name) => "What the team is up against, in a few words.",
            (Tab::Situations, Field::About) => {
                "The situation in one sentence. The workshop opens with it."
            }
            (_, Field::OpensHere) => "Enter lets the map open on this situation, or on none.",
            (_, Field::Needs) => {
                "Enter shows what this situation needs. Only what differs from the dimensions' own \
                 needs is kept here."
            }
            (Tab::Dimensions, Field::Name) if spectrum => "The question that the two poles answer.",
            (Tab::Dimensions, Field::Name) => {
                "Something that the work needs. Never a job title: people fill dimensions, not jobs."
            }
            (_, Field::About) => {
                "What belongs to it, in one sentence. People read it as they rate."
            }
            (_, Field::Pole(_)) => "One end of the spectrum. Neither end is the good one.",
            (_, Field::Need(Part::People)) => {
                "How many people does the work need at this level or above? + and - change it."
            }
            (_, Field::Need(Part::Level)) => {
                "From which level on does someone count? + and - change it."
            }
            (_, Field::Need(Part::A | Part::B)) => {
                "How many should clearly speak for this end? + and - change it."
            }
            (_, Field::Need(Part::Middle)) => "How many should stand between? + and - change it.",
            (_, Field::Need(Part::Priority)) => {
                "0 to 3: orders the shortfalls and weighs hiring. It never changes what is enough."
            }
            (_, Field::Words(_)) => {
                "What this level means here, as people would say it of themselves. Backspace \
                 brings the usual words back."
            }
            (_, Field::Alias) => {
                "Stands for the name where names are hidden. Better kept once it was used."
            }
            (_, Field::Speaks) => {
                "The ends they offered to speak for. Only then does the map name them there."
            }
            (Tab::Members, _) => "As people call them. Two members cannot have the same name.",
        }
    }
}

/// A pole's name.
pub(super) fn pole(dimension: &Dimension, end: End) -> &str {
    &dimension.poles[usize::from(end == End::B)]
}

fn number(dimension: &Dimension, need: Need, part: Part) -> Shown {
    let shown = |label: String, value: u32, beside: String| Shown {
        label,
        value: value.to_string(),
        beside,
        is_usual: false,
    };
    let priority = |priority: u8| shown("Priority".into(), priority.into(), "of 3".into());
    match (need, part) {
        (Need::None, _) => Shown {
            label: "People".into(),
            value: "not needed".into(),
            beside: String::new(),
            is_usual: true,
        },
        (Need::People { level, .. }, Part::Level) => {
            let words = dimension.level_words(level).unwrap_or_default();
            shown("From level".into(), level.into(), words.to_owned())
        }
        (Need::People { priority: p, .. } | Need::Voices { priority: p, .. }, Part::Priority) => {
            priority(p)
        }
        (Need::People { people, level, .. }, _) => {
            shown("People".into(), people, format!("at {}", words::at(level)))
        }
        (Need::Voices { middle, .. }, Part::Middle) => {
            shown("Between".into(), middle, "near the middle".into())
        }
        (Need::Voices { b, .. }, Part::B) => {
            shown("Speak for it".into(), b, dimension.poles[1].clone())
        }
        (Need::Voices { a, .. }, _) => shown("Speak for it".into(), a, dimension.poles[0].clone()),
    }
}
