//! The bound that makes the search short.
//!
//! Whoever is chosen, a requirement gives its priority `p` for each place
//! filled, up to the places there are. Pay every chosen person a price `μ` for
//! each requirement they meet instead, and let each requirement buy as many of
//! its places as it likes at that price:
//!
//! bound(μ) = Σ (p − μ) · places + the `left` best sums of prices
//!
//! For any prices 0 ≤ μ ≤ p no choice of `left` people closes more than this.
//! Prices move towards where as many are sold as there are places (a
//! subgradient step). Fisher 1981, "The Lagrangian relaxation method for
//! solving integer programming problems". Prices are whole numbers of 1/1024,
//! so the bound is exact whatever the steps were.

use super::problem::{Places, Problem};

/// Prices are in parts of this.
pub(super) const UNIT: i64 = 1024;
/// How many rounds a stride is, after which we look at the pace.
const PACE: u32 = 4;

/// Prices, and what they say of everyone in the pool.
#[derive(Clone, Default)]
pub(super) struct Prices {
    /// By requirement, in parts of [`UNIT`].
    price: Vec<i64>,
    tried: Vec<i64>,
    sold: Vec<i64>,
    places: Vec<i64>,
    /// How many people of the pool meet a requirement.
    holders: Vec<i64>,
    /// Sums of prices, each with its person.
    sums: Vec<(i64, usize)>,
    /// What the requirements keep at the best prices.
    pub(super) kept: i64,
}

impl Prices {
    /// Starts at full price: the bound is then the sum of the best gains.
    pub(super) fn full<const W: usize>(problem: &Problem<W>) -> Self {
        let price = problem.weights.iter().map(|&weight| i64::from(weight) * UNIT).collect();
        Self { price, ..Self::default() }
    }

    /// Starts at another's prices, without giving memory back.
    pub(super) fn copy(&mut self, other: &Self) {
        self.price.clone_from(&other.price);
    }

    /// Each person's sum of prices at the best prices found, in no order.
    pub(super) fn sums(&self) -> &[(i64, usize)] {
        &self.sums
    }

    /// Puts the sums in rank order.
    pub(super) fn sort_sums(&mut self) {
        self.sums.sort_unstable_by_key(|&(_, person)| person);
    }

    /// The least bound found within so many rounds, in parts of [`UNIT`];
    /// stops as soon as it is below `enough`. With `extra` 1, a place more
    /// than is missing counts too.
    pub(super) fn bound<const W: usize>(
        &mut self,
        problem: &Problem<W>,
        seated: &Places<W>,
        pool: &[usize],
        left: usize,
        extra: i32,
        (rounds, enough): (u32, i64),
    ) -> i64 {
        self.count_places(problem, seated, pool, left, extra);
        let mut least = i64::MAX;
        self.tried.clone_from(&self.price);
        let mut sums = Vec::new();
        let mut before = 0;
        for round in 0..rounds {
            sums.clear();
            sums.extend(pool.iter().map(|&person| {
                let list = problem.lists[person].iter();
                (list.map(|&r| self.tried[usize::from(r)]).sum::<i64>(), person)
            }));
            let mut kept = 0;
            for (r, &places) in self.places.iter().enumerate() {
                kept += (i64::from(problem.weights[r]) * UNIT - self.tried[r]) * places;
            }
            let ordered = &mut sums[..];
            if left < ordered.len() {
                ordered.select_nth_unstable_by(left - 1, |one, other| other.cmp(one));
            }
            let chosen = &sums[..left.min(sums.len())];
            let bound = kept + chosen.iter().map(|(sum, _)| sum).sum::<i64>();
            if bound < least {
                least = bound;
                self.kept = kept;
                self.price.clone_from(&self.tried);
                self.sums.clone_from(&sums);
            }
            if round == 0 {
                before = bound;
            } else if round % PACE == 0 {
                // At this pace it would not come down far enough: better
                // spend the time on the children.
                let strides = i64::from((rounds - round) / PACE);
                if (before - least) * strides < least - enough {
                    break;
                }
                before = least;
            }
            if least < enough || round + 1 == rounds || !self.step(problem, chosen, bound - enough)
            {
                break;
            }
        }
        least
    }

    /// The requirement that fewest of the pool meet, of those that someone
    /// must be chosen for: without any of them the bound is below `enough`.
    /// `order` is the pool by its sums, dearest first; with how many meet it.
    pub(super) fn crux<const W: usize>(
        &self,
        problem: &Problem<W>,
        order: &[(i64, i64, usize)],
        left: usize,
        enough: i64,
    ) -> Option<(usize, usize)> {
        let mut crux = None;
        let mut fewest = order.len() as i64;
        for r in 0..self.places.len() {
            if self.places[r] == 0 || self.holders[r] >= fewest {
                continue;
            }
            let top = i64::from(problem.weights[r]) * UNIT;
            let kept = self.kept - (top - self.price[r]) * self.places[r];
            let others = order.iter().filter(|&&(_, _, person)| !problem.meets(person, r));
            if kept + others.take(left).map(|(sum, _, _)| sum).sum::<i64>() < enough {
                fewest = self.holders[r];
                crux = Some((r, fewest as usize));
            }
        }
        crux
    }

    /// How many places a requirement can sell: what is left of it, no more
    /// than people of the pool meet it, no more than are chosen. Where nobody
    /// can fill a place the price is 0.
    fn count_places<const W: usize>(
        &mut self,
        problem: &Problem<W>,
        seated: &Places<W>,
        pool: &[usize],
        left: usize,
        extra: i32,
    ) {
        self.places.clear();
        self.places.resize(problem.weights.len(), 0);
        for &person in pool {
            problem.lists[person].iter().for_each(|&r| self.places[usize::from(r)] += 1);
        }
        self.holders.clone_from(&self.places);
        for (r, places) in self.places.iter_mut().enumerate() {
            let most = (seated.left[r] + extra).max(0) as usize;
            *places = (*places).min(most.min(left) as i64);
            if *places == 0 {
                self.price[r] = 0;
            }
        }
    }

    /// Moves the prices against what was sold; false where nothing moves.
    fn step<const W: usize>(
        &mut self,
        problem: &Problem<W>,
        chosen: &[(i64, usize)],
        over: i64,
    ) -> bool {
        self.sold.clear();
        self.sold.resize(problem.weights.len(), 0);
        for &(_, person) in chosen {
            problem.lists[person].iter().for_each(|&r| self.sold[usize::from(r)] += 1);
        }
        let top = |r: usize| i64::from(problem.weights[r]) * UNIT;
        let mut length = 0;
        for r in 0..self.sold.len() {
            let (places, price) = (self.places[r], self.tried[r]);
            let pull = places - self.sold[r];
            // A price that would leave its range does not move.
            let stuck = places == 0 || (pull > 0 && price == top(r)) || (pull < 0 && price == 0);
            self.sold[r] = if stuck { 0 } else { pull };
            length += self.sold[r] * self.sold[r];
        }
        if length == 0 {
            return false;
        }
        let over = over.max(UNIT / 4);
        for (r, &pull) in self.sold.iter().enumerate() {
            self.tried[r] = (self.tried[r] + pull * over / length).clamp(0, top(r));
        }
        true
    }
}
