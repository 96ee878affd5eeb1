//! The best `k` of the candidates: most seats filled, then fewest people,
//! then most reserve, then first in rank order. What is proven of it is told
//! apart, and the search can be stopped at any time.
//!
//! The largest set is made as good as it can be first, by many starts of a
//! greedy choice and of exchanges. Then follow the proofs: that no set fills
//! more, that fewer people do not fill as much, that no equal set comes
//! before it, and what fewer people fill at most.

use std::ops::ControlFlow;

use super::cover::Cover;
use super::demand::{CandidateMatrix, Demand};
use super::rank::Ranked;
use super::search::{Goal, Known, Stopped, search, upper_bound};

/// Rounds of starts (random sets, and variations of the best) from which
/// exchanges begin, and the nodes of the proof that follows: where a proof is
/// short, many starts would take longer.
const ROUNDS: [(usize, u64); 2] = [(8, 1000), (192, u64::MAX)];

/// Ties are named only if there are at most this many sets to look at.
const MAX_SETS: u64 = 100_000;

/// How many ties are named.
const MAX_TIES: usize = 5;

/// The people to hire together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Best {
    /// Candidates by index, in rank order.
    pub hire: Vec<usize>,
    /// Σ priority of the seats they fill.
    pub gain: u32,
    /// Σ priority of the requirements where they are one more than needed.
    pub spare: u32,
    /// What 1, 2, … people fill, as long as it rises.
    pub ladder: Vec<u32>,
    /// How many values of the ladder, from the first, are proven.
    pub ladder_proven: usize,
    /// Whether it is proven that nobody fills more.
    pub gain_proven: bool,
    /// Whether it is proven that fewer people do not fill as much.
    pub fewest_proven: bool,
    /// Whether all is proven: the gain, the number and the choice among equals.
    pub optimal: bool,
    /// The proven share of the best possible gain in percent, rounded down.
    pub at_least_percent: u8,
    /// Other sets of as many people that fill as many seats.
    pub ties: Ties,
    /// How many nodes and starts the search looked at.
    pub nodes: u64,
}

impl Best {
    /// Returns whether it fills more, or more is proven of it, than of what was known before.
    pub fn improves_on(&self, before: &Self) -> bool {
        let proven = |best: &Self| (best.gain, best.at_least_percent, best.fewest_proven);
        proven(self) > proven(before) || self.hire.len() < before.hire.len()
    }
}

/// Sets as good as the best, but for the reserve and the order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ties {
    /// At most five, those with more reserve first, then in rank order.
    pub sets: Vec<Vec<usize>>,
    /// How many there are; `None` if they were not counted.
    pub total: Option<u64>,
}

/// Called now and then with the best so far; breaking stops the search.
pub type Watch<'a> = &'a mut dyn FnMut(&Best) -> ControlFlow<()>;

/// Returns the best set of at most `hires` candidates.
pub fn best(
    demands: &[Demand],
    matrix: &CandidateMatrix,
    ranking: &[Ranked],
    hires: usize,
    watch: Watch<'_>,
) -> Best {
    let problem = Problem::new(demands, matrix, ranking);
    let mut solver = Solver::new(&problem, hires, watch);
    if solver.prove_choice().is_ok() {
        solver.best.ties = problem.ties(&solver.set());
        let _ = solver.prove_ladder();
    }
    solver.best
}

/// Returns the same as [`best`], without the ladder and the ties.
pub(super) fn best_choice(
    demands: &[Demand],
    matrix: &CandidateMatrix,
    ranking: &[Ranked],
    hires: usize,
    watch: Watch<'_>,
) -> Best {
    let problem = Problem::new(demands, matrix, ranking);
    let mut solver = Solver::new(&problem, hires, watch);
    let _ = solver.prove_choice();
    solver.best
}

struct Problem<'a> {
    /// Filled seats alone.
    seats: Cover,
    /// Filled seats, and the reserve where those are equal.
    whole: Cover,
    /// What a filled seat counts in `whole`: more than all of the reserve.
    unit: i64,
    ranking: &'a [Ranked],
}

impl<'a> Problem<'a> {
    fn new(demands: &[Demand], matrix: &CandidateMatrix, ranking: &'a [Ranked]) -> Self {
        let unit = 1 + demands.iter().map(|demand| i64::from(demand.priority)).sum::<i64>();
        let cover = |worth| Cover::new(demands, matrix, ranking, worth);
        Self { seats: cover([1, 0]), whole: cover([unit, 1]), unit, ranking }
    }

    /// Adds the candidate who fills most to a set and improves it by exchanges;
    /// false where nobody fills anything more.
    fn extend(&self, set: &mut Vec<usize>) -> bool {
        let next = self.seats.best_addition(set, &self.seats.seated(set));
        set.extend(next);
        self.seats.exchange(set);
        next.is_some()
    }

    /// Counts the sets of as many people that fill as many seats.
    fn ties(&self, best: &[usize]) -> Ties {
        let (people, size) = (self.seats.people() as u64, best.len() as u64);
        let mut sets: u64 = 1;
        for taken in 0..size {
            sets = sets.saturating_mul(people - taken) / (taken + 1);
            if sets > MAX_SETS {
                return Ties::default();
            }
        }
        let mut count = Count { problem: self, best, total: 0, named: Vec::new() };
        count.look(&mut Vec::new(), 0, self.seats.value(best), &mut self.seats.seated(&[]));
        let candidate = |&rank: &usize| self.ranking[rank].candidate;
        let sets = count.named.iter().map(|(_, set)| set.iter().map(candidate).collect());
        Ties { sets: sets.collect(), total: Some(count.total) }
    }
}

/// Looks at every set of a size in rank order.
struct Count<'a> {
    problem: &'a Problem<'a>,
    best: &'a [usize],
    total: u64,
    /// What each is worth, and who they are.
    named: Vec<(i64, Vec<usize>)>,
}

impl Count<'_> {
    /// `needed`: what the people still to come have to fill.
    fn look(&mut self, set: &mut Vec<usize>, from: usize, needed: i64, seated: &mut Vec<u32>) {
        let seats = &self.problem.seats;
        if set.len() == self.best.len() {
            if needed == 0 && set != self.best {
                let value = self.problem.whole.value(set);
                let index = self.named.partition_point(|one| one.0 >= value);
                self.named.insert(index, (value, set.clone()));
                self.named.truncate(MAX_TIES);
                self.total += 1;
            }
            return;
        }
        for person in from..seats.people() {
            let adds = seats.seat(person, seated);
            set.push(person);
            self.look(set, person + 1, needed - adds, seated);
            set.pop();
            seats.unseat(person, seated);
        }
    }
}

struct Solver<'a> {
    problem: &'a Problem<'a>,
    hires: usize,
    /// The best set known of 1, 2, … people; each fills more than the last.
    best_by_size: Vec<Vec<usize>>,
    best: Best,
    watch: Watch<'a>,
}

impl<'a> Solver<'a> {
    /// Begins with a greedy choice, so that there is always an answer.
    fn new(problem: &'a Problem<'a>, hires: usize, watch: Watch<'a>) -> Self {
        let hires = hires.min(problem.seats.people());
        let mut best_by_size: Vec<Vec<usize>> = Vec::new();
        let mut set = Vec::new();
        while best_by_size.len() < hires && problem.extend(&mut set) {
            best_by_size.push(set.clone());
        }
        let mut solver = Self { problem, hires, best_by_size, best: Best::default(), watch };
        solver.tell();
        solver
    }

    fn prove_choice(&mut self) -> Result<(), Stopped> {
        self.prove_gain()?;
        self.prove_fewest()?;
        self.choose()?;
        self.best.optimal = true;
        Ok(())
    }

    /// Returns the best set so far.
    fn set(&self) -> Vec<usize> {
        self.best_by_size.last().cloned().unwrap_or_default()
    }

    /// Accepts a better set, or an equally good one of fewer people.
    fn take(&mut self, mut set: Vec<usize>) {
        self.problem.seats.drop_useless(&mut set);
        if !set.is_empty() {
            self.best_by_size.truncate(set.len() - 1);
            self.best_by_size.push(set);
        }
        self.tell();
    }

    /// Updates the result with what is known.
    fn tell(&mut self) {
        let Problem { seats, whole, unit, ranking } = self.problem;
        let mut set = self.set();
        set.sort_unstable();
        let gain = seats.value(&set);
        let best_by_size = self.best_by_size.iter().map(|set| seats.value(set) as u32);
        self.best.ladder = best_by_size.collect();
        self.best.hire = set.iter().map(|&rank| ranking[rank].candidate).collect();
        self.best.gain = gain as u32;
        self.best.spare = (whole.value(&set) - gain * unit) as u32;
    }

    /// Counts a node or a start, and asks now and then whether to continue.
    fn step(&mut self) -> ControlFlow<()> {
        self.best.nodes += 1;
        if self.best.nodes.is_multiple_of(8) {
            (self.watch)(&self.best)
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Finds the most seats that can be filled: good sets first, then the proof.
    fn prove_gain(&mut self) -> Result<(), Stopped> {
        let seats = &self.problem.seats;
        let everyone: Vec<usize> = (0..seats.people()).collect();
        let ceiling = seats.value(&everyone);
        let goal = Goal { people: self.hires, enough: ceiling, in_order: false };
        let mut upper = ceiling.min(upper_bound(seats, self.hires, i64::from(self.best.gain)));
        self.bound_gain(upper);
        // Always the same sets: a plan of the same team says the same.
        let mut random = fastrand::Rng::with_seed(1);
        for (starts, nodes) in ROUNDS {
            self.start(starts, upper, &mut random)?;
            let last = self.best.nodes.saturating_add(nodes);
            let mut stopped = false;
            let mut known = Known { set: self.set(), value: i64::from(self.best.gain), upper };
            let proof = search(seats, goal, &mut known, &mut |known| {
                if known.value > i64::from(self.best.gain) {
                    self.take(known.set.clone());
                }
                self.bound_gain(known.upper);
                stopped = self.step().is_break();
                if stopped || self.best.nodes > last {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            self.bound_gain(known.upper);
            if proof.is_ok() {
                self.take(known.set);
                self.best.gain_proven = true;
                return Ok(());
            }
            if stopped {
                break;
            }
            upper = upper.min(known.upper);
        }
        Err(Stopped)
    }

    fn bound_gain(&mut self, upper: i64) {
        let gain = i64::from(self.best.gain);
        self.best.at_least_percent = if gain >= upper { 100 } else { (gain * 100 / upper) as u8 };
    }

    /// Improves the largest set from many starts, until it reaches `upper`.
    fn start(
        &mut self,
        starts: usize,
        upper: i64,
        random: &mut fastrand::Rng,
    ) -> Result<(), Stopped> {
        let seats = &self.problem.seats;
        let mut order: Vec<usize> = (0..seats.people()).collect();
        for nth in 0..starts {
            if i64::from(self.best.gain) >= upper {
                break;
            }
            random.shuffle(&mut order);
            let mut set: Vec<usize> = order[..self.hires].to_vec();
            if nth % 2 == 1 {
                // A third of the best set is replaced.
                let mut kept = self.set();
                random.shuffle(&mut kept);
                kept.truncate(self.hires * 2 / 3);
                set.retain(|person| !kept.contains(person));
                set.splice(..0, kept);
                set.truncate(self.hires);
            }
            seats.exchange(&mut set);
            if seats.value(&set) > i64::from(self.best.gain) {
                self.take(set);
                self.bound_gain(upper);
            }
            if self.step().is_break() {
                return Err(Stopped);
            }
        }
        Ok(())
    }

    /// Finds the fewest people who fill as much.
    fn prove_fewest(&mut self) -> Result<(), Stopped> {
        let gain = i64::from(self.best.gain);
        while self.best_by_size.len() > 1 {
            let goal = Goal { people: self.best_by_size.len() - 1, enough: gain, in_order: false };
            let mut known = Known { set: Vec::new(), value: gain - 1, upper: gain };
            search(&self.problem.seats, goal, &mut known, &mut |_| self.step())?;
            if known.value < gain {
                break;
            }
            self.take(known.set);
        }
        self.best.fewest_proven = true;
        Ok(())
    }

    /// Finds the equal set with most reserve and, among those, the first.
    fn choose(&mut self) -> Result<(), Stopped> {
        let whole = &self.problem.whole;
        let mut set = self.set();
        whole.exchange(&mut set);
        let goal = Goal { people: set.len(), enough: i64::MAX, in_order: false };
        let mut known = Known { value: whole.value(&set), set, upper: i64::MAX };
        self.take(known.set.clone());
        search(whole, goal, &mut known, &mut |_| self.step())?;
        self.take(known.set.clone());
        let goal = Goal { enough: known.value, in_order: true, ..goal };
        known.value -= 1;
        search(whole, goal, &mut known, &mut |_| self.step())?;
        self.take(known.set);
        Ok(())
    }

    /// Finds the most that fewer people fill.
    fn prove_ladder(&mut self) -> Result<(), Stopped> {
        let seats = &self.problem.seats;
        for index in 0..self.best_by_size.len().saturating_sub(1) {
            let value = seats.value(&self.best_by_size[index]);
            // One person more fills more, so nobody fills all of it.
            let goal = Goal { people: index + 1, enough: i64::MAX, in_order: false };
            let mut known = Known { set: self.best_by_size[index].clone(), value, upper: i64::MAX };
            search(seats, goal, &mut known, &mut |_| self.step())?;
            self.best_by_size[index] = known.set;
            for above in index + 1..self.best_by_size.len() {
                if seats.value(&self.best_by_size[above])
                    <= seats.value(&self.best_by_size[above - 1])
                {
                    let mut rung = self.best_by_size[above - 1].clone();
                    self.problem.extend(&mut rung);
                    self.best_by_size[above] = rung;
                }
            }
            self.best.ladder_proven = index + 1;
            self.tell();
        }
        self.best.ladder_proven = self.best_by_size.len();
        Ok(())
    }
}
