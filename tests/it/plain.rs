//! The program in lines of text: what is typed comes in, what is said goes
//! out, and nothing in it needs eyes.

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

const HIDDEN: &str = "[session]\nhidden = true\nstep = \"rate\"\n";

#[test]
fn plain_may_stand_before_the_word_demo_as_well() {
    let said = talk(&["--plain", "demo"], "map\nquit\n");
    assert_eq!(said, talk(&["demo", "--plain"], "map\nquit\n"));
}

#[test]
fn the_map_is_said_in_lines_of_words() {
    let (said, status) = talk(&["demo", "--plain"], "map\ntalk\nspectra\nfindings\nquit\n");
    assert_eq!(status, 0);
    for line in [
        "Payments, for Launch the new checkout: seven people.",
        "5 covered, 4 depend on one person, 2 with nobody, 1 with too few answers.",
        "2. Data and analysis: only Eve; 1 of 2 filled.",
        "10. Starting from zero: nobody; 0 of 1 filled.",
        "1. Running it: nobody handles hard cases yet; Dee wants to grow, Cyd has not answered.",
        "In a debate: clearly for Challenges 2, between 3, clearly for Supports 1.",
        "Challenges is spoken for by Bo.",
        "Data and analysis: Only Eve; one more is needed. Fay (2) and Gus (1) want more of it: \
         one step and two steps away.",
    ] {
        assert!(said.lines().any(|own| own == line), "{line}\n{said}");
    }
}

#[test]
fn nothing_that_is_said_is_a_sign_a_colour_or_a_movement_of_the_cursor() {
    let lines = "help\nmap\ntalk\nfindings\nspectra\npeople\ndecisions\n7\n1\n13\nada\neve\n\
                 away eve\nmap\n4\neveryone\ns\nrate ada\n?\n3\nmore\nskip\nlist\n7\n\nb\ns\nu\nq\n";
    for arguments in [&["demo", "--plain"][..], &["--plain", "examples/three-founders.toml"]] {
        let (said, status) = talk(arguments, lines);
        assert_eq!(status, 0);
        let odd = |letter: &char| {
            !letter.is_alphanumeric()
                && !letter.is_ascii_punctuation()
                && !matches!(letter, ' ' | '\n')
        };
        let odd: std::collections::BTreeSet<char> = said.chars().filter(odd).collect();
        assert!(odd.is_empty(), "{odd:?}");
    }
}

#[test]
fn a_dimension_is_said_in_full_by_its_number_or_its_name() {
    let (said, _) = talk(&["demo", "--plain"], "7\nq\n");
    for line in [
        "Running it needs two people who handle hard cases (4+). Nobody does so far.",
        "2, simple things on my own: Dee (wants to grow), Gus.",
        "No answer: Cyd.",
    ] {
        assert!(said.lines().any(|own| own == line), "{line}\n{said}");
    }
    let (named, _) = talk(&["demo", "--plain"], "running\nq\n");
    assert_eq!(said, named);
}

#[test]
fn someone_away_changes_what_is_said_and_comes_back() {
    let (said, _) = talk(&["demo", "--plain"], "away eve\n2\naway eve\nq\n");
    let headlines: Vec<&str> = said.lines().filter(|line| line.contains(" covered, ")).collect();
    assert_eq!(headlines.len(), 3);
    assert_eq!(headlines[0], headlines[2]);
    assert_ne!(headlines[0], headlines[1]);
    assert!(said.contains("As if away: Eve."), "{said}");
}

#[test]
fn a_rating_is_asked_question_by_question_and_one_undo_takes_it_back() {
    let (_folder, path) = team_with("");
    let before = std::fs::read_to_string(&path).unwrap();
    let lines = "rate cyd\n\n4\nlist\n1\n2\nmore\nless\nlist\n13\n7\nlist\ndone\nundo\nquit\n";
    let (said, status) = talk(&["--plain", &path], lines);
    assert_eq!(status, 0);
    for part in [
        "Question 6 of 16, skill: Testing and quality.",
        "0: not something I do.",
        "5: I teach it and shape how we do it.",
        "0 to 5, or ?: ",
        "What you type is not shown, and no answer is said back.",
        "13. In a debate: answered.",
        "Thank you, Cyd.",
        "Undone: Cyd's answers.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before, "as it was");
}

#[test]
fn what_is_answered_is_kept_when_the_lines_end() {
    let (_folder, path) = team_with("");
    let (_, status) = talk(&["--plain", &path], "rate cyd\n\n4");
    assert_eq!(status, 0);
    let shown = std::fs::read_to_string(&path).unwrap();
    let cyd = shown.split("id = \"cyd\"").nth(1).unwrap().split("[[member]]").next().unwrap();
    assert!(cyd.contains("testing = 4"), "{cyd}");
}

#[test]
fn a_sheet_is_written_by_one_person_alone() {
    let (folder, path) = team_with("");
    let out = folder.path().join("cyd.toml");
    let sheet = out.to_str().unwrap();
    let lines = "3\n\np\n1\nskip\ndone\n";
    let (said, status) = talk(&["rate", &path, "--as", "Cyd", "--sheet", sheet, "--plain"], lines);
    assert_eq!(status, 0, "{said}");
    let sheet = std::fs::read_to_string(&out).unwrap();
    assert!(sheet.contains("product = 3") && sheet.contains("ui = \"pass\""), "{sheet}");
    assert!(!said.contains("Ada") && !said.contains("Eve"), "{said}");
}

#[test]
fn until_the_reveal_no_answer_is_said_and_afterwards_all_are() {
    let (_folder, path) = team_with(HIDDEN);
    let before = "m\nt\nf\n7\nada\nrate bo\n\nlist\n1\n4\nmore\nlist\ndone\nrate dee\n\ns\n";
    let (said, _) = talk(&["--plain", &path], &format!("{before}quit\n"));
    for never in ["only ", "enough", "4, hard cases", "wants", "Your answer", "rests on"] {
        assert!(!said.contains(never), "{never}\n{said}");
    }
    for part in [
        "Answers are hidden until the reveal; 0 of 7 done.",
        "What you type is not shown, and no answer is said back.",
        "1. Product and customer insight: answered.",
        "1 of 7 done.",
        "Dee rates now, and nobody else listens or looks.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let (said, _) = talk(&["--plain", &path], "reveal\ny\nm\nq\n");
    assert!(said.contains("haven't finished. Reveal anyway?"), "{said}");
    assert!(said.contains("2. Data and analysis: only Eve"), "{said}");
}

#[test]
fn without_a_file_a_number_opens_a_team_and_a_wrong_name_says_what_to_do() {
    let (said, status) = talk(&["--plain"], "no-such.toml\n1\nm\nq\n");
    assert_eq!(status, 0);
    assert!(said.contains("1. the demo: a filled-in example"), "{said}");
    assert!(said.contains("Not done: no-such.toml: "), "{said}");
    assert!(said.contains("2. Data and analysis: only Eve"), "{said}");
    let (_, status) = talk(&["--plain", "no-such.toml"], "");
    assert_eq!(status, 2);
}

#[test]
fn a_new_team_is_begun_from_a_template_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("crew.toml");
    let lines = format!("2\n{}\nadd Ada, Bo, ada\nrate ada\n\n4\ns\nq\n", file.display());
    let (said, _) = talk(&["--plain"], &lines);
    assert!(said.contains("Crew, for Ship the first version: no people."), "{said}");
    assert!(said.contains("Ada is on the team already."), "{said}");
    assert!(said.contains("Question 2 of "), "{said}");
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written.matches("[[member]]").count(), 2);
}

#[cfg(unix)]
#[test]
fn at_a_terminal_nothing_is_drawn_and_a_hidden_answer_is_not_even_echoed() {
    let (_folder, path) = team_with(HIDDEN);
    let mut pty = Pty::roundtable(&["--plain", &path], 100, 50);
    pty.wait("Command, or help:");
    pty.press("rate bo\r");
    pty.wait("Enter when you are Bo");
    pty.press("\r");
    pty.wait("done ends it");
    pty.press("1\r");
    pty.wait("0 to 5, or ?:");
    pty.press("4\r");
    pty.wait("Question 2 of 16");
    assert!(!pty.screen().contains("or ?: 4"), "{}", pty.screen());
    pty.press("s\r");
    pty.wait("are saved");
    // What is typed is seen again, and a signal leaves the terminal as it was.
    pty.press("headline\r");
    pty.wait("help: headline");
    assert!(!pty.is_on_alternate_screen() && !pty.hides_cursor());
    assert!(!pty.raw.contains(&0x1b), "an escape sequence was written");
    pty.press("rate bo\r");
    pty.wait("Enter when you are Bo, s to leave it: ");
    pty.press("\x03");
    assert_eq!(pty.exit_code(), 130);
}
