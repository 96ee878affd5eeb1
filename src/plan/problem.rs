//! Choosing people as a covering problem, in the form that the search likes:
//! bit masks of requirements, candidates in rank order.

use super::demand::{Board, Demand};
use super::rank::Ranked;

/// A set of requirements, or of people: one bit each.
pub(super) type Mask<const W: usize> = [u64; W];

/// Who could fill which requirement.
pub(super) struct Problem<const W: usize> {
    /// Priority by requirement.
    pub(super) weights: Vec<u32>,
    /// People missing by requirement; 0 where one more is one to spare.
    pub(super) missing: Vec<u32>,
    /// Requirements by candidate, in rank order.
    pub(super) masks: Vec<Mask<W>>,
    /// The same as lists.
    pub(super) lists: Vec<Vec<u16>>,
    /// Bit 0 and bit 1 of the priorities, so that weighing a set of
    /// requirements is two counts of bits.
    planes: [Mask<W>; 2],
    /// Requirements with someone missing.
    pub(super) open: Mask<W>,
}

/// Requirements that hiring can move: someone is missing or none is to spare,
/// and a candidate is there who meets it.
pub(super) fn relevant(demands: &[Demand], board: &Board, ranking: &[Ranked]) -> Vec<Demand> {
    let met = |demand: &Demand| ranking.iter().any(|one| board.meets(one.candidate, demand));
    let moves = |demand: &&Demand| demand.missing() > 0 || demand.has_none_to_spare();
    demands.iter().filter(moves).filter(|demand| met(demand)).copied().collect()
}

impl<const W: usize> Problem<W> {
    /// Sets the problem up; `relevant` holds at most 64 · W requirements.
    pub(super) fn new(relevant: &[Demand], board: &Board, ranking: &[Ranked]) -> Self {
        let weights: Vec<u32> = relevant.iter().map(Demand::weight).collect();
        let missing: Vec<u32> = relevant.iter().map(Demand::missing).collect();
        let lists: Vec<Vec<u16>> = ranking
            .iter()
            .map(|one| {
                let meets =
                    |place: &u16| board.meets(one.candidate, &relevant[usize::from(*place)]);
                (0..relevant.len() as u16).filter(meets).collect()
            })
            .collect();
        let marked = |keep: &dyn Fn(usize) -> bool| {
            mask_of((0..relevant.len()).filter(|&place| keep(place)))
        };
        let planes =
            [marked(&|place| weights[place] & 1 > 0), marked(&|place| weights[place] & 2 > 0)];
        let open = marked(&|place| missing[place] > 0);
        let masks = lists.iter().map(|list| mask_of(list.iter().map(|&r| usize::from(r))));
        Self { masks: masks.collect(), weights, missing, planes, open, lists }
    }

    /// How many candidates there are.
    pub(super) fn people(&self) -> usize {
        self.masks.len()
    }

    /// Whether a candidate meets a requirement.
    pub(super) fn meets(&self, person: usize, r: usize) -> bool {
        self.masks[person][r / 64] >> (r % 64) & 1 > 0
    }

    /// Σ priority over the requirements in both sets.
    pub(super) fn weigh(&self, one: &Mask<W>, other: &Mask<W>) -> u32 {
        let mut sum = 0;
        for word in 0..W {
            let both = one[word] & other[word];
            sum += (both & self.planes[0][word]).count_ones()
                + 2 * (both & self.planes[1][word]).count_ones();
        }
        sum
    }

    /// What every candidate together would close: no set closes more.
    pub(super) fn ceiling(&self) -> u32 {
        let mut holders = vec![0_u32; self.weights.len()];
        for list in &self.lists {
            for &r in list {
                holders[usize::from(r)] += 1;
            }
        }
        let places = 0..self.weights.len();
        places.map(|r| self.weights[r] * self.missing[r].min(holders[r])).sum()
    }

    /// Gain and spare of a set.
    pub(super) fn value(&self, set: &[usize]) -> (u32, u32) {
        let mut places = Places::new(self);
        let (mut gain, mut spare) = (0, 0);
        for &person in set {
            gain += places.gain(self, person);
            spare += places.spare(self, person);
            places.seat(self, person);
        }
        (gain, spare)
    }
}

/// What is still missing once some candidates are seated.
#[derive(Clone)]
pub(super) struct Places<const W: usize> {
    /// By requirement; −1 once it is filled with one to spare or more.
    pub(super) left: Vec<i32>,
    /// Requirements with someone missing.
    pub(super) open: Mask<W>,
    /// Of them, those with exactly one missing.
    pub(super) last: Mask<W>,
    /// Requirements that one more gives one to spare.
    pub(super) full: Mask<W>,
}

impl<const W: usize> Places<W> {
    /// Nobody seated.
    pub(super) fn new(problem: &Problem<W>) -> Self {
        let left: Vec<i32> = problem.missing.iter().map(|&missing| missing as i32).collect();
        let with = |n: i32| mask_of((0..left.len()).filter(|&r| left[r] == n));
        Self { open: problem.open, last: with(1), full: with(0), left }
    }

    /// Becomes a copy of another, without giving memory back.
    pub(super) fn copy(&mut self, other: &Self) {
        self.left.clone_from(&other.left);
        (self.open, self.last, self.full) = (other.open, other.last, other.full);
    }

    /// Requirements that someone more can still move.
    pub(super) fn live(&self) -> Mask<W> {
        let mut live = self.open;
        live.iter_mut().zip(&self.full).for_each(|(word, full)| *word |= full);
        live
    }

    /// What a candidate would close now.
    pub(super) fn gain(&self, problem: &Problem<W>, person: usize) -> u32 {
        problem.weigh(&problem.masks[person], &self.open)
    }

    /// What a candidate would give one to spare now.
    pub(super) fn spare(&self, problem: &Problem<W>, person: usize) -> u32 {
        problem.weigh(&problem.masks[person], &self.full)
    }

    /// Seats a candidate.
    pub(super) fn seat(&mut self, problem: &Problem<W>, person: usize) {
        for &r in &problem.lists[person] {
            let (word, bit) = (usize::from(r) / 64, 1_u64 << (r % 64));
            let left = &mut self.left[usize::from(r)];
            match *left {
                ..0 => continue,
                0 => self.full[word] &= !bit,
                1 => {
                    self.open[word] &= !bit;
                    self.last[word] &= !bit;
                    self.full[word] |= bit;
                }
                2 => self.last[word] |= bit,
                _ => {}
            }
            *left -= 1;
        }
    }
}

fn mask_of<const W: usize>(places: impl Iterator<Item = usize>) -> Mask<W> {
    let mut mask = [0; W];
    for place in places {
        mask[place / 64] |= 1 << (place % 64);
    }
    mask
}

/// Whether the first set holds all of the second.
pub(super) fn holds<const W: usize>(one: &Mask<W>, other: &Mask<W>) -> bool {
    (0..W).all(|word| other[word] & !one[word] == 0)
}

/// What both sets have.
pub(super) fn meet<const W: usize>(one: &Mask<W>, other: &Mask<W>) -> Mask<W> {
    let mut both = *one;
    both.iter_mut().zip(other).for_each(|(word, other)| *word &= other);
    both
}
