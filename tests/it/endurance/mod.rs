//! Nothing lost, whatever ends the program: kills at random moments, a
//! terminal that vanishes, storms of sizes, faults of the disk.

#![cfg(unix)]

mod faults;
mod latency;
mod shares;
mod together;
mod unsaved;
mod vanishing;
mod ways_out;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::common::pty::Pty;
use roundtable::files::read;
use roundtable::tui::terminal::screen;

/// How long anything may take on a busy machine; never a measure of speed.
const PATIENCE: Duration = Duration::from_secs(30);

fn team_file(folder: &Path) -> PathBuf {
    let path = folder.join("payments.toml");
    std::fs::copy("assets/demo.toml", &path).unwrap();
    path
}

/// The dimensions marked for discussion, by place.
fn marked(path: &Path) -> Vec<usize> {
    let source = std::fs::read_to_string(path).expect("the file is there");
    let team = read::team(&source, "killed").unwrap_or_else(|fault| panic!("{fault}")).team;
    let place = |id: &roundtable::team::Id| team.dimension_index(id.as_str()).unwrap();
    let mut marks: Vec<usize> = team.session.discuss.iter().map(place).collect();
    marks.sort_unstable();
    marks
}

/// Waits until what is on disk has these marks.
fn on_disk(path: &Path, marks: &[usize]) {
    let start = Instant::now();
    while marked(path) != marks {
        assert!(start.elapsed() < PATIENCE, "never on disk: {marks:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The numbers of a test's own, from a seed: it fails the same way twice.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// The first rows of the demo's map, in file order.
const ROWS: usize = 8;

/// Works, is killed at a random moment, and is started again, this many times.
/// Gives how long before its end the oldest lost key was pressed, each time.
fn kills(times: usize, seed: u64) -> Vec<Duration> {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let mut numbers = Numbers(seed);
    let mut ages = Vec::new();
    for _ in 0..times {
        let before = marked(&path);
        let mut pty = Pty::at_home(folder.path(), "", &path);
        pty.wait("5 covered");
        assert!(!pty.screen().contains("read-only"), "a killed holder frees the lock");
        let mut pressed = Vec::new();
        for row in 0..=numbers.below(ROWS as u64 - 1) as usize {
            pty.press("m");
            pressed.push((row, Instant::now()));
            std::thread::sleep(Duration::from_millis(numbers.below(60)));
            pty.press("\x1b[B");
        }
        std::thread::sleep(Duration::from_millis(numbers.below(300)));
        let killed = Instant::now();
        pty.kill();
        // What is on disk is what some of the first keys made, all of them up
        // to one of those in flight.
        let after = marked(&path);
        let with = |keys: usize| {
            let mut marks = before.clone();
            for (row, _) in &pressed[..keys] {
                match marks.iter().position(|mark| mark == row) {
                    Some(at) => drop(marks.remove(at)),
                    None => marks.push(*row),
                }
            }
            marks.sort_unstable();
            marks
        };
        let kept = (0..=pressed.len()).rev().find(|&keys| with(keys) == after);
        let kept = kept.unwrap_or_else(|| panic!("{before:?} became {after:?}"));
        let age = pressed.get(kept).map_or(Duration::ZERO, |(_, at)| killed - *at);
        ages.push(age);
    }
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("payments"))
        .collect();
    assert_eq!(left, ["payments.toml"], "nothing of the killed is left behind");
    ages
}

#[test]
fn killed_at_random_moments_it_loses_only_what_the_last_keys_meant() {
    let ages = kills(12, 0x5EED);
    assert!(ages.iter().all(|age| *age < PATIENCE), "{ages:?}");
}

#[test]
#[ignore = "takes minutes: cargo test --test endurance thousand -- --ignored --nocapture"]
fn a_thousand_kills_lose_only_what_the_last_keys_meant() {
    let times = std::env::var("ROUNDTABLE_KILLS").ok().and_then(|text| text.parse().ok());
    let mut ages = kills(times.unwrap_or(1000), 0x00C0_FFEE);
    ages.sort_unstable();
    let lost = ages.iter().filter(|age| !age.is_zero()).count();
    println!(
        "{} kills, {lost} with keys in flight; the oldest lost key was pressed {} ms before its \
         kill, at the 99th percentile {} ms",
        ages.len(),
        ages.last().map_or(0, Duration::as_millis),
        ages[ages.len() * 99 / 100].as_millis()
    );
    assert!(ages.iter().all(|age| *age < PATIENCE), "{ages:?}");
}

/// Draws, has an edit saved, and panics: the other half of the test below.
#[test]
#[ignore = "the other half of a test: it takes the terminal it runs in, and panics"]
fn a_program_that_panics() {
    let Ok(path) = std::env::var("ROUNDTABLE_TEST_TEAM") else { return };
    let mut file = roundtable::files::TeamFile::open(Path::new(&path)).unwrap();
    let first = file.read.team.dimensions()[0].id.clone();
    file.read.team.session.discuss.push(first);
    let saver = roundtable::files::Saver::spawn(file.file, None, || {}).unwrap();
    screen::restore_on_panic();
    screen::enter_raw_mode().unwrap();
    let mut screen = screen::Screen::enter((120, 40), true).unwrap();
    screen.draw(|frame| frame.render_widget("about", frame.area())).unwrap();
    assert!(saver.save(file.read.team));
    panic!("Ada rated 4");
}

#[test]
fn a_panic_gives_the_terminal_back_saves_and_tells_nobodys_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let program = format!(
        "printf here; read go; exec env ROUNDTABLE_TEST_TEAM={} {} a_program_that_panics --ignored",
        path.display(),
        std::env::current_exe().unwrap().display()
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    pty.wait("here");
    let modes = pty.modes();
    pty.press("\r");
    assert_eq!(pty.exit_code(), 101);
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(raw.contains("about"), "{raw}");
    assert_eq!(pty.modes(), modes);
    assert!(!pty.is_on_alternate_screen() && !pty.hides_cursor() && !pty.brackets_pastes());
    let sentences = pty.screen();
    assert!(
        sentences.contains("an error in the program") && !sentences.contains("rated 4"),
        "{sentences}"
    );
    assert_eq!(marked(&path), [0], "the key before the panic is saved");
}

#[test]
fn thousands_of_sizes_while_one_edits_lose_no_edit_and_end_on_a_whole_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let mut pty = Pty::at_home(folder.path(), "", &path);
    let mut numbers = Numbers(77);
    let mut marks: Vec<usize> = Vec::new();
    for round in 0..25 {
        // Where nothing can be seen keys do nothing, so that it must be seen.
        pty.resize(120, 40);
        pty.wait_last_row("? help");
        let row = round % ROWS;
        match marks.iter().position(|mark| *mark == row) {
            Some(at) => drop(marks.remove(at)),
            None => marks.push(row),
        }
        pty.press("\x1b[Hm");
        for _ in 1..=row {
            pty.press("m\x1b[Bm");
        }
        pty.settle();
        for _ in 0..100 {
            pty.resize(numbers.below(300) as u16 + 1, numbers.below(120) as u16 + 1);
        }
    }
    pty.resize(500, 500);
    pty.resize(120, 40);
    pty.press("\x0c");
    pty.wait("5 covered");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    marks.sort_unstable();
    assert_eq!(marked(&path), marks);
}

#[test]
fn a_dumb_terminal_is_told_on_one_line_and_a_closed_pipe_is_silent() {
    let sentences = {
        let mut pty = Pty::spawn(
            "sh",
            &["-c", &format!("TERM=dumb exec {} demo", env!("CARGO_BIN_EXE_roundtable"))],
            120,
            40,
        );
        assert_eq!(pty.exit_code(), 2);
        pty.screen()
    };
    assert!(sentences.contains("TERM=dumb cannot show a screen"), "{sentences}");
    assert_eq!(sentences.trim().lines().count(), 1, "{sentences}");
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    for view in ["--format=json", "--format=html", "--format=text"] {
        let program =
            format!("{} show {} {view} | true", env!("CARGO_BIN_EXE_roundtable"), path.display());
        let output = Command::new("sh").args(["-c", &program]).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
