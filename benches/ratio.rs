//! The program beside the bare ratatui grid of `examples/bare_grid.rs`, both
//! in a pseudo-terminal of 120 × 40, taken in turns in one run.
//!
//! `cargo bench --bench ratio`; `-- 9` takes nine launches of each in place of
//! fifteen. Three runs of three is what the note beside this file asks for.
//! Times are medians; on a busy machine only their ratios say something.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;
const RUNS: usize = 3;
const KEYS: usize = 40;
const SETTLED: Duration = Duration::from_millis(60);
const PATIENCE: Duration = Duration::from_secs(10);

/// Every screen that neither moves nor waits for sheets, by the keys there.
const SCREENS: [(&str, &str); 33] = [
    ("map", ""),
    ("personality", "\t"),
    ("map, for a room", "P"),
    ("map, worst first", "s"),
    ("map, two situations", "v"),
    ("someone away", "\x1b[Cx"),
    ("findings", "F"),
    ("why", "\r"),
    ("decide", "d"),
    ("decisions", "D"),
    ("shape", "y"),
    ("edit", "e"),
    ("edit: needs", "e\t"),
    ("edit: people", "e\t\t"),
    ("edit: fields", "e\t\r"),
    ("rate: hand-over", "\x1b[Cr"),
    ("rate: a question", "\x1b[Cr\r"),
    ("fingers", "R"),
    ("plan", "p"),
    ("plan: why", "p\r"),
    ("a candidate", "pn"),
    ("history", "H"),
    ("workshop", "W"),
    ("export", "E"),
    ("a table", "i"),
    ("keep", "K"),
    ("help", "?"),
    ("glossary", "?\t"),
    ("find", "/"),
    ("menu of themes", "f"),
    ("save as", "S"),
    ("leave?", "\x03"),
    ("hidden", "Z"),
];

struct Running {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    terminal: vt100::Parser,
    began: Instant,
    _home: tempfile::TempDir,
}

impl Running {
    fn start(program: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(home.path());
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        for name in ["NO_COLOR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env_remove(name);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, chunks) = mpsc::channel();
        // The stamp is taken where the bytes arrive, so that handing them over
        // is not measured.
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                let chunk = (Instant::now(), buffer[..count].to_vec());
                if count == 0 || sender.send(chunk).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let began = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (rows, columns) = (NonZero::new(ROWS).unwrap(), NonZero::new(COLUMNS).unwrap());
        let terminal = vt100::Parser::new(rows, columns, 0);
        Self { child, _master: pair.master, writer, chunks, terminal, began, _home: home }
    }

    /// Milliseconds from the start until a text is on the screen.
    fn shows(&mut self, text: &str) -> f64 {
        loop {
            let (at, chunk) = self.chunks.recv_timeout(PATIENCE).expect("the first frame");
            self.terminal.process(&chunk);
            if self.terminal.screen().contents().contains(text) {
                return milliseconds(at - self.began);
            }
        }
    }

    /// Reads until nothing comes any more: the first and last stamp, how many
    /// pieces, how many bytes.
    fn settle(&mut self) -> Option<(Instant, Instant, usize, usize)> {
        self.settle_after(SETTLED)
    }

    /// The same, with so much patience for what comes first.
    fn settle_after(&mut self, first: Duration) -> Option<(Instant, Instant, usize, usize)> {
        let mut seen: Option<(Instant, Instant, usize, usize)> = None;
        let mut patience = first;
        while let Ok((at, chunk)) = self.chunks.recv_timeout(patience) {
            patience = SETTLED;
            self.terminal.process(&chunk);
            let (first, _, pieces, bytes) = seen.unwrap_or((at, at, 0, 0));
            seen = Some((first, at, pieces + 1, bytes + chunk.len()));
        }
        seen
    }

    fn press(&mut self, keys: &str) -> Instant {
        let at = Instant::now();
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        at
    }

    fn proc(&self, file: &str) -> String {
        let id = self.child.process_id().unwrap();
        std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap_or_default()
    }

    /// Milliseconds of a processor so far.
    fn processor(&self) -> f64 {
        let spent = self.proc("schedstat");
        let nanoseconds = spent.split_whitespace().next().and_then(|word| word.parse().ok());
        nanoseconds.unwrap_or(f64::NAN) / 1e6
    }

    fn peak_kilobytes(&self) -> f64 {
        field(&self.proc("status"), "VmHWM:")
    }

    /// How often its threads have gone to sleep of their own will.
    fn sleeps(&self) -> f64 {
        let id = self.child.process_id().unwrap();
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).unwrap();
        let status = |task: std::fs::DirEntry| {
            std::fs::read_to_string(task.path().join("status")).unwrap_or_default()
        };
        tasks.flatten().map(|task| field(&status(task), "voluntary_ctxt_switches:")).sum()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn field(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("0");
    line.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(0.0)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// What the changed cells need: for each run of them one move of the cursor,
/// for each change of style inside it one full setting of both colours, and
/// their letters.
fn needed(before: &vt100::Screen, after: &vt100::Screen) -> usize {
    let colour = |colour: vt100::Color| match colour {
        vt100::Color::Default => 2,
        vt100::Color::Idx(index) => 5 + index.to_string().len(),
        vt100::Color::Rgb(r, g, b) => 5 + 2 + format!("{r}{g}{b}").len(),
    };
    let mut bytes = 0;
    for y in 0..ROWS {
        let mut in_run = false;
        let mut style = None;
        for x in 0..COLUMNS {
            let (Some(old), Some(new)) = (before.cell(y, x), after.cell(y, x)) else { continue };
            if old == new {
                in_run = false;
                continue;
            }
            if !in_run {
                bytes += format!("\x1b[{};{}H", y + 1, x + 1).len();
                in_run = true;
            }
            let own = (new.fgcolor(), new.bgcolor(), new.bold(), new.inverse());
            if style != Some(own) {
                bytes += 4 + colour(own.0) + colour(own.1) + 2 * usize::from(own.2);
                style = Some(own);
            }
            bytes += new.contents().len().max(1);
        }
    }
    bytes
}

/// The figures of one program.
#[derive(Default)]
struct Figures {
    start: Vec<f64>,
    processor: Vec<f64>,
    key: Vec<f64>,
    memory: Vec<f64>,
    bytes: usize,
    needed: usize,
}

fn launch(program: &Path, arguments: &[&str], text: &str, figures: &mut Figures, keys: usize) {
    let mut running = Running::start(program, arguments);
    figures.start.push(running.shows(text));
    running.settle();
    figures.processor.push(running.processor());
    figures.memory.push(running.peak_kilobytes());
    for nth in 0..keys {
        // Out of step with anything that might beat.
        std::thread::sleep(Duration::from_micros(1_000 + 700 * (nth as u64 % 7)));
        let before = running.terminal.screen().clone();
        let pressed = running.press(if nth % 2 == 0 { "\x1b[B" } else { "\x1b[A" });
        let (first, _, _, bytes) = running.settle().expect("a paint");
        figures.key.push(milliseconds(first - pressed));
        figures.bytes += bytes;
        figures.needed += needed(&before, running.terminal.screen());
    }
}

/// Whether many keys and a long paste are taken whole, and in how many pieces
/// the terminal got what was painted.
fn bursts(program: &Path) -> [(String, f64, f64); 2] {
    let mut running = Running::start(program, &["demo"]);
    running.shows("hold");
    running.settle();
    // A hint goes once its keys are understood.
    running.press(&"\x1b[B\x1b[A".repeat(20));
    running.settle();
    // Where the burst ends, one row further than where it begins.
    running.press("\x1b[B");
    running.settle();
    let expected = running.terminal.screen().contents();
    running.press("\x1b[A");
    running.settle();
    let pressed = running.press(&"\x1b[B\x1b[A".repeat(250));
    running.press("\x1b[B");
    let keys = running.settle();
    let whole = running.terminal.screen().contents() == expected;
    let tell = |seen: Option<(Instant, Instant, usize, usize)>, from: Instant| {
        seen.map_or((0.0, 0.0), |(_, last, pieces, _)| (milliseconds(last - from), pieces as f64))
    };
    let (keys_took, keys_pieces) = tell(keys, pressed);
    let word = |whole| if whole { "whole" } else { "NOT WHOLE" };
    let burst = (format!("501 keys at once, {}", word(whole)), keys_took, keys_pieces);
    running.press("S");
    running.settle();
    let text = format!("\x1b[200~{}the end\x1b[201~", "0123456789abcde ".repeat(4096));
    let pressed = running.press(&text);
    let pasted = running.settle_after(PATIENCE);
    let whole = running.terminal.screen().contents().contains("the end");
    let (took, pieces) = tell(pasted, pressed);
    [burst, (format!("paste of 64 KiB, {}", word(whole)), took, pieces)]
}

/// How often each screen wakes in three idle seconds.
fn idle(program: &Path) -> Vec<(&'static str, f64)> {
    let all: Vec<_> = SCREENS
        .into_iter()
        .map(|(name, keys)| {
            let mut running = Running::start(program, &["demo"]);
            running.shows("hold");
            running.settle();
            if !keys.is_empty() {
                running.press(keys);
                running.settle();
            }
            (name, running)
        })
        .collect();
    std::thread::sleep(Duration::from_millis(500));
    let before: Vec<f64> = all.iter().map(|(_, running)| running.sleeps()).collect();
    std::thread::sleep(Duration::from_secs(3));
    let woken =
        all.iter().zip(before).map(|((name, running), before)| (*name, running.sleeps() - before));
    woken.collect()
}

fn floor() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--example", "bare_grid"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the floor could not be built");
    let program = Path::new(env!("CARGO_BIN_EXE_roundtable"));
    program.with_file_name("examples").join("bare_grid")
}

fn main() {
    let launches = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(15);
    // For programs that are built already, with any profile.
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let program = given("ROUNDTABLE").unwrap_or_else(|| env!("CARGO_BIN_EXE_roundtable").into());
    let floor = given("BARE_GRID").unwrap_or_else(floor);
    let mut all_hold = true;
    for run in 1..=RUNS {
        let (mut ours, mut theirs) = (Figures::default(), Figures::default());
        for nth in 0..launches {
            // Keys in some launches, starts in all; a warm-up of each first.
            let keys = if nth % 5 == 1 { KEYS } else { 0 };
            launch(&floor, &[], "bare grid", &mut theirs, keys);
            launch(&program, &["demo"], "hold", &mut ours, keys);
        }
        println!("run {run}                     floor  program  ratio  at most");
        let keys = ours.key.len().max(1) as f64;
        let mut line = |name: &str, floor: f64, program: f64, most: f64| {
            let ratio = program / floor;
            all_hold &= ratio <= most;
            let verdict = if ratio <= most { "" } else { "  does not hold" };
            println!("  {name:<22} {floor:>8.2} {program:>8.2} {ratio:>6.2} {most:>8.2}{verdict}");
        };
        line("start to frame, ms", median(theirs.start), median(ours.start), 1.15);
        line("  by processor time, ms", median(theirs.processor), median(ours.processor), 1.15);
        line("key to paint, ms", median(theirs.key), median(ours.key), 1.15);
        line("memory at start, kB", median(theirs.memory), median(ours.memory), 1.5);
        line("bytes a key", ours.needed as f64 / keys, ours.bytes as f64 / keys, 1.5);
        println!("  (of bytes the floor is what the changed cells need)");
        for (name, took, pieces) in bursts(&program) {
            println!("  {name}: {took:.1} ms, painted in {pieces} pieces");
        }
        let woken: Vec<String> = idle(&program)
            .into_iter()
            .map(|(screen, woken)| {
                all_hold &= woken == 0.0;
                format!("{screen} {woken}")
            })
            .collect();
        println!("  woken in 3 idle seconds: {}\n", woken.join(", "));
    }
    println!("{}", if all_hold { "every ratio holds" } else { "NOT every ratio holds" });
}
