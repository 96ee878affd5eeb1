//! File systems that refuse what a save would like, folders that several people
//! share, and what a killed command leaves there.
//!
//! Some need `strace`, some the superuser; without it they say what they left
//! out.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::team_file;

const SHEET: &str = "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n\
                     rated = 2026-11-23\n[rating]\nproduct = 5\n";

/// Takes a sheet into a team, where the calls of the system fail as `inject`
/// says; nothing without `strace`.
fn collect_with(inject: &str, folder: &Path) -> Option<(PathBuf, Output)> {
    let path = team_file(folder);
    let sheet = folder.join("ada.toml");
    fs::write(&sheet, SHEET).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={inject}")])
        .arg(env!("CARGO_BIN_EXE_roundtable"))
        .args(["collect", path.to_str().unwrap(), sheet.to_str().unwrap(), "--settle"])
        .env("HOME", folder)
        .output();
    match output {
        Ok(output) => Some((path, output)),
        Err(_) => {
            eprintln!("left out: {inject}, which needs strace");
            None
        }
    }
}

fn has_five(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().contains("product = 5")
}

#[test]
fn a_share_that_refuses_modes_or_syncs_is_saved_to_and_told_of_once() {
    for (inject, told) in [
        ("fchmod:error=EPERM", "fewer people can read it now"),
        ("fsync:error=EINVAL", "may not survive a power cut"),
        ("fsync:error=EOPNOTSUPP", "may not survive a power cut"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let Some((path, output)) = collect_with(inject, folder.path()) else { return };
        let sentences = String::from_utf8_lossy(&output.stderr);
        let sentences = sentences.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(output.status.code(), Some(0), "{inject}: {sentences}");
        assert!(has_five(&path), "{inject}");
        assert_eq!(sentences.matches(told).count(), 1, "{inject}: {sentences}");
        let mode = fs::metadata(&path).unwrap().mode() & 0o777;
        assert_eq!(mode & !0o640, 0, "{inject}: {mode:o}");
    }
}

#[test]
fn a_disk_that_fails_to_sync_is_no_such_share() {
    let folder = tempfile::tempdir().unwrap();
    let Some((path, output)) = collect_with("fsync:error=EIO", folder.path()) else { return };
    assert_eq!(output.status.code(), Some(2));
    assert!(!has_five(&path));
}

#[test]
fn what_a_killed_command_leaves_is_for_its_owner_alone_and_gone_at_the_next_start_of_any() {
    for command in [
        &["check", "team.toml"][..],
        &["show", "team.toml"],
        &["plan", "team.toml"],
        &["collect", "team.toml"],
        &["diff", "team.toml", "team.toml"],
        &["snapshot", "team.toml"],
        &["invite", "team.toml", "--out", "page.html"],
        &["record", "team.toml"],
        &["new", "another.toml"],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let inject = "fsync:signal=KILL:when=1";
        let Some((path, _)) = collect_with(inject, folder.path()) else { return };
        fs::rename(path, folder.path().join("team.toml")).unwrap();
        let leftovers = || -> Vec<PathBuf> {
            let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
            entries.filter(|path| path.to_string_lossy().ends_with(".roundtable-tmp")).collect()
        };
        let [left] = &leftovers()[..] else { panic!("one file is left: {:?}", leftovers()) };
        assert_eq!(fs::metadata(left).unwrap().mode() & 0o777, 0o600);
        let mut program = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        let program = program.args(command).current_dir(folder.path()).env("HOME", folder.path());
        assert_eq!(program.output().unwrap().status.code(), Some(0), "{command:?}");
        assert!(leftovers().is_empty(), "after {command:?}");
    }
}

/// Two people of one group, in a folder that both may write.
struct Shared {
    folder: tempfile::TempDir,
    path: PathBuf,
}

const ALICE: u32 = 4001;
const BOB: u32 = 4002;
const GROUP: u32 = 4100;

impl Shared {
    /// Nothing where we may not act for others.
    fn new(mode: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let path = team_file(folder.path());
        fs::write(folder.path().join("ada.toml"), SHEET).unwrap();
        fs::set_permissions(folder.path().join("ada.toml"), fs::Permissions::from_mode(0o644))
            .unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let program = folder.path().join("roundtable");
        fs::copy(env!("CARGO_BIN_EXE_roundtable"), &program).unwrap();
        let own = std::os::unix::fs::chown(&path, Some(ALICE), Some(GROUP));
        let may = own.is_ok() && Command::new("setpriv").arg("--version").output().is_ok();
        if !may {
            eprintln!("left out: files of other people, which need the superuser and setpriv");
        }
        may.then_some(Self { folder, path })
    }

    /// Runs the program as somebody, in some groups.
    fn collect(&self, user: u32, groups: &str) -> Output {
        let user = user.to_string();
        Command::new("setpriv")
            .args(["--reuid", &user, "--regid", &user])
            .args(if groups.is_empty() { vec!["--clear-groups"] } else { vec!["--groups", groups] })
            .arg(self.folder.path().join("roundtable"))
            .args(["collect", "payments.toml", "ada.toml", "--settle"])
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .output()
            .unwrap()
    }

    fn rights(&self) -> (u32, u32, u32) {
        let metadata = fs::metadata(&self.path).unwrap();
        (metadata.uid(), metadata.gid(), metadata.mode() & 0o777)
    }
}

#[test]
fn a_save_of_another_member_of_the_group_keeps_the_group_and_lets_nobody_else_in() {
    let Some(shared) = Shared::new(0o660) else { return };
    let output = shared.collect(BOB, &GROUP.to_string());
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{sentences}");
    assert!(has_five(&shared.path));
    assert_eq!(shared.rights(), (BOB, GROUP, 0o660));
}

#[test]
fn where_the_group_cannot_be_kept_its_rights_go() {
    let Some(shared) = Shared::new(0o666) else { return };
    let output = shared.collect(BOB, "");
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{sentences}");
    assert_eq!(shared.rights(), (BOB, BOB, 0o606));
    assert!(sentences.contains("another owner, group or permissions"), "{sentences}");
}

#[test]
fn who_may_not_write_a_file_does_not_replace_it_and_hears_why() {
    let Some(shared) = Shared::new(0o644) else { return };
    let output = shared.collect(BOB, "");
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{sentences}");
    assert!(sentences.contains("its permissions do not allow writing"), "{sentences}");
    assert_eq!(shared.rights(), (ALICE, GROUP, 0o644));
}

#[test]
fn another_users_dead_lock_blocks_nobody_and_a_live_one_is_called_so() {
    let Some(shared) = Shared::new(0o660) else { return };
    let lock = shared.folder.path().join("payments.toml.lock");
    // As an older version left it: for its owner alone.
    fs::write(&lock, "").unwrap();
    fs::set_permissions(&lock, fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::chown(&lock, Some(ALICE), Some(ALICE)).unwrap();
    let held = fs::File::open(&lock).unwrap();
    held.try_lock().unwrap();
    let output = shared.collect(BOB, &GROUP.to_string());
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{sentences}");
    assert!(sentences.contains("another roundtable has it open"), "{sentences}");
    drop(held);
    let output = shared.collect(BOB, &GROUP.to_string());
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{sentences}");
    assert!(has_five(&shared.path));
    assert!(lock.exists(), "nobody deletes another's");
}
