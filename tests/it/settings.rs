//! Settings: where they are, in an editor, and themes of one's own.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::str::{contains, starts_with};

use crate::common::pty::Pty;

fn config(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
    command.arg("config").env("HOME", home).env("XDG_CONFIG_HOME", home.join("config"));
    command.env_remove("VISUAL").env_remove("EDITOR");
    command
}

/// An editor that appends a line to the file.
fn editor(home: &Path, line: &str) -> String {
    let path = home.join("editor.sh");
    fs::write(&path, format!("printf '%s\\n' '{line}' >> \"$2\"\n")).unwrap();
    format!("sh {} --wait", path.display())
}

#[test]
fn the_settings_are_found_printed_and_edited() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config/roundtable/config.toml");
    let shown = path.display().to_string();
    config(home.path()).arg("--path").assert().success().stdout(format!("{shown}\n"));
    let printed = config(home.path()).assert().success();
    printed
        .stdout(starts_with(format!("# {shown} (does not exist yet)")))
        .stdout(contains("# mouse = true"));
    config(home.path()).arg("--edit").assert().code(2).stderr(contains("EDITOR is not set"));
    let edit = |line: &str| {
        let mut command = config(home.path());
        command.arg("--edit").env("EDITOR", editor(home.path(), line));
        command.assert()
    };
    // At the end of the file is the table of levels.
    edit("# nothing").success();
    assert!(fs::read_to_string(&path).unwrap().contains("# mouse = true"));
    fs::write(&path, "").unwrap();
    edit("glyphs = \"asci\"").code(2).stderr(contains("did you mean \"ascii\"?"));
}

#[test]
fn a_theme_of_ones_own_is_chosen_and_a_wrong_setting_stops_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config/roundtable");
    fs::create_dir_all(folder.join("themes")).unwrap();
    fs::write(folder.join("themes/mine.toml"), "base = { fg = \"#102030\", bg = \"#fffaf0\" }\n")
        .unwrap();
    fs::write(folder.join("config.toml"), "theme = \"mien\"\n[keys]\nquti = [\"x\"]\n").unwrap();
    let mut pty = Pty::with(home.path(), "", "demo");
    pty.wait("there is no theme `mien`");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let mut pty = Pty::with(home.path(), "", "demo --theme mine");
    pty.wait("5 covered");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let mut pty = Pty::with(home.path(), "", "demo --theme yours");
    assert_eq!(pty.exit_code(), 2);
}

#[test]
fn the_team_file_is_edited_in_the_editor_and_read_again() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("team.toml");
    fs::copy("assets/demo.toml", &path).unwrap();
    // It reads a line from the terminal, which the program must leave to it.
    let script = "echo The editor is open; read answer; sed -i \"s/name = \\\"Eve\\\"/name = \\\"$answer\\\"/\" \"$1\"\n";
    fs::write(home.path().join("editor.sh"), script).unwrap();
    let before = format!("EDITOR='sh {}/editor.sh'", home.path().display());
    let mut pty = Pty::at_home(home.path(), &format!("export {before};"), &path);
    pty.wait("only Eve");
    pty.press(":");
    pty.settle();
    pty.press("in your editor");
    pty.settle();
    pty.press("\r");
    pty.wait("The editor is open");
    pty.press("Evangeline\r");
    pty.wait("only Evangeline");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}
