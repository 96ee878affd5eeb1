//! The fields of what the cursor is on: what they are called, what they say,
//! and what it means.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::iter;

use arrayvec::ArrayVec;

use crate::phrases;
use crate::team::{Dimension, End, Need, TOP_LEVEL, Team};
use crate::text::said;
use crate::tui::screens::edit::needs::Part;
use crate::tui::screens::edit::{EditView, Tab};

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
pub struct Shown<'a> {
    /// Its name.
    pub label: &'static str,
    /// What it says.
    pub value: Value<'a>,
    /// What stands beside a number.
    beside: Beside<'a>,
    /// What a number of the need is where the situation does not differ.
    elsewhere: Option<Value<'a>>,
    /// Whether nobody has said it: the usual words, an empty sentence.
    pub is_usual: bool,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words, which may be many.
    Text(Cow<'a, str>),
    /// A number alone.
    Number(u32),
}

/// A few words beside a number; may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside<'a> {
    Words(&'a str),
    /// From which level on.
    Level(u8),
}

impl Value<'_> {
    /// Its words; of a number none.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(_) => "",
        }
    }
}

impl Display for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl<'a> Shown<'a> {
    fn new(label: &'static str, value: Value<'a>, is_usual: bool) -> Self {
        Self { label, value, beside: Beside::Words(""), elsewhere: None, is_usual }
    }

    /// What someone has said.
    fn said(label: &'static str, words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(label, Value::Text(words.into()), false)
    }

    /// What stands there until someone says it.
    pub fn usual(label: &'static str, words: &'a str) -> Self {
        Self::new(label, Value::Text(words.into()), true)
    }

    fn number(label: &'static str, number: u32, beside: Beside<'a>) -> Self {
        Self { beside, ..Self::new(label, Value::Number(number), false) }
    }

    /// A few words beside a number: "at 3+  (elsewhere 2)".
    pub fn beside(&self) -> impl Display {
        said(|f| {
            let mut gap = "  ";
            match self.beside {
                Beside::Words("") => gap = "",
                Beside::Words(words) => f.write_str(words)?,
                Beside::Level(level) => write!(f, "at {}", phrases::at(level))?,
            }
            match &self.elsewhere {
                Some(elsewhere) => write!(f, "{gap}(elsewhere {elsewhere})"),
                None => Ok(()),
            }
        })
    }
}

/// The most fields that anything has: those of a skill.
const MOST_FIELDS: usize = 11;

/// The fields of one thing, in order.
pub type Fields = ArrayVec<Field, MOST_FIELDS>;

/// What the levels' fields are called.
const LEVELS: [&str; 6] = ["Level 0", "Level 1", "Level 2", "Level 3", "Level 4", "Level 5"];

impl EditView {
    /// The fields of what the cursor is on.
    pub fn fields(&self, team: &Team) -> Fields {
        use Field::{About, Alias, Count, Name, Needs, OpensHere, OpensOn, Pole, Speaks, Words};
        let Some(place) = self.place(team) else {
            return match self.tab {
                Tab::Team => {
                    let counts = [Tab::Situations, Tab::Dimensions, Tab::Members].map(Count);
                    [Name, OpensOn].into_iter().chain(counts).collect()
                }
                _ => Fields::new(),
            };
        };
        match self.tab {
            Tab::Team => Fields::new(),
            Tab::Situations => [Name, About, OpensHere, Needs].into_iter().collect(),
            Tab::Members => [Name, Alias, Speaks].into_iter().collect(),
            Tab::Dimensions => {
                let spectrum = team.dimensions()[place].is_spectrum();
                let poles = [Pole(End::A), Pole(End::B)].into_iter().filter(|_| spectrum);
                let needs: &[Part] = match (self.need(team, place), spectrum) {
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

    /// The field under the cursor, where the cursor is among the fields.
    pub fn field(&self, team: &Team) -> Option<Field> {
        let crate::tui::screens::edit::Focus::Fields(at) = self.focus else { return None };
        let fields = self.fields(team);
        fields.get(at.min(fields.len().saturating_sub(1))).copied()
    }

    /// What a field of the place under the cursor says.
    pub fn shown<'a>(&self, team: &'a Team, field: Field) -> Shown<'a> {
        let place = self.place(team).unwrap_or_default();
        match self.tab {
            Tab::Team => of_team(team, field),
            Tab::Situations => of_situation(team, place, field),
            Tab::Dimensions => self.of_dimension(team, place, field),
            Tab::Members => of_member(team, place, field),
        }
    }

    fn of_dimension<'a>(&self, team: &'a Team, place: usize, field: Field) -> Shown<'a> {
        let dimension = &team.dimensions()[place];
        match field {
            Field::About => about(&dimension.about),
            Field::Pole(End::A) => Shown::said("One pole", &dimension.poles[0]),
            Field::Pole(End::B) => Shown::said("Other pole", &dimension.poles[1]),
            Field::Words(level) => {
                let label = LEVELS[usize::from(level)];
                let words = dimension.level_words(level).unwrap_or_default();
                let is_usual = dimension.levels.is_none();
                Shown { is_usual, ..Shown::said(label, words) }
            }
            Field::Need(part) => {
                let said = number(dimension, self.need(team, place), part);
                let own = number(dimension, dimension.need, part).value;
                let differs = self.differs(team, place) && said.value != own;
                Shown { elsewhere: differs.then_some(own), ..said }
            }
            _ => Shown::said("Name", &dimension.name),
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

fn about(words: &str) -> Shown<'_> {
    if words.is_empty() {
        Shown::usual("About", "not said yet")
    } else {
        Shown::said("About", words)
    }
}

fn of_team(team: &Team, field: Field) -> Shown<'_> {
    match field {
        Field::OpensOn => match team.opening_situation() {
            Some(at) => Shown::said("Opens on", &team.situations[at].name),
            None => Shown::usual("Opens on", "the dimensions' own needs"),
        },
        Field::Count(tab) => {
            let title = if tab == Tab::Dimensions { "Dimensions" } else { tab.title() };
            match tab.count(team) {
                0 => Shown::usual(title, "none yet"),
                count => Shown::number(title, count as u32, Beside::Words("")),
            }
        }
        _ => Shown::said("Name", &team.name),
    }
}

fn of_situation(team: &Team, place: usize, field: Field) -> Shown<'_> {
    let situation = &team.situations[place];
    match field {
        Field::About => about(&situation.about),
        Field::OpensHere if team.opening_situation() == Some(place) => {
            Shown::said("Opens the map", "yes")
        }
        Field::OpensHere => Shown::usual("Opens the map", "no"),
        Field::Needs => match situation.needs.len() {
            0 => Shown::usual("Needs", "as the dimensions say themselves"),
            1 => Shown::said("Needs", "1 differs from the dimension's own"),
            n => Shown::said("Needs", format!("{n} differ from the dimensions' own")),
        },
        _ => Shown::said("Name", &situation.name),
    }
}

fn of_member(team: &Team, place: usize, field: Field) -> Shown<'_> {
    let member = &team.members()[place];
    match field {
        Field::Alias => match &member.alias {
            Some(alias) => Shown::said("Alias", alias),
            None => Shown::usual("Alias", "none"),
        },
        Field::Speaks => {
            let mut poles = member.voices.iter().filter_map(|voice| {
                let at = team.dimension_index(voice.dimension.as_str())?;
                Some(pole(&team.dimensions()[at], voice.end))
            });
            let Some(first) = poles.next() else {
                return Shown::usual("Speaks for", "no end of a spectrum so far");
            };
            let mut all = Cow::Borrowed(first);
            for pole in poles {
                all += ", ";
                all += pole;
            }
            Shown::said("Speaks for", all)
        }
        _ => Shown::said("Name", &member.name),
    }
}

/// A pole's name.
pub(crate) fn pole(dimension: &Dimension, end: End) -> &str {
    &dimension.poles[usize::from(end == End::B)]
}

fn number(dimension: &Dimension, need: Need, part: Part) -> Shown<'_> {
    let [first, second] = &dimension.poles;
    match (need, part) {
        (Need::None, _) => Shown::usual("People", "not needed"),
        (Need::People { level, .. }, Part::Level) => {
            let words = dimension.level_words(level).unwrap_or_default();
            Shown::number("From level", level.into(), Beside::Words(words))
        }
        (Need::People { priority, .. } | Need::Voices { priority, .. }, Part::Priority) => {
            Shown::number("Priority", priority.into(), Beside::Words("of 3"))
        }
        (Need::People { people, level, .. }, _) => {
            Shown::number("People", people, Beside::Level(level))
        }
        (Need::Voices { middle, .. }, Part::Middle) => {
            Shown::number("Between", middle, Beside::Words("near the middle"))
        }
        (Need::Voices { b, .. }, Part::B) => {
            Shown::number("Speak for it", b, Beside::Words(second))
        }
        (Need::Voices { a, .. }, _) => Shown::number("Speak for it", a, Beside::Words(first)),
    }
}
