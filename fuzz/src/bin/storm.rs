//! The same targets without an instrumented build: inputs by the million from
//! a generator that a number seeds, or the files of a corpus once more.
//!
//! ```text
//! storm read 10000000            as many inputs
//! storm read 10000000 7          others
//! storm read corpus/read         what was found before, and each damaged
//! ```

use std::hash::{DefaultHasher, Hash, Hasher};
use std::process::ExitCode;
use std::time::Instant;

use roundtable_fuzz::{draw, import, merge, read};

const TARGETS: [(&str, fn(&[u8])); 4] =
    [("read", read::run), ("merge", merge::run), ("import", import::run), ("draw", draw::run)];
/// An input in bytes, at most.
const LONGEST: usize = 28;

/// A generator of numbers: xorshift, for which any seed but 0 is good.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (target, what) = (arguments.next().unwrap_or_default(), arguments.next());
    let Some((_, run)) = TARGETS.iter().find(|(name, _)| *name == target) else {
        eprintln!("storm: read, merge, import or draw, and how many inputs or which files");
        return ExitCode::from(2);
    };
    let what = what.unwrap_or_else(|| "100000".into());
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let begun = Instant::now();
    let count = match what.parse::<u64>() {
        Ok(count) => storm(*run, count, seed),
        Err(_) => replay(*run, &what),
    };
    let seconds = begun.elapsed().as_secs_f64();
    println!("{target}: {count} inputs in {seconds:.0} s, none of them broke anything");
    ExitCode::SUCCESS
}

fn storm(run: fn(&[u8]), count: u64, seed: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    let mut numbers = Numbers(hasher.finish() | 1);
    for done in 0..count {
        let length = numbers.next() as usize % LONGEST + 1;
        let input: Vec<u8> = (0..length).map(|_| (numbers.next() >> 24) as u8).collect();
        told(run, &input);
        if done > 0 && done % 1_000_000 == 0 {
            eprintln!("{done} …");
        }
    }
    count
}

fn replay(run: fn(&[u8]), folder: &str) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    if paths.is_empty() {
        paths.push(folder.into());
    }
    paths.iter().filter_map(|path| std::fs::read(path).ok()).map(|input| told(run, &input)).count()
        as u64
}

/// An input that breaks something is printed, so that it can be kept.
fn told(run: fn(&[u8]), input: &[u8]) {
    if std::panic::catch_unwind(|| run(input)).is_err() {
        eprintln!("storm: this input does: {input:?}");
        std::process::exit(1);
    }
}
