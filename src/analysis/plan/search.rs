//! The most that so many people can close: branch and bound.
//!
//! At each node the people left are ordered by their prices (see
//! [`super::relax`]); the children are "this one, and of the others only those
//! further down". As soon as the bound over those further down is no better
//! than what is known, the rest of the children go at once. The last two
//! people are chosen by looking at all pairs worth looking at.

use std::ops::ControlFlow;

use super::problem::{Places, Problem, holds};
use super::relax::{Prices, UNIT};

/// Rounds of price setting at the root, and below it.
const ROOT_ROUNDS: u32 = 300;
const ROUNDS: u32 = 6;
/// How often the search lets others speak, in nodes.
pub(super) const PAUSE: u64 = 64;

/// The search was stopped from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// Counts nodes, and asks now and then whether to go on.
pub(super) struct Clock<'a> {
    /// Nodes so far.
    pub(super) nodes: u64,
    /// Called every [`PAUSE`] nodes with the nodes and the bound in force.
    pub(super) ask: &'a mut dyn FnMut(u64, u32) -> ControlFlow<()>,
}

impl Clock<'_> {
    pub(super) fn tick(&mut self, upper: u32) -> Result<(), Stopped> {
        self.nodes += 1;
        if self.nodes.is_multiple_of(PAUSE) && (self.ask)(self.nodes, upper).is_break() {
            return Err(Stopped);
        }
        Ok(())
    }
}

/// One level of the search; kept between nodes so that nothing is allocated.
struct Frame<const W: usize> {
    places: Places<W>,
    pool: Vec<usize>,
    gains: Vec<(u32, usize)>,
    prices: Prices,
}

/// Finds the best set of at most so many people.
pub(super) struct Search<'a, 'b, const W: usize> {
    problem: &'a Problem<W>,
    clock: &'a mut Clock<'b>,
    frames: Vec<Frame<W>>,
    chosen: Vec<usize>,
    /// The best set so far.
    pub(super) set: Vec<usize>,
    /// What it closes.
    pub(super) gain: u32,
    /// No set closes more than this.
    pub(super) upper: u32,
}

impl<'a, 'b, const W: usize> Search<'a, 'b, W> {
    /// Starts from a known set and a known bound.
    pub(super) fn new(
        problem: &'a Problem<W>,
        clock: &'a mut Clock<'b>,
        set: Vec<usize>,
        upper: u32,
    ) -> Self {
        let gain = problem.value(&set).0;
        Self { problem, clock, frames: Vec::new(), chosen: Vec::new(), set, gain, upper }
    }

    /// Searches to the end, or until stopped; either way [`Search::set`] and
    /// [`Search::upper`] hold.
    pub(super) fn run(&mut self, people: usize) -> Result<(), Stopped> {
        let pool = undominated(self.problem, people);
        let frame = || Frame {
            places: Places::new(self.problem),
            pool: Vec::new(),
            gains: Vec::new(),
            prices: Prices::full(self.problem),
        };
        self.frames = (0..people).map(|_| frame()).collect();
        if let Some(root) = self.frames.first_mut() {
            root.pool = pool;
            self.node(0, people, 0)?;
        }
        self.upper = self.gain;
        Ok(())
    }

    fn node(&mut self, depth: usize, left: usize, closed: u32) -> Result<(), Stopped> {
        self.clock.tick(self.upper)?;
        let mut gains = std::mem::take(&mut self.frames[depth].gains);
        let frame = &mut self.frames[depth];
        gains.clear();
        for &person in &frame.pool {
            let gain = frame.places.gain(self.problem, person);
            if gain > 0 {
                gains.push((gain, person));
            }
        }
        let done = self.branch(depth, left, closed, &mut gains);
        self.frames[depth].gains = gains;
        done
    }

    fn branch(
        &mut self,
        depth: usize,
        left: usize,
        closed: u32,
        gains: &mut [(u32, usize)],
    ) -> Result<(), Stopped> {
        if left < gains.len() {
            gains.select_nth_unstable_by(left - 1, |one, other| other.cmp(one));
        }
        let best = gains.iter().take(left).map(|&(gain, _)| gain).sum::<u32>();
        if closed + best <= self.gain {
            return Ok(());
        }
        match left {
            1 => {
                self.chosen.push(gains[0].1);
                self.keep(closed + gains[0].0);
                self.chosen.pop();
                Ok(())
            }
            2 => {
                gains.sort_unstable_by(|one, other| other.cmp(one));
                self.pairs(depth, closed, gains);
                Ok(())
            }
            _ => self.children(depth, left, closed, gains),
        }
    }

    fn keep(&mut self, closed: u32) {
        if closed > self.gain {
            self.gain = closed;
            self.set.clone_from(&self.chosen);
        }
    }

    /// All pairs that could be better than what is known.
    fn pairs(&mut self, depth: usize, closed: u32, gains: &[(u32, usize)]) {
        let last = self.frames[depth].places.last;
        for (at, &(gain, person)) in gains.iter().enumerate() {
            let mut both = self.problem.masks[person];
            both.iter_mut().zip(&last).for_each(|(word, last)| *word &= last);
            for &(more, other) in &gains[at + 1..] {
                if closed + gain + more <= self.gain {
                    break;
                }
                let twice = self.problem.weigh(&both, &self.problem.masks[other]);
                if closed + gain + more - twice > self.gain {
                    self.chosen.extend([person, other]);
                    self.keep(closed + gain + more - twice);
                    self.chosen.truncate(self.chosen.len() - 2);
                }
            }
        }
    }

    fn children(
        &mut self,
        depth: usize,
        left: usize,
        closed: u32,
        gains: &[(u32, usize)],
    ) -> Result<(), Stopped> {
        let frame = &mut self.frames[depth];
        frame.pool.clear();
        frame.pool.extend(gains.iter().map(|&(_, person)| person));
        let rounds = if depth == 0 { ROOT_ROUNDS } else { ROUNDS };
        let needed = |known: u32| i64::from(known + 1 - closed) * UNIT;
        let mut prices = std::mem::take(&mut frame.prices);
        let enough = needed(self.gain);
        let bound =
            prices.bound(self.problem, &frame.places, &frame.pool, left, 0, (rounds, enough));
        let mut order = prices.sums().to_vec();
        order.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        if depth == 0 {
            self.upper = self.upper.min((bound / UNIT) as u32).max(self.gain);
        }
        let mut done = Ok(());
        for at in 0..order.len() {
            let further: i64 = order[at..].iter().take(left).map(|(sum, _)| sum).sum();
            let bound = prices.kept + further;
            if bound < needed(self.gain) {
                break;
            }
            if depth == 0 {
                self.upper = self.upper.min((bound / UNIT) as u32).max(self.gain);
            }
            // Who cannot be part of anything better here is left out below.
            let (sum, person) = order[at];
            let others: i64 = order[at + 1..].iter().take(left - 2).map(|(sum, _)| sum).sum();
            let short = needed(self.gain) - prices.kept - sum - others;
            let (above, below) = self.frames.split_at_mut(depth + 1);
            let next = &mut below[0];
            next.places.copy(&above[depth].places);
            next.places.seat(self.problem, person);
            next.prices.copy(&prices);
            next.pool.clear();
            let worth = order[at + 1..].iter().take_while(|(sum, _)| *sum >= short);
            next.pool.extend(worth.map(|&(_, other)| other));
            let gain = above[depth].places.gain(self.problem, person);
            self.chosen.push(person);
            done = self.node(depth + 1, left - 1, closed + gain);
            self.chosen.pop();
            if done.is_err() {
                break;
            }
        }
        self.frames[depth].prices = prices;
        done
    }
}

/// The people that an optimal set may be made of: someone who has as many
/// betters as people are chosen is never needed. A better meets all that they
/// meet, and more or comes first.
fn undominated<const W: usize>(problem: &Problem<W>, people: usize) -> Vec<usize> {
    let useful = |person: usize| {
        let mut mask = problem.masks[person];
        mask.iter_mut().zip(&problem.open).for_each(|(word, open)| *word &= open);
        mask
    };
    let masks: Vec<_> = (0..problem.people()).map(useful).collect();
    let better = |one: usize, other: usize| {
        holds(&masks[one], &masks[other]) && (masks[one] != masks[other] || one < other)
    };
    let needed = |&person: &usize| {
        masks[person].iter().any(|&word| word > 0)
            && (0..masks.len()).filter(|&one| better(one, person)).take(people).count() < people
    };
    (0..masks.len()).filter(needed).collect()
}
