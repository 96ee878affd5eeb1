//! What leaves the program from the screen, and what comes in by pasting.

use std::path::{Path, PathBuf};

use crate::common::play::Player;
#[cfg(unix)]
use crate::common::pty::Pty;
use roundtable::files::snapshots;
use roundtable::import::{Book, Options};
use roundtable::tui::app::{Effect, Source};
use roundtable::tui::overlays::export::{Export, content};

/// What the form asks the world outside to write.
fn asked(player: &mut Player) -> Export {
    let export = player.take_effects().into_iter().find_map(|effect| match effect {
        Effect::Export(export) => Some(*export),
        _ => None,
    });
    export.unwrap_or_else(|| panic!("nothing is to leave:\n{}", player.screen()))
}

/// What a person reads in an export: its text, or the cells of its workbook.
fn read(export: &Export, content: Vec<u8>) -> String {
    if export.format != roundtable::report::Format::Xlsx {
        return String::from_utf8(content).unwrap();
    }
    let book = Book::open(&content, "export.xlsx", &Options::default()).unwrap();
    let sheets = book.sheets().iter().flat_map(roundtable::import::Sheet::distinct);
    sheets.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The first word of a text that is a member's name or id.
fn told<'a>(player: &Player, text: &'a str) -> Option<&'a str> {
    let members = player.model.team.members();
    let is_someones =
        |word: &str| members.iter().any(|own| word == own.name || word == own.id.as_str());
    text.split(|c: char| !c.is_alphanumeric()).find(|word| is_someones(word))
}

#[test]
fn one_key_leads_to_a_format_says_what_leaves_and_suggests_a_file_beside_the_teams() {
    let mut player = Player::file("assets/demo.toml");
    player.model.source = Source::File(PathBuf::from("teams/payments.toml"));
    player.keys("E");
    let screen = player.screen();
    for text in ["[map]", "[HTML]", "Markdown", "text", "SVG", "CSV", "JSON", "Privacy"] {
        assert!(screen.contains(text), "{text}\n{screen}");
    }
    assert!(screen.contains("levels and wants, by name"), "{screen}");
    let file = Path::new("teams").join("payments-2026-11-22-map.html");
    assert!(screen.contains(&*file.to_string_lossy()), "{screen}");
    player.keys("{enter}");
    let export = asked(&mut player);
    assert_eq!(export.to.as_deref(), Some(&*file));
    assert!(!export.over);
    assert!(content(&player.model, &export).unwrap().starts_with(b"<!DOCTYPE html>"));
}

#[test]
fn the_history_exports_the_record_and_the_trend_as_the_command_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.toml");
    let demo = std::fs::read_to_string("assets/demo.toml").unwrap();
    std::fs::write(&path, &demo).unwrap();
    let record = |format: &str| {
        let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
        command.current_dir(folder.path()).env("COLUMNS", "100");
        let run = command.args(["record", "team.toml", "--format", format]).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let team = roundtable::files::read::team(&demo, "team.toml").unwrap().team;
    let day = roundtable::team::Date { year: 2024, month: 5, day: 18 };
    let when = snapshots::When { day, time: (9, 0, 0), offset: Some(-300) };
    let text = snapshots::text(&team, &snapshots::Redaction::default(), when).unwrap();
    snapshots::keep(&snapshots::folder(&path), when, &text).unwrap();
    let mut player = Player::file("assets/demo.toml");
    player.model.source = Source::File(path.clone());
    player.model.today = snapshots::When::now().day;
    player.history(Vec::new());
    for (right, format) in ["html", "markdown", "text", "mail", "csv", "svg"].iter().enumerate() {
        player.keys(&format!("E{}{{enter}}", "{right}".repeat(right)));
        let export = asked(&mut player);
        assert_eq!(export.format.word(), *format, "{}", player.screen());
        let written = String::from_utf8(content(&player.model, &export).unwrap()).unwrap();
        assert_eq!(written, record(format), "{format}");
        assert!(written.contains("18 May 2024") || written.contains("2024-05-18"), "{format}");
        player.keys("{esc}");
    }
    // Under aliases only what names nobody leaves.
    player.keys("{esc}").command("aliases").history(Vec::new());
    player.keys("E{enter}");
    let export = asked(&mut player);
    assert!(content(&player.model, &export).unwrap_err().contains("names people"));
    player.keys("{esc}E{right}{right}{right}{right}{enter}");
    let export = asked(&mut player);
    assert_eq!(content(&player.model, &export).unwrap(), record("csv").into_bytes());
}

#[test]
fn every_format_of_every_screen_says_what_leaves_and_can_be_made() {
    for (screen, whats) in [("", 5), ("2", 5), ("{:shape}", 5), ("3", 1), ("4", 5)] {
        for what in 0..whats {
            for format in 0..8 {
                let mut player = Player::demo();
                let keys = format!(
                    "{screen}E{{up}}{}{{down}}{}{{enter}}",
                    "{right}".repeat(what),
                    "{right}".repeat(format)
                );
                player.keys(&keys);
                assert!(player.screen().contains("Readers see"), "{keys}");
                let export = asked(&mut player);
                let written = content(&player.model, &export).unwrap_or_else(|why| panic!("{why}"));
                let text = read(&export, written);
                assert!(text.len() > 100 && !text.contains('\x1b'), "{export:?}");
                let named = told(&player, &text).is_some();
                let says_nobody = player.screen().contains("nobody is named");
                assert!(!(says_nobody && named), "{export:?} names someone");
            }
        }
    }
}

#[test]
fn where_aliases_leave_no_name_and_no_id_of_anyone_does() {
    let mut player = Player::demo();
    let given = snapshots::give_aliases(&player.model.team, []).unwrap();
    player.model.change(given, "aliases");
    for what in 0..3 {
        for format in 0..8 {
            let mut player = Player::with(player.model.clone());
            let (what, format) = ("{right}".repeat(what), "{right}".repeat(format));
            player.keys(&format!("E{{up}}{what}{{down}}{format}{{down}}{{right}}{{enter}}"));
            let export = asked(&mut player);
            let text = read(&export, content(&player.model, &export).unwrap());
            assert_eq!(told(&player, &text), None, "{export:?}");
        }
    }
}

#[test]
fn until_the_reveal_nothing_leaves() {
    let mut player = Player::demo();
    player.keys("E{enter}");
    let export = asked(&mut player);
    let team = player.model.team.clone();
    let mut session = team.session.clone();
    session.hidden = true;
    player.model.change(roundtable::team::Edit::Session(Box::new(session)), "hidden");
    assert!(content(&player.model, &export).unwrap_err().contains("before the reveal"));
    player.keys("{esc}{esc}E");
    assert!(!player.screen().contains("Privacy"), "{}", player.screen());
}

#[test]
fn what_the_team_is_called_never_becomes_a_path_and_no_team_file_is_written_over() {
    let mut player = Player::of("format = 1\n[team]\nname = \"../../etc/passwd\"\n");
    player.keys("E");
    assert!(player.screen().contains("team-2026-11-22-map.html"), "{}", player.screen());
    player.keys("{down}{down}{ctrl-u}");
    player.paste("team.toml");
    player.keys("{enter}");
    assert!(player.take_effects().is_empty());
    assert!(player.screen().contains("Give the export another name"), "{}", player.screen());
}

#[cfg(unix)]
#[test]
fn a_file_that_is_there_is_written_over_after_a_second_enter_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let team = folder.path().join("team.toml");
    std::fs::copy("assets/demo.toml", &team).unwrap();
    let file = folder.path().join("there.md");
    std::fs::write(&file, "mine").unwrap();
    let mut pty = Pty::roundtable(&[team.to_str().unwrap()], 120, 40);
    pty.wait("5 covered");
    pty.press("EM");
    pty.wait("for a pull request");
    pty.press("\x1b[B\x1b[B\x15");
    pty.press(file.to_str().unwrap());
    pty.press("\r");
    pty.wait("Press Enter again to replace it");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    pty.press("\r");
    pty.wait("Saved as");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("# Payments › Launch"), "{written}");
    // To the clipboard: OSC 52.
    pty.press("EM\x19");
    pty.wait("clipboard");
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(raw.contains("\x1b]52;c;"), "nothing was handed over");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

const TABLE: &str = "Name\tRunning it\tRust\nAda\t0\t4\nBo\tn/a\t\nZed\t3\t5\n";

fn answer(player: &Player, dimension: &str, member: &str) -> Option<u8> {
    let team = &player.model.team;
    let dimension = team.dimensions().iter().position(|own| own.name == dimension)?;
    let member = team.members().iter().position(|own| own.name == member)?;
    team.ratings().get(dimension, member).value()
}

#[test]
fn a_pasted_table_shows_how_it_is_read_and_changes_nothing_until_it_is_taken_in() {
    let mut player = Player::file("assets/demo.toml");
    let before = player.model.team.clone();
    player.paste(TABLE).keys("{backtab}");
    let screen = player.screen();
    for text in [
        "3 people and 2 skills",
        "people in rows",
        "Numbers from 0 to 5",
        "n/a    →  not answered",
        "1 new person: Zed",
        "1 new row: Rust",
        "3 new answers; 1 the same as before",
    ] {
        assert!(screen.contains(text), "{text}\n{screen}");
    }
    assert!(!screen.contains("--"), "a key is named, not an option:\n{screen}");
    assert_eq!(player.model.team, before);
    player.keys("{enter}");
    assert_eq!(answer(&player, "Rust", "Zed"), Some(5));
    assert_eq!(answer(&player, "Running it", "Zed"), Some(3));
    assert_eq!(answer(&player, "Rust", "Bo"), None);
    player.keys("u");
    assert_eq!(player.model.team, before, "one undo takes it all back");
}

#[test]
fn where_two_answers_differ_the_teams_stays_unless_one_asks_for_the_other() {
    let table = "Name\tRunning it\nBo\t4\nDee\t1\n";
    for (keys, bo) in [("{enter}", 1), ("{space}{enter}", 4)] {
        let mut player = Player::file("assets/demo.toml");
        player.paste(table).keys("{backtab}");
        assert!(player.screen().contains("2 answers differ"), "{}", player.screen());
        player.keys(keys);
        assert_eq!(answer(&player, "Running it", "Bo"), Some(bo), "{keys}");
    }
}

#[test]
fn a_table_taken_in_twice_has_nothing_new_the_second_time() {
    let mut player = Player::file("assets/demo.toml");
    player.paste(TABLE).keys("{backtab}{enter}");
    let once = player.model.team.clone();
    player.paste(TABLE).keys("{backtab}{enter}");
    assert_eq!(player.model.team, once);
    assert!(player.screen().contains("Nothing in the table is new."), "{}", player.screen());
}

#[test]
fn a_wrong_guess_is_overruled_by_keys() {
    let mut player = Player::demo();
    player.paste("\tRust\tGo\nAda\t1\t2\nBo\t3\t1\n").keys("{backtab}");
    assert!(player.screen().contains("the highest number is 3"), "{}", player.screen());
    player.keys("etype{enter}1..5{enter}");
    assert!(player.screen().contains("Numbers from 1 to 5: as you said"), "{}", player.screen());
    player.keys("epeople{enter}epeople{enter}");
    assert!(player.screen().contains("people in columns: as you said"), "{}", player.screen());
    player.keys("epeople{enter}erows are{enter}erows are{enter}");
    assert!(player.screen().contains("2 experiences"), "{}", player.screen());
    player.keys("etype{enter}7..9{enter}");
    assert!(player.screen().contains("not on a scale of 7..9"), "{}", player.screen());
    player.keys("{enter}");
    assert!(player.screen().contains("Nothing is imported yet"), "{}", player.screen());
    player.keys("etype{enter}one{enter}");
    assert!(player.screen().contains("MIN..MAX"), "{}", player.screen());
}

const MATRIX: &str = "Name\tCity\tRust\tGo\nAda\tOslo\tfluent\t5\nEve Moe\tRome\tlearning\t\n";

#[test]
fn a_role_is_above_every_column_and_enter_changes_it() {
    let mut player = Player::file("assets/demo.toml");
    player.paste(MATRIX);
    let line = |player: &Player, nth: usize| {
        let screen = player.screen();
        let line = screen.lines().nth(nth).unwrap_or_default();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line(&player, 3), "person left out skill skill");
    assert_eq!(line(&player, 4), "Name City Rust Go");
    player.keys("{right}{right}{right}");
    assert!(player.screen().contains("Column D, “Go”: levels of one skill"), "{}", player.screen());
    player.keys("{enter}left{enter}");
    assert_eq!(line(&player, 3), "person left out skill left out");
    assert!(player.screen().contains("left out (as you said)"), "{}", player.screen());
    player.keys("u");
    assert_eq!(line(&player, 3), "person left out skill skill");
    player.keys("{delete}{delete}");
    assert_eq!(line(&player, 3), "person left out skill skill", "taken again");
}

#[test]
fn a_column_that_is_asked_about_is_marked_and_no_question_is_cut_without_a_sign() {
    let mut player = Player::file("assets/demo.toml");
    player.size(80, 24);
    player.paste("Name\tTravel\tRust\tGo\nAda\thigh\t4\t5\nEve\tlow\t2\t1\n");
    let screen = player.screen();
    assert!(screen.lines().nth(3).unwrap().contains("decide"), "{screen}");
    player.keys("{right}");
    let screen = player.screen();
    assert!(screen.contains("to be decided. Enter says what it is, Delete leaves"), "{screen}");
    player.keys("{delete}");
    assert!(!player.screen().contains("To be decided"), "{}", player.screen());
    let columns: Vec<String> = (1..9).map(|nth| format!("Question {nth}, about words")).collect();
    let words: Vec<String> = (1..9).map(|nth| format!("something {nth}")).collect();
    let table = format!("Name\t{}\nAda\t{}\n", columns.join("\t"), words.join("\t"));
    player.keys("{esc}").paste(&table);
    let screen = player.screen();
    assert!(screen.contains("more lines on page 4"), "{screen}");
}

#[test]
fn a_word_gets_its_level_by_one_key_and_undo_takes_it_back() {
    let mut player = Player::file("assets/demo.toml");
    player.paste(MATRIX);
    assert!(player.screen().contains("does not say what “fluent”"), "{}", player.screen());
    let before = player.model.team.clone();
    player.keys("{backtab}{enter}");
    assert_eq!(player.model.team, before, "nothing is taken in before the question is settled");
    // What is to be decided comes first.
    player.keys("{tab}{tab}4");
    let screen = player.screen();
    let fluent = screen.lines().find(|line| line.contains("fluent")).unwrap_or_default();
    assert!(fluent.contains("4 hard cases"), "{screen}");
    player.keys("u");
    assert!(player.screen().contains("to be decided"), "{}", player.screen());
    player.keys("{pageup}4{tab}{tab}{enter}");
    assert_eq!(answer(&player, "Rust", "Ada"), Some(4));
}

#[test]
fn a_person_of_the_table_is_made_one_with_a_person_of_the_team() {
    let mut player = Player::file("assets/demo.toml");
    let before = player.model.team.clone();
    player.paste(MATRIX).keys("etype{enter}value fluent=4{enter}{tab}{tab}");
    let screen = player.screen();
    for text in ["new: the same as “Eve”?", "only in the team", "in the team", "new"] {
        assert!(screen.contains(text), "{text}\n{screen}");
    }
    player.keys("{down}{enter}{down}{enter}");
    assert!(!player.screen().contains("Eve Moe"), "{}", player.screen());
    player.keys("{tab}{enter}");
    assert_eq!(player.model.team.members().len(), before.members().len());
    assert_eq!(answer(&player, "Rust", "Eve"), Some(1));
    assert_eq!(answer(&player, "Data and analysis", "Eve"), Some(4), "the old answers stay");
    player.keys("u");
    assert_eq!(player.model.team, before);
}

#[test]
fn before_the_reveal_and_into_what_cannot_change_no_table_is_taken() {
    let mut player = Player::demo();
    let mut session = player.model.team.session.clone();
    session.hidden = true;
    player.model.change(roundtable::team::Edit::Session(Box::new(session)), "hidden");
    player.paste(TABLE);
    assert!(!player.screen().contains("Summary"), "{}", player.screen());
    let mut player = Player::demo();
    player.model.source =
        Source::ReadOnly("team.toml".into(), roundtable::files::Access::OpenElsewhere);
    player.paste(TABLE);
    assert!(player.screen().contains("Read-only"), "{}", player.screen());
    player.model.source = Source::Demo;
    player.paste("hello");
    assert!(player.screen().contains("One line is not a table"), "{}", player.screen());
}

#[cfg(unix)]
#[test]
fn on_the_first_screen_a_paste_becomes_a_team_of_its_own_however_long_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bakery.toml");
    let mut table = String::from("Name\tRunning it\tRust\tA longer heading over answers\n");
    let mut people = 0;
    while table.len() < 65_536 {
        people += 1;
        table += &format!("Person number {people} of the list\t{}\t3\t\n", people % 6);
    }
    let mut pty = Pty::roundtable(&[], 120, 40);
    pty.wait("paste a table");
    pty.press(&format!("\x1b[200~{table}\x1b[201~"));
    pty.wait(&format!("{people} people and 3 skills"));
    pty.press("\x1b[Z\r");
    pty.wait("its file");
    pty.press("\x15");
    pty.press(file.to_str().unwrap());
    pty.press("\r");
    pty.wait("The team is saved.");
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written.matches("[[member]]").count(), people);
    assert!(written.contains("name = \"Bakery\""), "called after its file");
    // A file's table, by its name.
    let csv = folder.path().join("more.csv");
    std::fs::write(&csv, "Name,Rust\nSomeone new,5\n").unwrap();
    pty.press(":import\r");
    pty.wait("or paste the table itself");
    pty.press(csv.to_str().unwrap());
    pty.press("\r");
    pty.wait("1 person and 1 skill");
    pty.press("\x1b[Z");
    pty.wait("1 new person: Someone new");
    pty.press("\rq");
    assert_eq!(pty.exit_code(), 0);
    assert!(std::fs::read_to_string(&file).unwrap().contains("name = \"Someone new\""));
}
