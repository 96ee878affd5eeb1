//! Branch and bound over sets of people: first for the most they can close,
//! then, among the sets that close it, for the one with most to spare and, of
//! those, the first in rank order.
//!
//! At each node the people left are ordered by their prices (see
//! [`super::relax`]); the children are "this one, and of the others only those
//! further down". As soon as the bound over those further down is no better
//! than what is known, the rest of the children go at once. Someone whose
//! better was left out is left out too. The last two people are chosen by
//! looking at all pairs worth looking at.

use std::ops::ControlFlow;

use super::problem::{Places, Problem, holds, meet};
use super::relax::{Prices, UNIT};

/// Rounds of price setting at the root, and below it.
const ROOT_ROUNDS: u32 = 300;
const ROUNDS: u32 = 24;
/// How often the search lets others speak, in nodes.
const PAUSE: u64 = 64;

/// The search was stopped from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// Counts nodes, and asks now and then whether to go on.
pub(super) struct Clock<'a> {
    /// Nodes so far.
    pub(super) nodes: u64,
    /// Called now and then with the nodes, the best gain, and the bound.
    pub(super) ask: &'a mut dyn FnMut(u64, u32, u32) -> ControlFlow<()>,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// A set that closes more than the one known.
    More,
    /// A set that closes as much and leaves more to spare.
    Spare,
    /// Any set that closes as much and leaves as much to spare.
    Any,
}

/// One level of the search; kept between nodes so that nothing is allocated.
pub(super) struct Frame<const W: usize> {
    pub(super) places: Places<W>,
    pub(super) pool: Vec<usize>,
    gains: Vec<(u32, usize)>,
    /// The children: what they are worth at the prices of what is missing,
    /// at those with one to spare, and who they are.
    order: Vec<(i64, i64, usize)>,
    /// Bounds with one to spare over the children from here on.
    further: Vec<i64>,
    /// How many of the order are children; a set worth having holds one.
    heads: usize,
    pub(super) missing: Prices,
    pub(super) with_spare: Prices,
}

/// Finds the best set of at most so many people.
pub(super) struct Search<'a, 'b, const W: usize> {
    pub(super) problem: &'a Problem<W>,
    clock: &'a mut Clock<'b>,
    pub(super) goal: Goal,
    pub(super) frames: Vec<Frame<W>>,
    pub(super) chosen: Vec<usize>,
    /// The best set so far, in rank order when settled.
    pub(super) set: Vec<usize>,
    /// What it closes.
    pub(super) gain: u32,
    /// What it leaves to spare.
    pub(super) spare: u32,
    /// Whether any set, where that is the goal, was found.
    pub(super) found: bool,
    /// No set closes more than this.
    pub(super) upper: u32,
}

impl<'a, 'b, const W: usize> Search<'a, 'b, W> {
    /// Starts from a known set and a known bound.
    pub(super) fn new(
        problem: &'a Problem<W>,
        clock: &'a mut Clock<'b>,
        mut set: Vec<usize>,
        upper: u32,
    ) -> Self {
        set.sort_unstable();
        let (gain, spare) = problem.value(&set);
        Self {
            problem,
            clock,
            goal: Goal::More,
            frames: Vec::new(),
            chosen: Vec::new(),
            set,
            gain,
            spare,
            found: false,
            upper,
        }
    }

    /// Looks for the most that so many people close. Whether it comes to the
    /// end or is stopped, [`Search::set`] and [`Search::upper`] hold.
    pub(super) fn most(&mut self, people: usize) -> Result<(), Stopped> {
        self.goal = Goal::More;
        if self.gain < self.upper {
            self.run(people)?;
        }
        self.upper = self.gain;
        Ok(())
    }

    pub(super) fn run(&mut self, people: usize) -> Result<(), Stopped> {
        let frame = |_| Frame {
            places: Places::new(self.problem),
            pool: Vec::new(),
            gains: Vec::new(),
            order: Vec::new(),
            further: Vec::new(),
            heads: 0,
            missing: Prices::full(self.problem),
            with_spare: Prices::full(self.problem),
        };
        self.frames = (0..people).map(frame).collect();
        self.chosen.clear();
        if people == 0 {
            return Ok(());
        }
        self.frames[0].pool = self.undominated(people);
        self.node(0, people, (0, 0))
    }

    /// The people that an optimal set may be made of: someone who has as many
    /// betters as people are chosen is never needed.
    fn undominated(&self, people: usize) -> Vec<usize> {
        let places = Places::new(self.problem);
        let everyone = 0..self.problem.people();
        let needed = |&person: &usize| {
            let betters = everyone.clone().filter(|&one| self.is_better(&places, one, person));
            betters.take(people).count() < people
        };
        everyone.clone().filter(needed).collect()
    }

    /// Whether one person can stand in for another in any set from here on.
    fn is_better(&self, places: &Places<W>, one: usize, other: usize) -> bool {
        let matters = match self.goal {
            Goal::More => places.open,
            Goal::Spare | Goal::Any => places.live(),
        };
        let masks = &self.problem.masks;
        let of_other = meet(&masks[other], &matters);
        holds(&masks[one], &of_other) && (one < other || meet(&masks[one], &matters) != of_other)
    }

    /// The least that the people still to come must close for the set to be
    /// worth having, and the least they must close or give to spare.
    pub(super) fn needed(&self, (closed, spare): (u32, u32)) -> (i64, i64) {
        match self.goal {
            Goal::More => (i64::from(self.gain) + 1 - i64::from(closed), i64::MIN / UNIT),
            Goal::Any if self.found => (i64::MAX / UNIT, i64::MAX / UNIT),
            Goal::Spare | Goal::Any => {
                let closed = i64::from(self.gain) - i64::from(closed);
                let spare = i64::from(self.spare) - i64::from(spare);
                (closed, closed + spare + i64::from(self.goal == Goal::Spare))
            }
        }
    }

    pub(super) fn node(
        &mut self,
        depth: usize,
        left: usize,
        value: (u32, u32),
    ) -> Result<(), Stopped> {
        self.clock.nodes += 1;
        if self.clock.nodes.is_multiple_of(PAUSE)
            && (self.clock.ask)(self.clock.nodes, self.gain, self.upper).is_break()
        {
            return Err(Stopped);
        }
        let mut gains = std::mem::take(&mut self.frames[depth].gains);
        let frame = &mut self.frames[depth];
        gains.clear();
        for &person in &frame.pool {
            // Who closes nothing here is not needed: smaller sets were looked
            // at before.
            let gain = frame.places.gain(self.problem, person);
            if gain > 0 {
                gains.push((gain, person));
            }
        }
        let done = self.branch(depth, left, value, &mut gains);
        self.frames[depth].gains = gains;
        done
    }

    fn branch(
        &mut self,
        depth: usize,
        left: usize,
        value: (u32, u32),
        gains: &mut [(u32, usize)],
    ) -> Result<(), Stopped> {
        if left < gains.len() {
            gains.select_nth_unstable_by(left - 1, |one, other| other.cmp(one));
        }
        let best = gains.iter().take(left).map(|&(gain, _)| i64::from(gain)).sum::<i64>();
        if gains.len() < left || best < self.needed(value).0 {
            return Ok(());
        }
        match left {
            1 => self.singles(depth, value, gains),
            2 => {
                gains.sort_unstable_by(|one, other| other.cmp(one));
                self.pairs(depth, value, gains);
            }
            _ => return self.children(depth, left, value, gains),
        }
        Ok(())
    }

    fn children(
        &mut self,
        depth: usize,
        left: usize,
        value: (u32, u32),
        gains: &[(u32, usize)],
    ) -> Result<(), Stopped> {
        if !self.price(depth, left, value, gains) {
            return Ok(());
        }
        let mut order = std::mem::take(&mut self.frames[depth].order);
        let done = self.descend(depth, left, value, &mut order);
        self.frames[depth].order = order;
        done
    }

    /// Sets prices, orders the children by them, and says whether any set
    /// below could be worth having.
    fn price(
        &mut self,
        depth: usize,
        left: usize,
        value: (u32, u32),
        gains: &[(u32, usize)],
    ) -> bool {
        let (close, both) = self.needed(value);
        let rounds = if depth == 0 { ROOT_ROUNDS } else { ROUNDS };
        let frame = &mut self.frames[depth];
        frame.pool.clear();
        frame.pool.extend(gains.iter().map(|&(_, person)| person));
        frame.pool.sort_unstable();
        let (pool, places) = (&frame.pool, &frame.places);
        let limits = (rounds, close * UNIT);
        let bound = frame.missing.bound(self.problem, places, pool, left, 0, limits);
        if self.goal == Goal::More && depth == 0 {
            self.upper = self.upper.min((bound / UNIT) as u32).max(self.gain);
        }
        if bound < close * UNIT {
            return false;
        }
        frame.order.clear();
        frame.order.extend(frame.missing.sums().iter().map(|&(sum, person)| (sum, 0, person)));
        frame.further.clear();
        if self.goal != Goal::More {
            let limits = (rounds, both * UNIT);
            let bound = frame.with_spare.bound(self.problem, places, pool, left, 1, limits);
            if bound < both * UNIT {
                return false;
            }
            frame.order.sort_unstable_by_key(|&(_, _, person)| person);
            frame.with_spare.sort_sums();
            for (child, &(sum, _)) in frame.order.iter_mut().zip(frame.with_spare.sums()) {
                child.1 = sum;
            }
        }
        frame.order.sort_unstable_by(|one, other| {
            (other.0, other.1).cmp(&(one.0, one.1)).then(one.2.cmp(&other.2))
        });
        let order = &mut frame.order;
        let enough = close * UNIT;
        let dear = (0..=order.len().saturating_sub(left)).take_while(|&at| {
            let top = order[at..].iter().take(left);
            frame.missing.kept + top.map(|(sum, _, _)| sum).sum::<i64>() >= enough
        });
        frame.heads = dear.count();
        if let Some((r, holders)) = frame.missing.crux(self.problem, order, left, enough)
            && holders < frame.heads
        {
            // A stable sort: both halves stay dearest first.
            order.sort_by_key(|&(_, _, person)| !self.problem.meets(person, r));
            frame.heads = holders;
        }
        if self.goal != Goal::More {
            frame.further.resize(frame.order.len(), 0);
            let mut top = Vec::with_capacity(left + 1);
            for (at, &(_, sum, _)) in frame.order.iter().enumerate().rev() {
                top.insert(top.partition_point(|&other| other >= sum), sum);
                top.truncate(left);
                frame.further[at] = frame.with_spare.kept + top.iter().sum::<i64>();
            }
        }
        true
    }

    fn descend(
        &mut self,
        depth: usize,
        left: usize,
        value: (u32, u32),
        order: &mut Vec<(i64, i64, usize)>,
    ) -> Result<(), Stopped> {
        let kept = self.frames[depth].missing.kept;
        let mut heads = self.frames[depth].heads;
        let mut at = 0;
        while at < heads && at + left <= order.len() {
            let top = |from: usize, people: usize| -> i64 {
                let (mut one, mut other) = (&order[from..heads], &order[heads..]);
                let mut sum = 0;
                for _ in 0..people {
                    let best = match (one, other) {
                        ([first, ..], [second, ..]) if first.0 < second.0 => &mut other,
                        ([], _) => &mut other,
                        _ => &mut one,
                    };
                    let [(next, _, _), rest @ ..] = *best else { break };
                    sum += next;
                    *best = rest;
                }
                sum
            };
            let (close, both) = self.needed(value);
            let bound = kept + top(at, left);
            let spared = self.frames[depth].further.get(at).is_some_and(|&one| one < both * UNIT);
            if bound < close * UNIT || spared {
                break;
            }
            if self.goal == Goal::More && depth == 0 {
                self.upper = self.upper.min((bound / UNIT) as u32).max(self.gain);
            }
            let (sum, _, person) = order[at];
            // Who is not worth this much cannot be part of anything better
            // together with this person.
            let least = close * UNIT - kept - sum - top(at + 1, left - 2);
            let (above, below) = self.frames.split_at_mut(depth + 1);
            let (frame, next) = (&above[depth], &mut below[0]);
            let gain = frame.places.gain(self.problem, person);
            let spare = frame.places.spare(self.problem, person);
            next.places.copy(&frame.places);
            next.places.seat(self.problem, person);
            next.missing.copy(&frame.missing);
            next.with_spare.copy(&frame.with_spare);
            next.pool.clear();
            let worth = order[at + 1..].iter().filter(|(sum, _, _)| *sum >= least);
            next.pool.extend(worth.map(|&(_, _, other)| other));
            self.chosen.push(person);
            let done = self.node(depth + 1, left - 1, (value.0 + gain, value.1 + spare));
            self.chosen.pop();
            done?;
            at += 1;
            heads = self.drop_worse(depth, person, order, at, heads);
        }
        Ok(())
    }

    /// Once a person is left out, those who are no better are too.
    fn drop_worse(
        &self,
        depth: usize,
        person: usize,
        order: &mut Vec<(i64, i64, usize)>,
        from: usize,
        heads: usize,
    ) -> usize {
        let places = &self.frames[depth].places;
        let (mut place, mut left) = (0, 0);
        order.retain(|&(_, _, other)| {
            place += 1;
            let stays = place <= from || !self.is_better(places, person, other);
            left += usize::from(stays && place <= heads);
            stays
        });
        left
    }
}
