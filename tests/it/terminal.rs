//! The program in a real terminal: every way in and every way out.

#![cfg(unix)]

use std::process::Command;

use crate::common::pty::Pty;

fn demo() -> Pty {
    let mut pty = Pty::roundtable(&["demo"], 120, 40);
    pty.wait("5 covered");
    pty
}

fn signal(pty: &Pty, name: &str) {
    let id = pty.process_id().to_string();
    assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
}

fn is_restored(pty: &Pty) -> bool {
    !pty.is_on_alternate_screen() && !pty.hides_cursor()
}

#[test]
fn q_leaves_and_gives_the_terminal_back() {
    let mut pty = demo();
    assert!(pty.is_on_alternate_screen());
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(is_restored(&pty));
}

#[test]
fn a_signal_gives_the_terminal_back_and_the_status_a_shell_expects() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let mut pty = demo();
        signal(&pty, name);
        assert_eq!(pty.exit_code(), 128 + number, "{name}");
        assert!(is_restored(&pty), "{name}");
    }
}

#[test]
fn ctrl_c_asks_once_and_leaves_well() {
    let mut pty = demo();
    pty.press("\x03");
    pty.wait("Quit roundtable?");
    pty.press("\x03");
    assert_eq!(pty.exit_code(), 0);
    assert!(is_restored(&pty));
}

#[test]
fn a_paste_of_64_kib_is_taken_whole() {
    let mut pty = demo();
    pty.press("\x13");
    pty.settle();
    pty.press(&format!("\x1b[200~{}the end\x1b[201~", "0123456789abcde ".repeat(4096)));
    pty.wait("the end");
}

#[test]
fn what_is_pasted_into_the_search_narrows_it_as_typing_does() {
    let mut pty = demo();
    pty.press("/");
    pty.settle();
    pty.press("\x1b[200~Running\x1b[201~");
    pty.settle();
    pty.press("\r");
    pty.wait("Running it needs");
}

/// The light theme's background.
const LIGHT: &str = "48;2;251;251;247";

/// Starts the demo on a terminal that has sent something before.
fn demo_after(sent: &str, setting: &str) -> Pty {
    let program = format!(
        "stty raw -echo; printf here; dd bs=1 count=1 >/dev/null 2>&1; exec env {setting} {} demo",
        env!("CARGO_BIN_EXE_roundtable")
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    pty.wait("here");
    pty.press(&format!("x{sent}"));
    pty.wait("5 covered");
    pty
}

#[test]
fn the_answer_about_the_background_chooses_the_theme_before_the_first_frame() {
    for (answer, light) in [("fdfd/f6f6/e3e3", true), ("1e1e/1e1e/1e1e", false)] {
        let pty = demo_after(&format!("\x1b]11;rgb:{answer}\x07\x1b[?62c"), "A=");
        assert_eq!(String::from_utf8_lossy(&pty.raw).contains(LIGHT), light, "{answer}");
    }
    // Screen answers for itself first.
    let pty = demo_after("\x1b[?1;2c\x1b]11;rgb:fdfd/f6f6/e3e3\x07", "STY=1.x");
    assert!(String::from_utf8_lossy(&pty.raw).contains(LIGHT));
    // rxvt has a variable.
    let pty = demo_after("\x1b[?1;2c", "COLORFGBG='0;15'");
    assert!(String::from_utf8_lossy(&pty.raw).contains(LIGHT));
}

#[test]
fn a_key_typed_before_the_first_frame_is_not_lost() {
    let mut pty = demo_after("?\x1b]11;rgb:fdfd/f6f6/e3e3\x07\x1b[?62c", "A=");
    pty.wait("Help: Map");
}

#[test]
fn a_late_answer_is_dropped_whole_and_in_parts() {
    let mut pty = demo();
    for answer in [
        &["\x1b]11;rgb:fdfd/f6f6/e3e3\x07"][..],
        &["\x1bP>|VTE(7006)\x1b\\"],
        &["\x1bP>|VT", "E(7006)x\x1b\\"],
        &["\x1b", "]11;rgb:fdfd/f6f6/e3e3\x1b\\"],
        &["\x1b[>84;0", ";0c", "\x1b_Gi=31;x\x1b", "\\"],
    ] {
        for part in answer {
            pty.press(part);
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
    pty.settle();
    let screen = pty.screen();
    assert!(screen.contains("5 covered") && screen.contains("Talk about"), "{screen}");
    assert!(!screen.contains("Who is away?"), "no x was typed: {screen}");
    assert!(!String::from_utf8_lossy(&pty.raw).contains(LIGHT));
    pty.press("?");
    pty.wait("Help: Map");
}

#[test]
fn text_that_nobody_can_have_typed_is_a_paste_and_never_runs_as_keys() {
    let mut pty = demo();
    // On the map it is shown as the table it may be.
    pty.press("Name\tPython\rAda\t3\rBo\t4\r");
    pty.wait("Summary");
    pty.press("\x1b");
    pty.wait("Talk about");
    // In private it is ignored, and said to be.
    pty.press("r");
    pty.wait("Who rates now?");
    pty.press("\r");
    pty.wait("Enter");
    pty.press("\r");
    pty.wait("in private");
    pty.settle();
    let before = pty.screen();
    pty.press("1 2 3 4 5 1 2 3\r");
    pty.wait("ignored");
    let kept = |screen: &str| screen.lines().take(30).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(kept(&pty.screen()), kept(&before));
}

#[test]
fn a_paste_without_an_end_can_be_left_with_ctrl_c() {
    let mut pty = demo();
    pty.press("\x1b[200~Name\tPython");
    std::thread::sleep(std::time::Duration::from_millis(100));
    pty.press("\x03");
    pty.wait("Quit roundtable?");
    pty.press("\x03");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn esc_and_a_letter_that_come_together_are_both_heard() {
    let mut pty = demo();
    pty.press("?");
    pty.wait("Help: Map");
    // As tmux sends them: the help is closed, and x marks someone as away.
    pty.press("\x1bx");
    pty.wait("Who is away?");
}

#[test]
fn bold_and_reverse_stay_without_colours() {
    let program = format!("exec env NO_COLOR=1 {} demo", env!("CARGO_BIN_EXE_roundtable"));
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    pty.wait("5 covered");
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(raw.contains("\x1b[1m") && raw.contains("\x1b[7m"));
    for colour in ["\x1b[38;5;", "\x1b[38;2;", "\x1b[48;5;", "\x1b[48;2;", ";38;", ";48;"] {
        assert!(!raw.contains(colour), "{colour:?}");
    }
}

#[test]
fn in_a_locale_that_is_not_utf_8_everything_is_ascii() {
    for locale in ["C", "de_DE.ISO-8859-1"] {
        let program = format!("exec env LC_ALL={locale} {} demo", env!("CARGO_BIN_EXE_roundtable"));
        let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
        pty.wait("5 covered");
        assert!(pty.raw.is_ascii(), "{locale}:\n{}", pty.screen());
    }
}

#[test]
fn what_is_found_of_the_terminal_is_told_and_nothing_stays_in_its_input() {
    let program = format!(
        "stty raw -echo; printf here; dd bs=1 count=1 >/dev/null 2>&1; \
         {} config --terminal; stty sane; printf 'next: '; read line; printf \"[$line]\"",
        env!("CARGO_BIN_EXE_roundtable")
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 100, 30);
    pty.wait("here");
    let answers =
        "\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62c\x1bP>|Test(1)\x1b\\\x1b[?2004;2$y\x1b[0n";
    pty.press(&format!("x{answers}"));
    pty.wait("next: ");
    pty.press("\r");
    pty.wait("[]");
    let screen = pty.screen();
    for line in ["truecolor", "light (from the terminal)", "Test(1)", "C.UTF-8: Unicode signs"] {
        assert!(screen.contains(line), "{line}:\n{screen}");
    }
    assert!(screen.contains("in brackets; known to the terminal"), "{screen}");
}

#[test]
fn as_many_colours_are_shown_as_someone_asks_for() {
    for (colors, has, has_not) in [
        ("truecolor", "\x1b[38;2;", "none of this"),
        ("256", "\x1b[38;5;", "[38;2;"),
        ("16", "\x1b[38;5;", "[38;2;"),
        ("none", "\x1b[7m", "[38;5;"),
    ] {
        let mut pty = Pty::roundtable(&["demo", "--color", colors], 120, 40);
        pty.wait("5 covered");
        let raw = String::from_utf8_lossy(&pty.raw).into_owned();
        assert!(raw.contains(has) && !raw.contains(has_not), "{colors}");
    }
}

#[test]
fn where_there_is_no_alternate_screen_nothing_is_left_behind() {
    // Whatever was there before is gone from the first frame on, and whatever
    // was shown is gone at the end.
    let mut pty = demo();
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    let entered = raw.find("\x1b[?1049h").unwrap();
    assert!(raw[entered..].find("\x1b[2J").unwrap() < raw[entered..].find("Payments").unwrap());
    let seen = pty.raw.len();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    // The title is the shell's: none is ever written.
    let all = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(["\x1b]0;", "\x1b]1;", "\x1b]2;"].iter().all(|title| !all.contains(title)));
    let end = String::from_utf8_lossy(&pty.raw[seen..]).into_owned();
    let left = end.find("\x1b[?1049l").unwrap();
    for row in 1..=40 {
        let wiped = end.find(&format!("\x1b[{row};1H\x1b[2K"));
        assert!(wiped.is_some_and(|at| at < left), "row {row}: {end:?}");
    }
}

#[test]
fn a_terminal_without_a_size_says_why_nothing_is_drawn() {
    let mut pty = Pty::spawn(
        "sh",
        &["-c", &format!("stty rows 0 cols 0; {} demo", env!("CARGO_BIN_EXE_roundtable"))],
        120,
        40,
    );
    pty.wait("stty rows 24 cols 80");
    assert_eq!(pty.exit_code(), 2);
}

#[test]
fn five_hundred_keys_at_once_are_all_taken() {
    let mut pty = demo();
    pty.press(&"\x1b[B\x1b[A".repeat(250));
    pty.press("\x1b[B");
    pty.wait("Data and analysis needs two people");
}

#[test]
fn a_terminal_too_small_says_what_it_needs_and_comes_back() {
    let mut pty = demo();
    pty.resize(40, 10);
    pty.wait("It needs 60 × 16.");
    pty.resize(120, 40);
    pty.wait("5 covered");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn without_a_terminal_it_says_so_on_one_line_and_ends_with_2() {
    let output = Command::new(env!("CARGO_BIN_EXE_roundtable")).arg("demo").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let sentences = String::from_utf8(output.stderr).unwrap();
    assert_eq!(sentences.lines().count(), 1, "{sentences}");
    assert!(sentences.contains("not a terminal"), "{sentences}");
}

fn team_file(pty_folder: &tempfile::TempDir) -> std::path::PathBuf {
    let path = pty_folder.path().join("payments.toml");
    std::fs::copy("assets/demo.toml", &path).unwrap();
    path
}

#[test]
fn a_mark_made_in_the_program_is_on_disk_and_is_all_that_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let before = std::fs::read_to_string(&path).unwrap();
    let mut pty = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    pty.press("m");
    pty.settle();
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains("discuss = [\"product\"]"), "{saved}");
    pty.press("u");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let after = std::fs::read_to_string(&path).unwrap();
    assert_eq!(after, before, "undo leaves the file as it was");
}

#[test]
fn what_someone_else_wrote_meanwhile_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let mut pty = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    // Half a file of another program's: nothing to merge with.
    let half = std::fs::read_to_string(&path).unwrap() + "[broken";
    std::fs::write(&path, &half).unwrap();
    pty.press("m");
    pty.wait("The file has changed on disk");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), half);
    let theirs = half.trim_end_matches("[broken").replace("\"Payments\"", "\"Their Payments\"");
    std::fs::write(&path, &theirs).unwrap();
    pty.press("reload\r");
    pty.wait("Their Payments");
    // Another row: where the program was first to see that the file is whole
    // again, the mark above is merged.
    pty.press("\x1b[Bm");
    pty.settle();
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains("Their Payments") && saved.contains("discuss"), "{saved}");
}

#[test]
fn where_both_changed_the_same_it_asks_and_takes_nothing_before() {
    for (chosen, name) in [("mine there", "Mine"), ("take", "Theirs")] {
        let folder = tempfile::tempdir().unwrap();
        let path = team_file(&folder);
        let ours = std::fs::read_to_string(&path).unwrap();
        let base = roundtable::files::read::team(&ours, "").unwrap().team;
        let opened = roundtable::files::TeamFile::open(&path).unwrap();
        let mut file = opened.file;
        let theirs = ours.replace("\"Payments\"", "\"Theirs\"");
        std::fs::write(&path, &theirs).unwrap();
        let mut mine = base.clone();
        mine.name = "Mine".into();
        let merged = file.merge(&mine, None).unwrap();
        assert_eq!(merged.conflicts, ["team, name"]);
        assert!(file.save(&mine).is_err(), "nothing is taken before");
        let holds = match chosen {
            "take" => roundtable::files::Resolution::Theirs,
            _ => roundtable::files::Resolution::Mine,
        };
        let merged = file.merge(&mine, Some(holds)).unwrap();
        file.save(&merged.team).unwrap();
        let saved = std::fs::read_to_string(&path).unwrap();
        assert_eq!(saved, ours.replace("\"Payments\"", &format!("\"{name}\"")));
    }
}

#[test]
fn a_file_that_was_only_touched_is_saved_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let mut pty = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    std::fs::write(&path, std::fs::read(&path).unwrap()).unwrap();
    pty.press("m");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
    assert!(std::fs::read_to_string(&path).unwrap().contains("discuss = [\"product\"]"));
}

#[test]
fn what_someone_else_wrote_is_merged_and_told_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let mut pty = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    let ours = std::fs::read_to_string(&path).unwrap();
    let theirs = ours.replace("name = \"Payments\"", "name = \"Their Payments\"");
    assert_ne!(ours, theirs);
    std::fs::write(&path, &theirs).unwrap();
    pty.press("m");
    pty.wait("1 change is merged. u undoes it.");
    pty.settle();
    let both = std::fs::read_to_string(&path).unwrap();
    assert!(both.contains("Their Payments") && both.contains("discuss = [\"product\"]"), "{both}");
    pty.press("u");
    pty.wait("Undone: the merge");
    pty.wait("· saved");
    pty.settle();
    let back = std::fs::read_to_string(&path).unwrap();
    assert!(!back.contains("Their Payments") && back.contains("discuss"), "{back}");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn what_someone_else_writes_is_shown_without_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let mut pty = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    let ours = std::fs::read_to_string(&path).unwrap();
    assert!(ours.contains("name = \"Eve\""));
    // As editors and git write: a new file in the place of the old one.
    let new = folder.path().join("new.toml");
    std::fs::write(&new, ours.replace("name = \"Eve\"", "name = \"Evelyn\"")).unwrap();
    std::fs::rename(&new, &path).unwrap();
    pty.wait("only Evelyn");
    pty.wait("The file changed on disk: 1 change is merged. u undoes it.");
    pty.settle();
    // And in its place, half written first.
    std::fs::write(&path, ours.replace("name = \"Eve\"", "name = \"Evi\"")).unwrap();
    pty.wait("only Evi");
    pty.settle();
    std::fs::write(&path, "format = 1\n[broken").unwrap();
    pty.wait("cannot be read");
    assert!(pty.screen().contains("only Evi"), "{}", pty.screen());
    std::fs::write(&path, &ours).unwrap();
    pty.wait("only Eve");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_file_is_followed_where_its_folder_was_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let teams = folder.path().join("teams");
    std::fs::create_dir(&teams).unwrap();
    let path = teams.join("payments.toml");
    std::fs::rename(team_file(&folder), &path).unwrap();
    let mut pty = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    pty.settle();
    let ours = std::fs::read_to_string(&path).unwrap();
    // As git does it on the way to a branch without the folder, and back.
    std::fs::remove_dir_all(&teams).unwrap();
    std::fs::create_dir(&teams).unwrap();
    std::fs::write(&path, ours.replace("name = \"Eve\"", "name = \"Evelyn\"")).unwrap();
    pty.wait("only Evelyn");
    pty.settle();
    std::fs::write(&path, ours.replace("name = \"Eve\"", "name = \"Evi\"")).unwrap();
    pty.wait("only Evi");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn edits_that_could_not_be_saved_are_offered_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    let ours = std::fs::read_to_string(&path).unwrap();
    let theirs = ours.replace("name = \"Payments\"", "name = \"Their Payments\"");
    std::fs::write(&path, format!("{theirs}[broken")).unwrap();
    pty.press("m");
    pty.wait("The file has changed on disk");
    pty.press("\x1b");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 2, "left with something unsaved");
    std::fs::write(&path, &theirs).unwrap();

    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("Unsaved edits from last time");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs, "never applied unasked");
    pty.press("merge\r");
    pty.wait("u undoes it");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let both = std::fs::read_to_string(&path).unwrap();
    assert!(both.contains("Their Payments") && both.contains("discuss = [\"product\"]"), "{both}");

    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    pty.settle();
    assert!(
        !pty.screen().contains("Unsaved edits from last time"),
        "taken up, they are offered no more"
    );
}

#[test]
fn a_second_program_on_the_same_file_reads_only_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let mut first = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    first.wait("5 covered");
    let mut second = Pty::roundtable(&[path.to_str().unwrap()], 120, 40);
    second.wait("read-only");
    second.press("m");
    second.wait("another roundtable has it open");
    first.press("q");
    assert_eq!(first.exit_code(), 0);
}

#[test]
fn the_demo_goes_nowhere_until_it_is_kept_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    let mut pty = demo();
    pty.press("m\x13");
    pty.wait("Save this team as");
    pty.press("\x15");
    pty.press(path.to_str().unwrap());
    pty.press("\r");
    pty.wait("Every change goes there");
    assert!(std::fs::read_to_string(&path).unwrap().contains("discuss = [\"product\"]"));
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_persons_own_words_for_the_levels_are_used_and_never_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(&folder);
    let config = folder.path().join("config/roundtable");
    std::fs::create_dir_all(&config).unwrap();
    let words =
        "[levels]\nskill = [\"none\", \"a bit\", \"some\", \"plenty\", \"lots\", \"all\"]\n";
    std::fs::write(config.join("config.toml"), words).unwrap();
    let home = folder.path().join("config");
    let program = format!(
        "XDG_CONFIG_HOME={} {} {}",
        home.display(),
        env!("CARGO_BIN_EXE_roundtable"),
        path.display()
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    pty.wait("5 covered");
    pty.wait("plenty");
    pty.press("m");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(!std::fs::read_to_string(&path).unwrap().contains("plenty"));
}

#[test]
fn stopped_as_a_job_it_gives_the_terminal_back_and_is_whole_again_when_continued() {
    let mut pty = demo();
    signal(&pty, "TSTP");
    pty.settle();
    assert!(is_restored(&pty));
    signal(&pty, "CONT");
    pty.wait("5 covered");
    assert!(pty.is_on_alternate_screen());
    pty.press("\x0c");
    pty.wait("5 covered");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}
