//! The way to a hire: interviews, candidates side by side, the advert.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::str::contains;
use roundtable::files::{read, write};
use serde_json::Value;
use tempfile::TempDir;

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::copy("assets/demo.toml", folder.path().join("team.toml")).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("roundtable").unwrap();
    command.current_dir(folder).env("COLUMNS", "400").args(arguments).assert()
}

fn output(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder, arguments).success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

fn interview(folder: &Path, file: &str, by: &str, level: u8) {
    let text = format!(
        "format = 1\nkind = \"interview\"\ncandidate = \"Lea\"\nby = \"{by}\"\n\n[rating]\n\
         operations = {{ level = {level}, evidence = \"the drill\" }}\n"
    );
    fs::write(folder.join(file), text).unwrap();
}

#[test]
fn side_by_side_fills_where_the_json_closes() {
    let folder = folder();
    interview(folder.path(), "ada.toml", "Ada", 4);
    let with = ["plan", "team.toml", "--candidates", "ada.toml"];
    let names = ["Hana", "Lea", "Ivo"];
    let page = output(
        folder.path(),
        &[&with[..], &["--compare"], &names, &["--format", "markdown"]].concat(),
    );
    let json: Value =
        serde_json::from_str(&output(folder.path(), &[&with[..], &["--format", "json"]].concat()))
            .unwrap();
    let show: Value =
        serde_json::from_str(&output(folder.path(), &["show", "team.toml", "--format", "json"]))
            .unwrap();
    let mut seen = 0;
    for dimension in show["dimensions"].as_array().unwrap() {
        let name = dimension["name"].as_str().unwrap();
        let Some(row) = page.lines().find(|line| line.starts_with(&format!("| {name} |"))) else {
            let left_out = ["personality", "not_needed", "unknown"];
            let kind = [&dimension["kind"], &dimension["state"]];
            assert!(kind.iter().any(|of| left_out.contains(&of.as_str().unwrap())), "{name}");
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for (column, who) in names.iter().enumerate() {
            let ranked = json["ranking"].as_array().unwrap();
            let ranked = ranked.iter().find(|one| one["name"] == *who).unwrap();
            let closes = ranked["closes"].as_array().unwrap().contains(&dimension["id"]);
            let cell = cells[4 + column];
            assert_eq!(cell.contains("fills a place"), closes, "{name}, {who}: {cell}");
            seen += usize::from(closes);
        }
    }
    assert!(seen > 5);
    assert!(page.contains("Ada 4"), "{page}");
}

#[test]
fn interviewers_are_kept_apart_and_the_lowest_counts() {
    let folder = folder();
    for (file, by, level) in [("ada.toml", "Ada", 4), ("bo.toml", "Bo", 3)] {
        interview(folder.path(), file, by, level);
    }
    let compare = ["plan", "team.toml", "--candidates", "ada.toml", "bo.toml", "--compare"];
    let page = output(folder.path(), &[&compare[..], &["Hana", "Lea"]].concat());
    for part in [
        "one step short: Ada 4, Bo 3",
        "Running it: Ada 4, Bo 3. The plan counts 3, the panel's lowest, until you agree.",
        "If you agree on 4 for Lea on Running it, Lea fills a place there.",
        "\"the drill\" (Bo)",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn an_interview_of_nobody_known_is_refused_with_what_to_do() {
    let folder = folder();
    interview(folder.path(), "ada.toml", "Ada", 4);
    let text = fs::read_to_string(folder.path().join("ada.toml")).unwrap();
    fs::write(folder.path().join("ada.toml"), text.replace("Lea", "Zoe")).unwrap();
    let plan = ["plan", "team.toml", "--candidates", "ada.toml"];
    command(folder.path(), &plan).code(2).stderr(contains("there is no candidate \"Zoe\""));
    fs::write(folder.path().join("ada.toml"), text.replace("\"Ada\"", "\"\"")).unwrap();
    command(folder.path(), &plan).code(2).stderr(contains("ada.toml:4"));
}

#[test]
fn a_candidates_file_can_be_read_again() {
    let folder = folder();
    let again = "format = 1\nkind = \"candidate\"\nname = \"Lea\"\n[rating]\noperations = 5\n\
                 no_such_row = 3\n";
    fs::write(folder.path().join("lea.toml"), again).unwrap();
    let plan = ["plan", "team.toml", "--candidates", "lea.toml", "--format", "json"];
    let done = command(folder.path(), &plan).success().stderr(contains("no_such_row"));
    let json: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let lea = json["ranking"].as_array().unwrap().iter().filter(|one| one["name"] == "Lea");
    let lea: Vec<&Value> = lea.collect();
    assert_eq!(lea.len(), 1);
    assert!(lea[0]["closes"].as_array().unwrap().contains(&"operations".into()));
}

#[test]
fn the_interview_file_is_read_as_it_is_filled_in() {
    let folder = folder();
    let blank = output(
        folder.path(),
        &["plan", "team.toml", "--view", "interview", "--of", "Lea", "--format", "toml"],
    );
    let filled = blank.replace("by = \"\"", "by = \"Ada\"").replace(
        "# operations = { level = , evidence = \"\" }",
        "operations = { level = 4, evidence = \"ran the drill\" }",
    );
    assert_ne!(blank, filled);
    fs::write(folder.path().join("ada.toml"), filled).unwrap();
    let page = output(
        folder.path(),
        &["plan", "team.toml", "--candidates", "ada.toml", "--compare", "Lea", "Hana"],
    );
    assert!(page.contains("\"ran the drill\" (Ada)"), "{page}");
}

#[test]
fn the_advert_and_the_sheet_name_nobody() {
    let folder = folder();
    let team = read::team(&fs::read_to_string("assets/demo.toml").unwrap(), "demo").unwrap().team;
    for view in ["advert", "interview"] {
        for format in ["text", "markdown", "html", "mail"] {
            let page =
                output(folder.path(), &["plan", "team.toml", "--view", view, "--format", format]);
            let words: Vec<&str> = page.split(|c: char| !c.is_alphabetic()).collect();
            let names = team.members().iter().map(|one| &one.name);
            let names = names.chain(team.candidates.iter().map(|one| &one.name));
            for name in names {
                assert!(!words.contains(&name.as_str()), "{view} {format}: {name}");
            }
            assert!(page.contains("Running it"), "{page}");
        }
    }
}

#[test]
fn a_second_opinion_changes_one_line_of_the_file() {
    let source = "format = 1\n[team]\nname = \"T\"\n[[dimension]]\nid = \"data\"\nname = \"Data\"\n\
                  [[candidate]]\nid = \"hana\"\nname = \"Hana\"\n[candidate.rating]\n\
                  data = 4 # from the letter\n";
    let mut team = read::team(source, "team.toml").unwrap().team;
    let mut answer = team.candidates[0].answers[0].clone();
    answer.judge = roundtable::team::Judge::Panel;
    answer.source = "Ada".to_owned();
    answer.rating = roundtable::team::Rating::level(3).unwrap();
    assert_eq!(team.candidates[0].take_views(vec![answer.clone()]), 1);
    assert_eq!(team.candidates[0].take_views(vec![answer]), 0, "the same again changes nothing");
    let saved = write::team(&team, Some(source)).unwrap();
    let with = "data = [{ level = 4 }, { level = 3, source = \"Ada\", judge = \"panel\" }] \
                # from the letter\n";
    assert_eq!(saved, source.replace("data = 4 # from the letter\n", with));
    assert!(read::team(&saved, "team.toml").unwrap().team == team);
    // A person may write a number in such a list; it is changed where it is.
    let by_hand = saved.replace("{ level = 4 },", "4, # her letter\n ");
    let mut team = read::team(&by_hand, "team.toml").unwrap().team;
    team.candidates[0].answers[0].rating = roundtable::team::Rating::level(5).unwrap();
    let saved = write::team(&team, Some(&by_hand)).unwrap();
    assert_eq!(saved, by_hand.replace("4, # her letter", "{ level = 5 }, # her letter"));
    assert!(read::team(&saved, "team.toml").unwrap().team == team);
}

#[test]
fn what_is_decided_shows_what_would_be_and_what_comes_too_late() {
    let folder = folder();
    let team = folder.path().join("team.toml");
    let text = fs::read_to_string(&team).unwrap();
    let text = text
        .replacen("expect = \"thin\"", "months = 9\nreach = { dee = 4 }\nhire = [\"hana\"]", 1)
        .replacen("name = \"Launch the new checkout\"", "name = \"Launch\"\nby = 2027-03-01", 1);
    fs::write(&team, text).unwrap();
    let page = output(folder.path(), &["plan", "team.toml", "--view", "planned"]);
    for part in [
        "Running it",
        "Dee reaches 4 by 22 Feb 2027; Hana joins",
        "covered so far",
        "Running it: to grow takes nine months from 18 Nov 2026, until 18 Aug 2027. The situation \
         needs it by 1 Mar 2027.",
        "Data and analysis: share, Eve",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    // The headline of then is that of the team once every decision has worked out.
    let came = fs::read_to_string(&team).unwrap();
    let dee = "operations = { level = 2, want = \"grow\" }";
    let (before, after) = came.split_once("[[candidate]]\nid = \"hana\"").unwrap();
    let (hana, after) = after.split_once("[[candidate]]").unwrap();
    let hana = hana.replace("[candidate.rating]", "[member.rating]");
    let hana: Vec<String> = hana
        .lines()
        .map(|line| match line.split_once(" = { level = ") {
            Some((key, rest)) => format!("{key} = {}", &rest[..1]),
            None => line.to_owned(),
        })
        .collect();
    let came = format!(
        "{}[[member]]\nid = \"hana\"{}\n[[candidate]]{after}",
        before.replace(dee, "operations = 4"),
        hana.join("\n")
    );
    fs::write(&team, came).unwrap();
    let show =
        output(folder.path(), &["show", "team.toml", "--view", "coverage", "--format", "text"]);
    let headline = page.lines().nth(1).unwrap();
    assert!(show.contains(headline), "{headline}\n{show}");
}

#[test]
fn a_sheet_can_come_through_a_pipe() {
    let folder = folder();
    let sheet = "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n\
                 rated = 2026-11-20\n[rating]\nui = 2\n";
    let mut command = Command::cargo_bin("roundtable").unwrap();
    command.current_dir(folder.path()).args(["collect", "team.toml", "-"]).write_stdin(sheet);
    command.assert().success().stdout(contains("standard input: taken"));
    let saved = fs::read_to_string(folder.path().join("team.toml")).unwrap();
    assert!(saved.contains("ui = 2"), "{saved}");
}
