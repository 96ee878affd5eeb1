//! The content of every format: rows, strips, findings, people.

use std::borrow::Cow;

use super::Page;
use crate::coverage::{self, people};
use crate::phrases::map::{CoverageRow, MapRow, Strip};
use crate::phrases::{self, FindingText};
use crate::team::{End, Kind, Position, Rating, Want};

/// Returns the end that a position clearly speaks for.
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

/// One person: dimensions by index, in file order.
pub(super) struct Person {
    pub(super) member: usize,
    /// The needed rows that they cover.
    pub(super) holds: Vec<usize>,
    /// The rows that depend on them alone.
    pub(super) alone: Vec<usize>,
    pub(super) grow: Vec<usize>,
    pub(super) less: Vec<usize>,
    /// The ends they offered to speak for.
    pub(super) speaks: Vec<(usize, End)>,
}

/// A finding under its heading, with what was decided about it.
pub(super) struct FindingRow {
    pub(super) group: Option<&'static str>,
    pub(super) finding: FindingText,
    pub(super) decided: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) fn name(self, index: usize) -> &'a str {
        &self.team.dimensions()[index].name
    }

    /// Returns the rows of a kind of the map's table; spectra are [`strips`](Self::strips).
    pub(super) fn levels(self, kind: Kind) -> impl Iterator<Item = MapRow<'a>> {
        self.rows(kind).map(move |index| MapRow::of(self.team, self.coverage, index, self.names))
    }

    /// Returns the spectra of the map's table.
    pub(super) fn strips(self) -> impl Iterator<Item = Strip<'a>> {
        let spectra = self.rows(Kind::Personality);
        spectra.map(move |index| Strip::of(self.team, self.coverage, index, self.names))
    }

    /// Returns the rows of a kind of the table of coverage.
    pub(super) fn covered(self, kind: Kind) -> impl Iterator<Item = CoverageRow<'a>> {
        let rows = self.rows(kind);
        rows.map(move |index| CoverageRow::of(self.team, self.coverage, index, self.names))
    }

    /// Returns whether a person's position on a spectrum may be shown as theirs: it is clearly at
    /// an end, and they offered to speak for it.
    pub(super) fn is_open(self, index: usize, member: usize) -> bool {
        let own = &self.team.dimensions()[index];
        !own.is_spectrum()
            || end_of(self.team.ratings().get(index, member))
                .is_some_and(|end| self.team.members()[member].speaks_for(&own.id, end))
    }

    pub(super) fn findings(self) -> Vec<FindingRow> {
        let found = coverage::findings(self.team, self.coverage);
        let sentences = found.iter().map(|one| FindingRow {
            group: phrases::finding_group(one),
            finding: phrases::finding(self.team, self.coverage, one, self.names),
            decided: match one.dimensions() {
                &[index] => phrases::decided_with_step(self.team, index, self.names),
                _ => Vec::new(),
            },
        });
        sentences.collect()
    }

    /// Returns every decision in file order: its row and its text.
    pub(super) fn decisions(self) -> Vec<(Cow<'a, str>, String)> {
        let decisions = self.team.decisions.iter();
        decisions
            .map(|one| {
                let text = phrases::decision_with_step(self.team, one, self.names);
                (phrases::decided_about(self.team, one), text)
            })
            .collect()
    }

    /// Returns the rows worth talking about, each with the reason.
    pub(super) fn topics(self) -> Vec<(&'a str, String)> {
        let topics = coverage::talk_about(self.team, self.coverage);
        let sentences = topics.iter().map(|topic| {
            let why = phrases::topic(self.team, self.coverage, topic.dimension, self.names);
            (self.name(topic.dimension), why)
        });
        sentences.collect()
    }

    pub(super) fn people(self) -> Vec<Person> {
        let rows: Vec<usize> = (0..self.team.dimensions().len())
            .filter(|&index| !self.team.dimensions()[index].is_spectrum())
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
        for index in rows {
            let holders: Vec<usize> = people::holders(self.team, self.coverage, index).collect();
            for &member in &holders {
                all[member].holds.push(index);
            }
            if let [alone] = holders[..] {
                all[alone].alone.push(index);
            }
            for (person, rating) in all.iter_mut().zip(self.team.ratings().column(index)) {
                match rating.want() {
                    Some(Want::Grow) => person.grow.push(index),
                    Some(Want::Less) => person.less.push(index),
                    None => {}
                }
            }
        }
        all
    }

    fn ends(self, member: usize) -> Vec<(usize, End)> {
        let spoken = self.team.members()[member].spoken_ends.iter();
        let indices = spoken.filter_map(|voice| {
            Some((self.team.dimension_index(voice.dimension.as_str())?, voice.end))
        });
        indices.collect()
    }

    /// Returns the sentences about a person; may be empty.
    pub(super) fn sentences(self, person: &Person) -> Vec<(&'static str, String)> {
        let titles = |indices: &[usize]| {
            let titles: Vec<&str> =
                indices.iter().map(|&index| phrases::short_title(self.team, index)).collect();
            phrases::english::list(&titles)
        };
        let speaks: Vec<&str> = person
            .speaks
            .iter()
            .map(|&(index, end)| {
                self.team.dimensions()[index].poles[usize::from(end == End::B)].as_str()
            })
            .collect();
        let (alone, alone_so_far): (Vec<usize>, Vec<usize>) =
            person.alone.iter().partition(|&&index| self.coverage.dimension(index).is_certain());
        let facts = [
            ("Covers", titles(&person.holds)),
            ("Alone on", titles(&alone)),
            ("Alone so far on", titles(&alone_so_far)),
            ("Wants more of", titles(&person.grow)),
            ("Would rather do less of", titles(&person.less)),
            ("Offered to speak for", phrases::english::list(&speaks)),
        ];
        facts.into_iter().filter(|(_, what)| !what.is_empty()).collect()
    }
}
