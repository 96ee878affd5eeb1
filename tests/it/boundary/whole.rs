//! Whole files that are none of ours: of another kind, torn, newer, too many,
//! without end.

use std::fs;
use std::time::{Duration, Instant};

use roundtable::files::{read, write};
use roundtable::import::{self, Options};

use super::{
    BASE, CANDIDATE, READERS, Reader, SHEET, assert_is_a_message, assert_is_small_and_clean, base,
    candidate, config, head, sheet, snapshot, table, team,
};

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
        // Tables come in many encodings: these are read for what they say.
        let is_read = ["UTF-16", "UTF-8"].contains(&word);
        let options = import::Options::default();
        let read = import::Book::open(&bytes, "t.csv", &options)
            .and_then(|book| book.draft("t.csv", &options)?.settled("t.csv"))
            .map_err(|fault| fault.to_string());
        if is_read {
            continue;
        }
        let message = read.map(|_| ()).expect_err(word);
        assert_is_a_message(&message, "t.csv");
        let word =
            if word == "archive" && !message.contains(word) { "workbook is damaged" } else { word };
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

/// A piece repeated, each with its number.
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
