//! A fault of the disk at every single call of the system that a save makes,
//! and a kill at each: by `strace`, which lets one call of one thread fail.
//!
//! Which calls there are is not listed here: a save is looked at first.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use roundtable::files::read;

use super::{PATIENCE, marked, on_disk, team_file};
use crate::common::pty::Pty;

/// The faults that a disk has, by call; what is not named has the last.
const ERRORS: [(&str, &[&str]); 10] = [
    ("openat", &["ENOSPC", "EACCES", "EROFS"]),
    ("write", &["ENOSPC", "EIO", "EDQUOT"]),
    ("fchmod", &["EPERM", "EIO"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("renameat", &["EIO", "ENOSPC", "EACCES"]),
    ("renameat2", &["EIO", "ENOSPC"]),
    ("unlink", &["EIO", "EACCES"]),
    ("statx", &["EIO", "EACCES"]),
    ("mkdir", &["ENOSPC", "EACCES"]),
    ("", &["EIO"]),
];

/// Memory, clocks and other threads: no part of a save.
const NOT_THE_DISK: &str = "trace=!futex,mprotect,mmap,munmap,madvise,brk,mremap,sched_yield,rt_sigprocmask,sigaltstack,\
     clock_gettime,clock_nanosleep,gettid,prctl,restart_syscall,rseq,set_robust_list,exit";

/// `strace` on the program's saving thread alone.
struct Trace {
    child: Child,
    log: PathBuf,
}

impl Trace {
    /// Looks on, or lets one call fail as `inject` says.
    fn of(pty: &Pty, folder: &Path, inject: Option<&str>) -> Self {
        let log = folder.join("trace");
        let thread = saving_thread(pty);
        let mut strace = Command::new("strace");
        strace.args(["-qq", "-o", log.to_str().unwrap(), "-e", NOT_THE_DISK]);
        if let Some(inject) = inject {
            strace.args(["-e", &format!("inject={inject}")]);
        }
        let child = strace
            .args(["-p", &thread])
            .stderr(Stdio::inherit())
            .spawn()
            .expect("this test needs strace: install it, as with `apt-get install strace`");
        let status = format!("/proc/{}/task/{thread}/status", pty.process_id());
        until("strace holds the thread", || {
            let sentences = std::fs::read_to_string(&status).unwrap_or_default();
            sentences.lines().any(|line| line.starts_with("TracerPid:") && !line.ends_with("\t0"))
        });
        Self { child, log }
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until the thread has made no call for a while: it waits for the
    /// next save, which is no call that is looked at.
    fn wait_for_quiet(&self) {
        let mut before = usize::MAX;
        until("the save ends", || {
            let now = self.text().len();
            let is_quiet = std::mem::replace(&mut before, now) == now;
            std::thread::sleep(std::time::Duration::from_millis(if is_quiet { 0 } else { 150 }));
            is_quiet
        });
    }

    /// The names of the calls so far, in order.
    fn calls(&self) -> Vec<String> {
        let text = self.text();
        text.lines().filter_map(|line| line.split_once('(')).map(|(call, _)| call.into()).collect()
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn saving_thread(pty: &Pty) -> String {
    let tasks = PathBuf::from(format!("/proc/{}/task", pty.process_id()));
    let mut found = None;
    until("there is a thread that saves", || {
        for task in std::fs::read_dir(&tasks).unwrap().flatten() {
            let name = std::fs::read_to_string(task.path().join("comm")).unwrap_or_default();
            if name.trim() == "saver" {
                found = Some(task.file_name().to_string_lossy().into_owned());
            }
        }
        found.is_some()
    });
    found.unwrap()
}

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "never: {what}");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

/// What the program does with an edit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scene {
    /// It saves it.
    Save,
    /// It merges it: somebody else has written the file meanwhile. Where the
    /// disk fails, it keeps it aside.
    Aside,
}

/// A desk with the program on it, and its file.
struct Desk {
    folder: tempfile::TempDir,
    path: PathBuf,
    before: String,
    pty: Pty,
}

impl Desk {
    fn new(scene: Scene) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("team")).unwrap();
        let path = team_file(&folder.path().join("team"));
        let mut before = std::fs::read_to_string(&path).unwrap();
        let mut pty = Pty::at_home(folder.path(), "", &path);
        pty.wait("5 covered");
        if scene == Scene::Aside {
            before = before.replace("\"Payments\"", "\"Theirs\"");
            std::fs::write(&path, &before).unwrap();
        }
        Self { folder, path, before, pty }
    }

    fn again(&mut self) {
        self.pty = Pty::at_home(self.folder.path(), "", &self.path);
        self.pty.wait("5 covered");
        self.pty.settle();
        assert!(!self.pty.screen().contains("read-only"), "who was killed frees the lock");
    }

    /// Whether the file has the mark; it is wholly old or wholly new.
    fn has_mark(&self, at: &str) -> bool {
        let now = std::fs::read_to_string(&self.path).unwrap();
        read::team(&now, "the file").unwrap_or_else(|fault| panic!("{at}: {fault}"));
        let new = marked(&self.path) == [0];
        assert!(new || now == self.before, "neither old nor new at {at}:\n{now}");
        new
    }

    /// Whether what somebody else wrote meanwhile is in the file.
    fn has_theirs(&self) -> bool {
        std::fs::read_to_string(&self.path).unwrap().contains("\"Theirs\"")
    }

    fn leave(&mut self, at: &str) {
        println!("left after {at}");
        self.pty.press("q");
        assert_eq!(self.pty.exit_code(), 0, "{at}\n{}", self.pty.screen());
    }

    /// Nothing but the team is left when all is done.
    fn is_tidy(&self, at: &str) {
        let names = |folder: &Path| -> Vec<String> {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(names(self.path.parent().unwrap()), ["payments.toml"], "{at}");
        let aside = names(&self.folder.path().join("state/roundtable/journal"));
        assert!(aside.is_empty(), "kept aside for nobody at {at}: {aside:?}");
    }

    /// Takes up what was kept aside.
    fn take_up(&mut self) {
        self.pty.press("merge\r");
        self.pty.wait("u undoes it");
        on_disk(&self.path, &[0]);
        self.pty.settle();
    }
}

/// Every call that an edit makes on the saving thread, by name and number.
fn calls_of(scene: Scene) -> Vec<(String, usize)> {
    let mut desk = Desk::new(scene);
    let trace = Trace::of(&desk.pty, desk.folder.path(), None);
    desk.pty.press("m");
    until("the save begins", || trace.calls().iter().any(|call| call == "fsync"));
    trace.wait_for_quiet();
    let mut counts = BTreeMap::new();
    let mut numbered = Vec::new();
    for call in trace.calls() {
        let count = counts.entry(call.clone()).or_insert(0);
        *count += 1;
        numbered.push((call, *count));
    }
    numbered
}

#[derive(Debug, Default)]
struct Figures {
    faults: usize,
    kills: usize,
    old: usize,
    new: usize,
    told: usize,
    aside: usize,
    nowhere: usize,
    /// Calls that were not made this time.
    missed: usize,
}

/// All of it takes minutes: `ROUNDTABLE_FAULTS=10` tries every tenth.
fn every_nth() -> usize {
    std::env::var("ROUNDTABLE_FAULTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn every_fault(scene: Scene) -> Figures {
    let mut figures = Figures::default();
    let calls = calls_of(scene);
    println!("{} calls: {calls:?}", calls.len());
    assert!(calls.iter().any(|(call, _)| call == "fsync") && calls.len() > 12, "{calls:?}");
    let mut cases = Vec::new();
    for (call, nth) in &calls {
        let errors = ERRORS.iter().find(|(name, _)| name == call || name.is_empty()).unwrap().1;
        cases.extend(errors.iter().map(|error| (call, nth, Some(error))));
        cases.push((call, nth, None));
    }
    for (call, nth, error) in cases.into_iter().step_by(every_nth()) {
        let Some(error) = error else {
            figures.kills += 1;
            let inject = format!("{call}:signal=KILL:when={nth}");
            killed(scene, &inject, &format!("{call} number {nth} with a kill"), &mut figures);
            continue;
        };
        figures.faults += 1;
        let inject = format!("{call}:error={error}:when={nth}");
        let at = format!("{call} number {nth} with {error}");
        let retries = figures.faults % 2 == 0;
        match scene {
            Scene::Save => fails(&inject, &at, retries, &mut figures),
            Scene::Aside => fails_aside(&inject, &at, &mut figures),
        }
    }
    let tried = figures.faults + figures.kills;
    assert!(figures.missed * 10 < tried, "too few of the calls were made: {figures:?}");
    figures
}

/// Presses the key, and waits until its save has ended; returns whether
/// there was such a call: a look at the file that falls into the same moment
/// makes one more, or one fewer.
fn edit(desk: &mut Desk, inject: &str) -> bool {
    let trace = Trace::of(&desk.pty, desk.folder.path(), Some(inject));
    desk.pty.press("m");
    let start = Instant::now();
    while !trace.text().contains("(INJECTED)") {
        if start.elapsed() > PATIENCE {
            return false;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    trace.wait_for_quiet();
    drop(trace);
    desk.pty.press("\x0c");
    desk.pty.settle();
    until("the header tells what became of the save", || {
        desk.pty.look();
        !desk.pty.screen().contains("  saving")
    });
    desk.pty.settle();
    true
}

fn fails(inject: &str, at: &str, retries: bool, figures: &mut Figures) {
    let mut desk = Desk::new(Scene::Save);
    if !edit(&mut desk, inject) {
        figures.missed += 1;
        return;
    }
    let new = desk.has_mark(at);
    let told = desk.pty.screen().contains("not saved");
    if !told {
        // It was a fault that saving can do without.
        assert!(new, "not saved and not told at {at}:\n{}", desk.pty.screen());
        figures.new += 1;
        desk.leave(at);
        return desk.is_tidy(at);
    }
    figures.told += 1;
    *(if new { &mut figures.new } else { &mut figures.old }) += 1;
    desk.pty.wait("The team could not be saved");
    if retries {
        desk.pty.press("try again\r");
        desk.pty.settle();
        assert!(!desk.pty.screen().contains("not saved"), "{at}:\n{}", desk.pty.screen());
    } else {
        desk.pty.kill();
        desk.again();
        let offered = desk.pty.screen().contains("Unsaved edits from last time");
        // What is on disk already need not be offered.
        assert_eq!(offered, !new, "{at}:\n{}", desk.pty.screen());
        if offered {
            figures.aside += 1;
            desk.take_up();
        }
    }
    assert!(desk.has_mark(at), "the edit is lost at {at}");
    desk.leave(at);
    desk.is_tidy(at);
}

/// The disk fails once more, where what could not be saved is kept aside.
fn fails_aside(inject: &str, at: &str, figures: &mut Figures) {
    let mut desk = Desk::new(Scene::Aside);
    if !edit(&mut desk, inject) {
        figures.missed += 1;
        return;
    }
    let merged = desk.has_mark(at);
    assert!(desk.has_theirs(), "written over what somebody else wrote at {at}");
    if merged && !desk.pty.screen().contains("not saved") {
        // A fault that the merge can do without: both changes are in the file.
        figures.new += 1;
        desk.leave(at);
        // What could not be deleted goes at the next start.
        desk.again();
        desk.leave(at);
        return desk.is_tidy(at);
    }
    *(if merged { &mut figures.new } else { &mut figures.old }) += 1;
    let screen = desk.pty.screen();
    assert!(screen.contains("not saved"), "not told at {at}:\n{screen}");
    figures.told += 1;
    desk.pty.press("\x1b");
    desk.pty.settle();
    desk.pty.press("q");
    desk.pty.settle();
    if desk.pty.screen().contains("not saved anywhere") {
        figures.nowhere += 1;
        desk.pty.press("n");
        desk.pty.settle();
        let other = desk.folder.path().join("other.toml");
        desk.pty.press("S");
        desk.pty.wait("Keep this team in the file");
        desk.pty.press("\x15");
        desk.pty.press(&format!("{}\r", other.display()));
        desk.pty.wait("every change goes there");
        assert_eq!(marked(&other), [0], "{at}");
        return desk.leave(at);
    }
    assert_eq!(desk.pty.exit_code(), 2, "{at}");
    desk.again();
    assert!(
        desk.pty.screen().contains("Unsaved edits from last time"),
        "{at}:\n{}",
        desk.pty.screen()
    );
    figures.aside += 1;
    desk.take_up();
    assert_eq!(marked(&desk.path), [0], "the edit is lost at {at}");
    desk.leave(at);
    desk.is_tidy(at);
}

fn killed(scene: Scene, inject: &str, at: &str, figures: &mut Figures) {
    let mut desk = Desk::new(scene);
    let trace = Trace::of(&desk.pty, desk.folder.path(), Some(inject));
    desk.pty.press("m");
    let Some(code) = desk.pty.exit_code_within(PATIENCE) else {
        figures.missed += 1;
        return;
    };
    assert_ne!(code, 0, "{at}");
    drop(trace);
    let new = desk.has_mark(at);
    assert!(scene == Scene::Save || desk.has_theirs(), "written over theirs at {at}");
    *(if new { &mut figures.new } else { &mut figures.old }) += 1;
    desk.again();
    if desk.pty.screen().contains("Unsaved edits from last time") {
        figures.aside += 1;
        desk.take_up();
        assert_eq!(marked(&desk.path), [0], "{at}");
    }
    desk.leave(at);
    desk.is_tidy(at);
}

#[test]
#[ignore = "needs strace: cargo test --test it faults -- --ignored --nocapture"]
fn a_file_system_without_locks_is_warned_of_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let program = format!(
        "exec strace -f -qq -o {0}/trace -e trace=flock -e inject=flock:error=ENOLCK \
         env HOME={0} XDG_STATE_HOME={0}/state XDG_CONFIG_HOME={0}/config {1} {2}",
        folder.path().display(),
        env!("CARGO_BIN_EXE_roundtable"),
        path.display()
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    pty.wait("The file cannot be locked");
    pty.press("m");
    on_disk(&path, &[0]);
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let trace = std::fs::read_to_string(folder.path().join("trace")).unwrap();
    assert!(trace.contains("(INJECTED)"), "{trace}");
    assert!(!path.with_file_name("payments.toml.lock").exists());
}

#[test]
#[ignore = "needs strace: cargo test --test it faults -- --ignored --nocapture"]
fn while_a_disk_takes_its_time_keys_are_painted_and_who_leaves_gets_the_terminal_at_once() {
    let mut desk = Desk::new(Scene::Save);
    // Three seconds for each time that something is put on the disk itself.
    let trace = Trace::of(&desk.pty, desk.folder.path(), Some("fsync:delay_enter=3000000"));
    desk.pty.press("m");
    until("the save has come to the disk", || trace.text().contains("fsync"));
    desk.pty.press("\x1b[B");
    desk.pty.wait("Data and analysis needs two people");
    let renamed = |trace: &Trace| trace.text().contains("renameat");
    assert!(!renamed(&trace), "the key was painted only after the save");
    desk.pty.press("m\x03");
    desk.pty.wait("Quit roundtable?");
    desk.pty.press("y");
    until("the terminal is back", || {
        desk.pty.look();
        !desk.pty.is_on_alternate_screen()
    });
    assert!(!renamed(&trace), "the terminal came back only after the save");
    assert_eq!(desk.pty.exit_code(), 0);
    assert_eq!(marked(&desk.path), [0, 1], "both edits are on disk all the same");
    drop(trace);
    desk.is_tidy("a slow disk");
}

#[test]
#[ignore = "needs strace: cargo test --test it faults -- --ignored --nocapture"]
fn from_a_slow_disk_that_then_fails_nobody_goes_to_another_team_unawares() {
    let mut desk = Desk::new(Scene::Save);
    let slow = "fsync:error=EIO:delay_enter=2500000";
    let trace = Trace::of(&desk.pty, desk.folder.path(), Some(slow));
    desk.pty.press("m");
    until("the save has come to the disk", || trace.text().contains("fsync"));
    desk.pty.press("\x0f");
    desk.pty.wait("The disk is slow and your last edits are still being saved.");
    desk.pty.wait("The team could not be saved");
    assert!(marked(&desk.path).is_empty());
    drop(trace);
    desk.pty.press("try\r");
    on_disk(&desk.path, &[0]);
}

#[test]
#[ignore = "needs strace: cargo test --test it faults -- --ignored --nocapture"]
fn a_change_in_the_last_moment_of_a_save_is_seen() {
    let mut desk = Desk::new(Scene::Save);
    let slow = "fsync:delay_enter=2000000";
    let trace = Trace::of(&desk.pty, desk.folder.path(), Some(slow));
    desk.pty.press("m");
    until("the save has come to the disk", || trace.text().contains("fsync"));
    let theirs = desk.before.clone() + "[broken";
    std::fs::write(&desk.path, &theirs).unwrap();
    desk.pty.wait("The file has changed on disk");
    assert_eq!(std::fs::read_to_string(&desk.path).unwrap(), theirs);
    drop(trace);
}

#[test]
#[ignore = "needs strace, takes minutes: cargo test --test it faults -- --ignored --nocapture"]
fn at_every_call_of_a_save_a_fault_or_a_kill_leaves_the_file_whole_and_loses_no_edit() {
    let figures = every_fault(Scene::Save);
    println!("the program's saver: {figures:?}");
}

#[test]
#[ignore = "needs strace: cargo test --test it faults -- --ignored --nocapture"]
fn what_is_kept_aside_is_forgotten_once_saved_though_its_folder_failed() {
    // The third time is that of the journal's folder, when the file is in it.
    let inject = "fsync:error=EIO:when=3";
    fails_aside(inject, inject, &mut Figures::default());
}

#[test]
#[ignore = "needs strace, takes minutes: cargo test --test it faults -- --ignored --nocapture"]
fn at_every_call_that_keeps_an_edit_aside_a_fault_or_a_kill_is_told_and_tears_nothing() {
    let figures = every_fault(Scene::Aside);
    println!("what is kept aside: {figures:?}");
}

/// Every call of the system that a save makes, by the name that `strace` has
/// for it, and the faults that a disk has.
const CALLS: [(&str, &[&str]); 7] = [
    ("openat", &["ENOSPC", "EACCES", "EIO"]),
    ("write", &["ENOSPC", "EIO", "EDQUOT"]),
    ("fchmod", &["EPERM", "EIO"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("?rename,?renameat,?renameat2", &["EIO", "ENOSPC", "EACCES"]),
    ("statx", &["EIO", "EACCES"]),
    // What a close says comes too late for anyone; killed at one it may be.
    ("close", &[]),
];

/// Takes a sheet into a team under `strace`, which makes the `nth` call of a
/// kind fail or kills the program at it. Nothing where it has fewer such calls.
fn with_fault(call: &str, what: &str, nth: usize) -> Option<(String, Option<i32>, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let sheet = folder.path().join("ada.toml");
    let answers = "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n\
                   rated = 2026-11-23\n[rating]\nproduct = 5\n";
    std::fs::write(&sheet, answers).unwrap();
    let log = folder.path().join("trace");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o", log.to_str().unwrap(), "-e", &format!("trace={call}")])
        .args(["-e", &format!("inject={call}:{what}:when={nth}")])
        .arg(env!("CARGO_BIN_EXE_roundtable"))
        .args(["collect", path.to_str().unwrap(), sheet.to_str().unwrap(), "--settle"])
        .env("HOME", folder.path())
        .output()
        .expect("this test needs strace: install it, as with `apt-get install strace`");
    let trace = std::fs::read_to_string(&log).unwrap();
    let came = trace.contains("(INJECTED)") || trace.contains("SIGKILL");
    let after = std::fs::read_to_string(&path).unwrap();
    let sentences = String::from_utf8_lossy(&output.stderr).into_owned();
    let left = std::fs::read_dir(folder.path()).unwrap().flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().contains("-tmp")).count();
    assert!(left == 0 || what.contains("KILL"), "a temporary file is left after {call} {what}");
    came.then_some((after, output.status.code(), sentences))
}

#[test]
#[ignore = "needs strace, takes minutes: cargo test --test it faults -- --ignored --nocapture"]
fn at_a_fault_of_any_call_of_a_command_that_saves_the_file_is_whole_old_or_whole_new() {
    let old = std::fs::read_to_string("assets/demo.toml").unwrap();
    let (mut faults, mut kept, mut saved, mut told) = (0, 0, 0, 0);
    for (call, errors) in CALLS {
        let kinds = errors.iter().map(|error| format!("error={error}"));
        for what in kinds.chain(["signal=KILL".to_owned()]) {
            for nth in 1.. {
                let Some((after, status, text)) = with_fault(call, &what, nth) else { break };
                faults += 1;
                let team = read::team(&after, "after").unwrap_or_else(|fault| panic!("{fault}"));
                let new = team.team.ratings().get(0, 0).value() == Some(5);
                let place = format!("{call} {what} at call {nth}: {text}");
                assert!(new || after == old, "neither old nor new after {place}");
                match status {
                    Some(0) => assert!(new, "said to be done and is not: {place}"),
                    Some(2) => {
                        // Saved, and then there was nowhere to say so.
                        let nowhere = text.contains("standard output could not be written");
                        let remedy = text.contains("; ") || text.contains(";\n");
                        assert!(remedy || nowhere, "no remedy: {place}");
                        told += 1;
                    }
                    // The loader of the system itself may be what failed.
                    other => assert!(
                        what.contains("KILL") || (!new && other != Some(101)),
                        "{other:?} after {place}"
                    ),
                }
                if new {
                    saved += 1;
                } else {
                    kept += 1;
                }
                // Where this goes on for ever, enough is enough.
                if nth > 60 {
                    break;
                }
            }
        }
    }
    println!(
        "{faults} faults: {kept} times whole-old, {saved} times whole-new, {told} told with a remedy"
    );
    assert!(faults > 40, "only {faults}");
}
