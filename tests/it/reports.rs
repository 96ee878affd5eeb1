//! What leaves as a report, tried as a command: spectra of few, aliases,
//! candidates, first steps, days, snapshots, pipes, and pairs that are refused.
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

/// A team of which two have answered the spectrum, with a decision and a
/// candidate whose notes name people.
const TEAM: &str = r#"format = 1
[team]
name = "Ferry"
[[dimension]]
id = "oncall"
name = "On call"
need = { level = 4, people = 2, priority = 3 }
[[dimension]]
id = "debate"
name = "In a debate"
kind = "personality"
poles = ["Challenges", "Supports"]
need = { a = 1, b = 1, priority = 2 }
[[member]]
id = "dee"
name = "Dee"
rated = 2026-11-01
speaks = ["debate:a"]
[member.rating]
oncall = 2
debate = "A3"
[[member]]
id = "bo"
name = "Bo"
rated = 2026-11-17
[member.rating]
oncall = 1
debate = "A2"
[[member]]
id = "cyd"
name = "Cyd"
[[candidate]]
id = "ola"
name = "Ola"
[candidate.rating]
oncall = { level = 5, source = "outage drill with Dee", evidence = "Bo froze, Ola took over.", judge = "panel" }
debate = "B3"
[[decision]]
dimension = "oncall"
choice = "grow"
owner = "dee"
due = 2027-02-22
expect = "thin"
note = "Dee leads every second release."
"#;

fn folder(team: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("team.toml"), team).unwrap();
    folder
}

fn command(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("roundtable").unwrap();
    command.current_dir(folder).env("COLUMNS", "100").env_remove("NO_COLOR");
    command
}

fn output(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder).args(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

#[test]
fn a_spectrum_is_shown_from_three_answers_on_in_every_report() {
    let folder = folder(TEAM);
    let told = "2 of 3 have answered; shown once three have";
    for format in ["text", "markdown", "html", "svg"] {
        let report = output(folder.path(), &["show", "team.toml", "--format", format]);
        assert!(report.contains(told), "{format}: {report}");
        for position in ["2 ◂ ▸ 0", "● ", "class=\"dot", "for Supports"] {
            assert!(!report.contains(position), "{format} {position}: {report}");
        }
    }
    for format in ["text", "markdown"] {
        let plan = output(folder.path(), &["plan", "team.toml", "--format", format]);
        assert!(!plan.contains("Supports"), "{plan}");
        let findings =
            output(folder.path(), &["show", "team.toml", "--view", "findings", "--format", format]);
        assert!(!findings.contains("speaks for"), "{findings}");
    }
    for format in ["text", "markdown", "html", "mail"] {
        let arguments = ["show", "team.toml", "--view", "coverage", "--format", format];
        let filled = output(folder.path(), &arguments);
        assert!(filled.contains("0 of 2") && !filled.contains("1 of 2"), "{format}: {filled}");
    }
    let table =
        output(folder.path(), &["show", "team.toml", "--view", "coverage", "--format", "csv"]);
    let row = table.lines().find(|line| line.contains("debate")).unwrap();
    assert!(row.contains("\"unknown\",,,,,,,"), "{row}");
    // Anyone who has the file has the counts.
    let json = output(folder.path(), &["show", "team.toml", "--format", "json"]);
    assert!(json.contains("\"a\": 2"), "{json}");

    let third = TEAM.replace("name = \"Cyd\"", "name = \"Cyd\"\nrating = { debate = \"mid\" }");
    fs::write(folder.path().join("team.toml"), third).unwrap();
    let report = output(folder.path(), &["show", "team.toml"]);
    assert!(report.contains("2 ◂ ▸ 0"), "{report}");
}

#[test]
fn voices_of_few_are_in_no_comparison() {
    let folder = folder(TEAM);
    let later = TEAM.replace("debate = \"A2\"", "debate = \"B2\"");
    fs::write(folder.path().join("later.toml"), later).unwrap();
    let diff = output(folder.path(), &["diff", "team.toml", "later.toml"]);
    assert!(diff.contains("shown once three have answered"), "{diff}");
    assert!(!diff.contains("voices 2"), "{diff}");
}

#[test]
fn aliases_hide_owners_speakers_days_and_every_sentence() {
    let folder = folder(TEAM);
    let arguments =
        ["snapshot", "team.toml", "--names", "alias", "--personality", "--out", "s.toml"];
    let note = ["--note", "Bo hates Ada"];
    command(folder.path())
        .args(arguments.iter().chain(&note))
        .assert()
        .success()
        .stderr(contains("without names no free text is saved"));
    let snapshot = fs::read_to_string(folder.path().join("s.toml")).unwrap();
    for planted in ["Dee", "dee", "Bo", "Ola", "owner", "speaks", "rated", "hates", "release"] {
        assert!(!snapshot.contains(planted), "{planted}: {snapshot}");
    }
    for view in ["map", "findings", "people"] {
        let report = output(folder.path(), &["show", "s.toml", "--view", view]);
        for planted in ["Dee", "Ola", "speaks for", "First step", "release"] {
            assert!(!report.contains(planted), "{view} {planted}: {report}");
        }
    }
}

#[test]
fn candidates_leave_with_a_snapshot_only_when_asked_for() {
    let folder = folder(TEAM);
    output(folder.path(), &["snapshot", "team.toml", "--out", "without.toml"]);
    output(folder.path(), &["snapshot", "team.toml", "--candidates", "--out", "with.toml"]);
    let [without, with] = ["without.toml", "with.toml"]
        .map(|name| fs::read_to_string(folder.path().join(name)).unwrap());
    assert!(!without.contains("Ola") && with.contains("Bo froze, Ola took over."));
    let help = output(folder.path(), &["snapshot", "--help"]);
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("Candidates are left out; a plan keeps their ids."), "{help}");
}

#[test]
fn the_first_step_of_a_decision_is_in_every_report() {
    let folder = folder(TEAM);
    let pairs = [
        ("map", "text"),
        ("map", "markdown"),
        ("map", "html"),
        ("map", "json"),
        ("findings", "text"),
        ("findings", "markdown"),
        ("findings", "csv"),
        ("people", "text"),
        ("people", "markdown"),
    ];
    for (view, format) in pairs {
        let report =
            output(folder.path(), &["show", "team.toml", "--view", view, "--format", format]);
        let words = report.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Dee leads every second release"), "{view} {format}: {report}");
    }
}

#[test]
fn every_report_says_of_which_day_it_is() {
    let folder = folder(TEAM);
    output(folder.path(), &["snapshot", "team.toml", "--out", "s.toml"]);
    let snapshot = fs::read_to_string(folder.path().join("s.toml")).unwrap();
    let (year, rest) = snapshot.split_once("when = ").unwrap().1.split_at(4);
    let iso = format!("{year}{}", &rest[..6]);
    for format in ["text", "markdown", "html", "svg"] {
        let report = output(folder.path(), &["show", "s.toml", "--format", format]);
        assert!(report.contains(&format!(" {year}")), "{format}: {report}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&output(folder.path(), &["show", "s.toml", "--format", "json"]))
            .unwrap();
    assert_eq!(json["as_of"], iso);
    for view in ["map", "coverage", "findings"] {
        let table = output(folder.path(), &["show", "s.toml", "--view", view, "--format", "csv"]);
        assert!(table.lines().nth(1).unwrap().contains(&iso), "{table}");
    }
}

#[test]
fn a_snapshot_of_counts_shows_its_rows_as_they_were_counted() {
    let folder = folder(TEAM);
    let all = ["snapshot", "team.toml", "--personality", "--names", "none", "--out", "counts.toml"];
    output(folder.path(), &all);
    let json = |file: &str| -> serde_json::Value {
        let view = ["show", file, "--view", "coverage", "--format", "json"];
        serde_json::from_str(&output(folder.path(), &view)).unwrap()
    };
    let (live, counted) = (json("team.toml"), json("counts.toml"));
    assert_eq!(live["dimensions"], counted["dimensions"]);
    assert!(counted["summary"]["on_target_cautious"].is_null());
    let text = output(folder.path(), &["show", "counts.toml", "--view", "coverage"]);
    assert!(text.contains("On call") && !text.contains("Person"), "{text}");
    command(folder.path())
        .args(["show", "counts.toml"])
        .assert()
        .code(2)
        .stderr(contains("has counts and no people; use --view coverage"));
}

#[test]
fn a_pair_of_view_and_format_that_does_not_exist_is_refused() {
    let folder = folder(TEAM);
    for (view, format) in [
        ("people", "json"),
        ("people", "svg"),
        ("findings", "svg"),
        ("findings", "json"),
        ("shape", "text"),
    ] {
        command(folder.path())
            .args(["show", "team.toml", "--view", view, "--format", format])
            .assert()
            .code(2)
            .stdout("")
            .stderr(contains(format!("the {view} cannot be written as")));
    }
}

#[test]
fn a_team_comes_from_standard_input_and_from_a_pipe_too() {
    let folder = folder(TEAM);
    command(folder.path())
        .args(["show", "-"])
        .write_stdin(TEAM)
        .assert()
        .success()
        .stdout(contains("On call"));
    command(folder.path())
        .args(["check", "-"])
        .write_stdin("format = 1\n[team]\nname = 3\n")
        .assert()
        .code(2)
        .stderr(contains("standard input:3:8"));
}

#[test]
fn a_message_on_a_pipe_is_one_line_however_long_it_is() {
    let folder = folder(&TEAM.replace("oncall = 2", "oncall = \"a very strange value\""));
    let output = command(folder.path()).args(["check", "team.toml"]).assert().code(2);
    let message = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.chars().count() > 120, "{message}");
}

#[test]
fn a_plan_and_a_comparison_fit_the_width() {
    let folder = TempDir::new().unwrap();
    fs::copy("assets/demo.toml", folder.path().join("team.toml")).unwrap();
    fs::copy("examples/payments-next-quarter.toml", folder.path().join("later.toml")).unwrap();
    for arguments in [&["plan", "team.toml"][..], &["diff", "team.toml", "later.toml"]] {
        for columns in [60, 80, 120] {
            let output = command(folder.path())
                .env("COLUMNS", columns.to_string())
                .args(arguments)
                .assert()
                .success()
                .stdout(predicate::str::is_empty().not());
            let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
            for line in text.lines() {
                assert!(roundtable::text::width(line) <= columns, "{line}");
            }
        }
    }
}

/// The demo a quarter later, with a snapshot of the first day next to it.
fn quarter(names: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy("assets/demo.toml", at("team.toml")).unwrap();
    let keep = ["snapshot", "team.toml", "--names", names, "--out", "kept.toml"];
    output(folder.path(), &keep);
    fs::create_dir(at("team.snapshots")).unwrap();
    let kept = fs::read_to_string(at("kept.toml")).unwrap();
    let (before, after) = kept.split_once("when = ").unwrap();
    let rest = after.split_once('\n').unwrap().1;
    let kept = format!("{before}when = 2026-08-20T09:00:00\n{rest}");
    fs::write(at("team.snapshots/2026-08-20-090000.toml"), kept).unwrap();
    let live = fs::read_to_string(at("team.toml")).unwrap();
    fs::write(at("team.toml"), live.replace("name = \"Dee\"", "name = \"Dee Ng\"")).unwrap();
    folder
}

#[test]
fn the_record_tells_then_and_now_decisions_and_each_row_over_time() {
    let folder = quarter("keep");
    for format in ["text", "markdown", "html", "mail"] {
        let record = output(folder.path(), &["record", "team.toml", "--format", format]);
        let words = record.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in ["20 Aug 2026", "Then and now", "Decisions", "First step", "Over time"] {
            assert!(words.contains(part), "{format} {part}: {record}");
        }
    }
    let trend = output(folder.path(), &["record", "team.toml", "--format", "csv"]);
    let mut days: Vec<&str> = trend.lines().skip(1).map(|l| l.split(',').nth(1).unwrap()).collect();
    days.dedup();
    assert_eq!(days.len(), 2, "{trend}");
    assert_eq!(days[0], "2026-08-20");
    let picture = output(folder.path(), &["record", "team.toml", "--format", "svg"]);
    assert!(picture.contains("20 Aug 2026") && picture.contains("Running it"), "{picture}");
}

#[test]
fn the_trend_of_today_says_what_json_says() {
    let folder = quarter("none");
    let trend = output(folder.path(), &["record", "team.toml", "--format", "csv"]);
    let json: serde_json::Value =
        serde_json::from_str(&output(folder.path(), &["show", "team.toml", "--format", "json"]))
            .unwrap();
    let today = json["as_of"].as_str().unwrap();
    let mut compared = 0;
    for dimension in json["dimensions"].as_array().unwrap() {
        if dimension["kind"] == "personality" || dimension["state"] == "not_needed" {
            continue;
        }
        let id = format!("\"{}\"", dimension["id"].as_str().unwrap());
        let of_it = |day: &str| -> Vec<String> {
            let line = trend.lines().find(|line| line.contains(&id) && line.contains(day));
            let line = line.unwrap_or_else(|| panic!("{id} on {day}: {trend}"));
            line.rsplit(',').take(5).map(|cell| cell.replace('"', "")).collect()
        };
        for day in ["2026-08-20", today] {
            let [_, rated, needed, filled, state] = &of_it(day)[..] else { panic!() };
            assert_eq!(*state, dimension["state"].as_str().unwrap(), "{id} {day}");
            assert_eq!(*filled, dimension["seats_filled"].to_string());
            assert_eq!(*needed, dimension["seats_needed"].to_string());
            assert_eq!(*rated, dimension["rated"].to_string());
        }
        compared += 1;
    }
    assert!(compared > 5);
}

#[test]
fn a_snapshot_with_aliases_compares_with_the_live_file() {
    let folder = quarter("alias");
    let kept = "team.snapshots/2026-08-20-090000.toml";
    let diff = output(folder.path(), &["diff", kept, "team.toml"]);
    assert!(!diff.contains("joined") && !diff.contains("left"), "{diff}");
    for name in ["Dee", "Ada", "Eve"] {
        assert!(!diff.contains(name), "{diff}");
    }
    let record = output(folder.path(), &["record", "team.toml"]);
    assert!(record.contains("20 Aug 2026") && !record.contains("Dee"), "{record}");
}

#[test]
fn a_plan_and_a_comparison_are_pages_too() {
    let folder = quarter("keep");
    let kept = "team.snapshots/2026-08-20-090000.toml";
    for arguments in [&["plan", "team.toml"][..], &["diff", kept, "team.toml"]] {
        for format in ["html", "mail"] {
            let page = output(folder.path(), &[arguments, &["--format", format]].concat());
            assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{page}");
            assert!(!page.contains("<script") && !page.contains("class=\"\""), "{page}");
        }
    }
}

#[test]
fn a_mail_has_its_meaning_in_tables_with_colours_as_attributes() {
    let folder = quarter("keep");
    for view in ["map", "findings", "people", "coverage"] {
        let mail =
            output(folder.path(), &["show", "team.toml", "--view", view, "--format", "mail"]);
        for never in ["<svg", "<style", "<details", "hidden", "class="] {
            assert!(!mail.contains(never), "{view} {never}");
        }
    }
    let mail = output(folder.path(), &["show", "team.toml", "--format", "mail"]);
    assert!(mail.contains("<td bgcolor=\"#155a68\" style=\"background:#155a68;color:#ffffff\">"));
}

#[test]
fn what_people_call_things_stays_text_in_every_format() {
    let odd = r#"format = 1
[team]
name = "R&D"
[[dimension]]
id = "na"
name = "NA"
[[dimension]]
id = "seven"
name = "007"
[[dimension]]
id = "excel"
name = "=Excel"
[[member]]
name = "@sam"
rating = { na = 1, seven = 2, excel = 3 }
[[member]]
name = "O'Brien, Ann"
rating = { na = 3, seven = 4, excel = 3 }
[[member]]
name = "שרה לוי"
rating = { na = 3, seven = 4, excel = 4 }
"#;
    let folder = folder(odd);
    let table = output(folder.path(), &["show", "team.toml", "--format", "csv"]);
    for quoted in ["\"NA\"", "\"007\"", "\"'=Excel\"", "\"'@sam\"", "\"O'Brien, Ann\""] {
        assert!(table.contains(quoted), "{quoted}: {table}");
    }
    assert!(table.contains(",3,,,true,"), "levels stay numbers: {table}");
    let text = output(folder.path(), &["show", "team.toml", "--format", "markdown"]);
    assert!(text.contains("# R&D\n") && text.contains("| @<!-- -->sam |"), "{text}");
    let page = output(folder.path(), &["show", "team.toml", "--format", "html"]);
    assert!(page.contains("<bdi>שרה לוי</bdi>"), "{page}");
    let findings = output(folder.path(), &["show", "team.toml", "--view", "findings"]);
    assert!(findings.contains("@sam; O'Brien, Ann and שרה לוי"), "{findings}");
}
