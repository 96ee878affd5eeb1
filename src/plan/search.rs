//! Depth-first branch and bound over sets of candidates.
//!
//! The bound puts a price on each requirement (Lagrangian relaxation, Fisher
//! 1981): a holder costs its price, no matter who provides it, and what a
//! seat is worth above its price counts as if it were filled. For any prices
//! the `left` dearest candidates and that remainder together are at least as
//! much as any `left` candidates can add. With each price at its full worth it
//! is the plain submodular bound; a few steps along the subgradient tighten it.
//! Prices are whole parts of [`PART`], so a bound is exact.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::cover::Cover;

/// Parts of a unit of worth that a price is counted in.
const PART: i64 = 1 << 10;

/// Steps that tighten the bound at the root, and at each node below.
const STEPS: [u32; 2] = [300, 5];

/// Asked to stop before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// Called at each node, with what is known so far.
pub(super) type Ask<'a> = &'a mut dyn FnMut(&Known) -> ControlFlow<()>;

/// Returns the best set so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Candidates by rank.
    pub(super) set: Vec<usize>,
    /// What the set is worth; a set that is to be found is worth more.
    pub(super) value: i64,
    /// No set is worth more.
    pub(super) upper: i64,
}

/// What to search for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goal {
    /// The most people.
    pub(super) people: usize,
    /// A set that is worth so much ends the search.
    pub(super) enough: i64,
    /// Whether sets are looked at in rank order, so that the first that is
    /// found is the first of all that are worth as much.
    pub(super) in_order: bool,
}

/// Returns a bound on what `people` candidates are worth; it is tightened as
/// long as it is above `value`.
pub(super) fn upper_bound(cover: &Cover, people: usize, value: i64) -> i64 {
    let goal = Goal { people, enough: i64::MAX, in_order: false };
    let mut known = Known { set: Vec::new(), value, upper: i64::MAX };
    let seated = cover.seated(&[]);
    let mut prices = vec![i64::MAX; seated.len()];
    let ask: Ask<'_> = &mut |_| ControlFlow::Continue(());
    let search = Search { cover, goal, known: &mut known, ask, seated, chosen: Vec::new() };
    let pool: Vec<usize> = (0..cover.people()).collect();
    search.tighten(&pool, people, 0, &mut prices).total / PART
}

/// Searches for a set that is worth more than `known`, and then for a better
/// one, until there is none.
pub(super) fn search(
    cover: &Cover,
    goal: Goal,
    known: &mut Known,
    ask: Ask<'_>,
) -> Result<(), Stopped> {
    let seated = cover.seated(&[]);
    let prices = vec![i64::MAX; seated.len()];
    let mut search = Search { cover, goal, known, ask, seated, chosen: Vec::new() };
    let pool: Vec<usize> = (0..cover.people()).collect();
    search.node(&pool, goal.people, 0, prices)?;
    // Nothing is left to look at.
    search.known.upper = search.known.value;
    Ok(())
}

struct Search<'a> {
    cover: &'a Cover,
    goal: Goal,
    known: &'a mut Known,
    ask: Ask<'a>,
    seated: Vec<u32>,
    chosen: Vec<usize>,
}

/// A bound, and what it is made of.
struct Bound {
    /// In parts; of everything below the node.
    total: i64,
    /// What does not depend on who is chosen.
    fixed: i64,
    /// The price of each candidate of the pool.
    priced: Vec<(i64, usize)>,
}

impl Search<'_> {
    /// Returns what a set has to be worth to be looked for, in parts.
    fn target(&self) -> i64 {
        (self.known.value + 1) * PART
    }

    fn node(
        &mut self,
        pool: &[usize],
        left: usize,
        value: i64,
        mut prices: Vec<i64>,
    ) -> Result<(), Stopped> {
        if (self.ask)(self.known).is_break() {
            return Err(Stopped);
        }
        if value > self.known.value {
            self.known.value = value;
            self.known.set.clone_from(&self.chosen);
        }
        if left == 0 || pool.is_empty() || self.known.value >= self.goal.enough {
            return Ok(());
        }
        let bound = self.tighten(pool, left, value, &mut prices);
        let is_root = self.chosen.is_empty();
        if is_root {
            self.known.upper = self.known.upper.min(bound.total / PART).max(self.known.value);
        }
        if bound.total < self.target() {
            return Ok(());
        }
        let mut dearest = bound.priced.clone();
        dearest.sort_unstable_by_key(|&(price, person)| (Reverse(price), person));
        // Who does not reach the target even in the seat of the last of the
        // dearest is in no set that is looked for.
        let last = dearest.get(left - 1).map_or(0, |one| one.0);
        dearest.retain(|one| bound.total - (last - one.0).max(0) >= self.target());
        if self.goal.in_order {
            dearest.sort_unstable_by_key(|one| one.1);
        }
        for index in 0..dearest.len() {
            if !self.goal.in_order {
                let sum: i64 = dearest[index..].iter().take(left).map(|one| one.0).sum();
                if is_root {
                    let upper = (bound.fixed + sum) / PART;
                    self.known.upper = self.known.upper.min(upper).max(self.known.value);
                }
                if bound.fixed + sum < self.target() {
                    break;
                }
            }
            let person = dearest[index].1;
            let adds = self.cover.seat(person, &mut self.seated);
            self.chosen.push(person);
            let rest = dearest[index + 1..].iter().map(|one| one.1);
            let rest: Vec<usize> =
                rest.filter(|&one| self.cover.adds(one, &self.seated) > 0).collect();
            self.node(&rest, left - 1, value + adds, prices.clone())?;
            self.chosen.pop();
            self.cover.unseat(person, &mut self.seated);
            if self.known.value >= self.goal.enough {
                break;
            }
        }
        Ok(())
    }

    /// Tightens the bound as far as it takes to pass the target, a few steps
    /// at most; leaves the best prices behind.
    fn tighten(&self, pool: &[usize], left: usize, value: i64, prices: &mut Vec<i64>) -> Bound {
        for (at, price) in prices.iter_mut().enumerate() {
            *price = (*price).min(self.cover.next(at, self.seated[at]) * PART);
        }
        let steps = STEPS[usize::from(!self.chosen.is_empty())];
        let mut trial = prices.clone();
        let mut best: Option<Bound> = None;
        let mut haste = 1;
        for step in 0..=steps {
            let (bound, dearest) = self.bound(pool, left, value, &trial);
            let total = bound.total;
            if best.as_ref().is_none_or(|best| total < best.total) {
                prices.clone_from(&trial);
                best = Some(bound);
            } else if step % 8 == 7 {
                haste *= 2;
            }
            if total < self.target() || step == steps {
                break;
            }
            let pull = self.pull(&dearest, &trial);
            let norm: i64 = pull.iter().map(|one| one * one).sum();
            if norm == 0 {
                break;
            }
            for (at, pull) in pull.into_iter().enumerate() {
                let change = (total - self.target() + PART) * pull / (norm * haste);
                let most = self.cover.next(at, self.seated[at]) * PART;
                trial[at] = (trial[at] - change).clamp(0, most);
            }
        }
        best.unwrap_or(Bound { total: i64::MAX, fixed: 0, priced: Vec::new() })
    }

    /// Returns the bound at these prices, and the dearest candidates.
    fn bound(
        &self,
        pool: &[usize],
        left: usize,
        value: i64,
        prices: &[i64],
    ) -> (Bound, Vec<usize>) {
        let above = |(at, &price): (usize, &i64)| -> i64 {
            let steps = self.cover.steps(at, self.seated[at]).into_iter();
            steps.map(|(people, worth)| i64::from(people) * (worth * PART - price).max(0)).sum()
        };
        let fixed = value * PART + prices.iter().enumerate().map(above).sum::<i64>();
        let price = |person: usize| self.cover.meets[person].iter().map(|&at| prices[at]).sum();
        let priced: Vec<(i64, usize)> = pool.iter().map(|&one| (price(one), one)).collect();
        let mut dearest = priced.clone();
        if left == 0 {
            dearest.clear();
        } else if dearest.len() > left {
            dearest
                .select_nth_unstable_by_key(left - 1, |&(price, person)| (Reverse(price), person));
            dearest.truncate(left);
        }
        let total = fixed + dearest.iter().map(|one| one.0).sum::<i64>();
        let dearest = dearest.into_iter().map(|one| one.1).collect();
        (Bound { total, fixed, priced }, dearest)
    }

    /// By requirement, how many more of the dearest hold it than are paid for
    /// at its price: where a price is too high it pulls down, else up.
    fn pull(&self, dearest: &[usize], prices: &[i64]) -> Vec<i64> {
        let mut pull = vec![0; prices.len()];
        for &person in dearest {
            self.cover.meets[person].iter().for_each(|&at| pull[at] += 1);
        }
        for (at, pull) in pull.iter_mut().enumerate() {
            for (people, worth) in self.cover.steps(at, self.seated[at]) {
                // At exactly its worth, any number of its people may count.
                match prices[at].cmp(&(worth * PART)) {
                    std::cmp::Ordering::Less => *pull -= i64::from(people),
                    std::cmp::Ordering::Equal => *pull -= (*pull).clamp(0, i64::from(people)),
                    std::cmp::Ordering::Greater => {}
                }
            }
        }
        pull
    }
}
