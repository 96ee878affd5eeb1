//! A session in a real terminal: what is written while someone answers, and
//! what is left after a power cut.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::common::payments::payments_rows;
use crate::common::pty::Pty;
use roundtable::files::{read, sheets};
use roundtable::team::{Step, Team};
use roundtable::tui::keymap::table::TABLE;

/// Ada, Bo and Cy have answered, all with a five and at one end, and wish for
/// more; Eve, who sits down here, never answers so. Words of one's own stand
/// for the levels: next to a dimension's name they are somebody's answer.
const TEAM: &str = concat!(
    payments_rows!(),
    r#"
[[member]]
id = "ada"
name = "Ada"
rated = 2026-11-20
[member.rating]
data = { level = 5, want = "grow" }
failure = 5
debate = "A3"

[[member]]
id = "bo"
name = "Bo"
rated = 2026-11-20
[member.rating]
data = 5
failure = { level = 5, want = "less" }
debate = "A3"

[[member]]
id = "cy"
name = "Cy"
rated = 2026-11-20
[member.rating]
data = 5
failure = 5
debate = { end = "A3", want = "less" }

[[member]]
id = "eve"
name = "Eve"

[[correction]]
member = "bo"
dimension = "data"
before = 4
after = 5
example = "PLANTED-EXAMPLE"
on = 2026-11-20
"#
);

fn team_file(session: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("payments.toml");
    std::fs::write(&file, format!("{TEAM}{session}")).unwrap();
    (folder, file)
}

fn open(file: &Path) -> Pty {
    Pty::roundtable(&[file.to_str().unwrap()], 80, 24)
}

fn read_team(file: &Path) -> Team {
    let text = std::fs::read_to_string(file).unwrap();
    read::team(&text, "team").unwrap_or_else(|fault| panic!("{fault}\n{text}")).team
}

/// Waits until the file on disk says so.
fn on_disk(file: &Path, says: impl Fn(&Team) -> bool) {
    let start = Instant::now();
    while !says(&read_team(file)) {
        assert!(start.elapsed() < Duration::from_secs(20), "not on disk");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Every way in which the program says what someone has answered, as far as it
/// can be told from a question, which shows the words of all levels.
fn leak(screen: &str) -> Option<String> {
    let names = ["Data", "Live failure", "In a debate"];
    for line in screen.lines() {
        // A level's words next to a dimension, on the last page; states
        // and squares, on the map and in findings.
        let row = names.iter().any(|name| line.contains(name));
        let values =
            ["quint", "strongly", "Challenges", "■", "◆", "◐", "●", "spare", "hold", "enough"];
        if row && values.iter().any(|value| line.contains(value)) {
            return Some(line.to_owned());
        }
        // The answer chosen among its like; an answer next to a name; a mean.
        let sentences = [
            "▸ 5",
            "▸  5",
            "Ada 5",
            "Bo 5",
            "Cy 5",
            "Ada, Bo",
            "PLANTED",
            "A3",
            "Three people",
            "3 people",
            "more than needed",
            "only Ada",
            "only Bo",
            "5 of 5",
            "speaks for",
            "100%",
        ];
        if let Some(found) = sentences.into_iter().find(|sentences| line.contains(sentences)) {
            // Who is still to come is said, and no more.
            if !line.contains("Still to come") && !line.contains("finished. Reveal") {
                return Some(format!("{found}: {line}"));
            }
        }
    }
    None
}

#[test]
fn what_is_looked_for_is_found_where_nothing_is_hidden() {
    let (_folder, file) = team_file("");
    let mut pty = open(&file);
    pty.wait("SKILLS");
    pty.settle();
    assert!(leak(&pty.screen()).is_some(), "{}", pty.screen());
    pty.press("\r");
    pty.wait("needed: from here up");
    pty.settle();
    assert!(leak(&pty.screen()).is_some(), "{}", pty.screen());
    pty.press("\x1b");
    pty.settle();
    pty.press("r");
    pty.wait("Who rates now?");
    pty.press("Bo\r");
    pty.wait("Pass the laptop to Bo");
    pty.press("\r");
    pty.wait("already answered; not shown");
    pty.press("A");
    pty.wait("These are your answers");
    assert!(leak(&pty.screen()).is_some(), "{}", pty.screen());
}

#[test]
fn nothing_that_was_written_while_someone_answers_tells_what_another_said() {
    let (_folder, file) = team_file("\n[session]\nhidden = true\nstep = \"rate\"\n");
    let mut pty = open(&file);
    pty.seen = Some(Vec::new());
    pty.wait("0 of 4 done");
    // Eve sits down.
    pty.press("r");
    pty.wait("Who rates now?");
    pty.press("\x1b[B\x1b[B\x1b[B\r");
    pty.wait("Pass the laptop to Eve");
    press_everything(&mut pty, "Pass the laptop to Eve", "");
    pty.press("\r");
    pty.wait("Eve rates, in private");
    press_everything(&mut pty, "Eve rates, in private", "\x1b[H");
    pty.press("\x1b[H23");
    pty.wait("PERSONALITY");
    press_everything(&mut pty, "PERSONALITY", "\x1b[H\x1b[B\x1b[B");
    pty.press("\x1b[C\x1b[F");
    pty.wait("Check your answers");
    press_everything(&mut pty, "Check your answers", "\x1b[F");
    // More is taken back than was given, and given again.
    for key in ["u", "\x12", "u"] {
        for _ in 0..30 {
            pty.press(key);
            pty.look();
        }
    }
    pty.press("\x1b[F");
    pty.wait("Check your answers");
    pty.press("\r");
    pty.wait("1 of 4 done");
    press_everything(&mut pty, "of 4 done", "3");
    for step in ["6", "7", "8", "9"] {
        pty.press(step);
        pty.wait("until you reveal them with V");
    }
    pty.press("V");
    pty.wait("Reveal anyway?");
    pty.press("\r");
    pty.settle();
    pty.press(&"u".repeat(9));
    // And someone sits down in Bo's place, where Bo has answered.
    pty.press("r");
    pty.wait("Who rates now?");
    pty.press("Bo\r");
    pty.wait("Pass the laptop to Bo");
    pty.press("\r");
    pty.wait("already answered; not shown");
    pty.press("\x1b[H");
    pty.wait("Already answered; not shown");
    press_everything(&mut pty, "Bo rates, in private", "\x1b[H");
    pty.press("\x1b");
    pty.settle();
    pty.press("\x1b");
    pty.settle();
    let screens = pty.seen.take().unwrap();
    assert!(screens.len() > 100, "{} screens", screens.len());
    for (nth, screen) in screens.iter().enumerate() {
        let before = &screens[nth.saturating_sub(2)..nth];
        assert_eq!(leak(screen), None, "\n{screen}\nafter\n{}", before.join("\n--\n"));
    }
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(!raw.contains("PLANTED"));
    for title in raw.split("\x1b]0;").skip(1).chain(raw.split("\x1b]2;").skip(1)) {
        let title = title.split(['\x07', '\x1b']).next().unwrap();
        assert!(["roundtable", ""].contains(&title), "the title says: {title}");
    }
    assert!(!raw.contains("\x1b]52"), "nothing goes to the clipboard");
    pty.press("\x03");
    pty.wait("Quit roundtable?");
    pty.press("y");
    assert_eq!(pty.exit_code(), 0);
    let left = pty.scrolled_away();
    assert!(left.trim().is_empty(), "nothing stays behind in the scrollback:\n{left}");
}

/// Presses every key of the table and `u` after each, then goes back to the
/// page. What goes on, leaves or opens something is pressed by the test itself.
fn press_everything(pty: &mut Pty, page: &str, back: &str) {
    let leads_on = [
        "5", "left", "h", "enter", "ctrl-c", "ctrl-z", "down", "end", "pagedown", "tab", "q", "V",
        "n", "r", "R", "F", "H", "t", ":", "ctrl-p", "b", "g", "esc", "p", "P", "x", "?", "f1",
        "6", "7", "8", "9",
    ];
    let mut keys: Vec<&str> = TABLE.iter().flat_map(|line| line.keys).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    // On a spectrum a digit is one's own answer, which the next page shows.
    let answers = |key: &str| page != "of 4 done" && key.bytes().all(|c| c.is_ascii_digit());
    let keys = keys.into_iter().filter(|key| !leads_on.contains(key) && !answers(key));
    for key in keys {
        pty.press(bytes(key));
        pty.look();
        pty.press("u");
        pty.look();
        if !back.is_empty() {
            pty.press(back);
            pty.look();
        }
    }
    pty.press("\x1b[20~"); // hides everything
    pty.wait("Hidden.");
    pty.press(" ?");
    pty.wait("Help: ");
    pty.press("?");
    pty.press(back);
    pty.wait(page);
}

/// What a terminal sends for a key of the table.
fn bytes(key: &str) -> &str {
    match key {
        "up" => "\x1b[A",
        "right" => "\x1b[C",
        "home" => "\x1b[H",
        "pageup" => "\x1b[5~",
        "delete" => "\x1b[3~",
        "backspace" => "\x7f",
        "backtab" => "\x1b[Z",
        "space" => " ",
        "minus" => "-",
        "f1" => "\x1bOP",
        "f2" => "\x1bOQ",
        "f9" => "\x1b[20~",
        "alt-up" => "\x1b[1;3A",
        "alt-down" => "\x1b[1;3B",
        other => match other.strip_prefix("ctrl-") {
            Some(letter) => CONTROL[usize::from(letter.as_bytes()[0] - b'a')],
            None => other,
        },
    }
}

const CONTROL: [&str; 26] = [
    "\x01", "\x02", "\x03", "\x04", "\x05", "\x06", "\x07", "\x08", "\x09", "\x0a", "\x0b", "\x0c",
    "\x0d", "\x0e", "\x0f", "\x10", "\x11", "\x12", "\x13", "\x14", "\x15", "\x16", "\x17", "\x18",
    "\x19", "\x1a",
];

// Picked up where it stopped

/// Opens the file again after a power cut, and looks whether anything of
/// anyone is on the screen that should not be.
fn reopen(file: &Path, finds: &str, hidden: bool) -> Pty {
    let mut pty = open(file);
    pty.seen = Some(Vec::new());
    pty.wait(finds);
    if hidden {
        assert!(read_team(file).session.hidden);
        for screen in pty.seen.as_ref().unwrap() {
            assert_eq!(leak(screen), None, "\n{screen}");
        }
    }
    pty
}

#[test]
fn after_a_power_cut_at_any_step_the_session_is_at_that_step_again() {
    let (_folder, file) = team_file("");
    let mut pty = open(&file);
    pty.wait("Payments");
    pty.press("W");
    for step in Step::ALL {
        let title = step.word().to_uppercase();
        pty.wait(&title);
        on_disk(&file, |team| team.session.step == Some(step));
        pty.kill();
        let hidden = (Step::Rate..=Step::Reveal).contains(&step);
        pty = reopen(&file, &title, hidden);
        if step == Step::Reveal {
            pty.press("V");
            pty.wait("Reveal anyway?");
            pty.press("y");
            on_disk(&file, |team| !team.session.hidden);
            pty.kill();
            pty = reopen(&file, "Nobody had made a guess", false);
        }
        pty.press("n");
    }
    pty.press("\r");
    pty.wait("No snapshot was saved today");
    pty.press("y");
    on_disk(&file, |team| team.session.step.is_none());
    pty.kill();
    pty = open(&file);
    pty.wait("SKILLS");
}

#[test]
fn a_power_cut_while_someone_answers_loses_no_answer_and_shows_none() {
    let (_folder, file) = team_file("\n[session]\nhidden = true\nstep = \"rate\"\n");
    let mut pty = open(&file);
    for (answers, nth) in [("2", 0), ("3", 1), ("\x1b[C", 2)] {
        pty.wait("0 of 4 done");
        pty.press("r");
        pty.wait("Who rates now?");
        pty.press("Eve\r");
        pty.wait("Pass the laptop to Eve");
        pty.press("\r");
        pty.wait("Eve rates, in private");
        assert!(pty.screen().contains(&format!("{} of 3", nth + 1)), "{}", pty.screen());
        pty.press(answers);
        on_disk(&file, |team| !team.ratings().get(nth, 3).is_blank());
        pty.kill();
        pty = reopen(&file, "0 of 4 done", true);
    }
    let team = read_team(&file);
    let sentences: Vec<Option<u8>> = (0..3).map(|at| team.ratings().get(at, 3).value()).collect();
    assert_eq!(sentences, [Some(2), Some(3), Some(4)]);
}

#[test]
fn a_power_cut_among_fingers_keeps_the_rows_that_were_typed() {
    let (_folder, file) = team_file("\n[session]\nhidden = true\nstep = \"rate\"\n");
    let mut pty = open(&file);
    pty.wait("0 of 4 done");
    pty.press("F");
    pty.wait("1 of 2");
    pty.press("1234");
    pty.wait("2 of 2");
    on_disk(&file, |team| team.ratings().get(0, 3).value() == Some(4));
    pty.press("42");
    pty.kill();
    let team = read_team(&file);
    assert_eq!(
        (0..4).filter_map(|at| team.ratings().get(0, at).value()).collect::<Vec<_>>(),
        [1, 2, 3, 4]
    );
    reopen(&file, "0 of 4 done", true);
}

fn sheet(name: &str, level: u8) -> String {
    format!(
        "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"{name}\"\n\
         rated = 2026-11-22\n\n[rating]\ndata = {level}\n"
    )
}

#[test]
fn sheets_that_came_before_a_power_cut_are_there_again_and_those_taken_stay_taken() {
    let (_folder, file) = team_file("\n[session]\nhidden = true\nstep = \"rate\"\n");
    let mut pty = open(&file);
    pty.wait("0 of 4 done");
    let folder = sheets::folder(&file);
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("eve.toml"), sheet("Eve", 2)).unwrap();
    pty.wait("Eve's answers are here");
    pty.kill();
    pty = reopen(&file, "Eve's answers are here", true);
    pty.press("a");
    pty.wait("Add Eve's answers?");
    pty.press("y");
    pty.wait("1 of 4 done");
    on_disk(&file, |team| team.session.done.len() == 1);
    pty.kill();
    std::fs::write(folder.join("bo.toml"), sheet("Bo", 1)).unwrap();
    let pty = reopen(&file, "Bo's answers are here", true);
    assert!(pty.screen().contains("1 of 4 done"), "{}", pty.screen());
    assert_eq!(read_team(&file).ratings().get(0, 3).value(), Some(2));
}

#[test]
fn whoever_is_deleted_leaves_nothing_in_the_file_and_their_sheet_goes_if_one_says_so() {
    let (_folder, file) = team_file("");
    let folder = sheets::folder(&file);
    std::fs::create_dir(&folder).unwrap();
    let theirs = folder.join("bos-own.toml");
    std::fs::write(&theirs, sheet("Bo", 1)).unwrap();
    std::fs::write(folder.join("ada.toml"), sheet("Ada", 1)).unwrap();
    let mut pty = open(&file);
    pty.wait("Payments");
    pty.press("e");
    pty.wait("Members 4");
    pty.press("\t");
    pty.wait("no answer yet");
    pty.press("\x1b[B\x1b[3~");
    pty.wait("Remove Bo?");
    pty.press("y");
    pty.wait("Bo is out of the team file.");
    assert!(pty.screen().contains("bos-own.toml"), "{}", pty.screen());
    pty.press("y");
    pty.wait("one sheet deleted");
    assert!(!theirs.exists() && folder.join("ada.toml").exists());
    on_disk(&file, |team| team.member_index("bo").is_none());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("bo\"") && !text.contains("PLANTED"), "{text}");
}
