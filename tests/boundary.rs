//! The boundary: every reader against every kind of bad input. What gets in is
//! clean, what does not is refused with file, line and what to do, and no
//! message tells an answer.
//!
//! The rows are the inputs, the columns the readers; a reader that is added
//! gets a line in [`READERS`] and in [`TEXTS`].

#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use assert_cmd::Command;
use common::play::Player;
use roundtable::domain::Team;
use roundtable::import::{self, Options};
use roundtable::store::{self, read, write};
use roundtable::text;
use rstest::rstest;

/// What a reader makes of a text: all of what it took in, as it would be
/// written again, with its warnings; or its message.
type Outcome = Result<String, String>;

/// A reader of a file's text.
type Reader = fn(&str) -> Outcome;

const BASE: &str = r#"format = 1
[team]
name = "Payments"
[[dimension]]
id = "services"
name = "Services"
[[dimension]]
id = "debate"
name = "In a debate"
kind = "personality"
poles = ["Challenges", "Supports"]
[[situation]]
id = "launch"
name = "Launch"
[[member]]
id = "ada"
name = "Ada"
"#;

fn base() -> Team {
    read::team(BASE, "base").unwrap().team
}

fn told(warnings: &[store::Warning]) -> String {
    warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn team(source: &str) -> Outcome {
    let read = read::team(source, "team.toml").map_err(|fault| fault.to_string())?;
    // What the file itself keeps is the user's; what is taken in is written anew.
    Ok(write::team(&read.team, None).unwrap() + &told(&read.warnings))
}

fn sheet(source: &str) -> Outcome {
    let read = read::sheet(source, "ada.toml").map_err(|fault| fault.to_string())?;
    Ok(write::sheet(&read.value) + &told(&read.warnings))
}

fn candidate(source: &str) -> Outcome {
    let read = read::candidate(source, "fay.toml", &base()).map_err(|fault| fault.to_string())?;
    Ok(write::candidate(&read.value, &base()) + &told(&read.warnings))
}

fn snapshot(source: &str) -> Outcome {
    let read = read::snapshot(source, "kept.toml").map_err(|fault| fault.to_string())?;
    let kept = read.value;
    let team = write::team(&kept.team, None).unwrap();
    Ok(format!("{team}\n{}\n{}\n{}", kept.note, kept.program, told(&read.warnings)))
}

fn config(source: &str) -> Outcome {
    let read = read::config(source, "config.toml").map_err(|fault| fault.to_string())?;
    let (keys, own) = (&read.value.keys, &read.value);
    let words = own.skill.iter().chain(&own.experience).cloned().collect::<Vec<_>>().join("\n");
    let keys: Vec<String> =
        keys.iter().map(|key| format!("{}={}", key.action, key.keys.join(","))).collect();
    Ok(format!("{words}\n{}\n{}", keys.join("\n"), told(&read.warnings)))
}

fn table(source: &str) -> Outcome {
    let imported = import::table(source, "t.csv", &Options::default());
    let imported = imported.map_err(|fault| fault.to_string())?;
    let said = imported.reading.lines(&imported.team).join("\n");
    Ok(write::team(&imported.team, None).unwrap() + &said)
}

const READERS: [(&str, Reader); 6] = [
    ("team.toml", team),
    ("ada.toml", sheet),
    ("fay.toml", candidate),
    ("kept.toml", snapshot),
    ("config.toml", config),
    ("t.csv", table),
];

const SHEET: &str = "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n";
const CANDIDATE: &str = "format = 1\nkind = \"candidate\"\nname = \"Fay\"\n";
const SNAPSHOT: &str = "format = 1\n[snapshot]\nwhen = 2026-11-22T14:03:05\n";

fn head(of: &str) -> String {
    match of {
        "team" => BASE.to_owned(),
        "sheet" => SHEET.to_owned(),
        "candidate" => CANDIDATE.to_owned(),
        "snapshot" => SNAPSHOT.to_owned() + &BASE.replace("format = 1\n", ""),
        _ => String::new(),
    }
}

/// Every place that takes a text: who reads it, what stands before it, and the
/// lines with `@` where the text goes.
#[rustfmt::skip]
const TEXTS: [(Reader, &str, &str); 33] = [
    (team, "", "format = 1\n[team]\nname = @\n"),
    (team, "team", "[[dimension]]\nname = @\n"),
    (team, "team", "[[dimension]]\nname = \"D\"\nabout = @\n"),
    (team, "team", "[[dimension]]\nname = \"D\"\nkind = \"personality\"\npoles = [@, \"B\"]\n"),
    (team, "team", "[[dimension]]\nname = \"D\"\nlevels = [@, \"b\", \"c\", \"d\", \"e\", \"f\"]\n"),
    (team, "team", "[[dimension]]\nid = @\nname = \"D\"\n"),
    (team, "team", "[[situation]]\nname = @\n"),
    (team, "team", "[[situation]]\nname = \"S\"\nabout = @\n"),
    (team, "team", "[[member]]\nname = @\n"),
    (team, "team", "[[member]]\nid = @\nname = \"Bo\"\n"),
    (team, "team", "[[member]]\nid = @\n"),
    (team, "team", "[[member]]\nname = \"Bo\"\nalias = @\n"),
    (team, "team", "[[member]]\nname = \"Bo\"\nspeaks = [@]\n"),
    (team, "team", "[[member]]\nname = \"Bo\"\n[member.rating]\n@ = 3\n"),
    (team, "team", "[[decision]]\ndimension = \"services\"\nchoice = \"grow\"\nnote = @\n"),
    (team, "team", "[[decision]]\ndimension = \"services\"\nchoice = \"grow\"\nowner = @\n"),
    (team, "team", "[[decision]]\ndimension = @\nchoice = \"grow\"\n"),
    (team, "team", "[[correction]]\nmember = \"ada\"\ndimension = \"services\"\nafter = 2\nexample = @\n"),
    (team, "team", "[[plan]]\nnote = @\n"),
    (team, "team", "[[plan]]\nhire = [@]\n"),
    (team, "team", "[[candidate]]\nname = @\n"),
    (team, "team", "[[candidate]]\nname = \"Fay\"\n[candidate.rating]\nservices = { level = 3, source = @ }\n"),
    (team, "team", "[session]\nstep = @\n"),
    (sheet, "", "format = 1\nkind = \"sheet\"\nteam = @\nname = \"Ada\"\n"),
    (sheet, "", "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = @\n"),
    (sheet, "sheet", "[rating]\n@ = 3\n"),
    (candidate, "", "format = 1\nkind = \"candidate\"\nname = @\n"),
    (candidate, "candidate", "[rating]\nservices = { level = 3, evidence = @ }\n"),
    (candidate, "candidate", "[rating]\n@ = 3\n"),
    (snapshot, "", "format = 1\n[snapshot]\nwhen = 2026-11-22T14:03:05\nnote = @\n[team]\nname = \"P\"\n"),
    (snapshot, "snapshot", "[[member]]\nname = @\n"),
    (config, "", "[keys]\nquit = [@]\n"),
    (config, "", "[levels]\nskill = [@, \"b\", \"c\", \"d\", \"e\", \"f\"]\n"),
];

/// A TOML text in which nothing stands as it is.
fn escaped(words: &str) -> String {
    let letters = words.chars().map(|c| format!("\\U{:08X}", u32::from(c)));
    format!("\"{}\"", letters.collect::<String>())
}

/// Each character that must never be shown, of each kind there is.
const UNSEEN: [char; 16] = [
    '\u{1B}',
    '\u{7}',
    '\u{0}',
    '\u{7F}',
    '\u{9B}',
    '\u{202E}',
    '\u{2066}',
    '\u{200F}',
    '\u{E0041}',
    '\u{2028}',
    '\u{2029}',
    '\u{200B}',
    '\u{2060}',
    '\u{FEFF}',
    '\u{AD}',
    '\u{3164}',
];

/// A message as anyone may see it on any terminal, and on a projector.
#[track_caller]
fn assert_is_a_message(message: &str, path: &str) {
    assert!(message.starts_with(path), "it does not begin with its file: {message}");
    assert!(message.contains("; "), "it does not say what to do: {message}");
    assert_is_small_and_clean(message);
}

#[track_caller]
fn assert_is_small_and_clean(message: &str) {
    assert!(message.len() <= 4096, "{} bytes", message.len());
    for line in message.lines() {
        assert!(text::width(line) <= 120, "{line}");
        assert_eq!(text::visible(line), line, "something is in it that cannot be seen");
    }
}

#[track_caller]
fn assert_is_clean(taken: &str) {
    for line in taken.lines() {
        assert_eq!(text::visible(line), line);
    }
}

#[rstest]
fn a_character_that_cannot_be_seen_is_refused_or_cleaned_in_every_text(
    #[values(true, false)] as_escape: bool,
) {
    let mut refused = 0;
    for c in UNSEEN {
        for (read, before, lines) in TEXTS {
            let words = format!("A{c}b");
            let value = if as_escape { escaped(&words) } else { format!("\"{words}\"") };
            let source = head(before) + &lines.replace('@', &value);
            match read(&source) {
                Ok(taken) => assert_is_clean(&taken),
                Err(message) => {
                    let path = message.split(':').next().unwrap();
                    assert_is_a_message(&message, path);
                    let place = message[path.len() + 1..].split(':').next().unwrap();
                    assert!(place.parse::<usize>().is_ok(), "no line: {message}");
                    let code = format!("<U+{:04X}>", u32::from(c));
                    // Of what is said of an end of a spectrum nothing is repeated.
                    let named = message.contains(&code) || message.contains("names no end");
                    assert!(!as_escape || named, "{c:?} is not named: {message}");
                    refused += 1;
                }
            }
        }
    }
    // Line ends within a sentence are blanks; everything else is refused.
    assert!(refused > UNSEEN.len() * (TEXTS.len() - 8), "only {refused} were refused");
}

#[rstest]
#[case("Name,A\nAd@a,3\nBo,2\n")]
#[case("Name,A@b\nAda,3\nBo,2\n")]
#[case("Name,A\nAda,3@\nBo,2\n")]
#[case("Na@me,A\nAda,3\nBo,2\n")]
#[case("Our ski@lls\nName,A\nAda,3\nBo,2\n")]
#[case("skill,kind,description,Ada,Bo\nSQL,skill,what @ is,3,2\nRust,skill,x,2,1\n")]
#[case("who,skill,level\nAd@a,SQL,3\nBo,SQL,2\n")]
#[case("who,skill,level\nAda,S@L,3\nBo,SQL,2\n")]
#[case("Name\tA\nAd@a\t3\nBo\t2\n")]
fn a_character_that_cannot_be_seen_comes_out_of_no_table(#[case] rows: &str) {
    for c in UNSEEN {
        match table(&rows.replace('@', &c.to_string())) {
            Ok(taken) => assert_is_clean(&taken),
            Err(message) => assert_is_a_message(&message, "t.csv"),
        }
    }
}

#[test]
fn an_unknown_key_is_shown_with_its_invisible_characters_written_out() {
    for c in UNSEEN {
        let key = escaped(&format!("na{c}me"));
        let code = format!("<U+{:04X}>", u32::from(c));
        for (before, lines, read) in [
            ("", format!("format = 1\n{key} = 1\n[team]\nname = \"P\"\n"), team as Reader),
            ("team", format!("[[member]]\nname = \"Bo\"\n{key} = 1\n"), team),
            ("", SHEET.to_owned() + &format!("{key} = 1\n"), sheet),
            ("", CANDIDATE.to_owned() + &format!("{key} = 1\n"), candidate),
            ("", format!("{key} = 1\n"), config),
        ] {
            let said = read(&(head(before) + &lines)).unwrap();
            assert_is_clean(&said);
            let warning = said.lines().find(|line| line.contains(&code)).unwrap_or_default();
            assert!(warning.contains("has no key"), "{said}");
        }
    }
}

#[rstest]
#[case("[[mebmer]]\nname = \"Bo\"\n", "did you mean `[[member]]`?")]
#[case("[[members]]\nname = \"Bo\"\n", "did you mean `[[member]]`?")]
#[case("[[member]]\nname = \"Bo\"\naliaz = \"x\"\n", "did you mean `alias`?")]
#[case("[[member]]\nname = \"Bo\"\nx_shoe_size = 1\n", "it is kept as it is")]
fn an_unknown_key_is_warned_of_with_its_line_and_the_nearest_and_kept(
    #[case] lines: &str,
    #[case] said: &str,
) {
    let source = BASE.to_owned() + lines;
    let read = read::team(&source, "team.toml").unwrap();
    let [warning] = &read.warnings[..] else { panic!("{:?}", read.warnings) };
    assert!(warning.to_string().contains(said), "{warning}");
    assert!(warning.line().is_some_and(|line| line > BASE.lines().count()), "{warning}");
    let mut renamed = read.team.clone();
    renamed.name = "Another".into();
    let saved = write::team(&renamed, Some(&source)).unwrap();
    assert!(saved.contains(lines), "{saved}");
}

#[rstest]
#[case(team, "team", "[[member]]\nname = \"Bo\"\n[member.rating]\nservises = 3\n")]
#[case(team, "team", "[[situation]]\nname = \"S\"\n[situation.need]\nservises = { level = 2 }\n")]
#[case(team, "team", "[[candidate]]\nname = \"Fay\"\n[candidate.rating]\nservises = 3\n")]
#[case(candidate, "candidate", "[rating]\nservises = 3\n")]
#[case(snapshot, "snapshot", "[[member]]\nname = \"Bo\"\n[member.rating]\nservises = 3\n")]
fn an_answer_or_a_need_for_an_unknown_dimension_is_refused(
    #[case] read: Reader,
    #[case] before: &str,
    #[case] lines: &str,
) {
    let message = read(&(head(before) + lines)).unwrap_err();
    assert!(message.contains("did you mean `services`?"), "{message}");
}

/// What a number may be written as and is none of the scale.
const NUMBERS: [&str; 17] = [
    "nan",
    "inf",
    "-inf",
    "1e400",
    "7.5",
    "4.0",
    "true",
    "2026-11-22",
    "-1",
    "6",
    "99999999999999999999",
    "\"4\"",
    "[4]",
    "{ level = 6 }",
    "{ level = 4.0 }",
    "0xff",
    "{ level = \"4\" }",
];

/// Every place that takes an answer or another number, with `@` where it stands.
#[rstest]
#[case(team, "team", "[[member]]\nname = \"Bo\"\n[member.rating]\nservices = @\n")]
#[case(team, "team", "[[candidate]]\nname = \"Fay\"\n[candidate.rating]\nservices = @\n")]
#[case(
    team,
    "team",
    "[[correction]]\nmember = \"ada\"\ndimension = \"services\"\nbefore = @\nafter = 2\n"
)]
#[case(team, "team", "[[member]]\nname = \"Bo\"\n[member.rating]\ndebate = @\n")]
#[case(team, "team", "[[dimension]]\nname = \"D\"\nneed = { level = @ }\n")]
#[case(team, "team", "[[situation]]\nname = \"S\"\n[situation.need]\nservices = { level = @ }\n")]
#[case(sheet, "sheet", "[rating]\nservices = @\n")]
#[case(candidate, "candidate", "[rating]\nservices = @\n")]
#[case(snapshot, "snapshot", "[[member]]\nname = \"Bo\"\n[member.rating]\nservices = @\n")]
fn a_number_that_is_not_on_its_scale_is_refused_by_line_and_never_repeated(
    #[case] read: Reader,
    #[case] before: &str,
    #[case] lines: &str,
) {
    for number in NUMBERS {
        let source = head(before) + &lines.replace('@', number);
        let message = read(&source).expect_err(number);
        assert_is_a_message(&message, message.split(':').next().unwrap());
        let lines = source.lines().count();
        let line = lines - source.lines().rev().position(|line| line.contains(number)).unwrap();
        let place = message.split(':').nth(1).unwrap();
        assert_eq!(place.parse(), Ok(line), "{message}");
        let what = message.split(": ").nth(1).unwrap().split("; ").next().unwrap();
        let value = number.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let value = value.rsplit(' ').next().unwrap();
        // "from 0 to 5" is the scale, and no answer.
        assert!(value.len() < 3 || !what.contains(value), "{message}");
        assert!(!["-1", "7.5", "\"4\""].iter().any(|value| what.contains(value)), "{message}");
    }
}

#[rstest]
#[case("people = 0")]
#[case("people = 20001")]
#[case("people = 1.5")]
#[case("priority = 4")]
#[case("priority = -1")]
#[case("level = 6")]
fn a_need_out_of_its_range_is_refused_and_never_clamped(#[case] part: &str) {
    let source = head("team") + &format!("[[dimension]]\nname = \"D\"\nneed = {{ {part} }}\n");
    assert!(team(&source).unwrap_err().contains("is not a whole number from"));
}

#[rstest]
#[case("1e400")]
#[case("inf")]
#[case("2026-11-22")]
#[case("-1")]
#[case("=1+1")]
#[case("99999999999999999999")]
#[case("4,5,")]
fn a_cell_that_is_no_answer_is_refused_with_its_line_and_column(#[case] cell: &str) {
    let rows = format!("Name;SQL;Rust\nAda;3;2\nBo;{cell};5\n");
    let read = import::table(&rows, "t.csv", &Options::default());
    let message = read.unwrap_err().to_string();
    assert!(message.starts_with("t.csv:3:1: ") && message.contains("“SQL”"), "{message}");
    assert!(!message.contains(cell), "{message}");
}

#[test]
fn a_cell_without_a_number_as_databases_write_it_is_not_answered() {
    let rows = "Name;SQL;Rust\nAda;3;2\nBo;NaN;5\n";
    let read = import::table(rows, "t.csv", &Options::default()).unwrap();
    assert_eq!(read.team.ratings().get(0, 1).value(), None);
}

fn stacked() -> String {
    format!("x{}", "\u{330}".repeat(5))
}

#[rstest]
#[case("is blank", "   ".to_owned())]
#[case("is blank", "\u{2800}".to_owned())]
#[case("longer than 64", "é".repeat(65))]
#[case("longer than 64", "👩\u{200D}💻".repeat(65))]
#[case("4 accents", stacked())]
#[case("no letter", "\u{301}Ada".to_owned())]
fn a_name_that_is_none_is_refused_by_every_reader_of_names(
    #[case] why: &str,
    #[case] name: String,
) {
    let places = [
        (team as Reader, "", "format = 1\n[team]\nname = @\n"),
        (team, "team", "[[dimension]]\nname = @\n"),
        (team, "team", "[[situation]]\nname = @\n"),
        (team, "team", "[[member]]\nname = @\n"),
        (team, "team", "[[member]]\nname = \"Bo\"\nalias = @\n"),
        (team, "team", "[[candidate]]\nname = @\n"),
        (sheet, "", "format = 1\nkind = \"sheet\"\nteam = \"P\"\nname = @\n"),
        (sheet, "", "format = 1\nkind = \"sheet\"\nteam = @\nname = \"Ada\"\n"),
        (candidate, "", "format = 1\nkind = \"candidate\"\nname = @\n"),
        (snapshot, "snapshot", "[[member]]\nname = @\n"),
        (config, "", "[levels]\nskill = [@, \"b\", \"c\", \"d\", \"e\", \"f\"]\n"),
    ];
    for (read, before, lines) in places {
        let source = head(before) + &lines.replace('@', &format!("\"{name}\""));
        let message = read(&source).unwrap_err();
        assert!(message.contains(why), "{message}");
        assert_is_small_and_clean(&message);
    }
}

#[rstest]
#[case("member", "Zo\u{EB}", "ZOE\u{308}")]
#[case("member", "Bo", "  bO ")]
#[case("member", "Gro\u{DF}", "GROSS")]
#[case("dimension", "Rust", "rust")]
#[case("situation", "Steady", "STEADY")]
fn names_that_are_one_after_folding_are_refused_as_one(
    #[case] list: &str,
    #[case] one: &str,
    #[case] other: &str,
) {
    let lines = format!("[[{list}]]\nname = \"{one}\"\n[[{list}]]\nname = \"{other}\"\n");
    assert!(team(&(head("team") + &lines)).unwrap_err().contains(&format!("a second {list}")));
    assert!(snapshot(&(head("snapshot") + &lines)).is_err());
    // In a table they are one person, and it is said.
    let rows = format!("Name,SQL\n{one},3\n{other},3\nCy,1\n");
    let imported = import::table(&rows, "t.csv", &Options::default()).unwrap();
    assert_eq!(imported.team.members().len(), 2);
    assert!(imported.reading.left_out().join("\n").contains("twice"));
}

#[rstest]
#[case("member")]
#[case("dimension")]
#[case("situation")]
fn names_that_look_alike_are_flagged_and_stay_two(#[case] list: &str) {
    let lines = format!("[[{list}]]\nname = \"Ann\"\n[[{list}]]\nname = \"\u{410}nn\"\n");
    let read = read::team(&(head("team") + &lines), "team.toml").unwrap();
    let [warning] = &read.warnings[..] else { panic!("{:?}", read.warnings) };
    assert!(warning.to_string().contains("looks like another one"), "{warning}");
}

#[test]
fn names_that_look_alike_in_a_table_are_flagged_and_stay_two() {
    let rows = "Name,SQL\nAnn,3\n\u{410}nn,2\nCy,1\n";
    let imported = import::table(rows, "t.csv", &Options::default()).unwrap();
    assert_eq!(imported.team.members().len(), 3);
    let said = imported.reading.lines(&imported.team).join("\n");
    assert!(said.contains("“\u{410}nn” looks like “Ann”"), "{said}");
}

/// Files that are something else, and the word by which they are called.
fn disguises() -> Vec<(&'static str, Vec<u8>)> {
    let sixteen = |big: bool, mark: bool| -> Vec<u8> {
        let text = if mark { format!("\u{FEFF}{BASE}") } else { BASE.to_owned() };
        let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(unit).collect()
    };
    let marks = "<<<<<<< HEAD\nname = \"A\"\n=======\nname = \"B\"\n>>>>>>> other\n";
    let conflict = format!("format = 1\n{marks}");
    vec![
        ("empty", b"".to_vec()),
        ("empty", b" \n\t\r\n".to_vec()),
        ("empty", "\u{FEFF}".as_bytes().to_vec()),
        ("merge conflict", conflict.clone().into_bytes()),
        ("merge conflict", conflict.replace('\n', "\r\n").into_bytes()),
        ("JSON", b"{\"format\": 1, \"team\": \"Payments\"}".to_vec()),
        ("JSON", b"[\n  {\"format\": 1}\n]".to_vec()),
        ("JSON", b"{\n  \"format\": 1\n}\n".to_vec()),
        ("HTML", b"<!DOCTYPE html>\n<html><body>Sign in</body></html>".to_vec()),
        ("UTF-16", sixteen(false, true)),
        ("UTF-16", sixteen(true, true)),
        ("UTF-16", sixteen(false, false)),
        ("UTF-16", sixteen(true, false)),
        ("zeros", vec![0; 4096]),
        ("archive", b"PK\x03\x04rest".to_vec()),
        ("archive", b"\x1F\x8Brest".to_vec()),
        ("program", b"\x7FELF\x02\x01\x01\0\0\0".to_vec()),
        ("picture", b"\x89PNG\r\n\x1A\n\0\0".to_vec()),
        ("PDF", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec()),
        ("UTF-8", b"format = 1\n[team]\nname = \"Zo\xEB\"\n".to_vec()),
    ]
}

#[test]
fn a_file_that_is_something_else_is_called_by_its_name() {
    for (word, bytes) in disguises() {
        for (path, reader) in READERS.into_iter().filter(|(path, _)| *path != "t.csv") {
            // A config without a word says nothing, and that is fine.
            if path == "config.toml" && word == "empty" {
                continue;
            }
            let text = read::from_bytes(bytes.clone(), path).map_err(|fault| fault.to_string());
            let message = text.and_then(|text| reader(&text)).expect_err(word);
            assert_is_a_message(&message, path);
            assert!(message.contains(word), "{word}: {message}");
        }
    }
}

#[test]
fn a_table_that_is_something_else_is_called_by_its_name() {
    for (word, bytes) in disguises() {
        // A spreadsheet's "Unicode text" is UTF-16, and read.
        let is_read =
            word == "UTF-16" && [[0xFF, 0xFE], [0xFE, 0xFF]].contains(&[bytes[0], bytes[1]]);
        let text = import::decode(bytes, "t.csv").map_err(|fault| fault.to_string());
        if is_read {
            assert!(text.is_ok());
            continue;
        }
        let message = text.and_then(|text| table(&text)).expect_err(word);
        assert_is_a_message(&message, "t.csv");
        let word = if word == "archive" && !message.contains(word) {
            "spreadsheet's own file"
        } else {
            word
        };
        assert!(message.contains(word), "{word}: {message}");
    }
}

#[test]
fn a_file_torn_at_any_byte_is_read_or_refused_with_a_message() {
    let sources = [
        (team as Reader, fs::read_to_string("assets/demo.toml").unwrap()[..3000].to_owned()),
        (sheet, SHEET.to_owned() + "[rating]\nservices = { level = 2, want = \"grow\" }\n"),
        (
            candidate,
            CANDIDATE.to_owned() + "[rating]\nservices = { level = 2, source = \"a talk\" }\n",
        ),
        (snapshot, head("snapshot")),
        (config, fs::read_to_string("assets/config.toml").unwrap()),
        (table, "Name,\"A,\nB\",C\nAda,3,2\nBo,\"4\",5\n".to_owned()),
    ];
    for (reader, source) in sources {
        let mut torn = 0;
        for end in (1..source.len()).filter(|&end| source.is_char_boundary(end)) {
            if let Err(message) = reader(&source[..end]) {
                assert_is_a_message(&message, message.split(':').next().unwrap());
                torn += usize::from(message.contains("ends in the middle"));
            }
        }
        assert!(torn > 0 || reader(&source[..source.len() - 3]).is_ok());
    }
}

#[test]
fn a_newer_format_is_named_refused_and_never_written() {
    for (path, reader) in &READERS[..4] {
        let kind = ["team", "sheet", "candidate", "snapshot"]
            [READERS.iter().position(|(own, _)| own == path).unwrap()];
        let source = head(kind).replace("format = 1", "format = 7");
        let message = reader(&source).unwrap_err();
        assert!(message.contains("format 7 is newer than format 1"), "{message}");
        assert!(message.contains("update roundtable"), "{message}");
    }
    let newer = BASE.replace("format = 1", "format = 7");
    assert!(write::team(&base(), Some(&newer)).is_err(), "a save over it is refused, too");
}

/// A piece so many times, each with its number.
fn times(count: usize, piece: impl Fn(usize) -> String) -> String {
    let mut all = String::new();
    for nth in 0..count {
        all += &piece(nth);
    }
    all
}

#[test]
fn what_has_too_many_people_or_dimensions_is_refused() {
    let dimensions: String = times(501, |n| format!("[[dimension]]\nname = \"d{n}\"\n"));
    let people: String = times(20_001, |n| format!("[[member]]\nname = \"p{n}\"\n"));
    let answers: String = times(501, |n| format!("d{n} = 3\n"));
    let columns: String = times(501, |n| format!(",Skill {n}"));
    let rows: String = times(20_001, |n| format!("P{n},3\n"));
    let listed: String = times(20_001, |n| format!("P{n},SQL,3\n"));
    for (reader, source) in [
        (team as Reader, head("team") + &dimensions),
        (team, head("team") + &people),
        (snapshot, head("snapshot") + &dimensions),
        (snapshot, head("snapshot") + &people),
        (sheet, format!("{SHEET}[rating]\n{answers}")),
        (table, format!("Name{columns}\nAda{}\n", ",3".repeat(501))),
        (table, format!("Name,SQL\n{rows}")),
        (table, format!("who,skill,level\n{listed}")),
    ] {
        let message = reader(&source).unwrap_err();
        assert!(message.contains("more than"), "{message}");
        assert_is_small_and_clean(&message);
    }
}

/// The processor's time that this thread has had, where the system counts it:
/// what else runs on the machine is not in it.
fn worked(since: Instant) -> Duration {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The least of a few times that a reader needs.
fn taken(reader: Reader, source: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let before = worked(start);
        let _ = reader(source);
        worked(start).saturating_sub(before).max(Duration::from_micros(1))
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// As much of it as a mebibyte holds.
fn mebibyte(piece: impl Fn(usize) -> String) -> String {
    let mut all = String::new();
    for nth in 0.. {
        if all.len() > 1_000_000 {
            break;
        }
        all += &piece(nth);
    }
    all
}

#[test]
fn what_goes_on_without_end_is_refused_with_less_work_than_an_honest_file_of_its_size() {
    let honest = head("team")
        + &mebibyte(|n| {
            format!(
                "[[member]]\nid = \"p{n}\"\nname = \"P {n}\"\n[member.rating]\nservices = {}\n",
                n % 6
            )
        });
    let base = taken(team, &honest);
    for bomb in [
        format!("x = {}", "[".repeat(1_000_000)),
        format!("x = {}", "{a=".repeat(300_000)),
        format!("{}a = 1", "a.".repeat(500_000)),
        format!("[{}a]", "'a'.".repeat(250_000)),
        format!("x = [{}]", mebibyte(|_| format!("{}{},", "[".repeat(70), "]".repeat(70)))),
        format!("x = [{}]", "1,".repeat(500_000)),
        mebibyte(|n| format!("k{n} = 1\n")),
        mebibyte(|n| format!("k.a{n} = 1\n")),
        format!("x = {{{}z = 1}}", mebibyte(|n| format!("k{n} = 1, "))),
    ] {
        let source = format!("format = 1\nteam.name = \"Payments\"\n{bomb}\n");
        let message = team(&source).unwrap_err();
        assert_is_a_message(&message, "team.toml");
        let ratio = taken(team, &source).as_secs_f64() / base.as_secs_f64();
        assert!(ratio < 1.0, "{bomb:.60}: {ratio:.2} of an honest file's time");
    }
}

#[test]
fn no_table_takes_more_than_its_size_asks_for() {
    // Eight times the rows take eight times as long, and not sixty-four times.
    let colliding = |n: usize| {
        let marks =
            format!("{}{}{}", "!".repeat(n % 21), "?".repeat(n / 21 % 21), "+".repeat(n / 441));
        format!("a{marks},1,2\n")
    };
    for piece in [&colliding as &dyn Fn(usize) -> String, &|n| format!("Person {n},1,2\n")] {
        let rows = |count: usize| -> String { "Name,A,B\n".to_owned() + &times(count, piece) };
        let read: Reader = |rows| {
            let read = import::table(rows, "t.csv", &Options::default());
            read.map(|_| String::new()).map_err(|fault| fault.to_string())
        };
        let (small, large) = (taken(read, &rows(250)), taken(read, &rows(2_000)));
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        assert!(ratio < 24.0, "eight times the rows take {ratio:.1} times as long");
    }
    let headings =
        |count: usize| -> String { BASE.to_owned() + &times(count, |n| format!("[k{n}]\n")) };
    let (small, large) = (taken(team, &headings(2_000)), taken(team, &headings(16_000)));
    let ratio = large.as_secs_f64() / small.as_secs_f64();
    assert!(ratio < 24.0, "eight times the headings take {ratio:.1} times as long");
}

// The world around: files that are none, names of files, arguments

fn roundtable(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_roundtable"))
        .current_dir(folder)
        .args(arguments)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join("home"))
        .env("XDG_STATE_HOME", folder.join("home"))
        .env("XDG_DATA_HOME", folder.join("home"))
        .write_stdin("")
        // What waits for a pipe that nobody writes to waits for ever.
        .timeout(Duration::from_secs(60))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is written is UTF-8");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

/// Every command that reads a file, with `@` for it.
const CALLS: [&[&str]; 17] = [
    &["show", "@"],
    &["check", "@"],
    &["plan", "@"],
    &["plan", "team.toml", "--candidates", "@"],
    &["collect", "@"],
    &["collect", "team.toml", "@"],
    &["diff", "@", "team.toml"],
    &["diff", "team.toml", "@"],
    &["diff", "--rev", "HEAD", "@"],
    &["snapshot", "@"],
    &["invite", "@", "--out", "page.html"],
    &["rate", "@", "--as", "Ada"],
    &["rate", "team.toml", "--as", "Ada", "--sheet", "@", "--plain"],
    &["import", "@"],
    &["import", "@", "--out", "new.toml"],
    &["--plain", "@"],
    &["@"],
];

fn with_team() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("team.toml"), BASE).unwrap();
    folder
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused_by_every_command_and_keeps_none_waiting() {
    use std::os::unix::net::UnixListener;
    let folder = with_team();
    let at = |name: &str| folder.path().join(name);
    assert!(std::process::Command::new("mkfifo").arg(at("fifo")).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket")).unwrap();
    fs::create_dir(at("folder")).unwrap();
    std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
    for file in ["fifo", "/dev/zero", "folder", "socket", "loop", "dangling"] {
        for call in CALLS {
            let call: Vec<&str> =
                call.iter().map(|word| if *word == "@" { file } else { word }).collect();
            // A folder of sheets or candidates is asked for what is in it, and
            // the screen says that it needs a terminal before it looks.
            let (code, _, said) = roundtable(folder.path(), &call);
            if file == "folder" && call.last() == Some(&file) && call[0] == "collect" {
                continue;
            }
            assert_eq!(code, 2, "{call:?}: {said}");
            assert_is_small_and_clean(&said);
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_beside_the_team_or_at_home_keeps_nobody_waiting() {
    let folder = with_team();
    let home = folder.path().join("home/roundtable");
    let pipes = ["team.sheets/ada.toml", "team.snapshots/a.toml", "home/roundtable/config.toml"];
    for pipe in pipes {
        let pipe = folder.path().join(pipe);
        fs::create_dir_all(pipe.parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    let (code, said, _) = roundtable(folder.path(), &["collect", "team.toml"]);
    assert!(code == 2 && said.contains("not a regular file"), "{said}");
    let (code, _, said) = roundtable(folder.path(), &["snapshot", "team.toml", "--names", "alias"]);
    assert_eq!(code, 0, "{said}");
    let (code, _, said) = roundtable(folder.path(), &["--plain", "team.toml"]);
    assert!(code == 2 && said.contains("config.toml: this is not a regular file"), "{said}");
    // What the program remembers is nothing that it waits for.
    fs::remove_file(home.join("config.toml")).unwrap();
    for remembered in
        fs::read_dir(&home).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<PathBuf>>()
    {
        let _ = fs::remove_file(&remembered);
        std::process::Command::new("mkfifo").arg(&remembered).status().unwrap();
    }
    let (code, _, said) = roundtable(folder.path(), &["--plain", "team.toml"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_is_larger_than_its_kind_may_be_is_refused_before_it_is_read() {
    let folder = with_team();
    let of = |name: &str, size: u64| {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        file.set_len(size).unwrap();
    };
    // Sparse: what is read of it would be zeros.
    of("team17.toml", 17 * 1024 * 1024);
    of("sheet.toml", 1024 * 1024 + 1);
    of("far.toml", 1 << 40);
    for (call, file) in [
        (&["show"][..], "team17.toml"),
        (&["check"], "far.toml"),
        (&["import"], "team17.toml"),
        (&["collect", "team.toml"], "sheet.toml"),
        (&["plan", "team.toml", "--candidates"], "sheet.toml"),
        (&["rate", "team.toml", "--as", "Ada", "--plain", "--sheet"], "sheet.toml"),
        (&["diff", "team.toml"], "team17.toml"),
    ] {
        let call: Vec<&str> = call.iter().copied().chain([file]).collect();
        let (code, out, said) = roundtable(folder.path(), &call);
        assert!(
            code == 2 && format!("{out}{said}").contains("larger than"),
            "{call:?}: {out}{said}"
        );
    }
    let sheet = read::sheet(&" ".repeat(1024 * 1024 + 1), "s.toml").unwrap_err();
    assert!(sheet.to_string().contains("larger than 1 MiB"), "{sheet}");
}

/// Names that a file or an argument can have, each with what it must not do.
const HOSTILE: [&str; 7] = [
    "a\u{1B}[2Jb",
    "a\u{9B}31mb",
    "a\u{202E}b",
    "a\u{200B}b",
    "a\nroundtable: all is well",
    "a\u{1B}]0;title\u{7}",
    "a\u{E0041}b",
];

#[cfg(unix)]
#[test]
fn no_name_of_a_file_and_no_argument_reaches_the_terminal_as_it_is() {
    let folder = with_team();
    let demo = fs::read_to_string("assets/demo.toml").unwrap();
    let long = "x".repeat(3_000);
    for name in HOSTILE.into_iter().chain([long.as_str()]) {
        let file = format!("{name}.toml");
        let is_there = name.len() < 200;
        if is_there {
            fs::write(folder.path().join(&file), &demo).unwrap();
        }
        for call in CALLS {
            let call: Vec<&str> =
                call.iter().map(|word| if *word == "@" { &file } else { *word }).collect();
            let (_, out, said) = roundtable(folder.path(), &call);
            assert_is_small_and_clean(&said);
            assert_is_clean(&out);
            assert!(!out.contains("\nroundtable: all is well"), "{out}");
            assert!(!said.contains("\nroundtable: all is well"), "{said}");
        }
        let _ = fs::remove_file(folder.path().join("page.html"));
        let _ = fs::remove_file(folder.path().join("new.toml"));
        for call in [
            &["show", "team.toml", "--view", name][..],
            &["show", "team.toml", "--situation", name],
            &["show", "team.toml", name],
            &["check", "team.toml", "--fail-on", name],
            &["plan", "team.toml", "--without", name],
            &["plan", "team.toml", "--hires", name],
            &["rate", "team.toml", "--as", name],
            &["diff", "--rev", name, "team.toml"],
            &["new", "new.toml", "--template", name],
            &["import", "team.toml", "--scale", name],
            &["completions", name],
            &["man", "--out", name],
            &["snapshot", "team.toml", "--note", name, "--names", "none"],
            &[name],
            &[name, "team.toml"],
        ] {
            let (_, out, said) = roundtable(folder.path(), call);
            assert_is_small_and_clean(&said);
            assert_is_clean(&out);
            assert!(!said.contains("\nroundtable: all is well"), "{call:?}: {said}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_shown_with_signs_for_what_it_holds() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = with_team();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9\x1B.toml");
    fs::write(folder.path().join(name), BASE).unwrap();
    let check = |arguments: &[&std::ffi::OsStr]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        command.current_dir(folder.path()).args(arguments).output().unwrap()
    };
    let told = check(&["check".as_ref(), name]);
    assert!(told.status.success(), "it is a file as any other");
    let said = String::from_utf8(told.stdout).unwrap();
    assert!(said.starts_with("caf\u{FFFD}<U+001B>.toml: a sound team file"), "{said}");
    let told = check(&["show".as_ref(), "team.toml".as_ref(), "--view".as_ref(), name]);
    assert_is_small_and_clean(&String::from_utf8(told.stderr).unwrap());
}

#[test]
fn a_value_of_the_environment_is_never_shown() {
    let folder = with_team();
    for name in ["TZ", "COLUMNS", "LANG", "TERM", "NO_COLOR", "COLORTERM", "EDITOR"] {
        for call in [&["show", "team.toml"][..], &["check", "team.toml"], &["team.toml"]] {
            let output = Command::new(env!("CARGO_BIN_EXE_roundtable"))
                .current_dir(folder.path())
                .args(call)
                .env(name, "a\u{1B}]0;x\u{7}\u{202E}")
                .output()
                .unwrap();
            let all = [output.stdout, output.stderr].concat();
            assert_is_clean(&String::from_utf8(all).unwrap());
        }
    }
}

// The screen

#[test]
fn what_is_pasted_into_a_field_shows_what_cannot_be_seen_and_is_not_taken_as_a_name() {
    for c in UNSEEN.into_iter().filter(|c| !['\u{2028}', '\u{2029}'].contains(c)) {
        let mut player = Player::file("assets/demo.toml");
        let before = player.model.team.clone();
        player.keys("e");
        player.keys("a");
        player.paste(&format!("Zo{c}e"));
        let screen = player.screen();
        assert!(!screen.contains(c), "{}", u32::from(c));
        player.keys("{enter}");
        let names: Vec<&str> =
            player.model.team.members().iter().map(|own| own.name.as_str()).collect();
        assert!(!names.iter().any(|name| name.contains(c)), "{names:?}");
        for dimension in player.model.team.dimensions() {
            assert!(!dimension.name.contains(c));
        }
        assert_eq!(player.model.team.name, before.name);
    }
}

#[test]
fn what_is_said_on_the_screen_is_clean_whole_and_without_an_excerpt() {
    let source = BASE.to_owned() + "[[member]]\nname = \"Bo\"\n[member.rating]\nservices = 7\n";
    let fault = read::team(&source, "a\u{1B}[2J.toml").unwrap_err();
    let mut player = Player::demo();
    player.size(80, 24);
    player.model.fault(fault.to_string());
    let screen = player.screen();
    assert!(!screen.contains('\u{1B}') && screen.contains("a<U+001B>[2J.toml:"), "{screen}");
    assert!(!screen.contains("services = 7"), "{screen}");
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("want = \"grow\" }"), "what to do is there to its end:\n{screen}");
}

#[test]
fn a_setting_that_is_strange_is_told_with_its_line_and_how_many_more_there_are() {
    let folder = with_team();
    let home = folder.path().join("home/roundtable");
    fs::create_dir_all(&home).unwrap();
    let with = |config: &str| {
        fs::write(home.join("config.toml"), config).unwrap();
        roundtable(folder.path(), &["--plain", "team.toml"])
    };
    let (code, said, _) = with("mose = true\nfoo = 1\n[keyz]\nquit = [\"x\"]\n");
    assert_eq!(code, 0);
    assert!(
        said.contains("config.toml:1:1: config.toml has no key `mose`; did you mean `mouse`?"),
        "{said}"
    );
    assert!(said.contains("2 more in lines 2, 3"), "{said}");
    let (code, _, said) = with("theme = \"drak\"\n");
    assert!(code == 2 && said.contains("config.toml:1:9:") && said.contains("\"dark\""), "{said}");
}

#[cfg(unix)]
#[rstest]
#[case("quit = [\"ctrl-foo\"]", "is no key; write")]
#[case("qiut = [\"x\"]", "no action is called `qiut`")]
#[case("undo = [\"Z\"]\nhelp = [\"Z\"]", "would be both")]
fn a_key_of_ones_own_that_cannot_be_is_told_with_its_line(#[case] keys: &str, #[case] said: &str) {
    use common::pty::Pty;
    let folder = with_team();
    let home = folder.path().join("roundtable");
    fs::create_dir_all(&home).unwrap();
    fs::write(home.join("config.toml"), format!("[keys]\n{keys}\n")).unwrap();
    let program = format!(
        "XDG_CONFIG_HOME={} {} {}",
        folder.path().display(),
        env!("CARGO_BIN_EXE_roundtable"),
        folder.path().join("team.toml").display()
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    assert_eq!(pty.exit_code(), 2);
    let screen = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("config.toml:2:") || screen.contains("config.toml:3:"), "{screen}");
    assert!(screen.contains(said), "{screen}");
}

// What leaves

/// Words that mean something to whoever reads what was written.
const MARKUP: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](https://example.org) ![y](z)",
    "a | b ` c * d _ e",
    "\"><svg onload=alert(1)>",
    "]]> --> </style></text>",
    "@SUM(1) +1 &lt;",
];

/// A team that is called all of that, everywhere.
fn hostile() -> String {
    let quoted = |text: &str| format!("'''{text}'''");
    let mut words = MARKUP.into_iter().cycle();
    let mut next = || words.next().unwrap();
    let mut file = format!("format = 1\n[team]\nname = {}\n", quoted(next()));
    for n in 0..8 {
        let kind = if n == 7 { "personality" } else { "skill" };
        let (name, about) = (format!("{} {n}", next()), next());
        file += &format!(
            "[[dimension]]\nid = \"d{n}\"\nname = {}\nkind = \"{kind}\"\nabout = {}\n",
            quoted(&name),
            quoted(about)
        );
        if n == 7 {
            file += &format!("poles = [{}, {}]\n", quoted(MARKUP[0]), quoted(MARKUP[1]));
        }
    }
    for (n, own) in MARKUP.into_iter().enumerate() {
        file += &format!("[[member]]\nid = \"m{n}\"\nname = {}\n", quoted(&format!("{own} {n}")));
        if n == 0 {
            file += "speaks = [\"d7:a\"]\n";
        }
        file += &format!(
            "[member.rating]\nd0 = {{ level = {}, want = \"grow\" }}\nd{} = 4\nd7 = \"A3\"\n",
            n % 6,
            1 + n % 6
        );
    }
    for (n, words) in MARKUP.into_iter().enumerate().take(3) {
        file += &format!(
            "[[decision]]\ndimension = \"d{n}\"\nchoice = \"grow\"\nowner = \"m{n}\"\nnote = {}\n",
            quoted(words)
        );
    }
    file += &format!(
        "[[candidate]]\nid = \"c\"\nname = {}\n[candidate.rating]\nd0 = {{ level = 4, source = {} }}\nd1 = 4\nd2 = 4\n",
        quoted(MARKUP[1]),
        quoted(MARKUP[2])
    );
    file
}

/// Markup of somebody else's in a page or a picture.
fn is_marked_up(text: &str) -> bool {
    ["<script>alert", "<img src=x", "<svg onload", "</style></text>", "]]> -->"]
        .iter()
        .any(|own| text.contains(own))
}

#[test]
fn whatever_people_are_called_stays_text_in_every_format_of_every_command() {
    use pulldown_cmark::{Event, Options as Marks, Parser, Tag};
    let folder = with_team();
    fs::write(folder.path().join("hostile.toml"), hostile()).unwrap();
    fs::write(
        folder.path().join("before.toml"),
        hostile().replace("level = 3", "level = 1").replace("d1 = 4", "d1 = 2"),
    )
    .unwrap();
    let written = |call: &[&str]| {
        let (code, out, said) = roundtable(folder.path(), call);
        assert_eq!(code, 0, "{call:?}: {said}");
        assert_is_clean(&out);
        out
    };
    for view in ["map", "findings", "people", "coverage"] {
        let markdown = written(&["show", "hostile.toml", "--view", view, "--format", "markdown"]);
        let plan = written(&["plan", "hostile.toml", "--format", "markdown"]);
        let brief = written(&["plan", "hostile.toml", "--view", "brief", "--format", "markdown"]);
        let diff = written(&["diff", "before.toml", "hostile.toml", "--format", "markdown"]);
        for text in [markdown, plan, brief, diff] {
            for event in Parser::new_ext(&text, Marks::ENABLE_TABLES) {
                let alien = matches!(
                    event,
                    Event::Html(_)
                        | Event::InlineHtml(_)
                        | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
                );
                assert!(!alien, "{event:?} in {text}");
            }
        }
        if matches!(view, "map" | "coverage" | "findings") {
            let rows = written(&["show", "hostile.toml", "--view", view, "--format", "csv"]);
            let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(rows.as_bytes());
            assert!(!rows.contains('\r') && !rows.starts_with('\u{FEFF}'));
            for record in reader.records() {
                for cell in &record.expect("every row has the same columns") {
                    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(!formula || cell.parse::<f64>().is_ok(), "{cell}");
                }
            }
        }
        if matches!(view, "map" | "coverage") {
            assert!(!is_marked_up(&written(&[
                "show",
                "hostile.toml",
                "--view",
                view,
                "--format",
                "svg"
            ])));
        }
    }
    assert!(!is_marked_up(&written(&["show", "hostile.toml", "--format", "html"])));
    written(&["invite", "hostile.toml", "--out", "page.html"]);
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(!is_marked_up(&page), "somebody's words are markup in the invitation");
    for call in [
        &["show", "hostile.toml", "--format", "json"][..],
        &["plan", "hostile.toml", "--format", "json"],
        &["diff", "before.toml", "hostile.toml", "--format", "json"],
    ] {
        let json: serde_json::Value = serde_json::from_str(&written(call)).unwrap();
        assert_eq!(json["format"], 1);
    }
    for call in
        [&["show", "hostile.toml"][..], &["plan", "hostile.toml"], &["check", "hostile.toml"]]
    {
        written(call);
    }
}

#[test]
fn no_command_writes_over_a_file_that_is_there() {
    let folder = with_team();
    let theirs = folder.path().join("theirs.toml");
    fs::write(folder.path().join("table.csv"), "Name,SQL\nAda,3\nBo,2\n").unwrap();
    fs::write(folder.path().join("roundtable-show.1"), "mine").unwrap();
    for call in [
        &["new", "theirs.toml"][..],
        &["import", "table.csv", "--out", "theirs.toml"],
        &["snapshot", "team.toml", "--out", "theirs.toml"],
        &["invite", "team.toml", "--out", "theirs.toml"],
        &["rate", "team.toml", "--as", "Ada", "--sheet", "theirs.toml", "--plain"],
        &["rate", "team.toml", "--as", "Ada", "--sheet", "team.toml", "--plain"],
        &["man", "--out", "."],
    ] {
        fs::write(&theirs, "mine").unwrap();
        let (code, out, said) = roundtable(folder.path(), call);
        assert_eq!(code, 2, "{call:?}");
        assert!(out.is_empty(), "it is told before anything else is: {out}");
        assert_is_small_and_clean(&said);
        assert_eq!(fs::read_to_string(&theirs).unwrap(), "mine", "{call:?}");
        assert_eq!(fs::read_to_string(folder.path().join("team.toml")).unwrap(), BASE);
    }
    assert_eq!(fs::read_to_string(folder.path().join("roundtable-show.1")).unwrap(), "mine");
}

#[test]
fn a_newer_sheet_with_fewer_answers_says_how_many_it_leaves_open() {
    let folder = with_team();
    fs::write(
        folder.path().join("team.toml"),
        BASE.to_owned() + "rated = 2026-01-01\n[member.rating]\nservices = 3\ndebate = \"A2\"\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("new.toml"),
        SHEET.to_owned() + "rated = 2026-02-01\n[rating]\nservices = 4\n",
    )
    .unwrap();
    let before = fs::read(folder.path().join("new.toml")).unwrap();
    let (_, said, _) =
        roundtable(folder.path(), &["collect", "team.toml", "new.toml", "--dry-run"]);
    assert!(said.contains("does not repeat one earlier answer, now open"), "{said}");
    roundtable(folder.path(), &["collect", "team.toml", "new.toml"]);
    let once = fs::read(folder.path().join("team.toml")).unwrap();
    let (_, again, _) = roundtable(folder.path(), &["collect", "team.toml", "new.toml"]);
    assert!(!again.contains("now open"), "{again}");
    assert_eq!(fs::read(folder.path().join("team.toml")).unwrap(), once);
    assert_eq!(fs::read(folder.path().join("new.toml")).unwrap(), before, "the sheet is untouched");
}
