//! The snapshots of a folder as rows of the history, built as they are read: newest first, from
//! several threads.

use std::collections::{HashMap, HashSet};

use crate::diff::index_of_then;
use crate::files::snapshots::{Named, Outline, Snapshot};
use crate::team::{Date, Id, Member, Team};

/// A snapshot as the history shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotRow {
    /// The snapshot, its people left out.
    pub outline: Outline,
    /// Who came and went since the snapshot before.
    pub moves: Moves,
}

/// Who came and went between two snapshots.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    /// Names of those who joined.
    pub joined: Vec<String>,
    /// Names of those who left.
    pub left: Vec<String>,
}

/// What has been read so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Rows read since the last call; with `end`, all of them by date.
    pub rows: Vec<SnapshotRow>,
    /// How many files are not read yet.
    pub left: usize,
    /// The end of the reading.
    pub end: Option<End>,
}

/// What is known once every snapshot is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct End {
    /// Who came and went since the last snapshot.
    pub moves: Moves,
    /// The team on the days that its decisions were made, the oldest first.
    pub earlier: Vec<(Date, Team)>,
    /// What is wrong with the first file that cannot be read.
    pub fault: Option<String>,
}

/// The rows read so far, with their people as numbers.
#[derive(Debug, Default)]
pub struct Rows {
    read: Vec<(SnapshotRow, Vec<u32>)>,
    numbers: HashMap<Id, u32>,
    names: Vec<String>,
    /// The people of the team now.
    now: Vec<u32>,
    /// The days that decisions were made.
    days: Vec<Date>,
}

impl Rows {
    /// Begins with the team of now.
    pub fn new(team: &Team) -> Self {
        let decided = team.decisions.iter().filter_map(|decision| decision.made);
        let planned = team.plans.iter().filter_map(|plan| plan.on);
        let mut rows = Self { days: decided.chain(planned).collect(), ..Self::default() };
        rows.now = rows.numbers_of(team.members());
        rows
    }

    fn numbers_of(&mut self, people: &[Member]) -> Vec<u32> {
        let number = |member: &Member| {
            *self.numbers.entry(member.id.clone()).or_insert_with(|| {
                self.names.push(member.name.clone());
                self.names.len() as u32 - 1
            })
        };
        people.iter().map(number).collect()
    }

    /// Adds a snapshot and returns its row, as far as it is known.
    pub fn add(&mut self, mut outline: Outline) -> SnapshotRow {
        let people = self.numbers_of(&std::mem::take(&mut outline.people));
        let row = SnapshotRow { outline, moves: Moves::default() };
        self.read.push((row.clone(), people));
        row
    }

    /// Returns all rows by date, who came and went between them, and the end of the reading.
    /// `open` reads a snapshot whole.
    pub fn finish(
        mut self,
        fault: Option<String>,
        open: impl Fn(&Outline) -> Option<Snapshot>,
    ) -> Progress {
        let mut read = std::mem::take(&mut self.read);
        read.sort_by(|(one, _), (other, _)| {
            let (one, other) = (&one.outline, &other.outline);
            (one.when, &one.path).cmp(&(other.when, &other.path))
        });
        for nth in 1..read.len() {
            let [(then, before), (now, after)] = &mut read[nth - 1..=nth] else { continue };
            if then.outline.named == now.outline.named {
                now.moves = self.moves(before, after);
            }
        }
        let last = read.last().filter(|(row, _)| row.outline.named == Named::Keep);
        let moves = last.map(|(_, before)| self.moves(before, &self.now)).unwrap_or_default();
        let rows: Vec<SnapshotRow> = read.into_iter().map(|(row, _)| row).collect();
        let earlier = self.earlier(&rows, open);
        Progress { rows, left: 0, end: Some(End { moves, earlier, fault }) }
    }

    fn moves(&self, before: &[u32], after: &[u32]) -> Moves {
        let new = |of: &[u32], than: &[u32]| {
            let than: HashSet<&u32> = than.iter().collect();
            let new = of.iter().filter(|number| !than.contains(number));
            new.map(|&number| self.names[number as usize].clone()).collect()
        };
        Moves { joined: new(after, before), left: new(before, after) }
    }

    /// Reads the snapshots whole that show the team as something was decided.
    fn earlier(
        &self,
        rows: &[SnapshotRow],
        open: impl Fn(&Outline) -> Option<Snapshot>,
    ) -> Vec<(Date, Team)> {
        // Under aliases nobody is known again.
        let outlines = rows.iter().map(|row| &row.outline);
        let named: Vec<&Outline> = outlines.filter(|own| own.named == Named::Keep).collect();
        let days: Vec<Date> = named.iter().map(|own| own.when.day).collect();
        let mut needed: Vec<usize> =
            self.days.iter().filter_map(|&made| index_of_then(&days, made)).collect();
        needed.sort_unstable();
        needed.dedup();
        let read = needed.into_iter().map(|index| (days[index], open(named[index])));
        read.filter_map(|(day, snapshot)| Some((day, snapshot?.team))).collect()
    }
}
