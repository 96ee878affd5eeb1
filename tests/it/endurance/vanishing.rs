//! A terminal that vanishes without a word: no hang-up comes, for it is ignored.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{PATIENCE, marked, on_disk, team_file};
use crate::common::pty::Pty;

/// What was promised; far more than it takes.
const NOTICED_WITHIN: Duration = Duration::from_secs(3);

/// Has a terminal of its own, and takes it along when it is killed.
#[test]
#[ignore = "the other half of a test: it holds the terminal that vanishes"]
fn holder_of_a_terminal() {
    let Ok(program) = std::env::var("ROUNDTABLE_TEST_HELD") else { return };
    let ready = std::env::var("ROUNDTABLE_TEST_READY").unwrap();
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    if std::env::var_os("ROUNDTABLE_TEST_LINES").is_some() {
        pty.wait("0 to 5, or ?:");
        std::fs::write(ready, "").unwrap();
        std::thread::sleep(PATIENCE * 2);
        return;
    }
    pty.wait("5 covered");
    let team = std::path::PathBuf::from(std::env::var("ROUNDTABLE_TEST_TEAM").unwrap());
    if std::env::var_os("ROUNDTABLE_TEST_THEIRS").is_some() {
        // Half a file of another program's: nothing to merge with.
        let theirs = std::fs::read_to_string(&team).unwrap() + "[broken";
        std::fs::write(team, theirs).unwrap();
        pty.press("m");
        pty.wait("The file has changed on disk");
    } else {
        pty.press("m");
        on_disk(&team, &[0]);
    }
    std::fs::write(ready, "").unwrap();
    std::thread::sleep(PATIENCE * 2);
}

/// Takes the program's terminal away: with an edit that is SAVED, with one
/// that is not, for THEIRS is there, or from the LINES of text. Gives its status and the seconds of
/// computing that it took in all.
fn vanish(home: &Path, file: &Path, how: &str) -> (String, f64) {
    let (before, after) = if how == "LINES" { ("rate", "--as Ada --plain") } else { ("", "") };
    let [ready, status, spent] = ["ready", "status", "spent"].map(|name| home.join(name));
    let program = format!(
        "trap '' HUP; env HOME={0} XDG_STATE_HOME={0}/state XDG_DATA_HOME={0}/data \
         XDG_CONFIG_HOME={0}/config {1} {before} {2} {after}; status=$?; times > {3}; echo $status > {4}",
        home.display(),
        env!("CARGO_BIN_EXE_roundtable"),
        file.display(),
        spent.display(),
        status.display()
    );
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["holder_of_a_terminal", "--ignored"])
        .env("ROUNDTABLE_TEST_HELD", program)
        .env("ROUNDTABLE_TEST_READY", &ready)
        .env("ROUNDTABLE_TEST_TEAM", file)
        .env(format!("ROUNDTABLE_TEST_{how}"), "1")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    wait_for(&ready);
    holder.kill().unwrap();
    holder.wait().unwrap();
    let gone = Instant::now();
    let sentences = wait_for(&status);
    let took = gone.elapsed();
    println!("noticed within {} ms", took.as_millis());
    assert!(took < NOTICED_WITHIN, "only after {took:?}");
    // The second line is of the shell's children: "0m0.05s 0m0.01s".
    let spent = std::fs::read_to_string(&spent).unwrap();
    let seconds = |word: &str| -> f64 {
        let (minutes, seconds) = word.trim_end_matches('s').split_once('m').unwrap();
        minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
    };
    let spent = spent.lines().nth(1).unwrap().split_whitespace().map(seconds).sum();
    (sentences.trim().to_owned(), spent)
}

/// The text of a file that another process is about to write.
fn wait_for(path: &Path) -> String {
    let start = Instant::now();
    loop {
        match std::fs::read_to_string(path) {
            Ok(text) if !text.is_empty() || path.ends_with("ready") => return text,
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
        assert!(start.elapsed() < PATIENCE, "{} does not come", path.display());
    }
}

#[test]
fn a_terminal_that_vanishes_is_noticed_though_hang_ups_are_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let (status, spent) = vanish(folder.path(), &path, "SAVED");
    assert_eq!(status, "129");
    assert!(spent < 2.0, "it computed for {spent} s");
    assert_eq!(marked(&path), [0], "the mark made before is saved");
    assert!(!path.with_file_name("payments.toml.lock").exists());
}

#[test]
fn in_lines_of_text_it_is_noticed_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let (status, spent) = vanish(folder.path(), &path, "LINES");
    assert_eq!(status, "129");
    assert!(spent < 2.0, "it computed for {spent} s");
    assert!(!path.with_file_name("payments.toml.lock").exists());
}

#[test]
fn what_could_not_be_saved_when_the_terminal_vanished_is_offered_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let (status, spent) = vanish(folder.path(), &path, "THEIRS");
    assert_eq!(status, "129");
    assert!(spent < 2.0, "it computed for {spent} s");
    let theirs = std::fs::read_to_string(&path).unwrap();
    assert!(theirs.ends_with("[broken"), "somebody else's file is as they wrote it");
    std::fs::write(&path, theirs.trim_end_matches("[broken")).unwrap();
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("Unsaved edits from last time");
    pty.press("merge\r");
    pty.wait("u undoes it");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(marked(&path), [0]);
}
