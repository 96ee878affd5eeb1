//! The second process that reads a workbook: the bytes go in, the cells come
//! out, and neither its memory nor its time has no end.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::{Refusal, Sheet};

/// The hidden subcommand that reads a workbook from standard input.
pub const COMMAND: &str = "read-workbook";

/// How long a workbook may take a processor. Builds without optimisation are slower.
const TIMEOUT: Duration = Duration::from_millis(if cfg!(debug_assertions) { 8_000 } else { 1_700 });
/// How long it may take where other programs have the processors.
const PATIENCE: u32 = 8;
/// The most memory that the process may ask for, in bytes.
#[cfg(unix)]
const MAX_MEMORY: u64 = 256 * 1024 * 1024;

type Answer = Result<Vec<Sheet>, Refusal>;

fn beyond_limits() -> Refusal {
    Refusal::new(
        "the workbook asks for more memory or time than a skills matrix takes",
        "save the one sheet as CSV, and import that",
    )
}

/// Reads a workbook in a process of its own.
pub(super) fn sheets(bytes: &[u8]) -> Answer {
    let program = program().ok_or_else(|| {
        Refusal::new(
            "the program cannot start itself to read the workbook",
            "save the sheet as CSV, and import that",
        )
    })?;
    let started = Command::new(program)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|_| {
        Refusal::new(
            "the program cannot start itself to read the workbook",
            "save the sheet as CSV, and import that",
        )
    })?;
    let output = exchange(&mut child, bytes);
    // It may still be running where the time is up.
    let _ = child.kill();
    let _ = child.wait();
    let output = output.ok_or_else(beyond_limits)?;
    serde_json::from_slice(&output).unwrap_or_else(|_| Err(beyond_limits()))
}

/// Hands the bytes over and waits for the answer, as long as it may take.
fn exchange(child: &mut Child, bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut input, mut output) = (child.stdin.take()?, child.stdout.take()?);
    let bytes = bytes.to_vec();
    std::thread::spawn(move || {
        // A process that gave up does not read to the end.
        let _ = input.write_all(&bytes);
    });
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.read_to_end(&mut answer);
        let _ = sender.send(read.map(|_| answer));
    });
    for _ in 0..PATIENCE {
        match receiver.recv_timeout(TIMEOUT) {
            Ok(answer) => return answer.ok(),
            Err(_) if processor_time(child.id()).is_some_and(|time| time < TIMEOUT * 4 / 5) => {}
            Err(_) => return None,
        }
    }
    None
}

/// How long a process has had a processor, where the system says it.
fn processor_time(id: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11..13)?.iter().map(|field| field.parse::<u64>());
    let ticks: Vec<u64> = ticks.collect::<Result<_, _>>().ok()?;
    Some(Duration::from_millis(ticks.iter().sum::<u64>() * 10))
}

/// This program; of a test, the program next to it.
fn program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let name = format!("roundtable{}", std::env::consts::EXE_SUFFIX);
    if program.file_name().is_some_and(|file| file == name.as_str()) {
        return Some(program);
    }
    let folders = program.ancestors().skip(1).take(2);
    folders.map(|folder| folder.join(&name)).find(|path| path.is_file()).or(Some(program))
}

/// Reads a workbook from standard input and writes its cells to standard
/// output, within the limits.
///
/// # Errors
/// Where standard input or output fails.
pub fn serve() -> std::io::Result<()> {
    limit_memory();
    let mut bytes = Vec::new();
    std::io::stdin().take(super::super::MAX_TABLE_BYTES).read_to_end(&mut bytes)?;
    // A reader that panics on a file answers as one that cannot read it.
    std::panic::set_hook(Box::new(|_| {}));
    let answer: Answer = std::panic::catch_unwind(|| super::read(&bytes)).unwrap_or_else(|_| {
        Err(Refusal::new(
            "the workbook is damaged",
            "open it in a spreadsheet and save it again, or as CSV",
        ))
    });
    let text = serde_json::to_vec(&answer).map_err(std::io::Error::other)?;
    std::io::stdout().write_all(&text)
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
    let _ = setrlimit(Resource::As, limit(MAX_MEMORY));
    let _ = setrlimit(Resource::Core, limit(0));
}

#[cfg(not(unix))]
fn limit_memory() {}
