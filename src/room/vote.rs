//! Three dots a person on "which rows do we talk about": counted, then gone.
//! A ballot is no name; nobody can be told from their dots.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// Dots that a person has.
pub const DOTS: usize = 3;

/// A row that can be voted for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteRow {
    /// Its dimension.
    pub id: String,
    /// How people call it.
    pub name: String,
}

/// What a phone sends: its ballot's random text and the rows of its dots.
#[derive(Deserialize)]
pub(super) struct Ballot {
    ballot: String,
    rows: Vec<String>,
}

/// An open vote.
#[derive(Default)]
pub(super) struct Vote {
    pub rows: Vec<VoteRow>,
    /// As many ballots as there are people.
    max: usize,
    ballots: HashMap<String, Vec<String>>,
}

impl Vote {
    pub(super) fn new(rows: Vec<VoteRow>, people: usize) -> Self {
        Self { rows, max: people, ballots: HashMap::new() }
    }

    /// Takes a ballot; the same one again replaces its dots. Returns how many
    /// have voted, or nothing where the ballot is not valid.
    pub(super) fn cast(&mut self, Ballot { ballot, rows }: Ballot) -> Option<usize> {
        let is_known = |id: &String| self.rows.iter().any(|row| row.id == *id);
        let is_text = (16..=64).contains(&ballot.len()) && ballot.is_ascii();
        let is_valid = is_text && rows.len() <= DOTS && rows.iter().all(is_known);
        let is_full = self.ballots.len() >= self.max && !self.ballots.contains_key(&ballot);
        if !is_valid || is_full {
            return None;
        }
        self.ballots.insert(ballot, rows);
        Some(self.ballots.len())
    }

    /// Returns each row's dots, the most first.
    pub(super) fn counts(&self) -> Vec<(String, usize)> {
        let dots = |id: &str| self.ballots.values().flatten().filter(|own| *own == id).count();
        let mut counts: Vec<(String, usize)> =
            self.rows.iter().map(|row| (row.id.clone(), dots(&row.id))).collect();
        counts.sort_by_key(|&(_, dots)| usize::MAX - dots);
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_has_three_dots_and_one_ballot() {
        let row = |id: &str| VoteRow { id: id.into(), name: id.into() };
        let mut vote = Vote::new(vec![row("a"), row("b")], 2);
        let mut cast = |ballot: &str, rows: &[&str]| {
            let rows = rows.iter().map(|row| (*row).to_owned()).collect();
            vote.cast(Ballot { ballot: ballot.repeat(16), rows })
        };
        assert_eq!(cast("1", &["a", "a", "a"]), Some(1));
        assert_eq!(cast("1", &["b"]), Some(1), "changed");
        assert_eq!(cast("2", &["b", "a", "b"]), Some(2));
        assert_eq!(cast("3", &["a"]), None, "more ballots than people");
        assert_eq!(cast("2", &["a", "a", "a", "a"]), None, "four dots");
        assert_eq!(cast("2", &["c"]), None, "no such row");
        assert_eq!(vote.counts(), [("b".to_owned(), 3), ("a".to_owned(), 1)]);
    }
}
