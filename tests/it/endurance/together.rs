//! Two at one file: one writes, the others are told.

use std::path::Path;
use std::process::{Command, Output};

use super::{marked, on_disk, team_file};
use crate::common::pty::Pty;

fn roundtable(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
    command.args(arguments).current_dir(home).env("HOME", home).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const SHEET: &str = "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n\
                     rated = 2026-11-23\n[rating]\nproduct = 5\n";

#[test]
fn a_command_that_would_write_is_refused_while_the_team_is_open_and_one_that_reads_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let path = team_file(home);
    std::fs::write(home.join("ada.toml"), SHEET).unwrap();
    std::fs::write(home.join("table.csv"), "Name,SQL\nAda,3\nBo,1\n").unwrap();
    let mut pty = Pty::at_home(home, "", &path);
    pty.wait("5 covered");
    let before = std::fs::read_to_string(&path).unwrap();
    let file = "payments.toml";
    let writing: [(&[&str], &str); 4] = [
        (&["collect", file, "ada.toml", "--settle"], "another roundtable has it open"),
        (&["snapshot", file, "--names", "alias"], "another roundtable has it open"),
        (&["import", "table.csv", "--out", file], "there is a file of that name already"),
        (&["new", file], "there is a file of that name already"),
    ];
    for (arguments, why) in writing {
        let output = roundtable(home, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains(why), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("payments.toml"), "{arguments:?}: {}", said(&output));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), before, "{arguments:?}");
    }
    assert!(!home.join("payments.snapshots").exists(), "nothing half done");
    let reading: [&[&str]; 5] = [
        &["show", file],
        &["plan", file],
        &["collect", file, "ada.toml", "--settle", "--dry-run"],
        &["snapshot", file],
        &["diff", file, file],
    ];
    for arguments in reading {
        let output = roundtable(home, arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    }
    // The program goes on as if nobody had been there.
    pty.press("m");
    on_disk(&path, &[0]);
    pty.kill();
    let output = roundtable(home, writing[0].0);
    assert_eq!(output.status.code(), Some(0), "who was killed frees it: {}", said(&output));
}

#[test]
fn where_files_cannot_be_locked_it_warns_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    // Here the obstacle is a folder of the lock's name.
    std::fs::create_dir(path.with_file_name("payments.toml.lock")).unwrap();
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("The file cannot be locked");
    assert!(!pty.screen().contains("read-only"), "{}", pty.screen());
    pty.press("m");
    on_disk(&path, &[0]);
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(marked(&path), [0]);
}

#[test]
fn a_file_with_a_second_name_is_read_only_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let twin = folder.path().join("twin.toml");
    std::fs::hard_link(&path, &twin).unwrap();
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("read-only: it has several names (hard links)");
    pty.press("m");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(marked(&path).is_empty() && marked(&twin).is_empty());
}
