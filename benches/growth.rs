//! The work that grows with the team, each row as a ratio beside its floor:
//! the `toml` crate reading the same bytes into structs; and beside a peer
//! where one is installed (pandas, `DuckDB` and `HiGHS` in `python3`).
//!
//! `cargo bench --bench growth`; `-- collect` runs the rows whose name holds
//! that word. Each figure is the shortest of several runs taken in turns, as
//! the time of whole processes; the floor is timed within this one.

#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
#[cfg(not(unix))]
use std::time::Instant;

use roundtable::files::snapshots::{self, Outline, Redaction, When};
use roundtable::files::write;
use roundtable::team::{Date, Edit, Rating};
use serde::Deserialize;

const RUNS: usize = 5;
const PROGRAM: &str = env!("CARGO_BIN_EXE_roundtable");
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");

/// A team file in the structs that whoever takes the library writes first.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    #[allow(dead_code)] // read and thrown away
    dimension: Vec<HashMap<String, toml::Value>>,
    #[serde(default)]
    #[allow(dead_code)]
    member: Vec<Person>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Person {
    id: String,
    name: String,
    #[serde(default)]
    rating: HashMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Sheet {
    name: String,
    rating: HashMap<String, toml::Value>,
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    std::hint::black_box(toml::from_str::<T>(&text).ok());
}

fn timed(run: &mut dyn FnMut()) -> Duration {
    let began = spent();
    run();
    spent().saturating_sub(began)
}

/// Returns the processor time that this process and those it has waited for
/// have taken so far.
#[cfg(unix)]
fn spent() -> Duration {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;
    let all = [UsageWho::RUSAGE_SELF, UsageWho::RUSAGE_CHILDREN].map(|who| {
        let usage = getrusage(who).unwrap();
        [usage.user_time(), usage.system_time()]
    });
    // As floats, because their types differ from system to system.
    let seconds = |time: &TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Duration::from_secs_f64(all.as_flattened().iter().map(seconds).sum())
}

#[cfg(not(unix))]
fn spent() -> Duration {
    static BEGAN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(Instant::now).elapsed()
}

fn ran(command: &mut Command) -> Option<()> {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?.success().then_some(())
}

fn program(arguments: &[&str]) -> impl FnMut() + use<> {
    let arguments: Vec<String> = arguments.iter().map(|&one| one.to_owned()).collect();
    move || {
        ran(Command::new(PROGRAM).args(&arguments)).unwrap();
    }
}

/// What a row is measured beside.
enum Beside<'a> {
    Floor(&'a str, Box<dyn FnMut() + 'a>),
    Peer(&'a str, Vec<String>),
}

struct Bench {
    filter: String,
}

impl Bench {
    /// Measures in turns, and prints one line.
    fn row(&self, name: &str, mut own: impl FnMut(), mut beside: Vec<Beside<'_>>) {
        if !name.contains(&self.filter) {
            return;
        }
        let mut best = vec![Duration::MAX; beside.len() + 1];
        for _ in 0..RUNS {
            best[0] = best[0].min(timed(&mut own));
            for (best, other) in best[1..].iter_mut().zip(&mut beside) {
                let took = match other {
                    Beside::Floor(_, run) => Some(timed(run)),
                    Beside::Peer(_, call) => {
                        let mut is_there = false;
                        let took = timed(&mut || {
                            is_there =
                                ran(Command::new("python3").arg(PEERS).args(&*call)).is_some();
                        });
                        is_there.then_some(took)
                    }
                };
                *best = (*best).min(took.unwrap_or(Duration::MAX));
            }
        }
        print!("{name:<44} {:>8.1} ms", best[0].as_secs_f64() * 1e3);
        for (best_of, other) in best[1..].iter().zip(&beside) {
            let (Beside::Floor(name, _) | Beside::Peer(name, _)) = other;
            if *best_of == Duration::MAX {
                print!("   {name}: not installed");
            } else {
                let ratio = best[0].as_secs_f64() / best_of.as_secs_f64();
                print!("   {ratio:.2} × {name} ({:.1} ms)", best_of.as_secs_f64() * 1e3);
            }
        }
        println!();
    }
}

fn typed(path: &Path) -> Beside<'_> {
    Beside::Floor("typed", Box::new(|| read::<Typed>(path)))
}

fn peer<'a>(name: &'a str, call: &[&str]) -> Beside<'a> {
    Beside::Peer(name, call.iter().map(|&one| one.to_owned()).collect())
}

/// A team of skills alone, for those rows that grow with dimensions.
fn put(folder: &Path, name: &str, people: usize, dimensions: usize) -> PathBuf {
    let team = common::wide(people, dimensions);
    let path = folder.join(name);
    fs::write(&path, write::team(&team, None).unwrap()).unwrap();
    path
}

fn main() {
    let filter = std::env::args().skip(1).find(|word| !word.starts_with('-')).unwrap_or_default();
    let bench = Bench { filter };
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    commands(&bench, folder);
    collect(&bench, folder);
    across(&bench, folder);
    history(&bench, folder);
    edits(&bench);
    plans(&bench, folder);
}

fn commands(bench: &Bench, folder: &Path) {
    for (people, dimensions) in [(1_000, 50), (10_000, 50), (200, 50), (200, 500)] {
        let size = format!("{people} × {dimensions}");
        let path = put(folder, &format!("{people}x{dimensions}.toml"), people, dimensions);
        let file = path.to_str().unwrap();
        let calls: [(&str, &[&str]); 7] = [
            ("check", &["check", file]),
            ("show json", &["show", file, "--format", "json"]),
            ("show text", &["show", file]),
            ("show html", &["show", file, "--format", "html"]),
            ("show csv", &["show", file, "--format", "csv"]),
            ("show people", &["show", file, "--view", "people"]),
            ("plan", &["plan", file]),
        ];
        for (name, call) in calls {
            bench.row(&format!("{name}, {size}"), program(call), vec![typed(&path)]);
        }
        let later = folder.join("later.toml");
        fs::copy(&path, &later).unwrap();
        let diff = ["diff", file, later.to_str().unwrap()];
        bench.row(&format!("diff, {size}"), program(&diff), vec![typed(&path)]);
        let out = folder.join("kept");
        fs::create_dir_all(&out).unwrap();
        let snapshot = ["snapshot", file, "--out", out.to_str().unwrap()];
        bench.row(&format!("snapshot, {size}"), program(&snapshot), vec![typed(&path)]);
        let table = folder.join("matrix.csv");
        fs::write(&table, common::matrix(people, dimensions)).unwrap();
        let table = table.to_str().unwrap();
        let new = folder.join("new.toml");
        let import = ["import", table, "--out", new.to_str().unwrap()];
        let mut import = program(&import);
        let import = || {
            let _ = fs::remove_file(&new);
            import();
        };
        let pandas = peer("pandas", &["csv", table]);
        bench.row(&format!("import csv, {size}"), import, vec![pandas]);
    }
}

fn collect(bench: &Bench, folder: &Path) {
    for (sheets, dimensions) in [(1_000, 50), (200, 500)] {
        let name = format!("collected-{sheets}");
        let team = common::wide(sheets, dimensions);
        let mut blank = team.clone();
        let path = folder.join(format!("{name}.toml"));
        let into = folder.join(format!("{name}.sheets"));
        fs::create_dir_all(&into).unwrap();
        let mut files = Vec::new();
        for (member, person) in team.members().iter().enumerate() {
            let mut text = format!(
                "format = 1\nkind = \"sheet\"\nteam = \"{}\"\nname = \"{}\"\nrated = 2026-11-20\n\n[rating]\n",
                team.name, person.name
            );
            for (dimension, own) in team.dimensions().iter().enumerate() {
                let level = team.ratings().get(dimension, member).value().unwrap_or(0);
                text.push_str(&format!("{} = {level}\n", own.id));
                let edit = Edit::Rate { dimension, member, rating: Rating::BLANK, rated: None };
                blank.apply(edit).unwrap();
            }
            let file = into.join(format!("{member}.toml"));
            fs::write(&file, text).unwrap();
            files.push(file);
        }
        fs::write(&path, write::team(&blank, None).unwrap()).unwrap();
        let call = ["collect", path.to_str().unwrap(), "--dry-run"];
        let floor = || files.iter().for_each(|file| read::<Sheet>(file));
        let name = format!("collect, {sheets} sheets × {dimensions}");
        bench.row(&name, program(&call), vec![Beside::Floor("typed", Box::new(floor))]);
    }
}

fn across(bench: &Bench, folder: &Path) {
    for teams in [200, 2_000] {
        let into = folder.join(format!("teams-{teams}"));
        fs::create_dir_all(&into).unwrap();
        let files: Vec<PathBuf> =
            (0..teams).map(|nth| put(&into, &format!("{nth:04}.toml"), 10, 20)).collect();
        let path = into.to_str().unwrap();
        let csv = folder.join(format!("rows-{teams}.csv"));
        let call = ["show", path, "--view", "coverage", "--format", "csv"];
        let rows = Command::new(PROGRAM).args(call).output().unwrap().stdout;
        fs::write(&csv, rows).unwrap();
        let floor = || files.iter().for_each(|file| read::<Typed>(file));
        let beside = vec![
            Beside::Floor("typed, one thread", Box::new(floor)),
            peer("DuckDB over ready CSV", &["rows", csv.to_str().unwrap()]),
        ];
        let call = ["across", path, "--format", "json"];
        bench.row(&format!("across, {teams} teams of 10 × 20"), program(&call), beside);
    }
}

fn history(bench: &Bench, folder: &Path) {
    let team = common::wide(1_000, 50);
    let kept = folder.join("history");
    fs::create_dir_all(&kept).unwrap();
    for nth in 0..20_u8 {
        let day = Date { year: 2026, month: 1 + nth % 12, day: 1 + nth };
        let when = When { day, time: (12, 0, 0), offset: None };
        let text = snapshots::text(&team, &Redaction::default(), when).unwrap();
        snapshots::keep(&kept, when, &text).unwrap();
    }
    let paths = snapshots::list(&kept).unwrap();
    let whole = || paths.iter().for_each(|path| drop(snapshots::open(path).unwrap()));
    let floor = || paths.iter().for_each(|path| read::<Typed>(path));
    bench.row(
        "outlines of 20 snapshots, 1000 × 50",
        || paths.iter().for_each(|path| drop(Outline::open(path).unwrap())),
        vec![Beside::Floor("read whole", Box::new(whole)), Beside::Floor("typed", Box::new(floor))],
    );
}

fn edits(bench: &Bench) {
    let mut team = common::wide(1_000, 50);
    let text = write::team(&team, None).unwrap();
    let mut other = team.clone();
    let mut member = other.members()[500].clone();
    member.name = "Somebody Else".into();
    other.apply(Edit::ReplaceMember(500, Box::new(member))).unwrap();
    let rating = Rating::level(5).unwrap();
    team.apply(Edit::Rate { dimension: 3, member: 500, rating, rated: None }).unwrap();
    let rated = || drop(write::team(&team, Some(&text)).unwrap());
    bench.row(
        "a rename in the file's text, 1000 × 50",
        || drop(write::team(&other, Some(&text)).unwrap()),
        vec![Beside::Floor("a rating", Box::new(rated))],
    );
}

fn plans(bench: &Bench, folder: &Path) {
    for (name, dimensions, candidates, hires) in
        [("plan, 50 × 50, 6 hires", 50, 50, "6"), ("plan, 30 × 80, 5 hires", 30, 80, "5")]
    {
        let path = folder.join(format!("plan-{dimensions}-{candidates}.toml"));
        fs::write(&path, common::hiring(dimensions, candidates)).unwrap();
        let path = path.to_str().unwrap();
        let call = ["plan", path, "--hires", hires, "--format", "json"];
        let highs = peer("HiGHS, the gain alone", &["plan", path, hires]);
        bench.row(name, program(&call), vec![highs]);
    }
}
