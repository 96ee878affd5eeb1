//! `import` beside what others take to read the same table: processor time of
//! whole processes, taken in turns in one run, medians, as ratios.
//!
//! `cargo bench --bench import`. The CSV is measured beside `pandas.read_csv`
//! where `PYTHON` (or `python3`) has pandas, the .xlsx beside calamine alone.
//! Linux only: the time of ended children is in `/proc/self/stat`.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use calamine::{Reader as _, open_workbook_auto};
use rust_xlsxwriter::Workbook;

const PEOPLE: usize = 10_000;
const SKILLS: usize = 50;
const RUNS: usize = 5;
/// Set in the process that reads a workbook with calamine alone.
const ALONE: &str = "ROUNDTABLE_BENCH_ALONE";

fn main() {
    if let Some(path) = env::var_os(ALONE) {
        let mut book = open_workbook_auto(path).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        println!("{}", range.get_size().0);
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (csv, xlsx) = (folder.path().join("t.csv"), folder.path().join("t.xlsx"));
    fs::write(&csv, text()).unwrap();
    workbook(&xlsx);
    let import = |path: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        command.arg("import").arg(path);
        command
    };
    let python = env::var("PYTHON").unwrap_or("python3".to_owned());
    let pandas = |path: &Path| {
        let mut command = Command::new(&python);
        command.args(["-c", "import sys, pandas; pandas.read_csv(sys.argv[1])"]).arg(path);
        command
    };
    let alone = |path: &Path| {
        let mut command = Command::new(env::current_exe().unwrap());
        command.env(ALONE, path);
        command
    };
    if seconds(pandas(&csv)).is_some() {
        compare("csv beside pandas.read_csv (at most 0.5)", || import(&csv), || pandas(&csv));
    } else {
        println!("csv: {python} has no pandas, so there is nothing beside it");
    }
    compare("xlsx beside calamine alone (at most 2.5)", || import(&xlsx), || alone(&xlsx));
}

fn compare(what: &str, ours: impl Fn() -> Command, other: impl Fn() -> Command) {
    let (mut own, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        own.push(seconds(ours()).expect("the table is read"));
        theirs.push(seconds(other()).expect("the other reads it"));
    }
    let [own, theirs] = [own, theirs].map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[RUNS / 2]
    });
    println!("{what}: {own:.2} s and {theirs:.2} s, ratio {:.2}", own / theirs);
}

/// Processor time of a process and its children; nothing where it fails.
fn seconds(mut command: Command) -> Option<f64> {
    let before = children();
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    done.success().then(|| (children() - before) as f64 / 100.0)
}

/// Processor time of all ended children, in ticks of 10 ms.
fn children() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    fields[13].parse::<u64>().unwrap() + fields[14].parse::<u64>().unwrap()
}

fn level(person: usize, skill: usize) -> Option<usize> {
    let mixed = person.wrapping_mul(31).wrapping_add(skill * 17) % 13;
    (mixed < 12).then_some(mixed / 2)
}

fn text() -> String {
    let mut text = String::from("Name");
    for skill in 0..SKILLS {
        write!(text, ",Skill number {skill}").unwrap();
    }
    for person in 0..PEOPLE {
        write!(text, "\nPerson {person} Moe").unwrap();
        for skill in 0..SKILLS {
            text.push(',');
            if let Some(level) = level(person, skill) {
                write!(text, "{level}").unwrap();
            }
        }
    }
    text + "\n"
}

fn workbook(path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Name").unwrap();
    for skill in 0..SKILLS {
        sheet.write_string(0, skill as u16 + 1, format!("Skill number {skill}")).unwrap();
    }
    for person in 0..PEOPLE {
        let row = person as u32 + 1;
        sheet.write_string(row, 0, format!("Person {person} Moe")).unwrap();
        for skill in 0..SKILLS {
            if let Some(level) = level(person, skill) {
                sheet.write_number(row, skill as u16 + 1, level as f64).unwrap();
            }
        }
    }
    workbook.save(path).unwrap();
}
