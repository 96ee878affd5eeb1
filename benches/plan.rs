//! The best so many of the candidates, on easy and hard instances of the size
//! that a hiring round has at most. Prints how many nodes each search takes.
//!
//! `cargo bench --bench plan`. The instances are made from fixed seeds.

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{Criterion, criterion_group, criterion_main};
use roundtable::coverage::Coverage;
use roundtable::plan::{Best, CandidateMatrix, best, demands, ranking};
use roundtable::team::{
    Candidate, CandidateAnswer, Dimension, Id, Judge, Kind, Member, Need, Rating, Ratings, Team,
};

const DIMENSIONS: usize = 50;

/// What the team and its candidates are like.
#[derive(Clone, Copy)]
struct Shape {
    name: &'static str,
    members: usize,
    /// Dimensions in a hundred that a member, and a candidate, meets.
    meets: [u64; 2],
    /// The most people and the highest priority a need has.
    most: [u64; 2],
    /// Candidates are variations of so many kinds; 0: each is their own.
    families: usize,
    /// Every candidate meets exactly as many dimensions as every other, so
    /// that nobody stands out and bounds are weak.
    alike: bool,
}

const SHAPES: [Shape; 8] = [
    Shape {
        name: "easy: few gaps",
        members: 9,
        meets: [45, 30],
        most: [2, 3],
        families: 0,
        alike: false,
    },
    Shape {
        name: "generalists",
        members: 4,
        meets: [20, 40],
        most: [3, 3],
        families: 0,
        alike: false,
    },
    Shape {
        name: "specialists",
        members: 4,
        meets: [20, 12],
        most: [2, 3],
        families: 0,
        alike: false,
    },
    Shape {
        name: "overlapping",
        members: 3,
        meets: [15, 25],
        most: [2, 3],
        families: 8,
        alike: false,
    },
    Shape {
        name: "new team, all equal",
        members: 0,
        meets: [0, 20],
        most: [1, 1],
        families: 0,
        alike: false,
    },
    Shape {
        name: "new team, many each",
        members: 0,
        meets: [0, 30],
        most: [4, 1],
        families: 0,
        alike: false,
    },
    Shape {
        name: "new team, wide",
        members: 0,
        meets: [0, 45],
        most: [2, 1],
        families: 0,
        alike: false,
    },
    Shape {
        name: "specialists all alike",
        members: 0,
        meets: [0, 20],
        most: [1, 3],
        families: 0,
        alike: true,
    },
];

/// Sebastiano Vigna's splitmix64: the same instances everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn level(&mut self, meets: bool) -> Rating {
        let level = if meets { 3 + self.below(3) } else { self.below(3) };
        Rating::level(level as u8).unwrap()
    }
}

fn instance(shape: Shape, candidates: usize, seed: u64) -> (Team, Vec<Candidate>) {
    let mut dice = Dice(seed);
    let dimensions: Vec<Dimension> = (0..DIMENSIONS)
        .map(|place| {
            let name = format!("d{place}");
            let mut dimension = Dimension::new(Id::new(&name).unwrap(), &name, Kind::Skill);
            let [people, priority] = shape.most.map(|most| 1 + dice.below(most));
            dimension.need =
                Need::People { level: 3, people: people as u32, priority: priority as u8 };
            dimension
        })
        .collect();
    let mut ratings = Ratings::blank(DIMENSIONS, shape.members);
    let members: Vec<Member> = (0..shape.members)
        .map(|place| {
            for dimension in 0..DIMENSIONS {
                let meets = dice.below(100) < shape.meets[0];
                let rating = dice.level(meets);
                ratings.set(dimension, place, rating);
            }
            Member::new(Id::new(&format!("m{place}")).unwrap(), "Member")
        })
        .collect();
    let families: Vec<Vec<bool>> = (0..shape.families)
        .map(|_| (0..DIMENSIONS).map(|_| dice.below(100) < shape.meets[1]).collect())
        .collect();
    let people = (0..candidates)
        .map(|place| {
            let mut order: Vec<usize> = (0..DIMENSIONS).collect();
            for last in (1..DIMENSIONS).rev() {
                order.swap(last, dice.below(last as u64 + 1) as usize);
            }
            let mut one = Candidate::new(Id::new(&format!("c{place:03}")).unwrap(), "Candidate");
            for (column, dimension) in dimensions.iter().enumerate() {
                let meets = match families.get(place % shape.families.max(1)) {
                    Some(family) if dice.below(100) < 80 => family[column],
                    _ if shape.alike => order[column] * 100 < shape.meets[1] as usize * DIMENSIONS,
                    _ => dice.below(100) < shape.meets[1],
                };
                one.answers.push(CandidateAnswer {
                    dimension: dimension.id.clone(),
                    rating: dice.level(meets),
                    judge: Judge::Own,
                    source: String::new(),
                    evidence: String::new(),
                });
            }
            one
        })
        .collect();
    (Team::with_people(shape.name, dimensions, members, ratings), people)
}

fn solve(team: &Team, candidates: &[Candidate], hires: usize) -> Best {
    let coverage = Coverage::of(team, None);
    let demands = demands(&coverage);
    let matrix = CandidateMatrix::of(team, candidates);
    let ranking = ranking(&demands, &matrix, candidates);
    best(&demands, &matrix, &ranking, hires, &mut |_| ControlFlow::Continue(()))
}

fn best_together(criterion: &mut Criterion) {
    for (candidates, hires) in [(50, 8), (100, 5)] {
        let mut group = criterion.benchmark_group(format!("best {hires} of {candidates}"));
        group.sample_size(10);
        for shape in SHAPES {
            for seed in 1..=3 {
                let (team, people) = instance(shape, candidates, seed);
                let found = solve(&team, &people, hires);
                let label = format!("{} #{seed}", shape.name);
                println!("{label}: ladder {:?}, {} nodes", found.ladder, found.nodes);
                group.bench_function(label, |bench| {
                    bench.iter(|| solve(black_box(&team), black_box(&people), hires));
                });
            }
        }
        group.finish();
    }
}

criterion_group!(benches, best_together);
criterion_main!(benches);
