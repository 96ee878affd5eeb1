//! How long it takes from a key to the disk. Left out of the usual run, for it
//! measures time; what it says counts on a machine that does nothing else.

use std::fmt::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::common::pty::Pty;
use crate::endurance::PATIENCE;

/// What was promised.
const ON_DISK_WITHIN: Duration = Duration::from_millis(250);

/// A team of this many people who have answered fifty dimensions.
fn large(people: usize) -> String {
    let mut text = String::from("format = 1\n\n[team]\nname = \"Large\"\n");
    for place in 0..50 {
        write!(text, "\n[[dimension]]\nid = \"d{place}\"\nname = \"Dimension {place}\"\n").unwrap();
        text.push_str("kind = \"skill\"\nneed = { level = 3, people = 2 }\n");
    }
    for person in 0..people {
        write!(text, "\n[[member]]\nid = \"p{person}\"\nname = \"Person Number{person}\"\n")
            .unwrap();
        text.push_str("rated = 2026-11-20\n[member.rating]\n");
        for place in 0..50 {
            writeln!(text, "d{place} = {}", (person * 7 + place * 3) % 5).unwrap();
        }
    }
    text
}

/// Presses keys one by one and waits until each is on disk; the median.
fn key_to_disk(what: &str, source: &str, way: &[&str], keys: &[&str]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.toml");
    std::fs::write(&path, source).unwrap();
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait_within(PATIENCE * 4, "? help");
    for key in way {
        pty.press(key);
        pty.settle();
    }
    pty.settle();
    let written = |path: &Path| std::fs::metadata(path).unwrap().ino();
    let mut took: Vec<Duration> = keys
        .iter()
        .map(|key| {
            let before = written(&path);
            let pressed = Instant::now();
            pty.press(key);
            while written(&path) == before {
                assert!(pressed.elapsed() < PATIENCE, "{what}: never on disk after {key}");
                std::thread::sleep(Duration::from_micros(500));
            }
            let took = pressed.elapsed();
            pty.settle();
            took
        })
        .collect();
    took.sort_unstable();
    let median = took[took.len() / 2];
    println!(
        "{what}: {} ms in the middle, {} ms at the most, {} keys",
        median.as_millis(),
        took[took.len() - 1].as_millis(),
        took.len()
    );
    median
}

#[test]
#[ignore = "measures time: cargo test --release --test endurance latency -- --ignored --nocapture"]
fn from_a_key_to_the_disk_it_takes_a_quarter_of_a_second_at_most() {
    let demo = std::fs::read_to_string("assets/demo.toml").unwrap();
    let marks = ["m"; 11];
    let answering = ["r", "\r", "\x1b[H", "\r"];
    let answers = ["5", "5", "5", "5", "5", "5", "5", "5", "5"];
    for (people, source) in [(7, demo), (1_000, large(1_000)), (10_000, large(10_000))] {
        let marked = key_to_disk(&format!("a mark, {people} people"), &source, &[], &marks);
        assert!(marked <= ON_DISK_WITHIN, "{marked:?}");
        if people > 7 {
            let what = format!("an answer, {people} people");
            let answered = key_to_disk(&what, &source, &answering, &answers);
            assert!(answered <= ON_DISK_WITHIN, "{answered:?}");
        }
    }
}
