//! The best `k` of the candidates: most places filled, then fewest people,
//! then most to spare, then first in rank order. Exact, and always able to say
//! how far it has come.
//!
//! The ladder of 1, 2, … people is climbed one search a rung. Each rung bounds
//! the next: what `j` people can close at most grows by no more than a `j`-th
//! of itself with one more (the gain is submodular).

use std::ops::ControlFlow;

use super::demand::{Board, Demand};
use super::problem::{Places, Problem, relevant};
use super::rank::Ranked;
use super::search::{Clock, Search, Stopped};

/// The people to hire together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// Candidates by place, in rank order.
    pub hire: Vec<usize>,
    /// Σ priority of the places they fill.
    pub gain: u32,
    /// Σ priority of the requirements to which they give one to spare.
    pub spare: u32,
    /// The most that 1, 2, … people can close, as long as it rises.
    pub ladder: Vec<u32>,
    /// Whether it was searched to the end.
    pub optimal: bool,
    /// The gain is at least so much of the best possible, floored.
    pub at_least_percent: u8,
    /// How many nodes the search looked at.
    pub nodes: u64,
}

/// How far the search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The size being searched; larger ones have not been looked at yet.
    pub people: usize,
    /// The most people it will look at.
    pub hires: usize,
    /// The gain of the best set of at most `hires` so far.
    pub gain: u32,
    /// It is at least so much of the best possible, floored.
    pub at_least_percent: u8,
    /// Nodes looked at.
    pub nodes: u64,
}

/// Called now and then during a search; breaking stops it.
pub type Watch<'a> = &'a mut dyn FnMut(&Progress) -> ControlFlow<()>;

/// The best set of at most `hires` candidates.
pub fn best(
    demands: &[Demand],
    board: &Board,
    ranking: &[Ranked],
    hires: usize,
    watch: Watch<'_>,
) -> Best {
    let relevant = relevant(demands, board, ranking);
    // As many words as the requirements take: 1 is the usual case.
    match relevant.len().div_ceil(64) {
        ..=1 => climb(&Problem::<1>::new(&relevant, board, ranking), ranking, hires, watch),
        2 => climb(&Problem::<2>::new(&relevant, board, ranking), ranking, hires, watch),
        3..=4 => climb(&Problem::<4>::new(&relevant, board, ranking), ranking, hires, watch),
        _ => climb(&Problem::<24>::new(&relevant, board, ranking), ranking, hires, watch),
    }
}

fn climb<const W: usize>(
    problem: &Problem<W>,
    ranking: &[Ranked],
    hires: usize,
    watch: Watch<'_>,
) -> Best {
    let hires = hires.min(problem.people());
    let ceiling = problem.ceiling();
    let mut rungs = greedy(problem, hires);
    let mut proven = 0;
    let mut upper = 0;
    let mut nodes = 0;
    let mut stopped = Ok(());
    while proven < hires && upper < ceiling {
        let people = proven + 1;
        // What `proven` people close at most bounds what one more can add.
        let bound = if proven == 0 { ceiling } else { ceiling.min(grown(upper, proven, people)) };
        let last = rungs.last().map_or(0, |set| problem.value(set).0);
        let mut ask = |nodes: u64, gain: u32, upper: u32| {
            let last = last.max(gain);
            let most = ceiling.min(grown(upper, people, hires)).max(last);
            watch(&Progress {
                people,
                hires,
                gain: last,
                at_least_percent: percent(last, most),
                nodes,
            })
        };
        let mut clock = Clock { nodes, ask: &mut ask };
        let start = rungs.get(proven).or(rungs.last()).cloned().unwrap_or_default();
        let mut search = Search::new(problem, &mut clock, start, bound);
        stopped = search.most(people);
        let (set, most) = (search.set, search.upper);
        nodes = clock.nodes;
        if proven < rungs.len() {
            rungs[proven] = set;
        } else {
            rungs.push(set);
        }
        if stopped.is_err() {
            upper = ceiling.min(grown(most, people, hires));
            break;
        }
        proven = people;
        upper = most;
    }
    finish(problem, ranking, (rungs, upper, nodes), stopped, watch)
}

fn finish<const W: usize>(
    problem: &Problem<W>,
    ranking: &[Ranked],
    (mut rungs, upper, mut nodes): (Vec<Vec<usize>>, u32, u64),
    mut stopped: Result<(), Stopped>,
    watch: Watch<'_>,
) -> Best {
    // A search that was stopped may have left a rung no higher than the last.
    let mut ladder: Vec<u32> = Vec::new();
    rungs.retain(|set| {
        let gain = problem.value(set).0;
        let rises = gain > ladder.last().copied().unwrap_or(0);
        if rises {
            ladder.push(gain);
        }
        rises
    });
    let mut set = rungs.pop().unwrap_or_default();
    let gain = ladder.last().copied().unwrap_or(0);
    if stopped.is_ok() {
        let mut ask = |nodes: u64, gain: u32, _: u32| {
            let people = ladder.len();
            watch(&Progress { people, hires: people, gain, at_least_percent: 100, nodes })
        };
        let mut clock = Clock { nodes, ask: &mut ask };
        exchange(problem, &mut set);
        let mut search = Search::new(problem, &mut clock, set, gain);
        stopped = search.settle();
        set = search.set;
        nodes = clock.nodes;
    }
    set.sort_unstable();
    let spare = problem.value(&set).1;
    Best {
        hire: set.into_iter().map(|rank| ranking[rank].candidate).collect(),
        gain,
        spare,
        ladder,
        optimal: stopped.is_ok(),
        at_least_percent: percent(gain, upper),
        nodes,
    }
}

/// The most that `to` people close if `from` people close at most `gain`.
fn grown(gain: u32, from: usize, to: usize) -> u32 {
    let most = u64::from(gain) * to.max(from) as u64 / from.max(1) as u64;
    u32::try_from(most).unwrap_or(u32::MAX)
}

fn percent(gain: u32, most: u32) -> u8 {
    if gain >= most { 100 } else { (u64::from(gain) * 100 / u64::from(most)) as u8 }
}

/// A set for each size, each made from the one before by taking who closes
/// most, then bettered by exchanging one person at a time.
fn greedy<const W: usize>(problem: &Problem<W>, hires: usize) -> Vec<Vec<usize>> {
    let mut rungs: Vec<Vec<usize>> = Vec::new();
    let mut set: Vec<usize> = Vec::new();
    while set.len() < hires {
        let mut places = Places::new(problem);
        for &person in &set {
            places.seat(problem, person);
        }
        let gain = |person: usize| (places.gain(problem, person), places.spare(problem, person));
        let others = (0..problem.people()).rev().filter(|person| !set.contains(person));
        let next = others.max_by_key(|&person| gain(person));
        let Some(next) = next.filter(|&person| gain(person).0 > 0) else { break };
        set.push(next);
        exchange(problem, &mut set);
        rungs.push(set.clone());
    }
    rungs
}

fn exchange<const W: usize>(problem: &Problem<W>, set: &mut [usize]) {
    let mut value = problem.value(set);
    // Each exchange betters the value, so this ends; the limit keeps it quick.
    for _ in 0..set.len() * 4 {
        let mut better = None;
        for place in 0..set.len() {
            let mut places = Places::new(problem);
            let (mut gain, mut spare) = (0, 0);
            for (_, &person) in set.iter().enumerate().filter(|&(at, _)| at != place) {
                gain += places.gain(problem, person);
                spare += places.spare(problem, person);
                places.seat(problem, person);
            }
            for person in 0..problem.people() {
                let new =
                    (gain + places.gain(problem, person), spare + places.spare(problem, person));
                if new > value && !set.contains(&person) {
                    value = new;
                    better = Some((place, person));
                }
            }
        }
        let Some((place, person)) = better else { break };
        set[place] = person;
    }
}
