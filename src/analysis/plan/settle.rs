//! Among the sets that close the most: the one with most to spare, and of
//! those the first in rank order. Branches in rank order, so that the first
//! found is the one.

use super::problem::{Places, Problem, holds};
use super::relax::{Prices, UNIT};
use super::search::{Clock, Stopped};

const ROUNDS: u32 = 4;

struct Frame<const W: usize> {
    places: Places<W>,
    pool: Vec<usize>,
    /// Prices of what is missing, and of that with a place to spare.
    missing: Prices,
    with_spare: Prices,
}

/// Looks through the sets of one size that close a given gain.
pub(super) struct Settle<'a, 'b, const W: usize> {
    problem: &'a Problem<W>,
    clock: &'a mut Clock<'b>,
    frames: Vec<Frame<W>>,
    chosen: Vec<usize>,
    gain: u32,
    /// The best set so far; what it leaves to spare must be beaten, or met by
    /// one that comes first.
    pub(super) set: Vec<usize>,
    found: bool,
    spare: u32,
}

impl<'a, 'b, const W: usize> Settle<'a, 'b, W> {
    /// Starts from a set that closes the most and wastes nobody.
    pub(super) fn new(
        problem: &'a Problem<W>,
        clock: &'a mut Clock<'b>,
        mut set: Vec<usize>,
    ) -> Self {
        set.sort_unstable();
        let (gain, spare) = problem.value(&set);
        let frame = |_| Frame {
            places: Places::new(problem),
            pool: Vec::new(),
            missing: Prices::full(problem),
            with_spare: Prices::full(problem),
        };
        let frames = (0..set.len()).map(frame).collect();
        Self { problem, clock, frames, chosen: Vec::new(), gain, set, found: false, spare }
    }

    /// Searches to the end, or until stopped.
    pub(super) fn run(&mut self) -> Result<(), Stopped> {
        let people = self.set.len();
        let Some(root) = self.frames.first_mut() else { return Ok(()) };
        root.pool = (0..self.problem.people()).collect();
        self.node(0, people, 0, 0)
    }

    /// The least to spare that is worth finding.
    fn floor(&self) -> u32 {
        self.spare + u32::from(self.found)
    }

    /// What is still to be closed, and to be closed or given to spare, in
    /// parts of [`UNIT`].
    fn limits(&self, closed: u32, spare: u32) -> (i64, i64) {
        let enough = i64::from(self.gain - closed);
        let both = enough + i64::from(self.floor()) - i64::from(spare);
        (enough * UNIT, both * UNIT)
    }

    fn node(&mut self, depth: usize, left: usize, closed: u32, spare: u32) -> Result<(), Stopped> {
        self.clock.tick(self.gain)?;
        if left == 1 {
            self.last(depth, closed, spare);
            return Ok(());
        }
        let (enough, both) = self.limits(closed, spare);
        let frame = &mut self.frames[depth];
        // Every one chosen must close something: with one person fewer the
        // same gain could not be reached.
        frame.pool.retain(|&person| frame.places.gain(self.problem, person) > 0);
        let pool = std::mem::take(&mut frame.pool);
        let rounds = if depth == 0 { 100 } else { ROUNDS };
        let bound =
            frame.missing.bound(self.problem, &frame.places, &pool, left, 0, (rounds, enough));
        let worth = bound >= enough && {
            let limits = (rounds, both);
            frame.with_spare.bound(self.problem, &frame.places, &pool, left, 1, limits) >= both
        };
        let done = if worth { self.children(depth, left, closed, spare, &pool) } else { Ok(()) };
        self.frames[depth].pool = pool;
        done
    }

    fn children(
        &mut self,
        depth: usize,
        left: usize,
        closed: u32,
        spare: u32,
        pool: &[usize],
    ) -> Result<(), Stopped> {
        let missing = Further::of(&self.frames[depth].missing, pool, left);
        let with_spare = Further::of(&self.frames[depth].with_spare, pool, left);
        let mut out: Vec<usize> = Vec::new();
        for (at, &person) in pool.iter().enumerate() {
            let (enough, both) = self.limits(closed, spare);
            if missing.from[at] < enough || with_spare.from[at] < both {
                break;
            }
            let masks = &self.problem.masks;
            if out.iter().any(|&left_out| holds(&masks[left_out], &masks[person])) {
                continue;
            }
            out.push(person);
            if missing.with[at] < enough || with_spare.with[at] < both {
                continue;
            }
            let (above, below) = self.frames.split_at_mut(depth + 1);
            let (frame, next) = (&above[depth], &mut below[0]);
            let gain = frame.places.gain(self.problem, person);
            let more = frame.places.spare(self.problem, person);
            next.places.copy(&frame.places);
            next.places.seat(self.problem, person);
            next.missing.copy(&frame.missing);
            next.with_spare.copy(&frame.with_spare);
            next.pool.clear();
            let stays = |other: &usize| {
                !out[..out.len() - 1].iter().any(|&gone| holds(&masks[gone], &masks[*other]))
            };
            next.pool.extend(pool[at + 1..].iter().copied().filter(stays));
            self.chosen.push(person);
            let done = self.node(depth + 1, left - 1, closed + gain, spare + more);
            self.chosen.pop();
            done?;
        }
        Ok(())
    }

    fn last(&mut self, depth: usize, closed: u32, spare: u32) {
        for at in 0..self.frames[depth].pool.len() {
            let frame = &self.frames[depth];
            let person = frame.pool[at];
            let spare = spare + frame.places.spare(self.problem, person);
            if closed + frame.places.gain(self.problem, person) == self.gain
                && spare >= self.floor()
            {
                self.spare = spare;
                self.found = true;
                self.set.clone_from(&self.chosen);
                self.set.push(person);
            }
        }
    }
}

/// Bounds along a pool in a fixed order.
struct Further {
    /// For the people from here on.
    from: Vec<i64>,
    /// For this person and those after.
    with: Vec<i64>,
}

impl Further {
    fn of(prices: &Prices, pool: &[usize], left: usize) -> Self {
        let mut by_person: Vec<(usize, i64)> =
            prices.sums().iter().map(|&(sum, person)| (person, sum)).collect();
        by_person.sort_unstable();
        let sum_of = |person: usize| {
            let found = by_person.binary_search_by_key(&person, |&(person, _)| person);
            found.map_or(0, |at| by_person[at].1)
        };
        let mut top: Vec<i64> = Vec::with_capacity(left + 1);
        let (mut from, mut with) = (vec![0; pool.len()], vec![0; pool.len()]);
        for (at, &person) in pool.iter().enumerate().rev() {
            let sum = sum_of(person);
            with[at] = prices.kept + sum + top.iter().take(left - 1).sum::<i64>();
            let place = top.partition_point(|&other| other >= sum);
            top.insert(place, sum);
            top.truncate(left);
            from[at] = prices.kept + top.iter().sum::<i64>();
        }
        Self { from, with }
    }
}
