//! Tables as people have them, made into teams. Every file of `tests/tables`
//! is one; its team and how it was read are in a snapshot next to the others.
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::report::with_page_in;
use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use proptest::prelude::*;
use proptest::sample::select;
use roundtable::files::write;
use roundtable::import::{self, Book, Imported, Options, People};
use roundtable::report::show;
use roundtable::report::{Dialect, Format, View};
use roundtable::team::{End, Kind, Rating, Team};

fn tables(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn imported(path: &Path, options: &Options) -> Result<Imported, String> {
    let read = || {
        let book = Book::open(&fs::read(path).unwrap(), &name(path), options)?;
        book.draft(&name(path), options)?.settled(&name(path))
    };
    read().map_err(|fault| fault.to_string())
}

fn stem(path: &Path) -> Options {
    let called = path.file_stem().unwrap().to_string_lossy().into_owned();
    Options { called: Some(called), ..Options::default() }
}

#[test]
fn every_table_becomes_the_team_that_its_snapshot_says() {
    let tables = tables("tests/tables");
    assert!(tables.len() >= 12, "only {} tables", tables.len());
    for path in tables {
        let Imported { team, reading } =
            imported(&path, &stem(&path)).unwrap_or_else(|fault| panic!("{fault}"));
        let told = reading.lines(&team).join("\n");
        let file = write::team(&team, None).unwrap();
        insta::assert_snapshot!(format!("table_{}", name(&path)), format!("{told}\n\n{file}"));
    }
}

#[test]
fn a_table_that_cannot_be_read_says_which_line_and_why() {
    let mut told = String::new();
    for path in tables("tests/tables/bad") {
        let fault = imported(&path, &stem(&path)).expect_err(&name(&path));
        assert!(fault.contains("; "), "no remedy: {fault}");
        assert!(!fault.chars().any(|c| c.is_control() && c != '\n'), "{fault:?}");
        told.push_str(&fault);
        told.push('\n');
    }
    insta::assert_snapshot!("tables_refused", told);
}

#[test]
fn what_is_said_overrules_what_is_guessed() {
    let table = "Who,Docker,Linux\nPython,3,2\nRust,1,3\n";
    let options = Options {
        people: Some(People::Columns),
        scale: "0..5".parse().ok(),
        kind: Some(Kind::Experience),
        name: Some("Two".to_owned()),
        ..Options::default()
    };
    let team = import::table(table, "t.csv", &options).unwrap().team;
    assert_eq!(team.name, "Two");
    let names: Vec<&str> = team.members().iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Docker", "Linux"]);
    assert!(team.dimensions().iter().all(|own| own.kind == Kind::Experience));
    assert!(team.ratings().get(0, 0) == Rating::level(3).unwrap());
}

#[test]
fn marks_of_which_one_is_the_best_are_read_from_the_other_end() {
    let options = Options { scale: "6..1".parse().ok(), ..Options::default() };
    let team = import::table("Name,A\nAda,1\nBo,6\n", "t.csv", &options).unwrap().team;
    assert!(team.ratings().get(0, 0) == Rating::level(5).unwrap());
    assert!(team.ratings().get(0, 1) == Rating::level(0).unwrap());
}

#[test]
fn a_number_off_the_scale_that_was_given_is_asked_about_without_the_person() {
    let options = Options { scale: "1..5".parse().ok(), ..Options::default() };
    let fault = import::table("Name,A\nAda,3\nBo,9\n", "t.csv", &options).unwrap_err().to_string();
    assert!(fault.contains("“A” has 9, which is not on a scale of 1..5"), "{fault}");
    assert!(fault.contains("--skip \"A\"") && !fault.contains("Bo"), "{fault}");
}

#[test]
fn of_two_answers_on_one_thing_the_newest_day_counts_and_without_days_it_is_asked() {
    let read = |table: &str| {
        let Imported { team, reading } =
            import::table(table, "t.csv", &Options::default()).unwrap();
        (team.ratings().get(0, 0).value(), reading.left_out().join("\n"))
    };
    let dated = "who,skill,level,date\nAda,SQL,2,2026-01-31\nAda,SQL,4,2026-05-01T09:00\n";
    let (level, told) = read(dated);
    assert_eq!(level, Some(4));
    assert_eq!(told, "lines 2, 3: “Ada” answered “SQL” 2 times; line 3 is used");
    let mut turned: Vec<&str> = dated.lines().collect();
    turned.swap(1, 2);
    assert_eq!(read(&turned.join("\n")).0, Some(4), "the order of the lines means nothing");
    for open in [
        "who,skill,level\nAda,SQL,2\nAda,SQL,4\n",
        "who,skill,level,date\nAda,SQL,2,2026-01-31\nAda,SQL,4,\n",
        "who,skill,level,date\nAda,SQL,2,2026-01-31\nAda,SQL,4,2026-01-31\n",
    ] {
        let fault = import::table(open, "t.csv", &Options::default()).unwrap_err().to_string();
        assert!(fault.contains("different answers on “SQL” in lines 2, 3"), "{fault}");
        assert!(fault.contains("--skip 3"), "{fault}");
    }
    let same = read("who,skill,level\nAda,SQL,4\nAda,SQL,4\n");
    assert_eq!(same.0, Some(4), "the same twice is no contradiction");
}

#[test]
fn of_several_quarters_the_newest_row_counts_once_it_is_said() {
    let rows = ["Q2,Ada,4", "Q4,Ada,1", "Q3,Ada,5"];
    let options =
        Options { roles: vec![("Period".to_owned(), import::Role::Day)], ..Options::default() };
    for turn in 0..rows.len() {
        let mut turned = rows;
        turned.rotate_left(turn);
        let table = format!("Period,Name,SQL\n{}\n", turned.join("\n"));
        let fault = import::table(&table, "t.csv", &Options::default()).unwrap_err().to_string();
        assert!(fault.contains("--role \"Period=day\"") && !fault.contains("Ada"), "{fault}");
        let team = import::table(&table, "t.csv", &options).unwrap().team;
        assert_eq!(team.ratings().get(0, 0).value(), Some(1), "{table}");
    }
}

#[test]
fn answers_of_one_person_are_asked_whose_they_are() {
    let table =
        "Skill,Level,Assessed\nOvens,3,2026-10-01\nBread,0,2026-10-01\nOvens,5,2026-11-01\n";
    let fault = import::table(table, "t.csv", &Options::default()).unwrap_err().to_string();
    assert!(fault.contains("--rater NAME") && fault.contains("--role \"Level=need\""), "{fault}");
    let options = Options { rater: Some("Ada Berg".into()), ..Options::default() };
    let team = import::table(table, "t.csv", &options).unwrap().team;
    assert_eq!(team.members().len(), 1);
    assert_eq!(team.members()[0].name, "Ada Berg");
    let levels: Vec<Rating> = team.ratings().row(0).collect();
    assert_eq!(levels.len(), 2);
    assert!(levels == [Rating::level(5).unwrap(), Rating::level(0).unwrap()]);
}

#[test]
fn a_spectrum_without_two_poles_says_how_to_write_them() {
    let options = Options { kind: Some(Kind::Personality), ..Options::default() };
    let fault = import::table("Name,Humour\nAda,A2\n", "t.csv", &options).unwrap_err();
    assert!(fault.to_string().contains("Bold / Careful"), "{fault}");
}

/// What an export tells of a team: every row, and on it every answer that may
/// leave as its owner's; with `everyone` also who gave none.
fn told(team: &Team, everyone: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, row) in team.dimensions().iter().enumerate() {
        let answers = team.members().iter().enumerate().filter_map(|(at, person)| {
            let rating = team.ratings().get(index, at);
            let is_open = match rating.value() {
                Some(0 | 1) => person.speaks_for(&row.id, End::A),
                Some(5 | 6) => person.speaks_for(&row.id, End::B),
                _ => false,
            };
            let open = !row.is_spectrum() || is_open;
            let (value, want) = (rating.value().filter(|_| open), rating.want().filter(|_| open));
            let named =
                format!("{} {} {:?} {value:?} {want:?}", person.id, person.name, person.rated);
            (everyone || value.is_some() || want.is_some()).then_some(named)
        });
        let answers: Vec<String> = answers.collect();
        if !answers.is_empty() {
            lines.push(format!("{} {} {:?} {:?}", row.id, row.name, row.kind, row.poles));
            lines.extend(answers);
        }
    }
    lines
}

#[test]
fn what_this_program_writes_it_reads_back() {
    let demo = roundtable::files::read::team(roundtable::assets::DEMO, "demo").unwrap().team;
    let hostile = fs::read_to_string("tests/data/formulas.toml").unwrap();
    let hostile = roundtable::files::read::team(&hostile, "formulas").unwrap().team;
    for team in [demo, hostile] {
        let mut written = vec![with_page_in(&team, None, |page| {
            show::write(page, View::Map, Format::Xlsx, 0).unwrap()
        })];
        for separator in [',', ';', '\t'] {
            for mark in [false, true] {
                let dialect = Dialect { separator, mark };
                written.push(with_page_in(&team, None, |page| {
                    show::csv(page, View::Map, dialect).unwrap().into_bytes()
                }));
            }
        }
        for bytes in written {
            let options = Options::default();
            let book = Book::open(&bytes, "t", &options).unwrap();
            let again = book.draft("t", &options).unwrap().settled("t").unwrap();
            assert_eq!(again.team.name, team.name);
            // A CSV has a row an answer, a workbook also a row a missing one.
            let everyone = bytes.starts_with(b"PK");
            let (is, was) = (told(&again.team, everyone), told(&team, everyone));
            assert_eq!(is.iter().zip(&was).find(|(is, was)| is != was), None);
            assert_eq!(is.len(), was.len());
            assert_eq!(again.reading.left_out(), &[] as &[String]);
        }
    }
}

#[test]
fn the_map_of_a_workbook_comes_back_on_its_own() {
    let demo = roundtable::files::read::team(roundtable::assets::DEMO, "demo").unwrap().team;
    let bytes =
        with_page_in(&demo, None, |page| show::write(page, View::Map, Format::Xlsx, 0).unwrap());
    let options = Options { sheet: Some("Map".into()), ..Options::default() };
    let book = Book::open(&bytes, "t", &options).unwrap();
    let team = book.draft("t", &options).unwrap().settled("t").unwrap().team;
    let rows = demo.dimensions().iter().filter(|row| !row.is_spectrum());
    for (index, row) in rows.enumerate() {
        let again = &team.dimensions()[index];
        assert_eq!((&again.name, again.kind), (&row.name, row.kind));
        for (at, person) in demo.members().iter().enumerate() {
            assert_eq!(team.members()[at].name, person.name);
            let place = demo.dimension_index(row.id.as_str()).unwrap();
            let (here, there) = (team.ratings().get(index, at), demo.ratings().get(place, at));
            assert_eq!((here.value(), here.want()), (there.value(), there.want()), "{}", row.name);
        }
    }
}

// The command

fn roundtable(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
    command.current_dir(folder);
    command
}

#[test]
fn import_shows_how_it_reads_a_table_and_writes_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("matrix.csv"), "Name,SQL,Design\nAda,4,\nBo,n/a,1\n").unwrap();
    roundtable(folder.path())
        .args(["import", "matrix.csv"])
        .assert()
        .success()
        .stdout(contains("people in rows").and(contains("n/a    →  not answered")))
        .stdout(contains("Nothing is written yet"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn import_writes_a_team_that_check_finds_sound_and_never_writes_over_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("matrix.csv"), "Name,SQL,Design\nAda,4,\nBo,n/a,1\n").unwrap();
    let import = ["import", "matrix.csv", "--out", "team.toml", "--scale", "0..5"];
    roundtable(folder.path())
        .args(import)
        .assert()
        .success()
        .stdout(contains("team.toml is saved"));
    let written = fs::read_to_string(folder.path().join("team.toml")).unwrap();
    roundtable(folder.path()).args(["check", "team.toml"]).assert().success();
    roundtable(folder.path()).args(import).assert().code(2).stderr(contains("team.toml"));
    assert_eq!(fs::read_to_string(folder.path().join("team.toml")).unwrap(), written);
}

#[test]
fn import_reads_what_is_pasted_into_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    roundtable(folder.path())
        .args(["import", "-", "--out", "team.toml"])
        .write_stdin("Skill\tAda\tBo\nSQL\t4\t\n")
        .assert()
        .success()
        .stdout(contains("people in columns"));
    assert!(folder.path().join("team.toml").exists());
}

#[test]
fn import_refuses_a_scale_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("matrix.csv"), "Name,SQL\nAda,4\n").unwrap();
    roundtable(folder.path())
        .args(["import", "matrix.csv", "--scale", "five"])
        .assert()
        .code(2)
        .stderr(contains("MIN..MAX"));
}

// Laws

proptest! {
    #[test]
    fn any_table_comes_back_as_it_was_written_whichever_way_it_stands(
        levels in (1_usize..6, 1_usize..6).prop_flat_map(|(people, skills)| {
            let level = prop_oneof![1 => Just(None), 4 => (0_u8..=5).prop_map(Some)];
            proptest::collection::vec(proptest::collection::vec(level, skills), people)
        }),
        separator in select(vec![",", ";", "\t"]),
        end in select(vec!["\n", "\r\n"]),
        in_rows in any::<bool>(),
        mark in any::<bool>(),
    ) {
        let (people, skills) = (levels.len(), levels[0].len());
        let [across, down] = if in_rows { [skills, people] } else { [people, skills] };
        let label = |is_person: bool, at: usize| {
            format!("{} {at}", if is_person { "Person" } else { "Skill" })
        };
        let mut table = String::from(if mark { "\u{FEFF}" } else { "" });
        table.push_str(if in_rows { "Name" } else { "Skill" });
        for at in 0..across {
            let _ = write!(table, "{separator}{}", label(!in_rows, at));
        }
        for row in 0..down {
            let _ = write!(table, "{end}{}", label(in_rows, row));
            for column in 0..across {
                let [person, skill] = if in_rows { [row, column] } else { [column, row] };
                let cell = levels[person][skill].map_or(String::new(), |level| level.to_string());
                let _ = write!(table, "{separator}{cell}");
            }
        }
        // Of skills in rows, one that nobody answered looks like a heading.
        prop_assume!(in_rows || (0..skills).all(|skill| levels.iter().any(|p| p[skill].is_some())));
        let options = Options { scale: "0..5".parse().ok(), ..Options::default() };
        let read = import::table(&table, "t.csv", &options);
        if levels.iter().flatten().all(Option::is_none) {
            let fault = read.unwrap_err().to_string();
            prop_assert!(fault.contains("but no answers") || fault.contains("no skills"));
            return Ok(());
        }
        let team = read.unwrap().team;
        prop_assert_eq!((team.members().len(), team.dimensions().len()), (people, skills));
        for (person, row) in levels.iter().enumerate() {
            for (skill, &level) in row.iter().enumerate() {
                let expected = level.and_then(Rating::level).unwrap_or_default();
                prop_assert!(team.ratings().get(skill, person) == expected);
            }
        }
    }

    #[test]
    fn no_text_at_all_makes_it_fail_otherwise_than_with_a_message(
        text in "[\\PC\\n\\t;,\"0-9]{0,120}",
        people in select(vec![None, Some(People::Rows), Some(People::Columns)]),
        kind in select(vec![None, Some(Kind::Experience), Some(Kind::Personality)]),
    ) {
        let options = Options { people, kind, ..Options::default() };
        if let Ok(Imported { team, reading }) = import::table(&text, "t.csv", &options) {
            let file = write::team(&team, None).unwrap();
            let read = roundtable::files::read::team(&file, "t.toml").unwrap();
            prop_assert!(read.team == team, "what is written is read as another team");
            prop_assert!(!reading.lines(&team).is_empty());
        }
    }
}
