//! The boundary: every reader against every kind of bad input. What gets in is
//! clean, what does not is refused with file, line and what to do, and no
//! message tells an answer.
//!
//! The rows are the inputs, the columns the readers; a reader that is added
//! gets a line in [`READERS`] and in [`TEXTS`]. Here are texts, names, keys and
//! numbers.
//!
//! | module | holds |
//! |---|---|
//! | `whole` | files that are something else, torn, newer, or without end |
//! | `around` | pipes and folders, names of files, arguments, the screen |
//! | `leaving` | what is written, and over what |

mod around;
mod leaving;
mod whole;

use std::fs;
use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use roundtable::files::{self, read, write};
use roundtable::import::{self, Options};
use roundtable::team::Team;
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

fn told(warnings: &[files::Warning]) -> String {
    warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn team(source: &str) -> Outcome {
    let read = read::team(source, "team.toml").map_err(|fault| fault.to_string())?;
    // What the file itself keeps is the user's; what is imported is written again.
    Ok(write::team(&read.team, None).unwrap() + &told(&read.warnings))
}

fn sheet(source: &str) -> Outcome {
    let read = read::sheet(source, "ada.toml").map_err(|fault| fault.to_string())?;
    Ok(write::sheet(&read.value).unwrap() + &told(&read.warnings))
}

fn candidate(source: &str) -> Outcome {
    let read = read::candidate(source, "fay.toml", &base()).map_err(|fault| fault.to_string())?;
    let mut team = base();
    team.candidates = vec![read.value];
    Ok(write::team(&team, None).unwrap() + &told(&read.warnings))
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
    let sentences = imported.reading.lines(&imported.team).join("\n");
    Ok(write::team(&imported.team, None).unwrap() + &sentences)
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
    // On a pipe a line is a message; only a terminal has it wrapped.
    for line in message.lines() {
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
            let sentences = read(&(head(before) + &lines)).unwrap();
            assert_is_clean(&sentences);
            let warning = sentences.lines().find(|line| line.contains(&code)).unwrap_or_default();
            assert!(warning.contains("has no key"), "{sentences}");
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
    #[case] text: &str,
) {
    let source = BASE.to_owned() + lines;
    let read = read::team(&source, "team.toml").unwrap();
    let [warning] = &read.warnings[..] else { panic!("{:?}", read.warnings) };
    assert!(warning.to_string().contains(text), "{warning}");
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
#[case(snapshot, "snapshot", "[[member]]\nname = \"Bo\"\n[member.rating]\nservises = 3\n")]
fn an_answer_or_a_need_for_an_unknown_dimension_is_refused(
    #[case] read: Reader,
    #[case] before: &str,
    #[case] lines: &str,
) {
    let message = read(&(head(before) + lines)).unwrap_err();
    assert!(message.contains("did you mean `services`?"), "{message}");
}

#[test]
fn an_answer_of_a_candidates_file_for_an_unknown_dimension_is_skipped_and_told() {
    let read = candidate(&(head("candidate") + "[rating]\nservises = 3\n")).unwrap();
    assert!(read.contains("did you mean `services`?"), "{read}");
    assert!(read.contains("skipped"), "{read}");
}

/// What a number may be written as and is none of the scale.
const NUMBERS: [&str; 15] = [
    "nan",
    "inf",
    "-inf",
    "1e400",
    "7.5",
    "true",
    "2026-11-22",
    "-1",
    "6",
    "99999999999999999999",
    "\"4\"",
    "[6]",
    "{ level = 6 }",
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
    assert!(team(&source).unwrap_err().contains("is not a whole number"));
}

#[rstest]
#[case("1e400")]
#[case("inf")]
#[case("2026-11-22")]
#[case("-1")]
#[case("=1+1")]
#[case("99999999999999999999")]
#[case("4,5,")]
fn a_cell_that_is_no_answer_is_refused_with_its_column_and_not_its_person(#[case] cell: &str) {
    let rows = format!("Name;SQL;Rust\nAda;3;2\nBo;{cell};5\n");
    let read = import::table(&rows, "t.csv", &Options::default());
    let message = read.unwrap_err().to_string();
    assert!(message.starts_with("t.csv: ") && message.contains("“SQL”"), "{message}");
    assert!(!message.contains("Bo"), "whose answer it is stays unsaid: {message}");
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
    ];
    for (read, before, lines) in places {
        let source = head(before) + &lines.replace('@', &format!("\"{name}\""));
        let message = read(&source).unwrap_err();
        assert!(message.contains(why), "{message}");
        assert_is_small_and_clean(&message);
    }
    // A wrong setting is told, and the usual words stay.
    let levels = format!("[levels]\nskill = [\"{name}\", \"b\", \"c\", \"d\", \"e\", \"f\"]\n");
    let told = config(&levels).unwrap();
    assert!(told.contains(why) && told.contains("not something I do"), "{told}");
    assert_is_small_and_clean(told.lines().last().unwrap());
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
    let options = Options { scale: "0..5".parse().ok(), ..Options::default() };
    let imported = import::table(&rows, "t.csv", &options).unwrap();
    assert_eq!(imported.team.members().len(), 2);
    let lines = imported.reading.lines(&imported.team).join("\n");
    assert!(lines.contains("is read as one person"), "{lines}");
}

#[rstest]
#[case("member")]
#[case("dimension")]
#[case("situation")]
fn names_that_look_alike_are_flagged_and_stay_two(#[case] list: &str) {
    let lines = format!("[[{list}]]\nname = \"Ann\"\n[[{list}]]\nname = \"\u{410}nn\"\n");
    let read = read::team(&(head("team") + &lines), "team.toml").unwrap();
    let [warning] = &read.warnings[..] else { panic!("{:?}", read.warnings) };
    assert!(warning.to_string().contains("looks almost like another one"), "{warning}");
}

#[test]
fn names_that_look_alike_in_a_table_are_flagged_and_stay_two() {
    let rows = "Name,SQL\nAnn,3\n\u{410}nn,2\nCy,1\n";
    let options = Options { scale: "0..5".parse().ok(), ..Options::default() };
    let imported = import::table(rows, "t.csv", &options).unwrap();
    assert_eq!(imported.team.members().len(), 3);
    let sentences = imported.reading.lines(&imported.team).join("\n");
    assert!(sentences.contains("“\u{410}nn” looks like “Ann”"), "{sentences}");
}

/// The program in a folder, with its home there: its status and what it wrote.
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

/// A folder with a team.
fn with_team() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("team.toml"), BASE).unwrap();
    folder
}
