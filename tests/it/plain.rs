//! Without a screen: the map as text, and one person's rating in lines that
//! need no eyes.

use std::io::Write as _;
use std::process::{Command, Stdio};

#[cfg(unix)]
use crate::common::pty::Pty;

/// What is said when these lines are typed, and the exit status.
fn talk(arguments: &[&str], lines: &str) -> (String, i32) {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_roundtable"))
        .args(arguments)
        .env("HOME", home.path())
        .env("TERM", "dumb")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

fn team_with(more: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.toml");
    let demo = std::fs::read_to_string("assets/demo.toml").unwrap();
    std::fs::write(&path, format!("{demo}\n{more}")).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// Rates as Cyd, who has answered little, into a sheet of their own.
fn rate(lines: &str) -> (String, String) {
    let (folder, path) = team_with("");
    let out = folder.path().join("cyd.toml");
    let sheet = out.to_str().unwrap();
    let (text, status) = talk(&["rate", &path, "--as", "Cyd", "--sheet", sheet, "--plain"], lines);
    assert_eq!(status, 0, "{text}");
    (text, std::fs::read_to_string(&out).unwrap_or_default())
}

#[test]
fn plain_writes_the_map_as_show_does() {
    let (_folder, path) = team_with("");
    let (shown, status) = talk(&["show", &path], "");
    assert_eq!(status, 0);
    assert!(shown.contains("only Eve"), "{shown}");
    assert_eq!(talk(&["--plain", &path], ""), (shown.clone(), 0));
    assert_eq!(talk(&["demo", "--plain"], ""), (shown.clone(), 0));
    assert_eq!(talk(&["--plain", "demo"], ""), (shown, 0));
}

#[test]
fn plain_without_a_file_or_with_a_wrong_one_says_what_to_do() {
    assert_eq!(talk(&["--plain"], "").1, 2);
    assert_eq!(talk(&["--plain", "no-such.toml"], "").1, 2);
}

#[test]
fn until_the_reveal_plain_shows_nobodys_answers() {
    let (_folder, path) = team_with("[session]\nhidden = true\nstep = \"rate\"\n");
    let (text, status) = talk(&["--plain", &path], "");
    assert_eq!(status, 2, "{text}");
    assert!(!text.contains("only "), "{text}");
}

#[test]
fn nothing_that_is_said_is_a_sign_a_colour_or_a_movement_of_the_cursor() {
    let (text, _) = rate("?\n3\nmore\nskip\nlist\n7\n\nb\ns\n");
    let odd = |letter: &char| {
        !letter.is_alphanumeric() && !letter.is_ascii_punctuation() && !matches!(letter, ' ' | '\n')
    };
    let odd: std::collections::BTreeSet<char> = text.chars().filter(odd).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn a_rating_is_asked_question_by_question_and_goes_into_a_sheet() {
    let (text, sheet) = rate("3\n\np\n1\nmore\nskip\ndone\n");
    for part in ["Question 1 of 16, skill: ", "0: not something I do.", "0 to 5, or ?: "] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(sheet.contains("product = 3") && sheet.contains("ui = \"pass\""), "{sheet}");
    assert!(!text.contains("Ada") && !text.contains("Eve"), "{text}");
}

#[test]
fn what_is_answered_is_kept_when_the_lines_end() {
    let (_, sheet) = rate("4");
    assert!(sheet.contains("product = 4"), "{sheet}");
}

#[cfg(unix)]
#[test]
fn at_a_terminal_nothing_is_drawn() {
    let (folder, path) = team_with("");
    let sheet = folder.path().join("cyd.toml").display().to_string();
    let arguments = ["rate", &path, "--as", "Cyd", "--sheet", &sheet, "--plain"];
    let mut pty = Pty::roundtable(&arguments, 100, 50);
    pty.wait("0 to 5, or ?:");
    pty.press("4\r");
    pty.wait("Question 2 of 16");
    assert!(!pty.is_on_alternate_screen() && !pty.hides_cursor());
    assert!(!pty.raw.contains(&0x1b), "an escape sequence was written");
    pty.press("\x03");
    assert_eq!(pty.exit_code(), 130);
}
