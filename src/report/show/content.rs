//! What every format says, before any format: cells, strips, findings, people.

use super::Page;
use crate::coverage::{self, DimensionCoverage, Standing, people};
use crate::phrases::{self, FindingText};
use crate::team::{End, Position, Rating, State, Want};

/// How a cell stands to the need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// It counts towards the need.
    Lit,
    /// One step below.
    Near,
    /// Neither.
    Plain,
}

impl Tone {
    pub(super) fn of(judged: &DimensionCoverage, rating: Rating) -> Self {
        match rating.value() {
            Some(value) if judged.counts(value) => Self::Lit,
            Some(value) if judged.is_one_step_below(value) => Self::Near,
            _ => Self::Plain,
        }
    }
}

/// A level as a digit; passed and unanswered look the same.
pub(super) fn digit(rating: Rating) -> String {
    rating.value().map_or_else(|| "·".to_owned(), |level| level.to_string())
}

/// The sign of a want; nothing where there is none.
pub(super) fn arrow(rating: Rating) -> &'static str {
    match rating.want() {
        Some(Want::Grow) => "↑",
        Some(Want::Less) => "↓",
        None => "",
    }
}

/// The end that a position clearly speaks for.
pub(super) fn end_of(rating: Rating) -> Option<End> {
    let position = rating.value()?;
    if position <= Position::A2.index() {
        Some(End::A)
    } else if position >= Position::B2.index() {
        Some(End::B)
    } else {
        None
    }
}

/// One person: dimensions by place, in file order.
pub(super) struct Person {
    pub(super) member: usize,
    /// What they hold of what is needed.
    pub(super) holds: Vec<usize>,
    /// What of it depends on them alone.
    pub(super) alone: Vec<usize>,
    pub(super) grow: Vec<usize>,
    pub(super) less: Vec<usize>,
    /// The ends they offered to speak for.
    pub(super) speaks: Vec<(usize, End)>,
}

/// A finding under its heading, with what was decided about it.
pub(super) struct Said {
    pub(super) group: Option<&'static str>,
    pub(super) finding: FindingText,
    pub(super) decided: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) fn name(self, place: usize) -> &'a str {
        &self.team.dimensions()[place].name
    }

    /// The state with its cause, or for a spectrum what is worth a word.
    pub(super) fn state(self, place: usize) -> String {
        let own = &self.team.dimensions()[place];
        if own.is_spectrum() {
            return phrases::spectrum(&self.strip(place), &own.poles);
        }
        phrases::state(self.team, self.coverage, place, self.names)
    }

    /// The state with its cause, and nobody's name.
    pub(super) fn state_unnamed(self, place: usize) -> String {
        match self.coverage.dimension(place).standing {
            _ if self.team.dimensions()[place].is_spectrum() => self.state(place),
            Standing::Is(State::Thin) => phrases::state_name(State::Thin).to_owned(),
            Standing::SoFar(State::Thin) => format!("{} so far", phrases::state_name(State::Thin)),
            _ => self.state(place),
        }
    }

    pub(super) fn strip(self, place: usize) -> DimensionCoverage {
        coverage::strip(self.team, self.coverage, place)
    }

    /// Who offered to speak for an end.
    pub(super) fn speakers(self, place: usize, end: End) -> Vec<&'a str> {
        let id = &self.team.dimensions()[place].id;
        let members = self.team.members().iter().enumerate();
        let speaking = members.filter(|(_, member)| member.speaks_for(id, end));
        speaking.map(|(at, _)| self.names.get(at)).collect()
    }

    /// Whether a person's place on a spectrum may be shown as theirs: they
    /// stand clearly at an end and offered to speak for it.
    pub(super) fn is_open(self, place: usize, member: usize) -> bool {
        let own = &self.team.dimensions()[place];
        !own.is_spectrum()
            || end_of(self.team.ratings().get(place, member))
                .is_some_and(|end| self.team.members()[member].speaks_for(&own.id, end))
    }

    pub(super) fn findings(self) -> Vec<Said> {
        let found = coverage::findings(self.team, self.coverage);
        let said = found.iter().map(|one| Said {
            group: phrases::finding_group(one),
            finding: phrases::finding(self.team, self.coverage, one, self.names),
            decided: match one.dimensions() {
                &[index] => phrases::decided_with_step(self.team, index, self.names),
                _ => Vec::new(),
            },
        });
        said.collect()
    }

    /// Every decision in file order: its row, and what was decided.
    pub(super) fn decisions(self) -> Vec<(&'a str, String)> {
        let decisions = self.team.decisions.iter();
        decisions
            .map(|one| {
                let text = phrases::decision_with_step(self.team, one, self.names);
                (phrases::decided_about(self.team, one), text)
            })
            .collect()
    }

    /// What deserves the team's hour: a dimension and why.
    pub(super) fn topics(self) -> Vec<(&'a str, String)> {
        let topics = coverage::talk_about(self.team, self.coverage);
        let said = topics.iter().map(|topic| {
            let why = phrases::topic(self.team, self.coverage, topic.dimension, self.names);
            (self.name(topic.dimension), why)
        });
        said.collect()
    }

    pub(super) fn people(self) -> Vec<Person> {
        let rows: Vec<usize> = (0..self.team.dimensions().len())
            .filter(|&place| !self.team.dimensions()[place].is_spectrum())
            .collect();
        let mut all: Vec<Person> = self
            .members()
            .map(|member| Person {
                member,
                holds: Vec::new(),
                alone: Vec::new(),
                grow: Vec::new(),
                less: Vec::new(),
                speaks: self.ends(member),
            })
            .collect();
        for place in rows {
            let holders: Vec<usize> = people::holders(self.team, self.coverage, place).collect();
            for &member in &holders {
                all[member].holds.push(place);
            }
            if let [alone] = holders[..] {
                all[alone].alone.push(place);
            }
            for (person, rating) in all.iter_mut().zip(self.team.ratings().column(place)) {
                match rating.want() {
                    Some(Want::Grow) => person.grow.push(place),
                    Some(Want::Less) => person.less.push(place),
                    None => {}
                }
            }
        }
        all
    }

    fn ends(self, member: usize) -> Vec<(usize, End)> {
        let voices = self.team.members()[member].voices.iter();
        let places = voices.filter_map(|voice| {
            Some((self.team.dimension_index(voice.dimension.as_str())?, voice.end))
        });
        places.collect()
    }

    /// What is said of a person, a sentence a fact; empty where nothing is.
    pub(super) fn sentences(self, person: &Person) -> Vec<(&'static str, String)> {
        let titles = |places: &[usize]| {
            let titles: Vec<&str> =
                places.iter().map(|&place| phrases::short_title(self.team, place)).collect();
            phrases::english::list(&titles)
        };
        let speaks: Vec<&str> = person
            .speaks
            .iter()
            .map(|&(place, end)| {
                self.team.dimensions()[place].poles[usize::from(end == End::B)].as_str()
            })
            .collect();
        let (alone, alone_so_far): (Vec<usize>, Vec<usize>) =
            person.alone.iter().partition(|&&place| self.coverage.dimension(place).is_certain());
        let facts = [
            ("Holds", titles(&person.holds)),
            ("Alone on", titles(&alone)),
            ("Alone so far on", titles(&alone_so_far)),
            ("Wants more of", titles(&person.grow)),
            ("Would rather do less of", titles(&person.less)),
            ("Offered to speak for", phrases::english::list(&speaks)),
        ];
        facts.into_iter().filter(|(_, what)| !what.is_empty()).collect()
    }
}
